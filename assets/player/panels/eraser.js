// The picture as the network sees it, to be painted over: with mouse, finger or keyboard, while the answer follows.

import { nameIt, pushButton } from "../board/make.js";
import { COLOURS, COLUMNS, grey, meanColour, plainField, ROWS, stroke } from "../flower/brush.js";
import { pixelsIn } from "../flower/known.js";
import { Panel } from "../panel.js";
import { bySign, imageOf, largestOf, packedColour } from "../pixels.js";
import { Cross, paintCross } from "../plane/cross.js";
import { register } from "../registry.js";

const SIZES = { thin: 3, middle: 7, broad: 13 }; // pixels of 60 × 40

register("eraser", class EraserPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.makeFrame();
    [this.colour, this.size] = ["cover", "middle"];
    this.tools = document.createElement("div");
    this.tools.className = "pul-paints";
    this.tools.setAttribute("role", "group");
    this.tools.setAttribute("aria-label", "Brush");
    this.swatches = Object.keys(COLOURS).map((name) => this.toggle("colour", name, `paint with ${name === "cover" ? "the picture's mean colour" : name}`));
    this.brushes = Object.keys(SIZES).map((name) => this.toggle("size", name, `${name} brush`));
    this.others = [
      ["fill", "a whole field of this colour", () => this.put(plainField(this.paint()))],
      ["grey", "take all colours away", () => this.put(grey(pixelsIn(player.view, this.spec.picture)))],
      ["undo all", "the picture as it was", () => this.put(undefined)],
    ].map(([sign, name, act]) => {
      const button = pushButton(sign, act);
      nameIt(button, name);
      return button;
    });
    this.over = document.createElement("select");
    this.over.setAttribute("aria-label", "What mattered");
    this.over.onchange = () => this.show(player.view);
    this.tools.append(...this.swatches, ...this.brushes, ...this.others, this.over);
    this.frame.before(this.tools);
    this.canvas.classList.add("pul-painted");
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => (this.last = null));
    this.cross = new Cross(this.frame, () => [[0, COLUMNS - 1], [0, ROWS - 1]], {
      move: () => this.show(player.view),
      press: ([x, y]) => this.brush([ROWS - 1 - y, x], [ROWS - 1 - y, x]),
      remove: () => this.put(undefined),
    });
    this.retool();
  }

  toggle(what, name, words) {
    const button = pushButton(what === "size" ? "●" : "", () => {
      this[what] = name;
      this.retool();
    });
    button.className = `pul-${what}-${name}`;
    nameIt(button, words);
    button.dataset.name = name;
    return button;
  }

  retool() {
    for (const button of this.swatches) button.setAttribute("aria-pressed", button.dataset.name === this.colour);
    for (const button of this.brushes) button.setAttribute("aria-pressed", button.dataset.name === this.size);
  }

  retitle(spec) {
    super.retitle(spec);
    if (!this.over) return;
    const chosen = this.over.value;
    this.over.replaceChildren(new Option("what mattered: off", ""), ...spec.mattered.map(([array, label]) => new Option(label, array)));
    this.over.value = spec.mattered.some(([array]) => array === chosen) ? chosen : "";
  }

  /** The colour to paint with. */
  paint() {
    return COLOURS[this.colour] ?? meanColour(this.player.view.run.arrays[this.spec.picture].values);
  }

  put(pixels) {
    this.player.pause();
    this.player.set("painted", pixels);
  }

  brush(from, to) {
    this.put(stroke(pixelsIn(this.player.view, this.spec.picture), from, to, SIZES[this.size], this.paint()));
  }

  begin(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.placeOf(event);
    this.brush(this.last, this.last);
  }

  go(event) {
    if (!this.last) return;
    const place = this.placeOf(event);
    this.brush(this.last, place);
    this.last = place;
  }

  /** [row, column] of the picture under the pointer. */
  placeOf(event) {
    const [x, y] = this.at(event);
    return [(y - this.box.y) / this.box.scale - 0.5, (x - this.box.x) / this.box.scale - 0.5];
  }

  draw(context, width, height, view) {
    const scale = Math.min(width / COLUMNS, height / ROWS);
    const [w, h] = [COLUMNS * scale, ROWS * scale];
    this.box = { scale, x: (width - w) / 2, y: 0 };
    const pixels = pixelsIn(view, this.spec.picture);
    context.imageSmoothingEnabled = false; // pixels stay pixels
    const colourOf = (i) => packedColour(pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]);
    context.drawImage(view.keep(this, "image", [pixels], () => imageOf(ROWS, COLUMNS, colourOf)), this.box.x, 0, w, h);
    const map = this.over.value && view.run.arrays[this.over.value];
    if (map) {
      const { values } = map;
      const over = view.keep(this, "over", [values, view.theme], () => imageOf(ROWS, COLUMNS, bySign(values, view.theme, largestOf(values))));
      context.globalAlpha = 0.72;
      context.drawImage(over, this.box.x, 0, w, h);
      context.globalAlpha = 1;
    }
    const [column, row] = this.cross.place;
    const at = [this.box.x + (column + 0.5) * scale, (ROWS - row - 0.5) * scale];
    this.cross.show("Enter paints there, Delete brings the picture back", at.map((length) => length * this.type));
    if (this.cross.held) paintCross(context, view.theme, ...at, { left: this.box.x, right: this.box.x + w, top: 0, bottom: h });
  }
});
