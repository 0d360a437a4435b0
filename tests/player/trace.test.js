import assert from "node:assert/strict";
import test from "node:test";

import { backward, targetRows } from "../../assets/player/backward.js";
import { prepare } from "../../assets/player/inputs.js";
import { costOver } from "../../assets/player/judged.js";
import { chainOf, countWays, waysLine } from "../../assets/player/trace/chain.js";
import { exampleTraced, stepped } from "../../assets/player/trace/example.js";
import { PHASES } from "../../assets/player/trace/phases.js";
import { comparedInWords, EPSILONS, shareApart, slopeBack, slopeTried } from "../../assets/player/trace/slopes.js";
import { parameterSymbol, symbol } from "../../assets/player/symbols.js";
import { chainWritten } from "../../assets/player/trace/weight.js";

const HIDDEN = ["sigmoid", "tanh", "relu", "leaky_relu", "linear"];
const ENDS = [["sigmoid", "cross_entropy", 1], ["sigmoid", "squared_error", 1], ["linear", "squared_error", 1], ["softmax", "cross_entropy", 3]];
const WIDTHS = [[], [1], [3], [1, 1], [3, 2], [2, 3, 2]];

/** Numbers that look drawn at random, the same each time. */
function drawn(seed) {
  let state = seed;
  return () => ((state = (state * 16807) % 2147483647) / 2147483647) * 2 - 1;
}

/** Networks of every activation, end and depth, each with parameters, examples and labels. */
function* networks() {
  const random = drawn(7);
  for (const [output, loss, outputs] of ENDS) {
    for (const [i, widths] of WIDTHS.entries()) {
      for (const g of widths.length ? HIDDEN : [""]) {
        const net = { n: [2, ...widths, outputs], activations: [...widths.map(() => g), output], loss, inputs: ["x1", i % 2 ? "x1x2" : "x2"] };
        const count = net.n.slice(1).reduce((sum, units, l) => sum + units * (net.n[l] + 1), 0);
        const [theta, X] = [Float32Array.from({ length: count }, random), [0, 1].map(() => Float32Array.from({ length: 9 }, random))];
        const Y = Float32Array.from({ length: 9 }, (_, e) => (outputs > 1 ? e % 3 : output === "linear" ? random() : e % 2));
        yield { net, theta, X, Y, g };
      }
    }
  }
}

const product = (factors) => factors.reduce((all, { value }) => all * value, 1);
const near = (value, wanted, message, within = 1e-12) => assert.ok(Math.abs(value - wanted) <= within * (1 + Math.abs(wanted)), `${message}: ${value}, not ${wanted}`);
const alone = ({ net, theta, X, Y }) => exampleTraced(net, theta, X.map(([x]) => x), Y[0]);
const told = ({ net }, at) => `${net.n} ${net.activations} ${net.loss} ${parameterSymbol(net, at)}`;

test("on every way, and in every line, the factors multiply and add up to the slope that back-propagation finds", () => {
  for (const one of networks()) {
    const { net, theta, X, Y } = one;
    const traced = alone(one);
    const first = X.map((row) => [row[0]]);
    const gradient = backward(net, theta, prepare(net, first), targetRows(net, [Y[0]]));
    for (const at of theta.keys()) {
      const ways = waysLine(net, theta, traced, at);
      near(ways.terms.reduce((sum, way) => sum + product(way), 0), gradient[at], told(one, at));
      const lines = chainOf(net, theta, traced, at).flatMap((layer) => layer.lines);
      assert.equal(lines[0].name, ways.name);
      near(lines[0].value, gradient[at], told(one, at));
      const values = new Map(lines.map(({ name, value }) => [name, value]));
      for (const { name, value, terms } of lines) {
        near(terms.reduce((sum, factors) => sum + product(factors), 0), value, `${told(one, at)}, ${name}`);
        for (const factor of terms.flat().filter(({ name: known }) => /^d[az]/.test(known))) assert.equal(factor.value, values.get(factor.name), factor.name);
      }
    }
  }
});

test("there are as many ways as the layers after a weight allow", () => {
  const net = { n: [2, 4, 3, 2], activations: ["tanh", "tanh", "softmax"], loss: "cross_entropy" };
  assert.deepEqual([1, 2, 3].map((layer) => countWays(net, layer)), [6, 2, 1]);
  const theta = new Float32Array(35).fill(0.1);
  assert.equal(waysLine(net, theta, exampleTraced(net, theta, [1, 2], 1), 0).terms.length, 6);
});

