"""Is the gradient right? Nudge every parameter a little and see how the cost really changes.

The central difference (J(θ+ε) − J(θ−ε)) / 2ε knows nothing of the chain rule, so a mistake in `backward` cannot hide
from it. It needs two costs per parameter: a check, not a way to learn.
"""

import numpy as np

from nn_core.network import Parameters
from nn_core.propagation import backward, cost, forward


def numerical_gradient(net, theta, X, Y, epsilon=1e-5):
    """dJ/dθ by central differences, as Parameters of theta's shapes; `epsilon` is the nudge, in units of the parameter."""
    vector = theta.to_vector()
    slopes = np.empty_like(vector)
    for k in range(len(vector)):
        sides = []
        for nudge in (epsilon, -epsilon):
            moved = vector.copy()
            moved[k] += nudge
            nudged = Parameters.from_vector(net, moved)
            sides.append(cost(net, forward(net, nudged, X), Y))
        slopes[k] = (sides[0] - sides[1]) / (2 * epsilon)
    return Parameters.from_vector(net, slopes)


def relative_difference(gradient, other):
    """‖g − h‖ / (‖g‖ + ‖h‖) of two gradients: 0 when equal, 1 when opposite; 0 when both are zero."""
    g, h = gradient.to_vector(), other.to_vector()
    size = np.linalg.norm(g) + np.linalg.norm(h)
    return float(np.linalg.norm(g - h) / size) if size > 0 else 0.0


def gradient_check(net, theta, X, Y, epsilon=1e-5):
    """The relative difference between `backward` and central differences: below 1e-7 when the gradient is right.

    At a kink of ReLU or leaky ReLU (some z within epsilon of 0) the two may rightly differ.
    """
    analytic = backward(net, theta, forward(net, theta, X), Y)
    return relative_difference(analytic, numerical_gradient(net, theta, X, Y, epsilon))
