"""Every number and every claim in its prose, computed again."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

import nn_core
from nn_core.eyes import Filters, forward
from pages.convolution import again, counting, filters, looking, pooled, sliding
from pages.ui import cached
from pages.ui.cached import eyes as small
from pages.ui.lesson import content, readout
from pages.ui.runs import flower
from tests.pages.conftest import page_module, scene_named, values_of
from tests.pages.shares import share

SLUG = "convolution"
ALL_DRAWN = pytest.mark.parametrize("picture", list(flower.DRAWN)[::3])


def shown(name=None, **changes):
    """What the page shows in a scene, or with these settings."""
    scene = scene_named(SLUG, name) if name else None
    given = {**scene.values, "scene": scene.slug, **changes} if scene else changes
    return page_module(SLUG).scene(values_of(SLUG, **given))


# The dense unit


@ALL_DRAWN
def test_a_dense_units_sum_ends_alike_whatever_the_order_of_the_pixels(picture):
    run = shown("Strangers in a row", picture=picture).run
    assert run.arrays["plain"][-1] == pytest.approx(run.arrays["shuffled"][-1], rel=1e-9)
    assert np.abs(run.arrays["plain"] - run.arrays["shuffled"]).max() > 0.01


def test_the_sums_end_alike_for_every_seed():
    assert str(share(SLUG, lambda _, shown: shown.happened == "same", scene="Strangers in a row")) == "20 of 20"


# The filter


def test_the_map_is_the_formula_of_the_opening_written_out_in_loops():
    v = values_of(SLUG, view="slide", filter="own", numbers=tuple(np.linspace(-1, 1, 27)))
    W, picture = filters.chosen(v), flower.chosen(v)[0]
    A, Z = nn_core.picture_to_vector(picture).reshape(3, 40, 60), filters.map_of(W, picture)
    for i, j in ((0, 0), (3, 59), (39, 7), (20, 30)):
        places = ((c, u, w) for c, u, w in product(range(3), repeat=3) if 0 <= i + u - 1 < 40 and 0 <= j + w - 1 < 60)
        assert Z[i, j] == pytest.approx(sum(W[c, u, w] * A[c, i + u - 1, j + w - 1] for c, u, w in places))


@pytest.mark.parametrize("name", ["left-right", "top-bottom", "violet"])
def test_on_an_even_grey_patch_filters_whose_weights_add_up_to_0_give_0(name):
    W = filters.PRESETS[name][1]
    even = np.full((40, 60, 3), 200, np.uint8)
    assert np.abs(filters.map_of(W, even)[1:-1, 1:-1]).max() < 1e-12


@ALL_DRAWN
def test_blur_makes_neighbours_differ_less_and_keeps_the_brightness(picture):
    scene = shown("Blur", picture=picture)
    inside = filters.seen(scene.run.aside["picture"], 1)[0, 1:-1, 1:-1, 0]
    assert scene.happened == "softer"
    assert scene.run.aside["Z"][1:-1, 1:-1].mean() == pytest.approx(inside.mean(), rel=0.05)


def test_find_violet_answers_on_violet_and_on_a_poppys_red_but_not_on_white_or_green():
    W = filters.VIOLET.sum(axis=(1, 2))
    on = {name: float(W @ colour) for name, colour in sliding.COLOURS.items()}
    assert on["violet"] > 0.5
    assert on["white"] == pytest.approx(0)
    assert on["green"] < 0
    assert float(W @ (0.85, 0.1, 0.1)) > 0.5
    Z, pixels = shown("Find violet").run.aside["Z"], np.asarray(flower.chosen(values_of(SLUG))[0]).astype(float)
    petals = (pixels[..., 2] > 130) & (pixels[..., 1] < 100)
    assert Z[petals].mean() > 0.1 > Z[~petals].mean()


def test_numbers_of_ones_own_travel_in_the_address_and_nonsense_does_not():
    setting = filters.OWN_NUMBERS
    for numbers in ((0.5, -9.0, *[0.1111] * 7), tuple(np.round(np.linspace(-2, 2, 27), 2).tolist())):
        assert setting.parse(setting.format(numbers)) == numbers
    for text in (
        "",
        "1_2",
        "_".join(["1"] * 8 + ["x"]),
        "_".join(["1"] * 8 + ["9.5"]),
        "_".join(["nan"] * 9),
        "_".join(["1"] * 10),
    ):
        assert setting.parse(text) == setting.default


# What is counted


def test_16_filters_have_448_numbers_and_dense_units_69_million():
    scene = shown("The same everywhere")
    assert counting.ONE_FILTER == 3 * 9 + 1
    assert "448 numbers with filters, 69129600 with dense units" in scene.readout.at(-1)
    assert 16 * 600 * 7201 == 69_129_600
    assert (16 * 7201, 16 * 600 * 28) == (115_216, 268_800)
    eyes, theta = cached.eyes_model().eyes, cached.eyes_model().nets[0]
    assert theta.W[1].size + theta.b[1].size == 448
    assert forward(eyes, theta, np.zeros((7200, 1))).Z[1].shape == (16, 20, 30, 1)


def test_the_answers_of_the_questions_on_counts():
    right = {
        question.name: next(a.text for a in question.answers if a.right) for question in content.questions(SLUG)["questions"]
    }
    assert right["count"] == str(32 * (16 * 9 + 1)) == "4640"
    assert 32 * 16 * 9 == 4608
    assert 32 * (9 + 1) == 320


# Pooling


@ALL_DRAWN
@pytest.mark.parametrize("name", ["left-right", "top-bottom"])
def test_moved_by_a_pixel_the_pooled_map_changes_less_twice_still_less_and_the_mean_hardly(picture, name):
    scene = shown("Of four the largest", picture=picture, filter=name)
    of = {level: scene.run.arrays[level][1] for level in pooled.LEVELS}
    assert of["map"] > of["once"] > of["twice"] > of["mean"]
    assert of["mean"] < 3


def test_without_a_move_nothing_has_changed_and_the_left_column_comes_in_once_more():
    assert all(shown("Of four the largest").run.arrays[level][0] == 0 for level in pooled.LEVELS)
    row = np.arange(5.0).reshape(1, 1, 5, 1)
    assert pooled.moved(row, 2).ravel().tolist() == [0, 0, 0, 1, 2]


# The trained network


def test_the_network_has_the_shapes_that_the_prose_names():
    run = shown("The whole way").run
    eyes, theta, cache = (run.aside[name] for name in ("eyes", "theta", "cache"))
    assert theta.W[1].shape == (16, 3, 3, 3)
    assert [cache.A[l].shape[:3] for l in range(5)] == [(3, 40, 60), (16, 20, 30), (32, 10, 15), (64, 5, 7), (128, 5, 7)]
    assert theta.W[eyes.L].shape == (1, 128)
    np.testing.assert_allclose(cache.A[4].mean(axis=(1, 2)), cache.mean, rtol=1e-5)
    assert run.arrays["parts"].sum() + theta.b[eyes.L][0, 0] == pytest.approx(run.aside["z"], rel=1e-4)
    assert sum(theta.W[l].size + theta.b[l].size for l in range(2, 6)) == pytest.approx(97_000, abs=500)
    assert cached.eyes_model().card["splits"]["train"]["photos"] > 2000


def test_the_first_layers_filter_slides_over_the_picture_as_the_readers_own_does():
    run = shown("The whole way").run
    theta, picture = run.aside["theta"], run.aside["picture"]
    centred = filters.seen(picture, 3) - np.reshape(run.aside["eyes"].centre, (3, 1, 1, 1))
    Z = filters.convolve(theta.W[1], centred)[:, ::2, ::2, 0] + theta.b[1][..., None]
    np.testing.assert_allclose(run.aside["cache"].A[1][..., 0], np.maximum(Z, 0), atol=1e-4)


def sees(eyes, l, place):
    """The rows of the picture that a row of A[l] sees: those of which a change arrives there, in a network of ones."""
    ones = Filters(*({k: np.ones(shape) for k, shape in eyes.shapes(normalized=False)[part].items()} for part in ("W", "b")))
    X = np.zeros((7200, 41))
    for row in range(40):
        X.reshape(3, 40, 60, 41)[0, row, :, row] = 1
    rows = forward(replace(eyes, centre=(0, 0, 0)), ones, X).A[l][0, place, 3]
    return np.flatnonzero(rows[:40] != rows[40])


def test_each_layer_sees_as_many_pixels_as_it_says():
    eyes = cached.eyes_model().eyes
    for l, (side, step, start) in enumerate(looking.fields(eyes)):
        place = min(3, 40 // step // 2)
        inside = [row for row in range(start + place * step, start + place * step + side) if 0 <= row < 40]
        assert sees(eyes, l, place).tolist() == inside
    assert [side for side, _, _ in looking.fields(eyes)] == [1, 3, 9, 21, 37]
    assert looking.fields(type(eyes)((3, 4, 4, 1), (2, 1), (False, False)))[2][0] == 7


def test_it_loses_its_verdict_when_all_pixels_are_shuffled_and_so_does_the_dense_network():
    held = share(SLUG, lambda _, shown: shown.happened == "loses", scene="All pixels shuffled")
    assert str(held) == "20 of 20"
    dense = [shown.run.arrays["dense"][[0, -1]] for shown in (shown_with(seed) for seed in range(20))]
    assert all(before > 0.5 > after for before, after in dense)


def shown_with(seed):
    """The last scene with another order of the pixels."""
    return shown("All pixels shuffled", seed=seed)


def test_the_colours_stay_when_pixels_are_shuffled_and_only_so_many_change_places():
    photos = shown("All pixels shuffled").run.arrays["photo"].reshape(11, 2400, 3)
    first = sorted(map(tuple, photos[0]))
    assert all(sorted(map(tuple, photo)) == first for photo in photos)
    moved = [(photo != photos[0]).any(axis=1).sum() for photo in photos]
    assert moved[0] == 0
    assert all(count <= 240 * tenth for tenth, count in enumerate(moved))
    assert moved[-1] > 2000


def test_a_probability_is_never_quite_certain():
    assert [readout.sure(p) for p in (0.99999, 0.5, 1e-9)] == ["over 0.99", "0.50", "under 0.01"]


# The shuffle test again


def test_the_small_networks_learn_from_200_grey_pictures_half_of_them_flowers():
    for which in (small.LEARNED, small.FRESH):
        X, Y = cached.drawn_examples(*which)
        assert X.shape == (7200, 200)
        assert Y.sum() == 100
        red, green, blue = small.grey(X).reshape(3, 2400, 200)
        assert (red == green).all() and (green == blue).all()
    assert small.LEARNED[1] != small.FRESH[1]


def test_learning_from_shuffled_pictures_is_worse_for_a_network_with_eyes():
    found = {seed: (cached.eyes_learn(seed), cached.eyes_learn(seed, again.SHUFFLE)) for seed in (1, 2, 3)}
    ahead = [plain[1] - shuffled[1] for plain, shuffled in found.values()]
    assert np.mean(ahead) > 0.08
    assert np.ptp(ahead) > 0
    assert again.outcome(*found[1]) == "worse"
    assert all(plain[0][-1] < shuffled[0][-1] - 0.05 for plain, shuffled in found.values())
    told = again.measured(*found[1])
    assert f"**{100 * found[1][0][1]:.0f} %**" in told
    assert f"**{100 * found[1][1][1]:.0f} %**" in told


def test_the_verdict_of_the_shuffle_test_follows_what_was_measured():
    costs = np.zeros(31)
    assert [again.outcome((costs, 0.7), (costs, other)) for other in (0.6, 0.69, 0.8)] == ["worse", "same", "better"]
