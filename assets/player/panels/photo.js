// A photo as it came, beside what the network sees of it.

import { Panel } from "../panel.js";
import { register } from "../registry.js";

register("photo", class PhotoPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.image = new Image();
    this.image.onload = () => this.player.view.run && this.show(this.player.view);
    this.retitle(spec);
  }

  retitle(spec) {
    super.retitle(spec);
    if (this.image && this.image.src !== spec.source) this.image.src = spec.source;
  }

  draw(context, width, height) {
    const { naturalWidth, naturalHeight } = this.image;
    const scale = Math.min(width / naturalWidth, height / naturalHeight);
    if (scale > 0 && Number.isFinite(scale)) context.drawImage(this.image, 0, 0, naturalWidth * scale, naturalHeight * scale);
    this.explain(this.spec.note ? [[this.spec.note]] : []);
  }
});
