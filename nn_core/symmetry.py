"""Twin units: what equal weights mean.

Two hidden units of a layer are twins when everything that comes in (their row of W[l] and their b[l]) and
everything that goes out (their column of W[l+1]) is equal. Swapping twins changes nothing, so their gradients are
equal, and gradient descent can never part them. That is exact mathematics, but a matrix product may round equal
rows differently by 10⁻¹⁶, and an unstable symmetry would let that grow. So twins are computed once and copied.
Source: lecture, "Initialization".
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_core.network import Parameters


def twins(theta: Parameters) -> dict[int, np.ndarray]:
    """{l: representative} for every hidden layer l that has twins.

    `representative` has shape (n[l],): entry i is the first unit of the layer that is a twin of unit i (i itself if
    there is none before it), so `Z[l][representative]` gives all twins the row of the first.

    Example:
        >>> net = nn_core.Network(n=(2, 3, 1))
        >>> twins(nn_core.initialize(net, "constant"))
        {1: array([0, 0, 0])}
        >>> twins(nn_core.initialize(net, "random"))
        {}
    """
    found = {}
    for l in range(1, len(theta.W)):
        first_numbers = zip(theta.W[l][:, 0].tolist(), theta.b[l][:, 0].tolist(), strict=True)
        if len(set(first_numbers)) == len(theta.W[l]):
            continue  # already in these two numbers the units differ
        unit = np.hstack([theta.W[l], theta.b[l], theta.W[l + 1].T])
        _, first, group = np.unique(unit, axis=0, return_index=True, return_inverse=True)
        if len(first) < len(unit):
            found[l] = first[group.ravel()]
    return found


def keep_rows_equal(Z: np.ndarray, representative: np.ndarray | None) -> None:
    """Copy the first twin's row of Z (n[l], m) to its twins, in place; without twins (None) nothing happens.

    Example:
        >>> Z = np.array([[1.0, 2.0], [1.0 + 1e-16, 2.0 + 4e-16]])
        >>> keep_rows_equal(Z, np.array([0, 0]))
        >>> bool((Z[0] == Z[1]).all())
        True
    """
    if representative is not None:
        Z[:] = Z[representative]


def keep_equal(gradient: Parameters, twins: dict[int, np.ndarray]) -> Parameters:
    """Copy the first twin's gradient to its twins, in place: rows of dW[l] and db[l], columns of dW[l+1].

    Example:
        >>> gradient = nn_core.initialize(nn_core.Network(n=(1, 2, 1)), "random", scale=1.0)
        >>> keep_equal(gradient, {1: np.array([0, 0])}).W[2].round(3)
        array([[0.64, 0.64]])
    """
    for l, first in twins.items():
        gradient.W[l][:] = gradient.W[l][first]
        gradient.b[l][:] = gradient.b[l][first]
        gradient.W[l + 1][:] = gradient.W[l + 1][:, first]
    return gradient


def distinct_units(theta: Parameters, l: int, tolerance: float = 0.0) -> int:
    """How many units of layer l differ from each other in what they compute (their row of W[l] and b[l]).

    Units whose weights differ by at most `tolerance` in every entry count as one (compared with the first of a group).

    Example:
        >>> net = nn_core.Network(n=(2, 4, 1))
        >>> [distinct_units(nn_core.initialize(net, method), 1) for method in ("zeros", "random")]
        [1, 4]
    """
    return int(distinct_rows(np.hstack([theta.W[l], theta.b[l]]), tolerance))


def distinct_rows(rows: np.ndarray, tolerance: ArrayLike = 0.0) -> np.ndarray:
    """How many rows differ by more than `tolerance`, in some entry, from every row that was counted before them.

    rows (..., n, k), tolerance a number or (...) → (...) whole numbers.

    Example:
        >>> rows = np.array([[1.0, 2.0], [1.0, 2.001], [3.0, 4.0]])
        >>> [int(distinct_rows(rows, tolerance)) for tolerance in (0.0, 0.01)]
        [3, 2]
    """
    far = np.abs(rows[..., :, None, :] - rows[..., None, :, :]).max(axis=-1) > np.asarray(tolerance)[..., None, None]
    counted = np.zeros(rows.shape[:-1], dtype=bool)
    for i in range(rows.shape[-2]):
        counted[..., i] = (far[..., i, :i] | ~counted[..., :i]).all(axis=-1)
    return np.count_nonzero(counted, axis=-1)
