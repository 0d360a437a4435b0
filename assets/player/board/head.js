// What stands above the layers: how many units they have, how they bend, and how many layers there are.

import { fillPool, keepKeys, nameIt, pushButton } from "./make.js";

const BENDS = { tanh: "tanh", sigmoid: "sigmoid", relu: "ReLU", leaky_relu: "leaky ReLU", linear: "linear" };
const FIELD_KEYS = [" ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export class Head {
  #layers = []; // one element for each hidden layer

  /** `pick(what, values)` says what a hand asks for; `spec` names what is most, and what is hidden. */
  constructor(frame, bar, pick) {
    Object.assign(this, { frame, pick });
    this.less = pushButton("−", () => this.pick("layers", { count: this.count - 1 }));
    this.more = pushButton("+", () => this.pick("layers", { count: this.count + 1 }));
    this.told = document.createElement("output");
    bar.append("hidden layers ", this.less, this.told, this.more);
    this.bar = bar;
    nameIt(this.less, "Take the last hidden layer away");
    nameIt(this.more, "Add a hidden layer");
    for (const button of [this.less, this.more]) keepKeys(button, [" "]);
  }

  /** Show what stands above the layers of a network; `at(layer)` is the middle of a layer in pixels, `column` its width. */
  show({ n, activations }, spec, at, column) {
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

  #layer(l) {
    const root = document.createElement("div");
    root.className = "pul-layer";
    const count = () => Number(told.textContent);
    const [less, more] = [pushButton("−", () => this.pick("units", { layer: l, count: count() - 1 })), pushButton("+", () => this.pick("units", { layer: l, count: count() + 1 }))];
    nameIt(more, `Add a unit to layer [${l}]`);
    const told = document.createElement("output");
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
