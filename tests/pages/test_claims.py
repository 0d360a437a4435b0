"""Every number and every claim in the prose of the pages, computed again."""

import numpy as np
import pytest

import nn_core
from pages.ui import cached
from pages.ui.lesson import content
from pages.ui.live import legs
from pages.ui.runs import descents, networks
from tests.pages.conftest import page_module, values_of


def initialization(**changes):
    """(run, unit history) of lesson 10 with these settings."""
    setup = page_module("initialization").setup(values_of("initialization", **changes))
    return networks.make_run(*setup), cached.unit_history(*setup)


def preset(slug, name):
    """The settings of a page's preset."""
    return next(preset.values for preset in content.questions(slug)["presets"] if preset.name == name)


def descent(**changes):
    """(run, outcomes, surface) of lesson 5 with these settings."""
    v = values_of("gradient-descent", **changes)
    surface = nn_core.SURFACES[v.surface]
    places = descents.starts(surface, (v.w1, v.w2), v.starts == "many")
    return *descents.make_run(surface, places, legs.every(v.past, v.alpha, v.steps)), surface


# Lesson 10


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
    data = ("moons", 120, 0.15, 0)
    cost = networks.cost_beside(run, nn_core.Network(n=(2, 1)), ("zeros", None, 0, 0.0), data, (legs.Leg(0.5, 10000),))
    other = networks.cost_beside(run, nn_core.Network(n=(2, 1)), ("random", 3.0, 5, 0.0), data, (legs.Leg(0.5, 10000),))
    assert cost[0] == pytest.approx(np.log(2))
    assert cost[-1] == pytest.approx(other[-1], rel=1e-3)
    assert cost[-1] < 0.3


@pytest.mark.parametrize("seed", range(5))
def test_small_random_weights_wait_a_few_hundred_steps_and_then_part(seed):
    run, (distinct, _, saturated) = initialization(init="random", seed=seed)
    J = run.arrays["J"]
    assert J[0] == pytest.approx(0.69, abs=0.01)
    assert J[run.index_of(200)] > 0.68
    assert distinct[-1] == 4
    assert saturated[0] == 0


@pytest.mark.parametrize("seed", range(5))
def test_weights_times_1000_are_saturated_and_begin_above_100(seed):
    run, (_, _, saturated) = initialization(init="random", scale=1000.0, seed=seed)
    assert run.arrays["J"][0] > 100
    assert saturated[0] > 0.98
    assert run.arrays["J"][-1] > 1


def test_times_1000_the_gradient_of_the_first_layer_is_almost_nothing():
    setup = page_module("initialization").setup(values_of("initialization", init="random", scale=1000.0))
    run = networks.make_run(*setup)
    _, gradient, _ = networks.present(*setup, 0)
    last = gradient.W[2]
    cache = nn_core.forward(setup[0], nn_core.Parameters.from_vector(setup[0], run.arrays["theta"][0]), run.arrays["X"])
    slope = 1 - cache.A[1] ** 2
    assert np.median(slope) < 1e-10
    assert np.abs(last).max() > 0.01


def test_each_further_zero_of_the_nudge_costs_about_120_steps():
    net, data = nn_core.Network(n=(2, 4, 1)), ("xor", 120, 0.15, 0)
    steps = [cached.steps_until_parted(net, 10.0**-k, data, 0.5, 3000) for k in range(4, 13)]
    assert np.diff(steps) == pytest.approx(120, abs=12)


def test_relu_passes_on_half_of_what_it_gets_and_he_gives_50_inputs_a_spread_of_a_fifth():
    z = np.random.default_rng(0).standard_normal(100_000)
    assert np.mean(nn_core.ACTIVATIONS["relu"].g(z) ** 2) == pytest.approx(np.mean(z**2) / 2, rel=0.02)
    W = nn_core.initialize(nn_core.Network(n=(50, 2000, 1), hidden="relu"), "he", seed=0).W[1]
    assert np.std(W) == pytest.approx(0.2, rel=0.01)


def test_the_presets_of_lesson_10_show_what_they_say():
    run, (distinct, difference, _) = initialization(**preset("initialization", "All zeros"))
    assert (distinct == 1).all()
    assert np.ptp(run.arrays["J"]) < 0.01
    run, (distinct, _, _) = initialization(**preset("initialization", "Small random"))
    assert distinct[-1] == 4
    assert run.arrays["J"][-1] < 0.2
    _, (distinct, difference, _) = initialization(**preset("initialization", "A nudge of 10⁻⁶"))
    assert difference[0] == pytest.approx(1e-6)
    assert distinct[0] == 1
    assert distinct[-1] > 1
    run, _ = initialization(**preset("initialization", "He, for ReLU"))
    assert run.arrays["J"][-1] < 0.1


# Lesson 5


