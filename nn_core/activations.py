"""Activation functions g and their slopes g′, in pairs.

A unit first adds up what reaches it, z = w·a + b, and then bends the sum: a = g(z). Back-propagation needs
the slope g′(z). All functions work element by element on arrays of any shape, never overflow, and write
into `out` when it is given, as NumPy's own functions do.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

LEAK = 0.01  # the slope of the leaky ReLU left of zero


class Activation(NamedTuple):
    """A pair (g, g_prime): `g(Z)` gives A, `g_prime(Z, A)` gives g′(Z), with A = g(Z) where it is already known."""

    g: Callable
    g_prime: Callable


def sigmoid(Z, out=None):
    """1 / (1 + e^−z), between 0 and 1. Left of z = −709 it stays at 10⁻³⁰⁸, where e^−z would leave the numbers."""
    A = np.minimum(np.negative(Z, out=out), 709.0, out=out)
    A = np.add(np.exp(A, out=out), 1.0, out=out)
    return np.divide(1.0, A, out=out)


def sigmoid_prime(Z, A=None):
    """g′(z) = a (1 − a), at most 1/4 (at z = 0)."""
    A = sigmoid(Z) if A is None else A
    return A * (1.0 - A)


def tanh(Z, out=None):
    """(e^z − e^−z) / (e^z + e^−z), between −1 and 1."""
    return np.tanh(Z, out=out)


def tanh_prime(Z, A=None):
    """g′(z) = 1 − a², at most 1 (at z = 0)."""
    return 1.0 - np.square(tanh(Z) if A is None else A)


def relu(Z, out=None):
    """max(0, z)."""
    return np.maximum(Z, 0.0, out=out)


def relu_prime(Z, A=None):
    """1 where z > 0, else 0 (at the kink z = 0 the left slope is taken)."""
    return np.greater(Z, 0).astype(float)


def leaky_relu(Z, out=None):
    """z where z > 0, else 0.01 z."""
    return np.maximum(Z, np.multiply(LEAK, Z), out=out)


def leaky_relu_prime(Z, A=None):
    """1 where z > 0, else 0.01."""
    return np.where(np.greater(Z, 0), 1.0, LEAK)


def linear(Z, out=None):
    """z itself: the unit does not bend anything."""
    return np.multiply(Z, 1.0, out=out)


def linear_prime(Z, A=None):
    """1 everywhere."""
    return np.ones(np.shape(Z))


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, sigmoid_prime),
    "tanh": Activation(tanh, tanh_prime),
    "relu": Activation(relu, relu_prime),
    "leaky_relu": Activation(leaky_relu, leaky_relu_prime),
    "linear": Activation(linear, linear_prime),
}
