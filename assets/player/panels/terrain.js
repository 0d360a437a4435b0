// The cost over two directions of a network's parameters, with the way of the run: press a place, and be that network.

import { nameIt, pushButton } from "../board/make.js";
import { clipTo, paintDot, paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { Cross, paintCross } from "../plane/cross.js";
import { register } from "../registry.js";
import { paintFlat } from "../terrain/flat.js";
import { isPartOf, seenIn, surveyed, thereIn } from "../terrain/land.js";
import { paintSolid, spansInWords, turnedBy } from "../terrain/solid.js";

const TURN = 0.01; // radians a pixel
const PUSH = Math.PI / 12; // radians a press of a button
const STILL = 4; // pixels: a press that moves less than this is none that turns
const TURNS = [["↺", "Turn to the left", -PUSH, 0], ["↻", "Turn to the right", PUSH, 0], ["↑", "From further above", 0, PUSH], ["↓", "From further below", 0, -PUSH]];

register("terrain", class TerrainPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.makeFrame();
    this.canvas.classList.add("pul-pick");
    this.turns = document.createElement("div");
    this.turns.className = "pul-turns";
    this.turns.append(...TURNS.map(([sign, name, across, up]) => {
      const button = pushButton(sign, () => this.turn(across, up));
      nameIt(button, name);
      return button;
    }));
    this.frame.append(this.turns);
    this.canvas.addEventListener("pointerdown", (event) => (this.held = { from: this.at(event), last: this.at(event), moved: false }));
    this.canvas.addEventListener("pointermove", (event) => this.drag(event));
    this.canvas.addEventListener("pointercancel", () => (this.held = null));
    this.canvas.addEventListener("click", (event) => this.click(event));
    this.cross = new Cross(this.frame, () => this.land.span, { move: () => this.show(player.view), press: (place) => this.be(place), remove: () => {} });
  }

  draw(context, width, height, view) {
    const { theme } = view;
    const { net, by, solid } = this.spec;
    const theta = view.parameters(net);
    const asked = `${by} ${by === "weights" ? view.looksAt("weight") : ""}`;
    const leaves = !this.player.playing && by === "weights" && this.land && !isPartOf(this.land, theta);
    if (this.land?.run !== view.run || this.asked !== asked || leaves) {
      this.land = surveyed(view, net, by, view.looksAt("weight"));
      this.cross.at = seenIn(this.land, theta);
    }
    this.asked = asked;
    const { land } = this;
    const eye = turnedBy(view.looksAt("eye"));
    const paint = (pen) => (solid ? paintSolid(pen, theme, width, height, land, eye) : paintFlat(pen, theme, width, height, land));
    this.seen = this.still(context, view, paint, [land, eye.round, eye.tilt, solid]);
    const { edge, place } = this.seen;
    clipTo(context, edge);
    paintLine(context, land.way.filter(({ step }) => step <= view.step).map(({ at }) => place(at)), theme.text, 1.6);
    paintDot(context, ...place(seenIn(land, theta)), 6, theme.class0);
    if (this.cross.held) paintCross(context, theme, ...place(this.cross.place), edge);
    context.restore();
    this.explain((solid ? spansInWords(land) : []).map((words) => [words]));
    this.turns.hidden = !solid;
    this.canvas.classList.toggle("pul-turned", Boolean(solid));
    this.cross.show("Enter: be the network there", place(this.cross.place).map((length) => length * this.type));
  }

  /** Look from elsewhere; it holds for every landscape of the picture. */
  turn(across, up) {
    this.player.lookAt("eye", turnedBy(this.player.view.looksAt("eye"), across, up));
  }

  drag(event) {
    const { held } = this;
    if (!held || !event.buttons) return;
    const [px, py] = this.at(event);
    held.moved ||= Math.hypot(px - held.from[0], py - held.from[1]) > STILL;
    if (held.moved && this.spec.solid) this.turn((px - held.last[0]) * TURN, (py - held.last[1]) * TURN);
    held.last = [px, py];
  }

  click(event) {
    const { held } = this;
    this.held = null;
    if (held?.moved && this.spec.solid) return;
    const place = this.seen.spot(...this.at(event));
    if (place) this.be(place);
  }

  /** Be the network that lies at a place; Python hears which, and training goes on from there. */
  be(place) {
    const { net } = this.spec;
    const theta = thereIn(this.land, place);
    const before = this.player.view.parameters(net);
    const changed = Array.from(theta, (value, at) => [at, value]).filter(([at, value]) => Math.abs(value - before[at]) > 1e-7);
    if (!changed.length) return;
    this.player.edit(net, theta);
    this.player.tell("place", { list: changed.map(([at, value]) => `${at}~${Number(value.toPrecision(7))}`).join("~") });
  }
});
