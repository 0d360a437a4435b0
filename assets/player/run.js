// A run as Python sends it (pages/ui/player.py, pack), and the network's forward pass over many points at once.

const ARRAYS = { float32: Float32Array, int32: Int32Array, uint16: Uint16Array, uint8: Uint8Array };

/** The binary block as {header fields..., arrays: {name: {values, shape}}}. */
function readRun(bytes) {
  const block = bytes.slice().buffer; // a copy of its own, so that the arrays below are aligned
  const length = new DataView(block).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(block, 4, length)));
  const arrays = {};
  for (const { name, type, shape, offset } of header.arrays) {
    const size = shape.reduce((product, n) => product * n, 1);
    arrays[name] = { values: new ARRAYS[type](block, 4 + length + offset, size), shape };
  }
  return { ...header, arrays, steps: arrays.steps.values };
}

const ACTIVATE = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => (z > 0 ? z : 0),
  leaky_relu: (z) => (z > 0 ? z : 0.01 * z),
  linear: (z) => z,
};

/** The parameters of network `name` at recorded index k, or as they are being edited: W[1] row by row, b[1], W[2], ... */
function parametersAt(run, name, k) {
  if (run.edited?.has(name)) return run.edited.get(name);
  const { values, shape } = run.arrays[run.nets[name].theta];
  return values.subarray(k * shape[1], (k + 1) * shape[1]);
}

/** A[l] = g(W[l] A[l−1] + b[l]); X holds one row per input. Returns [A[0], A[1], ..., A[L]], each a list of rows. */
function forward(net, theta, X) {
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
function gridPoints(domain, G) {
  const [[xLow, xHigh], [yLow, yHigh]] = domain;
  const X = [new Float32Array(G * G), new Float32Array(G * G)];
  for (let i = 0; i < G * G; i++) {
    X[0][i] = xLow + ((xHigh - xLow) * ((i % G) + 0.5)) / G;
    X[1][i] = yLow + ((yHigh - yLow) * (Math.floor(i / G) + 0.5)) / G;
  }
  return X;
}

/** All activations over the grid at index k; panels that show the same network share one computation per frame. */
function field(run, name, domain, G, k) {
  run.fields ??= new Map();
  const key = JSON.stringify([name, domain, G]);
  if (!run.fields.has(key)) run.fields.set(key, { points: gridPoints(domain, G), k: -1 });
  const kept = run.fields.get(key);
  if (kept.k !== k || run.edited) {
    kept.A = forward(run.nets[name], parametersAt(run, name, k), kept.points);
    kept.k = k;
  }
  return kept.A;
}
