"""What a run shows by itself: units that do nothing, a net that cannot bend, examples learned by heart, an input that is dwarfed.

Each function gives its evidence in numbers, or nothing where there is nothing to be found. How steep the cost bends is told in
`curvature.py`.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nn_core.diagnosis import saturated
from nn_core.network import Network, Parameters
from nn_core.propagation import forward

MOST = 0.95  # a unit counts as saturated if it is so for this share of the examples
CLEARLY = 0.1  # fresh cost that rises by this share of its lowest shows that a network learns by heart,
AT_LEAST = 0.01  # if it is also this share of its first: near 0 everything doubles easily
DWARFED = 10.0  # so many times as wide is one input as another that it dwarfs

Units = dict[int, list[int]]  # {l: units of layer l, counted from 0}


def dead_units(net: Network, theta: Parameters, X: ArrayLike) -> Units:
    """{l: units} of the hidden ReLU units that answer 0 to every example: no gradient reaches them. X (n[0], m).

    Example:
        >>> net, X = nn_core.Network(n=(1, 2, 1), hidden="relu"), [[0.5, 1.0]]
        >>> theta = nn_core.Parameters.from_vector(net, np.array([1.0, -1.0, 0.0, 0.0, 1.0, 1.0, 0.0]))
        >>> dead_units(net, theta, X)
        {1: [1]}
    """
    A = forward(net, theta, X).A
    return _marked({l: (A[l] == 0).all(axis=1) for l in range(1, net.L) if net.activation(l) == "relu"})


def saturated_units(net: Network, theta: Parameters, X: ArrayLike) -> Units:
    """{l: units} of the hidden sigmoid and tanh units that are `saturated` for at least 95 % of the examples. X (n[0], m).

    Example:
        >>> net, X = nn_core.Network(n=(1, 2, 1)), [[0.5, -1.0]]
        >>> theta = nn_core.Parameters.from_vector(net, np.array([1.0, 9.0, 0.0, 0.0, 1.0, 1.0, 0.0]))
        >>> saturated_units(net, theta, X)
        {1: [1]}
    """
    Z, A = vars(forward(net, theta, X)).values()
    bounded = [l for l in range(1, net.L) if net.activation(l) in ("sigmoid", "tanh")]
    return _marked({l: saturated(net.activation(l), Z[l], A[l]).mean(axis=1) >= MOST for l in bounded})


def twin_units(net: Network, theta: Parameters, tolerance: float = 1e-9) -> dict[int, list[list[int]]]:
    """{l: groups} of hidden units that are equal in all that comes in and goes out: gradient descent hardly parts them.

    Two numbers are equal if they differ by at most `tolerance`; a unit is compared with the first of a group.

    Example:
        >>> net = nn_core.Network(n=(2, 3, 3, 1))
        >>> twin_units(net, nn_core.initialize(net, "constant")), twin_units(net, nn_core.initialize(net, "random"))
        ({1: [[0, 1, 2]], 2: [[0, 1, 2]]}, {})
    """
    found = {}
    for l in range(1, net.L):
        groups = []
        for i, unit in enumerate(np.hstack([theta.W[l], theta.b[l], theta.W[l + 1].T])):
            near = [group for first, group in groups if np.abs(first - unit).max() <= tolerance]
            if near:
                near[0].append(i)
            else:
                groups.append((unit, [i]))
        found[l] = [group for _, group in groups if len(group) > 1]
    return {l: groups for l, groups in found.items() if groups}


def all_linear(net: Network) -> bool:
    """Whether no hidden layer bends anything: then the network is one layer, written in a long way.

    Example:
        >>> [all_linear(nn_core.Network(n=(2, 4, 4, 1), hidden=hidden)) for hidden in ("linear", ("linear", "tanh"))]
        [True, False]
    """
    return all(net.activation(l) == "linear" for l in range(1, net.L))


def overfit_since(fresh_costs: ArrayLike, costs: ArrayLike, steps: ArrayLike) -> int | None:
    """The step from which on a run learned by heart: that of the lowest fresh cost, if it later rose clearly (else None).

    Clearly is by more than 10 % of the lowest, and 1 % of the first, while the cost of the examples fell on. What a run ends with
    is the mean over the last tenth of what comes after the lowest. All (K,), recorded together.

    Example:
        >>> overfit_since([0.7, 0.4, 0.5, 0.6], costs=[0.7, 0.3, 0.2, 0.1], steps=[0, 100, 200, 300])
        100
    """
    fresh, costs = np.asarray(fresh_costs, dtype=float), np.asarray(costs, dtype=float)
    if not fresh.size:
        return None
    lowest = int(fresh.argmin())
    last = slice(-max(1, (len(fresh) - 1 - lowest) // 10), None)
    rise = fresh[last].mean() - fresh[lowest]
    clear = rise > CLEARLY * fresh[lowest] and rise > AT_LEAST * fresh[0]
    return int(np.asarray(steps)[lowest]) if clear and costs[last].mean() < costs[lowest] else None


class Dwarfed(NamedTuple):
    """Input `large` has a standard deviation `ratio` times that of input `small`, both counted from 0."""

    large: int
    small: int
    ratio: float


def dwarfed(X: ArrayLike) -> Dwarfed | None:
    """The widest and the narrowest input of X (n_x, m), if one is more than ten times as wide.

    Inputs that never vary are left out.

    Example:
        >>> dwarfed([[-100.0, 100.0], [3.0, 3.0], [0.5, -0.5]])
        Dwarfed(large=0, small=2, ratio=200.0)
    """
    X = np.asarray(X, dtype=float)
    varies = np.flatnonzero((X[:, :1] != X).any(axis=1))
    if len(varies) < 2:
        return None
    spread = X[varies].std(axis=1)
    large, small = spread.argmax(), spread.argmin()
    ratio = float(spread[large] / spread[small])
    return Dwarfed(int(varies[large]), int(varies[small]), ratio) if ratio > DWARFED else None


def _marked(marks: dict[int, np.ndarray]) -> Units:
    return {l: np.flatnonzero(mark).tolist() for l, mark in marks.items() if mark.any()}
