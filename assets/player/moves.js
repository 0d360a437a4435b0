// How much each parameter changes in the next step of gradient descent.

import { backward } from "./backward.js";

const HARDLY = -5; // powers of ten: changes up to 10⁻⁵ are as good as none,
const MUCH = -1; // and from 10⁻¹ on they are drawn as large

/** −α dJ/dθ at the step shown, in the order of theta; `legs` are the run's [α, steps], one after the other. */
export function nextStep(view, net, legs) {
  const { run } = view;
  const { values, shape: [rows, m] } = run.arrays.X;
  const X = Array.from({ length: rows }, (_, i) => values.subarray(i * m, (i + 1) * m));
  const alpha = rateAt(legs, view.step);
  return backward(run.nets[net], view.parameters(net), X, [run.arrays.Y.values]).map((slope) => -alpha * slope);
}

/** The learning rate of the step that follows `step`; beyond the end, that of the last leg. */
export function rateAt(legs, step) {
  let end = 0;
  for (const [alpha, steps] of legs) {
    end += steps;
    if (step < end) return alpha;
  }
  return legs.at(-1)[0];
}

/** How strongly a change is drawn, 0 to 1, by its power of ten. */
export function strength(change) {
  if (!change) return 0;
  return Math.max(0, Math.min(1, (Math.log10(Math.abs(change)) - HARDLY) / (MUCH - HARDLY)));
}
