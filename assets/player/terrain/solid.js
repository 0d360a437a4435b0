// The land as a solid thing that can be turned.

import { showTick } from "../format.js";
import { paintLine, paintText } from "../paint.js";
import { endsOf } from "../path/surface.js";
import { mix } from "../theme.js";
import { heightIn } from "./land.js";

const STANDS = 0.62; // of the land's side: how high its highest place stands
const EXPONENT = 0.4; // heights are drawn as (J − lowest) to this power, or a steep edge would hide the valley
const FROM = { round: -0.6, tilt: 0.6 }; // radians: where one looks from at first
const TILTS = [0.15, 1.45]; // never from below, nor quite from above
const NEAR = 14; // pixels: a press further from the land than this is beside it

/** Where one looks from after a turn. */
export function turnedBy({ round, tilt } = FROM, across = 0, up = 0) {
  return { round: (round + across) % (2 * Math.PI), tilt: Math.max(TILTS[0], Math.min(TILTS[1], tilt + up)) };
}

/** How a point of a cube (u, v, w: −½ to ½ along the sides, 0 to 1 up) falls on the picture: [right, up, towards the eye]. */
export function projected({ round, tilt }, [u, v, w]) {
  const [sin, cos] = [Math.sin(round), Math.cos(round)];
  const [right, back] = [u * cos - v * sin, u * sin + v * cos];
  const up = (w - 0.5) * STANDS;
  return [right, back * Math.sin(tilt) + up * Math.cos(tilt), up * Math.sin(tilt) - back * Math.cos(tilt)];
}

/** Paint the land as it is seen from `eye`; gives back the same as the flat one (flat.js). */
export function paintSolid(pen, theme, width, height, land, eye) {
  const { heights: { values, shape: [G] }, span } = land;
  const [low, high] = endsOf(values);
  const raised = (J) => (high > low ? (Math.min(1, Math.max(0, (J - low) / (high - low)))) ** EXPONENT : 0);
  const scale = Math.min((width - 84) / 1.42, (height - 20) / (Math.sin(eye.tilt) * 1.42 + STANDS * Math.cos(eye.tilt) + 0.12));
  const onto = (point) => {
    const [right, up] = projected(eye, point);
    return [width / 2 + right * scale, height / 2 - up * scale];
  };
  const corner = (i, j) => onto([j / (G - 1) - 0.5, i / (G - 1) - 0.5, raised(values[i * G + j])]);
  const corners = Array.from({ length: G * G }, (_, at) => corner(Math.floor(at / G), at % G));
  paintFloor(pen, theme, onto, land, eye);
  for (const [i, j] of farthestFirst(G - 1, eye)) {
    const around = [i * G + j, i * G + j + 1, (i + 1) * G + j + 1, (i + 1) * G + j];
    const mean = around.reduce((sum, at) => sum + raised(values[at]), 0) / 4;
    const tilted = raised(values[around[2]]) - raised(values[around[0]]); // light falls along the diagonal
    paintTile(pen, theme, around.map((at) => corners[at]), mean, tilted);
  }
  paintScale(pen, theme, onto, eye, low, high);
  const place = (at) => onto([...at.map((value, axis) => (value - span[axis][0]) / (span[axis][1] - span[axis][0]) - 0.5), raised(heightIn(land, at))]);
  return { edge: { left: 0, right: width, top: 0, bottom: height }, place, spot: (px, py) => nearestSpot(corners, G, span, eye, px, py) };
}

/** The tiles (row, column) of G × G, the farthest from the eye first. */
function farthestFirst(G, { round }) {
  const [sin, cos] = [Math.sin(round), Math.cos(round)];
  const order = (descends) => Array.from({ length: G }, (_, i) => (descends ? G - 1 - i : i));
  const [rows, columns] = [order(cos >= 0), order(sin >= 0)];
  const outer = Math.abs(cos) >= Math.abs(sin);
  return outer ? rows.flatMap((i) => columns.map((j) => [i, j])) : columns.flatMap((j) => rows.map((i) => [i, j]));
}

function paintTile(pen, theme, corners, height, tilted) {
  const ground = mix(theme.class1, theme.background, 0.35 + 0.6 * height);
  const color = mix(ground, tilted > 0 ? theme.text : theme.background, Math.min(0.3, Math.abs(tilted) * 1.5));
  pen.beginPath();
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.closePath();
  pen.fillStyle = pen.strokeStyle = color;
  pen.lineWidth = 0.7;
  pen.fill();
  pen.stroke();
}

/** The square below, with the names of its two sides that are nearer to the eye. */
function paintFloor(pen, theme, onto, { names }, eye) {
  const base = [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5], [-0.5, -0.5]];
  paintLine(pen, base.map(([u, v]) => onto([u, v, 0])), theme.muted, 1);
  const [front, side] = [Math.cos(eye.round) >= 0 ? -0.5 : 0.5, Math.sin(eye.round) >= 0 ? -0.5 : 0.5];
  for (const [name, point] of [[names[0], [0, front, 0]], [names[1], [side, 0, 0]]]) {
    const [x, y] = onto(point);
    const [middle] = onto([0, 0, 0]);
    paintText(pen, theme, name, x + (x < middle ? -6 : 6), y + 12, { align: x < middle ? "right" : "left", halo: true });
  }
}

/** What the solid land spans, in words: its sides and its heights. */
export function spansInWords({ span, names, heights }) {
  const ends = (values) => values.map((value) => showTick(Number(value.toPrecision(2)))).join(" … ");
  return [...names.map((name, axis) => `${name}: moved by ${ends(span[axis])}`), `J: ${ends(endsOf(heights.values))}`];
}

/** What the heights mean, beside the corner that is farthest to the left. */
function paintScale(pen, theme, onto, eye, low, high) {
  const sides = [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]];
  const [u, v] = sides.toSorted((a, b) => projected(eye, [...a, 0])[0] - projected(eye, [...b, 0])[0])[0];
  paintLine(pen, [onto([u, v, 0]), onto([u, v, 1])], theme.muted, 1);
  for (const w of [0, 0.5, 1]) {
    const J = low + (high - low) * w ** (1 / EXPONENT);
    const [x, y] = onto([u, v, w]);
    paintLine(pen, [[x - 4, y], [x, y]], theme.muted, 1);
    paintText(pen, theme, showTick(Number(J.toPrecision(2))), x - 7, y, { align: "right", size: 11, halo: true });
    if (w === 1) paintText(pen, theme, "J", x, y - 12, { size: 12 });
  }
}

/** The place of the land whose corner is nearest to a pixel; of those hidden by others none, since the nearer ones lie in front. */
function nearestSpot(corners, G, span, eye, px, py) {
  let [best, found] = [NEAR, null];
  for (const [i, j] of farthestFirst(G, eye)) {
    const [x, y] = corners[i * G + j];
    const away = Math.hypot(x - px, y - py);
    if (away <= best) [best, found] = [away, [j / (G - 1), i / (G - 1)]];
  }
  return found && found.map((share, axis) => span[axis][0] + share * (span[axis][1] - span[axis][0]));
}
