// One weight: how the loss of one example hangs on it, factor by factor, and whether that is its slope indeed.

import { whatIsAt } from "../board/parameters.js";
import { showNumber, superscript } from "../format.js";
import { chainOf, countWays, waysLine } from "./chain.js";
import { comparedInWords, shareApart } from "./slopes.js";
import { parameterSymbol } from "../symbols.js";
import { writtenFold, writtenSum, writtenTable } from "./write.js";

const MOST_WAYS = 12; // that are written out one by one
const FEW_LINES = 8; // of a layer that is open at first

const power = (size) => `10${superscript(Math.round(Math.log10(size)))}`;

/** The chain: all ways from the weight to the output, and the same layer by layer. */
export function chainWritten({ net, theta, traced, at, isOpen }) {
  const ways = countWays(net, whatIsAt(net, at).layer);
  const each = ways <= MOST_WAYS ? writtenSum(waysLine(net, theta, traced, at)) : "<p>They are too many to write down. Back-propagation does not walk them one by one: layer by layer it adds up what comes back.</p>";
  const title = ways === 1 ? "The one way to the output" : `${ways.toLocaleString("en")} ways to the output`;
  const [first, ...later] = chainOf(net, theta, traced, at);
  const lines = (layer) => layer.lines.map(writtenSum).join("");
  const folded = later.map((layer) => writtenFold(isOpen, `chain ${layer.layer}`, `layer [${layer.layer}]`, layer.lines.length <= FEW_LINES, () => lines(layer)));
  return `<section><h4>${title}</h4>${each}</section><section><h4>Layer by layer, as back-propagation goes</h4>${lines(first)}${folded.join("")}</section>`;
}

/** Back-propagation beside the finite difference: `sets` are [{name, back, tried: one for each of the `epsilons`}]. */
export function comparedWritten(net, at, sets, epsilons, epsilon) {
  const w = parameterSymbol(net, at);
  const chosen = epsilons.indexOf(epsilon);
  const rows = [["back-propagation", ({ back }) => back], ["tried", ({ tried }) => tried[chosen].value], ["they are", ({ back, tried }) => comparedInWords(back, tried[chosen])]];
  const compared = writtenTable(["", ...sets.map(({ name }) => name)], rows.map(([head, of]) => [head, ...sets.map(of)]));
  const last = sets.at(-1);
  const all = last.tried[chosen];
  const formula = `( J(${w} + ε) − J(${w} − ε) ) / 2ε, with ε = ${power(epsilon)}`;
  const numbers = `for ${last.name} = ( ${longNumber(all.more)} − ${longNumber(all.less)} ) / ${showNumber(2 * epsilon)} = <b>${showNumber(all.value)}</b>`;
  const one = `<section><h4>Is it the slope? Try it</h4><p class="pul-line">${formula}</p><p class="pul-line">${numbers}</p>${compared}</section>`;
  return epsilons.length > 1 ? one + shrinkingWritten(last, epsilons, chosen) : one;
}

/** How the difference shrinks with ε, and then rounding takes over. */
function shrinkingWritten(set, epsilons, chosen) {
  const apart = (i) => (i < 0 ? undefined : shareApart(set.back, set.tried[i].value));
  const words = (i) => comparedInWords(set.back, set.tried[i], apart(i - 1));
  const rows = epsilons.map((size, i) => [(i === chosen ? "▸ " : "") + power(size), set.tried[i].value, apart(i), words(i)]);
  return `<section><h4>Smaller and smaller ε, ${set.name}</h4>${writtenTable(["ε", "tried", "apart by", "they are"], rows)}</section>`;
}

/** A cost with as many digits as its difference may need. */
function longNumber(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : showNumber(value);
}
