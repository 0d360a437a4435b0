"""A network and examples that grow: whatever was there before keeps its numbers when units, inputs or examples are added.

All numbers are drawn once, for the largest size, and what is wanted is cut out of them. They have one decimal, and none is 0, so
that they can be followed by eye.
"""

import numpy as np


def growing_weights(n_x: int, n_1: int, seed: int | np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """W[1] (n_1, n_x), b[1] (n_1, 1), W[2] (1, n_1), b[2] (1, 1) of the largest network; a smaller one is its corner.

    Example:
        >>> W1, b1, W2, b2 = growing_weights(5, 6, seed=1)
        >>> W1[:2, :2]
        array([[ 0.3,  0.7],
               [ 0.4, -0.5]])
    """
    rng = np.random.default_rng(seed)
    return tuple(_readable(0.9 * rng.standard_normal(shape)) for shape in ((n_1, n_x), (n_1, 1), (1, n_1), (1, 1)))


def growing_examples(n_x: int, m: int, seed: int | np.random.Generator) -> np.ndarray:
    """X (n_x, m): so many measurements of so many plants, as distances from the average; fewer of both are its corner.

    Example:
        >>> growing_examples(5, 8, seed=5).shape
        (5, 8)
    """
    return _readable(np.random.default_rng(seed).normal(0, 0.8, (m, n_x)).T)


def _readable(drawn: np.ndarray) -> np.ndarray:
    rounded = np.round(drawn, 1)
    return np.where(rounded == 0, 0.1, rounded)
