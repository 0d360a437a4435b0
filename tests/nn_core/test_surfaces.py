"""The cost surfaces, the descent on them, and the words for what became of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.descent import GONE, descend, outcome, valley
from nn_core.surfaces import CAME_UP, MOISTURE, SURFACES

BOWLS = ["bowl", "ravine", "parabola"]
EVERY = pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda surface: surface.name)


def points(surface, k, seed=0):
    low, high = np.array(surface.domain).T
    return np.random.default_rng(seed).uniform(low, high, (k, surface.n)).T


def numerical_gradient(surface, w, epsilon=1e-5):
    nudges = epsilon * np.eye(surface.n)
    rise = [surface.cost(w + e[:, None]) - surface.cost(w - e[:, None]) for e in nudges]
    return np.stack(rise) / (2 * epsilon)


def word(surface, start, learning_rate, steps):
    return outcome(surface, descend(surface, start, learning_rate, steps), learning_rate)[0]


def test_the_surfaces_are_these_with_this_many_parameters():
    two = ["bowl", "ravine", "saddle", "valleys", "ripples", "himmelblau", "rosenbrock", "logistic"]
    one = ["parabola", "double_well", "wavy", "plateau"]
    assert {name: surface.n for name, surface in SURFACES.items()} == dict.fromkeys(two, 2) | dict.fromkeys(one, 1)


@EVERY
def test_the_gradient_is_what_central_differences_say(surface):
    w = points(surface, 500)
    assert np.allclose(surface.gradient(w), numerical_gradient(surface, w), rtol=1e-6, atol=1e-7)


@EVERY
def test_any_number_of_points_fits_in_one_array(surface):
    w = points(surface, 12).reshape(surface.n, 3, 4)
    assert surface.cost(w).shape == (3, 4) and surface.gradient(w).shape == (surface.n, 3, 4)
    assert np.isclose(surface.cost(w[:, 1, 2]), surface.cost(w)[1, 2])
    assert np.allclose(surface.gradient(w[:, 1, 2]), surface.gradient(w)[:, 1, 2])


@EVERY
def test_each_minimum_is_flat_curved_upwards_inside_the_domain_and_the_deepest_is_first(surface):
    low, high = np.array(surface.domain).T
    for minimum in surface.minima:
        w = np.array(minimum)
        assert ((low < w) & (w < high)).all()
        assert np.abs(surface.gradient(w)).max() < 1e-14
        nudge = 1e-5 * np.eye(surface.n)
        hessian = (surface.gradient(w[:, None] + nudge) - surface.gradient(w[:, None] - nudge)) / 2e-5
        assert np.linalg.eigvalsh((hessian + hessian.T) / 2)[0] > 1e-3
    depths = surface.cost(np.array(surface.minima).T)
    assert (np.diff(depths) > -1e-9).all()
    assert surface.cost(points(surface, 5000)).min() >= depths[0] - 1e-12


@EVERY
def test_there_is_no_valley_but_those_named(surface):
    low, high = np.array(surface.domain).T[..., None]
    starts = points(surface, 200) * 2 - (low + high) / 2  # from a domain twice as wide
    rate = {"rosenbrock": 0.005, "himmelblau": 0.03, "saddle": 0.05, "double_well": 0.05, "ravine": 0.04}
    descent = descend(surface, starts, rate.get(surface.name, 0.1), 2000)
    assert not descent.diverged.any()
    resting = (np.abs(surface.gradient(descent.w[-1])) < 1e-6).all(axis=0)
    moved = np.ptp(descent.w, axis=0).max(axis=0) > 0.1
    assert (valley(surface, descent)[resting & moved] >= 0).all()


@EVERY
def test_the_start_lies_in_the_domain_and_off_the_minima(surface):
    low, high = np.array(surface.domain).T
    assert ((low <= surface.start) & (surface.start <= high)).all()
    assert surface.cost(np.array(surface.start)) > surface.cost(np.array(surface.minima[0])) + 0.1


@EVERY
def test_every_surface_has_words_for_people(surface):
    assert surface.title and surface.formula and "w" in surface.formula
    assert (surface.hessian is not None) == (surface.name in BOWLS)
    if surface.hessian is None:
        assert surface.lambda_max is None and surface.learning_rate_limit is None


def test_the_limits_of_the_bowls_are_2_over_lambda_max():
    limits = {name: SURFACES[name].learning_rate_limit for name in BOWLS}
    assert limits == {"bowl": 2.0, "ravine": 2 / 25, "parabola": 1.0}


@pytest.mark.parametrize("name", BOWLS)
def test_the_hessian_is_the_slope_of_the_gradient(name):
    surface = SURFACES[name]
    slope = surface.gradient(np.eye(surface.n)) - surface.gradient(np.zeros((surface.n, surface.n)))
    assert np.allclose(slope, surface.hessian)
    with pytest.raises(ValueError, match="read-only"):
        surface.hessian[0, 0] = 3


@pytest.mark.parametrize("name", BOWLS)
def test_just_below_the_limit_the_cost_shrinks_and_just_above_it_grows(name):
    surface = SURFACES[name]
    limit = surface.learning_rate_limit
    below, above = (descend(surface, surface.start, part * limit, 400) for part in (0.99, 1.01))
    assert below.cost[-1, 0] < 0.01 * below.cost[0, 0] and not below.diverged[0]
    assert above.cost[200, 0] > 10 * above.cost[0, 0]
    assert outcome(surface, below, 0.99 * limit) == ("zig-zags",)
    assert outcome(surface, above, 1.01 * limit) == ("diverges",)


@pytest.mark.parametrize("name", BOWLS)
@pytest.mark.parametrize("steps", [0, 1, 2, 50, 2000])
def test_the_limit_is_told_exactly_however_few_the_steps(name, steps):
    surface = SURFACES[name]
    limit = surface.learning_rate_limit
    assert word(surface, surface.start, np.nextafter(limit, 9), steps) == "diverges"
    assert word(surface, surface.start, limit, steps) == "swings"
    assert word(surface, surface.start, np.nextafter(limit, 0), steps) not in ("diverges", "swings")


def test_at_the_limit_a_bowl_is_crossed_to_and_fro_for_ever():
    descent = descend(SURFACES["ravine"], (0.0, 1.0), 0.08, 1000)
    assert np.allclose(descent.w[:, 1, 0], np.resize([1.0, -1.0], 1001))


def test_on_the_ravine_a_start_along_its_floor_does_not_feel_the_walls():
    ravine = SURFACES["ravine"]
    assert word(ravine, (3.0, 0.0), 0.1, 200) == "converges"
    assert word(ravine, (3.0, 1e-6), 0.1, 200) == "diverges"
    assert word(ravine, (0.0, 0.0), 5.0, 10) == "converges"


@pytest.mark.parametrize(
    ("name", "learning_rate", "steps", "expected"),
    [
        ("bowl", 0.1, 200, "converges"),
        ("bowl", 1.0, 1, "converges"),
        ("bowl", 1e-4, 100, "creeps"),
        ("bowl", 1.8, 200, "zig-zags"),
        ("bowl", 1.8, 6, "zig-zags"),
        ("ravine", 0.02, 400, "converges"),
        ("ravine", 0.07, 400, "zig-zags"),
        ("saddle", 0.1, 500, "stalls"),
        ("saddle", 1.5, 500, "stalls"),
        ("saddle", 0.1, 20, "creeps"),
        ("valleys", 0.1, 500, "converges"),
        ("ripples", 0.1, 500, "converges"),
        ("ripples", 2.0, 500, "swings"),
        ("himmelblau", 0.5, 500, "converges"),
        ("himmelblau", 10.0, 500, "diverges"),
        ("rosenbrock", 0.1, 100, "creeps"),
        ("rosenbrock", 0.1, 20_000, "converges"),
        ("logistic", 1.0, 1000, "converges"),
        ("double_well", 0.1, 300, "converges"),
        ("wavy", 1.0, 300, "swings"),
        ("plateau", 1.0, 50, "creeps"),
        ("plateau", 2.0, 2000, "converges"),
    ],
)
def test_the_default_start_ends_as_told(name, learning_rate, steps, expected):
    assert word(SURFACES[name], SURFACES[name].start, learning_rate, steps) == expected


def test_far_out_on_the_plateau_descent_stalls():
    assert word(SURFACES["plateau"], (-40.0,), 1.0, 1000) == "stalls"


def test_exactly_on_the_ridge_descent_stalls_at_the_saddle_and_a_hair_beside_it_does_not():
    saddle = SURFACES["saddle"]
    descent = descend(saddle, np.array([[0.0, 1e-9, -1e-9], [1.5, 1.5, 1.5]]), 0.1, 500)
    assert outcome(saddle, descent, 0.1) == ("stalls", "converges", "converges")
    assert np.abs(descent.w[-1, :, 0]).max() < 1e-9
    assert valley(saddle, descent).tolist() == [-1, 0, 1]


def test_descent_follows_the_update_rule_for_all_starts_at_once():
    surface = SURFACES["himmelblau"]
    starts = points(surface, 5)
    together = descend(surface, starts, 0.05, 40)
    assert together.w.shape == (41, 2, 5) and together.cost.shape == (41, 5) and together.diverged.shape == (5,)
    for t in range(40):
        assert np.array_equal(together.w[t + 1], together.w[t] - 0.05 * surface.gradient(together.w[t]))
    assert np.allclose(together.cost, surface.cost(np.moveaxis(together.w, 1, 0)))
    alone = descend(surface, starts[:, 3], 0.05, 40)
    assert alone.w.shape == (41, 2, 1)
    assert np.allclose(alone.w[..., 0], together.w[..., 3])


def test_descent_leaves_the_start_it_is_given_alone():
    start = np.array([1.0, 1.0])
    descend(SURFACES["bowl"], start, 0.1, 10)
    assert start.tolist() == [1.0, 1.0]


@EVERY
@pytest.mark.parametrize("learning_rate", [5e-324, 1e-4, 1.0, 1e6, 1e308])
def test_every_number_is_finite_however_absurd_the_learning_rate_and_the_start(surface, learning_rate):
    starts = np.concatenate([points(surface, 4), np.full((surface.n, 1), 1e4), np.full((surface.n, 1), -1e300)], axis=1)
    descent = descend(surface, starts, learning_rate, 30)
    assert np.isfinite(descent.w).all() and np.isfinite(descent.cost).all()
    assert descent.diverged[4:].all() and np.array_equal(descent.w[-1, :, 4:], starts[:, 4:])
    assert len(outcome(surface, descent, learning_rate)) == 6
    assert (valley(surface, descent)[4:] == GONE).all()


def test_a_walker_that_diverges_is_held_at_its_last_point_in_the_box():
    descent = descend(SURFACES["parabola"], (2.0,), 3.0, 50)
    assert descent.diverged[0]
    assert np.abs(descent.w - 1).max() <= 50 * 8
    assert np.array_equal(descent.w[-1], descent.w[-2])


@given(st.floats(-3, 5), st.floats(1e-4, 0.999))
def test_below_the_limit_no_walker_on_the_parabola_ever_diverges(start, learning_rate):
    descent = descend(SURFACES["parabola"], (start,), learning_rate, 20)
    assert outcome(SURFACES["parabola"], descent, learning_rate)[0] in ("creeps", "zig-zags", "converges")
    assert (np.diff(descent.cost[:, 0]) <= 1e-12).all()


def test_a_walker_still_on_its_way_is_in_no_valley():
    assert valley(SURFACES["bowl"], descend(SURFACES["bowl"], (2.0, 2.0), 1e-4, 3)).tolist() == [-1]


def test_the_logistic_cost_is_the_mean_cross_entropy_of_its_examples():
    w, b = 0.7, -0.3
    yhat = 1 / (1 + np.exp(-(w * MOISTURE + b)))
    J = -np.mean(CAME_UP * np.log(yhat) + (1 - CAME_UP) * np.log(1 - yhat))
    assert np.isclose(SURFACES["logistic"].cost(np.array([w, b])), J)
    assert np.isfinite(SURFACES["logistic"].cost(np.array([1e6, -1e6])))


def test_no_threshold_parts_the_examples_of_the_logistic_cost():
    assert MOISTURE[CAME_UP == 1].min() < MOISTURE[CAME_UP == 0].max()


@pytest.mark.parametrize("start", [np.zeros(3), np.zeros((1, 2)), np.zeros((2, 2, 2)), 0.0])
def test_a_start_of_another_shape_is_refused_with_both_shapes(start):
    with pytest.raises(ValueError, match=r"\(2,\) or \(2, k\).*its shape is \("):
        descend(SURFACES["bowl"], start, 0.1, 5)


@pytest.mark.parametrize("learning_rate", [0, -0.1, float("nan"), float("inf")])
def test_a_wrong_learning_rate_is_refused(learning_rate):
    with pytest.raises(ValueError, match="learning rate"):
        descend(SURFACES["bowl"], (1, 1), learning_rate, 5)


@pytest.mark.parametrize("steps", [-1, 100_001, 2.5, None])
def test_a_wrong_number_of_steps_is_refused(steps):
    with pytest.raises(ValueError, match="steps"):
        descend(SURFACES["bowl"], (1, 1), 0.1, steps)


def test_a_start_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="start should hold finite numbers, got nan"):
        descend(SURFACES["bowl"], (np.nan, 1), 0.1, 5)
