// A surface seen from above.

import { paintIsoline } from "../isoline.js";
import { paintMap } from "../map.js";
import { mix } from "../theme.js";

const LEVELS = 14;

/** The smallest and the largest of many values. */
export function endsOf(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

/** A shade that is the darker, the lower the surface (G, G) is. */
export function paintShade(context, theme, { values, shape: [G] }, edge) {
  const [low, high] = endsOf(values);
  const depth = values.map((value) => ((value - low) / (high - low)) ** 0.4);
  paintMap(context, depth, G, 0, 1, theme.shades, edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top);
}

/** Lines of equal height; the levels lie closer where the surface is low. */
export function paintContours(context, theme, { values, shape: [G] }, edge) {
  const [low, high] = endsOf(values);
  const toX = (u) => edge.left + (u / (G - 1)) * (edge.right - edge.left);
  const toY = (v) => edge.bottom - (v / (G - 1)) * (edge.bottom - edge.top);
  for (let i = 1; i <= LEVELS; i++) {
    const share = i / (LEVELS + 1);
    const level = low + (high - low) * share ** 2.2;
    paintIsoline(context, values, G, level, toX, toY, mix(theme.muted, theme.background, 0.25 + 0.4 * share), i % 5 ? 1 : 1.6);
  }
}
