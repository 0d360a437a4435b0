import assert from "node:assert/strict";
import test from "node:test";

import { movedMost, ofPath, ofWeights, seenFrom, spanOf, thereFrom } from "../../assets/player/terrain/directions.js";

const dot = (a, b) => a.reduce((sum, one, i) => sum + one * b[i], 0);
const near = (a, b, far = 1e-6) => assert.ok(Math.abs(a - b) < far, `${a}, not ${b}`);

test("the parameters that moved most are told by their places", () => {
  assert.deepEqual(movedMost([[0, 0, 0, 0], [1, -3, 0.5, 2]]), [1, 3]);
});

test("the main directions of a way are those it was made of, at right angles", () => {
  const thetas = Array.from({ length: 50 }, (_, k) => [3 * k, 4 * k, Math.sin(k), 0]);
  const [first, second] = ofPath(thetas);
  near(Math.abs(dot(first, [0.6, 0.8, 0, 0])), 1, 1e-3);
  near(Math.abs(second[2]), 1, 1e-3);
  near(dot(first, second), 0);
  near(dot(first, first), 1);
});

test("a way that leads nowhere, or straight on, has two directions all the same", () => {
  for (const thetas of [[[1, 2, 3], [1, 2, 3]], [[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[5, 5]]]) {
    const [first, second] = ofPath(thetas);
    near(dot(first, first), 1);
    near(dot(second, second), 1);
    near(dot(first, second), 0);
  }
});

test("what is seen from the middle leads back to the same parameters", () => {
  const centre = [1, 2, 3];
  const directions = ofWeights(3, [0, 2]);
  const at = seenFrom(centre, directions, [4, 2, 1]);
  assert.deepEqual(at, [3, -2]);
  assert.deepEqual([...thereFrom(centre, directions, at)], [4, 2, 1]);
});

test("a map has room round its way, and never no width", () => {
  assert.deepEqual(spanOf([[0, 0]]), [[-0.5, 0.5], [-0.5, 0.5]]);
  const [[low, high]] = spanOf([[0, 0], [10, 1]]);
  assert.ok(low < -3 && high > 13);
});
