"""What ails a network: units that are saturated, gradients that are flat."""

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS
from nn_core.network import Network, Parameters
from nn_core.propagation import Cache

FLAT = 0.01  # a unit counts as saturated where its slope is below this share of the activation's largest slope


def saturated(activation: str, Z: np.ndarray, A: np.ndarray, flat: float = FLAT) -> np.ndarray:
    """Where the slope g′(z) is below `flat` times the largest slope of g: an array of bool of Z's shape.

    The largest slope is 1/4 for the sigmoid and 1 for all others; for ReLU this marks the answers that are off.

    Example:
        >>> Z = np.array([-4.0, 0.0, 2.0])
        >>> [saturated(name, Z, ACTIVATIONS[name].g(Z)).tolist() for name in ("tanh", "relu")]
        [[True, False, False], [True, True, False]]
    """
    return ACTIVATIONS[activation].g_prime(Z, A) < flat * largest_slope(activation)


def largest_slope(activation: str) -> float:
    """The largest g′(z) there is: 1/4 for the sigmoid, 1 for all others.

    Example:
        >>> largest_slope("sigmoid"), largest_slope("relu")
        (0.25, 1.0)
    """
    return 0.25 if activation == "sigmoid" else 1.0


def saturated_share(net: Network, cache: Cache, flat: float = FLAT) -> float:
    """The share of all (hidden unit, example) pairs that are `saturated`, 0..1; 0 for a network without hidden layers.

    Example:
        >>> net, X = nn_core.Network(n=(2, 8, 1), hidden="tanh"), nn_core.make_dataset("circle").X
        >>> starts = [nn_core.initialize(net, "random", scale=scale) for scale in (0.01, 1000)]
        >>> [round(saturated_share(net, nn_core.forward(net, theta, X)), 1) for theta in starts]
        [0.0, 1.0]
    """
    marks = [saturated(net.activation(l), cache.Z[l], cache.A[l], flat).ravel() for l in range(1, net.L)]
    return float(np.concatenate(marks).mean()) if marks else 0.0


def gradient_norms(gradient: Parameters) -> np.ndarray:
    """‖dW[l]‖ of every layer l = 1..L, (L,): the length of the layer's weight gradient.

    Example:
        >>> gradient_norms(nn_core.Parameters(W={1: np.array([[3.0, 4.0]])}, b={1: np.array([[7.0]])}))
        array([5.])
    """
    return np.array([np.linalg.norm(gradient.W[l]) for l in sorted(gradient.W)])


def largest_difference(theta: Parameters, l: int) -> float:
    """How far the units of layer l are apart: the largest difference between two units in any of their weights or in b, ≥ 0.

    Example:
        >>> theta = nn_core.Parameters(W={1: np.array([[1.0, 2.0], [1.5, 2.0]])}, b={1: np.array([[0.0], [-0.25]])})
        >>> largest_difference(theta, 1)
        0.5
    """
    return float(np.ptp(np.hstack([theta.W[l], theta.b[l]]), axis=0).max())


def curve_shape(costs: ArrayLike, ended_early: bool = False) -> str:
    """What a cost curve J (K,) looks like, in one word; the first that fits. Its end is the mean of its last tenth:

    "overshoots"  the run ended early because its numbers left the range, or it ends over 5 % above its first cost;
    "jumps"       at least one step in twenty goes up by more than 1 % of the first cost;
    "rests"       it never changes by as much as a thousandth of the first cost (unless it is a single cost);
    "creeps"      it ends above nine tenths of its first cost;
    "falls"       else.

    Example:
        >>> [curve_shape(costs) for costs in ([1.0, 0.5, 0.2], [1.0, 0.97, 0.95], [1.0, 0.2, 0.9, 0.1], [1.0, 5.0])]
        ['falls', 'creeps', 'jumps', 'overshoots']
    """
    costs = np.asarray(costs, dtype=float)
    end = costs[-max(1, len(costs) // 10) :].mean()
    if ended_early or end > 1.05 * costs[0]:
        return "overshoots"
    if len(costs) > 1 and np.mean(np.diff(costs) > 0.01 * costs[0]) >= 0.05:
        return "jumps"
    if len(costs) > 1 and np.ptp(costs) < 1e-3 * costs[0]:
        return "rests"
    return "creeps" if end > 0.9 * costs[0] else "falls"
