// A crosshair that the keyboard moves over the plane.

import { keepKeys, nameIt } from "../board/make.js";
import { paintLine } from "../paint.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const TURNS_TO = { PageDown: 1, PageUp: -1 }; // the next example, the one before
const FINE = 60; // steps from one edge of the plane to the other; the coarse ones with Shift
const COARSE = 12;

export class Cross {
  /**
   * What happens: `move(place)`, `press(place)`, `remove(place)`; places are [x₁, x₂] within `domain()`. Where there are examples
   * to walk to and to carry along: `next(by)`, `carry(from, to)`, and `drop()` at the end.
   */
  constructor(frame, domain, acts) {
    Object.assign(this, { domain, acts });
    this.button = document.createElement("button");
    Object.assign(this.button, { type: "button", className: "pul-cross", onclick: () => acts.press(this.place) });
    this.button.onkeydown = (event) => this.#key(event);
    this.button.onfocus = this.button.onblur = () => acts.move(this.place);
    this.button.onkeyup = ({ key }) => key === "Control" && this.#drop();
    keepKeys(this.button, [...Object.keys(WAYS), ...Object.keys(TURNS_TO), "Enter", " ", "Delete", "Backspace"]);
    frame.append(this.button);
  }

  get place() {
    return this.at ?? this.domain().map(([low, high]) => (low + high) / 2);
  }

  get held() {
    return document.activeElement === this.button;
  }

  /** Say what the crosshair is for, and put its button where it stands. */
  show(does, [px, py]) {
    nameIt(this.button, `Crosshair: arrows move it, with Shift in large steps; ${does}`);
    Object.assign(this.button.style, { left: `${px}px`, top: `${py}px` });
  }

  #carry(from) {
    this.carries = true;
    this.acts.carry(from, this.at);
  }

  #drop() {
    if (this.carries) this.acts.drop();
    this.carries = false;
  }

  #key(event) {
    const way = WAYS[event.key];
    if (way) {
      const steps = event.shiftKey ? COARSE : FINE;
      const from = this.place;
      this.at = from.map((value, axis) => {
        const [low, high] = this.domain()[axis];
        return Math.max(low, Math.min(high, value + (way[axis] * (high - low)) / steps));
      });
      if (event.ctrlKey && this.acts.carry) this.#carry(from);
      this.acts.move(this.at);
    } else if (TURNS_TO[event.key]) this.acts.next?.(TURNS_TO[event.key]);
    else if (event.key === "Delete" || event.key === "Backspace") this.acts.remove(this.place);
    else return;
    event.preventDefault();
  }
}

/** Two thin lines through a place, from edge to edge, with a gap in the middle. */
export function paintCross(context, theme, px, py, { left, right, top, bottom }) {
  const across = [[[left, py], [px - 6, py]], [[px + 6, py], [right, py]]];
  const upright = [[[px, top], [px, py - 6]], [[px, py + 6], [px, bottom]]];
  for (const ends of [...across, ...upright]) paintLine(context, ends, theme.text, 1, [4, 3]);
  context.beginPath();
  context.arc(px, py, 6, 0, 2 * Math.PI);
  context.strokeStyle = theme.text;
  context.lineWidth = 2;
  context.stroke();
}
