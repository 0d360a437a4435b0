// What a network answers over the plane of its two inputs: maps of MAP × MAP points.

import { forward, gridPoints } from "./network.js";

export const MAP = 60;

/** All activations over the domain as shown; panels that show the same network share one computation per frame. */
export function field(view, net, domain) {
  const key = JSON.stringify([net, domain]);
  const points = view.keep("points", key, [], () => gridPoints(domain, MAP));
  return view.keep("field", key, [view.k, view.edited(net)], () => forward(view.run.nets[net], view.parameters(net), points));
}
