// The unit and the example that are chosen: shared by the panels that show one network with its numbers (layers, product).

/** What is chosen: layer (1, 2, ...), unit and example (0, 1, ...). */
export function chosenIn(view, spec) {
  return view.get("chosen", spec.chosen);
}

/** Choose: shown at once, told to Python with the step at which the picture rests. */
export function choose(player, spec, chosen) {
  player.set("chosen", chosen);
  player.pick(spec.pick, { ...chosen, step: player.view.step });
}
