// The flower lab's network with eyes in the browser: it answers while one paints (nn_core/flower/eyes.py; a test compares the two).

import { lookThrough } from "../eyes.js";

const PREFIX = 4; // bytes that tell how long the header is

/** The model as Python sends it (pages/ui/live/sight.py): {eyes, nets, plant: {W, b, threshold}, colourless, doubt: {zone, edges, counts}}. */
export function readModel(bytes) {
  const block = bytes.slice().buffer; // a copy of its own, so that the numbers are aligned
  const length = new DataView(block).getUint32(0, true);
  const { count, ...model } = JSON.parse(new TextDecoder().decode(new Uint8Array(block, PREFIX, length)));
  const numbers = Float64Array.from(new Float32Array(block, PREFIX + length));
  const size = numbers.length / count;
  return { ...model, nets: Array.from({ length: count }, (_, i) => numbers.subarray(i * size, (i + 1) * size)) };
}

/** What the model says of pixels (40 × 60 × 3 bytes, as a photo has them): z, p, plant, verdict, of100 and noPlant, and their
 * `way` through its first network. */
export function answerOf(model, pixels) {
  const [x, mirror] = [vectorOf(pixels, model.eyes), vectorOf(pixels, model.eyes, true)];
  const sides = model.nets.map((theta) => [x, mirror].map((side) => lookThrough(model.eyes, theta, side)));
  const z = sides.flat().reduce((sum, one) => sum + one.z, 0) / (2 * sides.length);
  const means = sides.flatMap(([one, other]) => Array.from(one.mean, (a, k) => (a + other.mean[k]) / 2));
  const { plant: probe } = model;
  const plant = sigma(means.reduce((sum, a, k) => sum + probe.W[k] * a, probe.b));
  const p = sigma(z);
  const verdict = verdictOf(model.doubt, p);
  const noPlant = plant < probe.threshold && verdict !== "flower" && apart(pixels) > model.colourless;
  return { z, p, plant, verdict, of100: of100(model.doubt, p), noPlant, way: sides[0][0] };
}

/** x of pixels: all red numbers, then all green, then all blue ones, 0 to 1; or those of the mirror image. */
export function vectorOf(pixels, { size: [h, w] }, mirrored = false) {
  const x = new Float64Array(3 * h * w);
  for (let band = 0; band < 3; band++) {
    for (let i = 0; i < h; i++) {
      for (let j = 0; j < w; j++) x[(band * h + i) * w + j] = pixels[3 * (i * w + (mirrored ? w - 1 - j : j)) + band] / 255;
    }
  }
  return x;
}

/** How far apart red, green and blue of a pixel are, in the mean: 0 where all is grey. */
function apart(pixels) {
  let sum = 0;
  for (let i = 0; i < pixels.length; i += 3) {
    const [red, green, blue] = [pixels[i], pixels[i + 1], pixels[i + 2]];
    sum += Math.max(red, green, blue) - Math.min(red, green, blue);
  }
  return (3 * sum) / pixels.length;
}

const sigma = (z) => 1 / (1 + Math.exp(-z));

/** "flower", "no flower" or "can't tell". */
function verdictOf({ zone: [low, high] }, p) {
  return p > high ? "flower" : p < low ? "no flower" : "can't tell";
}

/** Of 100 photos rated like this, about so many are flowers; from 1 to 99, because nothing is certain. */
function of100({ edges, counts: [flowers, photos] }, p) {
  const bin = Math.max(0, Math.min(photos.length - 1, edges.findLastIndex((edge) => edge <= p)));
  return Math.max(1, Math.min(99, Math.round((100 * flowers[bin]) / photos[bin])));
}

/** A probability in two digits, and never a certainty. */
export function probability(p) {
  return p > 0.99 ? "over 0.99" : p < 0.01 ? "under 0.01" : p.toFixed(2);
}
