// One input against one output: the examples, what networks with one input answer, and how far each answer is off.
// Where a panel has `pick`, its first network is a single unit whose line z = w x + b can be dragged at two handles.

const CURVE_POINTS = 121;

class FitPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec);
    this.player = player;
    if (!spec.pick) return;
    makeDraggable(this.canvas, {
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

  draw(context, width, height, run, k, theme) {
    const { spec } = this;
    const [xRange, yRange] = spec.domain;
    const { x, y, edge } = paintAxes(context, theme, width, height, { xRange, yRange, xTitle: spec.axes[0], yTitle: spec.axes[1] });
    clipTo(context, edge);
    if (spec.outside) this.bounds(context, theme, x, y, edge);
    for (const { net, role } of [...spec.lines].reverse()) this.curve(context, theme, run, k, net, role, x, y);
    const [X, Y] = [run.arrays[spec.x].values, run.arrays[spec.y].values];
    const answers = forward(run.nets[spec.lines[0].net], parametersAt(run, spec.lines[0].net, k), [X]).at(-1)[0];
    X.forEach((value, i) => {
      paintLine(context, [[x(value), y(Y[i])], [x(value), y(answers[i])]], theme.class0, 1.2, [3, 2]);
      paintExample(context, theme, x(value), y(Y[i]), !spec.yes_no || Y[i] > 0.5, 4);
    });
    context.restore();
    if (spec.pick) this.drawHandles(context, theme, run, k, x, y, edge, xRange, yRange);
    this.costs(context, theme, run, answers, Y, edge);
    this.explain(spec.lines.map(({ label, role }) => [label, theme[role], DASHES[role]]));
  }

  curve(context, theme, run, k, name, role, x, y) {
    const [low, high] = this.spec.domain[0];
    const inputs = Float32Array.from({ length: CURVE_POINTS }, (_, i) => low + ((high - low) * i) / (CURVE_POINTS - 1));
    const answers = forward(run.nets[name], parametersAt(run, name, k), [inputs]).at(-1)[0];
    const points = Array.from(inputs, (input, i) => [x(input), Math.max(-1e4, Math.min(1e4, y(answers[i])))]);
    paintLine(context, points, theme[role], role === "class1" ? 3 : 2, DASHES[role]);
  }

  /** The lines 0 and 1, and above and below them the answers that are no probability. */
  bounds(context, theme, x, y, edge) {
    context.fillStyle = mix(theme.background, theme.class0, 0.14);
    context.fillRect(edge.left, edge.top, edge.right - edge.left, y(1) - edge.top);
    context.fillRect(edge.left, y(0), edge.right - edge.left, edge.bottom - y(0));
    paintText(context, theme, this.spec.outside, edge.right - 6, edge.top + 9, { align: "right", size: 11 });
    for (const level of [0, 1]) paintLine(context, [[edge.left, y(level)], [edge.right, y(level)]], theme.muted, 1);
  }

  drawHandles(context, theme, run, k, x, y, edge, xRange, yRange) {
    Object.assign(this, { edge, yRange, line: [...parametersAt(run, this.spec.lines[0].net, k)] });
    this.ends = [0.12, 0.88].map((share) => xRange[0] + share * (xRange[1] - xRange[0]));
    const height = (input) => Math.max(edge.top, Math.min(edge.bottom, y(this.line[0] * input + this.line[1])));
    this.handles = this.ends.map((input) => [x(input), height(input)]);
    for (const [px, py] of this.handles) paintHandle(context, theme, px, py, theme.class1);
  }

  /** The cost of what is drawn, while it is dragged too. */
  costs(context, theme, run, answers, Y, edge) {
    const { loss, caption } = this.spec;
    let sum = 0;
    answers.forEach((yhat, i) => (sum += LOSS[loss](yhat, Y[i])));
    paintText(context, theme, `${caption} = ${showNumber(sum / Y.length)}`, edge.left + 10, edge.top + 11, { align: "left", size: 14 });
  }
}

const LOSS = {
  squared_error: (yhat, y) => (yhat - y) ** 2,
  cross_entropy: (yhat, y) => -Math.log(Math.max(1e-38, y > 0.5 ? yhat : 1 - yhat)),
};
