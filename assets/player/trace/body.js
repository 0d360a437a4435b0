// Where a trace is written: what is open stays open, what has the focus keeps it, however often all is written anew.

export class TraceBody {
  #open = new Map(); // what was opened or closed by hand
  #written = "";

  /** `act(data)` hears of a pressed button, `again()` writes all anew. */
  constructor(parent, act, again) {
    this.root = document.createElement("div");
    Object.assign(this.root, { className: "pul-traced", tabIndex: 0 });
    this.root.setAttribute("role", "region");
    this.root.addEventListener("click", ({ target }) => {
      const { layer, unit } = target.closest("button")?.dataset ?? {};
      if (layer) act({ layer: Number(layer), unit: Number(unit) });
    });
    this.root.addEventListener("toggle", ({ target }) => this.#toggle(target, again), true);
    this.isOpen = (key, otherwise) => this.#open.get(key) ?? otherwise;
    parent.append(this.root);
  }

  #toggle({ open, dataset: { key } }, again) {
    if (this.isOpen(key) === open || !this.root.querySelector(`[data-key="${key}"]`)) return;
    this.#open.set(key, open);
    again();
  }

  /** Write all anew, if it is other than before. */
  write(html) {
    if (html === this.#written) return;
    this.#written = html;
    const focused = document.activeElement;
    const key = this.root.contains(focused) ? focused.closest("[data-key]")?.dataset.key : undefined;
    this.root.innerHTML = html;
    if (!key) return;
    const found = this.root.querySelector(`[data-key="${key}"]`);
    (found?.querySelector("summary") ?? found)?.focus({ preventScroll: true });
  }
}
