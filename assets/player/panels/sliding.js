// A 3 × 3 filter slides over a picture: the picture with the window, the products under it, the map that grows place by place.
// The run's index is the place where the window stands, row by row.

import { Fields, shortened } from "../fields.js";
import { mapOf, filterShown, seenBy, WINDOW, underWindow } from "../filter.js";
import { showNumber } from "../format.js";
import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { BAND_COLOURS, bySign, imageOf, largestOf, paintFrame, photoColours, placeImage } from "../pixels.js";
import { register } from "../registry.js";
import { mix, rgb } from "../theme.js";

const LARGEST_WEIGHT = 9; // what a weight can be set to, with either sign
const UNMADE = 0.22; // how much of a map can be seen where the window has not been

register("sliding", class SlidingPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (spec.part === "products") this.makeFields();
    else this.listen();
  }

  /** On a phone 27 numbers need more room. */
  retitle(spec) {
    super.retitle(spec);
    this.element.classList.toggle("pul-tall", spec.part === "products" && spec.numbers.length > WINDOW ** 2);
  }

  /** A press, or a drag, puts the window on a place. */
  listen() {
    const { canvas, player } = this;
    canvas.classList.add("pul-pick");
    const go = (event, done) => {
      const k = this.placeAt?.(...this.at(event));
      if (k !== undefined) player[done ? "rest" : "look"](k);
    };
    canvas.addEventListener("pointermove", (event) => event.buttons && event.pointerType === "mouse" && go(event, false));
    canvas.addEventListener("click", (event) => go(event, true));
  }

  makeFields() {
    const { player } = this;
    this.makeFrame();
    this.fields = new Fields(this.frame, {
      most: LARGEST_WEIGHT,
      label: (i) => `Weight in row ${Math.floor((i % 9) / 3) + 1}, column ${(i % 3) + 1}${this.bands > 1 ? ` of the ${BAND_COLOURS[Math.floor(i / 9)]} band` : ""}`,
      change: (numbers) => player.set("filter", numbers),
      rest: (numbers) => player.pick(this.spec.pick, { numbers: numbers.join("_"), step: player.view.step }),
    });
  }

  draw(context, width, height, view) {
    const photo = view.run.arrays[this.spec.photo];
    const numbers = filterShown(view, this.spec);
    this.bands = numbers.length / WINDOW ** 2;
    const A = view.keep(this, "seen", [this.bands], () => seenBy(numbers, photo));
    const [row, column] = [Math.floor(view.k / A.w), view.k % A.w];
    this[this.spec.part](context, width, height, { view, theme: view.theme, photo, numbers, A, row, column });
  }

  /** The picture, in grey where the filter sees only the brightness, and the window. */
  picture(context, width, height, { view, photo, A, row, column }) {
    const image = view.keep(this, "image", [A.n], () => imageOf(A.h, A.w, photoColours(photo.values, A.h * A.w, A.n === 1 ? "grey" : null)));
    this.show2d(context, image, width, height, A, row, column, WINDOW);
  }

  /** The map up to the place; the rest is pale, or not there yet while a guess waits for it. */
  map(context, width, height, { view, theme, numbers, A, row, column }) {
    const Z = view.keep(this, "Z", [numbers], () => mapOf(numbers, A).values);
    const most = view.keep(this, "most", [numbers], () => largestOf(Z));
    const image = view.keep(this, "map", [numbers, theme], () => imageOf(A.h, A.w, bySign(Z, theme, most)));
    const { left, top, scale } = placeImage(context, image, 3, 3, width - 6, height - 24);
    const full = (row + 1) * scale;
    this.veil(context, theme, left, top + full, A.w * scale, A.h * scale - full, view.reveals);
    this.veil(context, theme, left + (column + 1) * scale, top + row * scale, (A.w - column - 1) * scale, scale, view.reveals);
    this.framed(context, left, top, scale, A, row, column, 1);
    paintText(context, theme, `here Z = ${showNumber(Z[row * A.w + column])}, at most ±${showNumber(most)}`, left, top + A.h * scale + 11, { align: "left", size: 11, color: theme.quiet });
  }

  veil(context, theme, left, top, width, height, reveals) {
    if (width <= 0 || height <= 0) return;
    context.globalAlpha = reveals ? 1 - UNMADE : 1;
    context.fillStyle = theme.background;
    context.fillRect(left, top, width, height);
    context.globalAlpha = 1;
  }

  show2d(context, image, width, height, A, row, column, side) {
    const { left, top, scale } = placeImage(context, image, 3, 3, width - 6, height - 24);
    this.framed(context, left, top, scale, A, row, column, side);
  }

  /** The frame round what is looked at, and where a press means which place. */
  framed(context, left, top, scale, A, row, column, side) {
    const out = (side - 1) / 2;
    paintFrame(context, left + (column - out) * scale, top + (row - out) * scale, side * scale, side * scale);
    this.placeAt = (x, y) => {
      const [i, j] = [Math.floor((y - top) / scale), Math.floor((x - left) / scale)];
      return i < 0 || j < 0 || i >= A.h || j >= A.w ? undefined : i * A.w + j;
    };
  }

  /** Under the window · filter = products, a row of three squares for each band, and below what they add up to. */
  products(context, width, height, { theme, numbers, A, row, column }) {
    const { under, products } = underWindow(numbers, A, row, column);
    const [head, foot, sign, gap] = [15, 24, 13, A.n > 1 ? 6 : 0];
    const cell = Math.min((width - 2 * sign) / 9, (height - head - foot - gap * A.n) / (3 * A.n));
    const left = (width - 9 * cell - 2 * sign) / 2;
    const x = [0, 1, 2].map((block) => left + block * (3 * cell + sign));
    const y = (band) => head + band * (3 * cell + gap);
    const [short, size] = [cell < 34, Math.max(9, Math.min(15, cell / (cell < 34 ? 2.5 : 3.1)))];
    ["picture", "filter", "products"].forEach((name, i) => paintText(context, theme, name, x[i] + 1.5 * cell, 7, { size: 11, color: theme.quiet }));
    const box = (block, i) => [x[block] + (i % 3) * cell, y(Math.floor(i / 9)) + Math.floor((i % 9) / 3) * cell, cell - 1.5, cell - 1.5];
    const most = Math.max(largestOf(products), 1e-9);
    under.forEach((value, i) => this.cell(context, theme, this.shade(A.n > 1 ? Math.floor(i / 9) : null, value), value, box(0, i), size, short));
    products.forEach((value, i) => this.cell(context, theme, tint(theme, value / most), value, box(2, i), size, short));
    for (let band = 0; band < A.n; band++) {
      paintText(context, theme, "·", x[1] - sign / 2 - 1, y(band) + 1.5 * cell, { size: 16 });
      paintText(context, theme, "=", x[2] - sign / 2 - 1, y(band) + 1.5 * cell, { size: 14 });
    }
    const sum = products.reduce((total, value) => total + value, 0);
    paintText(context, theme, `all ${products.length} products added: Z = ${showNumber(sum)}`, width / 2, y(A.n - 1) + 3 * cell + 13, { size: 13 });
    const strongest = Math.max(largestOf(numbers), 1e-9);
    const placed = numbers.map((_, i) => box(1, i).map((length) => length * this.type));
    this.fields.place(numbers, placed, numbers.map((value) => tint(theme, value / strongest)), 0.88 * size * this.type, short);
  }

  /** A value of the picture as the screen shows it: grey, or in its band's colour. */
  shade(band, value) {
    const level = Math.round(255 * value);
    return `rgb(${[0, 1, 2].map((i) => (band === null || band === i ? level : 0)).join(", ")})`;
  }

  cell(context, theme, color, value, [left, top, width, height], size, short) {
    context.fillStyle = color;
    context.fillRect(left, top, width, height);
    const [red, green, blue] = rgb(color);
    const ink = 0.299 * red + 0.587 * green + 0.114 * blue > 128 ? "#000000" : "#ffffff";
    const text = value.toFixed(2).replace("-0.00", "0.00").replace("-", "−");
    paintText(context, theme, short ? shortened(text) : text, left + width / 2, top + height / 2 + 0.5, { color: ink, size });
  }
});

/** The ground of a number between −1 and 1. */
function tint(theme, share) {
  return mix(theme.background, share < 0 ? theme.class0 : theme.class1, 0.5 * Math.abs(share));
}
