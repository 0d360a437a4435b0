import assert from "node:assert/strict";
import test from "node:test";

import { bestOf, keepBest } from "../../assets/player/best.js";

/** A browser's storage; `text` stands in it at first. */
function storageWith(text = null) {
  return { text, getItem: () => text, setItem(_, value) { this.text = value; this.getItem = () => value; } };
}

const solution = (...measure) => ({ measure, best: `cost ${measure[0]}`, query: "alpha=1&scene=a" });

test("the better solution stays: the first number counts first, then the next", () => {
  const storage = storageWith();
  assert.equal(bestOf("playground a", storage), undefined);
  assert.ok(keepBest("playground a", solution(0.2, 500), storage));
  assert.ok(!keepBest("playground a", solution(0.3, 10), storage));
  assert.ok(!keepBest("playground a", solution(0.2, 500), storage));
  assert.ok(keepBest("playground a", solution(0.2, 400), storage));
  assert.ok(keepBest("playground a", solution(0.1, 900), storage));
  assert.deepEqual(bestOf("playground a", storage), solution(0.1, 900));
});

test("every task has its own", () => {
  const storage = storageWith();
  keepBest("playground a", solution(0.1), storage);
  keepBest("playground b", solution(0.4), storage);
  assert.deepEqual([bestOf("playground a", storage), bestOf("playground b", storage)], [solution(0.1), solution(0.4)]);
  assert.equal(bestOf("constructor", storage), undefined);
});

test("what is damaged, or was put there by others, is no solution and does no harm", () => {
  const others = ["", "null", "7", "[]", '{"a": 7}', '{"a": {"measure": [], "best": "", "query": ""}}', '{"a": {"measure": [null], "best": "", "query": ""}}', '{"a": {"measure": [1], "best": {}, "query": ""}}'];
  for (const text of others) {
    const storage = storageWith(text);
    assert.equal(bestOf("a", storage), undefined, text);
    assert.ok(keepBest("a", solution(1), storage), text);
    assert.deepEqual(bestOf("a", storage), solution(1), text);
  }
  assert.ok(!keepBest("a", { measure: [NaN], best: "", query: "" }, storageWith()));
});

test("a browser that keeps nothing lets one go on", () => {
  const refusing = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); } };
  assert.equal(bestOf("a", refusing), undefined);
  assert.equal(keepBest("a", solution(1), refusing), false);
});
