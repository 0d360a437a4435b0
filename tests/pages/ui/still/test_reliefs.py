"""The landscape that can be turned: true, light to send, and still where it was turned to."""

import numpy as np
import pytest

import nn_core
from pages.ui.lesson import relief
from pages.ui.runs import descents
from pages.ui.still import reliefs
from tests.pages.conftest import page_module, values_of

NAMES = ("w₁", "w₂", "J")


def figure(index=20, turn=30, mode="light", **changes):
    """The landscape of the gradient-descent page at a recorded index."""
    v = values_of("gradient-descent", **changes)
    surface, run = nn_core.SURFACES[v.surface], page_module("gradient-descent").scene(v).run
    return relief.landscape(surface, run.arrays["w"], min(index, len(run.steps) - 1), turn, mode, NAMES), surface, run


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name, surface in nn_core.SURFACES.items() if surface.n == 2])
def test_its_axes_are_named_and_the_ball_lies_on_the_ground(name, mode):
    drawn, surface, run = figure(surface=name, alpha=0.01, mode=mode)
    assert [getattr(drawn.layout.scene, f"{side}axis").title.text for side in "xyz"] == list(NAMES)
    ground, _, ball = drawn.data
    w = run.arrays["w"][20, :, 0]
    low, high = drawn.layout.scene.zaxis.range
    assert (ball.x[0], ball.y[0]) == pytest.approx(tuple(w), rel=1e-5, abs=1e-6)
    assert ball.z[0] == pytest.approx(float(surface.cost(w)), abs=0.02 * (high - low))
    assert low < ball.z[0] < high
    grid = np.stack(np.meshgrid(ground.x.astype(float), ground.y.astype(float)))
    np.testing.assert_allclose(ground.z, surface.cost(grid), atol=1e-3 * (high - low) + 1e-4)
    assert drawn.layout.font.color == reliefs.PALETTES[mode].text


@pytest.mark.parametrize("starts", ["one", "many"])
@pytest.mark.parametrize("steps", [10, 1000])
def test_it_is_light_to_send(starts, steps):
    drawn, _, _ = figure(index=10_000, surface="himmelblau", alpha=0.01, steps=steps, starts=starts)
    assert len(drawn.to_json()) < 110_000


def test_it_is_seen_from_where_it_was_turned_to_by_hand_or_by_degrees():
    eyes = [figure(turn=turn)[0].layout.scene.camera.eye for turn in (0, 90)]
    assert (eyes[0].x, eyes[1].y) == pytest.approx((0, 0), abs=1e-9)
    camera = {"eye": {"x": 0.3, "y": 1.2, "z": 2.0}}
    surface = nn_core.SURFACES["bowl"]
    drawn = relief.landscape(surface, np.zeros((1, 2, 1)), 0, 30, "light", NAMES, camera)
    assert drawn.layout.scene.camera.eye.to_plotly_json() == camera["eye"]


def test_the_way_follows_the_ground_and_has_gaps_where_it_leaves_the_picture():
    surface = nn_core.SURFACES["ravine"]
    w = nn_core.descend(surface, surface.start, 0.09, 20).w
    w1, w2, J = descents.on_the_ground(surface, w, 20.0)
    seen = np.isfinite(J)
    np.testing.assert_allclose(J[seen], surface.cost(np.stack([w1, w2]))[seen])
    assert seen.any() and not seen.all() and (J[seen] <= 20).all() and (np.abs(w2[seen]) <= 2).all()


def test_a_ball_that_was_thrown_out_is_not_drawn_and_nothing_else_breaks():
    drawn, _, run = figure(index=10_000, alpha=10.0)
    assert np.abs(run.arrays["w"][-1]).max() > 100
    assert np.isnan(np.asarray(drawn.data[2].z, dtype=float)).all()
