// The examples that are shown: those of the run, or the learner's own points while they are set by hand.

/** {X: [x₁ of all, x₂ of all], Y}; the same object as long as nothing changes. */
export function examplesIn(view, x = "X", y = "Y") {
  const byHand = x === "X" && view.get("points");
  return byHand || view.keep("examples", x, [], () => ({ X: rowsOf(view.run.arrays[x]), Y: view.run.arrays[y].values }));
}

/** The rows of an array (rows, m) of a run. */
export function rowsOf({ values, shape: [rows, m] }) {
  return Array.from({ length: rows }, (_, i) => values.subarray(i * m, (i + 1) * m));
}
