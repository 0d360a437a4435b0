// A network of any depth drawn with its sizes: a column of units for each layer, L and n[l] written beside them.

import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

const MOST_UNITS = 12; // drawn in a column; of a taller one only the ends

register("sizes", class SizesPanel extends Panel {
  draw(context, width, height, { theme, run, k }) {
    const { n, since, glow } = this.spec;
    const reached = since ? run.arrays[since].values[k] : n.length;
    const gap = (width - 56) / Math.max(1, n.length - 1);
    const most = Math.min(MOST_UNITS, Math.max(...n));
    const room = (height - 50) / most;
    const radius = Math.max(2, Math.min(11, room * 0.42, gap * 0.3));
    const columns = n.map((units, l) => {
      const shown = Math.min(units, MOST_UNITS);
      return Array.from({ length: shown }, (_, i) => [28 + l * gap, 26 + room * (i + 0.5 + (most - shown) / 2)]);
    });
    const left = (l) => (l >= reached ? 0.12 + 0.88 * run.arrays[glow].values[l] : 0);
    for (let l = 1; l < n.length; l++) this.weights(context, theme, columns[l - 1], columns[l], left(l));
    n.forEach((units, l) => {
      const lit = left(l);
      columns[l].forEach((place, i) => {
        const dots = units > MOST_UNITS && i === MOST_UNITS / 2;
        if (dots) paintText(context, theme, "⋮", ...place, { size: 15 });
        else this.unit(context, theme, place, radius, l === 0, lit, l === reached);
      });
      this.label(context, theme, l, n, columns[l][0][0], gap, height);
    });
  }

  /** The weights between two layers, pale; amber where the mistake has come back, the more of it is left. */
  weights(context, theme, left, right, lit) {
    context.beginPath();
    for (const start of left) {
      for (const end of right) {
        context.moveTo(...start);
        context.lineTo(...end);
      }
    }
    context.strokeStyle = lit ? mix(theme.grid, theme.class0, 0.65 * lit) : theme.grid;
    context.lineWidth = 0.8;
    context.stroke();
  }

  /** A unit is a circle, an input a square; the more of the gradient is left there, the fuller its colour. */
  unit(context, theme, [x, y], r, input, lit, current) {
    context.beginPath();
    if (input) context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
    else context.arc(x, y, r, 0, 2 * Math.PI);
    context.fillStyle = mix(theme.background, lit ? theme.class0 : theme.class1, lit || 0.14);
    context.fill();
    context.strokeStyle = current ? theme.text : lit ? theme.class0 : theme.class1;
    context.lineWidth = current ? 2 : 1;
    context.stroke();
  }

  label(context, theme, l, n, x, gap, height) {
    const last = n.length - 1;
    const name = l === 0 ? "input" : l === last ? "output" : gap > 54 ? `hidden ${l}` : "";
    const crowded = gap < 17 && l % 5 !== 0 && l !== last;
    if (name) paintText(context, theme, name, x, 10, { size: gap > 62 ? 12 : 11 });
    if (gap > 52) paintText(context, theme, `n[${l}] = ${n[l]}`, x, height - 10, { size: gap > 62 ? 12 : 11 });
    else if (!crowded) paintText(context, theme, String(n[l]), x, height - 10, { size: 11 });
  }
});
