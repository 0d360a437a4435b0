// Numbers over a plane as colours.

/** A small canvas. */
export function makeCanvas(width, height) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  return canvas;
}

/** G×G values (first row lowest) as packed pixels, the highest row first; `low` and `high` are the ends of the colour scale. */
export function mapPixels(values, G, low, high, scale, pixels = new Uint32Array(G * G)) {
  const factor = 255 / (high - low);
  for (let row = 0; row < G; row++) {
    const from = (G - 1 - row) * G;
    for (let column = 0; column < G; column++) {
      const index = (values[from + column] - low) * factor;
      pixels[row * G + column] = scale[index > 0 ? (index < 255 ? index | 0 : 255) : 0];
    }
  }
  return pixels;
}

/** Paint those pixels onto a canvas of G×G. */
export function paintPixels(canvas, values, G, low, high, scale) {
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(G, G);
  mapPixels(values, G, low, high, scale, new Uint32Array(image.data.buffer));
  pen.putImageData(image, 0, 0);
  return canvas;
}

const SHEETS = new Map(); // one canvas of G×G, with its pixels, for all maps that are painted at once

/** A sheet of G×G points: `pixels` are packed, `ready()` brings them onto its `canvas`. */
export function sheetOf(G) {
  if (!SHEETS.has(G)) {
    const canvas = makeCanvas(G, G);
    const pen = canvas.getContext("2d");
    const image = pen.createImageData(G, G);
    SHEETS.set(G, { canvas, pixels: new Uint32Array(image.data.buffer), ready: () => pen.putImageData(image, 0, 0) });
  }
  return SHEETS.get(G);
}

/** Paint G×G values into a rectangle. */
export function paintMap(context, values, G, low, high, scale, x, y, width, height) {
  const { canvas, pixels, ready } = sheetOf(G);
  mapPixels(values, G, low, high, scale, pixels);
  ready();
  placeMap(context, canvas, x, y, width, height);
}

/** Put a painted map into a rectangle, smoothly. */
export function placeMap(context, canvas, x, y, width, height) {
  context.imageSmoothingEnabled = true;
  context.drawImage(canvas, x, y, width, height);
}

/** The ends of the colour scale for one unit's activations, so that 0 (for a sigmoid: one half) stays neutral. */
export function scaleEnds(activation, values) {
  if (activation === "sigmoid") return [0, 1];
  if (activation === "tanh") return [-1, 1];
  let size = 0;
  for (const value of values) if (Math.abs(value) > size) size = Math.abs(value);
  return [-(size || 1), size || 1];
}
