// The network drawn as it is: each unit as a map of what it answers over the plane, each weight as a line.

import { field, MAP } from "../field.js";
import { makeCanvas, paintMap, paintPixels, placeMap, scaleEnds } from "../map.js";
import { nextStep, strength } from "../moves.js";
import { paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";
import { heaviness, NEGATIVE, thickness } from "../weights.js";

const EXPLAINED = [[0.1, "changes by 0.1"], [0.001, "0.001"], [0, "hardly"]]; // what the legend shows the lines of

register("units", class UnitsPanel extends Panel {
  draw(context, width, height, view) {
    const { theme, run } = view;
    const { n, activations } = run.nets[this.spec.net];
    const most = Math.max(...n);
    const side = Math.max(14, Math.min(64, (height - 34) / most - 8, width / (n.length * 1.6)));
    const centre = (layer, unit) => [
      side / 2 + 6 + (layer * (width - side - 12)) / (n.length - 1),
      18 + (height - 22) * ((unit + 0.5) / n[layer]),
    ];
    const maps = field(view, this.spec.net, this.spec.domain);
    const { net, legs } = this.spec;
    const moves = legs.length ? view.keep(this, "moves", [view.k, view.edited(net)], () => nextStep(view, net, legs)) : null;
    const color = moves ? (w, at) => mix(theme.grid, theme.text, strength(moves[at])) : (w) => (w === 0 ? theme.grid : w > 0 ? theme.class1 : theme.class0);
    this.weights(context, n, view.parameters(net), centre, side, color);
    if (moves) this.explain([...EXPLAINED.map(([size, label]) => [label, mix(theme.grid, theme.text, strength(size)), []]), ["w < 0", theme.text, NEGATIVE]]);
    n.forEach((units, layer) => {
      paintText(context, theme, layer === 0 ? "x" : layer === n.length - 1 ? "ŷ" : `a[${layer}]`, centre(layer, 0)[0], 9, { color: theme.quiet });
      for (let unit = 0; unit < units; unit++) {
        const [x, y] = centre(layer, unit);
        const place = [x - side / 2, y - side / 2, side, side];
        if (layer === 0) placeMap(context, this.inputMap(view, maps, unit), ...place);
        else paintMap(context, maps[layer][unit], MAP, ...scaleEnds(activations[layer - 1], maps[layer][unit]), theme.scale, ...place);
        context.strokeStyle = theme.muted;
        context.lineWidth = 1;
        context.strokeRect(...place);
        if (layer === 0) paintText(context, theme, unit === 0 ? "x₁" : "x₂", x, y, { size: 13 });
      }
    });
  }

  /** The map of an input, which never changes. */
  inputMap(view, maps, unit) {
    const { scale } = view.theme;
    const values = maps[0][unit];
    return view.keep(this, `x ${unit}`, [scale], () => paintPixels(makeCanvas(MAP, MAP), values, MAP, ...scaleEnds("linear", values), scale));
  }

  /** Solid for positive weights, dashed for negative ones; the wider, the larger. `color(w, place in theta)` is their colour. */
  weights(context, n, theta, centre, side, color) {
    let start = 0;
    for (let layer = 1; layer < n.length; layer++) {
      const [rows, columns] = [n[layer], n[layer - 1]];
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const at = start + i * columns + j;
          const w = theta[at];
          const [[x1, y1], [x2, y2]] = [centre(layer - 1, j), centre(layer, i)];
          const ends = [[x1 + side / 2, y1], [x2 - side / 2, y2]];
          paintLine(context, ends, color(w, at), thickness(heaviness(w)), w < 0 ? NEGATIVE : []);
        }
      }
      start += rows * (columns + 1);
    }
  }
});
