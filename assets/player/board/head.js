// What stands above the layers: how many units they have, how they bend, and how many layers there are.

import { fillPool, keepKeys, nameIt, pushButton } from "./make.js";

export const BENDS = { tanh: "tanh", sigmoid: "sigmoid", relu: "ReLU", leaky_relu: "leaky ReLU", linear: "linear" };
const FIELD_KEYS = [" ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export class Head {
  #layers = []; // one element for each hidden layer

  /** `pick(what, values)` says what a hand asks for. */
  constructor(frame, bar, pick) {
    Object.assign(this, { frame, pick });
    this.told = document.createElement("output");
    this.less = pushButton("−", () => this.#ask("layers", this.told, -1));
    this.more = pushButton("+", () => this.#ask("layers", this.told, 1, this.most.layers));
    bar.append("hidden layers ", this.less, this.told, this.more);
    this.bar = bar;
    nameIt(this.less, "Take the last hidden layer away");
    nameIt(this.more, "Add a hidden layer");
    for (const button of [this.less, this.more]) keepKeys(button, [" "]);
  }

  /** Show what stands above the layers: `at(layer)` is the middle of one in pixels, `column` its width; `spec` says what is hidden. */
  show({ n, activations }, spec, at, column) {
    this.most = { layers: spec.most_layers, units: spec.most_units };
    this.count = n.length - 2;
    this.told.textContent = this.count;
    this.bar.hidden = spec.hidden.includes("layers");
    this.less.disabled = this.count === 0;
    this.more.disabled = this.count >= spec.most_layers;
    fillPool(this.#layers, this.count, (i) => this.#layer(i + 1));
    this.#layers.forEach((layer, i) => {
      const units = n[i + 1];
      Object.assign(layer.root.style, { left: `${at(i + 1)}px`, width: `${Math.min(116, column - 4)}px` });
      layer.units.hidden = spec.hidden.includes("layers");
      layer.told.textContent = units;
      nameIt(layer.less, units > 1 ? `Take a unit of layer [${i + 1}] away` : `Take layer [${i + 1}] away`);
      layer.more.disabled = units >= spec.most_units;
      layer.bend.disabled = spec.hidden.includes("bend");
      if (document.activeElement !== layer.bend || layer.bend.value !== activations[i]) layer.bend.value = activations[i];
    });
  }

  /** Ask for one more or less of what was asked for last: a quick hand presses again before the answer is here. */
  #ask(what, told, by, most, layer) {
    const count = Number(told.textContent) + by;
    if (count < 0 || (by > 0 && count > most)) return;
    told.textContent = count;
    this.pick(what, layer ? { layer, count } : { count });
  }

  #layer(l) {
    const root = document.createElement("div");
    root.className = "pul-layer";
    const told = document.createElement("output");
    const less = pushButton("−", () => this.#ask("units", told, -1, 0, l));
    const more = pushButton("+", () => this.#ask("units", told, 1, this.most.units, l));
    nameIt(more, `Add a unit to layer [${l}]`);
    nameIt(told, `units of layer [${l}]`);
    const units = document.createElement("span");
    units.append(less, told, more);
    const bend = document.createElement("select");
    nameIt(bend, `Activation of layer [${l}]`);
    bend.append(...Object.entries(BENDS).map(([name, label]) => new Option(label, name)));
    bend.onchange = () => this.pick("bend", { layer: l, g: bend.value });
    for (const button of [less, more]) keepKeys(button, [" "]);
    keepKeys(bend, FIELD_KEYS);
    root.append(units, bend);
    this.frame.append(root);
    return { root, units, less, told, more, bend, remove: () => root.remove() };
  }
}
