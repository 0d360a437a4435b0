// Numbers as they stand in a matrix: a coloured cell for each, between square brackets.

import { paintLine, paintText } from "./paint.js";
import { largestOf } from "./pixels.js";
import { mix } from "./theme.js";

/** The largest size of the numbers in one of the run's arrays. */
export function largest(view, array) {
  return view.keep("largest", array, [], () => largestOf(view.run.arrays[array].values));
}

/** Rows of cells [text, share], coloured by share (−1..1), between square brackets; without texts at size 0. */
export function paintCells(context, theme, cells, left, top, w, h, size) {
  const [high, wide] = [cells.length * h, cells[0].length * w];
  cells.forEach((line, i) => {
    line.forEach(([text, share], j) => {
      context.fillStyle = mix(theme.background, share < 0 ? theme.class0 : theme.class1, 0.55 * Math.abs(share));
      context.fillRect(left + j * w, top + i * h, w - 1, h - 1);
      if (size) paintText(context, theme, text, left + (j + 0.5) * w, top + (i + 0.5) * h, { size });
    });
  });
  for (const [x, inward] of [[left - 5, 5], [left + wide + 4, -5]]) {
    paintLine(context, [[x + inward, top - 2], [x, top - 2], [x, top + high + 1], [x + inward, top + high + 1]], theme.text, 1.5);
  }
}
