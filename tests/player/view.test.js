import assert from "node:assert/strict";
import test from "node:test";

import { field } from "../../assets/player/field.js";
import { View } from "../../assets/player/view.js";

/** A run of three steps with a network of two inputs and one unit. */
function aRun() {
  const theta = { values: Float32Array.from([1, 0, 0, 2, 0, 0, 3, 0, 0]), shape: [3, 3] };
  const net = { n: [2, 1], activations: ["linear"], theta: "theta" };
  return { id: "a run", steps: [0, 10, 20], arrays: { theta }, nets: { net } };
}

function aView() {
  const view = new View();
  view.begin(aRun(), null);
  return view;
}

test("the index shown is one that there is", () => {
  const view = aView();
  const shown = [-3, 0, 1, 99].map((k) => (view.goTo(k), view.step));
  assert.deepEqual(shown, [0, 0, 10, 20]);
});

test("parameters are those recorded at the step that is shown, or as edited until the edits are forgotten", () => {
  const view = aView();
  view.goTo(1);
  assert.deepEqual([...view.parameters("net")], [2, 0, 0]);
  view.edit("net", [7, 8, 9]);
  assert.deepEqual(view.parameters("net"), [7, 8, 9]);
  view.forgetEdits();
  assert.deepEqual([...view.parameters("net")], [2, 0, 0]);
});

test("what was set by hand holds until another run comes, and so does what is kept", () => {
  const view = aView();
  let made = 0;
  const kept = () => view.keep("owner", "name", [], () => (made += 1));
  view.set("chord", [1, 2]);
  view.edit("net", [7, 8, 9]);
  assert.deepEqual(view.get("chord", []), [1, 2]);
  assert.deepEqual([kept(), kept(), kept()], [1, 1, 1]);
  view.begin(aRun(), null);
  assert.equal(view.get("chord", "as Python says"), "as Python says");
  assert.equal(view.edited("net"), undefined);
  assert.equal(kept(), 2);
});

test("what is kept is made anew when one of its inputs is another, for each owner by itself", () => {
  const view = aView();
  let made = 0;
  const kept = (owner, ...inputs) => view.keep(owner, "name", inputs, () => (made += 1));
  const theme = {};
  assert.deepEqual([kept("a", theme, 300), kept("a", theme, 300), kept("a", theme, 400), kept("a", {}, 400)], [1, 1, 2, 3]);
  assert.deepEqual([kept("b", theme, 300), kept("a", theme, 400)], [4, 5]);
});

test("the maps over the plane are computed once for a step, and anew for another one or an edit", () => {
  const view = aView();
  const domain = [[-1, 1], [-1, 1]];
  const maps = () => field(view, "net", domain);
  const first = maps();
  assert.equal(maps(), first);
  assert.equal(field(view, "net", structuredClone(domain)), first);
  const before = first[1][0][0];
  view.goTo(2);
  const third = structuredClone(maps());
  assert.ok(Math.abs(third[1][0][0] - 3 * before) < 1e-5);
  view.edit("net", [0, 0, 5]);
  assert.equal(maps()[1][0][0], 5);
  view.edit("net", [0, 0, 6]);
  assert.equal(maps()[1][0][0], 6);
  view.forgetEdits();
  assert.deepEqual(maps(), third);
});
