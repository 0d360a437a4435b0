import assert from "node:assert/strict";
import test from "node:test";

import { byHand } from "../../assets/player/hand.js";
import { exampleIn, inOrder, lookAtExample } from "../../assets/player/looked.js";
import { costOf } from "../../assets/player/loss.js";
import { told } from "../../assets/player/readout.js";
import { View } from "../../assets/player/view.js";

const float32 = (values, shape = [values.length]) => ({ values: Float32Array.from(values), shape });

/** A run of two steps with a unit of one input, told with its parameters, its cost and an answer. */
function aRun(activation = "linear") {
  const arrays = { theta: float32([1, 0, 2, 0], [2, 2]), X: float32([0, 1], [1, 2]), Y: float32([0, 1]), "readout.w": float32([1, 2]) };
  const gaps = { w: ["parameter", 0], b: ["parameter", 1], J: ["cost", "squared_error"], dry: ["answer", 0] };
  const readout = { text: "w is {w}", numbers: ["w"], words: {}, by_hand: { net: "net", text: "w = {w}, b = {b}, J = {J}, dry {dry}", gaps } };
  return { steps: [0, 10], arrays, nets: { net: { n: [1, 1], activations: [activation], theta: "theta" } }, readout };
}

function aView(activation) {
  const view = new View();
  view.begin(aRun(activation), null);
  return view;
}

test("while a unit is set by hand, the sentence tells of what the hand has made, and else of the run", () => {
  const view = aView();
  assert.equal(told(view), "w is 1.00");
  view.edit("net", [0.5, -0.5]);
  assert.equal(told(view), "w = 0.500, b = −0.500, J = 0.625, dry −0.500");
  view.forgetEdits();
  view.goTo(1);
  assert.equal(told(view), "w is 2.00");
});

test("the bend counts in what is told by hand", () => {
  const view = aView("relu");
  view.edit("net", [1, -0.5]);
  assert.equal(told(view), "w = 1.00, b = −0.500, J = 0.125, dry 0");
});

test("a run that says nothing for the hand is told as it was recorded", () => {
  const view = aView();
  view.run.readout.by_hand = null;
  view.edit("net", [7, 8]);
  assert.equal(told(view), "w is 1.00");
});

test("the hand sets what the sliders can show: within their ends, on their grid", () => {
  const hand = { bounds: [[-2, 3], [-1.5, 1.5]], grain: 0.01 };
  assert.deepEqual(byHand([0.12345, -0.999], hand), [0.12, -1]);
  assert.deepEqual(byHand([99, -99], hand), [3, -1.5]);
});

test("costs are means of the losses", () => {
  assert.equal(costOf("squared_error", [0, 2], [1, 2]), 0.5);
  assert.ok(Math.abs(costOf("cross_entropy", [0.5, 0.5], [1, 0]) - Math.log(2)) < 1e-12);
  assert.ok(Number.isFinite(costOf("cross_entropy", [0], [1])));
});

test("first the example in the middle is looked at, then the chosen one, for another run too, until other panels come", () => {
  const view = aView();
  const X = [0.9, 0.1, 0.5];
  const player = { lookAt: (name, value) => view.lookAt(name, value) };
  assert.deepEqual(inOrder(X), [1, 2, 0]);
  assert.equal(exampleIn(view, X), 2);
  lookAtExample(player, 0);
  assert.equal(exampleIn(view, X), 0);
  view.begin(aRun(), null);
  assert.equal(exampleIn(view, X), 0);
  assert.equal(exampleIn(view, [0.9]), 0);
  lookAtExample(player, 7);
  assert.equal(exampleIn(view, X), 2, "one that this set does not have");
  view.forgetLooks();
  assert.equal(exampleIn(view, X), 2);
});
