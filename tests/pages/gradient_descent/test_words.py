"""What the read-out says became of a ball is true, whatever one sets; and so is what stands beside the picture."""

import numpy as np
import pytest

import nn_core
from nn_core.descent import GONE, ON_THE_WAY
from pages.gradient_descent import pictures
from pages.ui.lesson import content
from pages.ui.lesson.stage import OWN
from pages.ui.runs import descents
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "gradient-descent"
RATES = [*list(descents.RATES)[::3], 10.0]
BOWLS = [name for name, surface in nn_core.SURFACES.items() if surface.hessian is not None]


def shown(**changes):
    """What the lesson shows with these settings."""
    return page_module(SLUG).scene(values_of(SLUG, **changes))


def preset(name, **changes):
    """What a scene shows."""
    scene = scene_named(SLUG, name)
    return page_module(SLUG).scene(values_of(SLUG, **{**scene.values, "scene": scene.slug, **changes}))


@pytest.mark.parametrize("name", nn_core.SURFACES)
@pytest.mark.parametrize("steps", [10, 100, 1000])
def test_every_word_is_held_to_what_the_ball_did(name, steps):
    surface = nn_core.SURFACES[name]
    wide = np.ptp(surface.domain, axis=1)
    for alpha in RATES:
        run = shown(surface=name, alpha=alpha, steps=steps).run
        word, w, length = pictures.became(surface, run), run.arrays["w"][:, :, 0], run.arrays["length"]
        left, off = pictures.height_left(surface, run)[-1], np.abs(w - surface.minima[0])
        held = {
            "converges": length[-1] < 1e-3 * wide[0],
            "zig-zagged": length[-1] < 1e-3 * wide[0],
            "creeps": left >= pictures.ALMOST and length[-1] <= 0.01 * wide[0],
            "goes on": length[-1] > 0.01 * wide[0],
            "almost": left < pictures.ALMOST,
            "diverges on a bowl": (np.diff(off, axis=0) > 0).all(axis=0).any(),
            "diverges": (np.abs(w[-1] - np.mean(surface.domain, axis=1)) > 2 * wide).any(),
            "swings on a bowl": np.isclose(off, off[0]).all(axis=0).any(),
            "swings": length[-(len(length) // 4) :].max() > 1e-3 * wide[0],
            "stalls": np.abs(surface.gradient(w[-1])).max() < 1e-6,
            "zig-zags": np.sum(np.diff(np.sign(np.diff(w, axis=0)), axis=0) != 0, axis=0).max() > 0.5 * (len(w) - 2),
        }
        assert held[word], (alpha, word)
        assert content.phrases(SLUG)["outcomes"][word]


def test_the_way_down_the_ravine_has_a_bend_and_is_18_percent_longer_than_the_straight_line():
    scene = preset("A ravine")
    assert scene.happened == "bend"
    assert pictures.detour(scene.run) == pytest.approx(1.18, abs=0.005)
    assert "It is almost down: 0.0744 % of its height is left." in scene.readout.at(-1)


@pytest.mark.parametrize("alpha", [1e-4, 0.001, 0.01, 0.03])
def test_on_the_round_bowl_the_way_is_straight_and_in_the_ravine_it_is_not(alpha):
    assert pictures.detour(shown(surface="bowl", alpha=alpha, steps=1000).run) == pytest.approx(1, abs=1e-9)
    assert pictures.detour(shown(alpha=alpha, steps=1000).run) > 1.02


@pytest.mark.parametrize("name", BOWLS)
@pytest.mark.parametrize("alpha", [1e-4, 0.03, 0.08, 0.09, 1.0, 10.0])
def test_on_a_bowl_the_bars_are_what_a_step_multiplies_the_distance_by(name, alpha):
    scene = shown(surface=name, alpha=alpha, steps=30, scene=OWN)
    surface, run = nn_core.SURFACES[name], scene.run
    off = run.arrays["w"][:, :, 0] - np.array(surface.minima[0])
    np.testing.assert_allclose(off[1:], off[:-1] * run.arrays["factors"][:-1], rtol=1e-6, atol=1e-9)
    bars = scene.panels[1][1]
    assert bars["kind"] == "factors" and len(bars["labels"]) == surface.n
    assert f"1 − αλ: {readable(run.arrays['factors'][0, 0])}" in scene.readout.at(0)


def readable(value):
    """As the read-out writes it."""
    return page_module(SLUG).readout.show_number(value)


def test_the_bars_follow_a_learning_rate_that_changes_on_the_way():
    from pages.ui.cached import Leg

    factors = shown(past=(Leg(0.01, 5),), alpha=0.05, steps=5).run.arrays["factors"]
    np.testing.assert_allclose(factors[[0, 4, 5, 9]], [[0.99, 0.75], [0.99, 0.75], [0.95, -0.25], [0.95, -0.25]])


def test_other_surfaces_have_no_such_bars_and_a_scene_tells_the_factor_only_at_its_end():
    assert "factors" not in shown(surface="himmelblau").run.arrays
    scene = preset("α = 0.07")
    assert "αλ" not in scene.readout.at(0) and "1 − αλ: 0.930 and −0.750." in scene.readout.at(-1)
    assert "αλ" in shown(alpha=0.07, scene=OWN).readout.at(0)


def test_many_starts_all_arrive_without_a_single_step_uphill():
    scene = preset("Many starts")
    assert "49 are in a deepest valley, 0 in a higher one, 0 still in none, and 0 thrown out" in scene.readout.at(-1)
    whole = nn_core.descend(nn_core.SURFACES["himmelblau"], scene.run.arrays["w"][0], 0.1, 300)
    assert (np.diff(whole.cost, axis=0) < 1e-12).all()
    assert set(scene.run.arrays["valley"][-1].tolist()) == {0, 1, 2, 3}


def test_the_way_to_the_wrong_valley_is_a_smooth_way_down():
    run = preset("Two valleys").run
    assert (np.diff(run.arrays["J"]) < 1e-12).all()
    assert pictures.detour(run) < 1.2


@pytest.mark.parametrize(("alpha", "slow", "lost"), [(0.001, True, False), (10.0, False, True)])
def test_the_slow_and_the_lost_are_counted_apart(alpha, slow, lost):
    scene = shown(surface="himmelblau", alpha=alpha, starts="many", steps=100)
    valley = scene.run.arrays["valley"][-1]
    assert ((valley == ON_THE_WAY).any(), (valley == GONE).any()) == (slow, lost)
    counts = [scene.readout.numbers[name] for name in ("deepest", "other", "none", "gone")]
    assert (sum(counts) == 49).all()


@pytest.mark.parametrize("name", [name for name, surface in nn_core.SURFACES.items() if surface.n == 2])
@pytest.mark.parametrize("alpha", [1e-4, 0.03, 1.0, 10.0])
def test_every_colour_of_the_map_is_in_its_legend_once(name, alpha):
    scene = shown(surface=name, alpha=alpha, valleys="yes", steps=10)
    codes, lengths = scene.run.arrays["valleys"].T
    named = [code for codes, _ in scene.panels[0]["legend"] for code in codes]
    assert len(named) == len(set(named)) and set(codes.tolist()) <= set(named)
    assert np.sqrt(lengths.sum()) % 1 == 0
    shares = [label.rpartition(": ")[2].removesuffix(" %") for _, label in scene.panels[0]["legend"]]
    assert sum(float(share) for share in shares if share != "under 1") == pytest.approx(100, abs=2)
