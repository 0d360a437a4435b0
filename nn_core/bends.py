"""The activations once more, as `workspace.py` plays them: lists of calls on arrays that are there already.

A call is a `partial`: a function of NumPy with all its arrays, the last of which it overwrites. The slope g′ is told from
a = g(z) alone, so that no Z need be kept. Tests hold every pair to `activations.py`.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from nn_core.activations import ACTIVATIONS, LEAK, QUICK_TANH, tanh

Calls = list[Callable[[], object]]  # what is done, one after the other


class Bend(NamedTuple):
    """`bend(A)` turns z into a = g(z) where it stands; `times_slope(dA, A, memory)` turns dA into dZ = dA · g′(z).

    `memory` is an array like A that may be overwritten.
    """

    bend: Callable[[np.ndarray], Calls]
    times_slope: Callable[[np.ndarray, np.ndarray, np.ndarray], Calls]


def number(value: float, like: np.ndarray) -> np.ndarray:
    """A number as an array without dimensions, of the type of another: in a ufunc cheaper than Python's numbers.

    Example:
        >>> number(1.0, like=np.zeros(3))
        array(1.)
    """
    return np.array(value, like.dtype)


def _bend_sigmoid(A: np.ndarray) -> Calls:
    return [partial(ACTIVATIONS["sigmoid"].g, A, A)]


def _bend_tanh(A: np.ndarray) -> Calls:
    return [partial(np.tanh if QUICK_TANH else tanh, A, A)]


def _bend_relu(A: np.ndarray) -> Calls:
    return [partial(np.maximum, A, number(0, A), out=A)]


def _bend_leaky_relu(A: np.ndarray) -> Calls:
    return [partial(ACTIVATIONS["leaky_relu"].g, A, A)]


def _times_slope_of_sigmoid(dA: np.ndarray, A: np.ndarray, memory: np.ndarray) -> Calls:
    return [
        partial(np.subtract, number(1, A), A, memory),
        partial(np.multiply, A, memory, memory),
        partial(np.multiply, dA, memory, dA),
    ]


def _times_slope_of_tanh(dA: np.ndarray, A: np.ndarray, memory: np.ndarray) -> Calls:
    return [
        partial(np.multiply, A, A, memory),
        partial(np.subtract, number(1, A), memory, memory),
        partial(np.multiply, dA, memory, dA),
    ]


def _times_slope_of_relu(dA: np.ndarray, A: np.ndarray, memory: np.ndarray) -> Calls:
    return [partial(np.greater, A, number(0, A), memory), partial(np.multiply, dA, memory, dA)]


def _times_slope_of_leaky_relu(dA: np.ndarray, A: np.ndarray, memory: np.ndarray) -> Calls:
    return [
        partial(np.sign, A, memory),  # 1 or −1 (or 0, left of which the slope counts): 1 stays, the others become LEAK
        partial(np.maximum, memory, number(LEAK, A), out=memory),
        partial(np.multiply, dA, memory, dA),
    ]


BENDS: dict[str, Bend] = {
    "sigmoid": Bend(_bend_sigmoid, _times_slope_of_sigmoid),
    "tanh": Bend(_bend_tanh, _times_slope_of_tanh),
    "relu": Bend(_bend_relu, _times_slope_of_relu),
    "leaky_relu": Bend(_bend_leaky_relu, _times_slope_of_leaky_relu),
    "linear": Bend(lambda A: [], lambda dA, A, memory: []),
}
