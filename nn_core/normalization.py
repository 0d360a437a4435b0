"""Batch normalization: each map of Z[l] is brought to mean 0 and spread 1 over the batch, then to a spread and mean it learns.

Ẑ = (Z − μ) / √(σ² + ε), Z̃ = γ Ẑ + b. μ and σ² are the mean and the variance over all pixels of all examples of the batch. After
training they are fixed, and what is fixed and linear can be multiplied into the weights: `folded`.
Source: Ioffe and Szegedy 2015, "Batch normalization".
"""

from typing import NamedTuple

import numpy as np

EPSILON = 1e-5
ALL_BUT_MAPS = (1, 2, 3)  # the axes of Z (n, h, w, m) that one map's mean is taken over


class Spread(NamedTuple):
    """The mean μ and the variance σ² of each map, both (n, 1)."""

    mean: np.ndarray
    variance: np.ndarray


def spread(Z: np.ndarray) -> Spread:
    """μ and σ² of each map of Z (n, h, w, m).

    Example:
        >>> spread(np.array([[[[1.0, 3.0]]], [[[5.0, 5.0]]]]))
        Spread(mean=array([[2.],
               [5.]]), variance=array([[1.],
               [0.]]))
    """
    flat = Z.reshape(len(Z), -1)
    mean = flat.mean(axis=1, keepdims=True)
    return Spread(mean, np.square(flat - mean).mean(axis=1, keepdims=True))


def standardized(Z: np.ndarray, its: Spread) -> np.ndarray:
    """Ẑ = (Z − μ) / √(σ² + ε), of the shape of Z.

    Example:
        >>> Z = np.array([[[[1.0, 3.0]]]])
        >>> standardized(Z, spread(Z)).round(3)
        array([[[[-1.,  1.]]]])
    """
    root = np.sqrt(its.variance + Z.dtype.type(EPSILON))
    return (Z - over_maps(its.mean)) / over_maps(root)


def over_maps(numbers: np.ndarray) -> np.ndarray:
    """One number for each map (n, 1), as it meets (n, h, w, m).

    Example:
        >>> over_maps(np.zeros((16, 1))).shape
        (16, 1, 1, 1)
    """
    return numbers[:, :, None, None]


def standardized_back(Z_hat: np.ndarray, dZ_hat: np.ndarray, its: Spread) -> np.ndarray:
    """dZ = (dẐ − mean dẐ − Ẑ · mean(dẐ · Ẑ)) / √(σ² + ε).

    The two means are taken off because μ and σ² move with Z: whatever shifts or stretches the whole batch changes nothing.

    Example:
        >>> Z = np.array([[[[1.0, 2.0, 6.0]]]])
        >>> standardized_back(standardized(Z, spread(Z)), np.ones_like(Z), spread(Z))  # a shift of all is no change
        array([[[[0., 0., 0.]]]])
    """
    root = np.sqrt(its.variance + Z_hat.dtype.type(EPSILON))
    along = np.mean(dZ_hat * Z_hat, axis=ALL_BUT_MAPS, keepdims=True)
    dZ = dZ_hat - np.mean(dZ_hat, axis=ALL_BUT_MAPS, keepdims=True)
    dZ -= Z_hat * along
    dZ /= over_maps(root)
    return dZ


def folded(W: np.ndarray, b: np.ndarray, gamma: np.ndarray, its: Spread) -> tuple[np.ndarray, np.ndarray]:
    """(W', b') with W' A + b' = γ (W A − μ) / √(σ² + ε) + b: W' = γ/√(σ² + ε) · W, b' = b − γ/√(σ² + ε) · μ.

    W (n, n', 3, 3); b, γ (n, 1).

    Example:
        >>> W, one = np.ones((1, 1, 3, 3)), np.ones((1, 1))
        >>> W, b = folded(W, b=one, gamma=2 * one, its=Spread(mean=3 * one, variance=4 * one))
        >>> W[0, 0, 0].round(4), b.round(4)
        (array([1., 1., 1.]), array([[-2.]]))
    """
    stretch = gamma / np.sqrt(its.variance + EPSILON)
    return W * over_maps(stretch), b - stretch * its.mean
