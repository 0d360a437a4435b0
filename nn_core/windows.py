"""`convolution.py` once more, for speed: all windows are laid side by side, and one product does the work (im2col).

A column holds what the window sees at one place of one example, 9 n' numbers; W[l] with a filter in each row is (n, 9 n'). A test
holds every function to its namesake. Source: Chellapilla, Puri and Simard 2006, "High performance convolutional networks".
"""

import numpy as np

from nn_core.convolution import SIDE, seen, with_border


def windows(A: np.ndarray, stride: int = 1) -> np.ndarray:
    """What the window sees, a place in each column: A (n', h, w, m) → (9 n', h' w' m).

    Example:
        >>> windows(np.array([[[[5.0], [6.0], [7.0]]]]))[3:6]
        array([[0., 5., 6.],
               [5., 6., 7.],
               [6., 7., 0.]])
    """
    n, height, width, m = A.shape
    side_by_side = np.empty((n, SIDE, SIDE, -(-height // stride), -(-width // stride), m), A.dtype)
    for u, v, view in seen(with_border(A), stride):
        side_by_side[:, u, v] = view
    return side_by_side.reshape(n * SIDE**2, -1)


def convolve(W: np.ndarray, A: np.ndarray, stride: int = 1) -> np.ndarray:
    """Z = W · windows(A): W (n, n', 3, 3), A (n', h, w, m) → Z (n, h', w', m).

    Example:
        >>> A = np.random.default_rng(0).normal(size=(3, 40, 60, 2))
        >>> convolve(np.ones((16, 3, 3, 3)), A, stride=2).shape
        (16, 20, 30, 2)
    """
    _, height, width, m = A.shape
    Z = W.reshape(len(W), -1) @ windows(A, stride)
    return Z.reshape(len(W), -(-height // stride), -(-width // stride), m)


def convolve_back(W: np.ndarray, A: np.ndarray, dZ: np.ndarray, stride: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """(dW, dA): dW = 1/m dZ · windows(A)ᵀ, and dA = Wᵀ dZ, added up where the windows overlap.

    Example:
        >>> W, A, dZ = np.ones((1, 1, 3, 3)), np.array([[[[1.0], [2.0]]]]), np.array([[[[10.0], [1.0]]]])
        >>> convolve_back(W, A, dZ)[1][0, 0, :, 0]
        array([11., 11.])
    """
    return weights_back(W, A, dZ, stride), maps_back(W, A, dZ, stride)


def weights_back(W: np.ndarray, A: np.ndarray, dZ: np.ndarray, stride: int = 1) -> np.ndarray:
    """dW alone: all that the first layer needs, below which nothing learns.

    Example:
        >>> weights_back(np.ones((1, 1, 3, 3)), np.array([[[[1.0], [2.0]]]]), np.array([[[[10.0], [1.0]]]]))[0, 0, 1]
        array([ 1., 12., 20.])
    """
    return (dZ.reshape(len(W), -1) @ windows(A, stride).T).reshape(W.shape) / A.dtype.type(A.shape[-1])


def maps_back(W: np.ndarray, A: np.ndarray, dZ: np.ndarray, stride: int = 1) -> np.ndarray:
    """dA alone, of the shape of A.

    Example:
        >>> maps_back(np.ones((1, 1, 3, 3)), np.array([[[[1.0], [2.0]]]]), np.array([[[[10.0], [1.0]]]]))[0, 0, :, 0]
        array([11., 11.])
    """
    n, height, width, m = A.shape
    dA = np.zeros((n, height + 2, width + 2, m), A.dtype)
    side_by_side = (W.reshape(len(W), -1).T @ dZ.reshape(len(W), -1)).reshape(n, SIDE, SIDE, *dZ.shape[1:])
    for u, v, its_dA in seen(dA, stride):
        its_dA += side_by_side[:, u, v]
    return dA[:, 1:-1, 1:-1]
