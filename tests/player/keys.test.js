import assert from "node:assert/strict";
import test from "node:test";

import { actOf, HELP } from "../../assets/player/keys.js";

test("no key does anything while one types", () => {
  for (const key of ["f", "g", "h", "b", "n", "p", "?", "1", " ", "ArrowLeft", "End", "Escape"]) {
    assert.equal(actOf(key, { typing: true, presented: true, scenes: 9 }), undefined, key);
  }
});

test("letters work in both cases, digits as far as there are scenes, and other keys are left to the browser", () => {
  for (const key of ["f", "F", "g", "G", "h", "b", "n", "p", "?", "1", "5"]) assert.equal(typeof actOf(key, { scenes: 5 }), "function", key);
  for (const key of ["6", "0", "q", "Tab", "Enter", "F5", "Delete"]) assert.equal(actOf(key, { scenes: 5, presented: true }), undefined, key);
});

test("arrows, space and Escape are the picture's only in presenter mode, and only where nothing else uses them", () => {
  for (const key of [" ", "ArrowLeft", "ArrowRight", "Home", "End"]) {
    assert.equal(actOf(key, {}), undefined, key);
    assert.equal(typeof actOf(key, { presented: true }), "function", key);
    assert.equal(actOf(key, { presented: true, busy: true }), undefined, key);
  }
  assert.equal(actOf("Escape", {}), undefined);
  assert.equal(typeof actOf("Escape", { presented: true, busy: true }), "function");
});

test("the list of keys names every key that does something", () => {
  const listed = HELP.map(([keys]) => keys).join(" ");
  for (const key of ["F", "G", "N", "P", "H", "B", "?", "space", "← →", "Home", "End", "Esc", "1 … 9"]) assert.ok(listed.includes(key), key);
});
