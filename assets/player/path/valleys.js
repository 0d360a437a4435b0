// Which valley a start ends in: areas in pale colours with borders between them. Codes: 0 thrown out, 1 in no valley, 2 and more
// the valleys, the deepest first.

import { makeCanvas } from "../map.js";
import { mix, rgb } from "../theme.js";

const GONE = 0;
const NONE = 1;
const HATCH = 7; // pixels from one line of the hatching to the next

/**
 * Codes (V, V) of the middles of equal cells (first row lowest) as codes of W × H pixels, the highest row first: between four
 * middles a pixel has the code that weighs most there, so that borders run straight and not in stairs.
 */
export function codesOfPixels(values, V, W, H) {
  const codes = new Uint8Array(W * H);
  const along = Array.from({ length: W }, (_, i) => between(((i + 0.5) / W) * V, V));
  for (let row = 0; row < H; row++) {
    const [low, high, up] = between((1 - (row + 0.5) / H) * V, V);
    for (let column = 0; column < W; column++) {
      const [left, right, on] = along[column];
      const corners = [values[low * V + left], values[low * V + right], values[high * V + left], values[high * V + right]];
      const [code] = corners;
      codes[row * W + column] = corners[1] === code && corners[2] === code && corners[3] === code ? code : heaviest(corners, on, up);
    }
  }
  return codes;
}

/** Of a place in units of cells: the cells whose middles lie before and behind it, and its share of the way between them. */
function between(place, V) {
  const at = Math.min(V - 1, Math.max(0, place - 0.5));
  const first = Math.min(Math.floor(at), Math.max(0, V - 2));
  return [first, Math.min(first + 1, V - 1), at - first];
}

/** The code with the largest weight among those of four corners. */
function heaviest(corners, on, up) {
  const weights = [(1 - on) * (1 - up), on * (1 - up), (1 - on) * up, on * up];
  let [best, most] = [corners[0], -1];
  corners.forEach((code) => {
    const weight = weights.reduce((sum, share, j) => sum + (corners[j] === code ? share : 0), 0);
    if (weight > most) [best, most] = [code, weight];
  });
  return best;
}

/** The codes of a map sent as runs (R, 2): a code, and for how many cells in a row it holds. */
export function unroll({ values, shape: [R] }) {
  const codes = [];
  for (let i = 0; i < R; i++) for (let left = values[2 * i + 1]; left > 0; left--) codes.push(values[2 * i]);
  return codes;
}

/** Paint a square map of codes, sent as runs, into a frame. */
export function paintValleys(context, theme, runs, { left, right, top, bottom }) {
  const values = unroll(runs);
  const V = Math.sqrt(values.length);
  const sharp = context.getTransform().a;
  const [W, H] = [right - left, bottom - top].map((size) => Math.max(1, Math.round(size * sharp)));
  const codes = codesOfPixels(values, V, W, H);
  const colors = Array.from({ length: Math.max(...new Set(values)) + 1 }, (_, code) => packed(colorOf(theme, code)));
  const [border, hatch] = [packed(theme.muted), Math.round(HATCH * sharp)];
  const canvas = makeCanvas(W, H);
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(W, H);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const code = codes[i];
    const last = (i + 1) % W === 0;
    const edge = (!last && codes[i + 1] !== code) || (i + W < pixels.length && codes[i + W] !== code);
    const lined = code === GONE && ((i % W) + Math.floor(i / W)) % hatch < sharp;
    pixels[i] = edge || lined ? border : colors[code];
  }
  pen.putImageData(image, 0, 0);
  context.drawImage(canvas, left, top, right - left, bottom - top);
}

/** The colour of a code: the deepest valley has its own, the others three in four strengths; bare ground for none. */
export function colorOf(theme, code) {
  if (code <= NONE) return theme.background;
  if (code === 2) return mix(theme.class1, theme.background, 0.55);
  const three = [theme.class0, theme.muted, theme.blend];
  return mix(three[code % 3], theme.background, 0.55 + 0.08 * (Math.floor(code / 3 - 1) % 4));
}

function packed(color) {
  const [r, g, b] = rgb(color);
  return (255 << 24) | (b << 16) | (g << 8) | r;
}

/** The legend of such a map: [label, SVG] for each of `legend`'s (codes, label). */
export function valleyKeys(theme, legend) {
  return legend.map(([codes, label]) => {
    const shown = codes.slice(0, 3);
    const parts = shown.map((code, i) => `<rect x="${(26 * i) / shown.length}" width="${26 / shown.length}" height="11" fill="${colorOf(theme, code)}"/>`);
    const lines = codes[0] === GONE ? `<path d="M3 11 14 0M10 11 21 0M17 11 28 0" stroke="${theme.muted}" stroke-width="1"/>` : "";
    const frame = `<rect x="0.5" y="0.5" width="25" height="10" fill="none" stroke="${theme.muted}"/>`;
    return [label, `<svg width="26" height="11" aria-hidden="true">${parts.join("")}${lines}${frame}</svg>`];
  });
}
