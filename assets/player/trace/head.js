// What stands above a trace: which example, which phase or which weight, and how far it is tried.

import { keepKeys, nameIt, pushButton } from "../board/make.js";
import { superscript } from "../format.js";
import { EPSILONS } from "./slopes.js";

const STEP = { ArrowLeft: -1, ArrowRight: 1 };
const OWN = [...Object.keys(STEP), "ArrowUp", "ArrowDown", "Home", "End", " ", "Enter"];

export class TraceHead {
  /** `acts`: `example(by)` and `weight(by)` go on to another one, `phase(name)` and `epsilon(value)` choose. */
  constructor(parent, phases, acts) {
    this.acts = acts;
    this.root = document.createElement("div");
    this.root.className = "pul-trace-head";
    this.example = this.#walker("example", acts.example);
    this.weight = this.#walker("weight", acts.weight);
    this.#makeTabs(phases);
    this.#makeEpsilon();
    this.said = document.createElement("p");
    this.said.setAttribute("aria-live", "polite");
    this.root.append(this.weight.root, this.example.root, this.tabs, this.field, this.said);
    parent.append(this.root);
  }

  /** "‹ example 3 of 210 ›" */
  #walker(what, go) {
    const root = document.createElement("span");
    const told = document.createElement("output");
    const [back, on] = [pushButton("‹", () => go(-1)), pushButton("›", () => go(1))];
    nameIt(back, `Previous ${what}`);
    nameIt(on, `Next ${what}`);
    for (const button of [back, on]) keepKeys(button, [" ", "Enter"]);
    root.append(back, told, on);
    return { root, told };
  }

  #makeTabs(phases) {
    this.tabs = document.createElement("span");
    this.tabs.setAttribute("role", "tablist");
    nameIt(this.tabs, "Phase of the step");
    for (const name of phases) {
      const tab = pushButton(name, () => this.acts.phase(name));
      tab.setAttribute("role", "tab");
      this.tabs.append(tab);
    }
    this.tabs.addEventListener("keydown", (event) => this.#key(event));
    keepKeys(this.tabs, OWN);
  }

  #key(event) {
    const tabs = [...this.tabs.children];
    const to = tabs[tabs.indexOf(event.target) + (STEP[event.key] ?? NaN)];
    if (STEP[event.key]) event.preventDefault();
    to?.click();
    to?.focus({ preventScroll: true });
  }

  #makeEpsilon() {
    this.field = document.createElement("label");
    this.epsilon = document.createElement("select");
    this.epsilon.append(...EPSILONS.map((value, i) => new Option(`10${superscript(-i - 1)}`, String(value))));
    this.epsilon.onchange = () => this.acts.epsilon(Number(this.epsilon.value));
    keepKeys(this.epsilon, OWN);
    this.field.append("tried with ε = ", this.epsilon);
  }

  /** Show what is chosen: the `example` and the `weight` in words, the `phase` or null for a weight, `epsilon`, and what is `said`. */
  show({ example, weight, phase, epsilon, said }) {
    const isStep = phase !== null;
    [this.weight.root.hidden, this.field.hidden, this.tabs.hidden] = [isStep, isStep, !isStep];
    for (const [element, text] of [[this.example.told, example], [this.weight.told, weight], [this.said, said]]) {
      if (element.textContent !== text) element.textContent = text;
    }
    for (const tab of this.tabs.children) {
      const chosen = tab.textContent === phase;
      tab.ariaSelected = String(chosen);
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.epsilon.value = String(epsilon);
  }
}
