// How a network fares on examples: its cost, and which of its answers are right. Labels Y are one per example: 0 or 1, a number,
// or, where the outputs share out one certainty (softmax), which of them is meant.

import { forward } from "./network.js";
import { prepare } from "./inputs.js";

/** J of examples at the places X2, with labels Y. Cross-entropy is taken from z: it stays exact where ŷ has rounded to 0 or 1. */
export function costOver(net, theta, X2, Y) {
  const fromZ = net.loss === "cross_entropy";
  const activations = fromZ ? [...net.activations.slice(0, -1), "linear"] : net.activations;
  const rows = forward({ ...net, activations }, theta, prepare(net, X2)).at(-1);
  const loss = !fromZ ? squared : net.activations.at(-1) === "softmax" ? surprise : surpriseOfOne;
  let sum = 0;
  for (let e = 0; e < Y.length; e++) sum += loss(rows, Y[e], e);
  return sum / Y.length;
}

/** (ŷ − y)² */
function squared([yhat], y, e) {
  return (yhat[e] - y) ** 2;
}

/** log(1 + e^z) − y z: the cross-entropy of ŷ = σ(z). */
function surpriseOfOne([z], y, e) {
  return Math.max(z[e], 0) + Math.log1p(Math.exp(-Math.abs(z[e]))) - y * z[e];
}

/** log Σ e^z − z of the right one: the cross-entropy of a softmax. */
function surprise(Z, y, e) {
  let [most, sum] = [-Infinity, 0];
  for (const z of Z) if (z[e] > most) most = z[e];
  for (const z of Z) sum += Math.exp(z[e] - most);
  return most + Math.log(sum) - Z[y][e];
}

/** The class of an answer: the output that is largest, or the side of ½ that the only one is on. */
export function classAt(rows, e) {
  if (rows.length === 1) return rows[0][e] > 0.5 ? 1 : 0;
  let best = 0;
  for (let c = 1; c < rows.length; c++) if (rows[c][e] > rows[best][e]) best = c;
  return best;
}

/** Of m examples, how many are put into the right class, and `confusion[class][class it was put into]`. */
export function scores(net, theta, X2, Y) {
  const rows = forward(net, theta, prepare(net, X2)).at(-1);
  const count = Math.max(2, rows.length);
  const confusion = Array.from({ length: count }, () => Array(count).fill(0));
  for (let e = 0; e < Y.length; e++) confusion[Y[e]][classAt(rows, e)] += 1;
  return { right: confusion.reduce((sum, line, c) => sum + line[c], 0), m: Y.length, confusion };
}
