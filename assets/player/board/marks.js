// Units that do not help: what is wrong with them, told from what they answer to the examples.

const FLAT = 0.01; // a slope below this share of the largest is as good as none
const NEARLY_ALL = 0.95; // of the examples
const SAME = 1e-6; // weights that differ by less, for their size, are equal
const SLOPES = { sigmoid: (a) => 4 * a * (1 - a), tanh: (a) => 1 - a * a }; // as a share of the largest there is

export const MARKS = {
  dead: { sign: "0", short: "dead", words: "dead: 0 for every example" },
  saturated: { sign: "S", short: "saturated", words: "saturated: flat for nearly every example" },
  twin: { sign: "=", short: "twins", words: "twin: equal to another unit of its layer" },
};

/** For every hidden layer l and unit: the names of its marks, [l - 1][unit]; A are the answers to the examples, layer by layer. */
export function marksOf(net, theta, A) {
  let start = 0;
  return net.n.slice(1, -1).map((units, i) => {
    const before = net.n[i];
    const numbers = (unit) => [...theta.slice(start + unit * before, start + (unit + 1) * before), theta[start + units * before + unit]];
    const rows = Array.from({ length: units }, (_, unit) => numbers(unit));
    start += units * (before + 1);
    return rows.map((row, unit) => {
      const found = idle(net.activations[i], A[i + 1][unit]);
      if (rows.some((other, j) => j !== unit && equal(row, other))) found.push("twin");
      return found;
    });
  });
}

function idle(activation, answers) {
  if (activation === "relu") return answers.every((a) => a === 0) ? ["dead"] : [];
  if (!SLOPES[activation]) return [];
  let flat = 0;
  for (const a of answers) if (isFlat(activation, a)) flat += 1;
  return flat >= NEARLY_ALL * answers.length ? ["saturated"] : [];
}

/** Whether a bend has hardly any slope where it answers a. */
export function isFlat(activation, a) {
  return SLOPES[activation]?.(a) < FLAT;
}

function equal(row, other) {
  return row.every((w, j) => Math.abs(w - other[j]) <= SAME * Math.max(1, Math.abs(w)));
}
