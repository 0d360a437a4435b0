// A picture read like a book into one long column x: the three colour bands, the numbers around the reading head, and x.
// The run's index k is the entry written last; the array holds the bytes of x as (bands, rows, columns).

import { makeCanvas } from "../map.js";
import { paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix, rgb } from "../theme.js";

const BAND_NAMES = ["R", "G", "B"];
const UNREAD = 0.7; // how far a number not read yet fades into the background

register("reading", class ReadingPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    if (spec.part === "vector") return;
    this.canvas.classList.add("pul-pick");
    this.canvas.addEventListener("click", (event) => {
      const k = this.entryAt?.(...this.at(event));
      if (k !== undefined) player.rest(k);
    });
  }

  draw(context, width, height, view) {
    const { k } = view;
    const { values, shape } = view.run.arrays[this.spec.values];
    const [bands, rows, columns] = shape;
    const [band, row, column] = [Math.floor(k / (rows * columns)), Math.floor(k / columns) % rows, k % columns];
    const x = { values, bands, rows, columns, k, band, row, column };
    this[this.spec.part](context, width, height, x, view.theme, view);
  }

  /** The colour of a value of a band, as the screen shows it. */
  shade(band, value) {
    return `rgb(${[0, 1, 2].map((i) => (i === band ? value : 0)).join(", ")})`;
  }

  /** The picture and its bands, two by two; what is not read yet is pale. */
  bands(context, width, height, x, theme, view) {
    const [label, gap, edge] = [20, 6, 4]; // the edge leaves room for the head
    const scale = Math.min((width - gap - edge) / 2 / x.columns, (height - 2 * label - gap - edge) / 2 / x.rows);
    const [w, h] = [x.columns * scale, x.rows * scale];
    const places = [0, 1, 2, 3].map((i) => [edge + (i % 2) * (w + gap), label + Math.floor(i / 2) * (h + label + gap)]);
    const images = view.keep(this, "images", [], () => this.imagesOf(x));
    context.imageSmoothingEnabled = false;
    places.forEach(([left, top], i) => {
      const band = i - 1;
      const name = band < 0 ? "the picture" : `${BAND_NAMES[band]}: band ${band}`;
      paintText(context, theme, name, left, top - 12, { align: "left", color: band === x.band ? theme.text : theme.quiet });
      if (band < 0) context.drawImage(images[0], left, top, w, h);
      else this.halfRead(context, images[i], x.k + 1 - band * x.rows * x.columns, x, left, top, scale);
      if (band < 0 || band === x.band) this.head(context, theme, left + (x.column + 0.5) * scale, top + (x.row + 0.5) * scale, scale);
    });
    this.entryAt = (px, py) => {
      const i = places.findIndex(([left, top]) => px >= left && px < left + w && py >= top && py < top + h);
      if (i < 0) return undefined;
      const [left, top] = places[i];
      return ((i ? i - 1 : x.band) * x.rows + Math.floor((py - top) / scale)) * x.columns + Math.floor((px - left) / scale);
    };
  }

  /** A band's picture: its first `count` pixels bright, the others pale. */
  halfRead(context, image, count, { rows, columns }, left, top, scale) {
    context.globalAlpha = 1 - UNREAD;
    context.drawImage(image, left, top, columns * scale, rows * scale);
    context.globalAlpha = 1;
    if (count <= 0) return;
    const [full, rest] = [Math.min(rows, Math.floor(count / columns)), count % columns];
    context.save();
    context.beginPath();
    context.rect(left, top, columns * scale, full * scale);
    if (full < rows) context.rect(left, top + full * scale, rest * scale, scale);
    context.clip();
    context.drawImage(image, left, top, columns * scale, rows * scale);
    context.restore();
  }

  /** The reading head: a frame around the pixel that can be seen on any ground. */
  head(context, theme, x, y, scale) {
    const side = Math.max(scale + 4, 10);
    for (const [color, width] of [["#000000", 5], ["#ffffff", 2.5]]) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.strokeRect(x - side / 2, y - side / 2, side, side);
    }
  }

  /** Small canvases, a pixel for a pixel: the picture, then each band in its own colour. */
  imagesOf({ values, bands, rows, columns }) {
    const size = rows * columns;
    return [-1, ...Array(bands).keys()].map((only) => {
      const canvas = makeCanvas(columns, rows);
      const pen = canvas.getContext("2d");
      const image = pen.createImageData(columns, rows);
      for (let i = 0; i < size; i++) {
        for (let band = 0; band < 3; band++) image.data[4 * i + band] = only < 0 || only === band ? values[band * size + i] : 0;
        image.data[4 * i + 3] = 255;
      }
      pen.putImageData(image, 0, 0);
      return canvas;
    });
  }

  /** The numbers around the reading head, with their rows and columns. */
  zoom(context, width, height, x, theme) {
    const odd = (count, most) => Math.max(3, Math.min(most, count - ((count + 1) % 2)));
    const [edge, top] = [26, 32];
    const c = odd(Math.floor((width - edge) / 42), 7);
    const r = odd(Math.floor((height - top) / 28), 9);
    const [w, h] = [Math.min(64, (width - edge - 4) / c), Math.min(40, (height - top - 4) / r)];
    const firstRow = Math.max(0, Math.min(x.rows - r, x.row - (r - 1) / 2));
    const firstColumn = Math.max(0, Math.min(x.columns - c, x.column - (c - 1) / 2));
    paintText(context, theme, "column", edge + (c * w) / 2, 8, { size: 11, color: theme.quiet });
    for (let j = 0; j < c; j++) this.index(context, theme, firstColumn + j, edge + (j + 0.5) * w, 23, x.column);
    for (let i = 0; i < r; i++) {
      this.index(context, theme, firstRow + i, edge / 2 - 1, top + (i + 0.5) * h, x.row);
      for (let j = 0; j < c; j++) {
        const k = (x.band * x.rows + firstRow + i) * x.columns + firstColumn + j;
        this.cell(context, theme, x, k, edge + j * w, top + i * h, w - 1.5, h - 1.5);
      }
    }
    this.frame(context, theme, edge + (x.column - firstColumn) * w, top + (x.row - firstRow) * h, w - 1.5, h - 1.5);
    this.entryAt = (px, py) => {
      const [i, j] = [Math.floor((py - top) / h), Math.floor((px - edge) / w)];
      if (i < 0 || j < 0 || i >= r || j >= c) return undefined;
      return (x.band * x.rows + firstRow + i) * x.columns + firstColumn + j;
    };
  }

  index(context, theme, index, px, py, present) {
    paintText(context, theme, String(index), px, py, { size: 11, color: index === present ? theme.text : theme.quiet });
  }

  /** One number, 0 to 1, on the colour it means; pale as long as it is not read. */
  cell(context, theme, x, k, left, top, w, h) {
    const value = x.values[k];
    const color = mix(this.shade(Math.floor(k / (x.rows * x.columns)), value), theme.background, k <= x.k ? 0 : UNREAD);
    context.fillStyle = color;
    context.fillRect(left, top, w, h);
    const [red, green, blue] = rgb(color);
    const ink = 0.299 * red + 0.587 * green + 0.114 * blue > 128 ? "#000000" : "#ffffff";
    paintText(context, theme, (value / 255).toFixed(2), left + w / 2, top + h / 2 + 0.5, { color: ink, size: Math.max(12, Math.min(15, w / 4)) });
  }

  frame(context, theme, left, top, w, h) {
    context.strokeStyle = theme.background;
    context.lineWidth = 5;
    context.strokeRect(left, top, w, h);
    context.strokeStyle = theme.text;
    context.lineWidth = 2.5;
    context.strokeRect(left, top, w, h);
  }

  /** The end of x that is being written, and how much of all its entries stands already. */
  vector(context, width, height, x, theme) {
    const total = x.bands * x.rows * x.columns;
    const h = 23;
    const count = Math.max(3, Math.floor((height - 60) / h));
    const w = Math.min(64, width - 88);
    const left = Math.max(38, (width - w - 40) / 2);
    const top = 20;
    const first = Math.max(0, Math.min(total - count, x.k - count + 2));
    if (first > 0) paintText(context, theme, "⋮", left + w / 2, 9, { color: theme.quiet });
    for (let i = 0; i < count; i++) {
      const k = first + i;
      const y = top + (i + 0.5) * h;
      paintText(context, theme, String(k), left - 10, y, { align: "right", size: 11, color: k === x.k ? theme.text : theme.quiet });
      if (k <= x.k) this.cell(context, theme, x, k, left, top + i * h, w, h - 1.5);
      else paintText(context, theme, "·", left + w / 2, y, { color: theme.quiet });
      if (k === x.k) this.frame(context, theme, left, top + i * h, w, h - 1.5);
    }
    const bottom = top + count * h;
    for (const [px, inward] of [[left - 6, 5], [left + w + 6, -5]]) {
      paintLine(context, [[px + inward, 4], [px, 4], [px, bottom + 14], [px + inward, bottom + 14]], theme.text, 1.5);
    }
    if (first + count < total) paintText(context, theme, "⋮", left + w / 2, bottom + 6, { color: theme.quiet });
    paintText(context, theme, `(${total}, 1)`, left + w / 2, bottom + 28, { color: theme.quiet });
    this.strip(context, theme, x, total, left + w + 18, 4, 10, bottom + 10);
  }

  /** All of x as one bar: a colour for each band, filled as far as x is written. */
  strip(context, theme, x, total, left, top, w, h) {
    const share = h / x.bands;
    for (let band = 0; band < x.bands; band++) {
      const filled = Math.max(0, Math.min(1, ((x.k + 1) / total) * x.bands - band));
      context.fillStyle = this.shade(band, 205);
      context.globalAlpha = 0.22;
      context.fillRect(left, top + band * share, w, share - 1);
      context.globalAlpha = 1;
      context.fillRect(left, top + band * share, w, (share - 1) * filled);
      paintText(context, theme, BAND_NAMES[band], left + w + 9, top + (band + 0.5) * share, { size: 11, color: band === x.band ? theme.text : theme.quiet });
    }
  }
});
