// A run that goes on while it plays: the next steps are asked for before the picture arrives at the end of those it has.

const AHEAD = 1.5; // seconds of play that should still lie ahead when more is asked for
export const MOST = 1500; // recorded steps that are kept: beyond, the older half is thinned out

/** Whether `run` is what comes after, or instead of, `before`: the same run, longer. */
export function goesOn(run, before) {
  return Boolean(run.grows && before?.grows && run.grows.lineage === before.grows.lineage);
}

/** The run that `more` makes of `before`: its steps behind those that are there; or, sent whole, itself. */
export function grown(before, more) {
  if (more.grows.since === null) return more;
  const from = before.steps.findIndex((step) => step > more.grows.since);
  const held = from < 0 ? before.steps.length : from;
  const arrays = { ...before.arrays };
  for (const name of more.grows.along) arrays[name] = joined(before.arrays[name], held, more.arrays[name]);
  return thinned({ ...before, ...more, arrays, steps: arrays.steps.values });
}

/** The first `held` rows of an array, and those of another behind them. */
function joined(before, held, after) {
  const width = before.shape.slice(1).reduce((product, n) => product * n, 1);
  const kind = before.values.BYTES_PER_ELEMENT >= after.values.BYTES_PER_ELEMENT ? before.values : after.values;
  const values = new kind.constructor(held * width + after.values.length);
  values.set(before.values.subarray(0, held * width));
  values.set(after.values, held * width);
  return { values, shape: [held + after.shape[0], ...before.shape.slice(1)] };
}

/** A run with too many recorded steps, without every other one of its older half; the first one stays. */
export function thinned(run, most = MOST) {
  const count = run.steps.length;
  if (count <= most) return run;
  const kept = Array.from({ length: count }, (_, k) => k).filter((k) => k >= count / 2 || k % 2 === 0);
  const arrays = { ...run.arrays };
  for (const name of run.grows.along) arrays[name] = chosenRows(arrays[name], kept);
  return { ...run, arrays, steps: arrays.steps.values };
}

function chosenRows({ values, shape }, kept) {
  const width = shape.slice(1).reduce((product, n) => product * n, 1);
  const chosen = new values.constructor(kept.length * width);
  kept.forEach((k, i) => chosen.set(values.subarray(k * width, (k + 1) * width), i * width));
  return { values: chosen, shape: [kept.length, ...shape.slice(1)] };
}

/** The index of the last recorded step that is not beyond `step`. */
export function indexOf(steps, step) {
  const beyond = steps.findIndex((one) => one > step);
  return beyond < 0 ? steps.length - 1 : Math.max(0, beyond - 1);
}

/** Asks Python for the next steps, once for each end. */
export class Growing {
  #asked = ""; // lineage and end of what was asked for

  constructor(player) {
    this.player = player;
  }

  /** Whether more will come when the picture arrives at the end. */
  get awaited() {
    const { grows } = this.player.view.run;
    return Boolean(grows && !grows.done);
  }

  /** Ask, if what lies ahead of `position` is played within `AHEAD` seconds at `rate` recorded steps a second. */
  look(position, rate) {
    const { view } = this.player;
    if (!this.awaited || view.last - position > AHEAD * rate) return;
    const { grows, steps } = view.run;
    const asked = `${grows.lineage} ${steps.at(-1)}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    const values = { lineage: grows.lineage, since: steps.at(-1), step: view.step };
    this.player.picks.say(this.player.python, "more", values);
  }

  /** The steps behind some that this picture does not have, since it is new: it asks for all. */
  lost({ grows }, python) {
    this.player.picks.say(python, "more", { lineage: grows.lineage, since: -1, step: 0 });
  }

  /** What was asked for has come. */
  forget() {
    this.#asked = "";
  }
}
