// One step for one example in four phases. Each has what it says in a sentence, and its numbers layer by layer. A `scene` is {net,
// theta, traced, looked, alpha, next, m, J, isOpen}: `looked` is the unit that is looked at, `next` the {theta, loss} after the step.

import { BENDS } from "../board/head.js";
import { incoming, numbersOf } from "../board/parameters.js";
import { SLOPE } from "../backward.js";
import { showNumber, showTick } from "../format.js";
import { answerFactor, daLine, dwLine, dzLine, weightFactor } from "./chain.js";
import { answerSymbol, inputNames, outputSymbol, parameterSymbol, symbol } from "../symbols.js";
import { writtenFold, writtenLine, writtenSum, writtenTable } from "./write.js";

const FEW_LAYERS = 6; // that are all open at first
const FEW_NUMBERS = 40; // of a layer whose update is open at first

const several = (values, show = showNumber) => (values.length > 1 ? `(${values.map(show).join(", ")})` : show(values[0]));
const layersOf = ({ net }) => net.activations.map((_, i) => i + 1);

export const PHASES = {
  forward: {
    said: ({ net, traced: { A, Y } }) => `The network answers ${net.n.at(-1) > 1 ? "ŷ₁, ŷ₂, …" : "ŷ"} = ${several(A.at(-1))}; right would be ${several(Y, showTick)}.`,
    written: (scene) => inputsGiven(scene) + layersOf(scene).map((l) => cardOf(scene, "forward", l, forwardOf)).join(""),
  },
  cost: {
    said: ({ traced, m, J }) => `What this answer costs: L = ${showNumber(traced.loss)}. The cost J is the mean over all ${m}: ${showNumber(J)}.`,
    written: (scene) => `<section>${lossWritten(scene)}</section>`,
  },
  backward: {
    said: ({ net, traced: { gradient } }) => {
      const largest = gradient.reduce((best, d, at) => (Math.abs(d) > Math.abs(gradient[best]) ? at : best), 0);
      return `From the output back to the first layer. The steepest: ${parameterSymbol(net, largest, "d")} = ${showNumber(gradient[largest])}.`;
    },
    written: (scene) => layersOf(scene).toReversed().map((l) => cardOf(scene, "backward", l, backwardOf)).join(""),
  },
  update: {
    said: ({ traced: { loss }, next, alpha }) => {
      const way = next.loss < loss ? "falls" : next.loss > loss ? "rises" : "stays";
      return `Every number goes a step of α = ${showTick(alpha)} against its slope: the loss of this example ${way} from ${showNumber(loss)} to ${showNumber(next.loss)}.`;
    },
    written: (scene) => layersOf(scene).map((l) => cardOf(scene, "update", l, updateOf)).join(""),
  },
};

const isOutput = ({ net }, l) => l === net.n.length - 1;
const unitIn = ({ looked, net }, l) => (looked?.layer === l && looked.unit < net.n[l] ? looked.unit : 0);
const nameOfUnit = (scene, l, i) => (isOutput(scene, l) ? (scene.net.n[l] > 1 ? `output ${i + 1}` : "output") : `unit ${i + 1}`);

function cardOf(scene, phase, l, write) {
  const { net, isOpen, looked } = scene;
  const title = `${isOutput(scene, l) ? "output" : "layer"} [${l}] · ${BENDS[net.activations[l - 1]] ?? net.activations[l - 1]}`;
  const begins = l === (phase === "backward" ? net.n.length - 1 : 1);
  const few = phase === "update" ? net.n[l] * (net.n[l - 1] + 1) <= FEW_NUMBERS : net.n.length <= FEW_LAYERS;
  return writtenFold(isOpen, `${phase} ${l}`, title, few || begins || looked?.layer === l, () => write(scene, l));
}

/** The first cell of a unit's row: a button that looks at it, where there is a choice. */
function chooser(scene, l, i) {
  const name = nameOfUnit(scene, l, i);
  if (scene.net.n[l] === 1) return name;
  return `<button type="button" data-key="look ${l} ${i}" data-layer="${l}" data-unit="${i}" aria-pressed="${unitIn(scene, l) === i}">${name}</button>`;
}

function inputsGiven({ net, traced }) {
  return `<section><h4>inputs, as the network gets them</h4>${writtenTable(["", "x"], inputNames(net).map((name, j) => [name, traced.A[0][j]]))}</section>`;
}

