// One unit with one input as a machine: x comes in, is multiplied by w, b is added, g bends the sum, and ŷ comes out. The numbers
// that run through it are those of the example that is looked at (looked.js).

import { showNumber } from "../format.js";
import { exampleIn, inOrder, lookAtExample } from "../looked.js";
import { ACTIVATE } from "../network.js";
import { paintArrow, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

register("machine", class MachinePanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.which = document.createElement("span");
    this.which.className = "pul-which";
    const buttons = [["Smaller x", "‹", -1], ["Larger x", "›", 1]].map(([name, sign, by]) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: sign, title: name, onclick: () => this.next(by) });
      button.setAttribute("aria-label", name);
      return button;
    });
    this.which.append(...buttons);
    this.element.insertBefore(this.which, this.canvas);
  }

  /** Look at the example whose x is the next larger, or smaller. */
  next(by) {
    const { view } = this.player;
    const X = view.run.arrays[this.spec.x].values;
    const order = inOrder(X);
    const place = order.indexOf(exampleIn(view, X)) + by;
    if (order[place] !== undefined) lookAtExample(this.player, order[place]);
  }

  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run } = view;
    const [w, b] = view.parameters(spec.net);
    const g = run.nets[spec.net].activations[0];
    const X = run.arrays[spec.x].values;
    const i = exampleIn(view, X);
    const [x, y] = [X[i], run.arrays[spec.y].values[i]];
    const z = w * x + b;
    const known = { x, wx: w * x, z, yhat: ACTIVATE[g](z), w, b, y };
    const column = width / 7;
    const half = Math.max(13, Math.min(22, height * 0.16));
    const top = Math.max(0, (height - 2 * half - 56) / 3);
    const line = top + half + 32;
    const at = (n) => (n + 0.5) * column;
    const wide = column * 0.62;
    const ends = [2, at(1) - wide, at(1) + wide, at(3) - wide, at(3) + wide, at(5) - wide, at(5) + wide, width - 2];
    for (let j = 0; j < 8; j += 2) paintArrow(context, [ends[j], line], [ends[j + 1], line], theme.quiet, 1.6);
    for (const [n, name, number] of [[0, "x", x], [2, "w·x", w * x], [4, "z", z], [6, "ŷ", known.yhat]]) {
      paintText(context, theme, name, at(n), top + 7, { size: 12, color: theme.quiet });
      const [place, size] = this.within(context, at(n), showNumber(number), width);
      paintText(context, theme, showNumber(number), place, top + 22, { size });
    }
    this.part(context, theme, at(1), line, wide, half, "· w", w);
    this.part(context, theme, at(3), line, wide, half, "+ b", b);
    this.box(context, theme, at(5), line, wide, half, theme.text);
    this.bend(context, theme, at(5), line, wide, half, ACTIVATE[g]);
    this.measured(context, theme, known, width, height, line + half + 14);
    if (!this.player.playing) this.say(known, g);
  }

  /** A place for a number near x, and a size, so that all of it can be seen beside the others. */
  within(context, x, text, width) {
    context.font = `12px ${this.player.view.theme.font}`;
    const { width: wide } = context.measureText(text);
    const size = Math.min(12, (12 * width * 0.22) / wide);
    const half = (wide * size) / 24 + 1;
    return [Math.max(half, Math.min(width - half, x)), size];
  }

  box(context, theme, x, y, wide, half, color) {
    context.fillStyle = mix(theme.background, color, 0.12);
    context.fillRect(x - wide, y - half, 2 * wide, 2 * half);
    context.lineWidth = 1.4;
    context.strokeStyle = color;
    context.strokeRect(x - wide, y - half, 2 * wide, 2 * half);
  }

  /** A part of the machine that holds a number, coloured by its sign. */
  part(context, theme, x, y, wide, half, name, value) {
    this.box(context, theme, x, y, wide, half, value < 0 ? theme.class0 : theme.class1);
    const text = showNumber(value);
    context.font = `12px ${theme.font}`;
    const size = Math.min(13, (12 * (2 * wide - 4)) / context.measureText(text).width);
    paintText(context, theme, name, x, y - half * 0.45, { size: 12 });
    paintText(context, theme, text, x, y + half * 0.45, { size });
  }

  /** g as a small curve in its box. */
  bend(context, theme, x, y, wide, half, g) {
    const [w, h] = [wide * 0.55, half * 0.62];
    const curve = [-1, -0.5, 0, 0.5, 1].map((z) => [x + wide * 0.25 + w * z, y - h * g(z)]);
    paintLine(context, curve, theme.class1, 2.2);
    paintText(context, theme, "g", x - wide * 0.62, y, { size: 13 });
  }

  /** What was measured there, and how far off the answer is. */
  measured(context, theme, { y, yhat }, width, height, top) {
    if (top > height - 2) return;
    const text = `measured: y = ${showNumber(y)}, off by ŷ − y = ${showNumber(yhat - y)}`;
    context.font = `12px ${theme.font}`;
    const size = Math.min(12, (12 * (width - 4)) / context.measureText(text).width);
    paintText(context, theme, text, width / 2, top, { size });
  }

  /** The picture's numbers, for those who do not see it. */
  say({ x, wx, z, yhat, w, b, y }, g) {
    const [sx, swx, sz, syhat, sw, sb, sy] = [x, wx, z, yhat, w, b, y].map(showNumber);
    const words = `${this.spec.title}: x = ${sx}, times w = ${sw} is ${swx}, plus b = ${sb} is z = ${sz}, ${g} makes ŷ = ${syhat} of it; y = ${sy} was measured`;
    if (this.canvas.getAttribute("aria-label") !== words) this.canvas.setAttribute("aria-label", words);
  }
});
