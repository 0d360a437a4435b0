import assert from "node:assert/strict";
import test from "node:test";

import { answerAt, answerInShort, answerInWords, placeInWords } from "../../assets/player/plane/answer.js";
import { CHANGES, listed } from "../../assets/player/plane/points.js";

const points = () => ({ X: [Float32Array.of(0.1, -1.23456), Float32Array.of(0.2, 0.0001)], Y: Float32Array.of(1, 0) });

test("points are listed with three decimals and their class", () => {
  assert.equal(listed(points()), "0.1,0.2,1;-1.235,0,0");
  assert.equal(listed({ X: [[], []], Y: [] }), "");
});

test("a change gives a new list and leaves the old one as it is", () => {
  const before = points();
  assert.equal(listed(CHANGES.add(before, [1, -1], 2)), "0.1,0.2,1;-1.235,0,0;1,-1,2");
  assert.equal(listed(CHANGES.move(before, 0, [0.5, 0.25])), "0.5,0.25,1;-1.235,0,0");
  assert.equal(listed(CHANGES.remove(before, 0)), "-1.235,0,0");
  assert.deepEqual(before, points());
});

test("an answer is told with its class, a number alone, and several outputs one by one", () => {
  const classes = ["petal", "leaf", "stem"];
  assert.equal(answerInWords([0.87], "yes/no", classes), "ŷ = 0.870, leaf");
  assert.equal(answerInWords([0.5], "yes/no", classes), "ŷ = 0.500, petal");
  assert.equal(answerInWords([-1.5], "real number", classes), "ŷ = −1.50");
  assert.equal(answerInWords([0.1, 0.2, 0.7], "classes", classes), "ŷ = (0.10, 0.20, 0.70), stem");
  assert.equal(answerInShort([0.1, 0.2, 0.7], "classes", classes), "stem: 0.70");
  assert.equal(placeInWords([0.306, -0.42]), "(0.31, −0.42)");
  assert.equal(placeInWords([-0.001, 0]), "(0.00, 0.00)");
});

test("the answer at a place is that of the derived inputs", () => {
  const net = { n: [1, 1], activations: ["linear"], inputs: ["x1x2"], shift: [1], scale: [2] };
  assert.deepEqual(answerAt(net, [10, 0.5], [2, 3]), [25.5]);
});
