// A unit's w and b set by hand in a picture: to what the sliders can be set to, so that both say the same.

/** [w, b] as the hand can set them: within their bounds, on the grid of their sliders. */
export function byHand([w, b], { bounds, grain }) {
  return [w, b].map((value, i) => {
    const [low, high] = bounds[i];
    return Number((Math.round(Math.min(high, Math.max(low, value)) / grain) * grain).toFixed(6));
  });
}
