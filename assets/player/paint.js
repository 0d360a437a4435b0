// Lines, arrows, words and examples: what all panels paint with.

/** Clip what is painted next to a frame; undo with context.restore(). */
export function clipTo(context, edge) {
  context.save();
  context.beginPath();
  context.rect(edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top);
  context.clip();
}

/** A line through points [[x, y], ...]. */
export function paintLine(context, points, color, width = 2, dash = []) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/** A filled disc. */
export function paintDot(context, x, y, radius, color) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}

/** An arrow from one point to another, given in pixels. */
export function paintArrow(context, [x1, y1], [x2, y2], color, width = 2.5) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 3)) return;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(6 + width * 1.2, length / 2);
  const stop = Math.min(length, 1e4);
  const [ex, ey] = [x1 + ux * stop, y1 + uy * stop];
  paintLine(context, [[x1, y1], [ex - ux * head, ey - uy * head]], color, width);
  context.beginPath();
  context.moveTo(ex, ey);
  context.lineTo(ex - ux * head - uy * head * 0.6, ey - uy * head + ux * head * 0.6);
  context.lineTo(ex - ux * head + uy * head * 0.6, ey - uy * head - ux * head * 0.6);
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/** Text at a point; `align` and `base` as canvas names them; a `halo` of background keeps it readable on top of lines. */
export function paintText(context, theme, text, x, y, { align = "center", base = "middle", size = 12, color = theme.text, halo = false } = {}) {
  context.font = `${size}px ${theme.font}`;
  context.textAlign = align;
  context.textBaseline = base;
  if (halo) {
    context.strokeStyle = theme.background;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/** An example: class 1 a round violet dot, class 0 a square amber one; both outlined, so that they show on any ground. */
export function paintExample(context, theme, x, y, isClass1, size = 3.2) {
  context.beginPath();
  if (isClass1) context.arc(x, y, size, 0, 2 * Math.PI);
  else context.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
  context.fillStyle = isClass1 ? theme.class1 : theme.class0;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = theme.background;
  context.stroke();
}
