// The sentence under the picture.

import { showNumber } from "./format.js";
import { rowsOf } from "./examples.js";
import { costOver, scores } from "./judged.js";
import { costOf } from "./loss.js";
import { forward } from "./network.js";

/** The read-out at index k: phrases first, then numbers, as in pages/ui/lesson/readout.py. */
export function sentence({ readout, arrays }, k) {
  let { text } = readout;
  for (const [gap, phrases] of Object.entries(readout.words)) text = text.replaceAll(`{${gap}}`, phrases[arrays[`readout.${gap}`].values[k]]);
  for (const gap of readout.numbers) {
    const { values } = arrays[`readout.${gap}`];
    text = text.replaceAll(`{${gap}}`, values instanceof Float32Array ? showNumber(values[k]) : String(values[k]));
  }
  return text;
}

const shownAs = (kind, value) => (kind === "right" ? String(value) : showNumber(value));

// A gap of what is told by hand: what it is made of, from (the run, the network, its parameters).
const BY_HAND = {
  parameter: (run, net, theta, i) => theta[i],
  answer: (run, net, theta, x) => forward(net, theta, [[x]]).at(-1)[0][0],
  judged: (run, net, theta, [x, y]) => costOver(net, theta, rowsOf(run.arrays[x]), run.arrays[y].values),
  right: (run, net, theta, [x, y]) => scores(net, theta, rowsOf(run.arrays[x]), run.arrays[y].values).right,
  cost: (run, net, theta, loss) => costOf(loss, forward(net, theta, [run.arrays.X.values]).at(-1)[0], run.arrays.Y.values),
};

/** What the view shows, told: while a network is edited by hand, its sentence says what the hand has made of it. */
export function told(view) {
  const { run } = view;
  const hand = run.readout.by_hand;
  const theta = hand && view.edited(hand.net);
  if (!theta) return sentence(run, view.k);
  let { text } = hand;
  for (const [gap, [kind, of]] of Object.entries(hand.gaps)) text = text.replaceAll(`{${gap}}`, shownAs(kind, BY_HAND[kind](run, run.nets[hand.net], theta, of)));
  return text.replaceAll("{step}", view.step);
}
