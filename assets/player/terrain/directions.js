// Two directions in which a network's parameters are moved, to look at the cost from above.

const ROUNDS = 60; // of the power iteration: the two largest directions of a path are well apart

const dot = (a, b) => a.reduce((sum, one, i) => sum + one * b[i], 0);
const along = (P, at) => Float64Array.from({ length: P }, (_, i) => (i === at ? 1 : 0));

/** The two parameters of `thetas`, rows of length P, that have moved furthest: their places, the smaller one first. */
export function movedMost(thetas) {
  const [first, last] = [thetas[0], thetas.at(-1)];
  const order = Array.from(first, (_, i) => i).toSorted((i, j) => Math.abs(last[j] - first[j]) - Math.abs(last[i] - first[i]));
  return order.slice(0, 2).toSorted((i, j) => i - j);
}

/** The directions of two single parameters, [at one place, at another]. */
export function ofWeights(P, [i, j]) {
  return [along(P, i), along(P, j)];
}

/** The two main directions of a path: unit vectors along which its points, about their mean, lie furthest apart. */
export function ofPath(thetas) {
  const P = thetas[0].length;
  const mean = Float64Array.from({ length: P }, (_, i) => thetas.reduce((sum, theta) => sum + theta[i], 0) / thetas.length);
  const away = thetas.map((theta) => Float64Array.from(theta, (value, i) => value - mean[i]));
  const first = main(away, []) ?? along(P, 0);
  return [first, main(away, [first]) ?? along(P, first.findIndex((value) => Math.abs(value) < 0.9))];
}

/** The direction in which most is going on, at right angles to those known already; null where nothing moves. */
function main(rows, known) {
  let v = Float64Array.from(rows.at(-1), (value, i) => value - rows[0][i] + 1e-9 * (i + 1));
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of known) v = less(v, one, dot(v, one));
    const size = Math.sqrt(dot(v, v));
    if (!(size > 1e-12)) return null;
    v = v.map((value) => value / size);
    const next = new Float64Array(v.length);
    for (const row of rows) {
      const share = dot(row, v);
      for (let i = 0; i < next.length; i++) next[i] += share * row[i];
    }
    if (!(dot(next, next) > 1e-24)) return round ? v : null;
    v = next;
  }
  for (const one of known) v = less(v, one, dot(v, one));
  const size = Math.sqrt(dot(v, v));
  return size > 0 ? v.map((value) => value / size) : null;
}

const less = (v, direction, size) => v.map((value, i) => value - size * direction[i]);

/** Where parameters lie, seen from `centre` along two directions. */
export function seenFrom(centre, directions, theta) {
  return directions.map((direction) => direction.reduce((sum, one, i) => sum + one * (theta[i] - centre[i]), 0));
}

/** The parameters that lie there. */
export function thereFrom(centre, [u, v], [a, b]) {
  return Float32Array.from(centre, (value, i) => value + a * u[i] + b * v[i]);
}

/** What the map spans along each direction: all points, with room, and never nothing. */
export function spanOf(points) {
  return [0, 1].map((axis) => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = 0.35 * (high - low) + 0.5;
    return [low - room, high + room];
  });
}
