"""The drawn plant pictures: their size, their seeds, their balance, and that colour alone does not give them away."""

import numpy as np
import pytest

from nn_core.drawings import FLOWER_KINDS, NO_FLOWER_KINDS, draw_picture, drawn_set
from nn_core.pictures import picture_to_vector

KINDS = FLOWER_KINDS + NO_FLOWER_KINDS


def test_the_kinds_with_and_without_flowers():
    assert FLOWER_KINDS == ("daisy", "pasque flower", "poppy", "tulip", "umbel", "meadow")
    assert NO_FLOWER_KINDS == ("leaves", "grass", "soil", "sky", "tree", "fern")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(10))
def test_a_drawing_is_an_rgb_picture_of_60_by_40_with_something_on_it(kind, seed):
    picture = draw_picture(kind, seed)
    assert picture.mode == "RGB" and picture.size == (60, 40)
    assert picture_to_vector(picture).std() > 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_draws_the_same_bits_and_every_other_seed_another_picture(kind):
    drawn = [draw_picture(kind, seed).tobytes() for seed in range(20)]
    assert drawn == [draw_picture(kind, seed).tobytes() for seed in range(20)]
    assert len(set(drawn)) == 20
    assert draw_picture(kind, np.random.default_rng(3)).tobytes() == drawn[3]


@pytest.mark.parametrize("kind", KINDS)
def test_the_pictures_of_a_kind_differ_widely(kind):
    x = np.hstack([picture_to_vector(draw_picture(kind, seed)) for seed in range(30)])
    assert x.std(axis=1).mean() > 0.08
    assert np.ptp(x.mean(axis=0)) > 0.08


@pytest.mark.parametrize("m", [1, 2, 7, 60])
def test_half_of_a_drawn_set_are_flowers_as_near_as_m_allows(m):
    pictures, Y = drawn_set(m, seed=1)
    assert isinstance(pictures, tuple) and len(pictures) == m
    assert Y.shape == (1, m) and Y.dtype == np.float64 and Y.sum() == m // 2
    assert all(picture.mode == "RGB" and picture.size == (60, 40) for picture in pictures)


def test_a_drawn_set_is_shuffled_and_depends_on_its_seed_alone():
    def bits(seed):
        pictures, Y = drawn_set(24, seed)
        return [picture.tobytes() for picture in pictures], Y.tolist()

    assert bits(5) == bits(5) == bits(np.random.default_rng(5))
    assert bits(5)[0] != bits(6)[0] and bits(5)[1] != bits(6)[1]
    assert len(set(bits(5)[0])) == 24
    assert len(set(map(tuple, [drawn_set(10, seed)[1][0] for seed in range(6)]))) > 3


def test_the_mean_colour_of_a_picture_does_not_give_it_away():
    pictures, Y = drawn_set(400, seed=0)
    colours = np.stack([np.asarray(picture).mean(axis=(0, 1)) for picture in pictures], axis=1)
    A = np.vstack([colours, np.ones(400)]).T
    w = np.linalg.lstsq(A[:200], 2 * Y[0, :200] - 1)[0]
    right = (A[200:] @ w > 0) == (Y[0, 200:] == 1)
    assert 0.45 < right.mean() < 0.8


def test_an_unknown_kind_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"orchid.*daisy, pasque flower"):
        draw_picture("orchid", 0)


@pytest.mark.parametrize("m", [0, -3, 2.5, None])
def test_a_wrong_m_is_refused(m):
    with pytest.raises(ValueError, match="m must be"):
        drawn_set(m, 0)
