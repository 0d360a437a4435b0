// A matrix as it stands in the formulas: a cell for each number, coloured by sign and size, with its shape below.

const MOST_CELLS = 12; // rows or columns drawn; the rest is told by the shape

class MatrixPanel extends Panel {
  draw(context, width, height, run, k, theme) {
    const { values, shape } = run.arrays[this.spec.values];
    const [rows, columns] = shape.slice(-2);
    const start = shape.length === 3 ? k * rows * columns : 0;
    const [r, c] = [Math.min(rows, MOST_CELLS), Math.min(columns, MOST_CELLS)];
    const [w, h] = [Math.min(72, (width - 20) / c), Math.min(34, (height - 34) / r)];
    const [left, top] = [(width - c * w) / 2, 6];
    let size = 0;
    for (let i = 0; i < rows * columns; i++) size = Math.max(size, Math.abs(values[start + i]));
    for (let i = 0; i < r; i++) {
      for (let j = 0; j < c; j++) {
        const value = values[start + i * columns + j];
        const share = size ? value / size : 0;
        context.fillStyle = mix(theme.background, share < 0 ? theme.class0 : theme.class1, 0.55 * Math.abs(share));
        context.fillRect(left + j * w, top + i * h, w - 1, h - 1);
        if (w > 34 && h > 13) paintText(context, theme, showNumber(value), left + (j + 0.5) * w, top + (i + 0.5) * h, { size: Math.min(12, w / 5.5) });
      }
    }
    for (const x of [left - 5, left + c * w + 4]) {
      const inward = x < left ? 5 : -5;
      paintLine(context, [[x + inward, top - 2], [x, top - 2], [x, top + r * h + 1], [x + inward, top + r * h + 1]], theme.text, 1.5);
    }
    paintText(context, theme, `(${rows}, ${columns})`, width / 2, top + r * h + 18, { color: theme.muted });
  }
}
