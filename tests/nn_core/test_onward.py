"""A training that is taken up again goes on as if it had never been left; its rules are the formulas of their papers."""

import numpy as np
import pytest

import nn_core
from nn_core import Rule, begin, go_on
from nn_core.rules import update

RULES = [Rule(name, 0.1, penalty, 0.01) for name in nn_core.RULES for penalty in ("none", "l1", "l2")]
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name} {rule.penalty}")
NETS = {
    "one output": (nn_core.Network((2, 4, 3, 1), ("tanh", "relu")), "circle"),
    "classes": (nn_core.Network((2, 4, 3), "sigmoid", "softmax"), "three_blobs"),
    "a number": (nn_core.Network((2, 3, 1), "leaky_relu", "linear", "squared_error"), "wave"),
    "no hidden layer": (nn_core.Network((2, 1)), "blobs"),
}
EVERY_NET = pytest.mark.parametrize("case", NETS)


def prepared(case, m=60):
    """A network with its examples and its first state."""
    net, name = NETS[case]
    data = nn_core.make_dataset(name, m=m, noise=0.1, seed=2)
    return net, data.X, data.Y, begin(nn_core.initialize(net, "xavier", seed=3))


@EVERY_NET
@EVERY_RULE
@pytest.mark.parametrize("batch", [None, 7])
def test_going_on_in_pieces_gives_the_bits_of_going_on_once(case, rule, batch):
    net, X, Y, state = prepared(case)
    _, once = go_on(net, state, X, Y, rule, 60, batch, seed=5)
    for steps in (1, 13, 0, 46):
        _, state = go_on(net, state, X, Y, rule, steps, batch, seed=5)
    assert state.step == once.step == 60
    assert np.array_equal(state.vector, once.vector)
    assert np.array_equal(state.moments, once.moments)


@EVERY_NET
def test_plain_descent_on_all_examples_gives_the_bits_of_train(case):
    net, X, Y, state = prepared(case)
    theta = nn_core.Parameters.from_vector(net, state.vector)
    record, _ = go_on(net, state, X, Y, Rule("descent", 0.3), 50, record_every=10)
    trained = list(nn_core.train(net, theta, X, Y, 0.3, 50, record_every=10))
    assert [one.step for one in trained] == record.steps.tolist()
    assert all(np.array_equal(one.vector, vector) for one, vector in zip(trained, record.vectors, strict=True))
    np.testing.assert_allclose(record.costs, [one.cost for one in trained], rtol=1e-12)


def by_formula(rule, net, state, X, Y, steps):
    """The same way, from the formulas, with `nn_core.backward`."""
    theta, v, s = state.vector.copy(), 0.0, 0.0
    sizes = [[1.0] * (W[0] * W[1]) + [0.0] * b[0] for W, b in net.shapes().values()]
    is_weight = np.array([one for size in sizes for one in size])
    for t in range(1, steps + 1):
        parameters = nn_core.Parameters.from_vector(net, theta)
        gradient = nn_core.backward(net, parameters, nn_core.forward(net, parameters, X), Y).to_vector()
        penalty = {"none": 0.0, "l1": np.sign(theta), "l2": theta}[rule.penalty]
        gradient = gradient + rule.strength * penalty * is_weight
        if rule.name == "adam":
            v, s = 0.9 * v + 0.1 * gradient, 0.999 * s + 0.001 * gradient**2
            change = (v / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        else:
            v = 0.9 * v + gradient if rule.name == "momentum" else gradient
            change = v
        theta = theta - rule.learning_rate * change
    return theta


@EVERY_NET
@EVERY_RULE
def test_a_rule_is_its_formula(case, rule):
    net, X, Y, state = prepared(case)
    _, end = go_on(net, state, X, Y, rule, 20)
    np.testing.assert_allclose(end.vector, by_formula(rule, net, state, X, Y, 20), rtol=1e-7, atol=1e-9)


def test_recorded_are_the_beginning_the_multiples_and_the_end():
    net, X, Y, state = prepared("one output")
    record, state = go_on(net, state, X, Y, Rule(), 7, record_every=5)
    assert record.steps.tolist() == [0, 5, 7]
    record, _ = go_on(net, state, X, Y, Rule(), 10, record_every=5)
    assert record.steps.tolist() == [7, 10, 15, 17]
    theta = nn_core.Parameters.from_vector(net, record.vectors[1])
    assert record.costs[1] == pytest.approx(nn_core.cost(net, nn_core.forward(net, theta, X), Y), rel=1e-12)


def test_the_state_that_is_taken_up_stays_as_it_is():
    net, X, Y, state = prepared("one output")
    before = state.vector.copy()
    go_on(net, state, X, Y, Rule("adam"), 5)
    assert np.array_equal(state.vector, before)
    assert not state.moments.any()


def test_each_epoch_sees_every_example_once_in_an_order_that_the_seed_gives():
    net, X, Y, state = prepared("no hidden layer", m=10)
    ends = [go_on(net, state, X, Y, Rule("descent", 0.5), 3, 4, seed)[1].vector for seed in (1, 1, 2)]
    assert np.array_equal(ends[0], ends[1])
    assert not np.array_equal(ends[0], ends[2])


@pytest.mark.parametrize("name", nn_core.RULES)
def test_a_training_that_runs_away_stops_at_its_last_finite_step_and_says_why(name):
    net, X, Y, state = prepared("a number")
    record, end = go_on(net, state, X, Y, Rule(name, 1e200), 50)
    assert end.stopped
    assert end.reason
    assert end.step == record.steps[-1] < 50
    assert np.isfinite(record.vectors).all()
    assert np.isfinite(record.costs).all()
    assert np.array_equal(end.vector, record.vectors[-1])


@pytest.mark.parametrize("wrong", [{"name": "newton"}, {"penalty": "l3"}, {"learning_rate": -1}, {"strength": float("nan")}])
def test_a_rule_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match=r"rules|finite"):
        Rule(**wrong)


def test_a_bias_is_never_penalised():
    theta = np.array([2.0, 2.0])
    update(Rule("descent", 1.0, "l1", 0.5), theta, np.zeros(2), np.zeros((2, 2)), 1, np.array([1.0, 0.0]))
    assert theta.tolist() == [1.5, 2.0]
