import assert from "node:assert/strict";
import test from "node:test";

import { showNumber, showTick, subscript, superscript } from "../../assets/player/format.js";
import { fixture, needsPython } from "./fixture.js";

test("numbers are written as Python writes them", needsPython, () => {
  assert.deepEqual(fixture.numbers.map(([number]) => showNumber(number)), fixture.numbers.map(([, text]) => text));
});

test("numbers have three digits, and a power of ten where they are very large or small", () => {
  const wanted = [[0, "0"], [0.5, "0.500"], [-12.345, "−12.3"], [99999, "1.00×10⁵"], [1.5e-10, "1.50×10⁻¹⁰"], [NaN, "not a number"], [-Infinity, "−∞"]];
  for (const [number, text] of wanted) assert.equal(showNumber(number), text);
});

test("ticks are as short as they can be", () => {
  const wanted = [[0, "0"], [-0.5, "−0.5"], [1000, "1000"], [1e5, "10⁵"], [2.5e-7, "2.5×10⁻⁷"], [0.1 + 0.2, "0.3"]];
  for (const [number, text] of wanted) assert.equal(showTick(number), text);
});

test("whole numbers raised and lowered", () => {
  assert.equal(superscript(-120), "⁻¹²⁰");
  assert.equal(subscript(17), "₁₇");
});