test("trying a little more and a little less finds the same slope, where no unit has its kink between", () => {
  let tried = 0;
  for (const one of networks()) {
    const { net, theta, X, Y } = one;
    for (const at of theta.keys()) {
      const found = slopeTried(net, theta, X, Y, at, 1e-4);
      if (found.kinks) continue;
      tried += 1;
      near(found.value, slopeBack(net, theta, X, Y, at), told(one, at), 1e-6);
    }
  }
  assert.ok(tried > 1000);
});

test("a smaller ε comes closer until rounding takes over", () => {
  const { net, theta, X, Y } = [...networks()].find(({ g }) => g === "tanh");
  const shares = EPSILONS.map((epsilon) => shareApart(slopeBack(net, theta, X, Y, 0), slopeTried(net, theta, X, Y, 0, epsilon).value));
  assert.ok(shares[0] > 50 * shares[1] && shares[1] > 50 * shares[2], shares);
  assert.ok(shares[6] > Math.min(...shares), shares);
});

test("how two slopes compare is told in words", () => {
  const apart = (value, before, kinks = 0) => comparedInWords(1, { value, kinks }, before);
  assert.equal(apart(1), "the same to the last digit");
  assert.equal(apart(1.004, 0.1), "equal to 2 digits");
  assert.equal(apart(2), "apart");
  assert.equal(apart(1.001, 1e-7), "equal to 3 digits; rounding takes over");
  assert.equal(apart(1.5, 1e-7, 1), "apart; a kink lies between w − ε and w + ε");
  assert.equal(comparedInWords(0, { value: 1e-17, kinks: 0 }), "both as good as 0");
  assert.equal(comparedInWords(Infinity, { value: 1, kinks: 0 }), "the numbers are too large");
});

test("an update is the old number less α times its slope, and a small one makes the loss smaller", () => {
  for (const one of networks()) {
    const { net, theta, X, Y } = one;
    const { gradient, loss } = alone(one);
    const after = stepped(theta, gradient, 0.001);
    after.forEach((value, at) => assert.equal(value, theta[at] - 0.001 * gradient[at]));
    assert.ok(costOver(net, after, X.map((row) => [row[0]]), [Y[0]]) < loss, told(one, 0));
  }
});

/** One ReLU unit between input and output, with these w, b. */
function relu(w, b) {
  const net = { n: [1, 1, 1], activations: ["relu", "sigmoid"], loss: "cross_entropy", inputs: ["x1"] };
  const theta = [w, b, 1, 0];
  return { net, theta, traced: exampleTraced(net, theta, [1, 0], 1), at: 0, isOpen: () => true };
}

test("where the chain breaks it is said why", () => {
  assert.match(chainWritten(relu(-1, 0)), /g′\(z\[1\]₁\): the chain breaks: the unit is off/);
  assert.match(chainWritten(relu(1, -1)), /at the kink/);
  assert.doesNotMatch(chainWritten(relu(1, 1)), /breaks|kink|saturated/);
  const flat = { ...relu(9, 0), net: { ...relu(9, 0).net, activations: ["tanh", "sigmoid"] } };
  flat.traced = exampleTraced(flat.net, flat.theta, [1, 0], 1);
  assert.match(chainWritten(flat), /saturated: hardly anything passes/);
});

test("a step is told in four phases, with the numbers worked out by hand", () => {
  const { net, theta, traced } = relu(0.5, 0.5);
  const next = { theta: stepped(theta, traced.gradient, 1), loss: 0.1 };
  const scene = { net, theta, traced, looked: null, alpha: 1, next, m: 1, J: traced.loss, isOpen: (_, otherwise) => otherwise };
  const yhat = 1 / (1 + Math.exp(-1));
  const text = (name) => PHASES[name].written(scene).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  assert.match(text("forward"), /z\[1\]₁ = w\[1\]₁₁ 0\.500 · x₁ 1\.00 \+ b\[1\]₁ 0\.500 = 1\.00/);
  assert.match(text("cost"), /L = −\( y log ŷ \+ \(1 − y\) log\(1 − ŷ\) \) = −log ŷ \(y = 1, so the second part is gone\) = −log 0\.731 = 0\.313/);
  assert.match(text("backward"), /dz\[2\]₁ = \(ŷ − y\) −0\.269/);
  assert.match(text("update"), new RegExp(`w\\[1\\]₁₁ 0\\.500 ${(1 - yhat).toFixed(3)} ${(1.5 - yhat).toFixed(3)}`));
  assert.match(PHASES.update.said(scene), /falls from 0\.313 to 0\.100/);
});

test("symbols keep the numbers of units apart where one has two digits", () => {
  assert.equal(symbol("w", 2, 0, 2), "w[2]₁₃");
  assert.equal(symbol("w", 2, 10, 1), "w[2]₁₁,₂");
});
