// The numbers in θ by what they do: which weight or bias stands at a place, where a unit's own stand, and what they are called.

import { showNumber } from "../format.js";

/** Where in θ the numbers of a unit begin: its weights; `bias` is the place of its b. Layers count from 1, units from 0. */
export function numbersOf({ n }, layer, unit) {
  let start = 0;
  for (let l = 1; l < layer; l++) start += n[l] * (n[l - 1] + 1);
  return { first: start + unit * n[layer - 1], bias: start + n[layer] * n[layer - 1] + unit };
}

/** The places of all that comes into a unit: its weights, one after the other, and its bias last. */
export function incoming(net, layer, unit) {
  const { first, bias } = numbersOf(net, layer, unit);
  return [...Array.from({ length: net.n[layer - 1] }, (_, from) => first + from), bias];
}

/** What stands at a place of θ: {layer, unit, from}; `from` is the unit of the layer before, null for a bias. */
export function whatIsAt({ n }, at) {
  let rest = at;
  for (let layer = 1; layer < n.length; layer++) {
    const weights = n[layer] * n[layer - 1];
    if (rest < weights) return { layer, unit: Math.floor(rest / n[layer - 1]), from: rest % n[layer - 1] };
    if (rest < weights + n[layer]) return { layer, unit: rest - weights, from: null };
    rest -= weights + n[layer];
  }
  return null;
}

/** A unit in words; `names` are those of the inputs. */
export function unitInWords({ n }, names, layer, unit) {
  if (layer === 0) return names[unit];
  if (layer < n.length - 1) return `unit ${unit + 1} of layer [${layer}]`;
  return n.at(-1) > 1 ? `output ${unit + 1}` : "the output";
}

/** A weight or a bias in words. */
export function inWords(net, names, at) {
  const { layer, unit, from } = whatIsAt(net, at);
  const to = unitInWords(net, names, layer, unit);
  return from === null ? `bias of ${to}` : `weight from ${unitInWords(net, names, layer - 1, from)} to ${to}`;
}

/** A weight or a bias with its value, as it is read out. */
export function readOut(net, names, at, value) {
  return `${inWords(net, names, at)}: ${showNumber(value)}`;
}
