// The kinds of panels there are: each module of panels/ adds its own.

const PANELS = new Map();

/** Make a kind of panel known, under the name that its maker in pages/ui/live/panels.py uses. */
export function register(kind, panel) {
  if (PANELS.has(kind)) throw new Error(`there are two panels called ${kind}`);
  PANELS.set(kind, panel);
}

/** The class that draws a kind of panel. */
export function panelOf(kind) {
  return PANELS.get(kind);
}

export function kinds() {
  return [...PANELS.keys()];
}
