// The drawing by keyboard, finger and mouse: a button on every unit, of which one is reached by the Tab key, and, once a unit was
// entered, a button on each weight that comes into it and on its bias.

import { fillPool, keepKeys, nameIt, pushButton } from "./make.js";
import { incoming } from "./parameters.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const OWN_KEYS = [...Object.keys(ARROWS), "Enter", " ", "Home", "End"];
const REACHED = 22; // pixels: the side of a weight's button

export class Walk {
  #tiles = []; // the buttons on the tiles, layer by layer
  #numbers = []; // those on the numbers of the unit that was entered
  here = { layer: 0, tile: 0 }; // which tile the Tab key reaches
  entered = null; // {layer, unit}

  /** What happens: `look(tile | null)`, `press(tile, byKey)`, `point(at | undefined)`, `edit(at)`. */
  constructor(frame, acts) {
    Object.assign(this, { frame, acts });
  }

  /** Show the buttons for a network as it is laid out; `px` turns the drawing's units into pixels. */
  show(net, layout, px) {
    Object.assign(this, { net, layout, px });
    this.tiles = layout.counts.flatMap((count, layer) => Array.from({ length: count }, (_, tile) => ({ layer, tile })));
    fillPool(this.#tiles, this.tiles.length, (i) => this.#tile(i));
    if (this.#indexOf(this.here) < 0) this.here = { layer: 0, tile: 0 };
    this.tiles.forEach(({ layer, tile }, i) => {
      const [[x, y], { side }] = [layout.centre(layer, tile), layout];
      this.#put(this.#tiles[i], px, x, y, Math.max(side, 14));
      this.#tiles[i].tabIndex = layer === this.here.layer && tile === this.here.tile ? 0 : -1;
    });
    this.#open(this.entered);
  }

  /** Buttons on the numbers that come into a unit, if it is still there. */
  #open(entered) {
    const { net } = this;
    this.entered = entered && entered.unit < net.n[entered.layer] ? entered : null;
    this.numbers = this.entered ? incoming(net, entered.layer, entered.unit) : [];
    fillPool(this.#numbers, this.numbers.length, (i) => this.#number(i));
    this.numbers.forEach((at, i) => this.#put(this.#numbers[i], this.px, ...this.placeOn(at), REACHED));
  }

  /** Where the button of a weight stands: near its beginning, where lines into one unit lie apart; a bias's on its dot. */
  placeOn(wanted) {
    const { at, ends, biasAt, biases } = this.layout;
    const i = at.indexOf(wanted);
    if (i < 0) return [0, 1].map((axis) => biases[2 * biasAt.indexOf(wanted) + axis]);
    return [0, 1].map((axis) => ends[4 * i + axis] + 0.3 * (ends[4 * i + 2 + axis] - ends[4 * i + axis]));
  }

  /** Names of all buttons: `ofTile(tile)` and `ofNumber(at)` give them; `pressed(tile)` is true, false, or null for no switch. */
  name(ofTile, pressed, ofNumber) {
    this.tiles.forEach((tile, i) => {
      nameIt(this.#tiles[i], ofTile(tile));
      this.#tiles[i].ariaPressed = pressed(tile);
    });
    this.numbers.forEach((at, i) => nameIt(this.#numbers[i], ofNumber(at)));
  }

  /** Bring the focus back to where the hand came from. */
  reach(at) {
    const i = this.numbers.indexOf(at);
    (this.#numbers[i] ?? this.#tiles[this.#indexOf(this.here)]).focus({ preventScroll: true });
  }

  /** Go into a unit: to the first of its numbers. */
  enter(layer, unit) {
    this.#open({ layer, unit });
    this.acts.point(this.numbers[0]); // and so all are named
    this.#numbers[0].focus();
  }

  #put(button, px, x, y, side) {
    const style = `${px(x - side / 2)}px ${px(y - side / 2)}px ${px(side)}px`;
    if (button.place === style) return;
    button.place = style;
    const [left, top, size] = style.split(" ");
    Object.assign(button.style, { left, top, width: size, height: size });
  }

  #indexOf({ layer, tile }) {
    return this.tiles.findIndex((other) => other.layer === layer && other.tile === tile);
  }

  #tile(i) {
    const button = pushButton("", (event) => this.acts.press(this.tiles[i], event.detail === 0));
    button.className = "pul-tile";
    button.onpointerenter = (event) => event.pointerType === "mouse" && this.acts.look(this.tiles[i]);
    button.onpointerleave = (event) => event.pointerType === "mouse" && this.acts.look(null);
    button.onfocus = () => {
      this.here = this.tiles[i];
      this.acts.look(this.here);
    };
    button.onblur = () => this.acts.look(null);
    button.onkeydown = (event) => {
      const step = ARROWS[event.key];
      if (!step) return;
      event.preventDefault();
      this.#go(...step);
    };
    keepKeys(button, OWN_KEYS);
    this.frame.append(button);
    return button;
  }

  /** The focus goes to the next layer, at the same height, or to the next tile of the layer. */
  #go(across, down) {
    const { counts, centre } = this.layout;
    const layer = Math.max(0, Math.min(counts.length - 1, this.here.layer + across));
    const last = counts[layer] - 1;
    const [, y] = centre(this.here.layer, this.here.tile);
    const away = Array.from({ length: last + 1 }, (_, i) => Math.abs(centre(layer, i)[1] - y));
    const tile = down ? Math.max(0, Math.min(last, this.here.tile + down)) : away.indexOf(Math.min(...away));
    this.#tiles[this.#indexOf({ layer, tile })].focus();
  }

  #number(i) {
    const button = pushButton("", () => this.acts.edit(this.numbers[i]));
    button.className = "pul-number";
    button.tabIndex = -1;
    button.onfocus = () => {
      this.acts.look(this.here);
      this.acts.point(this.numbers[i]);
    };
    button.onblur = () => this.acts.look(null);
    button.onpointerenter = () => this.acts.point(this.numbers[i]);
    button.onkeydown = (event) => this.#numberKey(event, i);
    keepKeys(button, [...OWN_KEYS, "Escape"]);
    this.frame.append(button);
    return button;
  }

  #numberKey(event, i) {
    const to = i + (ARROWS[event.key]?.[1] ?? 0);
    if (ARROWS[event.key]) event.preventDefault();
    if (to !== i) this.#numbers[to]?.focus();
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.leave();
  }

  /** Out of the unit again. */
  leave() {
    this.reach(null);
    this.#open(null);
    this.acts.point(undefined);
  }
}
