"""What can be read off a network and its run: units that do nothing, units that are twins, a step too long for the slope.

Every finding is a measurement with a number behind it; what to do about it says the page that shows it.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS
from nn_core.diagnosis import largest_slope
from nn_core.network import Network, Parameters
from nn_core.propagation import backward, forward
from nn_core.symmetry import distinct_rows

FLAT = 0.01  # of the largest slope: below it a unit is flat for an example
NEARLY_ALL = 0.95  # of the examples: for so many a saturated unit is flat
ALIKE = 1e-3  # of the largest weight of a layer: rows that differ by less are twins
GRADIENTS = 40  # that `sharpness` may take
NUDGE = 1e-4  # how far it looks, in units of the parameters' size
SETTLED = 1e-3  # it is content when λ changes by less than this share
WORSE = 1.1  # times the lowest fresh cost: from there on it is learning by heart


def dead_units(net: Network, theta: Parameters, X: ArrayLike) -> dict[int, np.ndarray]:
    """{l: the ReLU units of layer l that answer 0 for every example}, layers without such units left out.

    No gradient reaches them: they stay dead. X (n[0], m).

    Example:
        >>> net = Network((1, 2, 1), "relu")
        >>> b = {1: np.array([[0.0], [-9.0]]), 2: np.zeros((1, 1))}
        >>> theta = Parameters({1: np.ones((2, 1)), 2: np.ones((1, 2))}, b)
        >>> dead_units(net, theta, [[1.0, 2.0]])
        {1: array([1])}
    """
    cache = forward(net, theta, X)
    found = {l: np.flatnonzero((cache.A[l] == 0).all(axis=1)) for l in range(1, net.L) if net.activation(l) == "relu"}
    return {l: units for l, units in found.items() if len(units)}


def saturated_units(net: Network, theta: Parameters, X: ArrayLike) -> dict[int, np.ndarray]:
    """{l: the sigmoid and tanh units of layer l that are flat for nearly all examples}: slope below 1 % of its largest for 95 %.

    Example:
        >>> net = Network((1, 1, 1), "tanh")
        >>> theta = Parameters({1: np.array([[50.0]]), 2: np.ones((1, 1))}, {1: np.zeros((1, 1)), 2: np.zeros((1, 1))})
        >>> saturated_units(net, theta, [[1.0, -1.0]])
        {1: array([0])}
    """
    cache, found = forward(net, theta, X), {}
    for l in range(1, net.L):
        name = net.activation(l)
        if name in ("sigmoid", "tanh"):
            slopes = ACTIVATIONS[name].g_prime(cache.Z[l], cache.A[l])
            found[l] = np.flatnonzero((slopes < FLAT * largest_slope(name)).mean(axis=1) >= NEARLY_ALL)
    return {l: units for l, units in found.items() if len(units)}


def twin_units(net: Network, theta: Parameters) -> dict[int, int]:
    """{l: how many units of layer l can be told apart}, for layers where these are fewer than there are.

    Twins have equal weights and biases coming in, up to a thousandth of the layer's largest.

    Example:
        >>> from nn_core import initialize
        >>> twin_units(Network((2, 4, 1)), initialize(Network((2, 4, 1)), "constant"))
        {1: 1}
    """
    found = {}
    for l in range(1, net.L):
        units = np.hstack([theta.W[l], theta.b[l]])
        apart = int(distinct_rows(units, ALIKE * np.abs(units).max()))
        if apart < net.n[l]:
            found[l] = apart
    return found


def bends_nowhere(net: Network) -> bool:
    """Whether all hidden layers are linear: then the network is no more than logistic regression (or a linear one).

    Example:
        >>> bends_nowhere(Network((2, 4, 4, 1), "linear")), bends_nowhere(Network((2, 1)))
        (True, False)
    """
    return net.L > 1 and all(net.activation(l) == "linear" for l in range(1, net.L))


def sharpness(net: Network, theta: Parameters, X: ArrayLike, Y: ArrayLike, seed: int = 0) -> float:
    """λ, the largest curvature of J at θ: the largest eigenvalue of its second derivatives, by power iteration.

    H v is measured as (∇J(θ + ε v) − ∇J(θ − ε v)) / 2ε; at most 40 gradients are taken. Gradient descent with α > 2 / λ does
    not come down along this direction. X (n[0], m), Y (n[L], m). Source: lecture, "Gradient descent"; Pearlmutter 1994.

    Example:
        >>> net = Network((1, 1), output="linear", loss="squared_error")  # J = mean (w x + b − y)²
        >>> theta = Parameters({1: np.zeros((1, 1))}, {1: np.zeros((1, 1))})
        >>> round(sharpness(net, theta, [[-3.0, 3.0]], [[0.0, 0.0]]), 3)  # along w: 2 · mean x² = 18
        18.0
    """
    at = theta.to_vector().astype(float)
    v = np.random.default_rng(seed).standard_normal(len(at))
    v /= np.linalg.norm(v)
    epsilon, value = NUDGE * (1 + np.abs(at).max()), 0.0

    def slope(vector: np.ndarray) -> np.ndarray:
        there = Parameters.from_vector(net, vector)
        return backward(net, there, forward(net, there, X), Y).to_vector()

    for _ in range(GRADIENTS // 2):
        Hv = (slope(at + epsilon * v) - slope(at - epsilon * v)) / (2 * epsilon)
        before, value = value, float(v @ Hv)
        size = float(np.linalg.norm(Hv))
        if not (np.isfinite(size) and size > 0):
            return 0.0
        v = Hv / size
        if abs(value - before) < SETTLED * abs(value):
            break
    return value


def by_heart_since(steps: np.ndarray, costs: np.ndarray, fresh_costs: np.ndarray) -> int | None:
    """The step at which the fresh cost was lowest, if it has risen by a tenth since while the training cost fell; else None.

    All three (K,), of the recorded steps.

    Example:
        >>> by_heart_since(np.array([0, 10, 20]), np.array([0.7, 0.3, 0.1]), np.array([0.7, 0.5, 0.9]))
        10
    """
    lowest = int(np.argmin(fresh_costs))
    rose = fresh_costs[-1] > WORSE * fresh_costs[lowest]
    return int(steps[lowest]) if rose and costs[-1] < costs[lowest] else None


def dwarfed(X: np.ndarray) -> float:
    """How many times as wide as the narrowest of the inputs the widest one spreads; X (n[0], m). 1 for a single input.

    Example:
        >>> dwarfed(np.array([[0.0, 20.0], [0.0, 1.0]]))
        20.0
    """
    spreads = X.std(axis=1)
    return float(spreads.max() / spreads.min()) if spreads.min() > 0 else 1.0
