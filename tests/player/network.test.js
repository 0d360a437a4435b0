import assert from "node:assert/strict";
import test from "node:test";

import { ACTIVATE, forward, gridPoints } from "../../assets/player/network.js";
import { fixture, needsPython } from "./fixture.js";

const close = (value, wanted) => Math.abs(value - wanted) <= 1e-5 + 1e-4 * Math.abs(wanted);

test("the forward pass gives nn_core's answers", needsPython, () => {
  for (const { net, theta, X, yhat } of fixture.networks) {
    const A = forward(net, theta, X);
    assert.equal(A.length, net.n.length);
    A.at(-1).forEach((row, i) => row.forEach((value, e) => assert.ok(close(value, yhat[i][e]), `${net.activations}: ${value}, not ${yhat[i][e]}`)));
  }
});

test("a network worked by hand", () => {
  const net = { n: [2, 2, 1], activations: ["relu", "linear"] };
  const theta = [1, 2, -1, 1, 0.5, 0, 3, -2, 1]; // W[1] row by row, b[1], W[2], b[2]
  const [X, A1, A2] = forward(net, theta, [[1, 0], [1, -1]]);
  assert.deepEqual(X, [[1, 0], [1, -1]]);
  assert.deepEqual(A1.map((row) => [...row]), [[3.5, 0], [0, 0]]);
  assert.deepEqual([...A2[0]], [11.5, 1]);
});

test("the activations at 0, below and above", () => {
  const at = (name) => [-2, 0, 2].map(ACTIVATE[name]);
  assert.deepEqual(at("relu"), [0, 0, 2]);
  assert.deepEqual(at("leaky_relu"), [-0.02, 0, 2]);
  assert.deepEqual(at("linear"), [-2, 0, 2]);
  assert.equal(ACTIVATE.sigmoid(0), 0.5);
  assert.equal(ACTIVATE.sigmoid(-1000), 0);
});

test("a grid's points lie in the middle of its cells, the first row lowest", () => {
  const [x, y] = gridPoints([[0, 2], [10, 14]], 2);
  assert.deepEqual([...x], [0.5, 1.5, 0.5, 1.5]);
  assert.deepEqual([...y], [11, 11, 13, 13]);
});
