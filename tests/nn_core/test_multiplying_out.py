"""Linear layers of any depth are one layer; bent ones are not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn_core
from nn_core.multiplying_out import multiply_out


@given(st.lists(st.integers(1, 6), min_size=2, max_size=9), st.integers(0, 1000))
def test_the_product_answers_as_the_network_does(n, seed):
    net = nn_core.Network(n=tuple(n), hidden="linear")
    theta = nn_core.initialize(net, "xavier", seed=seed)
    for l in theta.b:
        theta.b[l][:] = np.random.default_rng(seed + l).standard_normal(theta.b[l].shape)
    X = np.random.default_rng(seed).standard_normal((n[0], 7))
    W, b = multiply_out(net, theta)
    np.testing.assert_allclose(W @ X + b, nn_core.forward(net, theta, X).Z[net.L], rtol=1e-9, atol=1e-9)


def test_a_product_worked_by_hand():
    net = nn_core.Network(n=(1, 1, 1), hidden="linear")
    theta = nn_core.Parameters({1: np.array([[2.0]]), 2: np.array([[3.0]])}, {1: np.array([[5.0]]), 2: np.array([[7.0]])})
    W, b = multiply_out(net, theta)
    assert (W[0, 0], b[0, 0]) == (6.0, 22.0)


def test_a_bend_cannot_be_multiplied_out():
    net = nn_core.Network(n=(2, 3, 4, 1), hidden=("linear", "tanh"))
    with pytest.raises(ValueError, match="layer 2 is tanh"):
        multiply_out(net, nn_core.initialize(net, "xavier"))
