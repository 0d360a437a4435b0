// The plane of the playground: what the network, or one of its units, answers everywhere, with the examples.

import { paintAxes } from "../axes.js";
import { endsOfMap } from "../board/drawn.js";
import { unitInWords } from "../board/parameters.js";
import { examplesIn } from "../examples.js";
import { field, MAP } from "../field.js";
import { showTick } from "../format.js";
import { INPUTS } from "../inputs.js";
import { lookAtExample } from "../looked.js";
import { scaleEnds } from "../map.js";
import { clipTo, paintText } from "../paint.js";
import { Panel } from "../panel.js";
import { answerAt, answerInShort, answerInWords, placeInWords } from "../plane/answer.js";
import { Cross, paintCross } from "../plane/cross.js";
import { paintBorders, paintGround, tintsOf } from "../plane/ground.js";
import { PlaneHand } from "../plane/hand.js";
import { changePoints, paintPoints, signOf } from "../plane/points.js";
import { register } from "../registry.js";

const COARSE_MAP = 40; // points along a side while a network of
const LARGE = 500; // numbers and more plays

register("plane", class PlanePanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.makeFrame();
    this.note = document.createElement("p");
    this.note.className = "pul-asked";
    this.note.setAttribute("aria-live", "polite");
    this.element.append(this.note);
    this.hand = new PlaneHand(this);
    this.cross = new Cross(this.frame, () => this.spec.domain, {
      move: () => this.show(player.view),
      press: (place) => (this.hand.draws ? changePoints(player, "add", place, this.spec.draw) : this.probe(place)),
      remove: (place) => this.hand.remove(this.nearestTo(place)),
      next: (by) => this.walk(by),
      carry: (from, to) => this.hand.carry(this.nearest(...this.pixelAt(from)), to),
      drop: () => this.hand.drop(),
    });
  }

  get net() {
    return this.player.view.run.nets[this.spec.net];
  }

  draw(context, width, height, view) {
    const { spec, net } = this;
    const { theme } = view;
    const [xRange, yRange] = spec.domain;
    const titles = { xTitle: spec.axes[0], yTitle: spec.axes[1] };
    this.axes = this.still(context, view, (pen) => paintAxes(pen, theme, width, height, { xRange, yRange, ...titles, square: true }));
    const { x, y, edge } = this.axes;
    const G = this.player.playing && view.parameters(spec.net).length >= LARGE ? COARSE_MAP : MAP;
    const A = field(view, spec.net, spec.domain, G);
    const looked = this.lookedAt(view, A);
    const rows = looked ? [A[looked.layer][looked.unit]] : A.at(-1);
    const ends = this.endsOf(view, looked, rows);
    clipTo(context, edge);
    paintGround(context, theme, rows, G, ends, Boolean(view.looksAt("discrete")), edge);
    const spare = view.keep(this, "spare", [G], () => new Float64Array(G * G));
    if (!looked && net.activations.at(-1) !== "linear") paintBorders(context, theme, rows, G, spare, edge);
    const [examples, fresh] = [examplesIn(view), Boolean(view.looksAt("fresh"))];
    this.still(context, view, (pen) => this.points(pen, view, examples, fresh), [examples, fresh, net], "points");
    this.marks(context, view, x, y, edge);
    context.restore();
    this.tell(view, looked, ends, fresh);
  }

  /** The unit that is looked at, {layer, unit}; null for the output. */
  lookedAt(view, A) {
    const looked = view.looksAt("unit");
    return looked && A[looked.layer]?.[looked.unit] ? looked : null;
  }

  /** The ends of the colours: for real numbers those of the labels, so that they stay as they are while the run plays. */
  endsOf(view, looked, rows) {
    const { net } = this;
    if (looked) return looked.layer ? endsOfMap(net, looked.layer, rows[0]) : scaleEnds("linear", rows[0]);
    if (net.activations.at(-1) !== "linear") return [0, 1];
    const size = this.largest(view);
    return [-size, size];
  }

  largest(view) {
    const examples = examplesIn(view);
    return view.keep(this, "largest", [examples], () => examples.Y.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1);
  }

  points(pen, view, examples, fresh) {
    const { x, y, edge } = this.axes;
    const size = this.net.task === "real number" ? this.largest(view) : 0;
    clipTo(pen, edge);
    if (fresh && view.run.arrays["fresh X"]) paintPoints(pen, view.theme, examplesIn(view, "fresh X", "fresh Y"), x, y, size, true);
    paintPoints(pen, view.theme, examples, x, y, size, false);
    pen.restore();
  }

  /** What moves on top: the example that is looked at, the crosshair, and the answer where the mouse points. */
  marks(context, view, x, y, edge) {
    const { theme } = view;
    const { X } = examplesIn(view);
    const example = view.looksAt("example");
    if (example < X[0].length) {
      context.beginPath();
      context.arc(...this.pixelOf(example), 8, 0, 2 * Math.PI);
      context.strokeStyle = theme.text;
      context.lineWidth = 2;
      context.stroke();
    }
    const place = this.cross.held ? this.cross.place : view.looksAt("probe");
    if (place) paintCross(context, theme, x(place[0]), y(place[1]), edge);
    if (!this.pointed) return;
    const [px, py] = [x(this.pointed[0]), y(this.pointed[1])];
    const align = px > (edge.left + edge.right) / 2 ? "right" : "left";
    const [right, up] = [px + (align === "left" ? 14 : -10), Math.max(edge.top + 12, py - 12)];
    paintText(context, theme, this.answer(this.pointed, answerInShort), right, up, { align, size: 13, halo: true });
  }

  answer(place, tell = answerInWords) {
    const { net, spec } = this;
    return tell(answerAt(net, this.player.view.parameters(spec.net), place), net.task, spec.classes);
  }

  /** Caption, legend, and what was asked. */
  tell(view, looked, ends, fresh) {
    const { net, spec, cross } = this;
    const names = (net.inputs ?? ["x1", "x2"]).map((name) => INPUTS[name].label);
    const title = looked ? `Here: ${unitInWords(net, names, looked.layer, looked.unit)}` : spec.title;
    if (this.caption.textContent !== title) this.caption.textContent = title;
    const [x, y] = [this.axes.x(cross.place[0]), this.axes.y(cross.place[1])];
    const does = this.hand.draws ? "Enter adds a point, Delete takes the nearest away, with Ctrl arrows carry the one that is there" : "Enter asks what ŷ is there";
    cross.show(`Page Down leads to the next example; ${does}`, [x * this.type, y * this.type]);
    const place = cross.held ? cross.place : view.looksAt("probe");
    const hint = this.hand.draws ? "Click adds a point; drag moves it; double click takes it away." : "Click anywhere: what is ŷ there?";
    const note = place ? `${this.exampleAt(view, place)}at ${placeInWords(place)}: ${this.answer(place)}` : hint;
    if (this.note.textContent !== note) this.note.textContent = note;
    this.explain(this.entries(view.theme, looked, ends, fresh));
  }

  /** "example 3 of 210, y = 1, " where the example that is looked at stands at a place. */
  exampleAt(view, [x1, x2]) {
    const { X, Y } = examplesIn(view);
    const i = view.looksAt("example");
    if (!(i < Y.length) || X[0][i] !== x1 || X[1][i] !== x2) return "";
    return `example ${i + 1} of ${Y.length}, ${this.net.task === "real number" ? `y = ${showTick(Y[i])}` : this.spec.classes[Math.round(Y[i])]}, `;
  }

  entries(theme, looked, ends, fresh) {
    const { net, spec } = this;
    const [from, to] = tintsOf(theme);
    const bar = `<span class="pul-scale" style="background: linear-gradient(90deg, ${from}, ${theme.background}, ${to})"></span>`;
    const [low, high] = ends.map((value) => showTick(Number(value.toPrecision(2))));
    const single = looked || net.n.at(-1) === 1;
    const scale = single ? [[high, `${looked ? "a" : "ŷ"}: ${low} ${bar}`]] : [];
    if (net.task === "real number") return scale;
    const classes = spec.classes.map((label, c) => [label, signOf(theme, c)]);
    return [...classes, ...(fresh ? [["fresh", signOf(theme, 1, true)]] : []), ...scale];
  }

  /** The place [x₁, x₂] of a pixel; null outside, or, with `nearby`, the nearest one inside. */
  placeAt(px, py, nearby = false) {
    if (!this.axes) return null;
    const { left, right, top, bottom } = this.axes.edge;
    const shares = [(px - left) / (right - left), (bottom - py) / (bottom - top)];
    if (!nearby && shares.some((share) => share < 0 || share > 1)) return null;
    return shares.map((share, axis) => {
      const [low, high] = this.spec.domain[axis];
      return low + Math.max(0, Math.min(1, share)) * (high - low);
    });
  }

  pixelOf(i) {
    const { X: [x1, x2] } = examplesIn(this.player.view);
    return [this.axes.x(x1[i]), this.axes.y(x2[i])];
  }

  /** Which example is at a pixel; undefined if none. */
  nearest(px, py, reach = 10) {
    if (!this.axes) return undefined;
    const { X: [x1, x2] } = examplesIn(this.player.view);
    const { x, y } = this.axes;
    let [found, best] = [undefined, reach];
    for (let i = 0; i < x1.length; i++) {
      const away = Math.hypot(x(x1[i]) - px, y(x2[i]) - py);
      if (away < best) [found, best] = [i, away];
    }
    return found;
  }

  nearestTo(place) {
    return this.nearest(...this.pixelAt(place), Infinity);
  }

  pixelAt([x1, x2]) {
    return [this.axes.x(x1), this.axes.y(x2)];
  }

  /** With the crosshair to the next example, or to the one before. */
  walk(by) {
    const { X: [x1, x2] } = examplesIn(this.player.view);
    const present = this.player.view.looksAt("example") ?? (by > 0 ? -1 : x1.length);
    const i = (present + by + x1.length) % x1.length;
    this.probe([x1[i], x2[i]], i);
  }

  /** Point at a place: its answer is written there. */
  point(place) {
    if (!place && !this.pointed) return;
    this.pointed = place;
    this.show(this.player.view);
  }

  /** Ask what ŷ is at a place, and look at the example there, if there is one. */
  probe(place, i) {
    this.cross.at = place;
    if (i !== undefined) lookAtExample(this.player, i);
    this.player.lookAt("probe", place);
  }
});
