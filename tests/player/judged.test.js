import assert from "node:assert/strict";
import test from "node:test";

import { backward } from "../../assets/player/backward.js";
import { derived, INPUTS, prepare } from "../../assets/player/inputs.js";
import { costOver, scores } from "../../assets/player/judged.js";
import { forward } from "../../assets/player/network.js";
import { fixture, needsPython } from "./fixture.js";

const told = ({ n, activations, task, inputs }) => `${n} ${activations} ${task} ${inputs}`;
const near = (value, wanted, within, message) => assert.ok(Math.abs(value - wanted) <= within, `${message}: ${value}, not ${wanted}`);

test("the forward pass gives Python's answers for every depth, activation, output and choice of inputs", needsPython, () => {
  for (const { net, theta, X, yhat } of fixture.playground) {
    const rows = forward(net, theta, prepare(net, X)).at(-1);
    rows.forEach((row, i) => row.forEach((value, e) => near(value, yhat[i][e], 1e-5 * Math.max(1, Math.abs(yhat[i][e])), told(net))));
  }
});

test("among them are networks without a hidden layer, with ten, with a single unit and with sixteen", needsPython, () => {
  const hidden = fixture.playground.map(({ net }) => net.n.slice(1, -1));
  assert.deepEqual(new Set(hidden.map((units) => units.length)), new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  assert.ok(hidden.flat().includes(1) && hidden.flat().includes(16));
  assert.deepEqual(new Set(fixture.playground.flatMap(({ net }) => net.inputs)), new Set(Object.keys(INPUTS)));
  assert.deepEqual(new Set(fixture.playground.map(({ net }) => net.activations.at(-1))), new Set(["sigmoid", "linear", "softmax"]));
});

test("the cost is Python's", needsPython, () => {
  for (const { net, theta, X, Y, cost } of fixture.playground) near(costOver(net, theta, X, Y), cost, 1e-5 * cost, told(net));
});

test("so many examples are right, and the others are taken for what Python says", needsPython, () => {
  for (const { net, theta, X, Y, confusion } of fixture.playground) {
    if (!confusion) continue;
    const found = scores(net, theta, X, Y);
    assert.deepEqual(found.confusion, confusion);
    assert.deepEqual([found.right, found.m], [confusion.reduce((sum, line, c) => sum + line[c], 0), Y.length]);
  }
});

test("the gradient is Python's, with softmax too", needsPython, () => {
  for (const { net, theta, X, Y, gradient } of fixture.playground) {
    const rows = net.task === "classes" ? [0, 1, 2].map((c) => Y.map((y) => Number(y === c))) : [Y];
    const largest = Math.max(...gradient.map(Math.abs));
    backward(net, theta, prepare(net, X), rows).forEach((value, i) => near(value, gradient[i], 1e-5 * largest + 1e-6, told(net)));
  }
});

test("the cost stays exact where the answers have rounded to 0 and 1", () => {
  const unit = { n: [2, 1], activations: ["sigmoid"], loss: "cross_entropy" };
  near(costOver(unit, [1000, 0, 0], [[1, -1], [0, 0]], [0, 0]), 500, 1e-9, "one output");
  const three = { n: [2, 3], activations: ["softmax"], loss: "cross_entropy" };
  near(costOver(three, [2000, 0, 0, 0, 0, 0, 0, 0, 0], [[1], [0]], [2]), 2000, 1e-9, "three outputs");
});

test("inputs are derived from the place, shifted, then scaled; a network that names none gets the place", () => {
  const X = [[0.5, -1], [2, 0.25]];
  assert.deepEqual(Object.keys(INPUTS).map((name) => derived(name, X)[0]), [0.5, 2, 0.25, 4, 1, Math.sin(2), Math.sin(8)]);
  assert.deepEqual(prepare({ inputs: ["x2x2", "x1"], shift: [1, 0.5], scale: [2, 0.25] }, X).map((row) => [...row]), [[1.5, -0.46875], [0, -6]]);
  assert.equal(prepare({}, X), X);
});
