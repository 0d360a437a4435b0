// The whole network in small: where in it the trace is. Lines and units have the colours and sizes of the numbers that are told.

import { incoming, whatIsAt } from "../board/parameters.js";
import { paintDot, paintLine } from "../paint.js";
import { NEGATIVE } from "../weights.js";

const EDGE = 12; // pixels around
const FAINT = 0.02; // lines of less than this share of the largest stay thin

/** The numbers of a step's phase: `lines` in the order of θ, `units` as [layer][unit]. */
export function stripOfPhase(phase, { theta, traced: { A, dZ, gradient } }) {
  const comesBack = phase === "backward" || phase === "update";
  return { lines: comesBack ? gradient : theta, units: comesBack ? dZ : A };
}

/** The numbers of a weight's chain: lines of what every way brings back, units of their dz; `chosen` is the weight itself. */
export function stripOfWeight({ net, theta, traced: { dZ }, at }) {
  const own = whatIsAt(net, at);
  const reached = (layer, unit) => layer > own.layer || (layer === own.layer && unit === own.unit);
  const lines = Float64Array.from(theta, (w, i) => {
    const { layer, unit, from } = whatIsAt(net, i);
    return from !== null && layer > 1 && reached(layer - 1, from) ? w * dZ[layer][unit] : 0;
  });
  return { lines, units: dZ.map((row, layer) => row.map((dz, unit) => (reached(layer, unit) ? dz : 0))), chosen: at };
}

/** Paint the network into a canvas. */
export function paintStrip(context, theme, width, height, { n }, { lines, units, chosen }) {
  const radius = Math.max(2, Math.min(8, height / Math.max(...n) / 2 - 1));
  const place = (layer, unit) => [EDGE + (layer * (width - 2 * EDGE)) / (n.length - 1), (height * (unit + 0.5)) / n[layer]];
  paintFaint(context, theme, n, place);
  const largest = lines.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  for (let layer = 1; layer < n.length; layer++) {
    for (let unit = 0; unit < n[layer]; unit++) {
      incoming({ n }, layer, unit).slice(0, -1).forEach((at, from) => {
        const ends = [place(layer - 1, from), place(layer, unit)];
        const share = lines[at] / largest;
        if (at === chosen) paintLine(context, ends, theme.text, 4);
        else if (Math.abs(share) > FAINT) paintLine(context, ends, share < 0 ? theme.class0 : theme.class1, 0.5 + 3 * Math.abs(share), share < 0 ? NEGATIVE : []);
      });
    }
  }
  n.forEach((count, layer) => {
    const most = units[layer]?.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1;
    for (let unit = 0; unit < count; unit++) {
      const isBias = chosen === incoming({ n }, Math.max(1, layer), unit).at(-1) && layer > 0;
      paintDot(context, ...place(layer, unit), radius + (isBias ? 3 : 1), isBias ? theme.text : theme.muted);
      paintDot(context, ...place(layer, unit), radius, colourOf(theme, (units[layer]?.[unit] ?? 0) / most));
    }
  });
}

/** All lines, thin, in one stroke. */
function paintFaint(context, theme, n, place) {
  context.beginPath();
  for (let layer = 1; layer < n.length; layer++) {
    for (let unit = 0; unit < n[layer] * n[layer - 1]; unit++) {
      context.moveTo(...place(layer - 1, unit % n[layer - 1]));
      context.lineTo(...place(layer, Math.floor(unit / n[layer - 1])));
    }
  }
  context.strokeStyle = theme.grid;
  context.lineWidth = 0.7;
  context.stroke();
}

/** The scale's colour of a share, −1 to 1. */
function colourOf(theme, share) {
  const color = theme.scale[Math.round(127.5 * (1 + Math.max(-1, Math.min(1, share || 0))))];
  return `rgb(${color & 255}, ${(color >> 8) & 255}, ${(color >> 16) & 255})`;
}
