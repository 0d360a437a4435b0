// The network's forward pass over many points at once; a test compares it with nn_core.

export const ACTIVATE = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: (z) => (Math.abs(z) < 0.1 ? Math.tanh(z) : 1 - 2 / (1 + Math.exp(2 * z))), // quicker than Math.tanh, as exact to 10⁻¹⁶
  relu: (z) => (z > 0 ? z : 0),
  leaky_relu: (z) => (z > 0 ? z : 0.01 * z),
  linear: (z) => z,
};

/** Rows for A[1] ... A[L] at m points, which `forward` writes into. */
export function roomFor(net, m) {
  return net.n.slice(1).map((units) => Array.from({ length: units }, () => new Float64Array(m)));
}

/**
 * A[l] = g(W[l] A[l−1] + b[l]); `theta` holds W[1] row by row, b[1], W[2], ...; X holds one row per input.
 * Returns [A[0], A[1], ..., A[L]], each a list of rows: of `room`, where it is given.
 */
export function forward(net, theta, X, room = roomFor(net, X[0].length)) {
  const A = [X, ...room];
  let start = 0;
  net.activations.forEach((activation, layer) => {
    const columns = net.n[layer];
    const biases = start + columns * net.n[layer + 1];
    A[layer + 1].forEach((row, i) => addUp(row, theta, start + i * columns, theta[biases + i], A[layer]));
    if (activation === "softmax") shareOut(A[layer + 1]);
    else for (const row of A[layer + 1]) bendAll(row, activation);
    start = biases + net.n[layer + 1];
  });
  return A;
}

/** z = w·a + b of one unit at all points, its weights being those of `theta` from `start` on; two inputs at a time, for speed. */
function addUp(row, theta, start, b, before) {
  const odd = before.length % 2;
  if (odd) for (let e = 0; e < row.length; e++) row[e] = b + theta[start] * before[0][e];
  else row.fill(b);
  for (let j = odd; j < before.length; j += 2) {
    const [w, v, one, other] = [theta[start + j], theta[start + j + 1], before[j], before[j + 1]];
    for (let e = 0; e < row.length; e++) row[e] += w * one[e] + v * other[e];
  }
}

/** a = g(z) in place. */
function bendAll(row, activation) {
  if (activation === "linear") return;
  const g = ACTIVATE[activation];
  for (let e = 0; e < row.length; e++) row[e] = g(row[e]);
}

/** Softmax in place: e^z of every output as its share of their sum. */
function shareOut(rows) {
  for (let e = 0; e < rows[0].length; e++) {
    let [most, sum] = [-Infinity, 0];
    for (const row of rows) if (row[e] > most) most = row[e];
    for (const row of rows) sum += row[e] = Math.exp(row[e] - most);
    for (const row of rows) row[e] /= sum;
  }
}

/** The points of a G×G grid over a domain, as two rows of inputs; x runs fastest, the first row is the lowest. */
export function gridPoints(domain, G) {
  const [[xLow, xHigh], [yLow, yHigh]] = domain;
  const X = [new Float32Array(G * G), new Float32Array(G * G)];
  for (let i = 0; i < G * G; i++) {
    X[0][i] = xLow + ((xHigh - xLow) * ((i % G) + 0.5)) / G;
    X[1][i] = yLow + ((yHigh - yLow) * (Math.floor(i / G) + 0.5)) / G;
  }
  return X;
}
