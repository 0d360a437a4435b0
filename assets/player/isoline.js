// Lines of equal height.

/** Pieces of the line where the G×G grid (first row lowest) has the value `level`, as [x1, y1, x2, y2] in grid units 0..G−1. */
export function isoline(values, G, level) {
  const pieces = [];
  const share = (a, b) => (level - a) / (b - a);
  for (let row = 0; row < G - 1; row++) {
    for (let column = 0; column < G - 1; column++) {
      const i = row * G + column;
      const [a, b, c, d] = [values[i], values[i + 1], values[i + G + 1], values[i + G]];
      const cut = [];
      if (a < level !== b < level) cut.push(column + share(a, b), row);
      if (b < level !== c < level) cut.push(column + 1, row + share(b, c));
      if (d < level !== c < level) cut.push(column + share(d, c), row + 1);
      if (a < level !== d < level) cut.push(column, row + share(a, d));
      for (let j = 0; j + 3 < cut.length; j += 4) pieces.push(cut.slice(j, j + 4));
    }
  }
  return pieces;
}

/** Paint an isoline; `toX`, `toY` turn grid units into pixels. */
export function paintIsoline(context, values, G, level, toX, toY, color, width) {
  context.beginPath();
  for (const [x1, y1, x2, y2] of isoline(values, G, level)) {
    context.moveTo(toX(x1), toY(y1));
    context.lineTo(toX(x2), toY(y2));
  }
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}
