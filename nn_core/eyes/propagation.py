"""Forward and backward through a network with eyes, beside `nn_core/propagation.py`: the same chain rule, other layers.

Forward: Z[l] = W[l] ∗ A[l−1] (the filters slide), Ẑ[l] normalized, Z̃[l] = γ[l] Ẑ[l] + b[l], A[l] = ReLU(Z̃[l]), of four
neighbours perhaps only the largest; at the end z = W[L] · (mean of each map) + b[L]. A network whose normalization has been
folded into its weights has no γ, and Z̃[l] = W[l] ∗ A[l−1] + b[l]. Backward, dZ[L] = ŷ − y is handed down. All is computed in
the type of the parameters.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from nn_core import convolution, windows
from nn_core.activations import relu
from nn_core.eyes.network import Eyes, Filters
from nn_core.normalization import ALL_BUT_MAPS, Spread, folded, over_maps, spread, standardized, standardized_back
from nn_core.pooling import max_pool, max_pool_back, mean_over_picture, mean_over_picture_back


class Tools(NamedTuple):
    """The functions that slide the filters: the ones to read, or the fast ones."""

    convolve: Callable[..., np.ndarray]
    weights_back: Callable[..., np.ndarray]
    maps_back: Callable[..., np.ndarray]


READABLE = Tools(
    convolution.convolve,
    lambda *layer: convolution.convolve_back(*layer)[0],
    lambda *layer: convolution.convolve_back(*layer)[1],
)
FAST = Tools(windows.convolve, windows.weights_back, windows.maps_back)


@dataclass
class Cache:
    """What forward computed: A[0..L−1], `maps` before pooling, Z̃[1..L] as `Z`, and what normalizing needs on the way back.

    A[l] and Z[l] are (n[l], h, w, m) for the layers of filters, `mean` is (n[L−1], m), Z[L] is (1, m).
    """

    A: dict[int, np.ndarray] = field(default_factory=dict)
    Z: dict[int, np.ndarray] = field(default_factory=dict)
    Z_hat: dict[int, np.ndarray] = field(default_factory=dict)
    spreads: dict[int, Spread] = field(default_factory=dict)
    maps: dict[int, np.ndarray] = field(default_factory=dict)
    mean: np.ndarray | None = None


def forward(eyes: Eyes, theta: Filters, X: np.ndarray, mask: np.ndarray | float = 1, tools: Tools = FAST) -> Cache:
    """All layers for X (n[0] · h · w, m), examples in columns: `cache.Z[L]` is z (1, m), and ŷ = σ(z).

    `mask` (n[L−1], m) is dropout's: it multiplies the means. Where theta has γ, the batch itself gives μ and σ.

    Example:
        >>> cache = forward(Eyes(), nn_core.eyes.initialize(Eyes()), np.random.default_rng(0).random((7200, 2)))
        >>> [cache.A[l].shape for l in range(5)], cache.Z[5].shape  # doctest: +NORMALIZE_WHITESPACE
        ([(3, 40, 60, 2), (16, 20, 30, 2), (32, 10, 15, 2), (64, 5, 7, 2), (128, 5, 7, 2)], (1, 2))
    """
    kind = theta.W[1].dtype
    centre = np.array(eyes.centre, kind)[:, None, None, None]
    cache = Cache(A={0: X.reshape(eyes.n[0], *eyes.size, -1).astype(kind, copy=False) - centre})
    for l in eyes.looking:
        Z = tools.convolve(theta.W[l], cache.A[l - 1], eyes.stride[l - 1])
        if theta.gamma:
            cache.spreads[l] = spread(Z)
            cache.Z_hat[l] = standardized(Z, cache.spreads[l])
            Z = over_maps(theta.gamma[l]) * cache.Z_hat[l]
        Z += over_maps(theta.b[l])
        cache.Z[l], cache.maps[l] = Z, relu(Z)
        cache.A[l] = max_pool(cache.maps[l]) if eyes.pools[l - 1] else cache.maps[l]
    cache.mean = mean_over_picture(cache.A[eyes.L - 1]) * mask
    cache.Z[eyes.L] = theta.W[eyes.L] @ cache.mean + theta.b[eyes.L]
    return cache


def backward(
    eyes: Eyes, theta: Filters, cache: Cache, dZ: np.ndarray, mask: np.ndarray | float = 1, tools: Tools = FAST
) -> Filters:
    """dJ/dW, dJ/db and dJ/dγ of every layer, from dZ[L] = ŷ − y (1, m), for J the mean cross-entropy.

    Example:
        >>> eyes, theta, X = Eyes(), nn_core.eyes.initialize(Eyes()), np.random.default_rng(0).random((7200, 2))
        >>> slopes = backward(eyes, theta, forward(eyes, theta, X), dZ=np.array([[0.5, -0.5]]))
        >>> slopes.W[4].shape, slopes.b[5]
        ((128, 64, 3, 3), array([[0.]]))
    """
    L, m = eyes.L, dZ.shape[1]
    slopes = Filters({L: dZ @ cache.mean.T / m}, {L: dZ.sum(axis=1, keepdims=True) / m})
    dA = mean_over_picture_back(cache.A[L - 1], theta.W[L].T @ dZ * mask)
    for l in reversed(eyes.looking):
        if eyes.pools[l - 1]:
            dA = max_pool_back(cache.maps[l], cache.A[l], dA)
        dZ = dA * (cache.maps[l] > 0)
        slopes.b[l] = _sum(dZ) / m
        if theta.gamma:
            slopes.gamma[l] = _sum(dZ * cache.Z_hat[l]) / m
            dZ *= over_maps(theta.gamma[l])
            dZ = standardized_back(cache.Z_hat[l], dZ, cache.spreads[l])
        layer = theta.W[l], cache.A[l - 1], dZ, eyes.stride[l - 1]
        slopes.W[l] = tools.weights_back(*layer)
        if l > 1:
            dA = tools.maps_back(*layer)
    return slopes


def _sum(dZ: np.ndarray) -> np.ndarray:
    """Over all places of all examples: (n, 1)."""
    return dZ.sum(axis=ALL_BUT_MAPS)[:, None]


def without_normalization(theta: Filters, spreads: dict[int, Spread]) -> Filters:
    """The same network with the normalization folded into W and b: for μ and σ² that are fixed, as after training.

    Example:
        >>> eyes, theta, X = Eyes(), nn_core.eyes.initialize(Eyes()), np.random.default_rng(0).random((7200, 2))
        >>> cache = forward(eyes, theta, X)
        >>> plain = without_normalization(theta, cache.spreads)
        >>> bool(np.allclose(forward(eyes, plain, X).Z[5], cache.Z[5])), plain.to_vector().shape
        (True, (97569,))
    """
    W, b = dict(theta.W), dict(theta.b)
    for l, its in spreads.items():
        W[l], b[l] = folded(theta.W[l], theta.b[l], theta.gamma[l], its)
    return Filters(W, b)
