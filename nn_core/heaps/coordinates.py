"""Few pictures of many numbers: training in the pictures' own coordinates.

M pictures of 7200 numbers lie in a space of no more than M dimensions. With X = Q R, the columns of Q (7200, r) at right angles
and of length 1, a picture is its r numbers in R. Descent only ever moves W[1] by sums of pictures, so the part of W[1] that lies
in this space learns among r numbers instead of 7200, and the rest stays as it began, but for a penalty that lets it fade. In
exact arithmetic these are the same numbers, as in the Gram form (`gram.py`); here the training can be left and taken up again by
`onward.py`, and knows penalties.

Before that the mean of the pictures to learn from is taken off, and all is divided by one number, their standard deviation:
else one learning rate could not serve dark photos and bright ones. Both are folded into W[1] and b[1] in the end.
"""

from typing import NamedTuple

import numpy as np

from nn_core.network import Network, Parameters


class Coordinates(NamedTuple):
    """The space of some pictures: axes `Q` (7200, r), their coordinates `R` (r, M), and what was taken off and divided by."""

    Q: np.ndarray
    R: np.ndarray
    mean: np.ndarray
    spread: float


def coordinates(X: np.ndarray, k: int) -> Coordinates:
    """The space of the pictures X (n, M), of which the first k are learned from.

    Example:
        >>> X = np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 0.0], [5.0, 5.0, 5.0]])
        >>> space = coordinates(X, k=2)
        >>> bool(np.allclose(space.Q @ space.R * space.spread + space.mean, X)), space.mean.ravel().tolist()
        (True, [0.5, 0.5, 5.0])
    """
    mean = X[:, :k].mean(axis=1, keepdims=True)
    spread = max(float((X[:, :k] - mean).std()), 1e-3)  # of pictures that are all the same nothing is left
    Q, R = np.linalg.qr((X - mean) / spread)
    return Coordinates(Q, R, mean, spread)


def inside(net: Network, space: Coordinates) -> Network:
    """The network among the coordinates: as many inputs as there are axes.

    Example:
        >>> inside(Network((3, 2, 1)), coordinates(np.eye(3)[:, :2], k=2)).n
        (2, 2, 1)
    """
    return Network((space.Q.shape[1], *net.n[1:]), hidden=net.hidden)


def into(theta: Parameters, space: Coordinates) -> Parameters:
    """Parameters of the network of pixels as the coordinates see them.

    Example:
        >>> theta = nn_core.initialize(Network((3, 2, 1)))
        >>> into(theta, coordinates(np.eye(3)[:, :2], k=2)).W[1].shape
        (2, 2)
    """
    return Parameters({**theta.W, 1: theta.W[1] @ space.Q}, theta.b)


def out_of(theta: Parameters, space: Coordinates, start: Parameters, left: float = 1.0) -> Parameters:
    """The inverse of `into` for plain pixels, 0..1: what lies outside of the space is as it was at the `start`, of which a
    penalty has `left` so much; mean and spread are folded in.

    Example:
        >>> space, net = coordinates(np.random.default_rng(0).random((5, 3)), k=3), Network((5, 2, 1))
        >>> theta, x = nn_core.initialize(net), np.ones((5, 1))
        >>> plain = out_of(into(theta, space), space, theta)
        >>> bool(np.allclose(nn_core.predict(net, plain, x), nn_core.predict(net, theta, (x - space.mean) / space.spread)))
        True
    """
    outside = start.W[1] - (start.W[1] @ space.Q) @ space.Q.T
    W = (theta.W[1] @ space.Q.T + left * outside) / space.spread
    return Parameters({**theta.W, 1: W}, {**theta.b, 1: theta.b[1] - W @ space.mean})
