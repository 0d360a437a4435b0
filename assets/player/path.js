// Points that move: balls on a surface seen from above, a ball on a curve, or the weight vectors of units.

class PathPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec);
    this.player = player;
    if (spec.pick) {
      this.canvas.classList.add("pul-pick");
      this.canvas.addEventListener("click", (event) => this.frame && !this.held(event) && player.pick(this.spec.pick, this.valueAt(event)));
    }
    if (spec.chord) {
      makeDraggable(this.canvas, {
        find: (x, y) => this.ends && nearestWithin(this.ends, x, y),
        move: (i, offsetX, offsetY) => player.stretch(i, Object.values(this.valueAt({ offsetX, offsetY })), chordEnds(player, this.spec)),
        drop: () => player.pick("chord", Object.fromEntries(chordEnds(player, this.spec).flat().map((value, i) => [["x1", "y1", "x2", "y2"][i], value]))),
      });
    }
  }

  /** Whether a click was meant for an end of the chord. */
  held({ offsetX, offsetY }) {
    return this.ends && nearestWithin(this.ends, offsetX, offsetY) !== undefined;
  }

  valueAt({ offsetX, offsetY }) {
    const { edge } = this.frame;
    const [[xLow, xHigh], [yLow, yHigh]] = this.spec.domain;
    const share = (value, low, high) => Math.min(1, Math.max(0, (value - low) / (high - low)));
    return {
      x: xLow + share(offsetX, edge.left, edge.right) * (xHigh - xLow),
      y: yLow + share(edge.bottom - offsetY, 0, edge.bottom - edge.top) * (yHigh - yLow),
    };
  }

  draw(context, width, height, run, k, theme, ghost) {
    const { spec } = this;
    const [xRange, yRange] = spec.domain;
    this.frame = paintAxes(context, theme, width, height, {
      xRange, yRange, xTitle: spec.axes[0], yTitle: spec.axes[1],
    });
    const { x, y, edge } = this.frame;
    clipTo(context, edge);
    if (spec.valleys) this.valleys(context, run.arrays[spec.valleys], edge, theme);
    if (spec.surface) this.contours(context, run.arrays[spec.surface], edge, theme);
    if (spec.line) {
      const { values, shape } = run.arrays[spec.line];
      const points = Array.from({ length: shape[0] }, (_, i) => [x(values[2 * i]), y(values[2 * i + 1])]);
      paintLine(context, points, theme.muted, 2);
    }
    if (spec.chord) this.chord(context, theme, run, x, y);
    for (const [px, py, label] of spec.marks) this.mark(context, theme, x(px), y(py), label);
    if (ghost?.arrays[spec.points]?.shape[1] === 1) this.trail(context, ghost, ghost.steps.length - 1, 0, theme.muted, 1);
    const count = run.arrays[spec.points].shape[1];
    for (let i = 0; i < count; i++) this.trail(context, run, k, i, theme.class1, count > 6 ? 1 : 1.8);
    if (count === 1) this.nextStep(context, theme, run, k);
    context.restore();
    this.balls(context, theme, run, k, count, edge);
  }

  /** The chord with its two handles; on a curve also where it passes below the curve. */
  chord(context, theme, run, x, y) {
    let ends = chordEnds(this.player, this.spec);
    if (this.spec.line) {
      const { values, shape } = run.arrays[this.spec.line];
      const height = ([w]) => {
        const at = Math.max(0, Math.min(shape[0] - 1.001, ((w - values[0]) / (values[2] - values[0]))));
        const i = Math.floor(at);
        return values[2 * i + 1] + (values[2 * i + 3] - values[2 * i + 1]) * (at - i);
      };
      const along = alongChord(ends, height);
      const place = (i) => x(ends[0][0] + (i / (along.surface.length - 1)) * (ends[1][0] - ends[0][0]));
      paintBelow(context, theme, along, place, y);
      ends = ends.map(([w]) => [w, height([w])]);
    }
    this.ends = ends.map(([px, py]) => [x(px), y(py)]);
    paintLine(context, this.ends, theme.class0, 2.5, [7, 4]);
    for (const [px, py] of this.ends) paintHandle(context, theme, px, py, theme.class0);
  }

  point(run, k, i) {
    const edited = this.spec.follows && run.edited?.get(this.spec.follows);
    if (edited) return [edited[0], edited[1]];
    const { values, shape } = run.arrays[this.spec.points];
    const at = (k * shape[1] + i) * 2;
    return [values[at], values[at + 1]];
  }

  trail(context, run, k, i, color, width) {
    const { x, y } = this.frame;
    const far = 1e5; // pixels; canvas coordinates beyond are not painted reliably
    const keep = (value) => Math.max(-far, Math.min(far, value));
    const points = [];
    for (let step = 0; step <= k; step++) {
      const [px, py] = this.point(run, step, i);
      points.push([keep(x(px)), keep(y(py))]);
    }
    paintLine(context, points, color, width);
    if (this.spec.surface && points.length < 60) {
      for (const [px, py] of points) {
        context.beginPath();
        context.arc(px, py, 2, 0, 2 * Math.PI);
        context.fillStyle = color;
        context.fill();
      }
    }
  }

  /** Balls at the same place are drawn once, with their number; a ball outside waits at the edge, as a triangle. */
  balls(context, theme, run, k, count, edge) {
    const { x, y } = this.frame;
    const places = new Map();
    const grain = count > 12 ? 1 : 12; // numbered balls closer than so many pixels are drawn as one, or their numbers overprint
    for (let i = 0; i < count; i++) {
      const [px, py] = this.point(run, k, i);
      const place = [
        Math.round(Math.max(edge.left, Math.min(edge.right, x(px)))),
        Math.round(Math.max(edge.top, Math.min(edge.bottom, y(py)))),
      ];
      const outside = x(px) < edge.left - 1 || x(px) > edge.right + 1 || y(py) < edge.top - 1 || y(py) > edge.bottom + 1;
      const key = place.map((at) => Math.round(at / grain)).join();
      places.set(key, { place, outside, units: [...(places.get(key)?.units ?? []), i + 1] });
    }
    for (const { place: [px, py], outside, units } of places.values()) {
      context.beginPath();
      if (outside) this.arrowhead(context, px, py, edge);
      else context.arc(px, py, units.length > 1 && count <= 12 ? 8 : count > 12 ? 3 : 6, 0, 2 * Math.PI);
      context.fillStyle = theme.class1;
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = theme.background;
      context.stroke();
      if (count > 1 && count <= 12) {
        const label = units.length === 1 ? `${units[0]}` : units.length === count ? `all ${count}` : units.join(" ");
        paintText(context, theme, label, px + 12, py - 12 < edge.top ? py + 14 : py - 12, { size: 13 });
      }
    }
  }

  /** A triangle at the frame's edge that points outwards. */
  arrowhead(context, px, py, edge) {
    const away = [px <= edge.left ? -1 : px >= edge.right ? 1 : 0, py <= edge.top ? -1 : py >= edge.bottom ? 1 : 0];
    const angle = Math.atan2(away[1], away[0]);
    for (const [turn, reach] of [[0, 9], [2.3, 8], [-2.3, 8]]) {
      context.lineTo(px + reach * Math.cos(angle + turn), py + reach * Math.sin(angle + turn));
    }
    context.closePath();
  }

  /** Where the next step leads: the tangent on which it is measured (on a curve) and an arrow as long as the step. */
  nextStep(context, theme, run, k) {
    const { x, y } = this.frame;
    const [px, py] = this.point(run, k, 0);
    if (this.spec.slope) {
      const slope = run.arrays[this.spec.slope].values[k];
      const reach = (this.spec.domain[0][1] - this.spec.domain[0][0]) / 7;
      const ends = [-reach, reach].map((dx) => [x(px + dx), y(py + slope * dx)]);
      paintLine(context, ends, theme.class0, 2, [6, 4]);
    }
    if (k + 1 >= run.steps.length) return;
    const [nx, ny] = this.point(run, k + 1, 0);
    const to = this.spec.slope ? [x(nx), y(py)] : [x(nx), y(ny)];
    paintArrow(context, [x(px), y(py)], to, theme.class0);
  }

  mark(context, theme, px, py, label) {
    paintLine(context, [[px - 5, py - 5], [px + 5, py + 5]], theme.text, 2);
    paintLine(context, [[px - 5, py + 5], [px + 5, py - 5]], theme.text, 2);
    if (label) paintText(context, theme, label, px, py + 15, { size: 12 });
  }

  /** Lines of equal height, over a shade that is the darker, the lower; the levels lie closer where the surface is low. */
  contours(context, { values, shape: [G] }, edge, theme) {
    const [w, h] = [edge.right - edge.left, edge.bottom - edge.top];
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    const toX = (u) => edge.left + (u / (G - 1)) * w;
    const toY = (v) => edge.bottom - (v / (G - 1)) * h;
    if (!this.spec.valleys) {
      const depth = values.map((value) => ((value - low) / (high - low)) ** 0.4);
      paintMap(context, depth, G, 0, 1, shadeScale(theme), edge.left, edge.top, w, h);
    }
    for (let i = 1; i <= 14; i++) {
      const level = low + (high - low) * (i / 15) ** 2.2;
      paintIsoline(context, values, G, level, toX, toY, mix(theme.muted, theme.background, 0.25 + 0.4 * (i / 15)), i % 5 ? 1 : 1.6);
    }
  }

  /** Which valley a start ends in: areas in pale colours with borders between them; bare ground where none. */
  valleys(context, { values, shape: [V] }, edge, theme) {
    const [w, h] = [(edge.right - edge.left) / V, (edge.bottom - edge.top) / V];
    const colors = [theme.class1, theme.class0, theme.muted, mix(theme.class1, theme.class0, 0.5)];
    for (let row = 0; row < V; row++) {
      for (let column = 0; column < V; column++) {
        const valley = values[row * V + column];
        const [left, top] = [edge.left + column * w, edge.bottom - (row + 1) * h];
        context.fillStyle = valley < 0 ? theme.background : mix(colors[valley % 4], theme.background, 0.55 + 0.08 * (Math.floor(valley / 4) % 4));
        context.fillRect(left, top, w + 0.6, h + 0.6);
        if (column > 0 && values[row * V + column - 1] !== valley) paintLine(context, [[left, top], [left, top + h]], theme.muted, 1);
        if (row > 0 && values[(row - 1) * V + column] !== valley) paintLine(context, [[left, top + h], [left + w, top + h]], theme.muted, 1);
      }
    }
  }
}
