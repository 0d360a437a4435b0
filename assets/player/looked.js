// The example that is looked at: chosen in one panel, shown by all that draw it.

const NAME = "example";

/** The inputs' order: the places of the values, from the smallest to the largest. */
export function inOrder(values) {
  return Array.from(values, (_, i) => i).toSorted((i, j) => values[i] - values[j]);
}

/** Which example of these inputs is looked at: the one chosen, else the one in the middle. */
export function exampleIn(view, values) {
  const chosen = view.looksAt(NAME);
  if (chosen < values.length) return chosen;
  return inOrder(values)[values.length >> 1];
}

/** Look at example i. */
export function lookAtExample(player, i) {
  player.lookAt(NAME, i);
}
