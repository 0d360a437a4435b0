// The surface along a chord, and the chord itself: does it pass below?

import { paintAxes } from "../axes.js";
import { alongChord, chordEnds, heightAt, paintBelow } from "../chord.js";
import { clipTo, paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

register("chord", class ChordPanel extends Panel {
  draw(context, width, height, view) {
    const ends = chordEnds(view, this.spec);
    this.still(context, view, (pen) => this.along(pen, width, height, view, ends), [ends, view.reveals]);
  }

  along(context, width, height, { theme, run, reveals }, ends) {
    const { spec } = this;
    const grid = run.arrays[spec.surface];
    const line = alongChord(ends, (point) => heightAt(grid, spec.domain, point));
    const all = [...line.surface, ...line.chord];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const count = line.surface.length;
    const axes = paintAxes(context, theme, width, height, {
      xRange: [0, 1], yRange: [low - 0.05 * (high - low || 1), high + 0.08 * (high - low || 1)], xTitle: spec.axes[0], yTitle: spec.axes[1],
    });
    const x = (i) => axes.x(i / (count - 1));
    clipTo(context, axes.edge);
    if (reveals) paintBelow(context, theme, line, x, axes.y);
    paintLine(context, line.surface.map((J, i) => [x(i), axes.y(J)]), theme.class1, 2.5);
    paintLine(context, line.chord.map((J, i) => [x(i), axes.y(J)]), theme.class0, 2, [7, 4]);
    context.restore();
  }
});
