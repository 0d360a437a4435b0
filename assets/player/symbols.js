// The lecture's symbols for what is met on the way through a network: z[2]₁, w[2]₁₃.

import { whatIsAt } from "./board/parameters.js";
import { subscript } from "./format.js";
import { INPUTS } from "./inputs.js";

/** A letter with its layer and the numbers of its units, which are counted from 0: "w[2]₁₃"; apart where one has two digits. */
export function symbol(letter, layer, ...units) {
  const small = units.map((unit) => subscript(unit + 1));
  return `${letter}[${layer}]${small.join(units.some((unit) => unit > 8) ? "," : "")}`;
}

/** What a unit answers: a[2]₁, or, before the first layer, the name of an input. */
export function answerSymbol(net, layer, unit) {
  return layer ? symbol("a", layer, unit) : inputNames(net)[unit];
}

/** What a network is given, by name. */
export function inputNames({ inputs = ["x1", "x2"] }) {
  return inputs.map((name) => INPUTS[name].label);
}

/** The symbol of a weight or a bias at a place of θ; `d` before it for its slope. */
export function parameterSymbol(net, at, d = "") {
  const { layer, unit, from } = whatIsAt(net, at);
  return from === null ? symbol(`${d}b`, layer, unit) : symbol(`${d}w`, layer, unit, from);
}

/** The answer of an output: ŷ, or ŷ₂ where there are several. */
export function outputSymbol({ n }, unit, letter = "ŷ") {
  return n.at(-1) > 1 ? letter + subscript(unit + 1) : letter;
}
