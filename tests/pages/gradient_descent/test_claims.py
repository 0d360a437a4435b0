"""Every number and every claim in the prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.ui.cached import Leg
from pages.ui.runs import descents
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "gradient-descent"


def descent(**changes):
    """(run, outcomes, surface) of the lesson with these settings."""
    v = values_of(SLUG, **changes)
    run = page_module(SLUG).scene(v).run
    return run, run.aside["outcomes"], nn_core.SURFACES[v.surface]


def preset(name):
    """The settings of a scene."""
    return scene_named(SLUG, name).values


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


@pytest.mark.parametrize(("name", "word"), [("α = 0.09", "diverges"), ("α = 0.07", "zig-zags"), ("On the ridge", "stalls")])
def test_the_presets_end_as_they_say(name, word):
    _, words, _ = descent(**preset(name))
    assert words == (word,)


def test_the_wrong_valley_is_not_the_deepest():
    run, words, surface = descent(**preset("Two valleys"))
    assert words == ("converges",)
    assert surface.cost(np.array(surface.minima[0])) < run.arrays["J"][-1] - 0.1


def test_many_starts_end_in_all_four_valleys_of_himmelblau():
    run, _, _ = descent(**preset("Many starts"))
    assert {0, 1, 2, 3} <= set(run.arrays["valley"][-1].tolist())


def test_every_start_on_the_logistic_cost_reaches_its_only_valley():
    run, _, surface = descent(**preset("Logistic regression"))
    assert len(surface.minima) == 1
    assert (run.arrays["valley"][-1] == 0).all()


def test_the_flatter_the_tangent_the_shorter_the_arrow():
    run, _, _ = descent(**preset("One weight, by hand"))
    length, slope = np.abs(np.diff(run.arrays["w"][:, 0, 0])), np.abs(run.arrays["slope"][:-1, 0])
    np.testing.assert_allclose(length, 0.1 * slope, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(length, run.arrays["length"][:-1], rtol=1e-9, atol=1e-12)


def test_after_a_change_of_learning_rate_the_next_step_is_as_long_as_the_new_one_says():
    run, _, _ = descent(past=(Leg(0.01, 5),), alpha=0.05, steps=5)
    walked = np.linalg.norm(np.diff(run.arrays["w"][:, :, 0], axis=0), axis=1)
    np.testing.assert_allclose(walked, run.arrays["length"][:-1], rtol=1e-9)