function forwardOf(scene, l) {
  const { net, theta, traced } = scene;
  const i = unitIn(scene, l);
  const { bias } = numbersOf(net, l, i);
  const terms = traced.A[l - 1].map((_, j) => [weightFactor(net, theta, l, i, j), answerFactor(net, traced, l - 1, j)].map(({ name, value }) => ({ name, value })));
  const z = { name: symbol("z", l, i), value: traced.Z[l][i], terms: [...terms, [{ name: parameterSymbol(net, bias), value: theta[bias] }]] };
  const rows = traced.Z[l].map((value, k) => [chooser(scene, l, k), value, traced.A[l][k]]);
  return writtenTable(["", "z", "a"], rows) + writtenLine(z) + `<p class="pul-line">${answerWritten(scene, l, i)}</p>`;
}

function answerWritten(scene, l, i) {
  const { net, traced: { A, Z } } = scene;
  const [g, z] = [net.activations[l - 1], showNumber(Z[l][i])];
  const bent = g === "linear" ? "z" : g === "softmax" ? `e<sup>${z}</sup> / (the sum of e<sup>z</sup> over all outputs)` : `${BENDS[g]}(${z})`;
  const name = isOutput(scene, l) ? `${outputSymbol(net, i)} = ${answerSymbol(net, l, i)}` : answerSymbol(net, l, i);
  return `<b>${name}</b> = ${bent} = <b>${showNumber(A[l][i])}</b>`;
}

function lossWritten({ net, traced: { A, Y, loss } }) {
  const yhat = A.at(-1);
  const put = (formula, numbers) => `<p class="pul-line"><b>L</b> = ${formula}</p><p class="pul-line">= ${numbers} = <b>${showNumber(loss)}</b></p>`;
  if (net.loss === "squared_error") return put("(ŷ − y)²", `(${showNumber(yhat[0])} − ${showTick(Y[0]).replace(/^−.*/, "($&)")})²`);
  const right = yhat.length > 1 ? Y.indexOf(1) : Number(Y[0] > 0.5);
  const chance = yhat.length > 1 ? yhat[right] : right ? yhat[0] : 1 - yhat[0];
  const rounded = chance === 0 ? " <em>log 0 has no value: L is taken from z, where nothing has rounded.</em>" : "";
  if (yhat.length > 1) return put(`−log ${outputSymbol(net, right)} <em>(class ${right + 1} is the right one)</em>`, `−log ${showNumber(chance)}`) + rounded;
  const left = right ? "y = 1, so the second part is gone" : "y = 0, so the first part is gone";
  return put("−( y log ŷ + (1 − y) log(1 − ŷ) )", `−log ${right ? "ŷ" : "(1 − ŷ)"} <em>(${left})</em> = −log ${showNumber(chance)}`) + rounded;
}

function backwardOf(scene, l) {
  const { net, theta, traced } = scene;
  const { A, dA, dZ, Y, gradient } = traced;
  const [i, slope] = [unitIn(scene, l), SLOPE[net.activations[l - 1]]];
  const table = isOutput(scene, l)
    ? writtenTable(["", "ŷ", "y", "dz"], dZ[l].map((dz, k) => [chooser(scene, l, k), A[l][k], showTick(Y[k]), dz]))
    : writtenTable(["", "da", "g′(z)", "dz = g′ · da"], dZ[l].map((dz, k) => [chooser(scene, l, k), dA[l][k], slope(A[l][k]), dz]));
  const lines = isOutput(scene, l) ? writtenLine(dzLine(net, traced, l, i)) : writtenSum(daLine(net, theta, traced, l, i)) + writtenLine(dzLine(net, traced, l, i));
  const heads = A[l - 1].map((_, j) => `· ${answerSymbol(net, l - 1, j)}`);
  const slopes = dZ[l].map((_, k) => [symbol("dz", l, k), ...incoming(net, l, k).map((at) => gradient[at])]);
  const first = dwLine(net, traced, incoming(net, l, i)[0]);
  return `${table}${lines}<h4>dW = dz · a, and db = dz</h4><div class="pul-wide">${writtenTable(["", ...heads, "db"], slopes)}</div>${writtenLine(first)}`;
}

function updateOf(scene, l) {
  const { net, theta, traced, next, alpha } = scene;
  const places = traced.Z[l].flatMap((_, i) => incoming(net, l, i));
  const rows = places.map((at) => [parameterSymbol(net, at), theta[at], -alpha * traced.gradient[at], next.theta[at]]);
  return writtenTable(["", "old", "− α · slope", "new"], rows);
}
