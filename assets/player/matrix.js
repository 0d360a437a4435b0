// A matrix as it stands in the formulas: a cell for each number, coloured by sign and size, with its shape below.

const MOST_CELLS = 12; // rows or columns drawn; the rest is told by the shape

/** Rows of cells [text, share], coloured by share (−1..1), between square brackets; without texts at size 0. */
function paintCells(context, theme, cells, left, top, w, h, size) {
  const [high, wide] = [cells.length * h, cells[0].length * w];
  cells.forEach((line, i) => {
    line.forEach(([text, share], j) => {
      context.fillStyle = mix(theme.background, share < 0 ? theme.class0 : theme.class1, 0.55 * Math.abs(share));
      context.fillRect(left + j * w, top + i * h, w - 1, h - 1);
      if (size) paintText(context, theme, text, left + (j + 0.5) * w, top + (i + 0.5) * h, { size });
    });
  });
  for (const [x, inward] of [[left - 5, 5], [left + wide + 4, -5]]) {
    paintLine(context, [[x + inward, top - 2], [x, top - 2], [x, top + high + 1], [x + inward, top + high + 1]], theme.text, 1.5);
  }
}

class MatrixPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const { values, shape } = run.arrays[this.spec.values];
    const [rows, columns] = shape.slice(-2);
    const start = shape.length === 3 ? k * rows * columns : 0;
    const [r, c] = [Math.min(rows, MOST_CELLS), Math.min(columns, MOST_CELLS)];
    const [w, h] = [Math.min(Math.max(72, height / 4), (width - 20) / c), Math.min(Math.max(34, height / 8), (height - 34) / r)];
    const [left, top] = [(width - c * w) / 2, 6];
    let size = 0;
    for (let i = 0; i < rows * columns; i++) size = Math.max(size, Math.abs(values[start + i]));
    const at = (i, j) => values[start + i * columns + j];
    const texts = Array.from({ length: r }, (_, i) => Array.from({ length: c }, (_, j) => this.text(at(i, j))));
    const longest = Math.max(...texts.flat().map((text) => text.length));
    const font = Math.min(Math.max(13, height / 24), h - 4, (w - 3) / (0.56 * longest));
    const cells = texts.map((line, i) => line.map((text, j) => [text, size ? at(i, j) / size : 0]));
    paintCells(context, theme, cells, left, top, w, h, font >= 8 ? font : 0);
    const { column, row } = this.spec.mark;
    if (column) this.frame(context, theme, run.arrays[column].values[k], (n) => [left + (n - 1) * w, top, w, r * h]);
    if (row) this.frame(context, theme, run.arrays[row].values[k], (n) => [left, top + (n - 1) * h, c * w, h]);
    paintText(context, theme, `(${rows}, ${columns})`, width / 2, top + r * h + 18, { color: theme.muted });
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
}
