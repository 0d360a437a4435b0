import assert from "node:assert/strict";
import test from "node:test";

import { inputsShown, layOut, nearestNumber, placeOf } from "../../assets/player/board/layout.js";
import { marksOf } from "../../assets/player/board/marks.js";
import { incoming, numbersOf, readOut, whatIsAt } from "../../assets/player/board/parameters.js";
import { forward } from "../../assets/player/network.js";

const NET = { n: [2, 3, 2, 1], activations: ["tanh", "relu", "sigmoid"], inputs: ["x1", "x1x2"] };
const COUNT = 2 * 3 + 3 + 3 * 2 + 2 + 2 + 1;
const NAMES = ["x₁", "x₁x₂"];
const TOLD = [
  [0, "weight from x₁ to unit 1 of layer [1]: −0.830"],
  [3, "weight from x₁x₂ to unit 2 of layer [1]: −0.830"],
  [7, "bias of unit 2 of layer [1]: −0.830"],
  [13, "weight from unit 2 of layer [1] to unit 2 of layer [2]: −0.830"],
  [18, "weight from unit 2 of layer [2] to the output: −0.830"],
  [19, "bias of the output: −0.830"],
];

test("every number of θ is a weight or a bias, and what comes into the units are all of them", () => {
  const all = NET.n.slice(1).flatMap((units, i) => Array.from({ length: units }, (_, unit) => incoming(NET, i + 1, unit)).flat());
  assert.deepEqual(all.toSorted((a, b) => a - b), Array.from({ length: COUNT }, (_, at) => at));
  for (let at = 0; at < COUNT; at++) {
    const { layer, unit, from } = whatIsAt(NET, at);
    const { first, bias } = numbersOf(NET, layer, unit);
    assert.equal(from === null ? bias : first + from, at);
  }
  assert.equal(whatIsAt(NET, COUNT), null);
});

test("a number is called by where it leads from and to", () => {
  for (const [at, told] of TOLD) assert.equal(readOut(NET, NAMES, at, -0.83), told);
  assert.equal(readOut({ n: [2, 3] }, NAMES, 8, 0), "bias of output 3: 0");
});

test("inputs that are on keep their place among all, whatever is offered", () => {
  const shown = inputsShown(NET, ["x1", "x2", "sin2"]);
  assert.deepEqual(shown.map(({ name, on }) => [name, on]), [["x1", 0], ["x2", -1], ["x1x2", 1], ["sin2", -1]]);
  assert.deepEqual(inputsShown({ n: [2, 1] }, []).map(({ label }) => label), ["x₁", "x₂"]);
});

test("every line and every bias is found where it is, and nothing where there is nothing", () => {
  const layout = layOut(NET, inputsShown(NET, ["x2"]), 500, 320);
  assert.deepEqual([...layout.at, ...layout.biasAt].toSorted((a, b) => a - b), Array.from({ length: COUNT }, (_, at) => at));
  layout.at.forEach((at, i) => {
    const [x1, y1, x2, y2] = layout.ends.slice(4 * i, 4 * i + 4);
    assert.equal(nearestNumber(layout, x1 + 0.37 * (x2 - x1), y1 + 0.37 * (y2 - y1)), at);
  });
  for (const at of layout.biasAt) assert.equal(nearestNumber(layout, ...placeOf(layout, at)), at);
  assert.equal(nearestNumber(layout, 5, 300), undefined);
});

test("tiles of up to ten layers of sixteen units lie apart, within the height", () => {
  const net = { n: [2, ...Array(10).fill(16), 3] };
  const { centre, side } = layOut(net, inputsShown(net, []), 900, 320);
  const heights = Array.from({ length: 16 }, (_, unit) => centre(5, unit)[1]);
  assert.ok(side >= 10);
  heights.forEach((y, unit) => assert.ok(y + side / 2 <= 320 && (unit === 0 || y - heights[unit - 1] > side)));
});

/** The marks of a network with one hidden layer of two units on one input. */
function marked(activation, weights, x) {
  const net = { n: [1, 2, 1], activations: [activation, "linear"] };
  const theta = Float32Array.from([...weights, 1, 1, 0]);
  return marksOf(net, theta, forward(net, theta, [x]))[0];
}

test("a ReLU that is 0 for every example is dead, and not if one example reaches it", () => {
  assert.deepEqual(marked("relu", [1, -1, -2, 0.5], [0, 1]), [["dead"], []]);
  assert.deepEqual(marked("relu", [1, -1, -2, 0.5], [0, 1, 2.1]), [[], []]);
  assert.deepEqual(marked("leaky_relu", [1, -1, -2, 0.5], [0, 1]), [[], []]);
});

test("a unit is saturated where its slope is below 1 % of the largest for 95 % of the examples", () => {
  const x = [...Array(19).fill(1), 0];
  assert.deepEqual(marked("tanh", [3.1, 1, 0, 0], x), [["saturated"], []]); // 1 − tanh² 3.1 = 0.8 %
  assert.deepEqual(marked("tanh", [2.9, 1, 0, 0], x), [[], []]); // 1.2 %
  assert.deepEqual(marked("sigmoid", [6.1, 1, 0, 0], x), [["saturated"], []]); // 4 a (1 − a) = 0.9 %
  assert.deepEqual(marked("tanh", [3.1, 1, 0, 0], [...x, 0]), [[], []]); // 19 of 21
});

test("units with equal weights and biases are twins", () => {
  assert.deepEqual(marked("tanh", [0.5, 0.5, 0.1, 0.1], [1]), [["twin"], ["twin"]]);
  assert.deepEqual(marked("tanh", [0.5, 0.5, 0.1, 0.11], [1]), [[], []]);
  assert.deepEqual(marked("relu", [0.5, 0.5, -1, -1], [1]), [["dead", "twin"], ["dead", "twin"]]);
});
