// All numbers of one example on its way through a network and back.

import { targetRows, wayBack } from "../backward.js";
import { prepare } from "../inputs.js";
import { costOver } from "../judged.js";
import { forward } from "../network.js";

/**
 * Of the example at `place`, [x₁, x₂], with label y: Z, A, dA and dZ as [layer][unit], the gradient in the order of `theta`, what
 * every output should be, Y, and the loss. A[0] is what the network is given; dA is known of hidden layers only.
 */
export function exampleTraced(net, theta, place, y) {
  const X2 = place.map((value) => [value]);
  const X = prepare(net, X2);
  const [Y, alone] = [targetRows(net, [y]), (rows) => rows.map(([value]) => value)];
  const { A, dA, dZ, gradient } = wayBack(net, theta, X, Y);
  const loss = costOver(net, theta, X2, [y]);
  return { Z: sumsOf(net, theta, X), A: A.map(alone), dA: dA.map(alone), dZ: dZ.map(alone), gradient, Y: alone(Y), loss };
}

/** z of every layer: what a network that ends there answers, if its last layer does not bend. */
function sumsOf(net, theta, X) {
  const until = (l) => ({ ...net, n: net.n.slice(0, l + 1), activations: [...net.activations.slice(0, l - 1), "linear"] });
  return net.n.map((_, l) => (l ? forward(until(l), theta, X).at(-1).map(([z]) => z) : []));
}

/** Every parameter after one step of plain descent by this gradient. */
export function stepped(theta, gradient, alpha) {
  return Float64Array.from(theta, (w, at) => w - alpha * gradient[at]);
}
