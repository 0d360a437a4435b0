// One input against one output: the examples, what networks with one input answer, and how far each answer is off.
// Where a panel has `pick`, its first network is a single unit whose line z = w x + b can be dragged at two handles.

import { paintAxes } from "../axes.js";
import { makeDraggable, nearestWithin, paintHandle } from "../drag.js";
import { showNumber } from "../format.js";
import { forward } from "../network.js";
import { clipTo, paintExample, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { DASHES, mix } from "../theme.js";

const CURVE_POINTS = 121;

register("fit", class FitPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (!spec.pick) return;
    makeDraggable(this, {
      find: (x, y) => this.handles && nearestWithin(this.handles, x, y),
      move: (i, x, y) => this.drag(i, y),
      drop: () => this.player.pick(this.spec.pick, { w: this.line[0], b: this.line[1] }),
    });
  }

  /** Move handle i to the height of a pixel; the other one stays where it is. */
  drag(i, y) {
    const { yRange, edge, ends } = this;
    const heights = ends.map((x) => this.line[0] * x + this.line[1]);
    const share = Math.max(-0.3, Math.min(1.3, (edge.bottom - y) / (edge.bottom - edge.top)));
    heights[i] = yRange[0] + share * (yRange[1] - yRange[0]);
    const w = (heights[1] - heights[0]) / (ends[1] - ends[0]);
    this.player.edit(this.spec.lines[0].net, [w, heights[0] - w * ends[0]]);
  }

  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run } = view;
    const { x, y, edge } = this.still(context, view, (pen) => this.ground(pen, theme, width, height));
    clipTo(context, edge);
    for (const { net, role } of spec.lines.toReversed()) this.curve(context, view, net, role, x, y);
    const [X, Y] = [run.arrays[spec.x].values, run.arrays[spec.y].values];
    const answers = forward(run.nets[spec.lines[0].net], view.parameters(spec.lines[0].net), [X]).at(-1)[0];
    X.forEach((value, i) => {
      paintLine(context, [[x(value), y(Y[i])], [x(value), y(answers[i])]], theme.class0, 1.2, [3, 2]);
      paintExample(context, theme, x(value), y(Y[i]), !spec.yes_no || Y[i] > 0.5, 4);
    });
    context.restore();
    if (spec.pick) this.drawHandles(context, view, x, y, edge);
    this.costs(context, theme, answers, Y, edge);
    this.explain(spec.lines.map(({ label, role }) => [label, theme[role], DASHES[role]]));
  }

  /** The axes and, if it is told, where no answer should be. */
  ground(context, theme, width, height) {
    const { domain: [xRange, yRange], axes: [xTitle, yTitle], outside } = this.spec;
    const frame = paintAxes(context, theme, width, height, { xRange, yRange, xTitle, yTitle });
    clipTo(context, frame.edge);
    if (outside) this.bounds(context, theme, frame);
    context.restore();
    return frame;
  }

  /** What a network answers between the ends of the domain. */
  curve(context, view, name, role, x, y) {
    const { theme } = view;
    const [low, high] = this.spec.domain[0];
    const inputs = view.keep(this, "inputs", [], () =>
      Float32Array.from({ length: CURVE_POINTS }, (_, i) => low + ((high - low) * i) / (CURVE_POINTS - 1)),
    );
    const answers = forward(view.run.nets[name], view.parameters(name), [inputs]).at(-1)[0];
    const points = Array.from(inputs, (input, i) => [x(input), Math.max(-1e4, Math.min(1e4, y(answers[i])))]);
    paintLine(context, points, theme[role], role === "class1" ? 3 : 2, DASHES[role]);
  }

  /** The lines 0 and 1, and above and below them the answers that are no probability. */
  bounds(context, theme, { y, edge }) {
    context.fillStyle = mix(theme.background, theme.class0, 0.14);
    context.fillRect(edge.left, edge.top, edge.right - edge.left, y(1) - edge.top);
    context.fillRect(edge.left, y(0), edge.right - edge.left, edge.bottom - y(0));
    paintText(context, theme, this.spec.outside, edge.right - 6, edge.top + 9, { align: "right", size: 11 });
    for (const level of [0, 1]) paintLine(context, [[edge.left, y(level)], [edge.right, y(level)]], theme.muted, 1);
  }

  drawHandles(context, view, x, y, edge) {
    const [xRange, yRange] = this.spec.domain;
    Object.assign(this, { edge, yRange, line: [...view.parameters(this.spec.lines[0].net)] });
    this.ends = [0.12, 0.88].map((share) => xRange[0] + share * (xRange[1] - xRange[0]));
    const height = (input) => Math.max(edge.top, Math.min(edge.bottom, y(this.line[0] * input + this.line[1])));
    this.handles = this.ends.map((input) => [x(input), height(input)]);
    for (const [px, py] of this.handles) paintHandle(context, view.theme, px, py, view.theme.class1);
  }

  /** The cost of what is drawn, while it is dragged too. */
  costs(context, theme, answers, Y, edge) {
    const { loss, caption } = this.spec;
    let sum = 0;
    answers.forEach((yhat, i) => (sum += LOSS[loss](yhat, Y[i])));
    paintText(context, theme, `${caption} = ${showNumber(sum / Y.length)}`, edge.left + 10, edge.top + 11, { align: "left", size: 14 });
  }
});

const LOSS = {
  squared_error: (yhat, y) => (yhat - y) ** 2,
  cross_entropy: (yhat, y) => -Math.log(Math.max(1e-38, y > 0.5 ? yhat : 1 - yhat)),
};
