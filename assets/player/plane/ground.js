// The plane in colours: one map between two colours, or three classes whose colours mix as their outputs do.

import { classAt } from "../judged.js";
import { isoline } from "../isoline.js";
import { mapPixels, placeMap, sheetOf } from "../map.js";
import { mix, rgb } from "../theme.js";

const TINT = 0.72; // how far a map's colours go from the background

/** Paint rows of G × G values into a frame; one row between `low` and `high`, several as shares. `discrete`: flat colours. */
export function paintGround(context, theme, rows, G, [low, high], discrete, { left, right, top, bottom }) {
  const { canvas, pixels, ready } = sheetOf(G);
  if (rows.length > 1) mixClasses(pixels, theme, rows, G, discrete);
  else if (discrete) flatten(pixels, theme.scale, rows[0], G, (low + high) / 2);
  else mapPixels(rows[0], G, low, high, theme.scale, pixels);
  ready();
  placeMap(context, canvas, left, top, right - left, bottom - top);
}

/** The colours of a map's two ends and of its middle, or of the classes. */
export function tintsOf(theme, count = 2) {
  return Array.from({ length: count }, (_, c) => mix(theme.background, theme[`class${c}`], TINT));
}

function flatten(pixels, scale, values, G, middle) {
  for (let i = 0; i < G * G; i++) pixels[mirrored(i, G)] = scale[values[i] > middle ? 255 : 0];
}

/** Maps begin with the lowest row, pictures with the highest. */
function mirrored(i, G) {
  return (G - 1 - Math.floor(i / G)) * G + (i % G);
}

function mixClasses(pixels, theme, rows, G, discrete) {
  const tints = tintsOf(theme, rows.length).map(rgb);
  for (let i = 0; i < G * G; i++) {
    const chosen = discrete ? classAt(rows, i) : -1;
    let [r, g, b] = [0, 0, 0];
    for (let c = 0; c < rows.length; c++) {
      const share = discrete ? Number(c === chosen) : rows[c][i];
      const [red, green, blue] = tints[c];
      r += share * red;
      g += share * green;
      b += share * blue;
    }
    pixels[mirrored(i, G)] = (255 << 24) | (b << 16) | (g << 8) | r;
  }
}

/** Paint where the answer changes: at one half, or where two classes are equally likely. */
export function paintBorders(context, theme, rows, G, spare, { left, right, top, bottom }) {
  context.beginPath();
  for (const row of rows.length > 1 ? rows : [null]) {
    const lead = row ? leadOf(rows, row, spare) : rows[0];
    for (const [x1, y1, x2, y2] of isoline(lead, G, row ? 0 : 0.5)) {
      context.moveTo(left + ((x1 + 0.5) / G) * (right - left), bottom - ((y1 + 0.5) / G) * (bottom - top));
      context.lineTo(left + ((x2 + 0.5) / G) * (right - left), bottom - ((y2 + 0.5) / G) * (bottom - top));
    }
  }
  context.strokeStyle = theme.text;
  context.lineWidth = 2;
  context.stroke();
}

/** By how much one output is larger than the largest of the others, written into `spare`. */
function leadOf(rows, row, spare) {
  for (let i = 0; i < spare.length; i++) {
    let other = -Infinity;
    for (const rival of rows) if (rival !== row && rival[i] > other) other = rival[i];
    spare[i] = row[i] - other;
  }
  return spare;
}
