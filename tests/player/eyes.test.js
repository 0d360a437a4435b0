import assert from "node:assert/strict";
import test from "node:test";

import { lookThrough, pooled, slide } from "../../assets/player/eyes.js";
import { fieldText, typedNumber } from "../../assets/player/fields.js";
import { mapOf, seenBy, underWindow } from "../../assets/player/filter.js";
import { fixture, needsPython } from "./fixture.js";

const near = (found, wanted, most = 1e-5) => {
  assert.equal(found.length, wanted.length);
  found.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]) <= most * (1 + Math.abs(wanted[i])), `${i}: ${value}, not ${wanted[i]}`));
};

test("a picture goes through a network with eyes as in nn_core, layer by layer", needsPython, () => {
  for (const { eyes, theta, x, A, shapes, mean, z } of fixture.eyes) {
    const found = lookThrough(eyes, Float32Array.from(theta), Float32Array.from(x));
    assert.deepEqual(found.A.map(({ n, h, w }) => [n, h, w]), shapes);
    found.A.forEach(({ values }, l) => near(values, A[l]));
    near(found.mean, mean);
    near([found.z], z);
  }
});

test("filters and pooling do what convolve and max_pool do, with both strides", needsPython, () => {
  for (const { A, shape: [n, h, w], W, Z, pooled: wanted } of fixture.filters) {
    const maps = { values: Float32Array.from(A), n, h, w };
    Z.forEach((numbers, i) => near(slide(maps, Float32Array.from(W), 2, null, i + 1).values, numbers));
    near(pooled(maps).values, wanted);
  }
});

const photo = { values: Uint8Array.from({ length: 3 * 4 * 5 }, (_, i) => (i * 37) % 256), shape: [3, 4, 5] };
const near9 = [0, 1, 0, 2, -1, 0, 0, 0.5, 0];

for (const [name, numbers] of [["brightness", near9], ["three bands", [...near9, ...near9.map((value) => -value), ...near9]]]) {
  test(`the products under the window add up to the map's number, wherever it stands: ${name}`, () => {
    const A = seenBy(numbers, photo);
    const Z = mapOf(numbers, A).values;
    for (let row = 0; row < A.h; row++) {
      for (let column = 0; column < A.w; column++) {
        const { products } = underWindow(numbers, A, row, column);
        near([products.reduce((sum, value) => sum + value, 0)], [Z[row * A.w + column]]);
      }
    }
  });
}

test("a picture that is moved brings its left column once more", () => {
  const [still, moved] = [seenBy(near9, photo), seenBy(near9, photo, 2)];
  const row = (A, i) => [...A.values.subarray(i * A.w, (i + 1) * A.w)];
  for (let i = 0; i < 4; i++) assert.deepEqual(row(moved, i), [0, 0, 0, 1, 2].map((j) => row(still, i)[j]));
});

test("numbers are read as they are typed, and written short", () => {
  assert.deepEqual(["0,5", "−2", "-1.25", " 3 ", "", "−", "x"].map(typedNumber), [0.5, -2, -1.25, 3, null, null, null]);
  assert.deepEqual([1 / 9, -1, 0, 2.5].map(fieldText), ["0.11", "−1", "0", "2.5"]);
});
