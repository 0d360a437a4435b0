import assert from "node:assert/strict";
import test from "node:test";

import { sentence } from "../../assets/player/readout.js";
import { readRun } from "../../assets/player/run.js";
import { fixture, needsPython } from "./fixture.js";

const unpacked = () => readRun(new Uint8Array(Buffer.from(fixture.block, "base64")));

test("a block reads back as Python packed it", needsPython, () => {
  const run = unpacked();
  for (const [name, { values, shape, type }] of Object.entries(fixture.arrays)) {
    assert.deepEqual(run.arrays[name].shape, shape, name);
    assert.deepEqual([...run.arrays[name].values], values, name);
    assert.equal(run.arrays[name].values.constructor.name, type, name);
  }
  assert.equal(run.steps, run.arrays.steps.values);
  assert.equal(run.show, fixture.show);
});

test("the sentence is the one that Python says", needsPython, () => {
  const run = unpacked();
  assert.deepEqual(fixture.sentences.map((_, k) => sentence(run, k)), fixture.sentences);
});

test("a block that does not begin where numbers may is read too", needsPython, () => {
  const bytes = Buffer.from(fixture.block, "base64");
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  assert.deepEqual(readRun(shifted.subarray(1)).arrays, unpacked().arrays);
});

test("parameters that travel in few bits are those that Python means", needsPython, () => {
  const { theta } = readRun(new Uint8Array(Buffer.from(fixture.grown, "base64"))).arrays;
  assert.deepEqual([...theta.values], fixture.theta);
});
