"""Shuffled pixels: a real shuffle, alike in every band, the same for the same seed."""

import numpy as np
import pytest

from nn_core.drawings import draw_picture
from nn_core.pictures import N_X, picture_to_vector, pixel_of, pixel_order, vector_to_picture


@pytest.mark.parametrize("seed", range(3))
def test_every_entry_comes_once_and_stays_in_its_band(seed):
    order = pixel_order(seed)
    np.testing.assert_array_equal(np.sort(order), np.arange(N_X))
    assert all(pixel_of(k)[0] == band for band in range(3) for k in order[band * 2400 : (band + 1) * 2400 : 7])


def test_a_pixel_keeps_its_colour_wherever_it_goes():
    before = np.asarray(draw_picture("meadow", 2))
    after = np.asarray(vector_to_picture(picture_to_vector(before)[pixel_order(5)]))
    colours = [sorted(map(tuple, pixels.reshape(-1, 3).tolist())) for pixels in (before, after)]
    assert colours[0] == colours[1]
    assert (before != after).any(axis=2).mean() > 0.9


def test_the_same_seed_gives_the_same_order_and_another_seed_another():
    np.testing.assert_array_equal(pixel_order(1), pixel_order(1))
    assert (pixel_order(1) != pixel_order(2)).mean() > 0.9
