"""The gradient check: it lets the right gradient pass, and no planted mistake."""

import numpy as np
import pytest

from nn_core import checking
from nn_core.activations import ACTIVATIONS
from nn_core.checking import gradient_check, numerical_gradient, relative_difference
from nn_core.losses import output_dZ
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import backward, forward

NETS = {
    "classifier": Network((3, 3, 3, 3), ("tanh", "sigmoid")),
    "regression": Network((3, 3, 3, 1), ("sigmoid", "tanh"), "linear", "squared_error"),
}
MISTAKES = [
    "no 1/m",
    "no 1/m in db",
    "wrong sign",
    "W not transposed",
    "dW transposed",
    "slope of the wrong layer",
    "no slope",
    "half the last dZ",
    "one weight a little off",
    "b of the first layer forgotten",
]


def make_example(net):
    rng = np.random.default_rng(2)
    theta = initialize(net, "xavier", seed=rng)
    return theta, rng.normal(size=(net.n[0], 7)), rng.integers(0, 2, size=(net.n[-1], 7)).astype(float)


def backward_with(mistake):
    """The chain rule written once more, with one planted mistake (None: without)."""

    def wrong(net, theta, cache, Y):
        m, Z, A, W, b = Y.shape[1], cache.Z, cache.A, {}, {}
        dZ = output_dZ(net.loss, net.output, Z[net.L], A[net.L], Y) * (0.5 if mistake == "half the last dZ" else 1)
        for l in range(net.L, 0, -1):
            W[l] = dZ @ A[l - 1].T / (1 if mistake == "no 1/m" else m)
            b[l] = dZ.sum(axis=1, keepdims=True) / (1 if mistake in ("no 1/m", "no 1/m in db") else m)
            if mistake == "dW transposed" and W[l].shape[0] == W[l].shape[1]:
                W[l] = W[l].T
            if l > 1:
                square = theta.W[l].shape[0] == theta.W[l].shape[1]
                dA = (theta.W[l] if mistake == "W not transposed" and square else theta.W[l].T) @ dZ
                at = l if mistake == "slope of the wrong layer" else l - 1
                slope = ACTIVATIONS[net.activation(at)].g_prime(Z[at], A[at])
                dZ = dA if mistake == "no slope" else dA * slope
        if mistake == "one weight a little off":
            W[2][1, 1] *= 1.01
        if mistake == "b of the first layer forgotten":
            b[1] = 0 * b[1]
        grads = Parameters(*({l: part[l] for l in sorted(part)} for part in (W, b)))
        return Parameters.from_vector(net, -grads.to_vector()) if mistake == "wrong sign" else grads

    return wrong


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_the_right_gradient_passes(net):
    assert gradient_check(net, *make_example(net)) < 1e-9


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_the_chain_rule_written_once_more_without_a_mistake_passes(net, monkeypatch):
    monkeypatch.setattr(checking, "backward", backward_with(None))
    assert gradient_check(net, *make_example(net)) < 1e-9


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_is_found(net, mistake, monkeypatch):
    monkeypatch.setattr(checking, "backward", backward_with(mistake))
    assert gradient_check(net, *make_example(net)) > 1e-4


@pytest.mark.parametrize("epsilon", [1e-4, 1e-5, 1e-6])
def test_the_nudge_may_be_larger_or_smaller(epsilon):
    net = NETS["classifier"]
    assert gradient_check(net, *make_example(net), epsilon=epsilon) < 1e-7


def test_the_numerical_gradient_has_the_form_of_the_parameters_and_leaves_them_alone():
    net = NETS["regression"]
    theta, X, Y = make_example(net)
    before = theta.to_vector()
    slopes = numerical_gradient(net, theta, X, Y)
    assert [slopes.W[l].shape for l in slopes.W] == [theta.W[l].shape for l in theta.W]
    assert [slopes.b[l].shape for l in slopes.b] == [theta.b[l].shape for l in theta.b]
    assert np.array_equal(theta.to_vector(), before)


def test_the_numerical_gradient_of_a_parabola_is_its_slope():
    net = Network((1, 1), output="linear", loss="squared_error")
    theta = Parameters({1: np.array([[3.0]])}, {1: np.array([[0.0]])})
    assert numerical_gradient(net, theta, [[1.0]], [[1.0]]).to_vector() == pytest.approx([4.0, 4.0], rel=1e-9)


@pytest.mark.parametrize("kind", [int, "float32"])
def test_parameters_typed_in_as_whole_numbers_or_in_single_precision_are_checked_as_well(kind):
    net = Network((2, 2, 1))
    theta = Parameters(
        {1: np.array([[1, -2], [0, 1]], dtype=kind), 2: np.array([[1, -1]], dtype=kind)},
        {1: np.array([[0], [1]], dtype=kind), 2: np.array([[2]], dtype=kind)},
    )
    assert gradient_check(net, theta, [[1.0, 0.5], [0.5, -1.0]], [[1.0, 0.0]]) < 1e-7


def test_a_gradient_of_zero_checks_as_zero():
    net = Network((2, 1), output="linear", loss="squared_error")
    assert gradient_check(net, initialize(net, "zeros"), np.ones((2, 3)), np.zeros((1, 3))) == 0.0


def test_the_relative_difference_is_0_for_equal_and_1_for_opposite_gradients():
    net = NETS["classifier"]
    theta, X, Y = make_example(net)
    grads = backward(net, theta, forward(net, theta, X), Y)
    opposite, double = (Parameters.from_vector(net, factor * grads.to_vector()) for factor in (-1, 2))
    assert relative_difference(grads, grads) == 0.0
    assert relative_difference(grads, opposite) == pytest.approx(1.0)
    assert relative_difference(grads, double) == pytest.approx(1 / 3)


def test_a_check_with_shapes_that_do_not_fit_is_refused():
    net = NETS["classifier"]
    theta, X, Y = make_example(net)
    with pytest.raises(ValueError, match=r"\(3, 7\).*\(3, 6\)"):
        gradient_check(net, theta, X, Y[:, :6])
