// What all panels are: a figure with a caption, a canvas and a legend.

import { makeCanvas } from "./map.js";

const svg = (width, height, what) => `<svg width="${width}" height="${height}" aria-hidden="true">${what}</svg>`;

/** A panel draws what the view shows: a kind of panel has its own `draw(context, width, height, view)`. */
export class Panel {
  #size; // as drawn last: width, height, and how many pixels of the screen stand for one of theirs
  #grounds = new Map(); // what stands still, by name: a canvas each

  constructor(parent, spec, player) {
    this.player = player;
    this.element = document.createElement("figure");
    this.element.className = `pul-panel pul-${spec.kind}`;
    this.caption = document.createElement("figcaption");
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    this.legend = document.createElement("p");
    this.legend.className = "pul-legend";
    this.element.append(this.caption, this.canvas, this.legend);
    parent.append(this.element);
    this.retitle(spec);
  }

  /** Take over the description that came with a new run of the same kind. */
  retitle(spec) {
    this.spec = spec;
    this.caption.textContent = spec.title;
    this.canvas.setAttribute("aria-label", spec.title);
  }

  /**
   * The legend under the picture: [label, colour, dash] per line, nothing for a single line, or [label, SVG] for any other sign;
   * and the signs of the examples, where the words for class 1 and class 0 (and for fresh ones) are given.
   */
  explain(rows, classes = []) {
    const { class1, class0 } = this.player.view.theme;
    const key = JSON.stringify([rows, classes, class1, class0]);
    if (key === this.explained) return;
    this.explained = key;
    const dot = `<circle cx="5" cy="5" r="4" fill="${class1}"/>`;
    const square = `<rect x="1.5" y="1.5" width="7" height="7" fill="${class0}"/>`;
    const ring = `<circle cx="5" cy="5" r="3.4" fill="none" stroke="${class1}" stroke-width="1.6"/>`;
    const signs = classes.map((label, i) => [label, svg(10, 10, [dot, square, ring][i])]);
    const isSingleLine = rows.length === 1 && rows[0][2];
    const line = (color, dash) => svg(22, 6, `<path d="M0 3h22" stroke="${color}" stroke-width="3" stroke-dasharray="${dash}"/>`);
    const entries = [...signs, ...(isSingleLine ? [] : rows)].map(([label, color, dash]) => {
      const entry = document.createElement("span");
      entry.innerHTML = dash ? line(color, dash) : (color ?? "");
      entry.append(label);
      return entry;
    });
    this.legend.replaceChildren(...entries);
  }

  /** Put the canvas into a frame, in which buttons can lie over it. */
  makeFrame() {
    this.frame = document.createElement("div");
    this.frame.className = "pul-frame";
    this.canvas.replaceWith(this.frame);
    this.frame.append(this.canvas);
  }

  /** How much larger than usual type, lines and points are painted here. */
  get type() {
    return Number(this.player.view.theme?.type ?? 1) || 1;
  }

  /** A place in the canvas, as the pointer tells it, in the units that `draw` paints with. */
  at({ offsetX, offsetY }) {
    return [offsetX / this.type, offsetY / this.type];
  }

  /** Paint the view, sharp, onto the cleared canvas, which fits the panel's width. */
  show(view) {
    const [width, height] = [this.canvas.clientWidth / this.type, this.canvas.clientHeight / this.type];
    if (!width || !height) return;
    const sharp = (window.devicePixelRatio || 1) * this.type;
    if (this.canvas.width !== Math.round(width * sharp) || this.canvas.height !== Math.round(height * sharp)) {
      this.canvas.width = Math.round(width * sharp);
      this.canvas.height = Math.round(height * sharp);
    }
    this.#size = [width, height, sharp];
    const context = this.canvas.getContext("2d");
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    context.clearRect(0, 0, width, height);
    this.draw(context, width, height, view);
  }

  /**
   * Paint what stands still, as a rule first: `paint(context)` paints it once, and it is copied at every frame until the run, the
   * theme, the size or one of `inputs` is another. Gives back what `paint` gave. What lies on top of moving things has another `name`.
   */
  still(context, view, paint, inputs = [], name = "ground") {
    if (context.vector) return paint(context); // a picture to take away is drawn once, and stays sharp (taken/)
    const given = view.keep(this, name, [view.theme, ...this.#size, ...inputs], () => this.#paintGround(name, context.getTransform(), paint));
    context.save();
    context.resetTransform();
    context.drawImage(this.#grounds.get(name), 0, 0);
    context.restore();
    return given;
  }

  #paintGround(name, transform, paint) {
    const { width, height } = this.canvas;
    const ground = this.#grounds.get(name) ?? makeCanvas(width, height);
    this.#grounds.set(name, ground);
    if (ground.width !== width || ground.height !== height) Object.assign(ground, { width, height });
    const pen = ground.getContext("2d");
    const paintIt = () => {
      pen.resetTransform();
      pen.clearRect(0, 0, width, height);
      pen.setTransform(transform);
      return paint(pen);
    };
    ground.oncontextrestored = paintIt; // a browser in need of memory may have emptied the canvas
    return paintIt();
  }
}
