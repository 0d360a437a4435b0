import assert from "node:assert/strict";
import test from "node:test";

const acts = {};
globalThis.addEventListener = (name, heard) => (acts[name] = heard);
globalThis.window = new EventTarget();
const { handRestsIn, Reports, sayApart } = await import("../../assets/player/reports.js");

const rests = { rests: true };
const wait = (after) => new Promise((done) => setTimeout(done, after));

test("the hand rests once nothing was pressed, typed or dragged for a while", () => {
  assert.equal(handRestsIn(), 0);
  acts.keydown({ type: "keydown" });
  assert.ok(handRestsIn() > 200);
  assert.equal(handRestsIn(performance.now() + 1000), 0);
});

test("a mouse that only passes is no hand that acts", async () => {
  await wait(handRestsIn() + 5);
  acts.pointermove({ type: "pointermove", buttons: 0 });
  assert.equal(handRestsIn(), 0);
  acts.pointermove({ type: "pointermove", buttons: 1 });
  assert.ok(handRestsIn() > 200);
});

test("the rest of the page hears of a picture only when the hand rests, and then once", async () => {
  let heard = 0;
  globalThis.window.addEventListener("pulsatilla-rests", () => (heard += 1));
  const reports = new Reports(rests);
  acts.input({ type: "input" });
  reports.announce(false, 10);
  await wait(60);
  assert.equal(heard, 0);
  await wait(handRestsIn() + 60);
  assert.equal(heard, 1);
});

test("two parts of the page that speak in the same moment are heard one after the other, in their order", async () => {
  await wait(200);
  const said = [];
  for (const name of ["one", "two", "three"]) sayApart(() => said.push([name, performance.now()]));
  assert.deepEqual(said.map(([name]) => name), ["one"]);
  await wait(250);
  assert.deepEqual(said.map(([name]) => name), ["one", "two", "three"]);
  assert.ok(said[1][1] - said[0][1] > 40 && said[2][1] - said[1][1] > 40);
});
