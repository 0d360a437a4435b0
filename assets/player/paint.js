// Lines, arrows, words and examples: what all panels paint with.

/** Clip what is painted next to a frame; undo with context.restore(). */
export function clipTo(context, edge) {
  context.save();
  context.beginPath();
  context.rect(edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top);
  context.clip();
}

const REACH = 4000; // pixels: nothing is painted further out than this, or a dashed line to nowhere would take minutes

/** The part of a segment from a to b that lies within reach, [[x, y], [x, y]]; null if none does. */
export function within(a, b, far = REACH) {
  let [from, to] = [0, 1];
  for (const i of [0, 1]) {
    const way = b[i] - a[i];
    if (!Number.isFinite(way)) return null;
    if (way === 0) {
      if (Math.abs(a[i]) > far) return null;
      continue;
    }
    const [one, other] = [(-far - a[i]) / way, (far - a[i]) / way];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  if (!(from <= to)) return null;
  const at = (t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  return [at(from), at(to)];
}

/** A line through points [[x, y], ...]; what lies far outside of every picture is left out. */
export function paintLine(context, points, color, width = 2, dash = []) {
  context.beginPath();
  if (points.every(([x, y]) => Math.abs(x) <= REACH && Math.abs(y) <= REACH)) for (const [x, y] of points) context.lineTo(x, y);
  else {
    for (let i = 1; i < points.length; i++) {
      const seen = within(points[i - 1], points[i]);
      if (!seen) continue;
      context.moveTo(...seen[0]);
      context.lineTo(...seen[1]);
    }
  }
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

const TRIANGLE = [[-1.1, 0.9], [1.1, 0.9], [0, -1.2]];

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
  if (!(length > 3 && length < Infinity) || Math.hypot(x1, y1) > REACH) return;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(6 + width * 1.2, length / 2);
  paintLine(context, [[x1, y1], [x2 - ux * head, y2 - uy * head]], color, width);
  if (Math.hypot(x2, y2) > REACH) return; // its head is out of sight
  context.beginPath();
  context.moveTo(x2, y2);
  context.lineTo(x2 - ux * head - uy * head * 0.6, y2 - uy * head + ux * head * 0.6);
  context.lineTo(x2 - ux * head + uy * head * 0.6, y2 - uy * head - ux * head * 0.6);
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

/** A word beside a point, below it or, where something else is, above or beside; on top of everything, with a halo. */
export function paintLabel(context, theme, text, x, y, taken) {
  const places = [[0, 16], [0, -15], [26, -9], [-26, -9]];
  const free = ([dx, dy]) => taken.every(([tx, ty]) => Math.abs(tx - x - dx) > 26 || Math.abs(ty - y - dy) > 13);
  const [dx, dy] = places.find(free) ?? places[0];
  paintText(context, theme, text, x + dx, y + dy, { size: 12, halo: true });
}

/** An example of a class: 1 a round violet dot, 0 a square amber one, 2 a grey triangle; outlined, so that they show on any ground. */
export function paintExample(context, theme, x, y, which, size = 3.2, hollow = false) {
  const c = Number(which);
  context.beginPath();
  if (c === 1) context.arc(x, y, size, 0, 2 * Math.PI);
  else if (c === 0) context.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
  else for (const [dx, dy] of TRIANGLE) context.lineTo(x + size * dx, y + size * dy);
  context.closePath();
  const [own, other] = [theme[`class${c}`], theme.background];
  context.fillStyle = hollow ? other : own;
  context.fill();
  context.lineWidth = hollow ? 1.6 : 1;
  context.strokeStyle = hollow ? own : other;
  context.stroke();
}
