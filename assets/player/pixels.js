// Small pictures, a pixel for a number: photos by their colours, maps and weights by sign and size.

import { makeCanvas } from "./map.js";

export const BAND_COLOURS = ["red", "green", "blue"];

/** A canvas of columns × rows whose pixel i has the packed colour `colourOf(i)`. */
export function imageOf(rows, columns, colourOf) {
  const canvas = makeCanvas(columns, rows);
  const pen = canvas.getContext("2d");
  const image = pen.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < rows * columns; i++) pixels[i] = colourOf(i);
  pen.putImageData(image, 0, 0);
  return canvas;
}

/** A colour, red, green and blue from 0 to 255, as a packed pixel. */
export const packedColour = (red, green, blue) => ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

/** The colours of numbers: violet above 0, amber below, the more the nearer they come to `most`. */
export const bySign = (values, theme, most) => (i) => theme.scale[Math.round(127.5 + 127.4 * (most ? values[i] / most : 0))];

/** The size of the largest number, of either sign. */
export function largestOf(values) {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

/** The colours of a photo whose bytes stand band after band; of `only` one band, or of its brightness ("grey"). */
export function photoColours(bytes, size, only = null) {
  const at = (i, band) => bytes[band * size + i];
  if (only === null) return (i) => packedColour(at(i, 0), at(i, 1), at(i, 2));
  const shade = only === "grey" ? (i) => Math.round((at(i, 0) + at(i, 1) + at(i, 2)) / 3) : (i) => at(i, only);
  return (i) => packedColour(shade(i), shade(i), shade(i));
}

/** Draw a small canvas as large as it fits into a box, its pixels as squares; {left, top, scale}, to find them again. */
export function placeImage(context, image, x, y, width, height) {
  const scale = Math.min(width / image.width, height / image.height);
  const [left, top] = [x + (width - image.width * scale) / 2, y];
  context.imageSmoothingEnabled = false;
  context.drawImage(image, left, top, image.width * scale, image.height * scale);
  return { left, top, scale };
}

/** A frame that can be seen on any ground. */
export function paintFrame(context, left, top, width, height) {
  for (const [color, line] of [["#000000", 4], ["#ffffff", 2]]) {
    context.strokeStyle = color;
    context.lineWidth = line;
    context.strokeRect(left, top, width, height);
  }
}
