// The forward pass of a network with eyes: filters that slide, pooling, a mean of each map, one unit (nn_core/eyes; a test
// compares the two). Maps are {values, n, h, w}: n maps of h × w numbers, one after the other, row by row.

const SIDE = 3;

/** Where every W[l] and b[l] begins in the vector of all parameters: all W, then all b; layers counted from 1. */
function whereOf(n) {
  const last = n.length - 1;
  const sizes = n.slice(1).map((units, i) => units * n[i] * (i + 1 < last ? SIDE * SIDE : 1));
  let at = 0;
  const W = [0];
  for (const size of sizes) {
    W.push(at);
    at += size;
  }
  const b = [0];
  for (const units of n.slice(1)) {
    b.push(at);
    at += units;
  }
  return { W, b };
}

/**
 * A[0], ..., A[L−1], the mean of each of the last maps, and z of a picture x (n[0]·h·w numbers, 0 to 1, band after band).
 * `eyes` is {n, stride, pools, size: [h, w], centre}; theta is W[1], ..., W[L], b[1], ..., b[L], folded.
 */
export function lookThrough(eyes, theta, x) {
  const { n, stride, pools, size: [h, w], centre } = eyes;
  const { W, b } = whereOf(n);
  const L = n.length - 1;
  const A = [{ values: Float64Array.from(x, (value, i) => value - centre[Math.floor(i / (h * w))]), n: n[0], h, w }];
  for (let l = 1; l < L; l++) {
    const filters = theta.subarray(W[l], W[l] + n[l] * n[l - 1] * SIDE * SIDE);
    const found = slide(A[l - 1], filters, n[l], theta.subarray(b[l], b[l] + n[l]), stride[l - 1]);
    for (let i = 0; i < found.values.length; i++) if (found.values[i] < 0) found.values[i] = 0; // ReLU
    A.push(pools[l - 1] ? pooled(found) : found);
  }
  const top = A[L - 1];
  const area = top.h * top.w;
  const mean = Float64Array.from({ length: top.n }, (_, k) => top.values.subarray(k * area, (k + 1) * area).reduce((sum, a) => sum + a, 0) / area);
  const z = mean.reduce((sum, a, k) => sum + theta[W[L] + k] * a, theta[b[L]]);
  return { A, mean, z };
}

/**
 * Z[k, i, j] = b[k] + Σ W[k, c, u, v] · A[c, s·i + u − 1, s·j + v − 1]: every filter at every place; outside the picture all is 0.
 * What the window sees is laid side by side first, as in nn_core/windows.py: then it is one product.
 */
export function slide(A, filters, count, b, stride = 1) {
  const { seen, rows, places, h, w } = windowsOf(A, stride);
  const values = new Float64Array(count * places);
  for (let k = 0; k < count; k += 4) {
    for (let i = 0; i < places; i += 2) multiply(values, filters, seen, rows, places, count, k, i);
  }
  if (b) for (let k = 0; k < count; k++) for (let i = k * places; i < (k + 1) * places; i++) values[i] += b[k];
  return { values, n: count, h, w };
}

/** Four filters at two places, in one go over all that the window sees: twice as quick as one after the other. */
function multiply(values, filters, seen, rows, places, count, k, i) {
  const k1 = Math.min(k + 1, count - 1);
  const k2 = Math.min(k + 2, count - 1);
  const k3 = Math.min(k + 3, count - 1);
  const j = Math.min(i + 1, places - 1);
  const at0 = k * rows;
  const at1 = k1 * rows;
  const at2 = k2 * rows;
  const at3 = k3 * rows;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t0 = 0;
  let t1 = 0;
  let t2 = 0;
  let t3 = 0;
  for (let row = 0, from = 0; row < rows; row++, from += places) {
    const x = seen[from + i]; // (a list of them would be made anew ten thousand times)
    const y = seen[from + j];
    const w0 = filters[at0 + row];
    const w1 = filters[at1 + row];
    const w2 = filters[at2 + row];
    const w3 = filters[at3 + row];
    s0 += w0 * x;
    s1 += w1 * x;
    s2 += w2 * x;
    s3 += w3 * x;
    t0 += w0 * y;
    t1 += w1 * y;
    t2 += w2 * y;
    t3 += w3 * y;
  }
  values[k * places + i] = s0;
  values[k1 * places + i] = s1;
  values[k2 * places + i] = s2;
  values[k3 * places + i] = s3;
  values[k * places + j] = t0;
  values[k1 * places + j] = t1;
  values[k2 * places + j] = t2;
  values[k3 * places + j] = t3;
}

/** What the window sees, wherever it stands: a row for each of the nine numbers of each map, a place in each column. */
function windowsOf({ values, n, h, w }, stride) {
  const [high, wide] = [Math.ceil(h / stride), Math.ceil(w / stride)];
  const places = high * wide;
  const rows = n * SIDE * SIDE;
  const seen = new Float64Array(rows * places);
  for (let row = 0; row < rows; row++) {
    const map = Math.floor(row / (SIDE * SIDE)) * h * w;
    const [down, right] = [Math.floor((row % (SIDE * SIDE)) / SIDE) - 1, (row % SIDE) - 1];
    for (let i = 0; i < high; i++) {
      const y = i * stride + down;
      if (y < 0 || y >= h) continue; // outside the picture all is 0
      for (let j = 0; j < wide; j++) {
        const x = j * stride + right;
        if (x >= 0 && x < w) seen[row * places + i * wide + j] = values[map + y * w + x];
      }
    }
  }
  return { seen, rows, places, h: high, w: wide };
}

/** The largest of each 2 × 2 square; an odd last row or column is left out. */
export function pooled({ values, n, h, w }) {
  const [high, wide] = [h >> 1, w >> 1];
  const found = new Float64Array(n * high * wide);
  let at = 0;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < high; i++) {
      for (let j = 0; j < wide; j++) {
        const corner = (k * h + 2 * i) * w + 2 * j;
        found[at++] = Math.max(values[corner], values[corner + 1], values[corner + w], values[corner + w + 1]);
      }
    }
  }
  return { values: found, n, h: high, w: wide };
}
