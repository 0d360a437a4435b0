"""What ails a network: units that are saturated, gradients that are flat."""

import numpy as np

from nn_core.activations import ACTIVATIONS

FLAT = 0.01  # a unit counts as saturated where its slope is below this share of the activation's largest slope


def saturated_share(net, cache, flat=FLAT):
    """The share of all (hidden unit, example) pairs whose slope g′(z) is below `flat` times the largest slope of g, 0..1.

    The largest slope is 1/4 for the sigmoid and 1 for all others; for ReLU this counts the units that are off. A network
    without hidden layers has a share of 0.
    """
    low, pairs = 0, 0
    for l in range(1, net.L):
        name = net.activation(l)
        slope = ACTIVATIONS[name].g_prime(cache.Z[l], cache.A[l])
        low += np.count_nonzero(slope < flat * (0.25 if name == "sigmoid" else 1.0))
        pairs += slope.size
    return low / pairs if pairs else 0.0


def gradient_norms(gradient):
    """‖dW[l]‖ of every layer l = 1..L, (L,): the length of the layer's weight gradient."""
    return np.array([np.linalg.norm(gradient.W[l]) for l in gradient.W])


def largest_difference(theta, l):
    """How far the units of layer l are apart: the largest difference between two units in any of their weights or in b, ≥ 0."""
    return float(np.ptp(np.hstack([theta.W[l], theta.b[l]]), axis=0).max())
