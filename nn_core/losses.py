"""What one wrong prediction costs: the loss L(ŷ, y) of a single example.

Each loss comes three times: as its formula in ŷ, as its derivative dL/dŷ, and as a function of the last z, which
stays exact where ŷ itself has rounded to 0 or 1. All work element by element.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nn_core.activations import ACTIVATIONS

TINY = np.finfo(float).tiny  # 2.2e-308: ŷ and 1 − ŷ are held above it, so −log stays below 709
FAR = 1e150  # errors beyond it are charged as if they were 1e150: their square would leave the floating-point numbers


class Loss(NamedTuple):
    """A pair (loss, derivative), both functions of (ŷ, y)."""

    loss: Callable
    derivative: Callable


def cross_entropy(yhat, y):
    """−(y log ŷ + (1−y) log(1−ŷ)): 0 for a sure and right answer, without limit for a sure and wrong one."""
    yhat = np.asarray(yhat, dtype=float)
    return -(y * np.log(np.maximum(yhat, TINY)) + (1 - y) * np.log(np.maximum(1 - yhat, TINY)))


def cross_entropy_derivative(yhat, y):
    """dL/dŷ = (1−y)/(1−ŷ) − y/ŷ."""
    yhat = np.asarray(yhat, dtype=float)
    return (1 - y) / np.maximum(1 - yhat, TINY) - y / np.maximum(yhat, TINY)


def cross_entropy_of_z(Z, y):
    """The cross-entropy of ŷ = σ(z): log(1 + e^z) − y z, finite for every finite z."""
    return np.logaddexp(0.0, Z) - y * Z


def squared_error(yhat, y):
    """(ŷ − y)²."""
    return np.square(np.clip(np.subtract(yhat, y), -FAR, FAR))


def squared_error_derivative(yhat, y):
    """dL/dŷ = 2 (ŷ − y)."""
    return 2.0 * np.subtract(yhat, y)


LOSSES = {
    "cross_entropy": Loss(cross_entropy, cross_entropy_derivative),
    "squared_error": Loss(squared_error, squared_error_derivative),
}


def output_loss(loss, Z, A, Y):
    """The loss of every output unit for every example, from the last layer's Z and A = g(Z).

    Shapes: Z, A, Y and the result (n[L], m). Cross-entropy is taken from Z (exact for any finite z; its output is a
    sigmoid), squared error from A.
    """
    return cross_entropy_of_z(Z, Y) if loss == "cross_entropy" else squared_error(A, Y)


def output_dZ(loss, output, Z, A, Y):
    """dL/dz of the last layer, (n[L], m): ŷ − y for sigmoid with cross-entropy, else dL/dŷ · g′(z)."""
    if loss == "cross_entropy":
        return A - Y
    return squared_error_derivative(A, Y) * ACTIVATIONS[output].g_prime(Z, A)
