// A row of choices above the picture that hold while it plays: Python hears which was made, and at which step.

import { Gallery } from "./gallery.js";

const OTHER = "other"; // the last entry of a list of numbers: one types a number of one's own

const element = (tag, className, more = {}) => Object.assign(document.createElement(tag), { className, ...more });

export class Knobs {
  #drawn = ""; // what the row was built from
  #known = new Map(); // list → what it shows, by Python

  /** `player` tells Python, and passes on what is only looked at. */
  constructor(root, player) {
    this.player = player;
    this.row = element("div", "pul-knobs", { hidden: true });
    this.row.setAttribute("role", "group");
    this.row.setAttribute("aria-label", "Choices");
    root.append(this.row);
    this.selects = new Map();
    this.galleries = new Map();
  }

  /** Take over what a run offers: [{name, label, value, options: [[value, label], ...], looks, signs, typed}], or with `press` a button. */
  update({ knobs }) {
    this.row.hidden = !knobs?.length;
    if (!knobs?.length) return;
    const form = JSON.stringify(knobs.map(({ value, ...rest }) => [rest, value === undefined]));
    if (form !== this.#drawn) this.#build(knobs);
    this.#drawn = form;
    for (const { name, value, looks } of knobs) {
      if (value === undefined) continue;
      this.selects.get(name).value = value;
      this.#known.set(this.selects.get(name), value);
      this.galleries.get(name)?.show(value);
      if (looks) this.player.view.lookAt(name, value === "on");
    }
  }

  #build(knobs) {
    const focused = [...this.selects].find(([, select]) => select === document.activeElement)?.[0];
    this.selects.clear();
    this.#known.clear();
    this.galleries.clear();
    this.row.replaceChildren(...knobs.map((knob) => (knob.options ? this.#choice(knob) : this.#button(knob))));
    this.selects.get(focused)?.focus({ preventScroll: true });
  }

  #choice({ name, label, options, looks, signs, typed, help }) {
    const select = element("select", "", { title: help ?? label });
    select.append(...options.map(([value, text]) => new Option(text, value)));
    const tell = (value) => this.player.tell("knob", { name, value });
    const field = element("label", "pul-knob");
    if (typed) select.append(new Option("other …", OTHER));
    select.onchange = () => {
      if (typed && select.value === OTHER) {
        this.#type(select, tell, typed);
        return;
      }
      if (looks) this.player.lookAt(name, select.value === "on");
      tell(select.value);
    };
    this.selects.set(name, select);
    field.append(label, select);
    return signs ? this.#withSigns(field, new Gallery(signs, label, options, tell), name) : field;
  }

  /** A number of one's own: a field in the place of the list, until it is told or left as it is. */
  #type(select, tell, [low, high]) {
    const before = this.#known.get(select);
    const input = element("input", "pul-typed", { type: "text", inputMode: "decimal", ariaLabel: select.title });
    input.setAttribute("aria-description", `a number from ${low} to ${high}, then Enter`);
    select.value = before;
    select.hidden = true;
    select.before(input);
    input.focus();
    const leave = () => {
      input.onblur = null;
      input.remove();
      select.hidden = false;
    };
    const take = () => {
      const value = Number(input.value.trim().replace(",", "."));
      const isNumber = input.value.trim() !== "" && value >= low && value <= high;
      input.setAttribute("aria-invalid", !isNumber);
      if (isNumber) tell(String(value));
      return isNumber;
    };
    input.onkeydown = (event) => {
      event.stopPropagation(); // what one types moves no run
      if (event.key === "Escape" || (event.key === "Enter" && take())) {
        leave();
        select.focus();
      }
    };
    input.onblur = () => {
      take();
      leave();
    };
  }

  #withSigns(field, gallery, name) {
    this.galleries.set(name, gallery);
    const both = element("div", "pul-seen");
    both.append(gallery.button, field, gallery.list);
    return both;
  }

  #button({ name, label, help, disabled }) {
    const button = element("button", "pul-press", { type: "button", textContent: label, title: help ?? "", disabled: Boolean(disabled) });
    button.onclick = () => this.player.tell("press", { name });
    return button;
  }
}
