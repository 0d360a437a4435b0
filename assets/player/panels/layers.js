// A network with its numbers: every unit shows what it has computed so far and can be chosen; the chosen one shows its weights.
// The same layers are written as matrices by product.js. A part of them (pages/ui/live/panels.py) is an array with a name and the
// shape that is meant; where that is larger than what is shown, dots stand before its last row or column.

import { largest } from "../cells.js";
import { choose, chosenIn } from "../chosen.js";
import { showTick, subscript } from "../format.js";
import { paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

/** The entry (i, j) of a part. */
function entryAt(run, part, i, j) {
  const { values, shape } = run.arrays[part.array];
  return values[i * shape[1] + j];
}

register("layers", class LayersPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.makeFrame();
    this.buttons = [];
  }

  draw(context, width, height, view) {
    const { theme, run, step } = view;
    const { layers, names } = this.spec;
    const inputs = layers[0].A;
    const counts = [run.arrays[inputs.array].shape[0], ...layers.map(({ Z }) => run.arrays[Z.array].shape[0])];
    const slots = counts.map((count, layer) => count + (layer === 0 && inputs.dots ? 1 : 0));
    const [head, radius] = [36, Math.max(9, Math.min(20, (height - 36) / Math.max(...slots) / 2 - 2, width / 14))];
    context.font = `12px ${theme.font}`;
    const left = Math.max(40, radius + 6 + Math.max(0, ...names.map((name) => context.measureText(name).width + 8)));
    const centre = (layer, unit) => {
      const slot = layer === 0 && inputs.dots && unit === counts[0] - 1 ? unit + 1 : unit;
      return [left + (layer * (width - left - radius - 26)) / layers.length, head + ((height - head) * (slot + 0.5)) / slots[layer]];
    };
    const pen = { context, view, theme, run, height, step, radius, centre, chosen: chosenIn(view, this.spec) };
    for (const only of [false, true]) layers.forEach((layer, i) => this.weights(pen, layer, i + 1, only));
    counts.forEach((count, layer) => {
      this.heading(pen, layer, layer === 0 ? inputs.shape[0] : count);
      for (let unit = 0; unit < count; unit++) this.unit(pen, layer, unit);
    });
    names.forEach((name, i) => {
      const [x, y] = centre(0, i);
      paintText(context, theme, name, x - radius - 6, y, { align: "right" });
    });
    if (inputs.dots) paintText(context, theme, "⋮", centre(0, 0)[0], (centre(0, counts[0] - 2)[1] + centre(0, counts[0] - 1)[1]) / 2, { size: 18 });
    const [x, y] = centre(layers.length, 0);
    paintText(context, theme, "ŷ", x + radius + 6, y, { align: "left", size: 16 });
    this.place(pen, counts);
  }

  /** Which layer it is, and how many units it has. */
  heading({ context, theme, centre }, layer, count) {
    const [x] = centre(layer, 0);
    const last = layer === this.spec.layers.length;
    paintText(context, theme, `[${layer}] ${layer === 0 ? "input" : last ? "output" : "hidden"}`, x, 8, { size: 12 });
    paintText(context, theme, layer === 0 ? `nₓ = ${count}` : `n[${layer}] = ${count}`, x, 23, { size: 11, color: theme.quiet });
  }

  /** Violet and solid for positive weights, amber and dashed for negative ones; those of the chosen unit with their numbers. */
  weights({ context, view, theme, run, height, radius, centre, chosen }, { W, b }, layer, only) {
    const [rows, columns] = run.arrays[W.array].shape;
    const most = largest(view, W.array);
    for (let i = 0; i < rows; i++) {
      if ((chosen.layer === layer && chosen.unit === i) !== only) continue;
      const [x2, y2] = centre(layer, i);
      for (let j = 0; j < columns; j++) {
        const [w, [x1, y1]] = [entryAt(run, W, i, j), centre(layer - 1, j)];
        const color = mix(theme.background, w < 0 ? theme.class0 : theme.class1, only ? 1 : 0.3);
        paintLine(context, [[x1 + radius, y1], [x2 - radius, y2]], color, 0.6 + (3 * Math.abs(w)) / (most || 1), w < 0 ? [6, 3] : []);
        const [x, y] = [x1 + radius, y1].map((from, axis) => from + 0.32 * ([x2 - radius, y2][axis] - from));
        if (only) paintText(context, theme, showTick(w), x, y, { size: 11, halo: true });
      }
      const spare = layer === this.spec.layers.length ? 18 : (height - 36) / rows - 2 * radius; // below the unit, else beside it
      const [at, align] = spare > 16 ? [[x2, y2 + radius + 9], "center"] : [[x2 + radius + 4, y2], "left"];
      if (only) paintText(context, theme, `b = ${showTick(entryAt(run, b, i, 0))}`, ...at, { size: 11, halo: true, align });
    }
  }

  /** A square for an input, a circle for a unit, with what it holds at this step: z once it is added up, then a. */
  unit({ context, theme, run, step, radius, centre, chosen }, layer, unit) {
    const [[x, y], { layers }] = [centre(layer, unit), this.spec];
    const bent = step >= 2 * layer;
    const known = step >= 2 * layer - 1;
    const part = layer === 0 ? layers[0].A : bent ? layers[layer - 1].out : layers[layer - 1].Z;
    const value = known ? entryAt(run, part, unit, chosen.example) : 0;
    const isChosen = chosen.layer === layer && chosen.unit === unit;
    context.beginPath();
    if (layer === 0) context.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, 4);
    else context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = mix(theme.background, value < 0 ? theme.class0 : theme.class1, 0.5 * Math.min(1, Math.abs(value)));
    context.fill();
    context.strokeStyle = isChosen ? theme.text : theme.muted;
    context.lineWidth = isChosen ? 3 : 1;
    context.stroke();
    const last = layer === 0 && unit === run.arrays[part.array].shape[0] - 1;
    const label = `${layer === 0 ? "x" : bent ? "a" : "z"}${subscript(last ? part.shape[0] : unit + 1)}`;
    if (!known) return paintText(context, theme, label, x, y, { size: 12, color: theme.quiet });
    context.font = `12px ${theme.font}`;
    const size = 12 * Math.min(1, (1.8 * radius) / context.measureText(showTick(value)).width);
    const room = radius >= 13;
    if (room) paintText(context, theme, label, x, y - radius * 0.42, { size: 10 });
    paintText(context, theme, showTick(value), x, y + (room ? radius * 0.28 : 0), { size });
  }

  /** A button over every unit, for mouse, finger and keyboard. */
  place({ radius, centre, chosen }, counts) {
    const wanted = counts.slice(1).flatMap((count, layer) => Array.from({ length: count }, (_, unit) => ({ layer: layer + 1, unit })));
    while (this.buttons.length > wanted.length) this.buttons.pop().remove();
    wanted.forEach(({ layer, unit }, i) => {
      if (!this.buttons[i]) {
        this.buttons[i] = document.createElement("button");
        this.buttons[i].type = "button";
        this.frame.append(this.buttons[i]);
      }
      const [[x, y], button] = [centre(layer, unit), this.buttons[i]];
      const px = (length) => `${length * this.type}px`;
      Object.assign(button.style, { left: px(x - radius), top: px(y - radius), width: px(2 * radius), height: px(2 * radius) });
      button.setAttribute("aria-label", `Unit ${unit + 1} of layer [${layer}]`);
      button.setAttribute("aria-pressed", chosen.layer === layer && chosen.unit === unit);
      button.onclick = () => choose(this.player, this.spec, { layer, unit, example: chosen.example });
    });
  }
});
