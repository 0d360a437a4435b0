// The network with eyes, once it has come; until then panels that need it say so.

import { answerOf, readModel } from "./model.js";

let sightModel = null;
const answers = new WeakMap(); // pixels → the answer

/** Take over the network that Python sent. */
export function learnToSee(bytes) {
  sightModel = readModel(bytes);
}

/** The network, or null. */
export function sight() {
  return sightModel;
}

/** What it says of pixels, or null while there is no network; asked once. */
export function answerTo(pixels) {
  if (!sightModel) return null;
  if (!answers.has(pixels)) answers.set(pixels, answerOf(sightModel, pixels));
  return answers.get(pixels);
}

/** The pixels that a picture shows now: as painted over, else as they are. */
export function pixelsIn(view, name) {
  return view.get("painted") ?? view.run.arrays[name].values;
}
