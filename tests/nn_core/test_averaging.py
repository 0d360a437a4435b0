"""The mean over m examples: loop, product and running sum are one and the same, and are the gradient of logistic regression."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn_core
from nn_core.averaging import average_as_product, average_in_loop, few_examples, running_average


def lists(X, dZ):
    """What the loop wants: plain lists, one for each example."""
    return X.T.tolist(), dZ[0].tolist()


@settings(deadline=None)
@given(m=st.integers(1, 40), n_x=st.integers(1, 12), seed=st.integers(0, 10**6))
def test_loop_and_product_are_equal_to_rounding(m, n_x, seed):
    rng = np.random.default_rng(seed)
    X, dZ = rng.normal(size=(n_x, m)), rng.normal(size=(1, m))
    (dw, db), (product, product_db) = average_in_loop(*lists(X, dZ)), average_as_product(X, dZ)
    assert product.shape == (n_x, 1)
    np.testing.assert_allclose(dw, product[:, 0], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(db, product_db, rtol=1e-12, atol=1e-14)


@settings(deadline=None)
@given(m=st.integers(1, 12), n_x=st.integers(1, 6), seed=st.integers(0, 10**6))
def test_the_running_sum_ends_with_the_very_bits_of_the_loop(m, n_x, seed):
    rng = np.random.default_rng(seed)
    X, dZ = rng.normal(size=(n_x, m)), rng.normal(size=(1, m))
    dw, db = running_average(X, dZ)
    assert (dw.shape, db.shape) == ((m + 1, n_x), (m + 1,))
    assert not dw[0].any()
    looped, looped_db = average_in_loop(*lists(X, dZ))
    assert dw[-1].tolist() == looped
    assert db[-1] == looped_db


@pytest.mark.parametrize("seed", range(3))
def test_the_product_is_the_gradient_of_logistic_regression(seed):
    X, Y, w, b = few_examples(9, 4, seed)
    net = nn_core.Network(n=(4, 1))
    theta = nn_core.Parameters({1: w.T}, {1: np.array([[b]])})
    cache = nn_core.forward(net, theta, X)
    gradient = nn_core.backward(net, theta, cache, Y)
    dw, db = average_as_product(X, cache.A[1] - Y)
    np.testing.assert_allclose(dw.T, gradient.W[1], rtol=1e-14)
    np.testing.assert_allclose(db, gradient.b[1][0, 0], rtol=1e-14)
    assert nn_core.gradient_check(net, theta, X, Y) < 1e-7


def test_worked_by_hand():
    X, dZ = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.5, -0.25]])
    dw, db = average_as_product(X, dZ)
    assert dw.tolist() == [[0.0], [0.25]]
    assert db == 0.125
    assert average_in_loop(*lists(X, dZ)) == ([0.0, 0.25], 0.125)


def test_the_few_examples_have_one_decimal_and_the_same_seed_gives_the_same():
    X, Y, w, b = few_examples(10, 6, 3)
    assert (X.shape, Y.shape, w.shape) == ((6, 10), (1, 10), (6, 1))
    for numbers in (X, w, np.array(b)):
        np.testing.assert_array_equal(numbers, np.round(numbers, 1))
        assert not np.signbit(numbers[numbers == 0]).any()
    assert set(Y[0]) <= {0.0, 1.0}
    np.testing.assert_array_equal(X, few_examples(10, 6, 3)[0])
    for m, n_x in ((0, 2), (2, 0)):
        with pytest.raises(ValueError, match="1 or more"):
            few_examples(m, n_x, 0)
