"""A training that goes on: the loop written by hand, the same bits however it is cut, and a good end when it diverges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.network import Network, Parameters, initialize
from nn_core.onward import begin, go_on, sweep
from nn_core.propagation import backward, cost, forward
from nn_core.rules import PENALTIES, RULES, Rule
from nn_core.stretch import State, batches_from
from nn_core.symmetry import distinct_units
from nn_core.training import train
from tests.nn_core.rule_formulas import steps_by_formula

NET = Network((2, 5, 4, 1))
NETS = [NET, Network((2, 4, 3), "relu", "softmax"), Network((7, 3, 1), "leaky_relu", "linear", "squared_error"), Network((2, 1))]
EVERY_NET = pytest.mark.parametrize("net", NETS, ids=lambda net: "-".join(map(str, net.n)))
EVERY_RULE = pytest.mark.parametrize("name", RULES)
DESCENT = Rule("descent", 0.3)
REAL = Network((2, 4, 4, 1), "leaky_relu", "linear", "squared_error")


def make_data(net, m=23, seed=1):
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(net.n[0], m)), rng.integers(0, 2, size=(net.n[-1], m)).astype(float)
    return X, np.eye(net.n[-1])[:, rng.integers(0, net.n[-1], size=m)] if net.output == "softmax" else Y


def run(net=NET, rule=DESCENT, steps=40, state=None, m=23, **settings):
    return go_on(net, state or begin(initialize(net, "he")), *make_data(net, m), rule, steps, **settings)


def bits(record):
    return [part.tobytes() for part in record]


def same_state(one, other):
    return all(np.array_equal(*pair) for pair in zip(one, other, strict=True))


def by_hand(net, X, Y, rule, batches):
    """Parameters after each step, as one writes it."""
    batches = list(batches)
    is_weight = np.concatenate([np.repeat([1.0, 0.0], [rows * columns, rows]) for (rows, columns), _ in net.shapes().values()])

    def gradient_of(theta, t):
        now, chosen = Parameters.from_vector(net, theta), batches[t - 1]
        return backward(net, now, forward(net, now, X[:, chosen]), Y[:, chosen]).to_vector()

    return steps_by_formula(rule, initialize(net, "he").to_vector(), gradient_of, is_weight, len(batches))


@EVERY_NET
@EVERY_RULE
@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("batch_size", [None, 5])
def test_going_on_is_the_hand_written_loop(net, name, penalty, batch_size):
    rule, (X, Y) = Rule(name, 0.02, penalty=penalty, strength=0.1), make_data(net)
    orders = batches_from(0, 23, batch_size or 23, 4)
    expected = list(by_hand(net, X, Y, rule, (next(orders) if batch_size else np.arange(23) for _ in range(40))))
    record, state = run(net, rule, batch_size=batch_size, seed=4)
    assert record.steps.tolist() == list(range(41)) and state.step == 40 and not state.stopped
    np.testing.assert_allclose(record.vectors[1:], expected, rtol=1e-9, atol=1e-11)
    for J, vector in zip(record.costs, record.vectors, strict=True):
        assert pytest.approx(cost(net, forward(net, Parameters.from_vector(net, vector), X), Y), rel=1e-12) == J
    assert np.array_equal(state.vector, record.vectors[-1])


@EVERY_NET
def test_plain_descent_on_all_examples_has_the_bits_of_train(net):
    snapshots = list(train(net, initialize(net, "he"), *make_data(net), 0.3, 200))
    record, _ = run(net, steps=200)
    assert record.vectors.tobytes() == np.array([snapshot.vector for snapshot in snapshots]).tobytes()
    assert record.costs.tolist() == [snapshot.cost for snapshot in snapshots]


@settings(deadline=None, max_examples=40)
@given(
    name=st.sampled_from(list(RULES)),
    penalty=st.sampled_from(list(PENALTIES)),
    batch_size=st.sampled_from([None, 1, 5, 22, 23, 40]),
    cuts=st.lists(st.integers(0, 60), max_size=3).map(sorted),
    start=st.sampled_from(["he", "constant"]),
)
def test_however_a_run_is_cut_it_has_the_same_bits(name, penalty, batch_size, cuts, start):
    rule = Rule(name, 0.05, penalty=penalty, strength=0.01)
    settings = {"batch_size": batch_size, "seed": 3, "record_every": 4}
    beginning = begin(initialize(NET, start))
    whole, end = run(rule=rule, steps=60, state=beginning, **settings)
    state, kept = beginning, {}
    for first, last in zip([0, *cuts], [*cuts, 60], strict=True):
        record, state = run(rule=rule, steps=last - first, state=state, **settings)
        kept |= dict(zip(record.steps.tolist(), zip(record.costs.tolist(), record.vectors, strict=True), strict=True))
    assert same_state(state, end)
    for step, J, vector in zip(*whole, strict=True):
        assert kept[step][0] == J and np.array_equal(kept[step][1], vector)


@pytest.mark.parametrize("batch_size", [1, 4, 22])
def test_an_epoch_visits_each_example_once_in_an_order_that_its_number_and_the_seed_decide(batch_size):
    per_epoch, orders = -(-23 // batch_size), batches_from(0, 23, batch_size, 7)
    for epoch in range(3):
        seen = np.concatenate([next(orders) for _ in range(per_epoch)])
        assert seen.tolist() == np.random.default_rng([7, epoch]).permutation(23).tolist()


@pytest.mark.parametrize(
    ("step", "steps", "every", "recorded"),
    [
        (0, 4, 2, [0, 2, 4]),
        (0, 5, 2, [0, 2, 4, 5]),
        (3, 5, 2, [4, 6, 8]),
        (4, 3, 2, [4, 6, 7]),
        (3, 0, 2, [3]),
        (0, 3, 10, [0, 3]),
    ],
)
def test_recorded_are_the_multiples_of_the_step_itself_and_the_last(step, steps, every, recorded):
    record, state = run(steps=steps, state=begin(initialize(NET), step), record_every=every)
    assert record.steps.tolist() == recorded and state.step == step + steps


def test_the_learning_rate_may_change_on_the_way_and_the_moments_are_kept():
    first, second = Rule("momentum", 0.1), Rule("momentum", 0.02)
    _, middle = run(rule=first, steps=10)
    record, _ = run(rule=second, steps=1, state=middle)
    theta = Parameters.from_vector(NET, middle.vector)
    g = backward(NET, theta, forward(NET, theta, make_data(NET)[0]), make_data(NET)[1]).to_vector()
    np.testing.assert_allclose(record.vectors[-1], middle.vector - 0.02 * (0.9 * middle.moments[0] + g), rtol=1e-12)


def test_another_rule_starts_with_nothing_remembered():
    _, middle = run(rule=Rule("momentum", 0.1), steps=10)
    _, end = run(rule=Rule("adam", 0.1), steps=5, state=middle)
    _, anew = run(rule=Rule("adam", 0.1), steps=5, state=begin(Parameters.from_vector(NET, middle.vector), 10))
    assert middle.moments.any() and (middle.gatherer, middle.born) == ("momentum", 0)
    assert same_state(end, anew) and (end.gatherer, end.born) == ("adam", 10)


def test_going_on_leaves_the_state_and_the_examples_alone():
    _, state = run(rule=Rule("adam", 0.1))
    before, (X, Y) = [state.vector.copy(), state.moments.copy()], make_data(NET)
    go_on(NET, state, X, Y, Rule("adam", 0.1), 20, batch_size=5)
    assert all(map(np.array_equal, before, [state.vector, state.moments]))
    assert all(map(np.array_equal, make_data(NET), [X, Y]))


@EVERY_RULE
def test_twins_stay_equal_to_the_last_bit_unless_their_moments_differ(name):
    start = begin(initialize(NET, "constant", 0.1))
    rule = Rule(name, 0.05, penalty="l2", strength=0.01)
    _, equal = run(rule=rule, steps=500, state=start, batch_size=7)
    assert distinct_units(Parameters.from_vector(NET, equal.vector), 1) == 1
    moments = np.zeros_like(start.moments)
    moments[0, 0] = 0.1  # of the first weight of the first unit
    if name != "descent":
        _, parted = run(rule=rule, steps=50, state=start._replace(moments=moments))
        assert distinct_units(Parameters.from_vector(NET, parted.vector), 1) == 2


@EVERY_RULE
@pytest.mark.parametrize("batch_size", [None, 7])
@pytest.mark.parametrize("every", [1, 50, 10**6])
def test_a_run_that_leaves_the_range_ends_with_its_last_finite_step_whatever_is_recorded(name, batch_size, every):
    rule = Rule(name, 1e120 if name == "adam" else 1e3)
    record, state = run(REAL, rule, 3000, batch_size=batch_size, record_every=every)
    each, at_each = run(REAL, rule, 3000, batch_size=batch_size)
    assert state.stopped and record.steps[-1] == state.step < 3000 and same_state(state, at_each)
    assert all(np.isfinite(part).all() for part in (*record, state.vector, state.moments))
    assert np.array_equal(record.vectors[-1], state.vector) and each.steps.tolist() == list(range(state.step + 1))
    again, still = run(REAL, rule, 0, state=state)
    assert not still.stopped and still.reason is None and np.array_equal(again.vectors[-1], state.vector)


def test_the_last_finite_step_is_found_in_a_long_stretch_between_two_records():
    net = Network((1, 1), output="linear", loss="squared_error")
    start, X, Y = begin(Parameters({1: np.array([[1.0]])}, {1: np.array([[0.0]])})), np.ones((1, 1)), np.zeros((1, 1))
    record, state = go_on(net, start, X, Y, Rule("descent", 0.51), 10**5, record_every=10**5)  # w + b is multiplied by −1.04
    every, _ = go_on(net, start, X, Y, Rule("descent", 0.51), 10**5)
    assert every.steps[-1] == state.step > 15_000 and record.steps.tolist() == [0, state.step]


@pytest.mark.parametrize(
    ("net", "theta", "rule", "reason"),
    [
        (Network((1, 1, 1), "linear", "linear", "squared_error"), [1e200, 0, 1e200, 0], Rule(), ("Z", 2)),
        (Network((1, 1, 1), "linear", "linear", "squared_error"), [1e120, 0, 1e120, 0], Rule("descent", 0.1), ("dW", 2)),
        (Network((1, 1, 1), "linear", "linear", "squared_error"), [1e10, 0, 1e150, 0], Rule("descent", 0.1), ("dW", 1)),
        (Network((1, 1), "linear", "linear", "squared_error"), [1e200, 0], Rule("adam", 0.1), ("moments", 1)),
        (Network((1, 1), "linear", "linear", "squared_error"), [1e200, 0], Rule("descent", 1e200), ("W", 1)),
        (Network((1, 1), "linear", "linear", "squared_error"), [1e5, 0], Rule("descent", 8e302), ("Z", 1)),
    ],
)
def test_what_overflowed_first_is_told(net, theta, rule, reason):
    _, state = go_on(net, begin(Parameters.from_vector(net, np.array(theta))), [[1.0]], [[0.0]], rule, 20)
    assert state.stopped and state.reason == reason


def test_a_state_from_which_no_step_is_finite_has_an_empty_record():
    net = Network((1, 1, 1), "linear")
    theta = Parameters.from_vector(net, np.array([1e200, 0, 1e200, 0]))
    record, state = go_on(net, begin(theta, 6), [[1.0]], [[0.0]], Rule(), 20)
    assert state.stopped and state.reason == ("Z", 2)
    assert len(record.steps) == len(record.costs) == len(record.vectors) == 0 and state.step == 6


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_state_that_is_no_finite_numbers_or_of_another_network_is_refused(bad):
    state = begin(initialize(NET))
    for part in ("vector", "moments"):
        spoilt = getattr(state, part).copy()
        spoilt[..., 2] = bad
        with pytest.raises(ValueError, match="finite"):
            run(state=state._replace(**{part: spoilt}))
    with pytest.raises(ValueError, match=r"\(44,\).*\(3,\)"):
        run(state=State(0, np.zeros(3), np.zeros((2, 3))))


@pytest.mark.parametrize(("name", "value"), [("steps", -1), ("record_every", 0), ("batch_size", 0)])
def test_an_impossible_run_is_refused(name, value):
    with pytest.raises(ValueError, match=rf"{name}={value}"):
        run(**{name: value})
    with pytest.raises(ValueError, match=rf"{name}={value}"):
        sweep(NET, [begin(initialize(NET))], *make_data(NET), Rule(), **({"steps": 5} | {name: value}))


@EVERY_NET
@pytest.mark.parametrize("batch_size", [None, 5])
def test_runs_side_by_side_are_the_runs_alone(net, batch_size):
    rules = [Rule("adam", 0.05), Rule("descent", 0.3), Rule("adam", 0.01, beta=0.5), Rule("descent", 0.1)]
    rules += [Rule("momentum", 0.05, penalty="l1", strength=0.01), Rule("descent", 0.1, penalty="l2", strength=0.1)]
    thetas = [initialize(net, "he", seed=s) for s in range(5)] + [initialize(net, "constant", 0.3)]
    seeds, how = [0, 1, 0, 5, 2, 3], {"steps": 60, "batch_size": batch_size, "record_every": 7}
    together = sweep(net, [*map(begin, thetas)], *make_data(net), rules, seeds=seeds, **how)
    for theta, rule, seed, (found, end) in zip(thetas, rules, seeds, together, strict=True):
        alone, its_end = go_on(net, begin(theta), *make_data(net), rule, seed=seed, **how)
        assert (end.step, end.born, end.gatherer, end.stopped) == (its_end.step, its_end.born, its_end.gatherer, False)
        np.testing.assert_allclose(end.moments, its_end.moments, rtol=1e-8, atol=1e-10)
        assert np.array_equal(found.steps, alone.steps)
        np.testing.assert_allclose(found.costs, alone.costs, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(found.vectors, alone.vectors, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("batch_size", [None, 5])
@pytest.mark.parametrize("seeds", [3, [3, 4, 5]])
def test_each_of_them_may_have_examples_of_its_own(batch_size, seeds):
    data = [make_data(NET, seed=seed) for seed in range(3)]
    X, Y = (np.stack(part) for part in zip(*data, strict=True))
    how = {"steps": 30, "batch_size": batch_size, "record_every": 10}
    together = sweep(NET, [begin(initialize(NET, "he"))] * 3, X, Y, Rule("descent", 0.3), seeds=seeds, **how)
    for pair, seed, (found, _) in zip(data, np.broadcast_to(seeds, 3).tolist(), together, strict=True):
        alone, _ = go_on(NET, begin(initialize(NET, "he")), *pair, Rule("descent", 0.3), seed=seed, **how)
        np.testing.assert_allclose(found.vectors, alone.vectors, rtol=1e-9, atol=1e-11)


def test_one_of_them_that_diverges_ends_and_the_others_go_on():
    states, rules = [begin(initialize(REAL, "he"))] * 2, [Rule("descent", 0.01), Rule("descent", 1e6)]
    (calm, end), (wild, stopped) = sweep(REAL, states, *make_data(REAL), rules, 50)
    assert calm.steps[-1] == end.step == 50 and wild.steps[-1] == stopped.step < 50
    assert stopped.stopped and not end.stopped
    assert all(np.isfinite(part).all() for part in (*calm, *wild, end.vector, stopped.vector))


@EVERY_NET
@pytest.mark.parametrize("batch_size", [None, 5])
def test_side_by_side_too_twice_half_as_many_steps_are_the_steps(net, batch_size):
    rules = [Rule("adam", 0.05), Rule("descent", 0.3), Rule("adam", 0.01), Rule("momentum", 0.05)]
    states = [begin(initialize(net, "he", seed=s)) for s in range(4)]
    how = {"batch_size": batch_size, "seeds": [0, 1, 0, 5], "record_every": 100}
    half = [state for _, state in sweep(net, states, *make_data(net), rules, 23, **how)]
    twice = sweep(net, half, *make_data(net), rules, 23, **how)
    for (_, one), (_, other) in zip(twice, sweep(net, states, *make_data(net), rules, 46, **how), strict=True):
        assert one.step == other.step == 46
        assert np.array_equal(one.vector, other.vector) and np.array_equal(one.moments, other.moments)


def test_states_at_different_steps_do_not_go_side_by_side():
    with pytest.raises(ValueError, match="at one step"):
        sweep(NET, [begin(initialize(NET), step) for step in (0, 1)], *make_data(NET), Rule(), 5)


def test_no_run_at_all_is_refused():
    with pytest.raises(ValueError, match="at least one state"):
        sweep(NET, [], *make_data(NET), Rule(), 5)
