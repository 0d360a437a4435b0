"""Filters, pooling, batch normalization: against plain loops and the numerical gradient; the fast way and the readable one."""

import itertools

import numpy as np
import pytest

from nn_core import convolution, windows
from nn_core.checking import central_differences
from nn_core.normalization import folded, spread, standardized, standardized_back
from nn_core.pooling import max_pool, max_pool_back, mean_over_picture, mean_over_picture_back

BOTH = pytest.mark.parametrize("way", [convolution, windows], ids=["readable", "fast"])
STRIDES = pytest.mark.parametrize("stride", [1, 2])


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def by_loops(W, A, stride):
    """Z by the formula in the docstring, number by number."""
    (n, n_in, *_), (_, height, width, m) = W.shape, A.shape
    Z = np.zeros((n, -(-height // stride), -(-width // stride), m))
    for k, i, j in itertools.product(*map(range, Z.shape[:3])):
        for c, u, v in itertools.product(range(n_in), range(3), range(3)):
            row, column = stride * i + u - 1, stride * j + v - 1
            if 0 <= row < height and 0 <= column < width:
                Z[k, i, j] += W[k, c, u, v] * A[c, row, column]
    return Z


def slopes_agree(dA, J, A):
    """Whether dA is the numerical gradient of J at A."""
    return dA == pytest.approx(central_differences(lambda v: J(v.reshape(A.shape)), A.ravel()).reshape(A.shape), abs=1e-7)


@BOTH
@STRIDES
def test_convolving_is_the_formula(way, stride, rng):
    W, A = rng.normal(size=(4, 2, 3, 3)), rng.normal(size=(2, 5, 7, 3))
    assert way.convolve(W, A, stride) == pytest.approx(by_loops(W, A, stride), abs=1e-12)


@BOTH
@STRIDES
def test_the_way_back_through_filters_is_the_numerical_gradient(way, stride, rng):
    W, A = rng.normal(size=(3, 2, 3, 3)), rng.normal(size=(2, 4, 5, 2))
    G = rng.normal(size=way.convolve(W, A, stride).shape)  # J = Σ G Z, so dZ = G
    dW, dA = way.convolve_back(W, A, G, stride)
    assert slopes_agree(2 * dW, lambda W: np.sum(G * way.convolve(W, A, stride)), W)  # dW is the mean over the 2 examples
    assert slopes_agree(dA, lambda A: np.sum(G * way.convolve(W, A, stride)), A)


@STRIDES
def test_the_fast_way_agrees_to_single_precision(stride, rng):
    W, A = rng.normal(size=(32, 16, 3, 3)).astype(np.float32), rng.normal(size=(16, 20, 30, 8)).astype(np.float32)
    Z = convolution.convolve(W, A, stride)
    assert windows.convolve(W, A, stride).dtype == np.float32
    assert windows.convolve(W, A, stride) == pytest.approx(Z, rel=1e-4, abs=1e-3)
    for slope, its_fast in zip(convolution.convolve_back(W, A, Z, stride), windows.convolve_back(W, A, Z, stride), strict=True):
        assert np.linalg.norm(slope - its_fast) < 1e-5 * np.linalg.norm(slope)


def test_a_filter_that_moves_with_the_picture_gives_a_map_that_moves(rng):
    W, A = rng.normal(size=(1, 1, 3, 3)), np.zeros((1, 9, 9, 1))
    A[0, 3:5, 3:5] = rng.normal(size=(2, 2, 1))
    moved = np.roll(A, (1, 2), axis=(1, 2))
    assert convolution.convolve(W, moved) == pytest.approx(np.roll(convolution.convolve(W, A), (1, 2), axis=(1, 2)))


@pytest.mark.parametrize("size", [(4, 6), (5, 7)])
def test_the_way_back_through_pooling_is_the_numerical_gradient(size, rng):
    A = rng.permutation(np.arange(3 * size[0] * size[1] * 2) / 10).reshape(3, *size, 2)  # no two are equal
    G = rng.normal(size=max_pool(A).shape)
    assert slopes_agree(max_pool_back(A, max_pool(A), G), lambda A: np.sum(G * max_pool(A)), A)


def test_of_equal_pixels_only_the_first_gets_the_gradient():
    A = np.ones((1, 2, 2, 1))
    assert max_pool_back(A, max_pool(A), np.full((1, 1, 1, 1), 5.0)).ravel().tolist() == [5, 0, 0, 0]


def test_the_way_back_through_the_mean_is_the_numerical_gradient(rng):
    A, G = rng.normal(size=(3, 4, 5, 2)), rng.normal(size=(3, 2))
    assert slopes_agree(mean_over_picture_back(A, G), lambda A: np.sum(G * mean_over_picture(A)), A)


def test_a_normalized_map_has_mean_0_and_spread_1(rng):
    Z = rng.normal(3, 5, size=(4, 6, 7, 8))
    its = spread(standardized(Z, spread(Z)))
    assert its.mean == pytest.approx(np.zeros((4, 1)), abs=1e-12)
    assert its.variance == pytest.approx(np.ones((4, 1)), abs=1e-5)


def test_the_way_back_through_normalization_is_the_numerical_gradient(rng):
    Z, G = rng.normal(2, 3, size=(2, 3, 4, 3)), rng.normal(size=(2, 3, 4, 3))

    def J(Z):
        return np.sum(G * standardized(Z, spread(Z)))

    assert slopes_agree(standardized_back(standardized(Z, spread(Z)), G, spread(Z)), J, Z)


def test_folding_the_normalization_into_the_weights_changes_nothing(rng):
    W, A, b, gamma = (rng.normal(size=shape) for shape in ((4, 2, 3, 3), (2, 6, 5, 3), (4, 1), (4, 1)))
    Z = convolution.convolve(W, A)
    expected = gamma[:, :, None, None] * standardized(Z, spread(Z)) + b[:, :, None, None]
    W, b = folded(W, b, gamma, spread(Z))
    assert convolution.convolve(W, A) + b[:, :, None, None] == pytest.approx(expected, abs=1e-12)
