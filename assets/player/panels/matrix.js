// A matrix as it stands in the formulas: a cell for each number, coloured by sign and size, with its shape below.

import { paintCells } from "../cells.js";
import { showNumber } from "../format.js";
import { paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";

const MOST_CELLS = 12; // rows or columns drawn; the rest is told by the shape

register("matrix", class MatrixPanel extends Panel {
  draw(context, width, height, view) {
    const { theme, run, k } = view;
    const { values, shape } = run.arrays[this.spec.values];
    const [rows, columns] = shape.slice(-2);
    const start = shape.length === 3 ? k * rows * columns : 0;
    const [r, c] = [Math.min(rows, MOST_CELLS), Math.min(columns, MOST_CELLS)];
    const [w, h] = [Math.min(Math.max(72, height / 4), (width - 20) / c), Math.min(Math.max(34, height / 8), (height - 34) / r)];
    const [left, top] = [(width - c * w) / 2, 6];
    const numbers = values.subarray(start, start + rows * columns);
    const cells = view.keep(this, "cells", [start], () => this.cells(numbers, r, c, columns));
    const longest = Math.max(...cells.flat().map(([text]) => text.length));
    const font = Math.min(Math.max(13, height / 24), h - 4, (w - 3) / (0.56 * longest));
    paintCells(context, theme, cells, left, top, w, h, font >= 8 ? font : 0);
    const { column, row } = this.spec.mark;
    if (column) this.frame(context, theme, run.arrays[column].values[k], (n) => [left + (n - 1) * w, top, w, r * h]);
    if (row) this.frame(context, theme, run.arrays[row].values[k], (n) => [left, top + (n - 1) * h, c * w, h]);
    paintText(context, theme, `(${rows}, ${columns})`, width / 2, top + r * h + 18, { color: theme.quiet });
  }

  /** What is written in the first r rows and c columns, and its share of the largest number. */
  cells(numbers, r, c, columns) {
    const most = numbers.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
    const cell = (value) => [this.text(value), most ? value / most : 0];
    return Array.from({ length: r }, (_, i) => Array.from({ length: c }, (_, j) => cell(numbers[i * columns + j])));
  }

  text(value) {
    const { decimals } = this.spec;
    return decimals === null ? showNumber(value) : value.toFixed(decimals).replace("-", "−");
  }

  /** A frame round the n-th column or row; none for n = 0. */
  frame(context, theme, n, place) {
    if (n < 1) return;
    const [x, y, w, h] = place(n);
    context.strokeStyle = theme.text;
    context.lineWidth = 2.5;
    context.strokeRect(x - 0.5, y - 0.5, w, h);
  }
});
