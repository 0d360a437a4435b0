// Lines over the steps, drawn as far as the run is shown; the run before stays as a pale ghost. Over another array `x` the whole
// line is drawn, and only the points on it move.

const DASHES = { class1: [], class0: [7, 4], muted: [2, 3], text: [12, 3], blend: [10, 3, 2, 3], deep1: [2, 2], deep0: [8, 2, 2, 2, 2, 2] };

class CurvePanel extends Panel {
  draw(context, width, height, run, k, theme, ghost) {
    const { spec } = this;
    const ghosts = ghost && !spec.x && !spec.lines[0].x ? spec.lines.filter(({ array }) => ghost.arrays[array]) : [];
    const along = spec.x ? run.arrays[spec.x].values : run.steps;
    const own = (line) => (line.x ? run.arrays[line.x].values : along); // a line may have an x of its own, such as its seconds
    const ends = spec.lines.map((line) => own(line).at(-1));
    const xRange = spec.x ? [along[0], along.at(-1)] : [0, Math.max(...ends) || 1];
    const { x, y, edge } = paintAxes(context, theme, width, height, {
      xRange, yRange: this.range(run), xTitle: spec.x_title ?? "step", yTitle: spec.y_title, log: spec.log,
    });
    clipTo(context, edge);
    if (spec.shade) this.shade(context, theme, along, run.arrays[spec.shade].values, x, edge);
    for (const { array } of ghosts) this.line(context, ghost, ghost.steps, array, ghost.steps.length - 1, x, y, theme.muted, 1.2, []);
    const shown = spec.x ? along.length - 1 : k;
    for (const line of spec.lines) this.line(context, run, own(line), line.array, shown, x, y, theme[line.role], 2, DASHES[line.role]);
    const at = x(along[k]);
    if (!spec.lines[0].x) paintLine(context, [[at, edge.top], [at, edge.bottom]], theme.muted, 1, [3, 3]);
    for (const line of spec.lines) {
      const { array, role } = line;
      context.beginPath();
      context.arc(x(own(line)[k]), y(this.value(run, array, k)), 4, 0, 2 * Math.PI);
      context.fillStyle = theme[role];
      context.fill();
    }
    context.restore();
    const rows = spec.lines.map(({ label, role }) => [label, theme[role], DASHES[role]]);
    this.explain(ghosts.length > 0 ? [...rows, ["run before", theme.muted, []]] : rows);
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

  value(run, array, k) {
    const value = run.arrays[array].values[k];
    return this.spec.log && value <= 0 ? Number.MIN_VALUE : value;
  }

  line(context, run, along, array, k, x, y, color, width, dash) {
    const points = [];
    for (let i = 0; i <= k; i++) points.push([x(along[i]), y(this.value(run, array, i))]);
    paintLine(context, points, color, width, dash);
  }
}
