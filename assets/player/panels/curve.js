// Lines over the steps, drawn as far as the run is shown; the run before stays as a pale ghost. Over another array `x` the whole
// line is drawn, and only the points on it move.

import { paintAxes } from "../axes.js";
import { paintHandle } from "../drag.js";
import { examplesIn } from "../examples.js";
import { costOver } from "../judged.js";
import { clipTo, paintDot, paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { paintSign, pointedOut } from "../pointed.js";
import { register } from "../registry.js";
import { DASHES, mix } from "../theme.js";

register("curve", class CurvePanel extends Panel {
  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run, k } = view;
    const { x, y, edge, ghosts } = this.still(context, view, (pen) => this.ground(pen, width, height, view));
    const places = view.keep(this, "places", [y], () => spec.lines.map((line) => this.places(run, this.own(run, line), line.array, x, y)));
    clipTo(context, edge);
    const shown = (line) => (spec.x ? line : line.slice(0, k + 1));
    spec.lines.forEach(({ role, whole }, i) => {
      if (places[i].bundle) for (const line of places[i].bundle) paintLine(context, shown(line), theme[role], 1);
      else paintLine(context, whole ? places[i] : shown(places[i]), theme[role], whole ? 1.2 : 2, DASHES[role]);
    });
    const at = x(this.along(run)[k]);
    if (!spec.lines[0].x) paintLine(context, [[at, edge.top], [at, edge.bottom]], theme.muted, 1, [3, 3]);
    spec.lines.forEach(({ role, whole }, i) => whole || places[i].bundle || paintDot(context, ...places[i][k], 4, theme[role]));
    for (const { sign, step } of pointedOut(this)) if (step !== undefined && !spec.x) this.point(context, theme, sign, x(step), edge);
    if (spec.judged && view.edited(spec.judged)) this.byHand(context, view, at, y);
    context.restore();
    const rows = spec.lines.map(({ label, role }, i) => [label, theme[role], places[i].bundle ? [] : DASHES[role]]);
    this.explain(ghosts ? [...rows, ["run before", theme.muted, []]] : rows);
  }

  /** The axes, the shade, and the lines of the run before; gives back also how many of these there are. */
  ground(context, width, height, { theme, run, ghost }) {
    const { spec } = this;
    const along = this.along(run);
    const ends = spec.lines.map((line) => this.own(run, line).at(-1));
    const xRange = spec.x ? [along[0], along.at(-1)] : [0, Math.max(...ends) || 1];
    const frame = paintAxes(context, theme, width, height, {
      xRange, yRange: this.range(run), xTitle: spec.x_title ?? "step", yTitle: spec.y_title, log: spec.log,
    });
    const { x, y, edge } = frame;
    clipTo(context, edge);
    if (spec.shade) this.shade(context, theme, along, run.arrays[spec.shade].values, x, edge);
    const alone = ({ array }) => ghost.arrays[array]?.shape.length === 1;
    const ghosts = ghost && !spec.x && !spec.lines[0].x ? spec.lines.filter(alone) : [];
    for (const { array } of ghosts) paintLine(context, this.places(ghost, ghost.steps, array, x, y), theme.muted, 1.2);
    context.restore();
    return { ...frame, ghosts: ghosts.length };
  }

  /** A step that the text speaks of. */
  point(context, theme, sign, at, edge) {
    paintLine(context, [[at, edge.top], [at, edge.bottom]], theme.text, 1.4);
    paintSign(context, theme, sign, Math.max(edge.left + 10, Math.min(edge.right - 10, at)), edge.top + 12);
  }

  /** What the hand has made of the network: its costs, on the line of the step shown, as rings. */
  byHand(context, view, at, y) {
    const { theme, run } = view;
    const net = run.nets[this.spec.judged];
    for (const [i, of] of ["", "fresh "].entries()) {
      const { X, Y } = examplesIn(view, `${of}X`, `${of}Y`);
      const J = costOver(net, view.edited(this.spec.judged), X, Y);
      paintHandle(context, theme, at, y(J), theme[this.spec.lines[i].role]);
    }
  }

  /** What the lines stand over. */
  along(run) {
    return this.spec.x ? run.arrays[this.spec.x].values : run.steps;
  }

  /** A line may have an x of its own, such as its seconds. */
  own(run, line) {
    return line.x ? run.arrays[line.x].values : this.along(run);
  }

  /** Pale ground wherever the flag of a step is set. */
  shade(context, theme, along, flags, x, edge) {
    context.fillStyle = mix(theme.background, theme.class0, 0.2);
    for (let i = 0; i + 1 < along.length; i++) {
      if (flags[i] && flags[i + 1]) context.fillRect(x(along[i]), edge.top, x(along[i + 1]) - x(along[i]) + 0.5, edge.bottom - edge.top);
    }
  }

  /** The values that the axis spans: of this run only, so that the axis stays still while it plays. */
  range(run) {
    let [low, high] = [Infinity, -Infinity];
    for (const { array } of this.spec.lines) {
      for (const value of run.arrays[array].values) {
        if (this.spec.log && value <= 0) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    if (!Number.isFinite(low)) return this.spec.log ? [0.1, 1] : [0, 1];
    if (this.spec.log) return low < high / 1.5 ? [low / 1.2, high * 1.2] : [low / 3, high * 3];
    const from = low >= 0 ? 0 : low - 0.1 * (high - low);
    return [from, high + 0.08 * (high - from || 1)];
  }

  /** The points of a whole line in pixels; of an array (K, n), a `bundle` of n lines. */
  places(run, along, array, x, y) {
    const { values, shape: [, n] } = run.arrays[array];
    const shown = (value) => (this.spec.log && value <= 0 ? Number.MIN_VALUE : value);
    const line = (j, every) => Array.from(along, (at, i) => [x(at), y(shown(values[i * every + j]))]);
    return n ? { bundle: Array.from({ length: n }, (_, j) => line(j, n)) } : line(0, 1);
  }
});
