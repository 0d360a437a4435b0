// Points that move: balls on a surface seen from above, a ball on a curve, or the weight vectors of units.

import { paintAxes } from "../axes.js";
import { alongChord, chordEnds, endAt, makeStretchable, paintBelow, paintChord } from "../chord.js";
import { makeDraggable, nearestWithin } from "../drag.js";
import { byHand } from "../hand.js";
import { clipTo, paintLabel, paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { paintBalls } from "../path/balls.js";
import { lineHeight, paintCurve } from "../path/line.js";
import { paintContours, paintShade } from "../path/surface.js";
import { paintNextStep, paintTrail, placesOf, pointAt } from "../path/trail.js";
import { paintValleys, valleyKeys } from "../path/valleys.js";
import { register } from "../registry.js";

register("path", class PathPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (spec.pick) {
      this.canvas.classList.add("pul-pick");
      this.canvas.addEventListener("click", (event) => this.click(...this.at(event)));
    }
    if (spec.follows) this.makeHeld();
    if (spec.chord) makeStretchable(this);
  }

  /** The ball can be dragged, and the network that it follows goes along. */
  makeHeld() {
    makeDraggable(this, {
      find: (x, y) => this.ball && nearestWithin([this.ball], x, y),
      move: (i, x, y) => {
        this.dragged = true;
        this.move(x, y);
      },
      drop: () => this.dragged && this.tell(),
    });
  }

  click(x, y) {
    const { dragged } = this;
    this.dragged = false;
    if (dragged) return; // Python knows already
    const meant = this.frame && endAt(this, x, y) === undefined; // not for an end of the chord
    if (!meant) return;
    if (!this.spec.follows) this.player.pick(this.spec.pick, this.valueAt(x, y));
    else {
      this.move(x, y);
      this.tell();
    }
  }

  /** The network that the ball follows gets the parameters of a pixel: all panels and the read-out show them at once. */
  move(px, py) {
    const { x, y } = this.valueAt(px, py);
    this.player.edit(this.spec.follows, byHand([x, y], this.spec.hand));
  }

  /** Tell Python where the ball lies. */
  tell() {
    const [x, y] = this.player.view.parameters(this.spec.follows);
    this.player.pick(this.spec.pick, { x, y });
  }

  /** The {x, y} of a pixel, within the domain. */
  valueAt(px, py) {
    const { edge } = this.frame;
    const [[xLow, xHigh], [yLow, yHigh]] = this.spec.domain;
    const share = (value, low, high) => Math.min(1, Math.max(0, (value - low) / (high - low)));
    return {
      x: xLow + share(px, edge.left, edge.right) * (xHigh - xLow),
      y: yLow + share(edge.bottom - py, 0, edge.bottom - edge.top) * (yHigh - yLow),
    };
  }

  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run, ghost, k } = view;
    this.frame = this.still(context, view, (pen) => this.ground(pen, width, height, view), [view.reveals]);
    if (spec.legend) this.explain(view.reveals ? valleyKeys(theme, spec.legend) : [["At the end: where each start ends."]]);
    else this.explain([]);
    const { x, y, edge } = this.frame;
    const points = run.arrays[spec.points];
    const count = points.shape[1];
    clipTo(context, edge);
    if (spec.chord) this.chord(context, view);
    const marks = view.reveals ? spec.marks.map(([px, py, label]) => [x(px), y(py), label]) : []; // they are the answer
    for (const [px, py] of marks) this.mark(context, theme, px, py);
    const left = spec.follows && view.ghostEdited; // the ball of the run before was taken off its trail by hand
    if (!left && ghost?.arrays[spec.points]?.shape[1] === 1) this.trail(context, view, ghost, 0, theme.muted, 1);
    for (let i = 0; i < count; i++) this.trail(context, view, run, i, theme.class1, count > 6 ? 1 : 1.8);
    const balls = this.edited(view) ?? Array.from({ length: count }, (_, i) => pointAt(points, k, i));
    if (count === 1) this.nextStep(context, view, balls[0]);
    context.restore();
    paintBalls(context, theme, balls, this.frame);
    this.ball = count === 1 ? [x(balls[0][0]), y(balls[0][1])] : undefined;
    const taken = [...balls.map(([px, py]) => [x(px), y(py)]), ...(spec.chord ? this.ends : [])];
    for (const [px, py, label] of marks) if (label) paintLabel(context, theme, label, px, py, taken);
  }

  /** What the points move over. */
  ground(context, width, height, { theme, reveals, run: { arrays } }) {
    const { spec } = this;
    const [xRange, yRange] = spec.domain;
    const frame = paintAxes(context, theme, width, height, { xRange, yRange, xTitle: spec.axes[0], yTitle: spec.axes[1] });
    clipTo(context, frame.edge);
    if (spec.valleys && reveals) paintValleys(context, theme, arrays[spec.valleys], frame.edge);
    else if (spec.surface) paintShade(context, theme, arrays[spec.surface], frame.edge);
    if (spec.surface) paintContours(context, theme, arrays[spec.surface], frame.edge);
    if (spec.line) paintCurve(context, theme, arrays[spec.line], frame);
    context.restore();
    return frame;
  }

  /** Where the one ball is while the network that it follows is edited, as a list; else undefined. */
  edited(view) {
    const theta = this.spec.follows && view.edited(this.spec.follows);
    return theta && [[theta[0], theta[1]]];
  }

  /** The trail of point i: of the run before to its end, of the present one as far as it is shown. */
  trail(context, view, run, i, color, width) {
    const present = run === view.run;
    if (present && this.edited(view)) return;
    const places = view.keep(this, `${present ? "trail" : "ghost"} ${i}`, [this.frame], () => placesOf(run.arrays[this.spec.points], i, this.frame));
    paintTrail(context, present ? places.slice(0, view.k + 1) : places, color, width, this.spec.surface);
  }

  nextStep(context, view, point) {
    const { points, slope, domain: [[low, high]] } = this.spec;
    const { run, k } = view;
    const next = k < view.last && !this.edited(view) ? pointAt(run.arrays[points], k + 1, 0) : null;
    paintNextStep(context, view.theme, this.frame, point, next, slope ? run.arrays[slope].values[k] : undefined, (high - low) / 7);
  }

  /** The chord with its two handles; on a curve also where it passes below the curve. */
  chord(context, view) {
    const { x, y } = this.frame;
    let ends = chordEnds(view, this.spec);
    if (this.spec.line) {
      const line = view.run.arrays[this.spec.line];
      const along = view.keep(this, "chord", [ends], () => alongChord(ends, ([w]) => lineHeight(line, w)));
      const [[from], [to]] = ends;
      if (view.reveals) paintBelow(context, view.theme, along, (i) => x(from + (i / (along.surface.length - 1)) * (to - from)), y);
      ends = ends.map(([w]) => [w, lineHeight(line, w)]);
    }
    this.ends = ends.map(([px, py]) => [x(px), y(py)]);
    paintChord(context, view.theme, this.ends);
  }

  mark(context, theme, px, py) {
    paintLine(context, [[px - 5, py - 5], [px + 5, py + 5]], theme.text, 2);
    paintLine(context, [[px - 5, py + 5], [px + 5, py - 5]], theme.text, 2);
  }
});
