// Dragging and clicking in a canvas, with mouse, pen and finger.

/**
 * `find(x, y)` gives what is held at a point of the panel's canvas, or undefined; then `move(held, x, y)` follows the pointer, and
 * `drop(held)` comes at the end. Where nothing is held, a finger scrolls the page as usual.
 */
export function makeDraggable(panel, { find, move, drop }) {
  const { canvas } = panel;
  let held;
  canvas.addEventListener("touchstart", (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    const [touch] = event.touches;
    const place = panel.at({ offsetX: touch.clientX - left, offsetY: touch.clientY - top });
    if (find(...place) !== undefined) event.preventDefault();
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    held = find(...panel.at(event));
    if (held !== undefined) canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (held === undefined) canvas.style.cursor = find(...panel.at(event)) === undefined ? "" : "grab";
    else move(held, ...panel.at(event));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      const dropped = held;
      held = undefined;
      if (dropped !== undefined) drop(dropped);
    });
  }
}

/** A handle that can be dragged: a ring at a point. */
export function paintHandle(context, theme, x, y, color) {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = theme.background;
  context.fill();
  context.lineWidth = 3;
  context.strokeStyle = color;
  context.stroke();
}

/** Which of some points [x, y] lies nearest to a place, within a finger's width; undefined if none. */
export function nearestWithin(points, x, y, reach = 22) {
  let best;
  points.forEach(([px, py], i) => {
    const away = Math.hypot(px - x, py - y);
    if (away < reach && (best === undefined || away < best.away)) best = { i, away };
  });
  return best?.i;
}
