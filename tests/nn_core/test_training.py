"""Gradient descent: equal to the loop one writes by hand, the same every time, and with a good end when it diverges."""

from types import GeneratorType

import numpy as np
import pytest

import nn_core
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import backward, cost, forward, predict
from nn_core.training import mini_batches, train

NET = Network((2, 5, 4, 1))
NETS = [
    Network((2, 1)),
    NET,
    Network((3, 4, 2), "sigmoid", "sigmoid", "squared_error"),
    Network((2, 6, 5, 3), ("relu", "leaky_relu"), "linear", "squared_error"),
    Network((2, 3, 3, 3, 3, 3, 1), ("tanh", "sigmoid", "linear", "leaky_relu", "relu")),
]
WRONG_RATES = [("learning_rate", value) for value in (-0.1, np.nan, np.inf)]
EVERY_NET = pytest.mark.parametrize("net", NETS, ids=lambda net: "-".join(map(str, net.n)))


def make_data(net, m=23, seed=1):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(net.n[0], m)), rng.integers(0, 2, size=(net.n[-1], m)).astype(float)


def run(net=NET, learning_rate=0.3, steps=40, start=("he", None, 0), m=23, **settings):
    return list(train(net, initialize(net, *start), *make_data(net, m), learning_rate, steps, **settings))


def bits(snapshots):
    """Step, cost and bytes of each snapshot, taken while the run goes on when `snapshots` is a generator."""
    return [(s.step, s.cost, s.vector.tobytes()) for s in snapshots]


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
def test_training_is_the_hand_written_loop_bit_for_bit(net, m, start):
    theta, (X, Y) = initialize(net, *start), make_data(net, m)
    thetas = [theta, *by_hand(net, theta, [(X, Y)] * 60, 0.01)]
    expected = [(k, cost(net, forward(net, t, X), Y), t.to_vector().tobytes()) for k, t in enumerate(thetas)]
    assert bits(train(net, theta, X, Y, 0.01, 60)) == expected


@EVERY_NET
@pytest.mark.parametrize("batch_size", [1, 4, 22])
def test_mini_batch_training_is_the_hand_written_loop_bit_for_bit(net, batch_size):
    theta, (X, Y) = initialize(net, "he", seed=0), make_data(net)
    batches = mini_batches(X, Y, batch_size, np.random.default_rng(5))
    thetas = by_hand(net, theta, (next(batches) for _ in range(50)), 0.01)
    expected = [(k, cost(net, forward(net, t, X), Y), t.to_vector().tobytes()) for k, t in enumerate(thetas, start=1)]
    assert bits(train(net, theta, X, Y, 0.01, 50, batch_size=batch_size, seed=5))[1:] == expected


@EVERY_NET
@pytest.mark.parametrize("batch_size", [None, 7])
def test_the_cost_of_a_snapshot_is_the_cost_of_its_parameters_on_all_examples(net, batch_size):
    X, Y = make_data(net)
    for snapshot in run(net, steps=20, batch_size=batch_size):
        assert snapshot.cost == cost(net, forward(net, snapshot.parameters, X), Y)


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


@pytest.mark.parametrize("kind", [int, "float32"])
def test_whole_numbers_and_single_precision_train_as_the_same_numbers_in_double_precision(kind):
    net = Network((2, 2, 1))
    W, b = {1: [[1, -2], [0, 1]], 2: [[1, -1]]}, {1: [[0], [1]], 2: [[2]]}
    given, double = (Parameters(*({l: np.array(p[l], dtype=k) for l in p} for p in (W, b))) for k in (kind, float))
    assert bits(train(net, given, *make_data(net), 0.3, 9)) == bits(train(net, double, *make_data(net), 0.3, 9))


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
