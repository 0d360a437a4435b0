import assert from "node:assert/strict";
import test from "node:test";

import { codesOfPixels, colorOf, unroll, valleyKeys } from "../../assets/player/path/valleys.js";
import { makeTheme } from "../../assets/player/theme.js";

const theme = makeTheme({ class1: "#6b3fa0", class0: "#b86e00", text: "#000000", background: "#ffffff", font: "sans-serif" });

test("the middle of every cell keeps its own code, the highest row first", () => {
  const V = 3;
  const values = [2, 3, 4, 0, 1, 2, 5, 5, 5];
  const codes = codesOfPixels(values, V, 9, 9);
  const middle = (row, column) => codes[(9 - 1 - (3 * row + 1)) * 9 + 3 * column + 1];
  for (let row = 0; row < V; row++) for (let column = 0; column < V; column++) assert.equal(middle(row, column), values[row * V + column]);
});

test("a border aslant runs straight, not in stairs", () => {
  const [V, size] = [10, 200];
  const values = Array.from({ length: V * V }, (_, i) => (i % V > Math.floor(i / V) ? 2 : 3));
  const codes = codesOfPixels(values, V, size, size);
  let stray = 0;
  for (let row = 20; row < size - 20; row++) {
    const ends = Array.from({ length: size }, (_, column) => codes[row * size + column]).indexOf(2);
    stray = Math.max(stray, Math.abs(ends - (size - row + size / V / 2)));
  }
  assert.ok(stray <= 6, `${stray} pixels off a straight line; stairs would be 20 wide`);
});

test("a map that is sent as runs is whole again", () => {
  assert.deepEqual(unroll({ values: [2, 3, 0, 1], shape: [2, 2] }), [2, 2, 2, 0]);
});

test("every valley of nine has a colour of its own, and none is bare ground", () => {
  const colors = Array.from({ length: 9 }, (_, i) => colorOf(theme, i + 2));
  assert.equal(new Set([...colors, colorOf(theme, 1)]).size, 10);
});

test("the legend names every group of codes, and hatches those thrown out", () => {
  const [deepest, many, gone] = valleyKeys(theme, [[[2], "deepest"], [[3, 4, 5, 6], "others"], [[0], "gone"]]);
  assert.equal(deepest[0], "deepest");
  assert.equal(many[1].match(/<rect/g).length, 4); // three colours and the frame
  assert.ok(gone[1].includes("<path") && !deepest[1].includes("<path"));
});
