// The sentence under the picture.

import { showNumber } from "./format.js";

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
