// One example walked through the network by hand: a step in its four phases, or the chain rule for one weight.

import { inWords } from "../board/parameters.js";
import { examplesIn } from "../examples.js";
import { showNumber, showTick } from "../format.js";
import { costOver } from "../judged.js";
import { lookAtExample } from "../looked.js";
import { Panel } from "../panel.js";
import { register } from "../registry.js";
import { TraceBody } from "../trace/body.js";
import { exampleTraced, stepped } from "../trace/example.js";
import { TraceHead } from "../trace/head.js";
import { PHASES } from "../trace/phases.js";
import { EPSILONS, slopeBack, slopeTried } from "../trace/slopes.js";
import { paintStrip, stripOfPhase, stripOfWeight } from "../trace/strip.js";
import { inputNames, parameterSymbol } from "../symbols.js";
import { chainWritten, comparedWritten } from "../trace/weight.js";

const NOW_AND_THEN = 6; // frames from one writing to the next while the run plays
const MUCH_WORK = 2e6; // parameters times examples: beyond, a weight is tried with the chosen ε alone, or a hand would wait

register("trace", class TracePanel extends Panel {
  #frames = 0;

  constructor(parent, spec, player) {
    super(parent, spec, player);
    [this.phase, this.epsilon] = ["forward", EPSILONS[3]];
    this.head = new TraceHead(this.element, Object.keys(PHASES), {
      example: (by) => lookAtExample(player, this.another(this.example, by, this.m)),
      weight: (by) => player.lookAt("weight", this.another(this.at, by, player.view.parameters(this.spec.net).length)),
      phase: (name) => this.turn({ phase: name }),
      epsilon: (value) => this.turn({ epsilon: value }),
    });
    const again = () => this.show(player.view);
    this.body = new TraceBody(this.element, (unit) => player.lookAt("unit", unit), again);
  }

  another(present, by, count) {
    return (present + by + count) % count;
  }

  turn(chosen) {
    Object.assign(this, chosen);
    this.show(this.player.view);
  }

  draw(context, width, height, view) {
    this.#frames = this.player.playing ? this.#frames + 1 : 0;
    const scene = this.sceneOf(view);
    const strip = scene.phase ? stripOfPhase(scene.phase, scene) : stripOfWeight(scene);
    paintStrip(context, view.theme, width, height, scene.net, strip);
    if (this.#frames % NOW_AND_THEN === 0) this.write(view, scene);
  }

  /** What is looked at, with its numbers. */
  sceneOf(view) {
    const { spec, phase } = this;
    const [net, theta] = [view.run.nets[spec.net], view.parameters(spec.net)];
    const { X, Y } = examplesIn(view);
    this.m = Y.length;
    this.example = view.looksAt("example") < this.m ? view.looksAt("example") : 0;
    this.at = view.looksAt("weight") < theta.length ? view.looksAt("weight") : 0;
    const place = X.map((row) => row[this.example]);
    const traced = exampleTraced(net, theta, place, Y[this.example]);
    const isStep = spec.of === "step";
    return { net, theta, traced, X, Y, place, at: this.at, phase: isStep ? phase : null, isOpen: this.body.isOpen };
  }

  /** A scene with what comes after the step, and the cost. */
  withStep(view, scene) {
    const { net, theta, traced, X, Y, place } = scene;
    const { alpha } = this.spec;
    const after = stepped(theta, traced.gradient, alpha);
    const next = { theta: after, loss: exampleTraced(net, after, place, Y[this.example]).loss };
    return { ...scene, looked: view.looksAt("unit"), alpha, next, m: this.m, J: costOver(net, theta, X, Y) };
  }

  write(view, scene) {
    const { net, theta, place, phase, at, Y } = scene;
    const { said, written } = phase ? this.stepTold(view, scene) : this.weightTold(view, scene);
    const numbers = place.map((value, axis) => `${["x₁", "x₂"][axis]} = ${showNumber(value)}`);
    const y = net.activations.at(-1) === "softmax" ? `class ${Y[this.example] + 1}` : `y = ${showTick(Y[this.example])}`;
    const example = `example ${this.example + 1} of ${this.m}: ${[...numbers, y].join(", ")}`;
    const weight = phase ? "" : `${inWords(net, inputNames(net), at)}: ${parameterSymbol(net, at)} = ${showNumber(theta[at])}`;
    this.head.show({ example, weight, phase, epsilon: this.epsilon, said });
    this.body.root.ariaLabel = `${this.spec.title}: ${phase ?? weight}`;
    this.body.write(`${written}<p>${this.spec.notes.join(" ")}</p>`);
  }

  stepTold(view, scene) {
    const { said, written } = PHASES[scene.phase];
    const whole = this.withStep(view, scene);
    return { said: said(whole), written: written(whole) };
  }

  weightTold(view, scene) {
    const { net, traced, at } = scene;
    const slope = traced.gradient[at];
    const way = slope === 0 ? "to change it a little changes nothing" : `to make it a little larger makes the loss ${slope > 0 ? "larger" : "smaller"}`;
    const said = `For this example ${parameterSymbol(net, at, "d")} = ${showNumber(slope)}: ${way}.`;
    return { said, written: chainWritten(scene) + this.compared(view, scene) };
  }

  /** Back-propagation and the finite difference, of this example and of all; at rest, for all of them are many. */
  compared(view, scene) {
    if (this.player.playing) return "<section><p>At rest the slope is tried here, too.</p></section>";
    const edited = view.edited(this.spec.net);
    const { epsilon, example, m } = this;
    const epsilons = scene.theta.length * m > MUCH_WORK ? [epsilon] : EPSILONS;
    const find = () => this.slopes(scene, epsilons, example);
    const sets = view.keep(this, "slopes", [view.k, edited, scene.X, scene.at, example, epsilons.length, epsilon], find);
    return comparedWritten(scene.net, scene.at, sets, epsilons, epsilon);
  }

  slopes({ net, theta, X, Y, place, at }, epsilons, example) {
    const sets = { "this example": [place.map((value) => [value]), [Y[example]]], [`all ${this.m}`]: [X, Y] };
    return Object.entries(sets).map(([name, [X2, labels]]) => {
      const tried = epsilons.map((size) => slopeTried(net, theta, X2, labels, at, size));
      return { name, back: slopeBack(net, theta, X2, labels, at), tried };
    });
  }
});
