// What the text below the picture points out in it: a sign at each place, which means the same there and here.

import { paintText } from "./paint.js";

/** The marks that are true of what is shown, [{sign, units, inputs, step}]; none while it plays, or once anything is another. */
export function pointedOut({ player: { view, playing } }) {
  const pointed = view.looksAt("pointed");
  return pointed && !playing && pointed.run === view.run.id && pointed.step === view.step ? pointed.marks : [];
}

/** A sign on a ground of its own, so that it can be read on anything. */
export function paintSign(context, theme, sign, x, y) {
  context.beginPath();
  context.arc(x, y, 8.5, 0, 2 * Math.PI);
  context.fillStyle = theme.background;
  context.fill();
  paintText(context, theme, sign, x, y + 0.5, { size: 17, color: theme.text });
}
