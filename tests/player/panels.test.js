import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

import { gathered } from "../../assets/player/path/balls.js";
import { placesOf } from "../../assets/player/path/trail.js";
import { pace } from "../../assets/player/playback.js";
import { kinds, panelOf, register } from "../../assets/player/registry.js";
import { contrast, makeTheme, mix, readable, rgb } from "../../assets/player/theme.js";

const folder = new URL("../../assets/player/panels/", import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(".js", ""));
for (const name of names) await import(new URL(`${name}.js`, folder));

test("every panel loads by itself and registers under its file's name", () => {
  assert.deepEqual(kinds().toSorted(), names.toSorted());
  for (const name of names) assert.equal(typeof panelOf(name).prototype.draw, "function");
});

test("a second panel of the same kind is refused", () => {
  assert.throws(() => register("curve", class {}), /two panels called curve/);
});

test("balls that meet are one, with all their numbers; one outside waits at the edge", () => {
  const edge = { left: 0, right: 100, top: 0, bottom: 100 };
  const found = gathered([[50, 50], [51, 49], [80, 20], [500, 20]], edge, 12);
  assert.deepEqual(found.map(({ units }) => units), [[1, 2], [3], [4]]);
  assert.deepEqual(found.map(({ outside }) => outside), [false, false, true]);
  assert.deepEqual(found[2].place, [100, 20]);
});

test("a trail stays where a canvas can paint it", () => {
  const points = { values: [0, 0, 1e30, -1e30], shape: [2, 1, 2] };
  assert.deepEqual(placesOf(points, 0, { x: (value) => value, y: (value) => value }), [[0, 0], [1e5, -1e5]]);
});

test("a run plays as long as it is told to, else by its length", () => {
  const steps = (count) => Array.from({ length: count + 1 });
  assert.equal(pace({ steps: steps(100), seconds: 4 }), 25);
  assert.deepEqual([4, 100, 300].map((count) => pace({ steps: steps(count) })), [5, 25, 60]);
});

test("colours between two", () => {
  assert.deepEqual(rgb("#6b3fa0"), [107, 63, 160]);
  assert.equal(mix("#000000", "rgb(200, 100, 50)", 0.5), "rgb(100, 50, 25)");
  const theme = makeTheme({ class1: "#6b3fa0", class0: "#b86e00", text: "#000000", background: "#ffffff", font: "sans-serif" });
  assert.equal(theme.muted, "rgb(128, 128, 128)");
  assert.equal(theme.scale.length, 256);
  assert.equal(theme.shades[255] >>> 0, 0xffffffff);
});

test("words that stand back can still be read, in light and dark", () => {
  for (const [text, background] of [["#26222e", "#ffffff"], ["#ece8f3", "#15131a"]]) {
    const { quiet } = makeTheme({ class1: "#6b3fa0", class0: "#b86e00", text, background });
    assert.ok(contrast(quiet, background) > 4.5, `${quiet} on ${background}`);
  }
});

test("contrast is reckoned as the W3C does, and a colour that cannot be seen comes nearer to the text's", () => {
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  for (const [text, background] of [["#ffffff", "#000000"], ["#000000", "#ffffff"], ["#ffff00", "#000080"]]) {
    for (const color of ["#6b3fa0", "#b86e00", "#101010", "#fafafa", background]) assert.ok(contrast(readable(color, text, background), background) >= 3);
  }
  assert.equal(readable("#6b3fa0", "#000000", "#ffffff"), "rgb(107, 63, 160)");
});
