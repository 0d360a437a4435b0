"""What the engine refuses at its door, each with one sentence that names what is wrong.

Examples X and answers Y must have the right shape and hold finite numbers; with cross-entropy an answer is a
probability, so it lies in 0..1. `train` asks once for the whole run, not at every step.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_core.network import Network


def check_examples(name: str, X: ArrayLike, rows: int, kind: np.dtype | type = float) -> np.ndarray:
    """X as an array of shape (rows, m) with m ≥ 1, all finite, of the type `kind`; `name` is what the refusal calls it.

    Raises ValueError, naming both shapes, for another shape, and for NaN or an infinite number.

    Example:
        >>> check_examples("X", [[1, 2, 3]], rows=2)
        Traceback (most recent call last):
        ValueError: X should have shape (2, m) with an example in each column, got (1, 3)
    """
    X = np.asarray(X, dtype=kind)
    if X.ndim != 2 or X.shape[0] != rows or X.shape[1] < 1:
        raise ValueError(f"{name} should have shape ({rows}, m) with an example in each column, got {X.shape}")
    return check_finite(name, X)


def check_pair(net: Network, X: ArrayLike, Y: ArrayLike, kind: np.dtype | type = float) -> tuple[np.ndarray, np.ndarray]:
    """X (n[0], m) and Y (n[L], m) as arrays of the type `kind`, if they fit the network and each other.

    Raises ValueError, naming both shapes, where they don't, and as `check_examples` and `check_labels` do.

    Example:
        >>> check_pair(nn_core.Network(n=(2, 1)), [[1, 2], [3, 4]], [[0, 1, 1]])
        Traceback (most recent call last):
        ValueError: X and Y should have as many columns as there are examples, got (2, 2) and (1, 3)
    """
    X = check_examples("X", X, net.n[0], kind)
    Y = check_labels(net.loss, check_examples("Y", Y, net.n[net.L], kind), net.output)
    if X.shape[1] != Y.shape[1]:
        raise ValueError(f"X and Y should have as many columns as there are examples, got {X.shape} and {Y.shape}")
    return X, Y


def check_pairs(net: Network, X: ArrayLike, Y: ArrayLike, S: int, kind: np.dtype | type = float) -> tuple[np.ndarray, np.ndarray]:
    """X and Y for S networks side by side: one pair for all, as `check_pair` has it, or (S, n[0], m) and (S, n[L], m).

    If one of them is given for each network, both are returned so.

    Example:
        >>> X, Y = check_pairs(nn_core.Network(n=(2, 1)), np.zeros((3, 2, 5)), np.zeros((1, 5)), S=3)
        >>> X.shape, Y.shape
        ((3, 2, 5), (3, 1, 5))
    """
    X, Y = np.asarray(X), np.asarray(Y)
    if X.ndim < 3 and Y.ndim < 3:
        return check_pair(net, X, Y, kind)
    X, Y = (np.broadcast_to(part, (S, *part.shape[-2:])) for part in (X, Y))
    X, Y = zip(*(check_pair(net, *pair, kind) for pair in zip(X, Y, strict=True)), strict=True)
    return np.stack(X), np.stack(Y)


def check_targets(net: Network, Y: ArrayLike, yhat: np.ndarray) -> np.ndarray:
    """Y as an array like ŷ (n[L], m), whose numbers are answers the network's loss can judge.

    Raises ValueError, naming both shapes, for another shape, and as `check_labels` does.

    Example:
        >>> check_targets(nn_core.Network(n=(2, 1)), [[0, 1]], yhat=np.array([[0.3, 0.7]]))
        array([[0., 1.]])
    """
    Y = np.asarray(Y, dtype=yhat.dtype)
    if Y.shape != yhat.shape:
        raise ValueError(f"Y should have shape {yhat.shape}, like ŷ, got {Y.shape}")
    return check_labels(net.loss, Y, net.output)


def check_labels(loss: str, Y: np.ndarray, output: str = "sigmoid") -> np.ndarray:
    """Y itself, of any shape: finite, and with cross-entropy from 0 to 1 (outside J would have no lowest value).

    With softmax Y is (..., C, m), and the C probabilities of an example add up to 1.

    Raises ValueError for any other number.

    Example:
        >>> check_labels("cross_entropy", np.array([1.0, 2.0]))
        Traceback (most recent call last):
        ValueError: Y should hold labels from 0 to 1 for cross-entropy, got 2.0
        >>> check_labels("squared_error", np.array([1.0, 2.0]))
        array([1., 2.])
    """
    check_finite("Y", Y)
    outside = (Y < 0) | (Y > 1)
    if loss == "cross_entropy" and outside.any():
        raise ValueError(f"Y should hold labels from 0 to 1 for cross-entropy, got {Y[outside][0]}")
    if output == "softmax":
        sums = Y.sum(axis=-2, dtype=float)
        wrong = np.abs(sums - 1) > 1e-6
        if wrong.any():
            raise ValueError(f"Y should hold columns that add up to 1 for softmax, got one of {sums[wrong][0]:g}")
    return Y


def check_finite(name: str, numbers: np.ndarray) -> np.ndarray:
    """The numbers themselves, an array of any shape; `name` is what the refusal calls them.

    Raises ValueError for NaN or an infinite number.

    Example:
        >>> check_finite("X", np.array([1.0, np.nan]))
        Traceback (most recent call last):
        ValueError: X should hold finite numbers, got nan
    """
    finite = np.isfinite(numbers)
    if not finite.all():
        raise ValueError(f"{name} should hold finite numbers, got {numbers[~finite][0]}")
    return numbers
