// A weight or a bias under the hand: a number, a slider, − and +. The picture follows at once; Python is told when the hand rests.

import { keepKeys, nameIt, pushButton } from "./make.js";

const STILL_FOR = 700; // ms without a change after which the hand rests
const SLIDER = 5; // the slider's ends, unless the number lies beyond
const NUDGE = 0.1; // what − and + add
const EDITOR_KEYS = [" ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape", "Enter"];

export class Editor {
  #waiting = 0;

  /** `change(value)` shows a number at once, `rest(value)` tells Python, `undo()` shows what was, `close()` puts the editor away. */
  constructor(frame, { change, rest, undo, close }) {
    Object.assign(this, { change, rest, undo, close });
    this.root = document.createElement("div");
    this.root.className = "pul-editor";
    this.root.hidden = true;
    this.root.setAttribute("role", "group");
    this.label = document.createElement("span");
    this.number = Object.assign(document.createElement("input"), { type: "number", step: NUDGE });
    this.slider = Object.assign(document.createElement("input"), { type: "range", step: 0.01 });
    this.number.oninput = () => this.number.value !== "" && this.#hold(Number(this.number.value), this.number);
    this.slider.oninput = () => this.#hold(Number(this.slider.value), this.slider);
    const steps = [-NUDGE, NUDGE].map((by) => pushButton(by < 0 ? "−" : "+", () => this.#hold(Number((this.value + by).toFixed(4)))));
    nameIt(steps[0], "Less");
    nameIt(steps[1], "More");
    const away = pushButton("×", () => this.#leave());
    nameIt(away, "Close");
    this.root.append(this.label, away, steps[0], this.number, steps[1], this.slider);
    this.root.addEventListener("keydown", (event) => this.#key(event));
    this.root.addEventListener("focusout", (event) => this.root.contains(event.relatedTarget) || this.settle());
    keepKeys(this.root, EDITOR_KEYS);
    frame.append(this.root);
  }

  get open() {
    return !this.root.hidden;
  }

  /** Begin with a number called `name`: to it Esc goes back. */
  begin(name, value) {
    Object.assign(this, { before: value, told: false });
    this.root.hidden = false;
    this.label.textContent = name;
    nameIt(this.root, `Change the ${name}`);
    nameIt(this.number, name);
    nameIt(this.slider, `${name}, slider`);
    this.write(value);
  }

  /** Show a number, but leave a field alone in which someone writes. */
  write(value, except = null) {
    this.value = value;
    const shown = Number(value.toPrecision(4));
    const reach = Math.max(SLIDER, Math.ceil(2 * Math.abs(value)));
    if (except !== this.slider) Object.assign(this.slider, { min: -reach, max: reach, value: shown });
    if (except !== this.number) this.number.value = shown;
  }

  /** What the run says now: taken over while the hand does nothing. */
  follow(value) {
    if (this.open && !this.#waiting && value !== this.value) this.write(value);
  }

  /** Tell what the hand has left to tell. */
  settle() {
    if (!this.#waiting) return;
    this.#wait(0);
    this.told = true;
    this.rest(this.value);
  }

  #wait(timer) {
    clearTimeout(this.#waiting);
    this.#waiting = timer;
  }

  /** The focus goes to the number: what is typed replaces it. */
  reach() {
    this.number.focus({ preventScroll: true });
    this.number.select();
  }

  put(x, y) {
    Object.assign(this.root.style, { left: `${x}px`, top: `${y}px` });
  }

  hide() {
    this.root.hidden = true;
  }

  #hold(value, field) {
    if (!Number.isFinite(value)) return;
    this.write(value, field);
    this.change(value);
    this.#wait(setTimeout(() => this.settle(), STILL_FOR));
  }

  /** Back to what was: Python is told only if it was told of a change. */
  #back() {
    const shown = this.#waiting;
    this.#wait(0);
    if (this.told) this.#hold(this.before);
    else if (shown) this.undo();
  }

  #leave() {
    this.settle();
    this.close();
  }

  #key(event) {
    const done = event.key === "Enter" && event.target.tagName !== "BUTTON";
    if (!done && event.key !== "Escape") return;
    event.preventDefault(); // or Enter would press what gets the focus next
    if (!done) this.#back();
    this.#leave();
  }
}
