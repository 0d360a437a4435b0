// What a network answers over the plane: maps of G × G points.

import { prepare } from "./inputs.js";
import { forward, gridPoints, roomFor } from "./network.js";

export const MAP = 60;

/**
 * All activations over the domain as shown; panels that show the same network share one computation per frame. The numbers are
 * written over when another step is shown.
 */
export function field(view, net, domain, G = MAP) {
  const key = JSON.stringify([net, domain, G]);
  const spec = view.run.nets[net];
  const { points, room } = view.keep("grid", key, [], () => ({ points: prepare(spec, gridPoints(domain, G)), room: roomFor(spec, G * G) }));
  return view.keep("field", key, [view.k, view.edited(net)], () => forward(spec, view.parameters(net), points, room));
}
