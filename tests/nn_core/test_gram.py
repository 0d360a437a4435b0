"""Wide inputs and few examples: the Gram form takes the same way as the loop one writes by hand."""

import numpy as np
import pytest

from nn_core.gram import pays
from nn_core.network import Network, Parameters, initialize
from nn_core.symmetry import distinct_units
from nn_core.training import mini_batches, train
from tests.nn_core.test_training import agree, by_hand, expected_of

NETS = [
    Network((60, 1)),
    Network((60, 5, 1), "relu"),
    Network((60, 4, 3, 2), ("tanh", "leaky_relu"), "linear", "squared_error"),
]
EVERY_NET = pytest.mark.parametrize("net", NETS, ids=lambda net: "-".join(map(str, net.n)))
M, STEPS = 11, 200


def make_data(net, seed=3):
    rng = np.random.default_rng(seed)
    return rng.uniform(size=(net.n[0], M)), rng.integers(0, 2, size=(net.n[-1], M)).astype(float)


@EVERY_NET
@pytest.mark.parametrize("start", ["he", "constant", "zeros"])
def test_all_examples_at_once(net, start):
    theta, (X, Y) = initialize(net, start, seed=1), make_data(net)
    assert pays(net, M, STEPS, M)
    thetas = [theta, *by_hand(net, theta, [(X, Y)] * STEPS, 0.02)]
    agree(list(train(net, theta, X, Y, 0.02, STEPS)), expected_of(net, thetas, X, Y))


@EVERY_NET
def test_batches(net):
    theta, (X, Y) = initialize(net, "he", seed=1), make_data(net)
    assert pays(net, M, STEPS, 4)
    batches = mini_batches(X, Y, 4, np.random.default_rng(5))
    thetas = [theta, *by_hand(net, theta, (next(batches) for _ in range(STEPS)), 0.02)]
    agree(list(train(net, theta, X, Y, 0.02, STEPS, batch_size=4, seed=5)), expected_of(net, thetas, X, Y))


def test_twins_stay_equal_to_the_last_bit():
    net = Network((60, 6, 1))
    *_, last = train(net, initialize(net, "constant", scale=0.1), *make_data(net), 0.1, 2000, record_every=2000)
    assert distinct_units(last.parameters, 1) == 1


def test_single_precision_stays_single_and_goes_nearly_the_same_way():
    net, (X, Y) = NETS[1], make_data(NETS[1])
    theta = initialize(net, "he", seed=1)
    single = Parameters(*({l: part[l].astype("f4") for l in part} for part in (theta.W, theta.b)))
    runs = [list(train(net, start, X, Y, 0.02, STEPS)) for start in (theta, single)]
    assert runs[1][-1].vector.dtype == np.float32
    np.testing.assert_allclose(*([snapshot.cost for snapshot in run] for run in runs), rtol=1e-4)


def test_a_run_that_diverges_ends_with_finite_numbers():
    net = NETS[2]
    snapshots = list(train(net, initialize(net, "he"), *make_data(net), 1e6, STEPS))
    assert snapshots[-1].step < STEPS and all(np.isfinite([s.cost, *s.vector]).all() for s in snapshots)


def test_it_is_not_used_where_it_would_cost_more():
    assert not pays(Network((2, 4, 1)), m=200, steps=10_000, batch=200)
    assert not pays(Network((7200, 4, 1)), m=500, steps=1, batch=500)
    assert not pays(Network((7200, 4, 1)), m=5000, steps=10_000, batch=64)
    assert pays(Network((7200, 64, 16, 1)), m=512, steps=50, batch=512)
