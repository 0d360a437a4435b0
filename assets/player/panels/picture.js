// A picture of pixels: a photo (rows, columns, 3) as it is, or numbers (rows, columns), such as weights, coloured by sign and size.
// Where there are fewer pictures than steps, `frame` names the one that belongs to each step.

import { paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { bySign, imageOf, largestOf, packedColour } from "../pixels.js";
import { register } from "../registry.js";

register("picture", class PicturePanel extends Panel {
  draw(context, width, height, view) {
    const { theme, run, k } = view;
    const { values, shape } = run.arrays[this.spec.values];
    const isPhoto = values instanceof Uint8Array;
    const moves = shape.length === (isPhoto ? 4 : 3);
    const [rows, columns] = shape.slice(moves ? 1 : 0);
    const size = rows * columns * (isPhoto ? 3 : 1);
    const at = this.spec.frame ? run.arrays[this.spec.frame].values[k] : k;
    const start = moves ? at * size : 0;
    const image = view.keep(this, "image", [theme, start], () => this.image(values.subarray(start, start + size), rows, columns, isPhoto, theme));
    const scale = Math.min(width / columns, height / rows);
    context.imageSmoothingEnabled = false; // pixels stay pixels
    context.drawImage(image, 0, 0, columns * scale, rows * scale);
    if (this.spec.until) this.veil(context, theme, run.arrays[this.spec.until].values[k], rows, columns * scale, scale);
  }

  /** Pale where the rows have not been reached yet. */
  veil(context, theme, reached, rows, width, scale) {
    context.globalAlpha = 0.8;
    context.fillStyle = theme.background;
    context.fillRect(0, reached * scale, width, (rows - reached) * scale);
    context.globalAlpha = 1;
    if (reached > 0 && reached < rows) paintLine(context, [[0, reached * scale], [width, reached * scale]], theme.text, 1.5);
  }

  image(shown, rows, columns, isPhoto, theme) {
    if (isPhoto) return imageOf(rows, columns, (i) => packedColour(shown[3 * i], shown[3 * i + 1], shown[3 * i + 2]));
    return imageOf(rows, columns, bySign(shown, theme, largestOf(shown)));
  }
});
