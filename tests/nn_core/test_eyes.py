"""The network with eyes as a whole: its numbers, its gradient, its two ways of computing."""

import numpy as np
import pytest

from nn_core.activations import sigmoid
from nn_core.checking import central_differences, relative_difference
from nn_core.eyes import FAST, READABLE, Eyes, Filters, backward, forward, initialize, without_normalization
from nn_core.losses import cross_entropy_of_z

SMALL = Eyes(n=(3, 3, 4, 5, 1), stride=(2, 1, 1), pools=(False, True, False), size=(8, 10))
TOOLS = pytest.mark.parametrize("tools", [READABLE, FAST], ids=["readable", "fast"])


def example(eyes, m=4, seed=3):
    """Parameters that are nowhere 0 or 1, pictures, answers and a mask."""
    rng = np.random.default_rng(seed)
    theta = initialize(eyes, rng)
    theta = theta.from_vector(theta.to_vector() + 0.1 * rng.normal(size=theta.to_vector().size))
    mask = (rng.random((eyes.n[-2], m)) > 0.3) / 0.7
    return theta, rng.random((eyes.n[0] * eyes.size[0] * eyes.size[1], m)), rng.integers(0, 2, (1, m)), mask


@TOOLS
@pytest.mark.parametrize("normalized", [True, False])
def test_backward_is_the_numerical_gradient(tools, normalized):
    theta, X, Y, mask = example(SMALL)
    theta = theta if normalized else Filters(theta.W, theta.b)

    def J(vector):
        return np.mean(cross_entropy_of_z(forward(SMALL, theta.from_vector(vector), X, mask, tools).Z[SMALL.L], Y))

    cache = forward(SMALL, theta, X, mask, tools)
    slopes = backward(SMALL, theta, cache, sigmoid(cache.Z[SMALL.L]) - Y, mask, tools)
    measured = theta.from_vector(central_differences(J, theta.to_vector()))
    assert relative_difference(slopes, measured) < 1e-7
    assert [(name, l, array.shape) for name, l, array in slopes.parts()] == [
        (name, l, array.shape) for name, l, array in theta.parts()
    ]


def test_the_network_of_the_flower_lab_has_97_809_parameters_and_97_569_after_folding():
    eyes = Eyes()
    theta, X, *_ = example(eyes, m=2)
    assert eyes.parameter_count == theta.to_vector().size == 97_809
    assert without_normalization(theta, forward(eyes, theta, X).spreads).to_vector().size == 97_569


def test_both_ways_of_computing_agree_in_single_precision():
    eyes = Eyes()
    theta, X, Y, _ = example(eyes, m=3)
    exact = forward(eyes, theta, X, tools=READABLE)
    single = theta.from_vector(theta.to_vector().astype(np.float32))
    fast = forward(eyes, single, X, tools=FAST)
    assert fast.Z[eyes.L].dtype == np.float32
    assert fast.Z[eyes.L] == pytest.approx(exact.Z[eyes.L], abs=1e-4)
    slopes = (
        backward(eyes, t, cache, sigmoid(cache.Z[eyes.L]) - Y, tools=tools)
        for t, cache, tools in ((theta, exact, READABLE), (single, fast, FAST))
    )
    assert relative_difference(*slopes) < 1e-4


def test_folding_changes_nothing():
    theta, X, *_ = example(SMALL)
    cache = forward(SMALL, theta, X)
    plain = forward(SMALL, without_normalization(theta, cache.spreads), X)
    assert all(plain.A[l] == pytest.approx(cache.A[l], abs=1e-12) for l in range(SMALL.L))
    assert plain.Z[SMALL.L] == pytest.approx(cache.Z[SMALL.L], abs=1e-12)


def test_shuffled_pixels_are_another_picture():
    eyes = Eyes()
    theta, X, *_ = example(eyes, m=1)
    shuffled = np.random.default_rng(0).permutation(2400)
    other = X.reshape(3, 2400, 1)[:, shuffled].reshape(7200, 1)
    plain = without_normalization(theta, forward(eyes, theta, X).spreads)
    assert abs(forward(eyes, plain, X).Z[5] - forward(eyes, plain, other).Z[5]).item() > 1e-3


@pytest.mark.parametrize(
    "change", [{"stride": (1,)}, {"pools": ()}, {"n": (3, 1), "stride": (), "pools": ()}, {"centre": (0.5,)}]
)
def test_layers_that_do_not_fit_together_are_refused(change):
    with pytest.raises(ValueError, match="do not fit together"):
        Eyes(**change)
