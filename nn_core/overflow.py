"""Which numbers left the floating-point range first, when a training could not go on."""

from typing import NamedTuple

import numpy as np

from nn_core.network import Network, Parameters
from nn_core.propagation import backward, forward


class Overflow(NamedTuple):
    """`what` is "Z", "dW", "moments", "W" (each with b) or "J", of the layer `l` (1..L)."""

    what: str
    l: int


def first_overflow(
    net: Network, theta: Parameters, X: np.ndarray, Y: np.ndarray, moments: Parameters, after: Parameters, all_X: np.ndarray
) -> Overflow:
    """What of one step was not finite first, in the order in which it is computed.

    `theta` is what the step began with, X (n[0], m) and Y (n[L], m) the examples it saw; `moments` and `after` are what it left,
    and `all_X` are the examples that J is taken over. The way back goes from the last layer to the first.

    Example:
        >>> net = nn_core.Network(n=(1, 1, 1), hidden="linear", output="linear", loss="squared_error")
        >>> theta, X, Y = nn_core.initialize(net, "constant", scale=1e200), np.ones((1, 1)), np.zeros((1, 1))
        >>> first_overflow(net, theta, X, Y, theta, theta, X)  # 1e200 · 1e200
        Overflow(what='Z', l=2)
    """
    cache = forward(net, theta, X)
    gradient = backward(net, theta, cache, Y)
    last = forward(net, after, all_X)
    layers = range(1, net.L + 1)
    places = [
        *(Overflow("Z", l) for l in layers if not np.isfinite(cache.Z[l]).all()),
        *(Overflow("dW", l) for l in reversed(layers) if not _is_finite(gradient, l)),
        *(Overflow("moments", l) for l in layers if not _is_finite(moments, l)),
        *(Overflow("W", l) for l in layers if not _is_finite(after, l)),
        *(Overflow("Z", l) for l in layers if not np.isfinite(last.Z[l]).all()),
        Overflow("J", net.L),
    ]
    return places[0]


def _is_finite(part: Parameters, l: int) -> bool:
    return bool(np.isfinite(part.W[l]).all() and np.isfinite(part.b[l]).all())
