import assert from "node:assert/strict";
import test from "node:test";

import { goesOn, grown, Growing, indexOf, thinned } from "../../assets/player/growing.js";

const along = ["steps", "theta", "J"];
const run = (steps, since = null, lineage = "a") => ({
  grows: { lineage, along, since, done: false },
  steps: Int32Array.from(steps),
  arrays: {
    steps: { values: Int32Array.from(steps), shape: [steps.length] },
    theta: { values: Float32Array.from(steps.flatMap((step) => [step, -step])), shape: [steps.length, 2] },
    J: { values: Float32Array.from(steps, (step) => 1 / (1 + step)), shape: [steps.length] },
    X: { values: new Float32Array(4), shape: [2, 2] },
  },
});

test("what comes after is put behind what is there, and points stay", () => {
  const before = run([0, 1, 2]);
  const after = grown(before, run([3, 4], 2));
  assert.deepEqual([...after.steps], [0, 1, 2, 3, 4]);
  assert.deepEqual([...after.arrays.theta.values], [0, -0, 1, -1, 2, -2, 3, -3, 4, -4]);
  assert.equal(after.arrays.X, before.arrays.X);
});

test("what is not told again of a run is as it was", () => {
  const after = grown({ ...run([0, 1]), panels: ["a"], page: "x" }, { ...run([2], 1), page: "y" });
  assert.deepEqual([after.panels, after.page], [["a"], "y"]);
});

test("the same steps sent twice stand there once", () => {
  const once = grown(run([0, 1, 2]), run([3, 4], 2));
  assert.deepEqual([...grown(once, run([3, 4], 2)).steps], [0, 1, 2, 3, 4]);
});

test("a run sent whole takes the place of the one before", () => {
  assert.deepEqual([...grown(run([0, 1, 2]), run([0, 2, 5])).steps], [0, 2, 5]);
});

test("steps of small numbers and of large ones are joined without loss", () => {
  const small = { ...run([0, 1]), steps: Uint16Array.from([0, 1]) };
  small.arrays.steps = { values: small.steps, shape: [2] };
  assert.deepEqual([...grown(small, run([70_000], 1)).steps], [0, 1, 70_000]);
  const large = run([0, 70_000]);
  const next = run([5], 1);
  next.arrays.steps = { values: Uint16Array.from([5]), shape: [1] };
  assert.deepEqual([...grown(large, next).steps], [0, 5]);
});

test("only the same run goes on", () => {
  assert.ok(goesOn(run([3], 2), run([0])));
  assert.ok(!goesOn(run([3], 2, "b"), run([0])));
  assert.ok(!goesOn({ grows: null }, run([0])));
});

test("of too many steps the older half is thinned out: the first and the younger half stay", () => {
  const found = thinned(run(Array.from({ length: 12 }, (_, k) => 10 * k)), 10);
  assert.deepEqual([...found.steps], [0, 20, 40, 60, 70, 80, 90, 100, 110]);
  assert.deepEqual(Array.from(found.arrays.theta.values.subarray(2, 4)), [20, -20]);
  assert.equal(found.arrays.theta.shape[0], 9);
});

test("a run that grows for ever keeps to its room", () => {
  let all = run([0]);
  for (let step = 0; step < 9000; step += 300) all = grown(all, run(Array.from({ length: 300 }, (_, k) => step + k + 1), step));
  assert.ok(all.steps.length <= 1500);
  assert.equal(all.steps[0], 0);
  assert.equal(all.steps.at(-1), 9000);
});

test("the index of a step is that of the last one not beyond it", () => {
  assert.deepEqual([0, 4, 5, 99].map((step) => indexOf([0, 5, 10], step)), [0, 0, 1, 2]);
});

test("more is asked for once, in time, and not where all is there", () => {
  const said = [];
  const view = { run: run([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), last: 9, step: 3 };
  const growing = new Growing({ view, picks: { say: (python, what, { since }) => said.push(since) } });
  growing.look(1, 1);
  assert.deepEqual(said, []);
  growing.look(8, 1);
  growing.look(9, 1);
  assert.deepEqual(said, [9]);
  view.run.grows.done = true;
  growing.forget();
  growing.look(9, 1);
  assert.deepEqual(said, [9]);
});
