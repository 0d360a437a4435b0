"""Every number and every claim in the prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Leg, Start
from pages.ui.runs import networks
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "initialization"


def initialization(**changes):
    """(run, unit history) of the lesson with these settings."""
    run = page_module(SLUG).scene(values_of(SLUG, **changes)).run
    return run, tuple(run.aside.values())


def preset(name):
    """The settings of a scene."""
    return scene_named(SLUG, name).values


@pytest.mark.parametrize("g", ["tanh", "relu", "leaky_relu"])
def test_from_all_zeros_only_the_last_b_can_move(g):
    run, (_, difference, _) = initialization(g=g, data="moons")
    moved = np.ptp(run.arrays["theta"], axis=0)
    assert (moved[:-1] == 0).all()
    assert (difference == 0).all()


@pytest.mark.parametrize("g", ["tanh", "sigmoid", "relu", "leaky_relu"])
@pytest.mark.parametrize("units", [2, 3, 4, 7])
def test_all_equal_units_stay_equal_while_the_cost_falls(g, units):
    run, (distinct, difference, _) = initialization(init="constant", scale=1.0, g=g, units=units)
    assert (difference == 0).all()
    assert (distinct == 1).all()
    assert run.arrays["J"][-1] < 0.9 * run.arrays["J"][0]


def test_at_w_0_the_cost_is_log_2():
    run, _ = initialization()
    assert run.arrays["J"][0] == pytest.approx(np.log(2))
    assert round(np.log(2), 3) == 0.693


def test_logistic_regression_from_zeros_gets_as_far_as_a_straight_boundary_can():
    run, _ = initialization(data="moons", steps=10000)
    alone = Experiment(nn_core.Network(n=(2, 1)), Start("zeros"), Data("moons", 120, 0.15, 0), (Leg(0.5, 10000),))
    cost = run.arrays["J logistic"]
    other = networks.cost_along(run, alone._replace(start=Start("random", 3.0, 5)))
    assert cost[0] == pytest.approx(np.log(2))
    assert cost[-1] == pytest.approx(other[-1], rel=1e-3)
    assert cost[-1] < 0.3


@pytest.mark.parametrize("seed", range(20))
def test_small_random_weights_wait_a_few_hundred_steps_and_then_part(seed):
    run, (distinct, _, saturated) = initialization(init="random", seed=seed)
    J = run.arrays["J"]
    assert J[0] == pytest.approx(0.69, abs=0.01)
    assert J[run.index_of(200)] > 0.68
    assert J[-1] < 0.5
    assert distinct[-1] == 4
    assert saturated[0] == 0


def test_weights_times_1000_are_saturated_and_mostly_begin_above_100():
    runs = [initialization(init="random", scale=1000.0, seed=seed) for seed in range(20)]
    assert sum(run.arrays["J"][0] > 100 for run, _ in runs) == 19
    assert all(run.arrays["J"][0] > 20 and run.arrays["J"][-1] > 20 for run, _ in runs)
    assert min(saturated[0] for _, (_, _, saturated) in runs) > 0.98


@pytest.mark.parametrize("seed", range(20))
def test_times_1000_the_gradient_of_the_first_layer_is_almost_nothing(seed):
    run, _ = initialization(init="random", scale=1000.0, seed=seed)
    theta, gradient = networks.gradient_at(run, 0)
    last = gradient.W[2]
    cache = nn_core.forward(run.nets["net"][0], theta, run.arrays["X"])
    slope = 1 - cache.A[1] ** 2
    assert np.median(slope) < 1e-10
    assert np.abs(last).max() > 0.01


def test_each_further_zero_of_the_nudge_costs_about_120_steps():
    net, data = nn_core.Network(n=(2, 4, 1)), Data("xor", 120, 0.15, 0)
    steps = [cached.steps_until_parted(net, 10.0**-k, data, 0.5, 3000) for k in range(4, 13)]
    assert np.diff(steps) == pytest.approx(120, abs=12)


def test_the_difference_grows_by_the_same_factor_in_every_step():
    run, (_, difference, _) = initialization(nudge=8)
    early = run.steps <= 600
    growth = np.diff(np.log(difference[early])) / np.diff(run.steps[early])
    assert np.ptp(growth[run.steps[early][1:] > 100]) < 0.2 * np.median(growth)


def test_parted_means_a_hundredth_of_the_largest_weight():
    def units(difference):
        return np.array([[1.0, 0.0, 0.0], [1.0, difference, 0.0]])

    assert [cached.kinds(units(difference)) for difference in (0.009, 0.011)] == [1, 2]
    assert [cached.kinds(1e-4 * units(difference)) for difference in (0.5, 11)] == [1, 2]


def test_xavier_gives_two_inputs_and_four_units_a_spread_of_058():
    assert round(2 / (2 + 4), 2) == 0.33 and round(np.sqrt(2 / (2 + 4)), 2) == 0.58
    drawn = [nn_core.initialize(nn_core.Network(n=(2, 4, 1)), "xavier", seed=seed).W[1] for seed in range(500)]
    assert np.std(drawn) == pytest.approx(0.58, abs=0.02)


def test_relu_passes_on_half_of_what_it_gets_and_he_gives_50_inputs_a_spread_of_a_fifth():
    z = np.random.default_rng(0).standard_normal(100_000)
    assert np.mean(nn_core.ACTIVATIONS["relu"].g(z) ** 2) == pytest.approx(np.mean(z**2) / 2, rel=0.02)
    W = nn_core.initialize(nn_core.Network(n=(50, 2000, 1), hidden="relu"), "he", seed=0).W[1]
    assert np.std(W) == pytest.approx(0.2, rel=0.01)


def test_the_presets_show_what_they_say():
    run, (distinct, difference, _) = initialization(**preset("All zeros"))
    assert (distinct == 1).all()
    assert np.ptp(run.arrays["J"]) < 0.01
    run, (distinct, _, _) = initialization(**preset("Small random"))
    assert distinct[-1] == 4
    assert run.arrays["J"][-1] < 0.2
    _, (distinct, difference, _) = initialization(**preset("A nudge of 10⁻⁶"))
    assert difference[0] == pytest.approx(1e-6)
    assert distinct[0] == 1
    assert distinct[-1] > 1
    run, _ = initialization(**preset("He, for ReLU"))
    assert run.arrays["J"][-1] < 0.1
