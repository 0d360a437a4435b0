// What is seen: a run at one of its recorded steps, and what has been changed by hand since. The player owns it and changes it,
// panels read it.

export class View {
  run = null; // as run.js reads it
  k = 0; // which of its recorded steps is shown
  ghost = null; // the run before, where the present panels can show it too
  ghostEdited = false; // whether a network was edited when it was left
  seen = 0; // the last step of this run that was shown
  theme = null;
  reveals = true; // whether what gives the answer away may be seen (story.js)
  #edited = new Map(); // network → parameters that are shown instead of the recorded ones
  #byHand = new Map(); // what else was set by hand in a panel, by name
  #looks = new Map(); // what is looked at, by name: it holds as long as the panels
  #kept = new Map(); // owner → name → {inputs, value}

  /** Show another run; nothing of what was set by hand or kept for the one before is left. */
  begin(run, ghost) {
    Object.assign(this, { run, ghost, ghostEdited: this.#edited.size > 0, seen: 0 });
    for (const map of [this.#edited, this.#byHand, this.#kept]) map.clear();
  }

  /** The run has become longer: it is shown at index k, and what was set by hand stays. */
  extend(run, k) {
    Object.assign(this, { run, k });
    this.#kept.clear();
  }

  get last() {
    return this.run.steps.length - 1;
  }

  /** The recorded step that is shown. */
  get step() {
    return this.run.steps[this.k];
  }

  /** Show index k, or the nearest that there is. */
  goTo(k) {
    this.k = Math.max(0, Math.min(this.last, k));
    this.seen = Math.max(this.seen, this.step);
  }

  /** Show a network with other parameters than recorded. */
  edit(net, theta) {
    this.#edited.set(net, theta);
  }

  /** Show all networks as they were recorded. */
  forgetEdits() {
    this.#edited.clear();
  }

  /** The parameters of a network while they are edited, else undefined. */
  edited(net) {
    return this.#edited.get(net);
  }

  /** The parameters of a network as they are shown: W[1] row by row, b[1], W[2], ... */
  parameters(net) {
    if (this.#edited.has(net)) return this.#edited.get(net);
    const { values, shape } = this.run.arrays[this.run.nets[net].theta];
    return values.subarray(this.k * shape[1], (this.k + 1) * shape[1]);
  }

  /** Something that panels share was set by hand: it holds as long as the run. */
  set(name, value) {
    this.#byHand.set(name, value);
  }

  /** What was set by hand under this name, else what Python says. */
  get(name, otherwise) {
    return this.#byHand.get(name) ?? otherwise;
  }

  /** Look at something that panels share, such as one of the examples, whatever run is shown. */
  lookAt(name, value) {
    this.#looks.set(name, value);
  }

  /** What is looked at under this name; undefined before anything was chosen. */
  looksAt(name) {
    return this.#looks.get(name);
  }

  /** Look at nothing in particular: other panels are shown. */
  forgetLooks() {
    this.#looks.clear();
  }

  /** `make()`, made once: what an owner keeps under a name until the run or one of the `inputs` is another. */
  keep(owner, name, inputs, make) {
    if (!this.#kept.has(owner)) this.#kept.set(owner, new Map());
    const own = this.#kept.get(owner);
    const kept = own.get(name);
    if (kept && kept.inputs.every((input, i) => input === inputs[i])) return kept.value;
    const value = make();
    own.set(name, { inputs, value });
    return value;
  }
}
