// Axes with ticks and labels.

import { showTick } from "./format.js";
import { paintLine, paintText } from "./paint.js";
import { logTicks, niceTicks, powerTicks } from "./ticks.js";

/** A frame with ticks; gives back the functions x(value), y(value) → pixels and the frame's edges. `powers`: y holds powers of ten. */
export function paintAxes(context, theme, width, height, { xRange, yRange, xTitle, yTitle, log = false, powers = false, square = false, labels: names }) {
  const yTicks = powers ? powerTicks(...yRange) : log ? logTicks(...yRange) : niceTicks(...yRange);
  const written = (tick) => showTick(powers ? 10 ** tick : tick);
  context.font = `11px ${theme.font}`;
  const labels = Math.max(...yTicks.map((tick) => context.measureText(written(tick)).width));
  const edge = { left: labels + 26, right: width - 14, top: 8, bottom: height - 34 };
  if (square) {
    const side = Math.min(edge.right - edge.left, edge.bottom - edge.top);
    edge.right = edge.left + side;
    edge.bottom = edge.top + side;
  }
  const warp = log ? Math.log10 : (value) => value;
  const [yLow, yHigh] = yRange.map(warp);
  const x = (value) => edge.left + ((value - xRange[0]) / (xRange[1] - xRange[0])) * (edge.right - edge.left);
  const y = (value) => edge.bottom - ((warp(value) - yLow) / (yHigh - yLow)) * (edge.bottom - edge.top);
  for (const tick of yTicks) {
    paintLine(context, [[edge.left, y(tick)], [edge.right, y(tick)]], theme.grid, 1);
    paintText(context, theme, written(tick), edge.left - 6, y(tick), { align: "right", size: 11, color: theme.quiet });
  }
  const xTicks = names ? names.map((_, i) => i + 1) : niceTicks(...xRange, width > 300 ? 5 : 4);
  for (const tick of xTicks) {
    paintLine(context, [[x(tick), edge.bottom], [x(tick), edge.bottom + 4]], theme.muted, 1);
    paintText(context, theme, names ? names[tick - 1] : showTick(tick), x(tick), edge.bottom + 12, { size: 11, color: theme.quiet });
  }
  paintLine(context, [[edge.left, edge.top], [edge.left, edge.bottom], [edge.right, edge.bottom]], theme.muted, 1);
  paintText(context, theme, xTitle, (edge.left + edge.right) / 2, edge.bottom + 32, { base: "bottom" });
  context.save();
  context.translate(edge.left - labels - 16, (edge.top + edge.bottom) / 2);
  context.rotate(-Math.PI / 2);
  paintText(context, theme, yTitle, 0, 0);
  context.restore();
  return { x, y, edge };
}
