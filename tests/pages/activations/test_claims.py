"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.activations import pictures
from pages.ui.runs import networks
from tests.pages.conftest import page_module, scene_named, values_of


def scene(**changes):
    """The lesson's scene with these settings."""
    return page_module("activations").scene(values_of("activations", **changes))


def preset(name):
    """The settings of a scene."""
    return scene_named("activations", name).values


def ends(shown):
    """The last cost under each activation."""
    return {name: shown.run.arrays[f"J {name}"][-1] for name in networks.ACTIVATIONS}


def test_after_300_steps_only_sigmoid_and_linear_are_above_06():
    assert scene().happened == "sigmoid"


def test_in_the_race_relu_is_first_then_tanh_then_the_sigmoid_and_linear_cannot():
    last = ends(scene())
    assert last["relu"] < last["tanh"] < last["sigmoid"]
    assert last["linear"] > 0.65


@pytest.mark.parametrize("seed", range(20))
def test_tanh_learns_faster_than_sigmoid_from_every_start(seed):
    last = ends(scene(seed=seed))
    assert last["tanh"] < last["sigmoid"]


def test_with_patience_the_sigmoid_gets_there_and_linear_never_does():
    last = ends(scene(**preset("Patience")))
    assert last["sigmoid"] < 0.2
    assert last["linear"] > 0.65


@pytest.mark.parametrize("seed", range(20))
def test_with_small_first_weights_no_sigmoid_is_flat_at_first_but_all_are_slow(seed):
    arrays = scene(seed=seed).run.arrays
    assert arrays["flat sigmoid"][0] == 0
    assert arrays["slope sigmoid"].max() <= 0.25


def times_30(g, **changes):
    """The scene with the first weights × 30 under each of twenty seeds."""
    return [scene(**{**preset("First weights × 30"), "g": g, "seed": seed, **changes}).run for seed in range(20)]


@pytest.mark.parametrize(("g", "flat"), [("sigmoid", 0.6), ("tanh", 0.75)])
def test_with_first_weights_times_30_most_answers_of_the_s_curves_are_flat_and_stay_so(g, flat):
    for run in times_30(g):
        assert min(run.arrays[f"flat {g}"][[0, -1]]) > flat


def test_a_saturated_first_layer_moves_by_a_tenth_of_its_size_and_the_output_learns_all_the_same():
    for g in ("sigmoid", "tanh"):
        first, last = (np.median([run.aside[f"moved {l}"][-1] for run in times_30(g)]) for l in (1, 2))
        assert 8 < first < 15
        assert last > 2 * first
    assert np.median([run.aside["moved 1"][-1] for run in times_30("tanh", scale=1.0)]) > 200
    assert all(run.arrays["J tanh"][-1] < 0.6 for run in times_30("tanh"))


def test_with_times_30_the_sigmoid_ends_lower_than_with_times_1_and_tanh_mostly_higher():
    lower = {}
    for g in ("sigmoid", "tanh"):
        pairs = zip(times_30(g), times_30(g, scale=1.0), strict=True)
        lower[g] = sum(large.arrays[f"J {g}"][-1] < usual.arrays[f"J {g}"][-1] for large, usual in pairs)
    assert lower == {"sigmoid": 20, "tanh": 4}


def test_the_largest_slopes_are_a_quarter_and_one():
    slopes = {name: nn_core.ACTIVATIONS[name].g_prime(pictures.Z).max() for name in networks.ACTIVATIONS}
    assert slopes == {"sigmoid": 0.25, "tanh": 1, "relu": 1, "leaky_relu": 1, "linear": 1}
    assert nn_core.ACTIVATIONS["tanh"].g_prime(np.float64(20.0)) < 1e-15


def test_the_shaded_ground_is_where_the_slope_is_below_the_share():
    run, _ = pictures.bend("sigmoid", 0.1)
    np.testing.assert_array_equal(run.arrays["flat"] == 1, run.arrays["slope"] < 0.025)


def test_relu_is_flat_on_one_side_only_and_the_s_curves_on_both():
    sides = {}
    for name in ("sigmoid", "tanh", "relu"):
        flat = pictures.bend(name, 0.1)[0].arrays["flat"]
        sides[name] = (bool(flat[0]), bool(flat[-1]))
    assert sides == {"sigmoid": (True, True), "tanh": (True, True), "relu": (True, False)}


def test_eight_linear_layers_are_one_line_to_rounding():
    arrays = scene(**preset("Eight straight layers")).run.arrays
    assert arrays["difference"].max() < 1e-12
    last = arrays["theta"][-1]
    net = pictures.racer("linear", 8)
    grid = np.random.default_rng(0).uniform(-1.5, 1.5, (2, 500))
    yhat = nn_core.predict(net, nn_core.Parameters.from_vector(net, last), grid)
    w1, w2, b = arrays["product"][-1]
    np.testing.assert_array_equal(yhat[0] > 0.5, w1 * grid[0] + w2 * grid[1] + b > 0)


def test_two_linear_layers_get_no_further_than_one():
    one, two = (scene(view="linear", depth=depth, data="moons", steps=3000).run.arrays["J"][-1] for depth in (1, 2))
    assert one == pytest.approx(two, abs=1e-3)


def test_only_the_linear_output_follows_the_losses():
    run = scene(**preset("Gains and losses")).run
    last = {name: run.arrays[f"J {name}"][-1] for name in pictures.OUTPUTS}
    assert last["linear"] < 0.2 * min(last["sigmoid"], last["relu"])
    X = np.linspace(-1, 1, 50)[None]
    for name in ("sigmoid", "relu"):
        net = run.nets[name][0]
        assert nn_core.predict(net, nn_core.Parameters.from_vector(net, run.arrays[name][-1]), X).min() >= 0


def test_every_setting_at_either_end_gives_finite_numbers():
    for view in ("race", "linear", "output"):
        for scale in (0.1, 30.0):
            for alpha in (0.01, 5.0):
                shown = scene(view=view, scale=scale, alpha=alpha, depth=8)
                assert all(np.isfinite(array).all() for array in shown.run.arrays.values())
                assert all(np.isfinite(array).all() for array in shown.readout.numbers.values())
