// Mouse, pen and finger on the plane: pointing, asking at a place, and, where points can be set, adding, dragging, taking away.

import { makeDraggable } from "../drag.js";
import { changePoints, tellPoints } from "./points.js";

const LONG = 600; // ms of a press that takes a point away

/** The panel gives `nearest(x, y)`, `placeAt(x, y)`, `probe(place, i)`; points can be set where its spec has `draw`, a class. */
export class PlaneHand {
  #press = 0;
  #moved = false; // what follows a press is no click
  #carried = false; // a point was carried that Python was not told of

  constructor(panel) {
    const { canvas, player } = panel;
    Object.assign(this, { panel, player });
    canvas.addEventListener("pointermove", (event) => panel.point(panel.placeAt(...panel.at(event))));
    canvas.addEventListener("pointerleave", () => panel.point(null));
    canvas.addEventListener("click", (event) => this.#click(...panel.at(event)));
    canvas.addEventListener("dblclick", (event) => this.remove(panel.nearest(...panel.at(event))));
    makeDraggable(panel, {
      find: (x, y) => (this.draws ? panel.nearest(x, y) : undefined),
      move: (i, x, y) => this.#drag(i, x, y),
      drop: () => this.drop(),
    });
    canvas.addEventListener("pointerdown", (event) => this.#wait(panel.nearest(...panel.at(event))));
  }

  get draws() {
    return this.panel.spec.draw !== null;
  }

  /** Take a point away, if points can be set and it is one. */
  remove(i) {
    if (this.draws && i !== undefined) changePoints(this.player, "remove", i);
  }

  /** Carry a point along with the keyboard, if there is one. */
  carry(i, place) {
    if (!this.draws || i === undefined) return;
    this.#carry(i, place);
  }

  #carry(i, place) {
    this.#carried = true;
    changePoints(this.player, "move", i, place);
  }

  #click(x, y) {
    const { panel } = this;
    const [place, i] = [panel.placeAt(x, y), panel.nearest(x, y)];
    if (!place || this.#moved) return;
    if (!this.draws || i !== undefined) panel.probe(place, i);
    else changePoints(this.player, "add", place, panel.spec.draw);
  }

  #wait(i) {
    this.#moved = false;
    clearTimeout(this.#press);
    if (!this.draws || i === undefined) return;
    this.#press = setTimeout(() => {
      this.#moved = true;
      this.remove(i);
    }, LONG);
  }

  #drag(i, x, y) {
    const place = this.panel.placeAt(x, y, true);
    const [px, py] = this.panel.pixelOf(i);
    if (!this.#moved && Math.hypot(px - x, py - y) < 4) return;
    this.#moved = true;
    clearTimeout(this.#press);
    this.#carry(i, place);
  }

  /** What was carried rests here: Python is told. */
  drop() {
    clearTimeout(this.#press);
    if (this.#carried) tellPoints(this.player);
    this.#carried = false;
  }
}
