import assert from "node:assert/strict";
import test from "node:test";

import { logTicks, niceTicks, powerTicks } from "../../assets/player/ticks.js";

test("ticks are round and within the ends", () => {
  assert.deepEqual(niceTicks(0, 1), [0, 0.5, 1]);
  assert.deepEqual(niceTicks(-3, 3), [-2, 0, 2]);
  assert.deepEqual(niceTicks(0, 1000, 5), [0, 200, 400, 600, 800, 1000]);
});

test("whatever the ends, there are a few ticks between them, evenly spaced, and 0 is exactly 0", () => {
  for (const [low, high] of [[-1e-9, 3e-9], [-7.3, 41], [0.001, 0.0013], [-1e12, 2e12], [99, 101]]) {
    const ticks = niceTicks(low, high);
    assert.ok(ticks.length >= 1 && ticks.length <= 6, `${ticks}`);
    const reach = (high - low) * 1e-6;
    assert.ok(ticks.every((tick) => tick >= low - reach && tick <= high + reach), `${ticks}`);
    const gaps = ticks.slice(1).map((tick, i) => tick - ticks[i]);
    assert.ok(gaps.every((gap) => Math.abs(gap - gaps[0]) < reach), `${ticks}`);
    assert.equal(low < 0, ticks.includes(0));
  }
});

test("a logarithmic axis has powers of ten, or its ends where there are none", () => {
  assert.deepEqual(logTicks(0.01, 10), [0.01, 0.1, 1, 10]);
  assert.deepEqual(logTicks(1e-10, 1).map(Math.log10).map(Math.round), [-10, -7, -4, -1]);
  assert.deepEqual(logTicks(2, 8), [2, 8]);
});

test("an axis of powers has whole ones, counted from the highest", () => {
  assert.deepEqual(powerTicks(-2.5, 1.2), [1, 0, -1, -2]);
  assert.deepEqual(powerTicks(-20, 0), [0, -5, -10, -15, -20]);
});