def test_the_ravines_limit_is_two_over_25():
    ravine = nn_core.SURFACES["ravine"]
    assert ravine.lambda_max == pytest.approx(25)
    assert ravine.learning_rate_limit == pytest.approx(0.08)
    assert np.linalg.eigvalsh(ravine.hessian)[0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("alpha", "word"),
    [(0.001, "creeps"), (0.03, "converges"), (0.07, "zig-zags"), (0.08, "swings"), (0.081, "diverges"), (1.0, "diverges")],
)
def test_the_learning_rate_decides_what_becomes_of_the_ball(alpha, word):
    _, words, _ = descent(alpha=alpha, steps=300)
    assert words == (word,)


@pytest.mark.parametrize("alpha", [0.01, 0.04, 0.07, 0.08])
def test_a_step_multiplies_the_distance_by_one_minus_alpha_lambda(alpha):
    run, _, _ = descent(alpha=alpha, steps=30)
    w = run.arrays["w"][:, :, 0]
    np.testing.assert_allclose(w[1:], w[:-1] * (1 - alpha * np.array([1, 25])), rtol=1e-9, atol=1e-300)


def test_at_the_limit_a_step_covers_8_percent_of_the_way_along_the_bottom():
    run, _, _ = descent(alpha=0.08, steps=10)
    along = run.arrays["w"][:, 0, 0]
    assert (along[:-1] - along[1:]) / along[:-1] == pytest.approx(0.08)


def test_with_alpha_one_over_lambda_the_ball_arrives_in_one_step():
    run, _, _ = descent(surface="bowl", alpha=1.0, steps=10)
    assert np.abs(run.arrays["w"][1]).max() == 0


def test_a_run_that_diverges_ends_where_the_ball_leaves_and_every_number_is_finite():
    for alpha in descents.RATES:
        for name in nn_core.SURFACES:
            run, _, _ = descent(surface=name, alpha=alpha, steps=100)
            assert all(np.isfinite(array).all() for array in run.arrays.values())
            assert run.last > 0


def test_a_single_ball_shows_every_step_so_that_no_line_is_drawn_past_a_point():
    run, _, _ = descent(alpha=0.08, steps=1000)
    np.testing.assert_array_equal(run.steps, np.arange(1001))


def test_a_start_outside_the_picture_is_the_usual_one_coordinate_by_coordinate():
    ravine = nn_core.SURFACES["ravine"]
    assert descents.starts(ravine, (2.0, None)) == ((2.0, ravine.start[1]),)
    assert descents.starts(ravine, (10.0, 1.5)) == ((ravine.start[0], 1.5),)


def test_himmelblaus_four_valleys_and_the_saddles_two_are_equally_deep():
    assert {name: descents.deepest(nn_core.SURFACES[name]) for name in ("himmelblau", "saddle", "valleys", "ripples")} == {
        "himmelblau": 4,
        "saddle": 2,
        "valleys": 1,
        "ripples": 1,
    }


@pytest.mark.parametrize(("name", "word"), [("Too bold", "diverges"), ("Zig-zag", "zig-zags"), ("On the ridge", "stalls")])
def test_the_presets_of_lesson_5_end_as_they_say(name, word):
    _, words, _ = descent(**preset("gradient-descent", name))
    assert words == (word,)


def test_the_wrong_valley_is_not_the_deepest():
    run, words, surface = descent(**preset("gradient-descent", "The wrong valley"))
    assert words == ("converges",)
    assert surface.cost(np.array(surface.minima[0])) < run.arrays["J"][-1] - 0.1


def test_many_starts_end_in_all_four_valleys_of_himmelblau():
    run, _, _ = descent(**preset("gradient-descent", "Many starts"))
    assert {0, 1, 2, 3} <= set(run.arrays["valley"][-1].tolist())


def test_every_start_on_the_logistic_cost_reaches_its_only_valley():
    run, _, surface = descent(**preset("gradient-descent", "Logistic regression"))
    assert len(surface.minima) == 1
    assert (run.arrays["valley"][-1] == 0).all()


def test_the_flatter_the_tangent_the_shorter_the_arrow():
    run, _, _ = descent(**preset("gradient-descent", "One weight, by hand"))
    length, slope = np.abs(np.diff(run.arrays["w"][:, 0, 0])), np.abs(run.arrays["slope"][:-1, 0])
    np.testing.assert_allclose(length, 0.1 * slope, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(length, run.arrays["length"][:-1], rtol=1e-9, atol=1e-12)


def test_after_a_change_of_learning_rate_the_next_step_is_as_long_as_the_new_one_says():
    run, _, _ = descent(past=(legs.Leg(0.01, 5),), alpha=0.05, steps=5)
    walked = np.linalg.norm(np.diff(run.arrays["w"][:, :, 0], axis=0), axis=1)
    np.testing.assert_allclose(walked, run.arrays["length"][:-1], rtol=1e-9)
