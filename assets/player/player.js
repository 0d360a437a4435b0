// The player: shows a run step by step. It never asks the server while it plays; it reports where it rests.

const PANELS = {
  boundary: BoundaryPanel,
  units: UnitsPanel,
  curve: CurvePanel,
  path: PathPanel,
  bars: BarsPanel,
  matrix: MatrixPanel,
  picture: PicturePanel,
  graph: GraphPanel,
  fit: FitPanel,
  across: AcrossPanel,
  chord: ChordPanel,
  stations: StationsPanel,
  layers: LayersPanel,
  blocks: BlocksPanel,
  equation: EquationPanel,
  reading: ReadingPanel,
  sizes: SizesPanel,
  product: ProductPanel,
};
const REPORT_AFTER = 180; // ms without a further move before a rest is reported
const ANNOUNCE_AFTER = 150; // ms later the rest of the page hears of it
const PRESSED = new Map(); // page → how often its button had been pressed when its picture was drawn last

class Player {
  constructor(root) {
    this.root = root;
    this.speed = 1;
    this.k = 0;
    this.playing = false;
    this.panels = [];
    this.grid = document.createElement("div");
    this.grid.className = "pul-panels";
    root.append(this.grid);
    this.controls = new Controls(root, this);
    this.readout = document.createElement("p");
    this.readout.className = "pul-readout";
    this.readout.dataset.testid = "readout";
    this.readout.setAttribute("aria-live", "polite");
    root.append(this.readout);
    this.resize = new ResizeObserver(() => this.draw());
    this.resize.observe(this.grid);
  }

  /** New data or a new theme. A run that is new keeps playing if it was playing, else it rests where Python says. */
  update(bytes, setStateValue, setTriggerValue) {
    Object.assign(this, { setStateValue, setTriggerValue, theme: readTheme(this.root) });
    const run = readRun(bytes);
    const isNew = run.id !== this.run?.id;
    const pressed = run.begin > (PRESSED.get(run.page) ?? 0); // a button of the page asks to play
    PRESSED.set(run.page, run.begin);
    if (isNew) {
      this.ghost = this.run && this.sameKind(run) ? this.run : null;
      if (!this.run || !this.sameKind(run)) this.build(run);
      this.panels.forEach((panel, i) => panel.retitle(run.panels[i]));
      this.run = run;
      this.k = this.position = this.playing ? 0 : run.show;
    } else if (run.turn !== this.run.turn) {
      this.pause();
      this.k = run.show;
      this.run.turn = run.turn;
    } else if (!pressed) {
      return this.draw(); // the same picture again, perhaps in another theme
    }
    this.draw();
    const byItself = run.plays && !this.started && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    if ((pressed || byItself) && !this.playing) this.toggle();
    if (this.started) this.announce();
    this.started = true;
  }

