// One layer at work, as matrices: W · A + b = Z, then g: each with its numbers, and its shape below. The inner numbers of the
// shapes, which must be equal, are violet; the row and the column that make the chosen entry are framed.

import { largest } from "../cells.js";
import { choose, chosenIn } from "../chosen.js";
import { showTick } from "../format.js";
import { paintLine, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { mix } from "../theme.js";

register("product", class ProductPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.note = document.createElement("div");
    this.note.className = "pul-note";
    this.note.setAttribute("aria-live", "polite");
    this.element.append(this.note);
    this.canvas.addEventListener("click", (event) => {
      const found = this.hit(...this.at(event));
      if (found) choose(player, this.spec, { ...chosenIn(player.view, this.spec), ...found });
    });
    this.canvas.addEventListener("pointermove", (event) => {
      this.canvas.style.cursor = this.hit(...this.at(event)) ? "pointer" : "";
    });
  }

  draw(context, width, height, view) {
    const { spec } = this;
    const { theme, run, step } = view;
    const l = Math.min(spec.layers.length, Math.max(1, Math.ceil(step / 2)));
    const { W, A, b, Z, out, g } = spec.layers[l - 1];
    const chosen = chosenIn(view, spec);
    const unit = chosen.layer === l ? chosen.unit : undefined;
    const { example } = chosen;
    const pick = { layer: l };
    const lines = [
      [{ part: W, row: unit, inner: 1, rows: pick }, "·", { part: A, column: example, inner: 0, columns: {} }, "+", { part: b, row: unit, rows: pick }],
      ["=", { part: Z, row: unit, column: example, rows: pick, columns: {}, hidden: step < 2 * l - 1 }, g,
        { part: out, row: unit, column: example, rows: pick, columns: {}, hidden: step < 2 * l }],
    ];
    this.boxes = [];
    const pen = { context, view, theme, run };
    const size = this.cell(pen, lines, width, height);
    let top = 0;
    for (const line of lines) {
      const most = Math.max(...line.map((item) => (item.part ? this.count(run, item.part)[0] : 0)));
      this.line(pen, line, width, top, most, size);
      top += most * size[1] + 40;
    }
    this.note.innerHTML = spec.note.filter(([from]) => step >= from).map(([, text]) => `<p>${text}</p>`).join("");
  }

  /** How many rows and columns are drawn, one more where dots stand. */
  count(run, { array, dots }) {
    const [rows, columns] = run.arrays[array].shape;
    return [rows + (dots === "rows"), columns + (dots === "columns")];
  }

  /** What is written between two matrices, and the room it takes. */
  sign({ context, theme }, item) {
    const text = "=·+".includes(item) ? item : `${item} →`;
    context.font = `13px ${theme.font}`;
    return [text, Math.max(24, context.measureText(text).width + 14)];
  }

  /** Width and height of a cell, the same in both lines, so that everything fits. */
  cell(pen, lines, width, height) {
    const rows = lines.map((line) => Math.max(...line.map((item) => (item.part ? this.count(pen.run, item.part)[0] : 0))));
    const widths = lines.map((line) => {
      let [cells, room] = [0, 8];
      for (const item of line) {
        if (item.part) [cells, room] = [cells + this.count(pen.run, item.part)[1], room + 14];
        else room += this.sign(pen, item)[1];
      }
      return (width - room) / cells;
    });
    return [Math.min(width / 9, ...widths), Math.min(height / 8.5, (height - 78) / (rows[0] + rows[1]))];
  }

  line(pen, line, width, top, most, [w, h]) {
    const { context, theme, run } = pen;
    let x = 4;
    for (const item of line) {
      if (!item.part) {
        const [text, room] = this.sign(pen, item);
        paintText(context, theme, text, x + room / 2, top + 18 + (most * h) / 2, { size: 13 });
        x += room;
        continue;
      }
      const [rows, columns] = this.count(run, item.part);
      const box = { x: x + 7, y: top + 18 + ((most - rows) * h) / 2, w, h, rows, columns, item };
      this.matrix(pen, box);
      this.boxes.push(box);
      x += columns * w + 14;
    }
  }

  matrix(pen, { x, y, w, h, rows, columns, item }) {
    const { context, view, theme, run } = pen;
    const { part, row, column, hidden } = item;
    const { values, shape } = run.arrays[part.array];
    const most = largest(view, part.array);
    const write = (value) => (w < 34 ? String(Number(value.toPrecision(2))).replace("-", "−") : showTick(value));
    const fits = () => this.size(context, theme, [...values].map(write), w, h);
    const size = hidden ? 0 : view.keep(this, part.array, [theme, w, h], fits);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const dots = part.dots && (part.dots === "rows" ? i === rows - 2 : j === columns - 2);
        const at = [i - (part.dots === "rows" && i === rows - 1), j - (part.dots === "columns" && j === columns - 1)];
        const value = values[at[0] * shape[1] + at[1]];
        const share = hidden || dots || !most ? 0 : value / most;
        context.fillStyle = mix(theme.background, share < 0 ? theme.class0 : theme.class1, hidden ? 0.04 : 0.5 * Math.abs(share));
        context.fillRect(x + j * w, y + i * h, w - 1, h - 1);
        if (size) paintText(context, theme, dots ? (part.dots === "rows" ? "⋮" : "…") : write(value), x + (j + 0.5) * w, y + (i + 0.5) * h, { size });
      }
    }
    for (const [edge, inward] of [[x - 3, 4], [x + columns * w + 2, -4]]) {
      paintLine(context, [[edge + inward, y - 2], [edge, y - 2], [edge, y + rows * h + 1], [edge + inward, y + rows * h + 1]], theme.text, 1.4);
    }
    this.frame(pen, x, y, w, h, rows, columns, row, column);
    paintText(context, theme, part.name, x + (columns * w) / 2, y - 10, { size: 13 });
    this.shape(pen, hidden ? "??" : part.shape, item.inner, x + (columns * w) / 2, y + rows * h + 10);
  }

  /** The largest size in which all numbers fit their cells; 0 where they could not be read. */
  size(context, theme, texts, w, h) {
    context.font = `12px ${theme.font}`;
    const widest = Math.max(...texts.map((text) => context.measureText(text).width));
    const size = Math.min(14, h * 0.72, (12 * (w - 3)) / widest);
    return size > 5.5 ? size : 0;
  }

  /** A frame round the chosen row, the chosen column, or the entry where they meet. */
  frame({ context, theme }, x, y, w, h, rows, columns, row, column) {
    if (row === undefined && column === undefined) return;
    const [left, across] = column === undefined ? [0, columns] : [column, 1];
    const [top, down] = row === undefined ? [0, rows] : [row, 1];
    context.strokeStyle = theme.text;
    context.lineWidth = 1.8;
    context.strokeRect(x + left * w - 0.5, y + top * h - 0.5, across * w, down * h);
  }

  /** (rows, columns), the inner one of them in violet. */
  shape({ context, theme }, shape, inner, x, y) {
    const texts = ["(", String(shape[0]), ", ", String(shape[1]), ")"];
    context.font = `12px ${theme.font}`;
    const widths = texts.map((text) => context.measureText(text).width);
    let at = x - widths.reduce((sum, width) => sum + width, 0) / 2;
    texts.forEach((text, i) => {
      const violet = i === 1 + 2 * inner;
      paintText(context, theme, text, at, y, { align: "left", color: violet ? theme.class1 : theme.text });
      if (violet) paintLine(context, [[at, y + 7], [at + widths[i], y + 7]], theme.class1, 2);
      at += widths[i];
    });
  }

  /** What a click on a place chooses: the unit of a row, the example of a column. */
  hit(px, py) {
    for (const { x, y, w, h, rows, columns, item } of this.boxes ?? []) {
      const [i, j] = [Math.floor((py - y) / h), Math.floor((px - x) / w)];
      if (i < 0 || j < 0 || i >= rows || j >= columns) continue;
      return { ...(item.rows && { ...item.rows, unit: i }), ...(item.columns && { example: j }) };
    }
    return undefined;
  }
});
