"""Making maps smaller: of four neighbours only the largest stays, or of a whole map only its mean.

What was found somewhere near is enough for the layers above: a petal one pixel further to the left is the same petal.
"""

from collections.abc import Iterator

import numpy as np


def quarters(A: np.ndarray) -> Iterator[np.ndarray]:
    """The four corners of all 2 × 2 squares, as views of A (n, h, w, m); an odd last row or column is left out.

    Example:
        >>> [corner[0, :, :, 0].tolist() for corner in quarters(np.array([[[[1], [2], [5]], [[3], [4], [6]]]]))]
        [[[1]], [[2]], [[3]], [[4]]]
    """
    height, width = (side // 2 * 2 for side in A.shape[1:3])
    for u in (0, 1):
        for v in (0, 1):
            yield A[:, u:height:2, v:width:2]


def max_pool(A: np.ndarray) -> np.ndarray:
    """The largest of each 2 × 2 square: (n, h, w, m) → (n, ⌊h/2⌋, ⌊w/2⌋, m).

    Example:
        >>> max_pool(np.array([[1.0, 2.0, 5.0, 0.0], [3.0, 4.0, 0.0, 6.0]])[None, :, :, None])[0, :, :, 0]
        array([[4., 6.]])
    """
    one, two, three, four = quarters(A)
    return np.maximum(np.maximum(one, two), np.maximum(three, four))


def max_pool_back(A: np.ndarray, pooled: np.ndarray, dA: np.ndarray) -> np.ndarray:
    """The gradient below `pooled` = max_pool(A): each square hands dA to its largest pixel, of equal ones to the first.

    Example:
        >>> A = np.array([[1.0, 2.0], [3.0, 4.0]])[None, :, :, None]
        >>> max_pool_back(A, max_pool(A), np.array([[[[7.0]]]]))[0, :, :, 0]
        array([[0., 0.],
               [0., 7.]])
    """
    below, waiting = np.zeros_like(A), dA.copy()
    for corner, its_dA in zip(quarters(A), quarters(below), strict=True):
        np.multiply(waiting, corner == pooled, out=its_dA)
        waiting -= its_dA
    return below


def mean_over_picture(A: np.ndarray) -> np.ndarray:
    """The mean of each map: (n, h, w, m) → (n, m), from here on columns as everywhere in the course.

    Example:
        >>> mean_over_picture(np.array([[1.0, 2.0], [3.0, 4.0]])[None, :, :, None])
        array([[2.5]])
    """
    return A.mean(axis=(1, 2))


def mean_over_picture_back(A: np.ndarray, dmean: np.ndarray) -> np.ndarray:
    """Every pixel of a map gets the same share of dmean (n, m): of the shape of A (n, h, w, m).

    Example:
        >>> mean_over_picture_back(np.zeros((1, 1, 4, 1)), np.array([[2.0]]))[0, 0, :, 0]
        array([0.5, 0.5, 0.5, 0.5])
    """
    _, height, width, _ = A.shape
    return np.broadcast_to(dmean[:, None, None] / (height * width), A.shape)
