"""A layer that looks through a small window: the same nine weights at every place of the picture.

A dense unit has a weight for every pixel. A filter has 3 × 3 for each of the maps below it, and slides. So its Z[l] is a map:
how well does what lies under the window match? A picture is A[l−1] (n[l−1], height, width, m): n[l−1] maps of m examples, and
x (7200, m) is A[0] without a number being moved. W[l] is (n[l], n[l−1], 3, 3). Outside the picture all is 0.

For each of the nine places (u, v) of the window a filter is nothing but the lecture's Z = W A, pixel by pixel; the nine are
added. `windows.py` does the same in one product. Source: LeCun et al. 1989, "Backpropagation applied to handwritten zip code".
"""

from collections.abc import Iterator

import numpy as np

SIDE = 3  # of the window; its middle stands on the pixel
PLACES = [(u, v) for u in range(SIDE) for v in range(SIDE)]


def with_border(A: np.ndarray) -> np.ndarray:
    """The maps with a border of zeros, one pixel wide: (n, h, w, m) → (n, h + 2, w + 2, m).

    Example:
        >>> with_border(np.ones((1, 1, 2, 1)))[0, :, :, 0]
        array([[0., 0., 0., 0.],
               [0., 1., 1., 0.],
               [0., 0., 0., 0.]])
    """
    n, height, width, m = A.shape
    padded = np.zeros((n, height + 2, width + 2, m), A.dtype)
    padded[:, 1:-1, 1:-1] = A
    return padded


def seen(padded: np.ndarray, stride: int = 1) -> Iterator[tuple[int, int, np.ndarray]]:
    """(u, v, what the window sees at its place (u, v), wherever it stands): nine views of `with_border`'s maps.

    Each is (n, h', w', m). With stride 2 the window stands on every second pixel only, and h', w' are half as large.

    Example:
        >>> row = np.array([[[[5.0], [6.0], [7.0]]]])  # one map, one row of three pixels
        >>> [view[0, 0, :, 0].tolist() for u, v, view in seen(with_border(row)) if u == 1]  # left of it, itself, right of it
        [[0.0, 5.0, 6.0], [5.0, 6.0, 7.0], [6.0, 7.0, 0.0]]
    """
    rows, columns = (side - SIDE + 1 for side in padded.shape[1:3])
    for u, v in PLACES:
        yield u, v, padded[:, u : u + rows : stride, v : v + columns : stride]


def convolve(W: np.ndarray, A: np.ndarray, stride: int = 1) -> np.ndarray:
    """Z[k, i, j] = Σ_c Σ_u Σ_v W[k, c, u, v] · A[c, s·i + u − 1, s·j + v − 1]: every filter at every place.

    W (n, n', 3, 3), A (n', h, w, m) → Z (n, h', w', m); s is the stride.

    Example:
        >>> edge = np.array([[[[0, 0, 0], [-1, 0, 1], [0, 0, 0]]]])  # right neighbour minus left neighbour
        >>> convolve(edge, np.array([[[[5.0], [5.0], [9.0], [9.0]]]]))[0, 0, :, 0]
        array([ 5.,  4.,  4., -9.])
    """
    return sum(np.tensordot(W[:, :, u, v], view, axes=1) for u, v, view in seen(with_border(A), stride))


def convolve_back(W: np.ndarray, A: np.ndarray, dZ: np.ndarray, stride: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """(dW, dA) of `convolve`: at each place of the window the lecture's dW = 1/m dZ Aᵀ and dA = Wᵀ dZ.

    A weight is used at every place, so its dW adds up over all of them. A pixel is seen from nine places, so its dA does.
    A (n', h, w, m), dZ (n, h', w', m) → dW (n, n', 3, 3), dA like A.

    Example:
        >>> W, A = np.ones((1, 1, 3, 3)), np.array([[[[1.0], [2.0]]]])  # two pixels; each filter sum sees both
        >>> dW, dA = convolve_back(W, A, dZ=np.array([[[[10.0], [1.0]]]]))
        >>> dW[0, 0, 1], dA[0, 0, :, 0]
        (array([ 1., 12., 20.]), array([11., 11.]))
    """
    dW, dA = np.zeros_like(W), with_border(np.zeros_like(A))
    views = zip(seen(with_border(A), stride), seen(dA, stride), strict=True)
    for (u, v, view), (_, _, its_dA) in views:
        dW[:, :, u, v] = np.tensordot(dZ, view, axes=([1, 2, 3], [1, 2, 3])) / A.shape[-1]
        its_dA += np.tensordot(W[:, :, u, v].T, dZ, axes=1)
    return dW, dA[:, 1:-1, 1:-1]
