// Keys that work anywhere on a lesson's page, but never while one types in a field.

import { present, presenting, toggle } from "./present.js";

let listening = null; // the player of the page that is open

const FIELDS = 'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const OWN_ARROWS = 'input, [role="radiogroup"] *, [role="tab"]'; // move by arrows themselves
const OWN_SPACE = "input, button, a, summary"; // are pressed by space

/** What the corner shows at "?". */
export const HELP = [
  ["F", "presenter mode"],
  ["G", "go to the picture"],
  ["1 … 9", "scene 1 … 9"],
  ["N, P", "next, previous scene"],
  ["space", "play, pause"],
  ["← →", "a step back, forward"],
  ["Home, End", "first, last step"],
  ["H", "hide or show the words (presenter mode)"],
  ["B", "blank the screen (presenter mode)"],
  ["Esc", "leave presenter mode"],
  ["?", "these keys"],
];

const ACTS = {
  f: () => present(!presenting()),
  g: () => listening.reach(),
  n: () => listening.story.enter(listening.story.place + 1),
  p: () => listening.story.enter(listening.story.place - 1),
  h: () => toggle("pul-quiet"),
  b: () => toggle("pul-blank"),
  "?": () => listening.help.toggle(),
};

/** The keys are about this picture now. */
export function listenFor(player) {
  listening = player;
  document.addEventListener("keydown", heard); // once, however often it is asked for
}

export function stopListening(player) {
  if (listening === player) listening = null;
}

/** What a key does: a function, or undefined. `typing` and `busy`: the focus is in a field, or on what uses this key itself. */
export function actOf(key, { typing = false, busy = false, presented = false, scenes = 0 } = {}) {
  if (typing) return undefined;
  if (key === "Escape") return presented ? () => present(false) : undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ACTS[name]) return ACTS[name];
  if (/^[1-9]$/.test(name) && Number(name) <= scenes) return () => listening.story.enter(Number(name) - 1);
  return presented && !busy && [" ", "ArrowLeft", "ArrowRight", "Home", "End"].includes(key) ? () => listening.controls.press(key) : undefined;
}

function heard(event) {
  if (!listening?.root.isConnected || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const { target } = event;
  const state = { typing: target.matches?.(FIELDS), busy: target.matches?.(event.key === " " ? OWN_SPACE : OWN_ARROWS), presented: presenting(), scenes: listening.story.scenes.length };
  const act = actOf(event.key, state);
  if (!act) return;
  event.preventDefault();
  act();
}
