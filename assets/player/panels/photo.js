// A photo as it came, beside what the network sees of it.

import { Panel } from "../panel.js";
import { register } from "../registry.js";

register("photo", class PhotoPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.image = document.createElement("img");
    this.image.className = "pul-photo";
    this.note = document.createElement("p");
    this.note.className = "pul-asked";
    this.canvas.replaceWith(this.image, this.note);
    this.retitle(spec);
  }

  retitle(spec) {
    super.retitle(spec);
    if (!this.image) return;
    if (this.image.src !== spec.source) this.image.src = spec.source;
    this.image.alt = spec.title;
    this.note.textContent = spec.note;
  }

  draw() {}
});
