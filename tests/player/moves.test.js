import assert from "node:assert/strict";
import test from "node:test";

import { backward } from "../../assets/player/backward.js";
import { nextStep, rateAt, strength } from "../../assets/player/moves.js";
import { fixture, needsPython } from "./fixture.js";

test("the backward pass gives nn_core's gradient", needsPython, () => {
  for (const { net, theta, X, Y, gradient } of fixture.networks) {
    const found = backward(net, theta, X, Y);
    const largest = Math.max(...gradient.map(Math.abs));
    found.forEach((value, i) => assert.ok(Math.abs(value - gradient[i]) < 1e-5 * largest + 1e-6, `${net.activations}: ${value}, not ${gradient[i]}`));
  }
});

test("one unit by hand: dw = (a − y) x, db = a − y, times −α", () => {
  const net = { n: [1, 1], activations: ["sigmoid"], loss: "cross_entropy", theta: "theta" };
  const view = { run: { nets: { net }, arrays: { X: { values: new Float32Array([2, -2]), shape: [1, 2] }, Y: { values: [1, 0] } } }, step: 5, parameters: () => [0, 0] };
  assert.deepEqual([...nextStep(view, "net", [[0.5, 10]])], [0.5, -0]); // both mistakes are ½: (−½·2 + ½·(−2)) / 2 = −1
});

test("each leg has its own learning rate", () => {
  const legs = [[0.5, 100], [2, 50]];
  assert.deepEqual([0, 99, 100, 149, 150].map((step) => rateAt(legs, step)), [0.5, 0.5, 2, 2, 2]);
});

test("a change is drawn by its power of ten", () => {
  assert.deepEqual([0, 1e-9, 1e-5, 1e-3, 0.1, -7].map((change) => Math.round(100 * strength(change)) / 100), [0, 0, 0, 0.5, 1, 1]);
});
