// A straight chord between two points of a surface: does it pass below the surface anywhere?
// Its ends are shared by all panels of a picture and can be dragged in those that show the surface (path.js).

/** The chord's ends [[x, y], [x, y]]: as dragged just now, else as Python says. */
function chordEnds(player, spec) {
  return player.run?.chord ?? spec.chord;
}

/** Height of a G×G grid (first row lowest) at a point of its domain, between its points by straight lines. */
function heightAt({ values, shape: [G] }, [[xLow, xHigh], [yLow, yHigh]], [x, y]) {
  const within = (value, low, high) => Math.max(0, Math.min(G - 1.001, ((value - low) / (high - low)) * (G - 1)));
  const [u, v] = [within(x, xLow, xHigh), within(y, yLow, yHigh)];
  const [i, j] = [Math.floor(v), Math.floor(u)];
  const at = (row, column) => values[row * G + column];
  const low = at(i, j) + (at(i, j + 1) - at(i, j)) * (u - j);
  const high = at(i + 1, j) + (at(i + 1, j + 1) - at(i + 1, j)) * (u - j);
  return low + (high - low) * (v - i);
}

/** J along the chord at `count` points, and the straight line between its ends: {surface: [...], chord: [...]}. */
function alongChord(ends, height, count = 121) {
  const surface = Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return height(ends[0].map((value, axis) => value + share * (ends[1][axis] - value)));
  });
  const chord = surface.map((_, i) => surface[0] + (i / (count - 1)) * (surface[count - 1] - surface[0]));
  return { surface, chord };
}

/** Where the chord passes below the surface, as a filled area; x(i), y(J) are pixels. */
function paintBelow(context, theme, { surface, chord }, x, y) {
  context.fillStyle = mix(theme.background, theme.class0, 0.5);
  for (let i = 0; i + 1 < surface.length; i++) {
    if (surface[i] <= chord[i] && surface[i + 1] <= chord[i + 1]) continue;
    context.beginPath();
    context.moveTo(x(i), y(chord[i]));
    context.lineTo(x(i), y(Math.max(surface[i], chord[i])));
    context.lineTo(x(i + 1) + 0.5, y(Math.max(surface[i + 1], chord[i + 1])));
    context.lineTo(x(i + 1) + 0.5, y(chord[i + 1]));
    context.fill();
  }
}

class ChordPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec);
    this.player = player;
  }

  draw(context, width, height, run, k, theme) {
    const { spec } = this;
    const ends = chordEnds(this.player, spec);
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
    paintBelow(context, theme, line, x, axes.y);
    paintLine(context, line.surface.map((J, i) => [x(i), axes.y(J)]), theme.class1, 2.5);
    paintLine(context, line.chord.map((J, i) => [x(i), axes.y(J)]), theme.class0, 2, [7, 4]);
    context.restore();
  }
}
