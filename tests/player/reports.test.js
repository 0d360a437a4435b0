import assert from "node:assert/strict";
import test, { mock } from "node:test";

const acts = {};
globalThis.addEventListener = (name, heard) => (acts[name] = heard);
globalThis.window = new EventTarget();
const { handRestsIn, Reports, sayApart } = await import("../../assets/player/reports.js");

const rests = { rests: true };
let now = 0; // the tests' own clock, in ms: what is said when does not depend on how busy the machine is
mock.method(performance, "now", () => now);
mock.timers.enable({ apis: ["setTimeout"] });

/** So much time passes, ms by ms. */
function pass(time) {
  for (let i = 0; i < time; i++) {
    now += 1;
    mock.timers.tick(1);
  }
}

/** The browser was busy for so long: only then it hears of what was due. */
function hang(time) {
  now += time;
  mock.timers.tick(time);
}

test("the hand rests once nothing was pressed, typed or dragged for a while", () => {
  assert.equal(handRestsIn(), 0);
  acts.keydown({ type: "keydown" });
  assert.ok(handRestsIn() > 200);
  assert.equal(handRestsIn(performance.now() + 1000), 0);
});

test("a mouse that only passes is no hand that acts", () => {
  pass(handRestsIn());
  acts.pointermove({ type: "pointermove", buttons: 0 });
  assert.equal(handRestsIn(), 0);
  acts.pointermove({ type: "pointermove", buttons: 1 });
  assert.ok(handRestsIn() > 200);
});

test("the rest of the page hears of a picture only when the hand rests, and then once", () => {
  let heard = 0;
  globalThis.window.addEventListener("pulsatilla-rests", () => (heard += 1));
  const reports = new Reports(rests);
  acts.input({ type: "input" });
  const resting = handRestsIn();
  reports.announce(false, 10);
  pass(resting - 1);
  assert.equal(heard, 0);
  pass(2);
  assert.equal(heard, 1);
  pass(1000);
  assert.equal(heard, 1);
});

/** Says three things at once; gives what has been said, with the time of each. */
function sayThree() {
  pass(200);
  const said = [];
  for (const name of ["one", "two", "three"]) sayApart(() => said.push([name, now]));
  return said;
}

test("two parts of the page that speak in the same moment are heard one after the other, in their order", () => {
  const said = sayThree();
  assert.deepEqual(said, [["one", now]]);
  pass(200);
  assert.deepEqual(said.map(([name]) => name), ["one", "two", "three"]);
  assert.deepEqual([said[1][1] - said[0][1], said[2][1] - said[1][1]], [60, 60]);
});

test("nor are they said at once by a browser that was busy for longer", () => {
  const said = sayThree();
  hang(500);
  assert.equal(said.length, 2);
  pass(100);
  assert.equal(said.length, 3);
  assert.ok(said[2][1] - said[1][1] >= 60);
});

test("what fails to be said does not silence what comes after it", () => {
  pass(200);
  const said = [];
  assert.throws(() => sayApart(() => assert.fail("not now")));
  sayApart(() => said.push("later"));
  pass(100);
  assert.deepEqual(said, ["later"]);
});
