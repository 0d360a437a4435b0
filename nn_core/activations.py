"""Activation functions g and their slopes g′, in pairs.

A unit first adds up what reaches it, z = w·a + b, and then bends the sum: a = g(z). Back-propagation needs
the slope g′(z). All functions work element by element on arrays of any shape, never overflow, and write
into `out` when it is given, as NumPy's own functions do. Floating-point numbers keep their precision; whole numbers
and truth values are computed as float64. Source: lecture, "Activation functions".
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

LEAK = 0.01  # the slope of the leaky ReLU left of zero
LARGEST_EXPONENT = {  # up to here e^z is a number: 11 in float16, 88 in float32, 709 in float64
    code: np.array(np.floor(np.log(np.finfo(code).max))) for code in np.typecodes["Float"]
}
# With AVX-512 NumPy's tanh is the quickest there is; elsewhere, of many numbers, the way over e^z takes two thirds of its time.
QUICK_TANH = "V4" in np.lib.introspect.opt_func_info("^tanh$", "float64").get("tanh", {}).get("dd", {}).get("current", "")
MANY, NEAR_ZERO = 2000, 0.1


class Activation(NamedTuple):
    """A pair (g, g_prime): `g(Z)` gives A, `g_prime(Z, A)` gives g′(Z), with A = g(Z) where it is already known."""

    g: Callable[..., np.ndarray]
    g_prime: Callable[..., np.ndarray]


def sigmoid(Z: float | np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """1 / (1 + e^−z), between 0 and 1. Left of z = −709 it stays at 10⁻³⁰⁸, where e^−z would leave the numbers.

    In float32 this happens left of z = −88, in float16 left of −11.

    Example:
        >>> sigmoid(np.array([-2.0, 0.0, 2.0])).round(3)
        array([0.119, 0.5  , 0.881])
    """
    A = np.negative(_real(Z), out=out)
    A = np.minimum(A, LARGEST_EXPONENT[A.dtype.char], out=out)
    A = np.add(np.exp(A, out=out), 1.0, out=out)
    return np.divide(1.0, A, out=out)


def sigmoid_prime(Z: float | np.ndarray, A: np.ndarray | None = None) -> np.ndarray:
    """g′(z) = a (1 − a), at most 1/4 (at z = 0).

    Example:
        >>> sigmoid_prime(np.array([-10.0, 0.0, 10.0])).round(5)  # far out the unit hardly answers to z
        array([5.0e-05, 2.5e-01, 5.0e-05])
    """
    A = sigmoid(Z) if A is None else A
    return A * (1.0 - A)


def tanh(Z: float | np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """(e^z − e^−z) / (e^z + e^−z), between −1 and 1.

    Example:
        >>> tanh(np.array([-1.0, 0.0, 1.0])).round(3)
        array([-0.762,  0.   ,  0.762])
    """
    Z = _real(Z)
    if QUICK_TANH or Z.dtype != np.float64 or Z.size < MANY or np.abs(Z).max() < NEAR_ZERO:
        return np.tanh(Z, out=out)
    return _tanh_by_exp(Z, out)


def _tanh_by_exp(Z: np.ndarray, out: np.ndarray | None) -> np.ndarray:
    """1 − 2/(1 + e^2z): right to 10⁻¹⁶, but no longer to so many digits where z is tiny."""
    with np.errstate(over="ignore"):
        A = np.exp(np.multiply(2.0, Z, out=out), out=out)
    return np.subtract(1.0, np.divide(2.0, np.add(A, 1.0, out=out), out=out), out=out)


def tanh_prime(Z: float | np.ndarray, A: np.ndarray | None = None) -> np.ndarray:
    """g′(z) = 1 − a², at most 1 (at z = 0).

    Example:
        >>> tanh_prime(np.array([-1.0, 0.0, 1.0])).round(3)
        array([0.42, 1.  , 0.42])
    """
    return 1.0 - np.square(tanh(Z) if A is None else A)


def relu(Z: float | np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """max(0, z).

    Example:
        >>> relu(np.array([-3.0, 0.0, 3.0]))
        array([0., 0., 3.])
    """
    return np.maximum(Z, 0.0, out=out)


def relu_prime(Z: float | np.ndarray, A: np.ndarray | None = None) -> np.ndarray:
    """1 where z > 0, else 0 (at the kink z = 0 the left slope is taken).

    Example:
        >>> relu_prime(np.array([-3.0, 0.0, 3.0]))
        array([0., 0., 1.])
    """
    Z = _real(Z)
    return np.greater(Z, 0).astype(Z.dtype)


def leaky_relu(Z: float | np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """z where z > 0, else 0.01 z.

    Example:
        >>> leaky_relu(np.array([-3.0, 0.0, 3.0]))
        array([-0.03,  0.  ,  3.  ])
    """
    return np.maximum(Z, np.multiply(LEAK, Z), out=out)


def leaky_relu_prime(Z: float | np.ndarray, A: np.ndarray | None = None) -> np.ndarray:
    """1 where z > 0, else 0.01.

    Example:
        >>> leaky_relu_prime(np.array([-3.0, 0.0, 3.0]))
        array([0.01, 0.01, 1.  ])
    """
    Z = _real(Z)
    return np.where(np.greater(Z, 0), 1.0, LEAK).astype(Z.dtype, copy=False)


def linear(Z: float | np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """z itself: the unit does not bend anything.

    Example:
        >>> linear(np.array([-3.0, 0.0, 3.0]))
        array([-3.,  0.,  3.])
    """
    return np.multiply(Z, 1.0, out=out)


def linear_prime(Z: float | np.ndarray, A: np.ndarray | None = None) -> np.ndarray:
    """1 everywhere.

    Example:
        >>> linear_prime(np.array([-3.0, 0.0, 3.0]))
        array([1., 1., 1.])
    """
    return np.ones_like(_real(Z))


def _real(Z):
    """Z as an array of floating-point numbers: whole numbers and truth values become float64."""
    Z = np.asarray(Z)
    return Z if Z.dtype.kind == "f" else Z.astype(float)


ACTIVATIONS: dict[str, Activation] = {
    "sigmoid": Activation(sigmoid, sigmoid_prime),
    "tanh": Activation(tanh, tanh_prime),
    "relu": Activation(relu, relu_prime),
    "leaky_relu": Activation(leaky_relu, leaky_relu_prime),
    "linear": Activation(linear, linear_prime),
}
