// The land a terrain shows: the cost over two directions of a network's parameters, and the way of the run through it.

import { heightAt } from "../chord.js";
import { costOver } from "../judged.js";
import { parameterSymbol } from "../symbols.js";
import { movedMost, ofPath, ofWeights, seenFrom, spanOf, thereFrom } from "./directions.js";

const G = 31; // heights a side
const EXAMPLES = 150; // of those the cost is taken over
const WAY = 200; // points of the way
const HIGHEST = 1e6; // no cost stands higher

/** The land about what is shown of a network; `by` says along which directions, `looked` is the parameter that was chosen last. */
export function surveyed(view, name, by, looked) {
  const { run } = view;
  const net = run.nets[name];
  const { values, shape: [K, P] } = run.arrays[net.theta];
  const every = Math.max(1, Math.floor(K / WAY));
  const kept = Array.from({ length: K }, (_, k) => k).filter((k) => k % every === 0 || k === K - 1);
  const thetas = kept.map((k) => values.subarray(k * P, (k + 1) * P));
  const centre = Float32Array.from(view.parameters(name));
  const places = by === "weights" ? twoOf(movedMost(thetas), looked) : null;
  const directions = places ? ofWeights(P, places) : ofPath(thetas);
  const way = thetas.map((theta, i) => ({ step: run.steps[kept[i]], at: seenFrom(centre, directions, theta) }));
  const span = spanOf([[0, 0], ...way.map(({ at }) => at)]);
  const names = places ? places.map((at) => parameterSymbol(net, at)) : ["the way", "across it"];
  const heights = heightsOf(run, net, span, (at) => thereFrom(centre, directions, at));
  return { run, centre, directions, way, span, names, heights };
}

/** The two parameters that are looked at: the one chosen last, and the one that moved most besides. */
function twoOf(most, looked) {
  return looked === undefined || most.includes(looked) ? most : [looked, most.find((at) => at !== looked)];
}

function heightsOf({ arrays }, net, [[aLow, aHigh], [bLow, bHigh]], there) {
  const { values, shape: [, m] } = arrays.X;
  const every = Math.max(1, Math.ceil(m / EXAMPLES));
  const chosen = Array.from({ length: m }, (_, e) => e).filter((e) => e % every === 0);
  const X2 = [0, 1].map((row) => Float64Array.from(chosen, (e) => values[row * m + e]));
  const Y = chosen.map((e) => arrays.Y.values[e]);
  const found = new Float32Array(G * G);
  for (let i = 0; i < G * G; i++) {
    const J = costOver(net, there([aLow + ((aHigh - aLow) * (i % G)) / (G - 1), bLow + ((bHigh - bLow) * Math.floor(i / G)) / (G - 1)]), X2, Y);
    found[i] = Number.isFinite(J) ? Math.min(J, HIGHEST) : HIGHEST;
  }
  return { values: found, shape: [G, G] };
}

/** Where parameters lie in the land. */
export function seenIn({ centre, directions }, theta) {
  return seenFrom(centre, directions, theta);
}

/** The parameters of a place in the land. */
export function thereIn({ centre, directions }, at) {
  return thereFrom(centre, directions, at);
}

/** Whether the land goes through these parameters. */
export function isPartOf(land, theta) {
  const there = thereIn(land, seenIn(land, theta));
  return theta.every((value, i) => Math.abs(value - there[i]) < 1e-3 * (1 + Math.abs(value)));
}

/** How high the land is at a place. */
export function heightIn({ heights, span }, at) {
  return heightAt(heights, span, at);
}
