// Who hears where the picture rests: the address bar, Python, and the other parts of the page.

const REPORT_AFTER = 180; // ms without a further move before a rest is reported
const ANNOUNCE_AFTER = 150; // ms later the rest of the page hears of it
const HAND_RESTS_AFTER = 300; // ms; a slider tells Python its value up to 200 ms after it was moved

let acted = -Infinity; // when the learner's hand last did something on this page

/** Hears the hand wherever it acts: a key, a press, a drag. */
for (const act of ["keydown", "pointerdown", "pointerup", "pointermove", "input", "click"]) {
  globalThis.addEventListener?.(act, ({ type, buttons }) => (type !== "pointermove" || buttons) && (acted = performance.now()), { capture: true, passive: true });
}

/** How long the hand has still to rest, in ms. Two parts of the page that speak at once are not both heard by Streamlit. */
export function handRestsIn(now = performance.now()) {
  return Math.max(0, acted + HAND_RESTS_AFTER - now);
}

const APART = 60; // ms between two parts of the page that speak

const waiting = []; // what is still to be said, in its order
let spoke = -Infinity; // when something was said last

/** Says something to Python, but not in the same moment in which another part of the page has just spoken. */
export function sayApart(say) {
  waiting.push(say);
  if (waiting.length === 1) sayNext();
}

/** Each waits until the one before has truly been said: a browser that was busy must not say two at once. */
function sayNext() {
  const after = spoke + APART - performance.now();
  if (after > 0) {
    setTimeout(sayNext, after);
    return;
  }
  spoke = performance.now();
  try {
    waiting[0]();
  } finally {
    waiting.shift();
    if (waiting.length) setTimeout(sayNext, APART);
  }
}

export class Reports {
  count = 0;

  constructor(player) {
    this.player = player;
  }

  /** Tell the address bar and Python at which step the picture rests, once it does. */
  rest(after = REPORT_AFTER) {
    this.forget(); // what was about to be said of the rest before
    this.reporting = setTimeout(() => {
      if (!this.player.rests) return;
      if (handRestsIn() > 0) {
        this.rest(handRestsIn());
        return;
      }
      const { step } = this.player.view;
      const address = new URL(location.href);
      if (address.searchParams.has("step")) {
        address.searchParams.set("step", step);
        history.replaceState(history.state, "", address);
      }
      this.count += 1;
      const rest = { step, count: this.count };
      sayApart(() => this.player.python.setStateValue("rest", rest));
      this.announce();
    }, after);
  }

  /** Let the parts of the page that tell about the picture run again, as a rule once it rests (pages/ui/live/player.py, follow). */
  announce(evenPlaying = false, after = ANNOUNCE_AFTER) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      if (!this.player.rests && !evenPlaying) return;
      if (handRestsIn() > 0) this.announce(evenPlaying, handRestsIn());
      else sayApart(() => window.dispatchEvent(new Event("pulsatilla-rests")));
    }, after);
  }

  /** Say nothing more of what was. */
  forget() {
    clearTimeout(this.reporting);
    clearTimeout(this.announcing);
  }
}
