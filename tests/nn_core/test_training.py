"""Gradient descent: equal to the loop one writes by hand, the same every time, and with a good end when it diverges."""

from types import GeneratorType

import numpy as np
import pytest

import nn_core
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import backward, cost, forward, predict
from nn_core.symmetry import distinct_units
from nn_core.training import mini_batches, train, train_together

NET = Network((2, 5, 4, 1))
NETS = [
    Network((2, 1)),
    NET,
    Network((3, 4, 2), "sigmoid", "sigmoid", "squared_error"),
    Network((2, 6, 5, 3), ("relu", "leaky_relu"), "linear", "squared_error"),
    Network((2, 3, 3, 3, 3, 3, 1), ("tanh", "sigmoid", "linear", "leaky_relu", "relu")),
    Network((2, 4, 3), "tanh", "softmax"),
]
WRONG_RATES = [("learning_rate", value) for value in (-0.1, np.nan, np.inf)]
EVERY_NET = pytest.mark.parametrize("net", NETS, ids=lambda net: "-".join(map(str, net.n)))


def make_data(net, m=23, seed=1):
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(net.n[0], m)), rng.integers(0, 2, size=(net.n[-1], m)).astype(float)
    return X, np.eye(net.n[-1])[:, rng.integers(0, net.n[-1], size=m)] if net.output == "softmax" else Y


def run(net=NET, learning_rate=0.3, steps=40, start=("he", None, 0), m=23, **settings):
    return list(train(net, initialize(net, *start), *make_data(net, m), learning_rate, steps, **settings))


def bits(snapshots):
    """Step, cost and bytes of each snapshot, taken while the run goes on when `snapshots` is a generator."""
    return [(s.step, s.cost, s.vector.tobytes()) for s in snapshots]


def agree(snapshots, expected):
    """Whether snapshots have the steps, and to 10⁻¹² the costs and parameters, of [(step, cost, vector)]."""
    assert [snapshot.step for snapshot in snapshots] == [step for step, _, _ in expected]
    for snapshot, (_, J, vector) in zip(snapshots, expected, strict=True):
        assert snapshot.cost == pytest.approx(J, rel=1e-12, abs=1e-14)
        np.testing.assert_allclose(snapshot.vector, vector, rtol=1e-12, atol=1e-12)


def expected_of(net, thetas, X, Y, start=0):
    """[(step, cost, vector)] of parameters that were computed by hand."""
    return [(k, cost(net, forward(net, theta, X), Y), theta.to_vector()) for k, theta in enumerate(thetas, start)]


def by_hand(net, theta, batches, learning_rate):
    """Forward, backward, update, once for each batch, as a learner writes it; yields the parameters after each."""
    for X, Y in batches:
        grads = backward(net, theta, forward(net, theta, X), Y)
        pairs = [(theta.W, grads.W), (theta.b, grads.b)]
        theta = Parameters(*({l: part[l] - learning_rate * slope[l] for l in part} for part, slope in pairs))
        yield theta


@EVERY_NET
@pytest.mark.parametrize("m", [1, 5, 64, 203])
@pytest.mark.parametrize("start", [("he", None, 0), ("constant", 0.3, 0), ("random", 1.0, 2)])
def test_training_is_the_hand_written_loop(net, m, start):
    theta, (X, Y) = initialize(net, *start), make_data(net, m)
    thetas = [theta, *by_hand(net, theta, [(X, Y)] * 60, 0.01)]
    agree(list(train(net, theta, X, Y, 0.01, 60)), expected_of(net, thetas, X, Y))


@EVERY_NET
@pytest.mark.parametrize("batch_size", [1, 4, 22])
def test_mini_batch_training_is_the_hand_written_loop(net, batch_size):
    theta, (X, Y) = initialize(net, "he", seed=0), make_data(net)
    batches = mini_batches(X, Y, batch_size, np.random.default_rng(5))
    thetas = by_hand(net, theta, (next(batches) for _ in range(50)), 0.01)
    agree(list(train(net, theta, X, Y, 0.01, 50, batch_size=batch_size, seed=5))[1:], expected_of(net, thetas, X, Y, 1))


