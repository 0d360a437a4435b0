// What a network may be given of a place in the plane: its two coordinates, and what can be derived from them.

export const INPUTS = {
  x1: { label: "x₁", of: (x1) => x1 },
  x2: { label: "x₂", of: (x1, x2) => x2 },
  x1x1: { label: "x₁²", of: (x1) => x1 * x1 },
  x2x2: { label: "x₂²", of: (x1, x2) => x2 * x2 },
  x1x2: { label: "x₁x₂", of: (x1, x2) => x1 * x2 },
  sin1: { label: "sin 4x₁", of: (x1) => Math.sin(4 * x1) },
  sin2: { label: "sin 4x₂", of: (x1, x2) => Math.sin(4 * x2) },
};

/** One input at many places, X2 = [x₁ of all, x₂ of all], as a row. */
export function derived(name, [x1, x2]) {
  const { of } = INPUTS[name];
  return Float64Array.from(x1, (value, e) => of(value, x2[e]));
}

/** The rows that a network is given at places X2: its inputs, shifted and scaled; a network that names none is given X2 itself. */
export function prepare({ inputs, shift, scale }, X2) {
  if (!inputs) return X2;
  return inputs.map((name, i) => {
    const [from, size] = [shift?.[i] ?? 0, scale?.[i] ?? 1];
    return derived(name, X2).map((value) => (value - from) / size);
  });
}
