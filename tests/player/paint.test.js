import assert from "node:assert/strict";
import test from "node:test";

import { paintArrow, paintLine, within } from "../../assets/player/paint.js";

test("of a segment only the part within reach is left, in its own direction", () => {
  const near = (a, b) => within(a, b, 100).map((point) => point.map((number) => Math.round(number * 1e6) / 1e6 + 0));
  assert.deepEqual(near([0, 0], [10, 10]), [[0, 0], [10, 10]]);
  assert.deepEqual(near([0, 0], [0, 1e7]), [[0, 0], [0, 100]]);
  assert.deepEqual(near([0, 1e7], [0, -1e7]), [[0, 100], [0, -100]]);
  assert.deepEqual(near([-1000, 0], [1000, 0]), [[-100, 0], [100, 0]]);
});

test("a segment that passes outside, or is no number, is left out", () => {
  assert.equal(within([0, 101], [10, 101], 100), null);
  assert.equal(within([300, 0], [0, 300], 100), null);
  for (const number of [NaN, Infinity, -Infinity]) assert.equal(within([0, 0], [0, number], 100), null);
});

/** A pen that remembers the largest number it was given. */
function aPen() {
  const pen = { far: 0, drawn: 0 };
  const go = (...numbers) => {
    pen.drawn += 1;
    for (const number of numbers) pen.far = Math.max(pen.far, Number.isFinite(number) ? Math.abs(number) : Infinity);
  };
  for (const name of ["lineTo", "moveTo"]) pen[name] = go;
  for (const name of ["beginPath", "closePath", "stroke", "fill", "setLineDash"]) pen[name] = () => {};
  return pen;
}

test("no line and no arrow goes far out, whatever the numbers", () => {
  for (const far of [1e4, 1e7, 1e30, 1e300, Infinity, NaN]) {
    for (const [a, b] of [[[5, 5], [5, far]], [[5, 5], [-far, far]], [[far, 5], [5, 5]]]) {
      const pen = aPen();
      paintLine(pen, [a, b, [7, 7]], "red", 1, [3, 2]);
      paintArrow(pen, a, b, "red");
      assert.ok(pen.far <= 4001, `${a} ${b}: ${pen.far}`);
    }
  }
});

test("a line within the picture is drawn point by point", () => {
  const pen = aPen();
  paintLine(pen, [[0, 0], [1, 1], [2, 0]], "red");
  assert.equal(pen.drawn, 3);
});
