// Choices that are seen rather than read: a button with the present one's small picture opens all of them.

let galleries = 0; // each has a name of its own

export class Gallery {
  /** `signs` is {image, names}: a style that holds a row of pictures, and the choices they belong to. `choose(value)` is called. */
  constructor({ image, names }, label, options, choose) {
    Object.assign(this, { image, names });
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "pul-sign", title: `${label}: see them all` });
    this.list = Object.assign(document.createElement("div"), { className: "pul-gallery", id: `pul-gallery-${(galleries += 1)}` });
    this.list.setAttribute("popover", "");
    this.list.setAttribute("role", "group");
    this.list.setAttribute("aria-label", label);
    this.button.setAttribute("popovertarget", this.list.id);
    this.button.ariaLabel = this.button.title;
    this.choices = options.map(([value, text]) => {
      const choice = Object.assign(document.createElement("button"), { type: "button", value });
      choice.append(this.#paint(document.createElement("i"), value), text);
      choice.onclick = () => {
        this.list.hidePopover();
        choose(value);
      };
      return choice;
    });
    this.list.append(...this.choices);
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    this.list.addEventListener("toggle", ({ newState }) => newState === "open" && this.list.querySelector("[aria-pressed=true]")?.focus());
  }

  /** The present choice. */
  show(value) {
    this.#paint(this.button, value);
    for (const choice of this.choices) choice.setAttribute("aria-pressed", choice.value === value);
  }

  #paint(element, value) {
    const place = this.names.indexOf(value);
    element.textContent = place < 0 ? "✎" : "";
    element.style.background = place < 0 ? "" : `var(${this.image}) ${(100 * place) / (this.names.length - 1)}% 0 / ${100 * this.names.length}% 100%`;
    return element;
  }

  /** Arrows lead from one choice to the next; none of them moves the run. */
  #walk(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key !== "Escape") event.stopPropagation();
    if (!by) return;
    event.preventDefault();
    const place = this.choices.indexOf(document.activeElement) + by;
    this.choices.at(place % this.choices.length).focus();
  }
}
