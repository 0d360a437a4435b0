"""What a network may be given of a point (x₁, x₂): the two numbers, and others that are made of them.

A unit adds up what it gets; with x₁² among its inputs it can draw a circle without any hidden layer. Whoever chooses the
inputs has done a part of the network's work.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike


class Input(NamedTuple):
    """One input: its `label`, and its `function` of x₁ and x₂, element by element."""

    label: str
    function: Callable[[np.ndarray, np.ndarray], np.ndarray]


INPUTS: dict[str, Input] = {
    "x1": Input("x₁", lambda x_1, x_2: x_1),
    "x2": Input("x₂", lambda x_1, x_2: x_2),
    "x1x1": Input("x₁²", lambda x_1, x_2: x_1 * x_1),
    "x2x2": Input("x₂²", lambda x_1, x_2: x_2 * x_2),
    "x1x2": Input("x₁x₂", lambda x_1, x_2: x_1 * x_2),
    "sin1": Input("sin 4x₁", lambda x_1, x_2: np.sin(4 * x_1)),
    "sin2": Input("sin 4x₂", lambda x_1, x_2: np.sin(4 * x_2)),
}


def derive(X: ArrayLike, names: Sequence[str]) -> np.ndarray:
    """The inputs called `names`, in this order, of points X (2, m): a new array (len(names), m).

    Raises ValueError for points of another shape, for no name at all and for an unknown one.

    Example:
        >>> derive([[2.0, 3.0], [5.0, 7.0]], ["x1", "x1x2"])
        array([[ 2.,  3.],
               [10., 21.]])
    """
    X, unknown = np.asarray(X, dtype=float), [name for name in names if name not in INPUTS]
    if X.ndim != 2 or X.shape[0] != 2:
        raise ValueError(f"points should have shape (2, m), got {X.shape}")
    if unknown or not names:
        raise ValueError(f"one input or more of {', '.join(INPUTS)} is needed, got {', '.join(unknown) or 'none'}")
    return np.stack([INPUTS[name].function(*X) for name in names])
