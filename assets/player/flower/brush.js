// Painting over the pixels of a picture.

export const ROWS = 40; // pixels of the picture that the network sees
export const COLUMNS = 60;

/** Colours to paint with: by name, red, green and blue; "cover" is the mean colour of the picture itself. */
export const COLOURS = {
  cover: null,
  violet: [120, 70, 170],
  yellow: [240, 205, 40],
  red: [205, 40, 45],
  white: [245, 245, 245],
  green: [70, 130, 50],
};

/** The mean colour of pixels. */
export function meanColour(pixels) {
  const sums = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) sums[i % 3] += pixels[i];
  return sums.map((sum) => Math.round((3 * sum) / pixels.length));
}

/** New pixels with a straight stroke of a round brush from one place to another, [row, column] each, `size` wide. */
export function stroke(pixels, from, to, size, colour) {
  const painted = Uint8Array.from(pixels);
  const steps = Math.max(1, Math.ceil(2 * Math.hypot(to[0] - from[0], to[1] - from[1])));
  for (let s = 0; s <= steps; s++) {
    const [row, column] = [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * s) / steps);
    dab(painted, row, column, size / 2, colour);
  }
  return painted;
}

function dab(pixels, row, column, radius, colour) {
  for (let i = Math.max(0, Math.ceil(row - radius)); i <= Math.min(ROWS - 1, row + radius); i++) {
    for (let j = Math.max(0, Math.ceil(column - radius)); j <= Math.min(COLUMNS - 1, column + radius); j++) {
      if (Math.hypot(i - row, j - column) <= radius) pixels.set(colour, 3 * (i * COLUMNS + j));
    }
  }
}

/** A field of one colour. */
export function plainField(colour) {
  return Uint8Array.from({ length: 3 * ROWS * COLUMNS }, (_, i) => colour[i % 3]);
}

/** The same picture without its colours: each pixel as bright as before. */
export function grey(pixels) {
  return Uint8Array.from(pixels, (_, i) => {
    const at = i - (i % 3);
    return Math.round(0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]);
  });
}