@EVERY_NET
@pytest.mark.parametrize("batch_size", [None, 7])
def test_the_cost_of_a_snapshot_is_the_cost_of_its_parameters_on_all_examples(net, batch_size):
    X, Y = make_data(net)
    for snapshot in run(net, steps=20, batch_size=batch_size):
        assert snapshot.cost == pytest.approx(cost(net, forward(net, snapshot.parameters, X), Y), rel=1e-12)


@pytest.mark.parametrize("batch_size", [None, 7])
def test_the_same_seed_gives_the_same_bits_on_every_call_and_another_seed_shuffles_otherwise(batch_size):
    assert bits(run(batch_size=batch_size, seed=3)) == bits(run(batch_size=batch_size, seed=3))
    assert (bits(run(batch_size=batch_size, seed=3)) == bits(run(batch_size=batch_size, seed=4))) == (batch_size is None)


@pytest.mark.parametrize("batch_size", [23, 24, 10**9])
def test_a_batch_of_all_examples_or_more_is_the_full_batch(batch_size):
    assert bits(run(batch_size=batch_size)) == bits(run())


@pytest.mark.parametrize("batch_size", [1, 4, 7, 22])
def test_an_epoch_visits_each_example_once_in_an_order_of_its_own(batch_size):
    m = 23
    X, per_epoch, orders = np.arange(m)[None], -(-m // batch_size), []
    batches = mini_batches(X, -X, batch_size, np.random.default_rng(0))
    for _ in range(3):
        epoch = [next(batches) for _ in range(per_epoch)]
        assert all((x == -y).all() for x, y in epoch)
        assert [x.shape[1] for x, _ in epoch[:-1]] == [batch_size] * (per_epoch - 1)
        orders.append(np.concatenate([x[0] for x, _ in epoch]).tolist())
        assert sorted(orders[-1]) == list(range(m))
    assert len(set(map(tuple, [*orders, range(m)]))) == 4


@pytest.mark.parametrize("batch_size", [None, 7])
@pytest.mark.parametrize(
    ("steps", "every", "recorded"),
    [(4, 1, [0, 1, 2, 3, 4]), (10, 4, [0, 4, 8, 10]), (8, 4, [0, 4, 8]), (3, 10, [0, 3]), (0, 1, [0]), (0, 5, [0])],
)
def test_the_start_every_so_many_steps_and_the_last_step_are_recorded(steps, every, recorded, batch_size):
    thin = run(steps=steps, record_every=every, batch_size=batch_size)
    assert [snapshot.step for snapshot in thin] == recorded
    every_step = bits(run(steps=steps, batch_size=batch_size))
    assert bits(thin) == [every_step[step] for step in recorded]


def test_step_0_is_the_start():
    start = run()[0]
    assert start.step == 0 and start.vector.tobytes() == initialize(NET, "he", seed=0).to_vector().tobytes()


@pytest.mark.parametrize("batch_size", [None, 7])
def test_training_leaves_theta_and_the_examples_alone(batch_size):
    theta, (X, Y) = initialize(NET, "he", seed=0), make_data(NET)
    before = [theta.to_vector(), X.copy(), Y.copy()]
    list(train(NET, theta, X, Y, 0.3, 40, batch_size=batch_size))
    assert all(np.array_equal(*pair) for pair in zip(before, [theta.to_vector(), X, Y], strict=True))


def test_a_snapshot_is_not_changed_by_the_steps_after_it():
    assert bits(train(NET, initialize(NET, "he", seed=0), *make_data(NET), 0.3, 40)) == bits(run())


def test_training_may_go_on_from_any_snapshot():
    whole = run(steps=40)
    rest = list(train(NET, whole[15].parameters, *make_data(NET), 0.3, 25))
    assert [b[1:] for b in bits(rest)] == [b[1:] for b in bits(whole[15:])]


def test_training_is_a_generator_that_can_be_left_early():
    steps = train(NET, initialize(NET), *make_data(NET), 0.3, 10**12)
    assert isinstance(steps, GeneratorType) and next(steps).step == 0 and next(steps).step == 1


def test_training_lowers_the_cost_and_a_learning_rate_of_zero_leaves_it():
    assert len({(s.cost, s.vector.tobytes()) for s in run(learning_rate=0.0)}) == 1
    # at step 3000 the cost is still falling fast, and a rounding that differs between processors decides how far it is
    final, (X, Y) = run(learning_rate=0.5, steps=6000, record_every=6000)[-1], make_data(NET)
    assert final.cost < 0.005 and ((predict(NET, final.parameters, X) > 0.5) == Y).all()


@pytest.mark.parametrize("batch_size", [None, 7])
@pytest.mark.parametrize("every", [1, 50])
@pytest.mark.parametrize(("hidden", "output"), [("relu", "linear"), ("tanh", "linear"), ("leaky_relu", "relu")])
def test_a_run_that_diverges_ends_with_finite_numbers_and_no_warning(hidden, output, every, batch_size):
    net = Network((2, 4, 4, 1), hidden, output, "squared_error")
    snapshots = run(net, learning_rate=1e6, steps=2000, record_every=every, batch_size=batch_size)
    assert snapshots and all(np.isfinite([s.cost, *s.vector]).all() for s in snapshots)
    if output == "linear":
        assert snapshots[-1].step < 2000


def test_whole_numbers_train_as_the_same_numbers_in_double_precision():
    net = Network((2, 2, 1))
    W, b = {1: [[1, -2], [0, 1]], 2: [[1, -1]]}, {1: [[0], [1]], 2: [[2]]}
    given, double = (Parameters(*({l: np.array(p[l], dtype=k) for l in p} for p in (W, b))) for k in (int, float))
    assert bits(train(net, given, *make_data(net), 0.3, 9)) == bits(train(net, double, *make_data(net), 0.3, 9))


@pytest.mark.parametrize("batch_size", [None, 7])
def test_single_precision_stays_single_and_goes_nearly_the_same_way(batch_size):
    theta = initialize(NET, "he", seed=0)
    single = Parameters(*({l: part[l].astype("f4") for l in part} for part in (theta.W, theta.b)))
    runs = [list(train(NET, start, *make_data(NET), 0.3, 100, batch_size)) for start in (theta, single)]
    assert {snapshot.vector.dtype for snapshot in runs[1]} == {np.dtype("float32")}
    np.testing.assert_allclose(*([snapshot.cost for snapshot in run] for run in runs), rtol=1e-3)


@EVERY_NET
@pytest.mark.parametrize("rates", [0.05, [0.01, 0.02, 0.05, 0.1, 0.2]])
def test_runs_trained_together_are_the_runs_trained_alone(net, rates):
    starts = [initialize(net, "he", seed=seed) for seed in range(4)] + [initialize(net, "constant", 0.3)]
    X, Y = make_data(net)
    together = train_together(net, starts, X, Y, rates, 60, record_every=7)
    for theta, rate, run in zip(starts, np.broadcast_to(rates, 5).tolist(), together, strict=True):
        alone = list(train(net, theta, X, Y, rate, 60, record_every=7))
        agree(alone, list(zip(run.steps.tolist(), run.costs, run.vectors, strict=True)))


def test_each_of_them_may_have_examples_of_its_own():
    data = [make_data(NET, seed=seed) for seed in range(3)]
    X, Y = (np.stack(part) for part in zip(*data, strict=True))
    together = train_together(NET, [initialize(NET, "he", seed=1)] * 3, X, Y, 0.3, 40)
    for pair, run in zip(data, together, strict=True):
        agree(list(train(NET, initialize(NET, "he", seed=1), *pair, 0.3, 40)), list(zip(*run, strict=True)))


def test_twins_among_them_stay_equal_to_the_last_bit_and_others_part():
    starts = [initialize(NET, "constant", 0.1), initialize(NET, "he", seed=1)]
    equal, different = train_together(NET, starts, *make_data(NET), 0.5, 3000, record_every=3000)
    kinds = [distinct_units(Parameters.from_vector(NET, run.vectors[-1]), 1) for run in (equal, different)]
    assert kinds == [1, 5]


@pytest.mark.parametrize("batch_size", [None, 7])
def test_classes_in_single_precision_or_far_out_end_with_finite_numbers_too(batch_size):
    net = Network((2, 4, 3), "relu", "softmax")
    single = Parameters(*({l: part[l].astype("f4") for l in part} for part in vars(initialize(net, "he")).values()))
    snapshots = list(train(net, single, *make_data(net), 0.3, 40, batch_size))
    agree_roughly = [s.cost for s in train(net, initialize(net, "he"), *make_data(net), 0.3, 40, batch_size)]
    np.testing.assert_allclose([s.cost for s in snapshots], agree_roughly, rtol=1e-4)
    for rate in (1e6, 1e300):
        far = run(net, learning_rate=rate, steps=50, batch_size=batch_size)
        assert all(np.isfinite([s.cost, *s.vector]).all() for s in far)


def test_one_of_them_that_diverges_ends_and_the_others_go_on():
    net = Network((2, 4, 1), "relu", "linear", "squared_error")
    calm, wild = train_together(net, [initialize(net, "he")] * 2, *make_data(net), [0.01, 1e6], 50)
    assert calm.steps[-1] == 50 and wild.steps[-1] < 50
    assert all(np.isfinite(part).all() for run in (calm, wild) for part in run)


def test_no_start_at_all_is_refused():
    with pytest.raises(ValueError, match="at least one start"):
        train_together(NET, [], *make_data(NET), 0.1, 5)


@pytest.mark.parametrize(
    ("X", "Y", "says"),
    [
        ((3, 5), (1, 5), r"\(2, m\).*\(3, 5\)"),
        ((2, 5), (2, 5), r"\(1, m\).*\(2, 5\)"),
        ((2, 5), (1, 4), r"\(2, 5\).*\(1, 4\)"),
    ],
)
def test_examples_and_answers_that_do_not_fit_are_refused_at_once_naming_both_shapes(X, Y, says):
    with pytest.raises(ValueError, match=says):
        train(NET, initialize(NET), np.zeros(X), np.zeros(Y), 0.1, 5)


def test_parameters_of_another_network_are_refused_at_once_naming_both_shapes():
    with pytest.raises(ValueError, match=r"\(5, 2\).*\(6, 2\)"):
        train(NET, initialize(Network((2, 6, 4, 1))), *make_data(NET), 0.1, 5)


@pytest.mark.parametrize(
    ("name", "value"), [*WRONG_RATES, ("steps", -1), ("record_every", 0), ("batch_size", 0), ("batch_size", -3)]
)
def test_an_impossible_run_is_refused_at_once_naming_the_setting_and_its_value(name, value):
    with pytest.raises(ValueError, match=rf"{name}.*{value}"):
        train(NET, initialize(NET), *make_data(NET), **({"learning_rate": 0.1, "steps": 5} | {name: value}))


def test_nothing_touches_the_global_generator():
    _, before, *place = np.random.get_state()  # noqa: NPY002 (the legacy state is what is asked about)
    for method in nn_core.INITIALIZATIONS:
        run(start=(method, None, 0), batch_size=7)
    nn_core.gradient_check(NET, initialize(NET), *make_data(NET))
    for name in nn_core.DATASETS:
        nn_core.make_dataset(name, seed=0)
    _, after, *still = np.random.get_state()  # noqa: NPY002
    assert np.array_equal(before, after) and place == still
