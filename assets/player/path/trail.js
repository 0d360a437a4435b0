// Where points have been, and where the next step leads.

import { paintArrow, paintDot, paintLine } from "../paint.js";

const FAR = 1e5; // pixels; canvas coordinates beyond are not painted reliably
const FEW = 60; // places that can be told apart

/** Point i of an array (K, k, 2) at index k. */
export function pointAt({ values, shape }, k, i) {
  const at = (k * shape[1] + i) * 2;
  return [values[at], values[at + 1]];
}

/** All places of point i, one after the other, in the pixels of a frame. */
export function placesOf(points, i, { x, y }) {
  const keep = (value) => Math.max(-FAR, Math.min(FAR, value));
  return Array.from({ length: points.shape[0] }, (_, k) => {
    const [px, py] = pointAt(points, k, i);
    return [keep(x(px)), keep(y(py))];
  });
}

/** A line through places; a dot at each where they are `dotted` and few. */
export function paintTrail(context, places, color, width, dotted) {
  paintLine(context, places, color, width);
  if (dotted && places.length < FEW) for (const [x, y] of places) paintDot(context, x, y, 2, color);
}

/** An arrow from a point to the next one; with a `slope` along the tangent at it, on which the step is measured. */
export function paintNextStep(context, theme, { x, y }, [px, py], next, slope, reach) {
  if (slope !== undefined) {
    const ends = [-reach, reach].map((dx) => [x(px + dx), y(py + slope * dx)]);
    paintLine(context, ends, theme.class0, 2, [6, 4]);
  }
  if (!next) return;
  paintArrow(context, [x(px), y(py)], [x(next[0]), y(slope === undefined ? next[1] : py)], theme.class0);
}
