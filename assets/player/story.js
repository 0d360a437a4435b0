// The story round the picture: the strip of scenes above it, and below it the guess, what to look for and what happened.

import { bestOf, keepBest } from "./best.js";

const GUESSES = new Map(); // "page scene" → the answer that was chosen, for as long as the tab is open

const make = (tag, className, ...content) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
};

/**
 * What is told of a story now: {kind, text, ...}. `guess` is the chosen answer's name, `seen` whether the run has been seen to its
 * end. Kinds: own, look, ask, wait; at the end right, other, wrong, told; and where a task is set, task and solved.
 */
export function tell(story, guess, seen) {
  if (story.scene === "own") return { kind: "own", text: "Your own experiment. The scenes above lead back to the story." };
  const { guess: asked, happened, look_for: look, still, judged } = story;
  if (judged) return { kind: judged.solved ? "solved" : "task", text: look, judged: judged.text };
  if (!asked) return seen ? { kind: "told", text: happened } : { kind: "look", text: look };
  const said = asked.answers.find(({ name }) => name === guess)?.text;
  if (!seen && !(still && said)) return said ? { kind: "wait", said, text: look } : { kind: "ask", text: asked.text, help: asked.help, look, answers: asked.answers };
  if (!said) return { kind: "told", text: happened };
  if (guess === story.truth) return { kind: "right", said, text: happened };
  return { kind: asked.sums ? "wrong" : "other", said, text: happened };
}

const LEADS = {
  right: (said) => `You said: ${said}. So it was.`,
  other: (said) => `You said: ${said}. It went differently.`,
  wrong: (said) => `You said: ${said}. That is wrong, because:`,
  wait: (said) => `You say: ${said}.`,
};

export class Story {
  #story = null;
  #page = "";
  #seen = new Set(); // "page scene run" of what was seen to its end
  #last = ""; // what is drawn, so that nothing is drawn twice

  /** `player` is asked to play, and told which scene is chosen. */
  constructor(root, player) {
    this.player = player;
    this.strip = make("nav", "pul-strip");
    this.strip.setAttribute("aria-label", "Scenes");
    this.told = make("div", "pul-story");
    this.told.dataset.testid = "story";
    this.told.setAttribute("aria-live", "polite");
    root.append(this.strip);
  }

  /** Take over what Python says with a run. */
  update({ story, page }) {
    const before = JSON.stringify(this.#story?.scenes);
    this.#story = story?.scenes ? story : null;
    this.#page = page;
    this.strip.hidden = !this.#story;
    if (story?.judged?.solved) keepBest(this.#key, story.judged);
    if (this.#story && JSON.stringify(story.scenes) !== before) this.#build();
    this.#mark();
  }

  get scenes() {
    return this.#story?.scenes ?? [];
  }

  /** The place of the present scene; −1 in an experiment of one's own. */
  get place() {
    return this.scenes.findIndex(({ slug }) => slug === this.#story.scene);
  }

  /** Whether nothing of the answer needs to be kept back: what is marked in the picture may be seen. */
  reveals({ run, k, last }) {
    if (!this.#story || this.#story.scene === "own") return true;
    return k >= last || this.#seen.has(this.#watched(run));
  }

  /** Go to the scene at a place, if there is one. */
  enter(place) {
    const scene = this.scenes[place];
    if (!scene) return;
    this.player.reach(); // the keys mean the picture now, not the button that was pressed
    this.player.choose(scene.slug);
  }

  /** Draw what is told at this moment of the run. */
  show(view) {
    if (!this.#story) return;
    if (view.k >= view.last) this.#seen.add(this.#watched(view.run));
    const guess = GUESSES.get(this.#key);
    const now = tell(this.#story, guess, this.#seen.has(this.#watched(view.run)));
    const key = JSON.stringify([now, view.run.id, this.place]);
    if (key === this.#last) return;
    this.#last = key;
    this.told.dataset.kind = now.kind;
    this.told.replaceChildren(...this.#lines(now, view));
  }

  get #key() {
    return this.#keyOf(this.#story.scene);
  }

  #keyOf(scene) {
    return `${this.#page} ${scene}`;
  }

  #watched(run) {
    return `${this.#key} ${run.id}`;
  }

  #build() {
    const step = (by, sign, name) => {
      const button = make("button", "pul-step", sign);
      Object.assign(button, { type: "button", title: name, onclick: () => this.enter(Math.max(0, this.place) + by) });
      button.setAttribute("aria-label", name);
      return button;
    };
    const scenes = this.scenes.map(({ slug, name }, i) => {
      const button = make("button", "pul-scene", make("b", "", String(i + 1)), ` ${name}`);
      Object.assign(button, { type: "button", onclick: () => this.enter(i) });
      button.dataset.scene = slug;
      return button;
    });
    this.list = make("div", "pul-scenes", ...scenes);
    this.strip.replaceChildren(step(-1, "‹", "Previous scene"), this.list, step(1, "›", "Next scene"), ...this.player.tools());
  }

  /** Which scene is the present one. */
  #mark() {
    for (const button of this.strip.querySelectorAll(".pul-scene")) {
      const present = button.dataset.scene === this.#story.scene;
      button.setAttribute("aria-current", present ? "step" : "false");
      if (bestOf(this.#keyOf(button.dataset.scene))) button.dataset.solved = true;
      if (present) this.list.scrollLeft = button.offsetLeft - (this.list.clientWidth - button.offsetWidth) / 2;
    }
  }

  #lines({ kind, said, text, help, look, answers, judged }, view) {
    if (judged) return [make("p", "", text), make("p", "", make("b", "", judged), ...this.#best()), ...(kind === "solved" ? [make("p", "pul-answers", this.#next() ?? "")] : [])];
    if (kind === "ask") {
      const choices = answers.map(({ name, text: answer }) => {
        const button = make("button", "pul-answer", answer);
        Object.assign(button, { type: "button", onclick: () => this.#guess(name, view) });
        return button;
      });
      const question = make("p", "", make("b", "", "Guess first. "), text);
      if (help) question.title = help;
      return [question, make("p", "pul-answers", ...choices), make("p", "pul-look", look)];
    }
    const lead = LEADS[kind]?.(said);
    const line = make("p", "", ...(lead ? [make("b", "", lead), " "] : []), text);
    const after = ["told", "right", "other", "wrong"].includes(kind) && this.#next();
    return after ? [line, make("p", "pul-answers", after)] : [line, ...((kind === "wait" || kind === "look") && !view.run.grows ? [this.#showIt(view)] : [])];
  }

  /** The learner's best solution of the present task, with a link that opens it. */
  #best() {
    const kept = bestOf(this.#key);
    if (!kept) return [];
    const link = Object.assign(make("a", "", "open it"), { href: `?${kept.query}`, target: "_self" });
    return [` Your best so far: ${kept.best} (`, link, ")."];
  }

  #next() {
    const following = this.scenes[this.place + 1];
    if (!following) return null;
    const button = make("button", "pul-answer", `Next: ${following.name} ›`);
    Object.assign(button, { type: "button", onclick: () => this.enter(this.place + 1) });
    return button;
  }

  #showIt(view) {
    const button = make("button", "pul-answer", "Show the end");
    Object.assign(button, { type: "button", onclick: () => this.player.rest(view.last) });
    return make("p", "pul-answers", button);
  }

  #guess(name, view) {
    GUESSES.set(this.#key, name);
    this.#last = "";
    if (!this.#story.still) {
      if (view.k >= view.last) this.player.rest(0);
      if (!this.player.playing) this.player.toggle();
    }
    this.player.draw();
  }
}
