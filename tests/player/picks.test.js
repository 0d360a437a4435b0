import assert from "node:assert/strict";
import test from "node:test";

globalThis.addEventListener = () => {};
const { Picks } = await import("../../assets/player/picks.js");

const wait = (after) => new Promise((done) => setTimeout(done, after));

/** A server that answers late: of all that is said meanwhile it hears the last thing alone, as Streamlit does. */
function lateServer() {
  const server = { did: [], heard: 0, setTriggerValue: (_, choices) => (server.said = [...choices]) };
  server.answer = () => {
    for (const { at, values } of server.said) if (at > server.heard) [server.heard] = [at, server.did.push(values.value)];
    return server.heard;
  };
  return server;
}

test("two choices within one answer of the server are both done, in their order", async () => {
  const [picks, server] = [new Picks(), lateServer()];
  picks.say(server, "weight", { value: 1 });
  picks.say(server, "weight", { value: 2 });
  await wait(100);
  server.answer();
  assert.deepEqual(server.did, [1, 2]);
});

test("what was answered is not said again, and what is said again is done once", async () => {
  const [picks, server] = [new Picks(), lateServer()];
  picks.say(server, "weight", { value: 1 });
  await wait(100);
  server.answer(); // the answer is on its way while the hand goes on
  picks.say(server, "weight", { value: 2 });
  await wait(100);
  assert.deepEqual(server.said.map(({ values }) => values.value), [1, 2]);
  picks.heard(server.answer());
  picks.say(server, "weight", { value: 3 });
  await wait(100);
  assert.deepEqual(server.said.map(({ values }) => values.value), [3]);
  server.answer();
  assert.deepEqual(server.did, [1, 2, 3]);
});

test("a picture that is drawn anew counts on from what Python heard of the one before", async () => {
  const [picks, server] = [new Picks(), lateServer()];
  server.heard = Date.now() + 60_000; // another clock
  picks.heard(server.heard);
  picks.say(server, "weight", { value: 1 });
  await wait(100);
  server.answer();
  assert.deepEqual(server.did, [1]);
});
