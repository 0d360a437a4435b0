"""One example through the computation graph: the chain rule's pieces, worked by hand, against `backward` and against nudges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn_core

NET = nn_core.Network(n=(2, 1))
WHICH = [("w", 0), ("w", 1), ("b", 0), ("x", 0), ("x", 1)]
number = st.floats(-3, 3)


def example(x1=0.5, x2=-1.6, w1=0.9, w2=0.2, b=-0.4, y=1):
    """(theta, x, y) as the engine takes them."""
    theta = nn_core.Parameters({1: np.array([[w1, w2]])}, {1: np.array([[b]])})
    return theta, np.array([[x1], [x2]]), np.array([[float(y)]])


def derivatives(chain):
    return [*chain.dw, chain.dz, *chain.dx]


def test_an_example_worked_by_hand():
    chain = nn_core.walk(NET, *example(x1=2.0, x2=-1.0, w1=0.5, w2=1.0, b=0.0))  # z = 1 − 1 + 0
    found = (chain.z, chain.a, chain.L, chain.dL_da, chain.da_dz, chain.dz)
    assert found == pytest.approx((0.0, 0.5, np.log(2), -2.0, 0.25, -0.5))
    np.testing.assert_allclose(chain.dw, [-1.0, 0.5])
    np.testing.assert_allclose(chain.dx, [-0.25, -0.5])


@given(number, number, number, number, number, st.integers(0, 1))
def test_the_product_along_every_path_is_what_backward_finds(x1, x2, w1, w2, b, y):
    theta, x, label = example(x1, x2, w1, w2, b, y)
    chain = nn_core.walk(NET, theta, x, label)
    gradient = nn_core.backward(NET, theta, nn_core.forward(NET, theta, x), label)
    np.testing.assert_allclose(chain.dL_da * chain.da_dz, chain.dz, rtol=1e-7, atol=1e-12)
    np.testing.assert_allclose(chain.dL_da * chain.da_dz * chain.dz_dw, gradient.W[1][0], rtol=1e-7, atol=1e-12)
    assert chain.dz == gradient.b[1][0, 0]


@given(number, number, number, number, number, st.integers(0, 1))
def test_every_derivative_is_what_a_nudge_measures(x1, x2, w1, w2, b, y):
    given_values = example(x1, x2, w1, w2, b, y)
    for which, computed in zip(WHICH, derivatives(nn_core.walk(NET, *given_values)), strict=True):
        assert nn_core.measured_slope(NET, *given_values, which, 1e-5, central=True) == pytest.approx(computed, abs=1e-7)
        assert nn_core.measured_slope(NET, *given_values, which, 1e-6) == pytest.approx(computed, abs=1e-5)


@pytest.mark.parametrize("z", [-70.0, -40.0, 40.0, 70.0])
@pytest.mark.parametrize("y", [0, 1])
def test_far_out_all_pieces_are_finite_and_their_product_right(z, y):
    chain = nn_core.walk(NET, *example(0.0, 0.0, 0.0, 0.0, z, y))
    assert np.isfinite([chain.L, chain.dL_da, chain.da_dz, chain.dz]).all()
    assert chain.dL_da * chain.da_dz == pytest.approx(chain.dz, abs=1e-15)
    assert chain.dL_da * chain.da_dz == pytest.approx(1 / (1 + np.exp(-z)) - y if y == 0 or z < 0 else -np.exp(-z), rel=1e-9)


@pytest.mark.parametrize("which", WHICH)
def test_a_nudge_moves_one_number_and_leaves_the_given_ones_alone(which):
    theta, x, _ = example()
    moved, inputs = nn_core.nudged(theta, x, which, 0.25)
    before, after = np.concatenate([theta.to_vector(), x[:, 0]]), np.concatenate([moved.to_vector(), inputs[:, 0]])
    assert np.flatnonzero(after - before).tolist() == [WHICH.index(which)]
    np.testing.assert_array_equal(before, [0.9, 0.2, -0.4, 0.5, -1.6])


def test_more_than_one_unit_or_example_is_refused():
    theta, x, y = example()
    with pytest.raises(ValueError, match=r"one sigmoid unit and one example"):
        nn_core.walk(NET, theta, np.hstack([x, x]), np.hstack([y, y]))
    with pytest.raises(ValueError, match=r"one sigmoid unit"):
        nn_core.walk(nn_core.Network(n=(2, 2)), theta, x, y)
