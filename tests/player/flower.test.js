import assert from "node:assert/strict";
import test from "node:test";

import { pooled, slide } from "../../assets/player/eyes.js";
import { grey, meanColour, plainField, stroke } from "../../assets/player/flower/brush.js";
import { answerOf, probability, readModel, vectorOf } from "../../assets/player/flower/model.js";
import { lookThrough } from "../../assets/player/eyes.js";
import { fixture, needsPython } from "./fixture.js";

const near = (a, b, far) => assert.ok(Math.abs(a - b) <= far, `${a}, not ${b}`);
const model = () => readModel(new Uint8Array(Buffer.from(fixture.flower.block, "base64")));

test("the browser says of a picture what Python says", needsPython, () => {
  const sight = model();
  for (const { pixels, answer } of fixture.flower.pictures) {
    const found = answerOf(sight, Uint8Array.from(pixels));
    near(found.z, answer.logit, 1e-4 * (1 + Math.abs(answer.logit)));
    near(found.p, answer.p, 1e-5);
    near(found.plant, answer.plant, 1e-5);
    assert.deepEqual([found.verdict, found.of100, found.noPlant], [answer.verdict, answer.of_100, answer.no_plant]);
  }
});

test("every layer of the first network is Python's", needsPython, () => {
  const sight = model();
  const pixels = Uint8Array.from(fixture.flower.pictures[0].pixels);
  const { A } = lookThrough(sight.eyes, sight.nets[0], vectorOf(pixels, sight.eyes));
  A.forEach(({ values }, l) => {
    const sum = values.reduce((all, value) => all + Math.abs(value), 0);
    near(sum, fixture.flower.layers[l], 1e-4 * fixture.flower.layers[l]);
  });
});

test("a filter takes its neighbours, and outside the picture all is 0", () => {
  const row = { values: Float64Array.of(5, 5, 9, 9), n: 1, h: 1, w: 4 };
  const edge = [0, 0, 0, -1, 0, 1, 0, 0, 0];
  assert.deepEqual([...slide(row, edge, 1, null).values], [5, 4, 4, -9]);
  assert.deepEqual([...slide(row, edge, 1, [1], 2).values], [6, 5]);
  const five = slide(row, [...edge, ...edge, ...edge, ...edge, 0, 0, 0, 0, 1, 0, 0, 0, 0], 5, null);
  assert.deepEqual([...five.values.subarray(12)], [5, 4, 4, -9, 5, 5, 9, 9]);
});

test("of four neighbours the largest stays, an odd last row or column is left out", () => {
  const found = pooled({ values: Float64Array.of(1, 2, 5, 3, 4, 0, 9, 9, 9), n: 1, h: 3, w: 3 });
  assert.deepEqual([[...found.values], found.h, found.w], [[4], 1, 1]);
});

test("a stroke paints between its ends, as broad as the brush, and leaves the old picture as it is", () => {
  const before = plainField([10, 20, 30]);
  const after = stroke(before, [20, 10], [20, 50], 5, [200, 0, 0]);
  const isRed = (row, column) => after[3 * (60 * row + column)] === 200;
  for (const column of [10, 30, 50]) assert.ok([18, 20, 22].every((row) => isRed(row, column)));
  assert.ok(!isRed(16, 30) && !isRed(24, 30) && !isRed(20, 5));
  assert.deepEqual([...before.subarray(0, 3)], [10, 20, 30]);
  assert.equal(before[3 * (60 * 20 + 30)], 10);
});

test("a stroke beside the picture, and one over its edge, do no harm", () => {
  const before = plainField([1, 2, 3]);
  assert.deepEqual(stroke(before, [-90, -90], [-90, -80], 9, [9, 9, 9]), before);
  assert.equal(stroke(before, [0, 0], [39, 59], 9, [9, 9, 9]).length, 7200);
});

test("grey has no colours, and the mean colour is the mean", () => {
  const grey60 = grey(plainField([100, 50, 0]));
  assert.ok(grey60.every((value) => value === 59));
  assert.deepEqual(meanColour(plainField([7, 8, 9])), [7, 8, 9]);
});

test("no probability is a certainty", () => {
  assert.deepEqual([0, 0.004, 0.5, 0.996, 1].map(probability), ["under 0.01", "under 0.01", "0.50", "over 0.99", "over 0.99"]);
});
