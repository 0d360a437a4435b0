// A row of choices above the picture that hold while it plays: Python hears which was made, and at which step.

import { Gallery } from "./gallery.js";

const element = (tag, className, more = {}) => Object.assign(document.createElement(tag), { className, ...more });

export class Knobs {
  #drawn = ""; // what the row was built from

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

  /** Take over what a run offers: [{name, label, value, options: [[value, label], ...], looks, signs}], or with `press` a button. */
  update({ knobs }) {
    this.row.hidden = !knobs?.length;
    if (!knobs?.length) return;
    const form = JSON.stringify(knobs.map(({ value, ...rest }) => [rest, value === undefined]));
    if (form !== this.#drawn) this.#build(knobs);
    this.#drawn = form;
    for (const { name, value, looks } of knobs) {
      if (value === undefined) continue;
      this.selects.get(name).value = value;
      this.galleries.get(name)?.show(value);
      if (looks) this.player.view.lookAt(name, value === "on");
    }
  }

  #build(knobs) {
    this.selects.clear();
    this.galleries.clear();
    this.row.replaceChildren(...knobs.map((knob) => (knob.options ? this.#choice(knob) : this.#button(knob))));
  }

  #choice({ name, label, options, looks, signs, help }) {
    const select = element("select", "", { title: help ?? label });
    select.append(...options.map(([value, text]) => new Option(text, value)));
    const tell = (value) => this.player.tell("knob", { name, value });
    select.onchange = () => {
      if (looks) this.player.lookAt(name, select.value === "on");
      tell(select.value);
    };
    this.selects.set(name, select);
    const field = element("label", "pul-knob");
    field.append(label, select);
    return signs ? this.#withSigns(field, new Gallery(signs, label, options, tell), name) : field;
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
