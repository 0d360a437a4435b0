"""Twin units: what equal weights mean.

Two hidden units of a layer are twins when everything that comes in (their row of W[l] and their b[l]) and
everything that goes out (their column of W[l+1]) is equal. Swapping twins changes nothing, so their gradients are
equal, and gradient descent can never part them. That is exact mathematics, but a matrix product may round equal
rows differently by 10⁻¹⁶, and an unstable symmetry would let that grow. So twins are computed once and copied.
"""

import numpy as np


def twins(theta):
    """{l: representative} for every hidden layer l that has twins.

    `representative` has shape (n[l],): entry i is the first unit of the layer that is a twin of unit i (i itself if
    there is none before it), so `Z[l][representative]` gives all twins the row of the first.
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


def keep_equal(gradient, twins):
    """Copy the first twin's gradient to its twins, in place: rows of dW[l] and db[l], columns of dW[l+1]."""
    for l, first in twins.items():
        gradient.W[l][:] = gradient.W[l][first]
        gradient.b[l][:] = gradient.b[l][first]
        gradient.W[l + 1][:] = gradient.W[l + 1][:, first]
    return gradient


def distinct_units(theta, l, tolerance=0.0):
    """How many units of layer l differ from each other in what they compute (their row of W[l] and b[l]).

    Units whose weights differ by at most `tolerance` in every entry count as one (compared with the first of a group).
    """
    return int(distinct_rows(np.hstack([theta.W[l], theta.b[l]]), tolerance))


def distinct_rows(rows, tolerance=0.0):
    """How many rows differ by more than `tolerance`, in some entry, from every row that was counted before them.

    rows (..., n, k), tolerance a number or (...) → (...) whole numbers.
    """
    far = np.abs(rows[..., :, None, :] - rows[..., None, :, :]).max(axis=-1) > np.asarray(tolerance)[..., None, None]
    counted = np.zeros(rows.shape[:-1], dtype=bool)
    for i in range(rows.shape[-2]):
        counted[..., i] = (far[..., i, :i] | ~counted[..., :i]).all(axis=-1)
    return np.count_nonzero(counted, axis=-1)
