import assert from "node:assert/strict";
import test from "node:test";

import { alongChord, heightAt } from "../../assets/player/chord.js";
import { isoline } from "../../assets/player/isoline.js";
import { mapPixels, scaleEnds } from "../../assets/player/map.js";
import { lineHeight } from "../../assets/player/path/line.js";

const grid = (G, height) => Float64Array.from({ length: G * G }, (_, i) => height(i % G, Math.floor(i / G)));

test("the isoline of a plane is a straight line", () => {
  const pieces = isoline(grid(5, (x) => x), 5, 1.5);
  assert.equal(pieces.length, 4);
  assert.ok(pieces.every(([x1, , x2]) => x1 === 1.5 && x2 === 1.5));
});

test("the isoline of a bowl goes round its lowest point, where the height is the level", () => {
  const G = 41;
  const pieces = isoline(grid(G, (x, y) => (x - 20) ** 2 + (y - 20) ** 2), G, 100);
  for (const [x1, y1, x2, y2] of pieces) {
    for (const [x, y] of [[x1, y1], [x2, y2]]) assert.ok(Math.abs(Math.hypot(x - 20, y - 20) - 10) < 0.05);
  }
  const length = pieces.reduce((sum, [x1, y1, x2, y2]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);
  assert.ok(Math.abs(length - 20 * Math.PI) < 0.5);
});

test("a level that is nowhere reached has no isoline", () => {
  assert.deepEqual(isoline(grid(4, (x) => x), 4, 9), []);
});

test("a saddle is cut twice in one square", () => {
  assert.equal(isoline([1, 0, 0, 1], 2, 0.5).length, 2);
});

test("between the points of a grid, heights lie on straight lines", () => {
  const surface = { values: grid(3, (x, y) => 2 * x + 10 * y), shape: [3, 3] };
  const domain = [[-1, 1], [0, 4]];
  assert.equal(heightAt(surface, domain, [0, 2]), 12);
  assert.equal(heightAt(surface, domain, [0.5, 1]), 8);
  assert.ok(Math.abs(heightAt(surface, domain, [99, -99]) - 4) < 0.01); // outside: as at the edge
});

test("between the points of a curve too", () => {
  const line = { values: [0, 5, 1, 7, 2, 3], shape: [3, 2] };
  assert.deepEqual([0, 0.5, 1.5].map((w) => lineHeight(line, w)), [5, 6, 5]);
});

test("a chord of a bowl lies above it, between the heights at its ends", () => {
  const { surface, chord } = alongChord([[-1, 0], [1, 0]], ([x, y]) => x * x + y, 5);
  assert.deepEqual(surface, [1, 0.25, 0, 0.25, 1]);
  assert.deepEqual(chord, [1, 1, 1, 1, 1]);
});

test("maps are painted from the highest row down, within the ends of the scale", () => {
  const scale = Uint32Array.from({ length: 256 }, (_, i) => i);
  assert.deepEqual([...mapPixels([0, 1, -9, 9], 2, 0, 1, scale)], [0, 255, 0, 255]);
  assert.deepEqual([...mapPixels([0.5, 0, 1, NaN], 2, 0, 1, scale)], [255, 0, 127, 0]);
});

test("0 stays in the middle of the scale", () => {
  assert.deepEqual(scaleEnds("tanh", []), [-1, 1]);
  assert.deepEqual(scaleEnds("relu", [0, 3, -1]), [-3, 3]);
  assert.deepEqual(scaleEnds("linear", [0, 0]), [-1, 1]);
});
