"""Twin units: found where they are, and never parted by training, however long."""

import numpy as np
import pytest

from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import backward, forward
from nn_core.symmetry import distinct_units, keep_equal, twins
from nn_core.training import train

LONG = 10_000  # steps
RUNS = [  # n, hidden, output and loss, learning rate, batch size
    ((2, 3, 1), "tanh", ("sigmoid", "cross_entropy"), 0.5, None),
    ((2, 5, 1), "sigmoid", ("sigmoid", "squared_error"), 2.0, None),
    ((2, 7, 1), "relu", ("sigmoid", "cross_entropy"), 0.5, 4),
    ((2, 8, 1), "leaky_relu", ("linear", "squared_error"), 0.05, None),
    ((2, 3, 5, 1), "tanh", ("sigmoid", "cross_entropy"), 0.5, 5),
    ((2, 7, 7, 2), "tanh", ("sigmoid", "cross_entropy"), 1.0, None),
    ((2, 5, 8, 3, 1), ("tanh", "relu", "sigmoid"), ("sigmoid", "cross_entropy"), 1.0, None),
    ((2, 8, 5, 7, 3, 1), "tanh", ("linear", "squared_error"), 0.1, 4),
    ((2, 3, 3, 3, 3, 3, 1), "sigmoid", ("sigmoid", "cross_entropy"), 3.0, None),
]


def make_data(net, m=11):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(net.n[0], m))
    return X, rng.integers(0, 2, size=(net.n[-1], m)).astype(float)


def make_theta(W1, b1, W2):
    return Parameters(
        {1: np.array(W1, float), 2: np.array(W2, float)}, {1: np.array(b1, float)[:, None], 2: np.zeros((len(W2), 1))}
    )


def assert_every_hidden_layer_is_one_unit_many_times(net, theta):
    for l in range(1, net.L):
        assert distinct_units(theta, l) == 1
        assert (theta.W[l] == theta.W[l][0]).all() and (theta.b[l] == theta.b[l][0]).all()
        assert (theta.W[l + 1] == theta.W[l + 1][:, :1]).all()


