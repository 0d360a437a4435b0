// A canvas that is reached by the Tab key and in which the arrow keys move what is chosen.

const MOVED_BY = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** `move(rows, columns)` hears the arrow keys while the canvas has the focus; they move no run then. */
export function listenForArrows(canvas, move) {
  canvas.tabIndex = 0;
  canvas.classList.add("pul-arrows");
  canvas.addEventListener("keydown", (event) => {
    const way = MOVED_BY[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(...way);
  });
}
