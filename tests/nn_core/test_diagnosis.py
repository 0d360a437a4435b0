"""What ails a network, on cases small enough to count by hand."""

import numpy as np
import pytest

from nn_core.activations import ACTIVATIONS
from nn_core.diagnosis import curve_shape, gradient_norms, largest_difference, saturated_share
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import Cache, forward


def cache_of(net, *Z):
    """A cache with these Z[1], Z[2], ...; A[0] plays no part."""
    Z = {l: np.array(z, dtype=float) for l, z in enumerate(Z, start=1)}
    return Cache(Z, {l: ACTIVATIONS[net.activation(l)].g(Z[l]) for l in Z})


@pytest.mark.parametrize(
    ("hidden", "share"),
    [("sigmoid", 0.5), ("tanh", 0.5), ("relu", 0.25), ("leaky_relu", 0.0), ("linear", 0.0)],
)
def test_the_saturated_share_counts_pairs_of_unit_and_example_with_a_flat_slope(hidden, share):
    net = Network((1, 2, 1), hidden)
    assert saturated_share(net, cache_of(net, [[0.5, 9], [-9, 1]], [[0, 0]])) == share


@pytest.mark.parametrize(("hidden", "z"), [("sigmoid", np.log(397.9)), ("tanh", np.arctanh(np.sqrt(0.99)))])
def test_a_unit_is_saturated_from_one_hundredth_of_the_largest_slope_on(hidden, z):
    net = Network((1, 1, 1), hidden)
    at = [saturated_share(net, cache_of(net, [[side]], [[0]])) for side in (z - 0.01, z + 0.01)]
    assert at == [0.0, 1.0]


def test_the_border_of_flatness_can_be_moved():
    net = Network((1, 1, 1), "tanh")
    cache = cache_of(net, [[0.0, 0.5, 1.0, 3.0]], [[0, 0, 0, 0]])  # slopes 1, 0.79, 0.42, 0.0099
    assert [saturated_share(net, cache, flat) for flat in (0.001, 0.01, 0.5, 0.9)] == [0, 0.25, 0.5, 0.75]


def test_all_hidden_layers_count_and_the_output_layer_does_not():
    net = Network((1, 1, 3, 1), ("tanh", "relu"))
    assert saturated_share(net, cache_of(net, [[9.0]], [[1], [1], [-1]], [[99.0]])) == 2 / 4
    assert saturated_share(net, cache_of(net, [[0.0]], [[1], [1], [1]], [[99.0]])) == 0


def test_a_network_without_hidden_layers_has_no_saturated_units():
    net = Network((1, 1))
    assert saturated_share(net, cache_of(net, [[1e300]])) == 0.0


def test_a_start_a_thousand_times_too_large_saturates_and_a_small_one_does_not():
    net, X = Network((2, 4, 1)), np.random.default_rng(0).normal(size=(2, 100))
    shares = [saturated_share(net, forward(net, initialize(net, "random", scale=s, seed=0), X)) for s in (0.01, 1000)]
    assert shares[0] == 0.0 and shares[1] > 0.98


def test_the_gradient_norms_are_the_lengths_of_dw_layer_after_layer():
    gradient = Parameters(
        {1: np.array([[3.0], [4.0]]), 2: np.array([[0.0, -2.0]])}, {1: np.full((2, 1), 9.0), 2: np.full((1, 1), 9.0)}
    )
    assert gradient_norms(gradient).tolist() == [5.0, 2.0]


def test_the_gradient_norms_are_in_the_order_of_the_layers_in_whatever_order_they_were_written_down():
    gradient = Parameters({2: np.array([[0.0, -2.0]]), 1: np.array([[3.0], [4.0]])}, {2: np.zeros((1, 1)), 1: np.zeros((2, 1))})
    assert gradient_norms(gradient).tolist() == [5.0, 2.0]


def test_the_largest_difference_is_taken_over_all_weights_and_b():
    W, b = np.array([[1.0, 5.0], [1.5, 5.0], [0.75, 5.0]]), np.zeros((3, 1))
    assert largest_difference(Parameters({1: W}, {1: b}), 1) == 0.75
    assert largest_difference(Parameters({1: W}, {1: np.array([[0.0], [2.0], [-1.0]])}), 1) == 3.0


def test_equal_units_and_a_single_unit_have_no_difference():
    for net in (Network((2, 4, 1)), Network((2, 1, 1))):
        assert largest_difference(initialize(net, "constant"), 1) == 0.0


@pytest.mark.parametrize(
    ("costs", "word"),
    [
        ([1.0, 0.99, 0.98, 0.97], "creeps"),
        ([1.0, 0.8, 0.4, 0.1], "falls"),
        ([1.0, 0.5, 0.8, 0.4, 0.7, 0.3], "jumps"),
        ([1.0, 1.0, 1.2], "overshoots"),
        ([0.693, 0.693, 0.693], "rests"),
        ([1.0], "creeps"),
    ],
)
def test_a_cost_curve_is_called_by_its_shape(costs, word):
    assert curve_shape(costs) == word


def test_a_run_that_ended_early_has_overshot_whatever_it_showed_before():
    assert curve_shape([1.0, 0.1], ended_early=True) == "overshoots"
