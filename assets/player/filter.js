// The filter of a picture as the panels show it: its numbers, as sent or as the hand has just set them, what it sees, its map.

import { slide } from "./eyes.js";

export const WINDOW = 3;

/** The filter's numbers: nine for the brightness, or 27 for three bands. */
export const filterShown = (view, spec) => view.get("filter", spec.numbers);

/** What a filter of so many numbers sees of a photo's bytes (3, h, w): {values, n, h, w}, 0 to 1; moved to the right by some pixels. */
export function seenBy(numbers, { values, shape: [, h, w] }, by = 0) {
  const n = numbers.length / WINDOW ** 2;
  const size = h * w;
  const from = (i) => i - (i % w) + Math.max(0, (i % w) - by);
  const bright = (i) => (values[i] + values[size + i] + values[2 * size + i]) / 765;
  const seen = n === 3 ? (i) => values[i - (i % size) + from(i % size)] / 255 : (i) => bright(from(i));
  return { values: Float32Array.from({ length: n * size }, (_, i) => seen(i)), n, h, w };
}

/** Z of the filter: {values, n: 1, h, w}. */
export const mapOf = (numbers, A) => slide(A, numbers, 1);

/** What stands under the window at a place, and each of it times its weight: two lists as long as the filter. */
export function underWindow(numbers, { values, h, w }, row, column) {
  const under = numbers.map((_, i) => {
    const [band, u, v] = [Math.floor(i / WINDOW ** 2), Math.floor((i % WINDOW ** 2) / WINDOW), i % WINDOW];
    const [y, x] = [row + u - 1, column + v - 1];
    return y < 0 || x < 0 || y >= h || x >= w ? 0 : values[band * h * w + y * w + x];
  });
  return { under, products: under.map((value, i) => value * numbers[i]) };
}
