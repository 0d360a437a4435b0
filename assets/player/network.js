// The network's forward pass over many points at once; a test compares it with nn_core.

export const ACTIVATE = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => (z > 0 ? z : 0),
  leaky_relu: (z) => (z > 0 ? z : 0.01 * z),
  linear: (z) => z,
};

/**
 * A[l] = g(W[l] A[l−1] + b[l]); `theta` holds W[1] row by row, b[1], W[2], ...; X holds one row per input.
 * Returns [A[0], A[1], ..., A[L]], each a list of rows.
 */
export function forward(net, theta, X) {
  const A = [X];
  const m = X[0].length;
  let start = 0;
  net.activations.forEach((activation, layer) => {
    const [rows, columns] = [net.n[layer + 1], net.n[layer]];
    const biases = start + rows * columns;
    const g = ACTIVATE[activation];
    const before = A[layer];
    A.push(
      Array.from({ length: rows }, (_, i) => {
        const row = new Float32Array(m).fill(theta[biases + i]);
        for (let j = 0; j < columns; j++) {
          const [w, input] = [theta[start + i * columns + j], before[j]];
          for (let e = 0; e < m; e++) row[e] += w * input[e];
        }
        if (activation !== "linear") for (let e = 0; e < m; e++) row[e] = g(row[e]);
        return row;
      }),
    );
    start = biases + rows;
  });
  return A;
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
