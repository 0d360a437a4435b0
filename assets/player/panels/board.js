// The network of the playground: every unit a map of what it answers, every weight a line, and a hand on all of it.

import { inputsShown, layOut, leastWidth, nearestNumber, placeOf } from "../board/layout.js";
import { Editor } from "../board/editor.js";
import { Head } from "../board/head.js";
import { MARKS } from "../board/marks.js";
import { readOut, unitInWords, inWords } from "../board/parameters.js";
import { Walk } from "../board/walk.js";
import { Drawn } from "../board/drawn.js";
import { paintBiases, paintPointed, paintWires } from "../board/wires.js";
import { backward, targetRows } from "../backward.js";
import { examplesIn } from "../examples.js";
import { showNumber } from "../format.js";
import { prepare } from "../inputs.js";
import { strength } from "../moves.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { NEGATIVE } from "../weights.js";

const WHILE_PLAYING = 200; // examples whose slopes are drawn while it plays
const EDITOR = [236, 84]; // its width and height

register("board", class BoardPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.pointed = undefined; // the place in θ that is pointed at
    this.makeFrame();
    this.bar = document.createElement("span");
    this.bar.className = "pul-which";
    this.frame.before(this.bar);
    this.head = new Head(this.frame, this.bar, (what, values) => this.pick(what, values));
    this.walk = new Walk(this.frame, {
      look: (tile) => this.look(tile),
      press: (tile, byKey) => this.press(tile, byKey),
      point: (at) => this.point(at),
      edit: (at) => this.choose(at, true),
    });
    this.editor = new Editor(this.frame, {
      change: (value) => this.change(value),
      rest: (value) => this.pick("weight", { at: this.chosen, value }),
      undo: () => this.undo(),
      close: () => this.close(),
    });
    this.drawn = new Drawn(this);
    this.canvas.addEventListener("pointermove", (event) => this.point(this.numberAt(event), this.at(event)));
    this.canvas.addEventListener("pointerleave", () => this.point(undefined));
    this.canvas.addEventListener("click", (event) => this.click(event));
  }

  get net() {
    return this.player.view.run.nets[this.spec.net];
  }

  get theta() {
    return this.player.view.parameters(this.spec.net);
  }

  hides(part) {
    return this.spec.hidden.includes(part);
  }

  pick(what, values) {
    this.player.pick(what, { ...values, step: this.player.view.step });
  }

  draw(context, width, height, view) {
    const { net, theta, spec } = this;
    this.canvas.style.minWidth = `${leastWidth(net) * this.type}px`;
    const { inputs, layout } = view.keep(this, "layout", [net, width, height, spec], () => this.arrange(net, width, height));
    this.drawn.inputs(context, view, inputs, layout);
    const slopes = view.looksAt("slopes") ? this.slopes(view) : null;
    const lines = slopes ? [slopes, strength] : [theta];
    paintWires(context, view.theme, lines[0], layout, this.player.playing, lines[1]);
    this.drawn.units(context, view, layout);
    paintBiases(context, view.theme, lines[0], layout, lines[1]);
    this.drawn.marks(context, view, layout);
    this.drawn.pointed(context, view, layout);
    if (this.pointed < theta.length) this.paintValue(context, view.theme, layout);
    this.follow(view, layout);
    if (!this.player.playing) this.nameAll();
    this.legendOf(view);
  }

  /** −dJ/dθ: where the slope pulls every weight and bias. */
  slopes(view) {
    const { net, theta, player } = this;
    const examples = examplesIn(view);
    const every = player.playing ? Math.ceil(examples.Y.length / WHILE_PLAYING) : 1;
    const kept = (values) => Float64Array.from(values).filter((_, i) => i % every === 0);
    const ready = () => [prepare(net, examples.X.map(kept)), targetRows(net, kept(examples.Y))];
    const [X, Y] = view.keep(this, "examples", [examples, net, every], ready);
    return view.keep(this, "slopes", [theta, view.k, every], () => backward(net, theta, X, Y).map((slope) => -slope));
  }

  /** The layout, with buttons and fields where it says. */
  arrange(net, width, height) {
    const px = (length) => length * this.type;
    const inputs = inputsShown(net, this.hides("inputs") ? [] : this.spec.inputs_offered);
    const layout = layOut(net, inputs, width, height);
    const inputNames = inputs.filter(({ on }) => on >= 0).toSorted((a, b) => a.on - b.on).map(({ label }) => label);
    Object.assign(this, { inputs, layout, inputNames });
    this.head.show(net, this.spec, (layer) => px(layout.centre(layer, 0)[0]), px(layout.column));
    this.walk.show(net, layout, px);
    return { inputs, layout };
  }

  /** The value of the weight or bias that is pointed at. */
  paintValue(context, theme, layout) {
    const at = this.pointed;
    paintPointed(context, theme, layout, at, showNumber(this.theta[at]), this.place ?? this.walk.placeOn(at));
  }

  nameAll() {
    const { net, theta, inputs, inputNames } = this;
    const ofTile = ({ layer, tile }) => {
      if (layer === 0) return `input ${inputs[tile].label}`;
      const marks = this.drawn.marked[layer - 1]?.[tile] ?? [];
      return [unitInWords(net, inputNames, layer, tile), ...marks.map((mark) => MARKS[mark].words)].join(", ");
    };
    const pressed = ({ layer, tile }) => (layer === 0 && !this.hides("inputs") ? String(inputs[tile].on >= 0) : null);
    this.walk.name(ofTile, pressed, (at) => readOut(net, inputNames, at, theta[at]));
  }

  legendOf({ theme }) {
    const present = new Set(this.drawn.marked.flat(2));
    const marks = Object.entries(MARKS).filter(([name]) => present.has(name));
    const badge = ({ sign, words }) => `<b class="pul-mark" title="${words}" aria-hidden="true">${sign}</b>`;
    const says = this.player.view.looksAt("slopes") ? ["w will grow", "w will shrink"] : ["w > 0", "w < 0"];
    const lines = [[says[0], theme.class1, []], [says[1], theme.class0, NEGATIVE]];
    this.explain([...lines, ...marks.map(([, mark]) => [mark.short, badge(mark)])]);
  }

  /** Look at a unit; at what was pressed before, or at the output, where none is pointed at. */
  look(tile) {
    const { net } = this;
    const unitOf = ({ layer, tile: i }) => {
      if (layer === 0) return this.inputs[i].on < 0 ? null : { layer, unit: this.inputs[i].on };
      return layer === net.n.length - 1 && net.n[layer] === 1 ? null : { layer, unit: i };
    };
    this.player.lookAt("unit", tile ? unitOf(tile) : (this.pinned ?? null));
  }

  /** A tile is pressed: an input goes on or off; a unit stays looked at or, by the keyboard, is entered. */
  press(tile, byKey) {
    if (tile.layer === 0) this.toggle(this.inputs[tile.tile]);
    else if (byKey && !this.hides("weights")) this.walk.enter(tile.layer, tile.tile);
    else {
      const same = this.pinned?.layer === tile.layer && this.pinned.unit === tile.tile;
      this.pinned = same ? null : { layer: tile.layer, unit: tile.tile };
      this.look(same ? null : tile);
    }
  }

  /** The last input that is on stays on. */
  toggle({ name, on }) {
    if (this.hides("inputs") || !this.net.inputs || (on >= 0 && this.net.inputs.length === 1)) return;
    this.pick("input", { name });
  }

  numberAt(event) {
    return this.layout && nearestNumber(this.layout, ...this.at(event), event.pointerType === "mouse" ? 8 : 16);
  }

  /** Show the value of a weight or a bias, at a place or on its line. */
  point(at, place) {
    if (at === undefined && this.pointed === undefined) return;
    Object.assign(this, { pointed: at, place });
    this.canvas.style.cursor = at === undefined || this.hides("weights") ? "" : "pointer";
    this.show(this.player.view);
  }

  click(event) {
    const at = this.numberAt(event);
    if (at === undefined) this.close();
    else this.choose(at, event.pointerType === "mouse");
  }

  /** Open the editor for a weight or a bias. */
  choose(at, focus) {
    this.editor.settle();
    this.player.lookAt("weight", at);
    if (this.hides("weights")) return;
    this.player.pause();
    this.chosen = at;
    this.editor.begin(inWords(this.net, this.inputNames, at), this.theta[at]);
    this.follow(this.player.view, this.layout);
    if (focus) this.editor.reach();
  }

  /** The editor stands beside what it changes, and shows what the run says; it goes once another number is looked at. */
  follow(view, layout) {
    if (!this.editor.open) return;
    const at = this.chosen;
    if (view.looksAt("weight") !== at || !(at < this.theta.length)) return this.editor.hide();
    this.editor.follow(this.theta[at]);
    const [x, y] = placeOf(layout, at).map((length) => length * this.type);
    const { clientWidth, clientHeight } = this.canvas;
    const left = Math.max(4, Math.min(clientWidth - EDITOR[0] - 4, x - EDITOR[0] / 2));
    this.editor.put(left, y + 18 + EDITOR[1] < clientHeight ? y + 18 : Math.max(0, y - 18 - EDITOR[1]));
  }

  change(value) {
    const theta = Float32Array.from(this.theta);
    theta[this.chosen] = value;
    this.player.edit(this.spec.net, theta);
  }

  undo() {
    this.player.view.forgetEdits();
    this.player.draw();
  }

  close() {
    if (!this.editor.open) return;
    this.editor.settle();
    const within = this.editor.root.contains(document.activeElement);
    this.editor.hide();
    if (within) this.walk.reach(this.chosen);
  }
});
