// Where the parts of the drawing stand. All inputs that are offered have a place, also those that are off; lines lead from those
// that are on.

import { INPUTS } from "../inputs.js";
import { numbersOf } from "./parameters.js";

export const HEAD = 62; // pixels above the tiles, for names and controls
const COLUMN = 65; // the least way from one layer to the next
const LEFT = 76; // from the edge to the middle of the inputs: room for their names
const RIGHT = 42; // from the middle of the outputs to the edge
const FOOT = 8; // below, for the last bias

/** The inputs in their order: {name, label, on}; `on` is the place among the network's inputs, -1 for one that is off. */
export function inputsShown({ inputs = ["x1", "x2"] }, offered) {
  const names = Object.keys(INPUTS).filter((name) => inputs.includes(name) || offered.includes(name));
  return names.map((name) => ({ name, label: INPUTS[name].label, on: inputs.indexOf(name) }));
}

/** The least width that a network's drawing needs. */
export function leastWidth({ n }) {
  return LEFT + (n.length - 1) * COLUMN + RIGHT;
}

/**
 * The layout: `side` of a tile, `counts` of tiles in each layer, `centre(layer, tile)`, and the lines: `at` their places in θ,
 * `ends` their x₁, y₁, x₂, y₂ one after the other; `biases` likewise their x, y and `biasAt` their places.
 */
export function layOut(net, inputs, width, height) {
  const { n } = net;
  const counts = [inputs.length, ...n.slice(1)];
  const [column, high] = [(width - LEFT - RIGHT) / (n.length - 1), height - HEAD - FOOT];
  const side = Math.max(10, Math.min(48, high / Math.max(...counts) - 11, column - 26));
  const centre = (layer, tile) => [LEFT + column * layer, HEAD + (high * (tile + 0.5)) / counts[layer]];
  const tileOf = n.map((units, layer) => Array.from({ length: units }, (_, i) => (layer ? i : inputs.findIndex(({ on }) => on === i))));
  return { side, column, counts, centre, tileOf, ...linesOf(net, tileOf, centre, side) };
}

function linesOf(net, tileOf, centre, side) {
  const [at, ends, biasAt, biases] = [[], [], [], []];
  for (let layer = 1; layer < net.n.length; layer++) {
    for (let unit = 0; unit < net.n[layer]; unit++) {
      const { first, bias } = numbersOf(net, layer, unit);
      const [x, y] = centre(layer, unit);
      for (let from = 0; from < net.n[layer - 1]; from++) {
        const [x0, y0] = centre(layer - 1, tileOf[layer - 1][from]);
        at.push(first + from);
        ends.push(x0 + side / 2, y0, x - side / 2, y);
      }
      biasAt.push(bias);
      biases.push(x, y + side / 2 + 5);
    }
  }
  return { at: Int32Array.from(at), ends: Float64Array.from(ends), biasAt: Int32Array.from(biasAt), biases: Float64Array.from(biases) };
}

/** The middle of a weight's line, or a bias's place. */
export function placeOf({ at, ends, biasAt, biases }, wanted) {
  const i = at.indexOf(wanted);
  if (i >= 0) return [(ends[4 * i] + ends[4 * i + 2]) / 2, (ends[4 * i + 1] + ends[4 * i + 3]) / 2];
  const j = biasAt.indexOf(wanted);
  return [biases[2 * j], biases[2 * j + 1]];
}

/** The place in θ of what lies nearest to a point, within reach; undefined if nothing does. Biases, which are small, go first. */
export function nearestNumber({ at, ends, biasAt, biases }, x, y, reach = 8) {
  let [found, best] = [undefined, reach];
  for (let j = 0; j < biasAt.length; j++) {
    const away = Math.hypot(biases[2 * j] - x, biases[2 * j + 1] - y);
    if (away < best) [found, best] = [biasAt[j], away];
  }
  if (found !== undefined) return found;
  for (let i = 0; i < at.length; i++) {
    const away = distance(x, y, ends[4 * i], ends[4 * i + 1], ends[4 * i + 2], ends[4 * i + 3]);
    if (away < best) [found, best] = [at[i], away];
  }
  return found;
}

/** How far a point is from a segment. */
function distance(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}
