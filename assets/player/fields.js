// Number fields that lie over a picture: typed into, moved by the arrow keys, or dragged up and down.

const WEIGHT_GRAIN = 0.1; // of an arrow key, and of so many pixels dragged
const PIXELS_A_STEP = 6;
const TOLD_AFTER = 350; // ms without a change before it is told

const rounded = (value, most) => Math.max(-most, Math.min(most, Math.round(value * 100) / 100));

/** A number as a field shows it. */
export const fieldText = (value) => String(Number(value.toFixed(2))).replace("-", "−");

/** A number without the 0 before its point, where there is little room. */
export const shortened = (text) => text.replace(/^(−?)0\./, "$1.");

/** What was typed, with a point or a comma and either minus; null if it is no number. */
export function typedNumber(text) {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

export class Fields {
  #inputs = [];
  #values = [];
  #waiting;

  /** In `frame`; `change(values)` follows every move, `rest(values)` comes once the hand rests. Numbers up to `most`. */
  constructor(frame, { most, label, change, rest }) {
    Object.assign(this, { frame, most, label, change, rest });
  }

  /** Put the fields where they belong: [left, top, width, height] in the frame's own pixels, a colour each; `short` of room or not. */
  place(values, boxes, colours, size, short) {
    this.#values = [...values];
    this.short = short;
    while (this.#inputs.length > values.length) this.#inputs.pop().remove();
    while (this.#inputs.length < values.length) this.#inputs.push(this.#make(this.#inputs.length));
    this.#inputs.forEach((input, i) => {
      const [left, top, width, height] = boxes[i].map((length) => `${length}px`);
      Object.assign(input.style, { left, top, width, height, backgroundColor: colours[i], fontSize: `${size}px` });
      if (input !== document.activeElement || typedNumber(input.value) !== values[i]) this.#write(input, values[i]);
      input.setAttribute("aria-label", this.label(i));
    });
  }

  /** A field is not rewritten while something unfinished, such as "−" or "0.", stands in it. */
  #write(input, value) {
    if (input === document.activeElement && input.dataset.typing) return;
    input.value = this.short ? shortened(fieldText(value)) : fieldText(value);
  }

  #make(i) {
    const input = Object.assign(document.createElement("input"), { type: "text", inputMode: "decimal", className: "pul-weight" });
    input.onkeydown = (event) => this.#key(event, i);
    input.oninput = () => {
      input.dataset.typing = "yes";
      const value = typedNumber(input.value);
      if (value !== null) this.#set(i, value);
    };
    input.onblur = () => {
      delete input.dataset.typing;
      this.#write(input, this.#values[i]);
    };
    input.onfocus = () => input.select();
    this.#drag(input, i);
    this.frame.append(input);
    return input;
  }

  #key(event, i) {
    event.stopPropagation(); // what one types moves no run
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Enter") event.target.blur();
    if (!way) return;
    event.preventDefault();
    delete event.target.dataset.typing;
    this.#set(i, this.#values[i] + way * WEIGHT_GRAIN * (event.shiftKey ? 10 : 1));
  }

  #drag(input, i) {
    let from = null;
    input.onpointerdown = (event) => (from = { y: event.clientY, value: this.#values[i], moved: false });
    input.onpointermove = ({ clientY, pointerId, buttons }) => {
      if (!from || !buttons) return;
      const steps = Math.round((from.y - clientY) / PIXELS_A_STEP);
      if (!steps && !from.moved) return;
      if (!from.moved) input.setPointerCapture(pointerId);
      from.moved = true;
      delete input.dataset.typing;
      this.#set(i, from.value + steps * WEIGHT_GRAIN);
    };
    input.onpointerup = input.onpointercancel = () => (from = null);
  }

  #set(i, value) {
    const values = this.#values.map((before, j) => (j === i ? rounded(value, this.most) : before));
    this.#values = values;
    this.change(values);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.frame.isConnected && this.rest(values), TOLD_AFTER);
  }
}
