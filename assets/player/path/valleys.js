// Which valley a start ends in: areas in pale colours with borders between them; bare ground where none.

import { paintLine } from "../paint.js";
import { mix } from "../theme.js";

/** Paint an array (V, V) of whole numbers, first row lowest; −1 is no valley. */
export function paintValleys(context, theme, { values, shape: [V] }, edge) {
  const [w, h] = [(edge.right - edge.left) / V, (edge.bottom - edge.top) / V];
  const colorOf = colors(theme);
  for (let row = 0; row < V; row++) {
    for (let column = 0; column < V; column++) {
      const valley = values[row * V + column];
      const [left, top] = [edge.left + column * w, edge.bottom - (row + 1) * h];
      context.fillStyle = colorOf(valley);
      context.fillRect(left, top, w + 0.6, h + 0.6);
      if (column > 0 && values[row * V + column - 1] !== valley) paintLine(context, [[left, top], [left, top + h]], theme.muted, 1);
      if (row > 0 && values[(row - 1) * V + column] !== valley) paintLine(context, [[left, top + h], [left + w, top + h]], theme.muted, 1);
    }
  }
}

/** The colour of a valley: four of them, each in four strengths. */
function colors(theme) {
  const four = [theme.class1, theme.class0, theme.muted, mix(theme.class1, theme.class0, 0.5)];
  return (valley) => {
    if (valley < 0) return theme.background;
    return mix(four[valley % 4], theme.background, 0.55 + 0.08 * (Math.floor(valley / 4) % 4));
  };
}
