"""Curves that tell more than one number does: ROC, calibration, and risk against coverage, as short lists of points.

Arrays as in `judging.py`: Y is 0 or 1, Yhat the predicted probability, both (1, m) or (m,).
"""

import numpy as np
from numpy.typing import ArrayLike

POINTS = 40  # of a ROC curve at most
BINS = 10
HUNDREDTHS = np.arange(101) / 100
Point = tuple[float, ...]


def roc_points(Y: ArrayLike, Yhat: ArrayLike, count: int = POINTS) -> list[Point]:
    """(threshold, share of the others called a flower, share of the flowers found) for thresholds from 1 down to 0.

    Example:
        >>> roc_points([1, 1, 0, 0], [0.9, 0.4, 0.6, 0.1], count=3)
        [(1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.0, 1.0, 1.0)]
    """
    Y, Yhat = np.ravel(Y), np.ravel(Yhat)
    some = np.quantile(Yhat, np.linspace(1, 0, count)[1:-1]) if count > 3 else np.array([0.5])
    thresholds = [1.0, *np.unique(some)[::-1], 0.0]
    return [(float(t), float(np.mean(Yhat[Y == 0] > t)), float(np.mean(Yhat[Y == 1] > t))) for t in thresholds]


def by_hundredths(Y: ArrayLike, Yhat: ArrayLike) -> list[list[int]]:
    """[of the flowers, of the others]: how many have their ŷ in each hundredth of 0..1, 101 numbers each.

    Entry k counts (k − 1)/100 < ŷ ≤ k/100, entry 0 what is exactly 0: the sum of the entries up to k is how many are called no
    flower at the threshold k/100.

    Example:
        >>> flowers, others = by_hundredths([1, 1, 0, 0], [0.995, 0.4, 0.6, 0.395])
        >>> np.flatnonzero(flowers), np.flatnonzero(others)
        (array([ 40, 100]), array([40, 60]))
    """
    Y, Yhat = np.ravel(Y), np.ravel(Yhat).astype(float)
    where = np.searchsorted(HUNDREDTHS, Yhat)
    return [np.bincount(where[y == Y], minlength=len(HUNDREDTHS)).tolist() for y in (1, 0)]


def calibration_bins(Y: ArrayLike, Yhat: ArrayLike, bins: int = BINS) -> list[Point]:
    """(mean ŷ, share of flowers, photos) for each tenth of the scale 0..1 that has photos.

    Example:
        >>> calibration_bins([1, 0, 0], [0.95, 0.15, 0.13])
        [(0.14, 0.0, 2), (0.95, 1.0, 1)]
    """
    Y, Yhat = np.ravel(Y), np.ravel(Yhat)
    where = np.minimum((bins * Yhat).astype(int), bins - 1)
    rows = [(Yhat[where == k], Y[where == k]) for k in np.unique(where)]
    return [(float(np.mean(p)), float(np.mean(y)), len(p)) for p, y in rows]


def calibration_error(Y: ArrayLike, Yhat: ArrayLike) -> float:
    """ECE: how far the mean ŷ of a bin is from its share of flowers, the mean over all photos. Source: Naeini et al. 2015.

    Example:
        >>> round(calibration_error([1, 0, 0], [0.95, 0.15, 0.13]), 2)
        0.11
    """
    rows = calibration_bins(Y, Yhat)
    return sum(photos * abs(p - share) for p, share, photos in rows) / sum(photos for _, _, photos in rows)


def risk_points(Y: ArrayLike, Yhat: ArrayLike, count: int = 20) -> list[Point]:
    """(share of the photos answered, share of right answers among them), the surest photos first.

    Example:
        >>> risk_points([1, 1, 0, 0], [0.99, 0.4, 0.3, 0.1], count=4)
        [(0.25, 1.0), (0.5, 1.0), (0.75, 1.0), (1.0, 0.75)]
    """
    Y, Yhat = np.ravel(Y), np.ravel(Yhat)
    order = np.argsort(-np.abs(Yhat - 0.5), kind="stable")
    right = np.cumsum(((Yhat > 0.5) == (Y == 1))[order])
    lengths = np.unique(np.maximum(1, np.rint(len(Y) * np.arange(1, count + 1) / count).astype(int)))
    return [(float(k / len(Y)), float(right[k - 1] / k)) for k in lengths]


def told(Y: ArrayLike, Yhat: ArrayLike, zone: ArrayLike) -> tuple[float, float]:
    """(share of the photos outside the zone (low, high), of which something is said; share of right answers among them).

    Example:
        >>> told([1, 1, 0, 0], [0.99, 0.4, 0.6, 0.1], zone=(0.3, 0.7))
        (0.5, 1.0)
    """
    Y, Yhat = np.ravel(Y), np.ravel(Yhat)
    outside = (Yhat < zone[0]) | (Yhat > zone[1])
    return float(np.mean(outside)), float(np.mean(((Yhat > 0.5) == (Y == 1))[outside])) if outside.any() else 1.0


def verdicts(Y: ArrayLike, Yhat: ArrayLike, zone: ArrayLike) -> list[list[int]]:
    """[of the flowers, of the others]: how many lie below the zone (low, high), in it, and above it.

    Example:
        >>> verdicts([1, 1, 0, 0], [0.99, 0.4, 0.6, 0.1], zone=(0.3, 0.7))
        [[0, 1, 1], [1, 1, 0]]
    """
    Y, Yhat = np.ravel(Y), np.ravel(Yhat)
    where = (Yhat >= zone[0]).astype(int) + (Yhat > zone[1])
    return [np.bincount(where[y == Y], minlength=3).tolist() for y in (1, 0)]
