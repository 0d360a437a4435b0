// What is computed at each step, written out with its matrices: "Z[2] = W[2] A[1] + b[2]", each with its numbers and its shape.

import { largest, paintCells } from "../cells.js";
import { superscript } from "../format.js";
import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

const NARROWEST = 40; // a cell that can hold a number

const asShape = ([rows, columns]) => `(${rows}, ${columns})`;

register("equation", class EquationPanel extends Panel {
  draw(context, width, height, view) {
    const { theme, k } = view;
    const parts = this.spec.steps[k].map((part) => (typeof part === "string" ? part : this.measured(part, view)));
    const matrices = parts.filter((part) => part.array);
    const size = Math.max(11, Math.min(15, height / 14));
    context.font = `${size}px ${theme.font}`;
    const signs = parts.map((part) => (part.array ? 16 : context.measureText(part).width + 6));
    const free = width - 8 - signs.reduce((sum, sign) => sum + sign, 0);
    const widest = (matrix) => Math.max(context.measureText(matrix.label).width, context.measureText(asShape(matrix.shape)).width * 0.85);
    this.fit(matrices, free, Math.floor((height - 44) / 15), widest);
    const rows = Math.max(1, ...matrices.map(({ shown }) => shown[0]));
    const columns = matrices.reduce((sum, { shown }) => sum + shown[1], 0);
    const h = Math.min(26, (height - 44) / rows);
    const w = Math.min(58, Math.max(24, free / columns));
    const taken = matrices.map((matrix) => Math.max(matrix.shown[1] * w, widest(matrix)));
    const total = signs.reduce((sum, sign) => sum + sign, 0) + taken.reduce((sum, one) => sum + one, 0);
    let [x, place] = [Math.max(4, (width - total) / 2), 0];
    const middle = 24 + (rows * h) / 2;
    for (const matrix of matrices) matrix.cells = this.cells(matrix);
    context.font = `10px ${theme.font}`;
    const longest = Math.max(...matrices.flatMap(({ cells }) => cells.flat().map(([text]) => context.measureText(text).width)));
    const look = { size, font: Math.min(13, h - 3, (10 * (w - 5)) / longest) };
    parts.forEach((part, i) => {
      if (!part.array) paintText(context, theme, part, x + signs[i] / 2, middle, { size });
      else this.matrix(context, theme, part, x + 8, taken[place], middle, w, h, look);
      x += signs[i] + (part.array ? taken[place++] : 0);
    });
  }

  /** A matrix of the step with its numbers, turned on its side if it is transposed. */
  measured(part, view) {
    const { values, shape } = view.run.arrays[part.array];
    const [rows, columns] = part.turned ? [shape[1], shape[0]] : shape;
    const at = part.turned ? (i, j) => values[j * shape[1] + i] : (i, j) => values[i * shape[1] + j];
    return { ...part, at, most: largest(view, part.array), shown: [rows, columns] };
  }

  /** Cut the widest matrix, column by column, until every cell has room for a number; and all of them to `tall` rows. */
  fit(matrices, free, tall, widest) {
    for (const { shown } of matrices) shown[0] = Math.min(shown[0], Math.max(1, tall));
    const needed = () => matrices.reduce((sum, matrix) => sum + Math.max(matrix.shown[1] * NARROWEST, widest(matrix)), 0);
    while (needed() > free) {
      const { shown } = matrices.reduce((one, two) => (two.shown[1] > one.shown[1] ? two : one));
      if (shown[1] <= 1) return;
      shown[1] -= 1;
    }
  }

  /** What is written in the cells that are shown, [text, share of the largest]; dots where the matrix goes on. */
  cells({ at, most, shown: [rows, columns], shape }) {
    const cut = (i, j) => (i === rows - 1 && rows < shape[0]) || (j === columns - 1 && columns < shape[1] && columns > 1);
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => (cut(i, j) ? ["…", 0] : [this.text(at(i, j)), most ? at(i, j) / most : 0])),
    );
  }

  matrix(context, theme, { label, shape, cells, mark }, left, room, middle, w, h, { size, font }) {
    const [rows, columns] = [cells.length, cells[0].length];
    const [x, top] = [left + (room - columns * w) / 2, middle - (rows * h) / 2];
    paintText(context, theme, label, left + room / 2, top - 13, { size, color: mark === "cell" ? theme.class1 : theme.text });
    paintCells(context, theme, cells, x, top, w, h, font >= 6.5 ? font : 0);
    paintText(context, theme, asShape(shape), left + room / 2, top + rows * h + 12, { size: size * 0.85, color: theme.quiet });
    if (!mark) return;
    context.strokeStyle = theme.text;
    context.lineWidth = 2;
    context.strokeRect(x - 0.5, top - 0.5, (mark === "row" ? columns : 1) * w, (mark === "column" ? rows : 1) * h);
  }

  /** A very large or very small number with one digit: 3×10⁻⁵. */
  short(value) {
    const [mantissa, power] = value.toExponential(0).split("e");
    return `${mantissa}×10${superscript(Number(power))}`.replace("-", "−");
  }

  text(value) {
    if (Math.abs(value) >= 3e38) return value > 0 ? ">10³⁸" : "<−10³⁸";
    const size = Math.abs(value);
    if (size > 0 && (size < 9.5e-4 || size >= 999.5)) return this.short(value);
    return (size < 0.095 && size > 0 ? value.toFixed(3) : size < 9.995 ? value.toFixed(value === 0 ? 0 : 2) : value.toFixed(size < 99.95 ? 1 : 0)).replace("-", "−");
  }
});
