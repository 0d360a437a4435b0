import assert from "node:assert/strict";
import test from "node:test";

import { tell } from "../../assets/player/story.js";

const answers = [{ name: "up", text: "Up" }, { name: "down", text: "Down" }];
const plain = { scene: "one", look_for: "Look there.", happened: "It went.", guess: null };
const asked = { ...plain, happened: "It went down.", truth: "down", guess: { text: "Which way?", help: "A hint.", sums: false, answers } };
const sum = { ...asked, guess: { ...asked.guess, sums: true } };
const kind = (...given) => tell(...given).kind;

test("a scene without a guess says what to look for, and what happened once it is seen", () => {
  assert.deepEqual(tell(plain, undefined, false), { kind: "look", text: "Look there." });
  assert.deepEqual(tell(plain, undefined, true), { kind: "told", text: "It went." });
});

test("a scene with a guess asks first, waits with what was said, and tells only at the end", () => {
  const question = tell(asked, undefined, false);
  assert.deepEqual([question.kind, question.text, question.look, question.answers], ["ask", "Which way?", "Look there.", answers]);
  assert.deepEqual(tell(asked, "up", false), { kind: "wait", said: "Up", text: "Look there." });
  for (const guess of [undefined, "up", "down"]) assert.ok(!JSON.stringify(tell(asked, guess, false)).includes("It went down."));
  for (const guess of [undefined, "up", "down"]) assert.equal(tell(asked, guess, true).text, "It went down.");
});

test("a guess is right or went differently; a sum is right or wrong; without an answer it is only told", () => {
  assert.deepEqual(["down", "up", undefined].map((guess) => kind(asked, guess, true)), ["right", "other", "told"]);
  assert.deepEqual(["down", "up", undefined].map((guess) => kind(sum, guess, true)), ["right", "wrong", "told"]);
});

test("an answer that is not offered any more is no answer", () => {
  assert.equal(kind(asked, "sideways", false), "ask");
  assert.equal(kind(asked, "sideways", true), "told");
});

test("an experiment of one's own tells of no scene, seen or not", () => {
  for (const seen of [false, true]) assert.equal(kind({ ...asked, scene: "own" }, "up", seen), "own");
});
