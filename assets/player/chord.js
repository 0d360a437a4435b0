// A straight chord between two points of a surface: does it pass below the surface anywhere?
// Its ends are shared by all panels of a picture and can be dragged in those that show the surface (panels/path.js).

import { makeDraggable, nearestWithin, paintHandle } from "./drag.js";
import { paintLine } from "./paint.js";
import { mix } from "./theme.js";

/** The chord's ends [[x, y], [x, y]]: as dragged just now, else as Python says. */
export function chordEnds(view, spec) {
  return view.get("chord", spec.chord);
}

/** Let a panel's chord be dragged: it keeps in `ends` where they are in pixels, `valueAt(x, y)` gives a pixel's {x, y}. */
export function makeStretchable(panel) {
  const { player } = panel;
  const ends = () => chordEnds(player.view, panel.spec);
  makeDraggable(panel, {
    find: (x, y) => endAt(panel, x, y),
    move: (i, x, y) => {
      const at = Object.values(panel.valueAt(x, y));
      player.set("chord", ends().map((end, j) => (i === j ? at : end)));
    },
    drop: () => {
      const [[x1, y1], [x2, y2]] = ends();
      player.pick("chord", { x1, y1, x2, y2 });
    },
  });
}

/** Which end of a panel's chord is at a pixel; undefined if none. */
export function endAt({ ends }, x, y) {
  return ends && nearestWithin(ends, x, y);
}

/** Height of a G×G grid (first row lowest) at a point of its domain, between its points by straight lines. */
export function heightAt({ values, shape: [G] }, [[xLow, xHigh], [yLow, yHigh]], [x, y]) {
  const within = (value, low, high) => Math.max(0, Math.min(G - 1.001, ((value - low) / (high - low)) * (G - 1)));
  const [u, v] = [within(x, xLow, xHigh), within(y, yLow, yHigh)];
  const [i, j] = [Math.floor(v), Math.floor(u)];
  const at = (row, column) => values[row * G + column];
  const low = at(i, j) + (at(i, j + 1) - at(i, j)) * (u - j);
  const high = at(i + 1, j) + (at(i + 1, j + 1) - at(i + 1, j)) * (u - j);
  return low + (high - low) * (v - i);
}

/** J along the chord at `count` points, and the straight line between its ends: {surface: [...], chord: [...]}. */
export function alongChord(ends, height, count = 121) {
  const surface = Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return height(ends[0].map((value, axis) => value + share * (ends[1][axis] - value)));
  });
  const chord = surface.map((_, i) => surface[0] + (i / (count - 1)) * (surface[count - 1] - surface[0]));
  return { surface, chord };
}

/** Where the chord passes below the surface, as a filled area; x(i), y(J) are pixels. */
export function paintBelow(context, theme, { surface, chord }, x, y) {
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

/** The chord between its ends, given in pixels, with a handle at each. */
export function paintChord(context, theme, ends) {
  paintLine(context, ends, theme.class0, 2.5, [7, 4]);
  for (const [x, y] of ends) paintHandle(context, theme, x, y, theme.class0);
}
