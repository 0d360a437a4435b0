"""What the answer of a network is worth, found on the val split: probabilities that mean something, and "I can't tell".

Arrays Y and z, p are (1, m) or (m,), as in `judging.py`: z the network's sum, p = σ(z), Y the truth.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.flower.logistic import logistic_regression

UNSURE = 0.2  # the share of photos of which the app may say "I can't tell"
BINS = 10


def calibration(Y: ArrayLike, z: ArrayLike) -> tuple[float, float]:
    """(a, b) with which σ(a z + b) fits Y best: logistic regression on one number. Source: Platt 1999.

    Example:
        >>> z = np.linspace(-4, 4, 400)
        >>> Y = np.random.default_rng(0).random(400) < 1 / (1 + np.exp(-0.5 * z))  # surer than it should be
        >>> np.round(calibration(Y, z), 1)
        array([ 0.5, -0. ])
    """
    W, b = logistic_regression(np.reshape(z, (1, -1)), np.ravel(Y))
    return float(W[0, 0]), b


@dataclass(frozen=True, eq=False)
class Doubt:
    """Between `zone` = (low, high) the app cannot tell. `edges` (k + 1,) of p make k bins, `counts` (2, k) the val photos in
    each: the flowers, and all.
    """

    zone: np.ndarray
    edges: np.ndarray
    counts: np.ndarray

    def verdict(self, p: float) -> str:
        """ "flower", "no flower" or "can't tell"."""
        low, high = self.zone
        return "flower" if p > high else "no flower" if p < low else "can't tell"

    def of_100(self, p: float) -> int:
        """Of 100 photos rated like this, about so many are flowers: from 1 to 99, because nothing is certain.

        Example:
            >>> doubt = Doubt(np.array([0.3, 0.7]), np.array([0, 0.5, 1]), np.array([[10, 150], [100, 150]]))
            >>> doubt.of_100(0.2), doubt.of_100(0.9), doubt.verdict(0.4)
            (10, 99, "can't tell")
        """
        bin_of_p = int(np.clip(np.searchsorted(self.edges, p, side="right") - 1, 0, self.counts.shape[1] - 1))
        flowers, photos = self.counts[:, bin_of_p]
        return int(np.clip(np.rint(100 * flowers / photos), 1, 99))


def doubt_of(Y: ArrayLike, p: ArrayLike, share: float = UNSURE) -> Doubt:
    """The zone around 1/2, as wide on both sides in log-odds, that holds this share of the photos; and `BINS` bins of as many.

    A bin that is empty, or in which a smaller share are flowers than in the one before, is joined with its neighbour.

    Example:
        >>> p = np.linspace(0.01, 0.99, 100)
        >>> doubt = doubt_of(np.random.default_rng(1).random(100) < p, p)
        >>> doubt.zone.round(2), doubt.counts.sum(axis=1)
        (array([0.4, 0.6]), array([ 44., 100.]))
    """
    Y, p = np.ravel(Y), np.ravel(p).astype(float)
    distance = float(np.quantile(np.abs(p - 0.5), share))
    edges = np.unique(np.r_[0.0, np.quantile(p, np.arange(1, BINS) / BINS).round(4), 1.0])
    while True:
        where = np.clip(np.searchsorted(edges, p, side="right") - 1, 0, len(edges) - 2)
        counts = np.array([np.bincount(where, part, len(edges) - 1) for part in (Y == 1, np.ones_like(p))])
        shares = counts[0] / np.maximum(counts[1], 1)
        to_join = np.flatnonzero((np.diff(shares) < 0) | (counts[1, :-1] == 0) | (counts[1, 1:] == 0))
        if not len(to_join):
            return Doubt(np.array([0.5 - distance, 0.5 + distance]), edges, counts)
        edges = np.delete(edges, to_join[0] + 1)