  /** Let the parts of the page that tell about the picture run again (pages/ui/player.py, follow). */
  announce() {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      if (!this.playing && this.root.isConnected) window.dispatchEvent(new Event("pulsatilla-rests"));
    }, ANNOUNCE_AFTER);
  }

  /** Whether the present panels can show that run too. */
  sameKind(run) {
    const kinds = ({ panels, columns }) => JSON.stringify([columns, panels.map(({ kind, part, pick, column }) => [kind, part, pick, column])]);
    return kinds(run) === kinds(this.run);
  }

  build(run) {
    this.grid.replaceChildren();
    const stacks = run.panels.map(({ column }) => column);
    const cells = Array.from({ length: Math.max(...stacks) + 1 }, () => document.createElement("div"));
    for (const cell of cells) cell.className = "pul-column";
    this.grid.append(...cells);
    this.panels = run.panels.map((spec) => new PANELS[spec.kind](cells[spec.column], spec, this));
    this.grid.style.setProperty("--pul-columns", run.columns.map((share) => `minmax(0, ${share}fr)`).join(" "));
  }

  draw() {
    if (!this.run) return;
    this.k = Math.max(0, Math.min(this.run.steps.length - 1, this.k));
    for (const panel of this.panels) panel.show(this.run, this.k, this.theme, this.ghost);
    this.controls.show(this.run, this.k, this.playing);
    this.readout.textContent = this.sentence(this.k);
    const { dataset } = this.root;
    [dataset.step, dataset.steps, dataset.playing] = [this.run.steps[this.k], this.run.steps.at(-1), this.playing];
    dataset.run = this.run.id;
  }

  /** The read-out at index k: phrases first, then numbers, as in pages/ui/readout.py. */
  sentence(k) {
    const { readout, arrays } = this.run;
    let { text } = readout;
    for (const [gap, phrases] of Object.entries(readout.words)) text = text.replaceAll(`{${gap}}`, phrases[arrays[`readout.${gap}`].values[k]]);
    for (const gap of readout.numbers) {
      const { values } = arrays[`readout.${gap}`];
      text = text.replaceAll(`{${gap}}`, values instanceof Float32Array ? showNumber(values[k]) : String(values[k]));
    }
    return text;
  }

  /** Show a network with other parameters than recorded, until a new run comes or another step is shown. */
  edit(net, theta) {
    this.pause();
    this.run.edited = new Map(this.run.edited).set(net, theta);
    this.draw();
  }

  /** Move end i of the chord (chord.js) to a point. */
  stretch(i, point, ends) {
    this.run.chord = ends.map((end, j) => (i === j ? point : end));
    this.draw();
  }

  /** Show index k without saying that the picture rests there (while the scrub bar is dragged). */
  look(k) {
    this.pause();
    this.run.edited = undefined;
    this.k = k;
    this.draw();
  }

  /** Show index k and rest there. */
  rest(k) {
    this.look(k);
    this.report();
  }

  toggle() {
    if (this.playing) return this.rest(this.k);
    this.run.edited = undefined;
    if (this.k >= this.run.steps.length - 1) this.k = 0;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.rest(this.run.steps.length - 1);
    Object.assign(this, { playing: true, position: this.k, before: undefined });
    this.readout.setAttribute("aria-live", "off"); // not on every frame; the sentence at rest is read out
    this.draw();
    this.next = requestAnimationFrame((now) => this.frame(now));
  }

  pause() {
    this.playing = false;
    cancelAnimationFrame(this.next);
    this.readout.setAttribute("aria-live", "polite");
  }

  frame(now) {
    if (!this.playing || !this.root.isConnected) return;
    const last = this.run.steps.length - 1;
    const perSecond = (this.run.seconds ? last / this.run.seconds : Math.min(60, Math.max(5, last / 4))) * this.speed;
    this.position += this.before === undefined ? 0 : (Math.min(100, now - this.before) / 1000) * perSecond;
    this.before = now;
    if (this.position >= last) return this.rest(last);
    if (Math.round(this.position) !== this.k) {
      this.k = Math.round(this.position);
      this.draw();
    }
    this.next = requestAnimationFrame((next) => this.frame(next));
  }

  /** Tell the address bar and Python where the picture rests, once it does. */
  report() {
    clearTimeout(this.reporting);
    this.reporting = setTimeout(() => {
      if (this.playing || !this.root.isConnected) return;
      const step = this.run.steps[this.k];
      const address = new URL(location.href);
      if (address.searchParams.has("step")) {
        address.searchParams.set("step", step);
        history.replaceState(history.state, "", address);
      }
      this.reports = (this.reports ?? 0) + 1;
      this.setStateValue("rest", { step, count: this.reports });
      this.announce();
    }, REPORT_AFTER);
  }

  /** Numbers were chosen in a picture, by a click or a drag: {name: number}. */
  pick(what, values) {
    this.pause();
    this.setTriggerValue("picked", { what, values });
  }

  forget() {
    this.pause();
    clearTimeout(this.reporting);
    clearTimeout(this.announcing);
    this.resize.disconnect();
  }
}

const PLAYERS = new WeakMap();

const engine = {
  show(root, data, setStateValue, setTriggerValue) {
    if (!PLAYERS.has(root)) PLAYERS.set(root, new Player(root));
    PLAYERS.get(root).update(data, setStateValue, setTriggerValue);
  },
  forget(root) {
    PLAYERS.get(root)?.forget();
    PLAYERS.delete(root);
    root.replaceChildren();
  },
  showNumber,
  forward,
};

export default function () {
  globalThis.pulsatillaEngine ??= Promise.withResolvers();
  globalThis.pulsatillaEngine.resolve(engine);
}
