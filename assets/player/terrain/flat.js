// The land from above, as a map with contours.

import { paintAxes } from "../axes.js";
import { clipTo } from "../paint.js";
import { paintContours, paintShade } from "../path/surface.js";

/** Paint the map; gives back its frame, and which place is at a pixel (null outside) and which pixel at a place. */
export function paintFlat(pen, theme, width, height, { heights, span, names }) {
  const [xTitle, yTitle] = names.map((name) => `${name}, moved by`);
  const { x, y, edge } = paintAxes(pen, theme, width, height, { xRange: span[0], yRange: span[1], xTitle, yTitle });
  clipTo(pen, edge);
  paintShade(pen, theme, heights, edge);
  paintContours(pen, theme, heights, edge);
  pen.restore();
  const spot = (px, py) => {
    const shares = [(px - edge.left) / (edge.right - edge.left), (edge.bottom - py) / (edge.bottom - edge.top)];
    return shares.every((share) => share >= 0 && share <= 1) ? shares.map((share, axis) => span[axis][0] + share * (span[axis][1] - span[axis][0])) : null;
  };
  return { edge, spot, place: ([a, b]) => [x(a), y(b)] };
}
