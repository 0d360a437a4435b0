// The network's backward pass, for what a picture shows of the next step and of how it comes about; a test compares it with nn_core.

import { forward } from "./network.js";

/** g′, from a = g(z). */
export const SLOPE = {
  sigmoid: (a) => a * (1 - a),
  tanh: (a) => 1 - a * a,
  relu: (a) => (a > 0 ? 1 : 0),
  leaky_relu: (a) => (a > 0 ? 1 : 0.01),
  linear: () => 1,
};

/** dJ/dθ in the order of `theta`: dW[1] row by row, db[1], dW[2], ...; X and Y hold one row per input and per output. */
export function backward(net, theta, X, Y) {
  return wayBack(net, theta, X, Y).gradient;
}

/** The same with all that is met on the way: A, dA and dZ by layer (dA only of hidden ones), rows of one number per example. */
export function wayBack(net, theta, X, Y) {
  const A = forward(net, theta, X);
  const [m, L] = [X[0].length, net.activations.length];
  const gradient = new Float64Array(theta.length);
  const [dA, dZ] = [[], []];
  let end = theta.length;
  dZ[L] = A[L].map((row, i) => row.map((a, e) => firstStep(net, a, Y[i][e])));
  for (let l = L; l >= 1; l--) {
    const [rows, columns] = [net.n[l], net.n[l - 1]];
    const start = end - rows * (columns + 1);
    const back = Array.from({ length: l > 1 ? columns : 0 }, () => new Float64Array(m));
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const at = start + i * columns + j;
        for (let e = 0; e < m; e++) gradient[at] += (dZ[l][i][e] * A[l - 1][j][e]) / m;
        if (l > 1) for (let e = 0; e < m; e++) back[j][e] += theta[at] * dZ[l][i][e];
      }
      gradient[start + rows * columns + i] = dZ[l][i].reduce((sum, d) => sum + d, 0) / m;
    }
    end = start;
    if (l === 1) break;
    dA[l - 1] = back;
    dZ[l - 1] = back.map((row, j) => row.map((d, e) => d * SLOPE[net.activations[l - 2]](A[l - 1][j][e])));
  }
  return { A, dA, dZ, gradient };
}

/** dL/dz of an output: a − y for the sigmoid with cross-entropy, else that of the squared error. */
function firstStep(net, a, y) {
  return net.loss === "squared_error" ? 2 * (a - y) * SLOPE[net.activations.at(-1)](a) : a - y;
}

/** What every output should have been, in rows, of labels Y: a 1 for the right one where the outputs share out one certainty. */
export function targetRows(net, Y) {
  if (net.activations.at(-1) !== "softmax") return [Y];
  return Array.from({ length: net.n.at(-1) }, (_, c) => Float64Array.from(Y, (y) => Number(y === c)));
}
