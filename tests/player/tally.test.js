import assert from "node:assert/strict";
import test from "node:test";

import { signsOf, tallied } from "../../assets/player/panels/tally.js";

const group = { flowers: 3, others: 4, found: "found", alarms: "alarms" };
const view = (k) => ({ k, run: { arrays: { found: { values: [3, 1] }, alarms: { values: [4, 0] } } } });

test("what is called a flower is counted, rightly and wrongly", () => {
  assert.deepEqual(tallied(group, view(0)), { found: 3, missed: 0, alarms: 4, passed: 0, said: 7 });
  assert.deepEqual(tallied(group, view(1)), { found: 1, missed: 2, alarms: 0, passed: 4, said: 1 });
});

test("a sign for each photo: full ones are called a flower, and flowers come first", () => {
  const signs = signsOf(tallied(group, view(1)));
  assert.deepEqual(signs, [[1, false], [1, true], [1, true], [0, true], [0, true], [0, true], [0, true]]);
});
