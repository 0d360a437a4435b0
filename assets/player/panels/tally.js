// Groups of a hundred photos, a sign each, from the one most like a flower to the one least like it: flowers found and missed,
// others taken for flowers and not. A shaded ground lies under those of which the network cannot tell.

import { paintExample, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

const TALLY_ROW = 10; // signs in a row
const TALLY_LINE = 15; // pixels of height for a line of words
const tallySign = (what) => `<svg width="11" height="11" aria-hidden="true">${what}</svg>`;

/** What the numbers of a group are at a recorded step: how many flowers are found and missed, how many others raise an alarm. */
export function tallied({ flowers, others, found, alarms }, { run: { arrays }, k }) {
  const [right, wrong] = [arrays[found].values[k], arrays[alarms].values[k]];
  return { found: right, missed: flowers - right, alarms: wrong, passed: others - wrong, said: right + wrong };
}

/** The signs of a group in their order, [class, hollow]: a flower is of class 1, and what is called a flower is full. */
export function signsOf({ found, missed, alarms, passed }) {
  return [[found, 1, false], [missed, 1, true], [alarms, 0, false], [passed, 0, true]].flatMap(([count, c, hollow]) => Array.from({ length: count }, () => [c, hollow]));
}

register("tally", class TallyPanel extends Panel {
  draw(context, width, height, view) {
    const { theme } = view;
    const { groups } = this.spec;
    const wide = width / groups.length;
    const told = groups.map((group) => tallied(group, view));
    groups.forEach((group, i) => this.group(context, theme, group, told[i], i * wide, wide, height));
    const words = groups.map((group, i) => this.lines(group, told[i]).join(": ")).join("; ");
    if (!this.player.playing) this.canvas.setAttribute("aria-label", `${this.spec.title}. ${words}`);
    this.explain(this.keys(theme));
  }

  /** The words over a group, their gaps filled. */
  lines({ lines }, told) {
    return lines.map((line) => line.replace(/\{(\w+)\}/g, (_, name) => told[name]));
  }

  group(context, theme, group, told, left, wide, height) {
    const lines = this.lines(group, told);
    const words = TALLY_LINE * lines.length + 4;
    const cell = Math.min((wide - 12) / TALLY_ROW, (height - words - 2) / TALLY_ROW);
    const [middle, top] = [left + wide / 2, (height + words - TALLY_ROW * cell) / 2];
    lines.forEach((line, i) => paintText(context, theme, line, middle, top - words + TALLY_LINE * (i + 0.5), { size: i ? 11 : 12, color: i ? theme.quiet : theme.text }));
    const place = (i) => [middle + (i % TALLY_ROW - TALLY_ROW / 2) * cell, top + Math.floor(i / TALLY_ROW) * cell];
    context.fillStyle = mix(theme.background, theme.text, 0.16);
    for (let i = group.unsure[0]; i < group.unsure[1]; i++) context.fillRect(...place(i), cell + 0.5, cell + 0.5);
    signsOf(told).forEach(([c, hollow], i) => {
      const [x, y] = place(i);
      paintExample(context, theme, x + cell / 2, y + cell / 2, c, cell * 0.33, hollow);
    });
  }

  /** The legend: what each sign stands for. */
  keys({ class1, class0, background, text }) {
    const ring = `fill="none" stroke-width="1.6"`;
    const rows = [
      ["flower, found", `<circle cx="5.5" cy="5.5" r="4.5" fill="${class1}"/>`],
      ["missed", `<circle cx="5.5" cy="5.5" r="4" ${ring} stroke="${class1}"/>`],
      ["no flower: false alarm", `<rect x="1" y="1" width="9" height="9" fill="${class0}"/>`],
      ["recognised", `<rect x="1.5" y="1.5" width="8" height="8" ${ring} stroke="${class0}"/>`],
    ];
    const unsure = ["it can't tell", `<rect width="11" height="11" fill="${mix(background, text, 0.16)}"/>`];
    const some = this.spec.groups.some((group) => group.unsure[1] > group.unsure[0]);
    return [...rows, ...(some ? [unsure] : [])].map(([label, sign]) => [label, tallySign(sign)]);
  }
});
