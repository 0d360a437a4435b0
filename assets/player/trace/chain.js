// The chain rule for one weight of one example, factor by factor. A line is {name, value, terms}: its value is the sum of the terms,
// each the product of its factors {name, value, remark}; a factor of 0, at which the chain breaks, says why in its remark.

import { SLOPE } from "../backward.js";
import { isFlat } from "../board/marks.js";
import { numbersOf, whatIsAt } from "../board/parameters.js";
import { answerSymbol, outputSymbol, parameterSymbol, symbol } from "../symbols.js";

const HELD = "nothing passes";

/** What a unit answers, as a factor. */
export function answerFactor(net, { A }, layer, unit) {
  const value = A[layer][unit];
  return { name: answerSymbol(net, layer, unit), value, remark: value === 0 ? "the chain breaks: it is 0" : "" };
}

/** A weight, as a factor. */
export function weightFactor(net, theta, layer, unit, from) {
  const at = numbersOf(net, layer, unit).first + from;
  return { name: parameterSymbol(net, at), value: theta[at], remark: theta[at] === 0 ? `the chain breaks: a weight of 0, ${HELD}` : "" };
}

/** The slope g′(z) of a unit, as a factor. */
export function slopeFactor(net, { A, Z }, layer, unit) {
  const [activation, a, z] = [net.activations[layer - 1], A[layer][unit], Z[layer][unit]];
  const value = SLOPE[activation](a);
  return { name: `g′(${symbol("z", layer, unit)})`, value, remark: aboutSlope(activation, value, a, z) };
}

function aboutSlope(activation, value, a, z) {
  const rectifies = activation === "relu" || activation === "leaky_relu";
  if (rectifies && z === 0) return `at the kink: left of it the slope is ${activation === "relu" ? 0 : 0.01}, right of it 1; the left one is taken`;
  if (activation === "relu" && value === 0) return `the chain breaks: the unit is off (z < 0), ${HELD}`;
  if (value === 0) return `the chain breaks: the unit is saturated, ${HELD}`;
  return isFlat(activation, a) ? "saturated: hardly anything passes" : "";
}

/** How the loss changes with z of an output: ŷ − y with cross-entropy, else 2(ŷ − y) and the slope of the bend. */
export function errorFactors(net, traced, unit) {
  const L = net.n.length - 1;
  const off = traced.A[L][unit] - traced.Y[unit];
  const name = `${outputSymbol(net, unit)} − ${outputSymbol(net, unit, "y")}`;
  const remark = off === 0 ? "the chain breaks: the answer is right, there is nothing to learn" : "";
  if (net.loss !== "squared_error") return [{ name: `(${name})`, value: off, remark }];
  return [{ name: `2(${name})`, value: 2 * off, remark }, ...bend(net, traced, L, unit)];
}

/** The slope of a unit, but for one that does not bend. */
function bend(net, traced, layer, unit) {
  return net.activations[layer - 1] === "linear" ? [] : [slopeFactor(net, traced, layer, unit)];
}

/** The line of dz of a unit: its slope times da, or, for an output, what the loss gives. */
export function dzLine(net, traced, layer, unit) {
  const isOutput = layer === net.n.length - 1;
  const factors = isOutput ? errorFactors(net, traced, unit) : [slopeFactor(net, traced, layer, unit), known("da", traced.dA, layer, unit)];
  return { ...known("dz", traced.dZ, layer, unit), terms: [factors] };
}

/** The line of da of a hidden unit: a term for every unit of the next layer. */
export function daLine(net, theta, traced, layer, unit) {
  const terms = traced.dZ[layer + 1].map((_, next) => [weightFactor(net, theta, layer + 1, next, unit), known("dz", traced.dZ, layer + 1, next)]);
  return { ...known("da", traced.dA, layer, unit), terms };
}

/** The line of the slope of a weight or a bias. */
export function dwLine(net, traced, at) {
  const { layer, unit, from } = whatIsAt(net, at);
  const dz = known("dz", traced.dZ, layer, unit);
  const factors = from === null ? [dz] : [answerFactor(net, traced, layer - 1, from), dz];
  return { name: parameterSymbol(net, at, "d"), value: traced.gradient[at], terms: [factors] };
}

function known(letter, rows, layer, unit) {
  return { name: symbol(letter, layer, unit), value: rows[layer][unit], remark: "" };
}

/** The chain of a weight unfolded from its own layer to the output: {layer, lines} each. */
export function chainOf(net, theta, traced, at) {
  const { layer: own, unit } = whatIsAt(net, at);
  const layers = [{ layer: own, lines: [dwLine(net, traced, at)] }];
  for (let layer = own; layer < net.n.length; layer++) {
    const units = layer === own ? [unit] : traced.dZ[layer].map((_, i) => i);
    if (layer > own) layers.push({ layer, lines: [] });
    const both = (i) => [dzLine(net, traced, layer, i), ...(layer < net.n.length - 1 ? [daLine(net, theta, traced, layer, i)] : [])];
    layers.at(-1).lines.push(...units.flatMap(both));
  }
  return layers;
}

/** How many ways lead from a weight into this layer to an output. */
export function countWays({ n }, layer) {
  return n.slice(layer + 1).reduce((product, units) => product * units, 1);
}

/** The slope of a weight as one line with a term for each way from it to an output, every factor of the way written out. */
export function waysLine(net, theta, traced, at) {
  const { layer: own, unit, from } = whatIsAt(net, at);
  const first = from === null ? [] : [answerFactor(net, traced, own - 1, from)];
  const onward = (layer, i) => {
    if (layer === net.n.length - 1) return [errorFactors(net, traced, i)];
    const next = (k) => onward(layer + 1, k).map((way) => [...bend(net, traced, layer, i), weightFactor(net, theta, layer + 1, k, i), ...way]);
    return Array.from({ length: net.n[layer + 1] }, (_, k) => next(k)).flat();
  };
  return { name: parameterSymbol(net, at, "d"), value: traced.gradient[at], terms: onward(own, unit).map((way) => [...first, ...way]) };
}
