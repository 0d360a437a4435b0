"""What is found in a network is there, and where there is nothing nothing is found."""

import numpy as np
import pytest

import nn_core
from nn_core import findings

NET = nn_core.Network((2, 4, 3, 1), "relu")
DATA = nn_core.make_dataset("circle", m=80, noise=0.1, seed=1)


@pytest.fixture
def theta():
    """A usual start."""
    return nn_core.initialize(NET, "he", seed=2)


def test_a_usual_start_has_no_dead_saturated_or_twin_units(theta):
    for hidden in ("relu", "tanh"):
        net = nn_core.Network(NET.n, hidden)
        assert findings.saturated_units(net, theta, DATA.X) == {}
        assert findings.twin_units(net, theta) == {}
    theta.b[1][:] = 1.0
    theta.b[2][:] = 5.0
    assert findings.dead_units(NET, theta, DATA.X) == {}


def test_a_unit_is_dead_when_no_example_moves_it_and_then_no_gradient_reaches_it(theta):
    theta.b[1][2] = -100.0
    assert 2 in findings.dead_units(NET, theta, DATA.X)[1]
    gradient = nn_core.backward(NET, theta, nn_core.forward(NET, theta, DATA.X), DATA.Y)
    assert not gradient.W[1][2].any()


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
def test_large_weights_saturate_units(theta, hidden):
    theta.W[1][1] *= 1000
    assert 1 in findings.saturated_units(nn_core.Network(NET.n, hidden), theta, DATA.X)[1]


@pytest.mark.parametrize("method", ["zeros", "constant"])
def test_units_that_begin_alike_are_twins_and_stay_so(method):
    net = nn_core.Network((2, 4, 1))
    start = nn_core.initialize(net, method)
    *_, last = nn_core.train(net, start, DATA.X, DATA.Y, 0.5, 50)
    assert findings.twin_units(net, last.parameters) == {1: 1}


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("seed", range(3))
def test_sharpness_is_the_largest_eigenvalue_of_the_second_derivatives(loss, seed):
    net = nn_core.Network((2, 3, 1), "tanh", "sigmoid", loss)
    theta = nn_core.initialize(net, "xavier", scale=2.0, seed=seed)
    at = theta.to_vector()

    def slope(vector):
        there = nn_core.Parameters.from_vector(net, vector)
        return nn_core.backward(net, there, nn_core.forward(net, there, DATA.X), DATA.Y).to_vector()

    H = np.array([(slope(at + 1e-5 * e) - slope(at - 1e-5 * e)) / 2e-5 for e in np.eye(len(at))])
    values = np.linalg.eigvalsh((H + H.T) / 2)
    largest = values[np.argmax(np.abs(values))]
    assert findings.sharpness(net, theta, DATA.X, DATA.Y) == pytest.approx(largest, rel=0.05)


def test_descent_beyond_two_over_lambda_swings_out_of_a_bowl_and_below_it_comes_down():
    net = nn_core.Network((2, 1), output="linear", loss="squared_error")
    data = nn_core.make_dataset("plane", m=60, noise=0.1, seed=1)
    start = nn_core.initialize(net, "random", scale=1.0)
    bound = 2 / findings.sharpness(net, start, data.X, data.Y)
    ends = [list(nn_core.train(net, start, data.X, data.Y, share * bound, 200))[-1].cost for share in (0.9, 1.1)]
    first = nn_core.cost(net, nn_core.forward(net, start, data.X), data.Y)
    assert ends[0] < first < ends[1]


def test_a_fresh_cost_that_turns_up_tells_since_when():
    steps = np.arange(5) * 10
    falls, turns = np.array([0.7, 0.5, 0.3, 0.2, 0.1]), np.array([0.7, 0.5, 0.45, 0.5, 0.6])
    assert findings.by_heart_since(steps, falls, turns) == 20
    assert findings.by_heart_since(steps, falls, falls) is None
    assert findings.by_heart_since(steps, turns, turns) is None


def test_an_input_that_never_changes_dwarfs_nobody():
    assert findings.dwarfed(np.array([[1.0, 1.0], [0.0, 5.0]])) == 1.0
