// The player: shows a run step by step. It never asks the server while it plays; it reports where it rests.

import { Controls } from "./controls.js";
import { goesOn, Growing, grown, indexOf } from "./growing.js";
import { listenFor, stopListening } from "./keys.js";
import { Knobs } from "./knobs.js";
import { linkToPicture, scrollToNamed, scrollToPicture, tendPage } from "./page.js";
import { Picks } from "./picks.js";
import { Playback } from "./playback.js";
import { presentAsAsked } from "./present.js";
import { told } from "./readout.js";
import { panelOf } from "./registry.js";
import { Reports, sayApart } from "./reports.js";
import { readRun } from "./run.js";
import { Story } from "./story.js";
import { readTheme } from "./theme.js";
import { Help, makeTools, WayBack } from "./tools.js";
import { View } from "./view.js";

const PRESSED = new Map(); // page → how often its button had been pressed when its picture was drawn last

const wantsNoMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Player {
  constructor(root) {
    this.root = root;
    this.view = new View();
    this.panels = [];
    this.playback = new Playback(this);
    this.growing = new Growing(this);
    this.reports = new Reports(this);
    this.picks = new Picks();
    this.help = new Help(root);
    this.story = new Story(root, this);
    this.knobs = new Knobs(root, this);
    this.grid = document.createElement("div");
    this.grid.className = "pul-panels";
    root.append(this.grid);
    this.controls = new Controls(root, this);
    this.readout = document.createElement("p");
    this.readout.className = "pul-readout";
    this.readout.dataset.testid = "readout";
    this.readout.setAttribute("aria-live", "polite");
    this.told = document.createElement("div");
    this.told.className = "pul-told";
    this.told.append(this.readout, this.story.told);
    root.append(this.told);
    this.way = new WayBack(root, () => this.reach());
    this.resize = new ResizeObserver(() => this.redraw());
    this.resize.observe(this.grid);
    presentAsAsked();
    listenFor(this);
    linkToPicture(() => this.reach());
    tendPage();
  }

  get playing() {
    return this.playback.playing;
  }

  /** Whether the picture stands still, on a page that is still there. */
  get rests() {
    return !this.playing && this.root.isConnected;
  }

  /** New data or a new theme. A run that is new keeps playing if it was playing, else it rests where Python says. */
  update(bytes, python) {
    const sent = readRun(bytes);
    this.picks.heard(sent.heard);
    const longer = goesOn(sent, this.view.run);
    if (!longer && (sent.grows?.since ?? null) !== null) return this.growing.lost(sent, python);
    const run = longer ? grown(this.view.run, sent) : sent;
    this.python = python; // how to tell it: setStateValue, setTriggerValue
    this.view.theme = readTheme(this.root, this.view.theme);
    this.story.update(run);
    const pressed = run.begin > (PRESSED.get(run.page) ?? 0); // a button of the page asks to play
    PRESSED.set(run.page, run.begin);
    const isNew = run.id !== this.view.run?.id;
    const turned = isNew && this.turnsPage;
    if (isNew && longer) this.extend(run);
    else if (isNew) this.begin(run);
    else if (run.turn !== this.turn) this.jump(run.show);
    else if (!pressed) return this.draw(); // the same picture again, perhaps in another theme
    this.turn = run.turn;
    this.knobs.update(run);
    this.draw();
    if (turned) this.bringIntoView(); // once more: what is told now may be longer or shorter
    const byItself = run.plays && !this.started && !wantsNoMotion();
    if ((pressed || byItself) && !this.playing) this.toggle();
    if (this.started) this.reports.announce(isNew && !longer); // of steps that come while it plays the page need not tell
    else scrollToNamed(this.root);
    this.started = true;
  }

  /** Take over a new run; the one before stays as a ghost where the present panels can show both. */
  begin(run) {
    const before = this.view.run;
    const fits = before && shape(run) === shape(before);
    if (!fits) this.view.forgetLooks();
    if (!fits) this.build(run);
    this.panels.forEach((panel, i) => panel.retitle(run.panels[i]));
    this.view.begin(run, fits && !this.turnsPage ? before : null);
    this.turnsPage = false;
    const first = this.playing && !run.grows ? 0 : run.show; // one that grows goes on from where it was changed
    this.playback.restart(first);
    this.view.goTo(first);
  }

  /** The same run, longer: the picture stays where it is. */
  extend(run) {
    const { step } = this.view;
    const past = this.playback.position - this.view.k;
    if (shape(run) !== shape(this.view.run)) this.build(run);
    this.panels.forEach((panel, i) => panel.retitle(run.panels[i]));
    const stays = run.turn === this.turn || run.grows.since !== null;
    this.view.extend(run, stays ? indexOf(run.steps, step) : run.show);
    this.turn = run.turn;
    this.playback.position = this.view.k + past;
    this.growing.forget();
  }

  /** A link or a control of the page set the step. */
  jump(k) {
    this.pause();
    this.view.goTo(k);
  }

  build(run) {
    const stacks = run.panels.map(({ column }) => column);
    const cells = Array.from({ length: Math.max(...stacks) + 1 }, () => document.createElement("div"));
    for (const cell of cells) cell.className = "pul-column";
    this.grid.replaceChildren(...cells);
    this.panels = run.panels.map((spec) => new (panelOf(spec.kind))(cells[spec.column], spec, this));
    this.grid.style.setProperty("--pul-columns", run.columns.map((share) => `minmax(0, ${share}fr)`).join(" "));
  }

  draw() {
    const { view, playing } = this;
    if (!view.run) return;
    this.story.show(view);
    view.reveals = this.story.reveals(view);
    for (const panel of this.panels) panel.show(view);
    this.controls.show(view, playing);
    this.readout.textContent = told(view);
    Object.assign(this.root.dataset, { step: view.step, steps: view.run.steps.at(-1), playing, run: view.run.id });
  }

  /** Draw in another size: type grows with the screen, and on the wall. */
  redraw() {
    if (this.view.theme) this.view.theme = readTheme(this.root, this.view.theme);
    this.draw();
  }

  /** Show index k. */
  show(k) {
    this.view.goTo(k);
    this.draw();
  }

  /** Show index k without saying that the picture rests there (while the scrub bar is dragged). */
  look(k) {
    this.pause();
    this.view.forgetEdits();
    this.show(k);
  }

  /** Show index k and rest there. */
  rest(k) {
    this.look(k);
    this.reports.rest();
  }

  toggle() {
    const { view } = this;
    if (this.playing) return this.rest(view.k);
    if (wantsNoMotion()) return this.leap();
    view.forgetEdits();
    this.readout.setAttribute("aria-live", "off"); // not on every frame; the sentence at rest is read out
    const from = view.k < view.last || this.growing.awaited ? view.k : 0;
    this.playback.start(from);
    this.show(from);
  }

  /** Without motion: to the end of what there is, and where the run goes on, the next steps are asked for. */
  leap() {
    this.rest(this.view.last);
    this.growing.look(this.view.last, 1);
  }

  pause() {
    this.playback.stop();
    this.readout.setAttribute("aria-live", "polite");
  }

  /** Show a network with other parameters than recorded, until a new run comes or another step is shown. */
  edit(net, theta) {
    this.pause();
    this.view.edit(net, theta);
    this.draw();
  }

  /** Show something that was set by hand, until a new run comes. */
  set(name, value) {
    this.view.set(name, value);
    this.draw();
  }

  /** Look at something, such as one of the examples, until other panels are shown. */
  lookAt(name, value) {
    this.view.lookAt(name, value);
    this.draw();
  }

  /** The text below points something out (pointed.js); where nothing is marked, before or now, nothing need be drawn. */
  point(pointed) {
    const before = this.view.looksAt("pointed");
    this.view.lookAt("pointed", pointed);
    if (before?.marks.length || pointed.marks.length) this.draw();
  }

  /** Something was chosen that holds while the picture plays: Python is told, with the step shown and the last one seen. */
  tell(what, values) {
    const { step } = this.view;
    const named = { ...values, step, seen: Math.max(step, this.view.seen) };
    this.reports.forget();
    this.picks.say(this.python, what, named);
  }

  /** Numbers were chosen in a picture, by a click or a drag: {name: number}. Python is told. */
  pick(what, values) {
    this.pause();
    this.reports.forget();
    this.picks.say(this.python, what, values);
  }

  /** A scene was chosen in the strip. Python sets its controls. */
  choose(scene) {
    this.pause();
    this.reports.forget();
    this.turnsPage = true; // the next run is another experiment: nothing to compare it with
    sayApart(() => this.python.setTriggerValue("scene", scene));
  }

  /** The buttons at the end of the strip. */
  tools() {
    return [makeTools(this.help, this)];
  }

  /** Bring the experiment to the top of the screen. */
  bringIntoView() {
    scrollToPicture(this.root, wantsNoMotion() ? "instant" : "smooth");
  }

  /** Bring the picture into view, and the focus to it. */
  reach() {
    this.bringIntoView();
    this.root.focus({ preventScroll: true });
  }

  forget() {
    this.pause();
    stopListening(this);
    this.way.forget();
    this.reports.forget();
    this.resize.disconnect();
  }
}

/** What must be equal for the same panels to show two runs. */
function shape({ panels, columns }) {
  return JSON.stringify([columns, panels.map(({ kind, part, pick, column }) => [kind, part, pick, column])]);
}
