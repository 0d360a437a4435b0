// One input against one output: the examples, what networks with one input answer, and how far each answer is off.
// Where a panel has `pick`, its first network is a single unit whose line z = w x + b can be dragged at two handles; where it has
// `looks`, a press on an example lets all panels look at it.

import { paintAxes } from "../axes.js";
import { makeDraggable, nearestWithin, paintHandle } from "../drag.js";
import { showNumber } from "../format.js";
import { byHand } from "../hand.js";
import { exampleIn, lookAtExample } from "../looked.js";
import { costOf } from "../loss.js";
import { forward } from "../network.js";
import { clipTo, paintDot, paintExample, paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { DASHES, mix } from "../theme.js";

const CURVE_POINTS = 121;

register("fit", class FitPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (spec.looks) this.canvas.addEventListener("click", (event) => this.look(...this.at(event)));
    if (!spec.pick) return;
    makeDraggable(this, {
      find: (x, y) => this.handles && nearestWithin(this.handles, x, y),
      move: (i, x, y) => this.drag(i, y),
      drop: () => this.drop(),
    });
  }

  /** Look at the example that was pressed; a ring on top of it is not meant. */
  look(x, y) {
    if (!this.places || (this.handles && nearestWithin(this.handles, x, y) !== undefined)) return;
    const i = nearestWithin(this.places, x, y);
    if (i !== undefined) lookAtExample(this.player, i);
  }

  /** Move handle i to the height of a pixel; the other one stays where it is. */
  drag(i, y) {
    const { yRange, edge, ends } = this;
    this.grabbed ??= ends.map((x) => this.line[0] * x + this.line[1]);
    const heights = [...this.grabbed];
    const share = Math.max(-0.3, Math.min(1.3, (edge.bottom - y) / (edge.bottom - edge.top)));
    heights[i] = yRange[0] + share * (yRange[1] - yRange[0]);
    const w = (heights[1] - heights[0]) / (ends[1] - ends[0]);
    this.player.edit(this.spec.lines[0].net, byHand([w, heights[0] - w * ends[0]], this.spec.hand));
  }

  /** The hand lets go: Python is told where the line is. */
  drop() {
    if (this.grabbed) this.player.pick(this.spec.pick, { w: this.line[0], b: this.line[1] });
    this.grabbed = undefined;
  }

  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run } = view;
    const { x, y, edge } = this.still(context, view, (pen) => this.ground(pen, theme, width, height));
    clipTo(context, edge);
    for (const { net, role } of spec.lines.toReversed()) this.curve(context, view, net, role, x, y);
    const [X, Y] = [run.arrays[spec.x].values, run.arrays[spec.y].values];
    const answers = forward(run.nets[spec.lines[0].net], view.parameters(spec.lines[0].net), [X]).at(-1)[0];
    this.places = Array.from(X, (value, i) => [x(value), y(Y[i])]);
    this.places.forEach(([px, py], i) => {
      paintLine(context, [[px, py], [px, y(answers[i])]], theme.class0, 1.2, [3, 2]);
      paintExample(context, theme, px, py, !spec.yes_no || Y[i] > 0.5, 4);
    });
    if (spec.looks) this.looked(context, theme, exampleIn(view, X), answers, y, edge);
    context.restore();
    if (spec.pick) this.drawHandles(context, view, x, y, edge);
    const cost = costOf(spec.loss, answers, Y);
    paintText(context, theme, `${spec.caption} = ${showNumber(cost)}`, edge.left + 10, edge.top + 11, { align: "left", size: 14 });
    const lines = spec.lines.map(({ label, role }) => [label, theme[role], DASHES[role]]);
    this.explain(lines, spec.yes_no ? spec.classes : []);
  }

  /** The example that is looked at: its x, its answer on the line, and a ring round it. */
  looked(context, theme, i, answers, y, edge) {
    const [px, py] = this.places[i];
    paintLine(context, [[px, edge.bottom], [px, y(answers[i])]], theme.text, 1, [1, 3]);
    paintDot(context, px, y(answers[i]), 3, theme.text);
    context.beginPath();
    context.arc(px, py, 7.5, 0, 2 * Math.PI);
    context.strokeStyle = theme.text;
    context.lineWidth = 1.6;
    context.stroke();
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
});
