// The curve that a ball rolls on: an array (G, 2) of its points.

import { paintLine } from "../paint.js";

/** The height of the curve over a place, between its points by straight lines; its x are evenly spaced. */
export function lineHeight({ values, shape: [G] }, w) {
  const at = Math.max(0, Math.min(G - 1.001, (w - values[0]) / (values[2] - values[0])));
  const i = Math.floor(at);
  return values[2 * i + 1] + (values[2 * i + 3] - values[2 * i + 1]) * (at - i);
}

export function paintCurve(context, theme, { values, shape: [G] }, { x, y }) {
  const points = Array.from({ length: G }, (_, i) => [x(values[2 * i]), y(values[2 * i + 1])]);
  paintLine(context, points, theme.muted, 2);
}
