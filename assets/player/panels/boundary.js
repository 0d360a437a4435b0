// The plane of the two inputs coloured by ŷ, the line where the answer changes, and the examples.

import { paintAxes } from "../axes.js";
import { field, MAP } from "../field.js";
import { paintIsoline } from "../isoline.js";
import { paintMap, scaleEnds } from "../map.js";
import { clipTo, paintArrow, paintExample, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { DASHES } from "../theme.js";

register("boundary", class BoundaryPanel extends Panel {
  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run } = view;
    const [xRange, yRange] = spec.domain;
    const { x, y, edge } = this.still(context, view, (pen) =>
      paintAxes(pen, theme, width, height, { xRange, yRange, xTitle: spec.axes[0], yTitle: spec.axes[1], square: true }),
    );
    const activation = run.nets[spec.net].activations.at(-1);
    const yhat = field(view, spec.net, spec.domain).at(-1)[0];
    const [low, high] = scaleEnds(activation, yhat);
    const [w, h] = [edge.right - edge.left, edge.bottom - edge.top];
    paintMap(context, yhat, MAP, low, high, theme.scale, edge.left, edge.top, w, h);
    const toX = (u) => edge.left + ((u + 0.5) / MAP) * w;
    const toY = (v) => edge.bottom - ((v + 0.5) / MAP) * h;
    if (activation === "sigmoid") paintIsoline(context, yhat, MAP, 0.5, toX, toY, theme.text, 2);
    clipTo(context, edge);
    if (spec.fresh) this.examples(context, theme, run.arrays["fresh X"], run.arrays["fresh Y"].values, x, y, true);
    const X = run.arrays[spec.x];
    this.examples(context, theme, X, run.arrays[spec.y].values, x, y);
    const marked = spec.marked ? run.arrays[spec.marked].values[view.k] - 1 : -1;
    if (marked >= 0) this.ring(context, theme, x(X.values[marked]), y(X.values[X.shape[1] + marked]));
    if (spec.before) this.straight(context, theme, view.parameters(spec.before), x, y);
    if (spec.normal) this.normal(context, theme, view.parameters(spec.net), x, y, toX, toY, yhat);
    context.restore();
    this.explain(spec.before ? [["after", theme.text, []], ["before", theme.text, DASHES.class0]] : [], spec.fresh ? [...spec.classes, "fresh"] : spec.classes);
  }

  /** The boundary w₁x₁ + w₂x₂ + b = 0 of a single unit, dashed. */
  straight(context, theme, [w1, w2, b], x, y) {
    const [xRange, yRange] = this.spec.domain;
    if (!w1 && !w2) return;
    const flat = Math.abs(w2) >= Math.abs(w1);
    const ends = flat ? xRange.map((at) => [at, -(b + w1 * at) / w2]) : yRange.map((at) => [-(b + w2 * at) / w1, at]);
    paintLine(context, ends.map(([px, py]) => [x(px), y(py)]), theme.text, 1.8, DASHES.class0);
  }

  /** A ring round the example of this step. */
  ring(context, theme, px, py) {
    context.beginPath();
    context.arc(px, py, 9, 0, 2 * Math.PI);
    context.strokeStyle = theme.text;
    context.lineWidth = 2;
    context.stroke();
  }

  /** Points at X (2, m); fresh ones, which nothing learned from, are hollow. */
  examples(context, theme, { values, shape: [, m] }, Y, x, y, hollow = false) {
    for (let i = 0; i < m; i++) paintExample(context, theme, x(values[i]), y(values[m + i]), Y[i] > 0.5, hollow ? 2.6 : (this.spec.size ?? 3.2), hollow);
  }

  /** For a single unit: the lines ŷ = 0.1 and 0.9, and from the boundary the vector w, which points where ŷ rises. */
  normal(context, theme, [w1, w2, b], x, y, toX, toY, yhat) {
    for (const level of [0.1, 0.9]) paintIsoline(context, yhat, MAP, level, toX, toY, theme.text, 0.8);
    const size = Math.hypot(w1, w2);
    if (size < 1e-6) return;
    const foot = [(-b * w1) / size ** 2, (-b * w2) / size ** 2]; // the boundary's point nearest to the origin
    const [px, py] = [x(foot[0]), y(foot[1])];
    const unit = x(1) - x(0);
    const length = unit * Math.min(size, 6) * 0.3;
    const tip = [px + (length * w1) / size, py - (length * w2) / size];
    paintArrow(context, [px, py], tip, theme.text);
    paintText(context, theme, "w", tip[0] + 10, tip[1] - 8, { size: 16 });
  }
});
