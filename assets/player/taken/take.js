// The picture as a file to take away: PNG, or SVG that stays sharp at any size.

import { vectorSheet } from "./sheet.js";

const SHARP = 2; // pixels of a PNG for one of the screen
const LARGEST = 8000; // pixels a side: no browser paints much more

/** Save the picture that is shown; `kind` is "svg" or "png". */
export async function takePicture(player, kind) {
  const { page } = player.view.run;
  const sheet = vectorSheet(player);
  const vector = new Blob([sheet.svg], { type: "image/svg+xml" });
  save(kind === "svg" ? vector : await pixelsOf(vector, sheet), `${page}-step-${player.view.step}.${kind}`);
}

/** A vector picture as a PNG. */
async function pixelsOf(vector, { width, height }) {
  const address = URL.createObjectURL(vector);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const sharp = Math.min(SHARP, LARGEST / Math.max(width, height));
    const canvas = new OffscreenCanvas(Math.round(width * sharp), Math.round(height * sharp));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
