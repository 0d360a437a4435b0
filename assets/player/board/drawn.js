// The tiles of the drawing: maps of the inputs, of all units and of the outputs, with their frames, names and marks.

import { examplesIn } from "../examples.js";
import { field } from "../field.js";
import { derived, prepare } from "../inputs.js";
import { scaleEnds } from "../map.js";
import { forward, gridPoints, roomFor } from "../network.js";
import { paintText } from "../paint.js";
import { subscript } from "../format.js";
import { paintSign, pointedOut } from "../pointed.js";
import { MARKS, marksOf } from "./marks.js";
import { TILE, Tiles } from "./tiles.js";

const EVERY = 10; // frames from one look for marks to the next while the run plays
const PALE = 0.25; // an input that is off

export class Drawn {
  marked = []; // the names of the marks of every unit, [l - 1][unit]
  #frames = 0;

  constructor(panel) {
    this.panel = panel;
  }

  /** The inputs and the names above the columns, which stand still. */
  inputs(context, view, inputs, layout) {
    this.panel.still(context, view, (pen) => this.#inputs(pen, view.theme, inputs, layout), [layout]);
  }

  #inputs(pen, theme, inputs, { side, centre, counts }) {
    const { domain } = this.panel.spec;
    const points = gridPoints(domain, TILE);
    const tiles = new Tiles(inputs.length);
    inputs.forEach(({ name }, i) => {
      const values = derived(name, points);
      tiles.fill(i, values, ...scaleEnds("linear", values), theme.scale);
    });
    tiles.ready();
    paintText(pen, theme, "inputs", centre(0, 0)[0], 9, { size: 12, color: theme.quiet });
    paintText(pen, theme, "output", centre(counts.length - 1, 0)[0], 9, { size: 12, color: theme.quiet });
    inputs.forEach(({ label, on }, i) => {
      const [x, y] = centre(0, i);
      pen.globalAlpha = on < 0 ? PALE : 1;
      tiles.put(pen, i, x - side / 2, y - side / 2, side);
      pen.globalAlpha = 1;
      pen.setLineDash(on < 0 ? [2, 3] : []);
      pen.strokeStyle = theme.muted;
      pen.lineWidth = on < 0 ? 1 : 1.5;
      pen.strokeRect(x - side / 2, y - side / 2, side, side);
      pen.setLineDash([]);
      paintText(pen, theme, label, x - side / 2 - 5, y, { align: "right", size: 12, color: on < 0 ? theme.quiet : theme.text });
    });
  }

  /** The maps of hidden units and outputs at the step shown, and a frame round what is looked at. */
  units(context, view, { side, centre }) {
    const { spec, net } = this.panel;
    const A = field(view, spec.net, spec.domain, TILE);
    const tiles = view.keep(this, "tiles", [net], () => new Tiles(net.n.slice(1).reduce((sum, units) => sum + units, 0)));
    let i = 0;
    for (let layer = 1; layer < A.length; layer++) {
      for (const values of A[layer]) tiles.fill(i++, values, ...endsOfMap(net, layer, values), view.theme.scale);
    }
    tiles.ready();
    i = 0;
    context.beginPath();
    for (let layer = 1; layer < A.length; layer++) {
      for (let unit = 0; unit < net.n[layer]; unit++) {
        const [x, y] = centre(layer, unit);
        tiles.put(context, i++, x - side / 2, y - side / 2, side);
        context.rect(x - side / 2, y - side / 2, side, side);
      }
    }
    context.strokeStyle = view.theme.muted;
    context.lineWidth = 1.5;
    context.stroke();
    this.#looked(context, view, side, centre);
    this.#outputs(context, view, net, side, centre);
  }

  #outputs(context, { theme }, { n }, side, centre) {
    for (let unit = 0; unit < n.at(-1); unit++) {
      const [x, y] = centre(n.length - 1, unit);
      paintText(context, theme, n.at(-1) > 1 ? `ŷ${subscript(unit + 1)}` : "ŷ", x + side / 2 + 5, y, { align: "left", size: 14 });
    }
  }

  #looked(context, { theme }, side, centre) {
    const { layout, player } = this.panel;
    const looked = player.view.looksAt("unit");
    if (!looked || !(looked.unit < (layout.tileOf[looked.layer]?.length ?? 0))) return;
    const [x, y] = centre(looked.layer, layout.tileOf[looked.layer][looked.unit]);
    context.strokeStyle = theme.text;
    context.lineWidth = 3;
    context.strokeRect(x - side / 2 - 1, y - side / 2 - 1, side + 2, side + 2);
  }

  /** Signs at the corners of units that do not help, looked for at rest and now and then while the run plays. */
  marks(context, view, { side, centre }) {
    const { net, theta, player } = this.panel;
    const fits = this.net === net;
    this.#frames = player.playing ? this.#frames + 1 : 0;
    if (!fits || this.#frames % EVERY === 0) this.#find(view, net, theta);
    this.marked.forEach((layer, i) => {
      layer.forEach((names, unit) => {
        const [x, y] = centre(i + 1, unit);
        names.forEach((name, j) => this.#badge(context, view.theme, MARKS[name].sign, x + side / 2 - 2 - 14 * j, y - side / 2 + 2));
      });
    });
  }

  /** The units and inputs that the text below the picture speaks of. */
  pointed(context, { theme }, { side, centre, tileOf }) {
    const taken = new Map(); // several signs at one unit stand side by side
    for (const { sign, units = [], inputs = [] } of pointedOut(this.panel)) {
      for (const [layer, unit] of [...units, ...inputs.map((input) => [0, input])]) {
        const tile = tileOf[layer]?.[unit];
        if (tile === undefined || tile < 0) continue;
        const place = `${layer} ${tile}`;
        const [[x, y], before] = [centre(layer, tile), taken.get(place) ?? 0];
        taken.set(place, before + 1);
        paintSign(context, theme, sign, x - side / 2 + 3 + 17 * before, y - side / 2 + 2);
      }
    }
  }

  #find(view, net, theta) {
    this.net = net;
    const examples = examplesIn(view);
    const ready = () => ({ X: prepare(net, examples.X), room: roomFor(net, examples.Y.length) });
    const { X, room } = view.keep(this, "examples", [examples, net], ready);
    this.marked = marksOf(net, theta, forward(net, theta, X, room));
  }

  #badge(context, theme, sign, x, y) {
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fillStyle = theme.text;
    context.fill();
    paintText(context, theme, sign, x, y + 0.5, { size: 11, color: theme.background });
  }
}

/** The ends of the colour scale of one unit's map. */
export function endsOfMap(net, layer, values) {
  const activation = net.activations[layer - 1];
  return scaleEnds(activation === "softmax" ? "sigmoid" : activation, values);
}
