// How well the network does at the step shown, on the examples it learns from and on fresh ones.

import { paintCells } from "../cells.js";
import { examplesIn } from "../examples.js";
import { showNumber } from "../format.js";
import { costOver, scores } from "../judged.js";
import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

const EVERY_FEW = 6; // frames from one judgement to the next while the run plays
const NEEDED = 150; // pixels of width for one set of examples
const SETS = [["training", "X", "Y"], ["fresh", "fresh X", "fresh Y"]];

register("score", class ScorePanel extends Panel {
  #frames = 0;

  draw(context, width, height, view) {
    this.#frames = this.player.playing ? this.#frames + 1 : 0;
    if (this.run !== view.run || this.#frames % EVERY_FEW === 0) this.judge(view);
    const wide = Math.max(NEEDED, width / this.judged.length);
    const smaller = width / (wide * this.judged.length);
    context.scale(smaller, smaller);
    this.judged.forEach((judged, i) => this.column(context, view.theme, judged, i * wide + 4, wide - 8));
    if (this.player.playing) return;
    this.canvas.setAttribute("aria-label", `${this.spec.title}. ${this.judged.map((judged) => this.inWords(judged)).join(" ")}`);
  }

  judge(view) {
    this.run = view.run;
    const { spec } = this;
    const [net, theta] = [view.run.nets[spec.net], view.parameters(spec.net)];
    this.judged = SETS.filter(([, x]) => view.run.arrays[x]).map(([name, x, y]) => {
      const { X, Y } = examplesIn(view, x, y);
      const J = costOver(net, theta, X, Y);
      return { name, J, ...(net.task === "real number" ? { off: Math.sqrt(J) } : scores(net, theta, X, Y)) };
    });
  }

  /** "92.0 % right", or by how much the numbers are off. */
  headline({ off, right, m }) {
    return off === undefined ? `${((100 * right) / m).toFixed(1)} % right` : `off by ${showNumber(off)}`;
  }

  inWords(judged) {
    const { classes } = this.spec;
    const times = (line) => line.map((count, said) => `${classes[said]} ${count} times`).join(", ");
    const table = judged.confusion?.map((line, c) => `${classes[c]} taken for ${times(line)}`);
    return [`${judged.name}: ${this.headline(judged)}`, `J ${showNumber(judged.J)}`, ...(table ?? [])].join("; ");
  }

  column(context, theme, judged, left, wide) {
    const middle = left + wide / 2;
    paintText(context, theme, judged.name, middle, 9, { size: 12, color: theme.quiet });
    paintText(context, theme, this.headline(judged), middle, 27, { size: Math.min(16, wide / 7.5) });
    const more = [judged.off === undefined ? `${judged.right} of ${judged.m}` : "root mean square", `J = ${showNumber(judged.J)}`];
    more.forEach((text, i) => paintText(context, theme, text, middle, 44 + 14 * i, { size: 11, color: theme.quiet }));
    if (judged.confusion) this.confusion(context, theme, judged.confusion, middle, wide);
  }

  /** A row for every class, a column for what it was taken for. */
  confusion(context, theme, confusion, middle, wide) {
    const [w, h] = [Math.min(44, (wide - 26) / confusion.length), 18];
    const left = middle - (confusion.length * w) / 2 + 12;
    const cells = confusion.map((line, c) => {
      const all = line.reduce((sum, count) => sum + count, 0) || 1;
      return line.map((count, said) => [String(count), ((c === said ? 1 : -1) * count) / all]);
    });
    paintText(context, theme, "taken for", left + (confusion.length * w) / 2, 73, { size: 10, color: theme.quiet });
    confusion.forEach((_, c) => {
      paintText(context, theme, String(c), left + (c + 0.5) * w, 85, { size: 11, color: theme.quiet });
      paintText(context, theme, String(c), left - 7, 94 + (c + 0.5) * h, { align: "right", size: 11, color: theme.quiet });
    });
    paintCells(context, theme, cells, left, 94, w, h, 12);
  }
});
