"""Findings: planted faults are found and named, and where there is none nothing is said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn_core
from nn_core.checking import numerical_gradient
from nn_core.curvature import sharpness
from nn_core.findings import Dwarfed, all_linear, dead_units, dwarfed, overfit_since, saturated_units, twin_units
from nn_core.network import Network, Parameters, initialize
from nn_core.onward import begin, go_on
from nn_core.propagation import backward, forward
from nn_core.rules import Rule

X = np.random.default_rng(0).uniform(-1.5, 1.5, (2, 40))
Y = (X[:1] * X[1:] > 0).astype(float)
REAL = Network((2, 1), output="linear", loss="squared_error")
UNITS = st.dictionaries(st.integers(1, 2), st.sets(st.integers(0, 4), min_size=1), max_size=2)


def planted(net, seed, change):
    """A random network with `change(theta)` done to it."""
    theta = initialize(net, "he", seed=seed)
    change(theta)
    return theta


@given(units=UNITS, seed=st.integers(0, 50))
def test_dead_units_are_those_that_answer_no_example(units, seed):
    net = Network((2, 5, 5, 1), "relu")

    def kill(theta):
        for l in (1, 2):
            theta.b[l][:] = 100.0 ** (2 * l)  # all are on, for every example
            theta.b[l][list(units.get(l, ()))] = -1e9

    theta = planted(net, seed, kill)
    assert dead_units(net, theta, X) == {l: sorted(units[l]) for l in sorted(units)}
    gradient = backward(net, theta, forward(net, theta, X), Y)
    assert all(not gradient.W[l][i].any() for l, dead in dead_units(net, theta, X).items() for i in dead)


@pytest.mark.parametrize("hidden", ["leaky_relu", "tanh", "linear"])
def test_only_relu_units_die(hidden):
    net = Network((2, 5, 5, 1), hidden)
    assert dead_units(net, initialize(net, "zeros"), X) == {}


def test_a_unit_that_answers_a_single_example_is_not_dead():
    net = Network((1, 1, 1), "relu")
    theta = Parameters({1: np.array([[1.0]]), 2: np.ones((1, 1))}, {1: np.array([[-0.99]]), 2: np.zeros((1, 1))})
    assert dead_units(net, theta, [[*[0.0] * 99, 1.0]]) == {} and dead_units(net, theta, [[0.0] * 100]) == {1: [0]}


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
@given(units=UNITS, seed=st.integers(0, 50))
def test_saturated_units_are_those_whose_slope_is_flat_for_nearly_all_examples(hidden, units, seed):
    net = Network((2, 5, 5, 1), hidden)

    def saturate(theta):
        for l in (1, 2):
            theta.W[l] *= 0.1
            theta.b[l][list(units.get(l, ()))] = 30.0

    assert saturated_units(net, planted(net, seed, saturate), X) == {l: sorted(units[l]) for l in sorted(units)}


@pytest.mark.parametrize(("flat", "found"), [(94, {}), (95, {1: [0]}), (100, {1: [0]})])
def test_a_unit_is_saturated_from_95_of_100_examples_on(flat, found):
    net = Network((1, 1, 1), "tanh")
    assert saturated_units(net, initialize(net, "constant", 1.0), [[9.0] * flat + [0.0] * (100 - flat)]) == found


def test_a_relu_that_is_off_and_a_leaky_one_are_not_called_saturated():
    for hidden in ("relu", "leaky_relu", "linear"):
        net = Network((2, 3, 1), hidden)
        assert saturated_units(net, initialize(net, "zeros"), X) == {}


@given(copies=st.lists(st.integers(0, 2), min_size=6, max_size=6), seed=st.integers(0, 50), off=st.sampled_from([0.0, 1e-10]))
def test_twins_are_the_units_that_were_copied(copies, seed, off):
    net = Network((2, 6, 3, 1))

    def copy(theta):
        for array in (theta.W[1], theta.b[1]):
            array[:] = array[copies] + off * np.arange(6)[:, None]
        theta.W[2][:] = theta.W[2][:, copies]

    groups = [[i for i in range(6) if copies[i] == which] for which in dict.fromkeys(copies)]
    expected = [group for group in groups if len(group) > 1]
    assert twin_units(net, planted(net, seed, copy)) == ({1: expected} if expected else {})


def test_units_that_compute_the_same_but_are_heard_differently_are_no_twins():
    net = Network((2, 2, 1))
    theta = initialize(net, "constant")
    theta.W[2][0, 1] += 0.1
    assert twin_units(net, theta) == {} and twin_units(net, theta, tolerance=0.2) == {1: [[0, 1]]}


@pytest.mark.parametrize(
    ("n", "hidden", "linear"),
    [
        ((2, 3, 3, 1), "linear", True),
        ((2, 3, 3, 1), ("linear", "leaky_relu"), False),
        ((2, 1), (), True),
        ((2, 3, 1), "tanh", False),
    ],
)
def test_a_net_is_linear_if_none_of_its_hidden_layers_bends(n, hidden, linear):
    net = Network(n, hidden)
    assert all_linear(net) == linear
    theta, far = initialize(net, "he", seed=1), np.array([[1.0, 2.0, 3.0], [-1.0, 0.0, 1.0]])
    z = forward(net, theta, far).Z[net.L][0]
    assert np.isclose(z[0] + z[2], 2 * z[1], rtol=1e-9) == linear  # three points on a line stay on one


@pytest.mark.parametrize(
    ("fresh", "costs", "since"),
    [
        ([0.7, 0.4, 0.5], [0.7, 0.3, 0.2], 10),
        ([0.7, 0.4, 0.43], [0.7, 0.3, 0.2], None),  # 7.5 % is not clear
        ([0.7, 0.4, 0.5], [0.7, 0.3, 0.4], None),  # the examples got worse too: this is no learning by heart
        ([0.7, 0.5, 0.4], [0.7, 0.5, 0.4], None),
        ([0.4, 0.5, 0.6], [0.7, 0.5, 0.4], 0),
        ([0.7, 1e-6, 1e-4], [0.7, 1e-6, 1e-7], None),  # a hundred times nothing is nothing
        ([0.7], [0.7], None),
        ([], [], None),
    ],
)
def test_learned_by_heart_is_a_fresh_cost_that_rises_while_the_other_falls(fresh, costs, since):
    assert overfit_since(fresh, costs, np.arange(len(fresh)) * 10) == since


@given(length=st.integers(31, 200))
def test_a_single_jump_at_the_very_end_is_not_enough_in_a_long_run(length):
    fresh = np.append(np.linspace(1, 0.5, 20), 0.5 + np.linspace(1e-9, 1e-6, length))
    fresh[-1] = 0.6
    assert overfit_since(fresh, np.linspace(1, 0, length + 20), np.arange(length + 20)) is None
    assert overfit_since(np.append(fresh, [0.6] * 20), np.linspace(1, 0, length + 40), np.arange(length + 40)) == 19


def test_a_large_net_on_few_noisy_points_is_found_to_learn_by_heart():
    few, fresh = (nn_core.make_dataset("moons", m, 0.4, seed) for m, seed in ((15, 0), (500, 1)))
    net = Network((2, 8, 8, 1))
    record, _ = go_on(net, begin(initialize(net, "xavier")), few.X, few.Y, Rule("adam", 0.05), 1000, record_every=20)
    costs = [nn_core.cost(net, forward(net, Parameters.from_vector(net, v), fresh.X), fresh.Y) for v in record.vectors]
    assert 0 < overfit_since(costs, record.costs, record.steps) < 500


@given(scales=st.lists(st.floats(0.01, 100), min_size=2, max_size=5), seed=st.integers(0, 100))
def test_an_input_is_dwarfed_if_another_is_more_than_ten_times_as_wide(scales, seed):
    wide = np.random.default_rng(seed).normal(size=(len(scales), 30))
    points = np.vstack([wide / wide.std(axis=1, keepdims=True) * np.array(scales)[:, None] + 5, np.full((1, 30), 0.1)])
    found, ratio = dwarfed(points), max(scales) / min(scales)
    if found is None:
        assert ratio <= 10 * (1 + 1e-9)
    else:
        assert found.ratio == pytest.approx(ratio) and ratio > 10 * (1 - 1e-9)
        assert (scales[found.large], scales[found.small]) == pytest.approx((max(scales), min(scales)))


def test_the_ravine_is_found_and_standardizing_mends_it():
    data = nn_core.make_dataset("ravine", 200)
    assert isinstance(dwarfed(data.X), Dwarfed) and dwarfed(data.X)[:2] == (0, 1)
    assert dwarfed(nn_core.datasets.standardize(data.X)[0]) is None and dwarfed(np.ones((2, 5))) is None


def hessian(net, theta, X, Y):
    """All of it, by central differences of gradients in each direction."""
    vector, columns = theta.to_vector(), []
    for k in range(len(vector)):
        sides = [Parameters.from_vector(net, vector + side * 1e-5 * np.eye(len(vector))[k]) for side in (1, -1)]
        up, down = (backward(net, side, forward(net, side, X), Y).to_vector() for side in sides)
        columns.append((up - down) / 2e-5)
    return np.array(columns)


@settings(deadline=None, max_examples=30)
@given(scales=st.tuples(st.floats(0.1, 30), st.floats(0.1, 30)), seed=st.integers(0, 1000))
def test_the_sharpness_of_a_bowl_is_its_largest_eigenvalue_wherever_one_stands(scales, seed):
    rng = np.random.default_rng(seed)
    examples = rng.normal(size=(2, 9)) * np.array(scales)[:, None]
    with_one = np.vstack([examples, np.ones(9)])
    expected = np.linalg.eigvalsh(2 / 9 * with_one @ with_one.T)[-1]  # J = 1/m Σ (w·x + b − y)²
    theta, answers = initialize(REAL, "he", seed=seed), rng.normal(size=(1, 9))
    assert sharpness(REAL, theta, examples, answers, seed) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    "net", [Network((2, 3, 1)), Network((2, 4, 3), "tanh", "softmax"), Network((2, 6, 6, 1), "sigmoid")], ids=str
)
@pytest.mark.parametrize("seed", range(4))
def test_the_sharpness_of_a_network_is_the_largest_eigenvalue_of_its_hessian(net, seed):
    theta = initialize(net, "xavier", seed=seed)
    answers = np.eye(3)[:, np.arange(40) % 3] if net.output == "softmax" else Y
    expected = np.linalg.eigvalsh(hessian(net, theta, X, answers))
    assert sharpness(net, theta, X, answers) == pytest.approx(expected[-1], rel=1e-3)


def test_it_is_the_largest_even_where_the_cost_bends_down_more_than_up():
    net = Network((1, 1, 1), "linear", "linear", "squared_error")  # J = (v w − 5)² at v = w = 0: two slopes of 10, up and down
    theta = Parameters.from_vector(net, np.array([0.0, 0.0, 0.0, 0.0]))
    values = np.linalg.eigvalsh(hessian(net, theta, [[1.0]], [[5.0]]))
    assert values[0] < -values[-1] + 3 and sharpness(net, theta, [[1.0]], [[5.0]]) == pytest.approx(values[-1], rel=1e-4)


def test_it_asks_for_forty_gradients_at_most(monkeypatch):
    asked = []
    monkeypatch.setattr("nn_core.curvature.backward", lambda *given: asked.append(1) or backward(*given))
    net = Network((2, *[8] * 6, 1))
    sharpness(net, initialize(net, "he"), X, Y)
    assert len(asked) == 40


@pytest.mark.parametrize(("share", "stays"), [(0.98, True), (1.02, False)])
def test_beyond_two_over_lambda_descent_swings_out(share, stays):
    answers = X[:1] - 2 * X[1:] + 0.5
    theta = initialize(REAL, "he")
    rate = share * 2 / sharpness(REAL, theta, X, answers)
    record, _ = go_on(REAL, begin(theta), X, answers, Rule("descent", rate), 600)
    assert (record.costs[-1] < record.costs[0]) == stays


def test_where_the_cost_is_flat_the_sharpness_is_nothing():
    net = Network((2, 3, 1), "relu", "relu", "squared_error")
    theta = initialize(net, "zeros")
    theta.b[2][:] = -1.0
    assert sharpness(net, theta, X, Y) == 0 and not numerical_gradient(net, theta, X, Y).to_vector().any()
