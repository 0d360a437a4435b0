// The cost over two directions of a network's parameters, with the way of the run: press a place, and be that network.

import { paintAxes } from "../axes.js";
import { costOver } from "../judged.js";
import { clipTo, paintDot, paintLine } from "../paint.js";
import { Panel } from "../panel.js";
import { paintContours, paintShade } from "../path/surface.js";
import { register } from "../registry.js";
import { movedMost, ofPath, ofWeights, seenFrom, spanOf, thereFrom } from "../terrain/directions.js";

const G = 31; // heights a side
const EXAMPLES = 150; // of those the cost is taken over
const WAY = 200; // points of the way

register("terrain", class TerrainPanel extends Panel {
  constructor(parent, spec, player) {
    super(parent, spec, player);
    this.canvas.classList.add("pul-pick");
    this.canvas.addEventListener("click", (event) => this.press(...this.at(event)));
  }

  draw(context, width, height, view) {
    const { theme } = view;
    const theta = view.parameters(this.spec.net);
    if (!this.land || this.land.run !== view.run || (!this.player.playing && this.spec.by === "weights" && !this.isCentred(theta))) this.land = this.survey(view);
    const { centre, directions, heights, span, names, way } = this.land;
    const { x, y, edge } = this.still(context, view, (pen) => {
      const frame = paintAxes(pen, theme, width, height, { xRange: span[0], yRange: span[1], xTitle: names[0], yTitle: names[1] });
      clipTo(pen, frame.edge);
      paintShade(pen, theme, heights, frame.edge);
      paintContours(pen, theme, heights, frame.edge);
      pen.restore();
      return frame;
    }, [this.land]);
    this.frame = { x, y, edge };
    clipTo(context, edge);
    const shown = way.filter(({ step }) => step <= view.step).map(({ at }) => [x(at[0]), y(at[1])]);
    paintLine(context, shown, theme.text, 1.6);
    const [a, b] = seenFrom(centre, directions, theta);
    paintDot(context, x(a), y(b), 6, theme.class0);
    context.restore();
  }

  /** Whether the map goes through these parameters. */
  isCentred(theta) {
    const { centre, directions } = this.land;
    const there = thereFrom(centre, directions, seenFrom(centre, directions, theta));
    return theta.every((value, i) => Math.abs(value - there[i]) < 1e-3 * (1 + Math.abs(value)));
  }

  /** Compute the heights about what is shown. */
  survey(view) {
    const { run } = view;
    const { net: name, by } = this.spec;
    const net = run.nets[name];
    const { values, shape: [K, P] } = run.arrays[net.theta];
    const every = Math.max(1, Math.floor(K / WAY));
    const kept = Array.from({ length: K }, (_, k) => k).filter((k) => k % every === 0 || k === K - 1);
    const thetas = kept.map((k) => values.subarray(k * P, (k + 1) * P));
    const centre = Float32Array.from(view.parameters(name));
    const places = by === "weights" ? this.chosen(view, thetas) : null;
    const directions = places ? ofWeights(P, places) : ofPath(thetas);
    const way = thetas.map((theta, i) => ({ step: run.steps[kept[i]], at: seenFrom(centre, directions, theta) }));
    const span = spanOf([[0, 0], ...way.map(({ at }) => at)]);
    const names = places ? places.map((at) => `${parameterName(net.n, at)}, moved by`) : ["along the way", "across it"];
    return { run, centre, directions, way, span, names, heights: this.heights(run, net, centre, directions, span) };
  }

  /** The two parameters that are looked at: the one chosen last, and the one that moved most besides. */
  chosen(view, thetas) {
    const looked = view.looksAt("weight");
    const most = movedMost(thetas);
    return looked === undefined || most.includes(looked) ? most : [looked, most.find((at) => at !== looked)];
  }

  heights({ arrays }, net, centre, directions, [[aLow, aHigh], [bLow, bHigh]]) {
    const { values, shape: [, m] } = arrays.X;
    const every = Math.max(1, Math.ceil(m / EXAMPLES));
    const chosen = Array.from({ length: m }, (_, e) => e).filter((e) => e % every === 0);
    const X2 = [0, 1].map((row) => Float64Array.from(chosen, (e) => values[row * m + e]));
    const Y = chosen.map((e) => arrays.Y.values[e]);
    const found = new Float32Array(G * G);
    for (let i = 0; i < G * G; i++) {
      const at = [aLow + ((aHigh - aLow) * (i % G)) / (G - 1), bLow + ((bHigh - bLow) * Math.floor(i / G)) / (G - 1)];
      const J = costOver(net, thereFrom(centre, directions, at), X2, Y);
      found[i] = Number.isFinite(J) ? Math.min(J, 1e6) : 1e6;
    }
    return { values: found, shape: [G, G] };
  }

  /** Be the network that lies at a pixel; Python hears which, and training goes on from there. */
  press(px, py) {
    const { x, edge } = this.frame;
    if (px < edge.left || px > edge.right || py < edge.top || py > edge.bottom) return;
    const { centre, directions, span: [[aLow, aHigh], [bLow, bHigh]] } = this.land;
    const a = aLow + ((px - x(aLow)) / (edge.right - edge.left)) * (aHigh - aLow);
    const b = bLow + ((edge.bottom - py) / (edge.bottom - edge.top)) * (bHigh - bLow);
    const theta = thereFrom(centre, directions, [a, b]);
    const before = this.player.view.parameters(this.spec.net);
    const changed = Array.from(theta, (value, at) => [at, value]).filter(([at, value]) => Math.abs(value - before[at]) > 1e-7);
    this.player.edit(this.spec.net, theta);
    const list = changed.map(([at, value]) => `${at}~${Number(value.toPrecision(7))}`).join("~");
    this.player.tell("place", { list });
  }
});

/** What the parameter at a place in the vector of all is called, as "w[1]₂₁" without small digits: w[1] 2,1 or b[1] 2. */
export function parameterName(n, at) {
  let start = 0;
  for (let l = 1; l < n.length; l++) {
    const weights = n[l] * n[l - 1];
    if (at < start + weights) return `w[${l}] ${Math.floor((at - start) / n[l - 1]) + 1},${((at - start) % n[l - 1]) + 1}`;
    if (at < start + weights + n[l]) return `b[${l}] ${at - start - weights + 1}`;
    start += weights + n[l];
  }
  return "";
}
