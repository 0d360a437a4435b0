// The whole program: what a page's mount.js calls, and what the browser tests ask.

import { learnToSee } from "./flower/known.js";
import { showNumber } from "./format.js";
import { forward } from "./network.js";
import { Player } from "./player.js";
import { kinds } from "./registry.js";
import { vectorSheet } from "./taken/sheet.js";
import { offerLink } from "./tools.js";

const PLAYERS = new WeakMap(); // root element → its player

const engine = {
  show(root, data, setStateValue, setTriggerValue) {
    if (!PLAYERS.has(root)) PLAYERS.set(root, new Player(root));
    PLAYERS.get(root).update(data, { setStateValue, setTriggerValue });
  },
  forget(root) {
    PLAYERS.get(root)?.forget();
    PLAYERS.delete(root);
    root.replaceChildren();
  },
  point: (root, pointed) => PLAYERS.get(root)?.point(pointed),
  see(bytes) {
    learnToSee(bytes);
    for (const root of document.querySelectorAll('[data-testid="player"]')) PLAYERS.get(root)?.draw();
  },
  kinds,
  sheet: (root) => vectorSheet(PLAYERS.get(root)).svg,
  showNumber,
  forward,
};

export default function () {
  offerLink();
  globalThis.pulsatillaEngine ??= Promise.withResolvers();
  globalThis.pulsatillaEngine.resolve(engine);
}
