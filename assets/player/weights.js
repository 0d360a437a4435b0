// How a weight is drawn as a line: the wider, the larger; dashed where it is negative.

export const NEGATIVE = [6, 3]; // the dashes

/** 0 for a weight of 0, near 1 for a large one of either sign. */
export function heaviness(w) {
  return 1 - Math.exp(-Math.abs(w) / 1.5);
}

/** The width of a line of that heaviness, in pixels. */
export function thickness(heavy) {
  return 0.4 + 4.6 * heavy;
}