@pytest.mark.parametrize("start", [("zeros", None), ("constant", 0.5)], ids=["zeros", "constant"])
@pytest.mark.parametrize(("n", "hidden", "output", "learning_rate", "batch_size"), RUNS)
def test_a_start_with_equal_units_keeps_them_exactly_equal_for_10_000_steps(start, n, hidden, output, learning_rate, batch_size):
    net = Network(n, hidden, *output)
    theta = initialize(net, start[0], scale=start[1])
    run = list(train(net, theta, *make_data(net), learning_rate, LONG, batch_size=batch_size, record_every=LONG // 4))
    assert run[-1].step == LONG
    assert not np.array_equal(run[0].vector, run[-1].vector)
    for snapshot in run:
        assert_every_hidden_layer_is_one_unit_many_times(net, snapshot.parameters)


@pytest.mark.parametrize(("n", "hidden", "start"), [((2, 7, 1), "tanh", "constant"), ((2, 5, 3, 1), "sigmoid", "zeros")])
def test_a_loop_written_by_hand_keeps_equal_units_exactly_equal_for_10_000_steps_too(n, hidden, start):
    net = Network(n, hidden)
    theta, (X, Y) = initialize(net, start, scale=0.5), make_data(net)
    for _ in range(LONG):
        grads = backward(net, theta, forward(net, theta, X), Y)
        for l in range(1, net.L + 1):
            theta.W[l] -= 0.7 * grads.W[l]
            theta.b[l] -= 0.7 * grads.b[l]
    assert np.abs(theta.W[net.L]).max() > 0.01
    assert_every_hidden_layer_is_one_unit_many_times(net, theta)


def test_two_twins_among_other_units_stay_twins_and_the_others_go_their_own_ways():
    net = Network((2, 5, 1))
    theta = initialize(net, "he", seed=0)
    theta.W[1][3], theta.W[2][:, 3] = theta.W[1][1], theta.W[2][:, 1]
    *_, last = train(net, theta, *make_data(net), 0.5, 2000, record_every=2000)
    W = last.parameters.W
    assert (W[1][3] == W[1][1]).all() and (W[2][:, 3] == W[2][:, 1]).all()
    assert distinct_units(last.parameters, 1) == 4


def test_one_nudged_weight_parts_a_unit_from_its_layer():
    net = Network((2, 5, 1))
    theta = initialize(net, "constant", scale=0.5)
    theta.W[1][0, 0] += 1e-3
    *_, last = train(net, theta, *make_data(net), 0.5, 500, record_every=500)
    assert distinct_units(last.parameters, 1) == 2


@pytest.mark.parametrize(
    ("W1", "b1", "W2", "first"),
    [
        ([[1, 2], [3, 4], [1, 2]], [0, 0, 0], [[5, 6, 5]], [0, 1, 0]),
        ([[1, 2], [1, 2], [1, 2]], [7, 7, 7], [[5, 5, 5], [6, 6, 6]], [0, 0, 0]),
        ([[9, 2], [1, 2], [9, 2], [1, 2]], [0, 0, 0, 0], [[5, 6, 5, 6]], [0, 1, 0, 1]),
        ([[0.0, 1], [-0.0, 1]], [0, 0], [[5, 5]], [0, 0]),
    ],
)
def test_units_with_equal_ways_in_and_out_are_twins_of_the_first_of_them(W1, b1, W2, first):
    found = twins(make_theta(W1, b1, W2))
    assert list(found) == [1] and found[1].tolist() == first


@pytest.mark.parametrize(
    ("W1", "b1", "W2"),
    [
        ([[1, 2], [1, 3]], [0, 0], [[5, 5]]),
        ([[1, 2], [1, 2]], [0, 1], [[5, 5]]),
        ([[1, 2], [1, 2]], [0, 0], [[5, 6]]),
        ([[1, 2]], [0], [[5]]),
    ],
)
def test_units_that_differ_in_a_weight_in_b_or_on_the_way_out_are_no_twins(W1, b1, W2):
    assert twins(make_theta(W1, b1, W2)) == {}


def test_a_random_start_has_no_twins_and_the_output_layer_is_never_asked():
    assert twins(initialize(Network((2, 8, 8, 3)), "random", seed=0)) == {}
    assert twins(initialize(Network((2, 3)), "zeros")) == {}


def test_twins_get_the_same_row_when_going_forward_whatever_the_product_rounds():
    net = Network((3, 7, 1))
    theta = initialize(net, "constant", scale=0.1)
    cache = forward(net, theta, np.random.default_rng(0).normal(size=(3, 13)))
    assert (cache.Z[1] == cache.Z[1][0]).all() and (cache.A[1] == cache.A[1][0]).all()


def test_keep_equal_copies_the_first_twin_over_the_others_in_place():
    gradient = make_theta([[1, 2], [3, 4], [5, 6]], [1, 2, 3], [[7, 8, 9]])
    assert keep_equal(gradient, {1: np.array([0, 1, 0])}) is gradient
    assert gradient.W[1].tolist() == [[1, 2], [3, 4], [1, 2]]
    assert gradient.b[1].ravel().tolist() == [1, 2, 1] and gradient.W[2].tolist() == [[7, 8, 7]]


@pytest.mark.parametrize(
    ("W1", "b1", "tolerance", "count"),
    [
        ([[1, 2], [1, 2], [1, 2]], [0, 0, 0], 0.0, 1),
        ([[1, 2], [1, 2], [1, 2]], [0, 0, 1], 0.0, 2),
        ([[1, 2], [2, 1], [1, 2.001]], [0, 0, 0], 0.0, 3),
        ([[1, 2], [2, 1], [1, 2.001]], [0, 0, 0], 0.01, 2),
        ([[0, 0], [0.25, 0], [0.5, 0]], [0, 0, 0], 0.25, 2),
        ([[1, 2]], [5], 0.0, 1),
    ],
)
def test_distinct_units_counts_those_that_compute_something_of_their_own(W1, b1, tolerance, count):
    theta = make_theta(W1, b1, [range(len(W1))])
    assert distinct_units(theta, 1, tolerance) == count
