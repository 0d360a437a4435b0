// The weights as lines and the biases as dots, painted in few strokes: all lines of one sign and about one width at once.

import { paintText } from "../paint.js";
import { heaviness, NEGATIVE, thickness } from "../weights.js";

const WIDTHS = 8;
const CROWD = 800; // lines; of more, those that hardly count are left out while the run plays
const SOLID = [];

/** Violet and solid above 0, amber and dashed below; the wider, the larger: `heavy(value)` is 0 to 1. */
export function paintWires(context, theme, values, { at, ends }, playing, heavy = heaviness) {
  const least = playing && at.length > CROWD ? 2 : 0;
  for (const positive of [true, false]) {
    context.strokeStyle = positive ? theme.class1 : theme.class0;
    context.setLineDash(positive ? SOLID : NEGATIVE);
    for (let size = least; size < WIDTHS; size++) {
      context.lineWidth = thickness(size / (WIDTHS - 1));
      context.beginPath();
      for (let i = 0; i < at.length; i++) {
        const value = values[at[i]];
        if (value >= 0 !== positive || Math.round(heavy(value) * (WIDTHS - 1)) !== size) continue;
        context.moveTo(ends[4 * i], ends[4 * i + 1]);
        context.lineTo(ends[4 * i + 2], ends[4 * i + 3]);
      }
      context.stroke();
    }
  }
  context.setLineDash(SOLID);
}

/** A bias under its unit: a violet dot above 0, a hollow amber one below. */
export function paintBiases(context, theme, values, { biasAt, biases }, heavy = heaviness) {
  for (let j = 0; j < biasAt.length; j++) {
    const b = values[biasAt[j]];
    context.beginPath();
    context.arc(biases[2 * j], biases[2 * j + 1], 1.6 + 2 * heavy(b), 0, 2 * Math.PI);
    context.fillStyle = b < 0 ? theme.background : theme.class1;
    context.strokeStyle = b < 0 ? theme.class0 : theme.class1;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
  }
}

/** One weight or bias made to stand out, with its value. */
export function paintPointed(context, theme, { at, ends, biasAt, biases }, wanted, text, [x, y]) {
  const [i, j] = [at.indexOf(wanted), biasAt.indexOf(wanted)];
  context.beginPath();
  if (i >= 0) {
    context.moveTo(ends[4 * i], ends[4 * i + 1]);
    context.lineTo(ends[4 * i + 2], ends[4 * i + 3]);
  } else context.arc(biases[2 * j], biases[2 * j + 1], 6, 0, 2 * Math.PI);
  context.strokeStyle = theme.text;
  context.lineWidth = 2;
  context.stroke();
  paintText(context, theme, text, x, y - 12, { size: 13, halo: true });
}
