// The slope of the cost along one parameter, found in two ways: by back-propagation, and by trying a little more and a little less.

import { backward, targetRows } from "../backward.js";
import { prepare } from "../inputs.js";
import { costOver } from "../judged.js";
import { forward } from "../network.js";

export const EPSILONS = [1, 2, 3, 4, 5, 6, 7].map((power) => 10 ** -power);
const KINKED = ["relu", "leaky_relu"];
const SLIGHT = 1e-12; // slopes below are as good as none

/** dJ/dθ at a place of θ by back-propagation, over the examples at the places X2 with labels Y. */
export function slopeBack(net, theta, X2, Y, at) {
  return backward(net, theta, prepare(net, X2), targetRows(net, Y))[at];
}

/** (J(w + ε) − J(w − ε)) / 2ε at a place of θ, and between how many answers of units and examples a kink lies. */
export function slopeTried(net, theta, X2, Y, at, epsilon) {
  const moved = [epsilon, -epsilon].map((by) => Float64Array.from(theta, (w, i) => (i === at ? w + by : w)));
  const [more, less] = moved.map((parameters) => costOver(net, parameters, X2, Y));
  return { value: (more - less) / (2 * epsilon), more, less, kinks: kinksBetween(net, ...moved, X2) };
}

/** How many answers of units that have a kink lie right of it with one θ and left of it with another. */
function kinksBetween(net, one, other, X2) {
  if (!net.activations.some((activation) => KINKED.includes(activation))) return 0;
  const [A, B] = [one, other].map((theta) => forward(net, theta, prepare(net, X2)));
  let count = 0;
  net.activations.forEach((activation, l) => {
    if (KINKED.includes(activation)) A[l + 1].forEach((row, i) => row.forEach((a, e) => (count += a > 0 !== B[l + 1][i][e] > 0)));
  });
  return count;
}

/** The difference of two slopes as a share of the larger. */
export function shareApart(one, other) {
  const largest = Math.max(Math.abs(one), Math.abs(other));
  return largest ? Math.abs(one - other) / largest : 0;
}

/** How two slopes compare, in words; `before` is the share by which they were apart at a larger ε, if one was tried. */
export function comparedInWords(back, { value, kinks }, before) {
  if (!Number.isFinite(back) || !Number.isFinite(value)) return "the numbers are too large";
  if (Math.abs(back) < SLIGHT && Math.abs(value) < SLIGHT) return "both as good as 0";
  const share = shareApart(back, value);
  const digits = Math.floor(-Math.log10(share));
  const alike = share === 0 ? "the same to the last digit" : digits < 1 ? "apart" : `equal to ${digits} digit${digits > 1 ? "s" : ""}`;
  if (kinks) return `${alike}; a kink lies between w − ε and w + ε`;
  return share > before ? `${alike}; rounding takes over` : alike;
}
