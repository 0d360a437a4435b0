"""What one gets without a network: always the larger heap, the mean colour, or the rim of the picture alone.

A network that is no better than these has understood nothing of what lies in the middle.
"""

import numpy as np

from nn_core.activations import sigmoid
from nn_core.flower.logistic import logistic_regression
from nn_core.pictures import BANDS, HEIGHT, WIDTH

RIM = 4  # pixels: so wide is the edge of a picture where its background shows
FOLDS = 5
STRENGTH = 0.01  # of L2 on numbers of standard deviation 1: with a dozen pictures they would be learned by heart
FRAMES = (slice(0, RIM), slice(HEIGHT - RIM, HEIGHT)), (slice(0, RIM), slice(WIDTH - RIM, WIDTH))


def larger_heap(Y: np.ndarray, learned: np.ndarray, held: np.ndarray) -> float:
    """The share of the pictures held out that are right for who always names the larger heap of those learned from.

    Example:
        >>> larger_heap(np.array([1, 1, 0, 1, 0]), learned=np.array([0, 1, 2]), held=np.array([3, 4]))
        0.5
    """
    return float(np.mean(Y[held] == (np.mean(Y[learned]) >= 0.5)))


def mean_colours(X: np.ndarray) -> np.ndarray:
    """The mean red, green and blue of pictures (7200, m): (3, m).

    Example:
        >>> mean_colours(np.repeat([[0.1], [0.2], [0.3]], 2400, axis=0)).ravel().round(2).tolist()
        [0.1, 0.2, 0.3]
    """
    return X.reshape(BANDS, -1, X.shape[1]).mean(axis=1)


def rims(X: np.ndarray) -> np.ndarray:
    """The mean colours of the upper, the lower, the left and the right edge of pictures (7200, m): (12, m).

    Example:
        >>> rims(np.ones((7200, 2))).shape
        (12, 2)
    """
    pictures = X.reshape(BANDS, HEIGHT, WIDTH, -1)
    edges = [pictures[:, rows] for rows in FRAMES[0]] + [pictures[:, :, columns] for columns in FRAMES[1]]
    return np.concatenate([edge.mean(axis=(1, 2)) for edge in edges])


def by_few_numbers(F: np.ndarray, Y: np.ndarray, learned: np.ndarray, held: np.ndarray) -> np.ndarray:
    """What a logistic regression on F (n, m) answers about the pictures held out: their probabilities.

    Both heaps weigh the same, however many pictures each has.

    Example:
        >>> F, Y = np.arange(8.0)[None], np.array([0, 0, 0, 0, 1, 1, 1, 1])
        >>> (by_few_numbers(F, Y, learned=np.array([0, 1, 2, 5, 6, 7]), held=np.array([3, 4])) > 0.5).tolist()
        [False, True]
    """
    mean, spread = F[:, learned].mean(axis=1, keepdims=True), F[:, learned].std(axis=1, keepdims=True) + 1e-9
    W, b = logistic_regression((F[:, learned] - mean) / spread, Y[learned], STRENGTH)
    return sigmoid(W @ ((F[:, held] - mean) / spread) + b)[0]


def balanced(p: np.ndarray, Y: np.ndarray) -> float:
    """The share of right answers p (m,), the mean of both heaps' own shares where both are there.

    Example:
        >>> balanced(np.array([0.9, 0.9, 0.9, 0.9]), np.array([1, 1, 1, 0]))
        0.5
    """
    right = (p > 0.5) == (Y == 1)
    return float(np.mean([right[y == Y].mean() for y in (0, 1) if (y == Y).any()]))


def separates(F: np.ndarray, Y: np.ndarray, seed: int = 0) -> float:
    """How well so few numbers F (n, m) tell the heaps apart, 0..1: each fifth is judged by what the others taught.

    Example:
        >>> Y = np.arange(40) % 2
        >>> separates(Y[None] + 0.0, Y), separates(np.random.default_rng(0).random((1, 40)), Y) < 0.7
        (1.0, True)
    """
    rng, fold = np.random.default_rng(seed), np.empty(len(Y), dtype=int)
    for y in (0, 1):
        heap = rng.permutation(np.flatnonzero(y == Y))
        fold[heap] = np.arange(len(heap)) % min(FOLDS, len(heap))
    shares = []
    for which in range(fold.max() + 1):
        learned, held = np.flatnonzero(fold != which), np.flatnonzero(fold == which)
        if 0 < Y[learned].mean() < 1:
            shares.append((balanced(by_few_numbers(F, Y, learned, held), Y[held]), len(held)))
    if not shares:
        return 0.5
    right, count = np.transpose(shares)
    return float(right @ count / count.sum())
