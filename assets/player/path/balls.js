// Balls where the points are now.

import { paintText } from "../paint.js";

const MANY = 12; // more balls than that are small and have no numbers
const GRAIN = 12; // numbered balls closer than so many pixels are drawn as one, or their numbers overprint

/** Balls at the same place are drawn once, with their numbers; a ball outside waits at the edge, as a triangle. */
export function paintBalls(context, theme, points, { x, y, edge }) {
  const count = points.length;
  const many = count > MANY;
  for (const { place, outside, units } of gathered(points.map(([px, py]) => [x(px), y(py)]), edge, many ? 1 : GRAIN)) {
    const [px, py] = place;
    context.beginPath();
    if (outside) arrowhead(context, px, py, edge);
    else context.arc(px, py, many ? 3 : units.length > 1 ? 8 : 6, 0, 2 * Math.PI);
    context.fillStyle = theme.class1;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = theme.background;
    context.stroke();
    if (count === 1 || many) continue;
    const label = units.length === 1 ? `${units[0]}` : units.length === count ? `all ${count}` : units.join(" ");
    paintText(context, theme, label, px + 12, py - 12 < edge.top ? py + 14 : py - 12, { size: 13 });
  }
}

/** Pixels that lie in the same square of so many pixels become one: its place within the frame, and the numbers that meet there. */
export function gathered(pixels, edge, grain) {
  const places = new Map();
  pixels.forEach(([x, y], i) => {
    const place = [
      Math.round(Math.max(edge.left, Math.min(edge.right, x))),
      Math.round(Math.max(edge.top, Math.min(edge.bottom, y))),
    ];
    const outside = x < edge.left - 1 || x > edge.right + 1 || y < edge.top - 1 || y > edge.bottom + 1;
    const key = place.map((at) => Math.round(at / grain)).join();
    places.set(key, { place, outside, units: [...(places.get(key)?.units ?? []), i + 1] });
  });
  return [...places.values()];
}

/** A triangle at the frame's edge that points outwards. */
function arrowhead(context, px, py, edge) {
  const away = [px <= edge.left ? -1 : px >= edge.right ? 1 : 0, py <= edge.top ? -1 : py >= edge.bottom ? 1 : 0];
  const angle = Math.atan2(away[1], away[0]);
  for (const [turn, reach] of [[0, 9], [2.3, 8], [-2.3, 8]]) {
    context.lineTo(px + reach * Math.cos(angle + turn), py + reach * Math.sin(angle + turn));
  }
  context.closePath();
}
