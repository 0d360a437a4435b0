// A bar for each layer (or unit, or entry), moving with the steps; the axis spans the whole run, so that it stays still.

import { paintAxes } from "../axes.js";
import { showNumber } from "../format.js";
import { clipTo, paintDot, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

const NOTHING = -3e37; // a power of ten below this one means a size of exactly 0

register("bars", class BarsPanel extends Panel {
  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run, ghost, k } = view;
    const { values, shape } = run.arrays[spec.values];
    const count = shape.at(-1);
    const start = shape.length > 1 ? k * count : 0;
    const line = spec.line && view.reveals ? run.arrays[spec.line].values : null; // what theory says gives the answer away
    const first = spec.since ? run.arrays[spec.since].values[k] - 1 : 0;
    const yRange = view.keep(this, "range", [], () => (spec.powers ? this.powers(spec.span ?? [...values, ...(line ?? [])]) : this.range(values)));
    const { y, edge } = paintAxes(context, theme, width, height, {
      xRange: [0.5, count + 0.5], yRange, xTitle: spec.axes[0], yTitle: spec.axes[1], log: spec.log, powers: spec.powers,
      labels: this.labels(count, width),
    });
    const wide = (edge.right - edge.left) / count;
    clipTo(context, edge);
    const x = (i) => edge.left + wide * (i + 0.5);
    for (let i = first; i < count; i++) this.bar(context, theme, values[start + i], x(i), wide, y, edge, i === first);
    const before = shape.length === 1 && ghost?.arrays[spec.values]?.shape.at(-1) === count ? ghost.arrays[spec.values].values : null;
    if (before) this.marks(context, theme, before, first, x, y, wide);
    if (line) this.line(context, theme, line, first, x, y);
    if (spec.powers) for (let i = first; i < count; i++) this.number(context, theme, values[start + i], line?.[i], x(i), wide, y, edge);
    context.restore();
    const rows = line ? [["measured", theme[spec.role ?? "class1"], []], [spec.line_label, theme.text, [2, 3]]] : [];
    this.explain(before && line ? [...rows, ["run before", theme.muted, []]] : rows);
  }

  /** One bar; of bars that come one after the other, the last to come is the fullest. */
  bar(context, theme, value, x, wide, y, edge, newest) {
    const { log, powers, role, since } = this.spec;
    const nothing = powers ? value < NOTHING : log && value <= 0;
    const zero = log || powers ? edge.bottom : y(0);
    const top = nothing ? edge.bottom : y(value);
    context.fillStyle = role ? theme[role] : value < 0 ? theme.class0 : theme.class1;
    context.globalAlpha = since && !newest ? 0.62 : 1;
    context.fillRect(x - wide * 0.32, Math.min(top, zero), wide * 0.64, Math.abs(zero - top));
    context.globalAlpha = 1;
  }

  /** The size itself, above the bar and the line, where there is room; a 0 where it is exactly 0. */
  number(context, theme, value, beside, x, wide, y, edge) {
    const nothing = value < NOTHING;
    const text = nothing ? "0" : showNumber(10 ** value);
    context.font = `11px ${theme.font}`;
    if (!nothing && context.measureText(text).width > wide - 2) return;
    const top = nothing ? edge.bottom : Math.min(y(value), beside > NOTHING ? y(beside) - 3 : Infinity);
    paintText(context, theme, text, x, Math.max(edge.top + 7, top - 9), { size: 11, halo: true });
  }

  /** Where the bars of the run before ended. */
  marks(context, theme, values, first, x, y, wide) {
    for (let i = first; i < values.length; i++) {
      if (values[i] > NOTHING) paintLine(context, [[x(i) - wide * 0.42, y(values[i])], [x(i) + wide * 0.42, y(values[i])]], theme.muted, 2.5);
    }
  }

  /** The line beside the bars, from the label `first` on. */
  line(context, theme, values, first, x, y) {
    const points = [...values].map((value, i) => [x(i), y(value)]).filter((_, i) => i >= first && values[i] >= NOTHING);
    paintLine(context, points, theme.text, 1.6, [2, 3]);
    for (const [px, py] of points) {
      paintDot(context, px, py, 3.2, theme.background);
      context.strokeStyle = theme.text;
      context.lineWidth = 1.6;
      context.stroke();
    }
  }

  /** The labels, thinned where they would touch. */
  labels(count, width) {
    const every = [1, 2, 5, 10].find((step) => ((width - 60) / count) * step > 17) ?? 10;
    return this.spec.labels.map((label, i) => ((every < 5 ? i : i + 1) % every === 0 || i === 0 ? label : ""));
  }

  /** The ends of an axis of powers, with a little room and at least two powers apart. */
  powers(values) {
    const used = values.filter((value) => value > NOTHING);
    if (used.length === 0) return [-2, 0.5];
    const [low, high] = [Math.min(...used), Math.max(...used)];
    const from = Math.min(Math.floor(low - 0.35), Math.ceil(high) - 2);
    return [from, high + Math.max(0.3, 0.12 * (high - from))];
  }

  range(values) {
    const used = this.spec.log ? values.filter((value) => value > 0) : values;
    if (used.length === 0) return this.spec.log ? [0.1, 1] : [0, 1];
    let [low, high] = [Infinity, -Infinity];
    for (const value of used) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (this.spec.log) return [low / 2, high * 2];
    return [Math.min(0, 1.1 * low), Math.max(0, 1.1 * high) || 1];
  }
});
