// The examples in the plane, and the learner's own: added, moved and taken away by hand.

import { examplesIn } from "../examples.js";
import { paintExample } from "../paint.js";
import { rgb } from "../theme.js";

const POINT = 3.4; // their size in pixels,
const FRESH_POINT = 2.8; // and that of fresh ones

/** Paint examples {X, Y}: by their class, or, for real numbers up to `size`, in the colours of the map. */
export function paintPoints(context, theme, { X: [x1, x2], Y }, x, y, size, hollow) {
  for (let i = 0; i < Y.length; i++) {
    if (size) paintNumber(context, theme, x(x1[i]), y(x2[i]), Y[i] / size, hollow);
    else paintExample(context, theme, x(x1[i]), y(x2[i]), Math.round(Y[i]), hollow ? FRESH_POINT : POINT, hollow);
  }
}

/** An example whose label is a number, −1 to 1 for the scale: a disc of that colour; a fresh one has a dashed rim. */
function paintNumber(context, theme, px, py, share, hollow) {
  const color = theme.scale[Math.round(127.5 * (1 + Math.max(-1, Math.min(1, share))))];
  context.beginPath();
  context.arc(px, py, hollow ? FRESH_POINT : POINT + 0.4, 0, 2 * Math.PI);
  context.fillStyle = `rgb(${color & 255}, ${(color >> 8) & 255}, ${(color >> 16) & 255})`;
  context.fill();
  context.setLineDash(hollow ? [1.5, 1.5] : []);
  context.lineWidth = 1;
  context.strokeStyle = theme.text;
  context.stroke();
  context.setLineDash([]);
}

/** The sign of a class in a legend. */
export function signOf(theme, c, hollow = false) {
  const color = `rgb(${rgb(theme[`class${c}`]).join(", ")})`;
  const look = hollow ? `fill="none" stroke="${color}" stroke-width="1.6"` : `fill="${color}"`;
  const shapes = ['<rect x="1.5" y="1.5" width="7" height="7"', '<circle cx="5" cy="5" r="3.8"', '<path d="M1 9h8L5 1z"'];
  return `<svg width="10" height="10" aria-hidden="true">${shapes[c]} ${look}/></svg>`;
}

/** What changes the list of points: each gives new examples {X, Y}, and leaves the old ones as they are. */
export const CHANGES = {
  add: ({ X: [x1, x2], Y }, [px, py], c) => ({ X: [Float32Array.of(...x1, px), Float32Array.of(...x2, py)], Y: Float32Array.of(...Y, c) }),
  move: ({ X, Y }, i, place) => ({ X: X.map((row, axis) => Float32Array.from(row).fill(place[axis], i, i + 1)), Y }),
  remove: ({ X, Y }, i) => ({ X: X.map((row) => without(row, i)), Y: without(Y, i) }),
};

function without(values, i) {
  return Float32Array.from(values).filter((_, j) => j !== i);
}

/** All points as Python is told of them: "x,y,c;x,y,c;...", three decimals. */
export function listed({ X: [x1, x2], Y }) {
  return Array.from(Y, (c, i) => [x1[i], x2[i]].map((value) => Number(value.toFixed(3)) + 0).concat(Math.round(c)).join(",")).join(";");
}

/** Change the points: shown at once; Python is told unless the hand still moves. */
export function changePoints(player, name, ...how) {
  const points = CHANGES[name](examplesIn(player.view), ...how);
  player.set("points", points);
  if (name !== "move") tellPoints(player);
}

export function tellPoints(player) {
  player.pick("points", { list: listed(examplesIn(player.view)), step: player.view.step });
}
