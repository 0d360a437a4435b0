// Many small maps painted at once: they share one canvas, in which they stand one above the other.

import { makeCanvas, mapPixels } from "../map.js";

export const TILE = 20; // points along a side of a small map

export class Tiles {
  constructor(count) {
    this.canvas = makeCanvas(TILE, TILE * Math.max(1, count));
    this.pen = this.canvas.getContext("2d");
    this.image = this.pen.createImageData(TILE, TILE * Math.max(1, count));
    const pixels = new Uint32Array(this.image.data.buffer);
    this.parts = Array.from({ length: count }, (_, i) => pixels.subarray(i * TILE * TILE, (i + 1) * TILE * TILE));
  }

  /** The map number i: TILE × TILE values between `low` and `high`. */
  fill(i, values, low, high, scale) {
    mapPixels(values, TILE, low, high, scale, this.parts[i]);
  }

  /** All that was filled is ready to be put somewhere. */
  ready() {
    this.pen.putImageData(this.image, 0, 0);
  }

  put(context, i, x, y, side) {
    context.drawImage(this.canvas, 0, i * TILE, TILE, TILE, x, y, side, side);
  }
}
