"""Is the gradient right? Nudge every parameter a little and see how the cost really changes.

The central difference (J(θ+ε) − J(θ−ε)) / 2ε knows nothing of the chain rule, so a mistake in `backward` cannot hide
from it. It needs two costs per parameter: a check, not a way to learn.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nn_core.eyes.network import Filters
from nn_core.network import Network, Parameters
from nn_core.propagation import backward, cost, forward


def numerical_gradient(net: Network, theta: Parameters, X: ArrayLike, Y: ArrayLike, epsilon: float = 1e-5) -> Parameters:
    """dJ/dθ by central differences, as Parameters of theta's shapes; `epsilon` is the nudge, in units of the parameter.

    X (n[0], m), Y (n[L], m). Raises ValueError as `forward` and `cost` do.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> slopes = numerical_gradient(net, nn_core.initialize(net, "zeros"), X=[[1, 3], [2, 1]], Y=[[0, 1]])
        >>> slopes.W[1].round(6)
        array([[-0.5 ,  0.25]])
    """

    def J(vector: np.ndarray) -> float:
        return cost(net, forward(net, Parameters.from_vector(net, vector), X), Y)

    return Parameters.from_vector(net, central_differences(J, theta.to_vector(), epsilon))


def central_differences(J: Callable[[np.ndarray], float], vector: np.ndarray, epsilon: float = 1e-5) -> np.ndarray:
    """dJ/dθ of any cost of a vector θ (P,), by central differences: (P,). `epsilon` is the nudge.

    Example:
        >>> central_differences(lambda theta: theta[0] ** 2 + 3 * theta[1], np.array([2.0, 1.0])).round(6)
        array([4., 3.])
    """
    vector = vector.astype(float)
    slopes = np.empty_like(vector)
    for k in range(len(vector)):
        sides = []
        for nudge in (epsilon, -epsilon):
            moved = vector.copy()
            moved[k] += nudge
            sides.append(J(moved))
        slopes[k] = (sides[0] - sides[1]) / (2 * epsilon)
    return slopes


def relative_difference(gradient: Parameters | Filters, other: Parameters | Filters) -> float:
    """‖g − h‖ / (‖g‖ + ‖h‖) of two gradients: 0 when equal, 1 when opposite; 0 when both are zero.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> one, other = (nn_core.initialize(net, "constant", scale=scale) for scale in (1.0, 3.0))
        >>> round(relative_difference(one, other), 6)
        0.5
    """
    g, h = gradient.to_vector(), other.to_vector()
    size = np.linalg.norm(g) + np.linalg.norm(h)
    return float(np.linalg.norm(g - h) / size) if size > 0 else 0.0


def gradient_check(net: Network, theta: Parameters, X: ArrayLike, Y: ArrayLike, epsilon: float = 1e-5) -> float:
    """The relative difference between `backward` and central differences: below 1e-7 when the gradient is right.

    At a kink of ReLU or leaky ReLU (some z within epsilon of 0) the two may rightly differ.
    X (n[0], m), Y (n[L], m), `epsilon` the nudge. Raises ValueError as `forward` and `cost` do.

    Example:
        >>> net, data = nn_core.Network(n=(2, 3, 1)), nn_core.make_dataset("moons", m=20)
        >>> gradient_check(net, nn_core.initialize(net, "xavier"), data.X, data.Y) < 1e-7
        True
    """
    theta = Parameters.from_vector(net, theta.to_vector().astype(float))  # in single precision a nudge would drown in rounding
    analytic = backward(net, theta, forward(net, theta, X), Y)
    return relative_difference(analytic, numerical_gradient(net, theta, X, Y, epsilon))
