// What a network answers at one place, and how that is told.

import { showNumber } from "../format.js";
import { prepare } from "../inputs.js";
import { classAt } from "../judged.js";
import { forward } from "../network.js";

const short = (value) => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace("-", "−");

/** The outputs at a place [x₁, x₂]. */
export function answerAt(net, theta, [x1, x2]) {
  return forward(net, theta, prepare(net, [[x1], [x2]])).at(-1).map((row) => row[0]);
}

/** "ŷ = 0.870, class 1" of outputs; where they are no classes, the number alone. */
export function answerInWords(outputs, task, classes) {
  const yhat = outputs.length > 1 ? `(${outputs.map(short).join(", ")})` : showNumber(outputs[0]);
  return `ŷ = ${yhat}${task === "real number" ? "" : `, ${classOf(outputs, classes)}`}`;
}

/** The same in few words: of several outputs only the largest. */
export function answerInShort(outputs, task, classes) {
  return outputs.length > 1 ? `${classOf(outputs, classes)}: ${short(Math.max(...outputs))}` : answerInWords(outputs, task, classes);
}

function classOf(outputs, classes) {
  return classes[classAt(outputs.map((value) => [value]), 0)];
}

/** "(0.31, −0.42)" of a place. */
export function placeInWords([x1, x2]) {
  return `(${short(x1)}, ${short(x2)})`;
}
