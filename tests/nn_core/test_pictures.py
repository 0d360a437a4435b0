"""The way from a picture to x and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nn_core.pictures import N_X, entry_of, picture_to_vector, pixel_of, vector_to_picture


def test_x_reads_the_bands_one_after_the_other_each_like_a_book_and_can_be_undone():
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    x = picture_to_vector(Image.fromarray(pixels))
    assert x.shape == (7200, 1) == (N_X, 1) and x.dtype == np.float64
    for k in (0, 59, 60, 2399, 2400, 4800, 7199):
        band, row, column = pixel_of(k)
        assert x[k, 0] == pixels[row, column, band] / 255
    assert np.array_equal(x, picture_to_vector(pixels))
    assert np.array_equal(np.asarray(vector_to_picture(x)), pixels)


def test_values_outside_0_to_1_are_clipped_and_the_rest_rounded():
    x = np.full((7200, 1), 0.5)
    x[:4, 0] = -3, 7, np.inf, -np.inf
    picture = vector_to_picture(x)
    assert [picture.getpixel((column, 0))[0] for column in range(5)] == [0, 255, 255, 0, 128]
    assert vector_to_picture(x[:, 0]).tobytes() == picture.tobytes()


WRONG_PICTURES = Image.new("RGB", (40, 60)), Image.new("L", (60, 40)), Image.new("YCbCr", (60, 40)), np.zeros((2, 2, 3))
WRONG_VECTORS = np.zeros((1, 7200)), np.zeros(7199), np.full((7200, 1), np.nan)


@pytest.mark.parametrize("wrong", WRONG_PICTURES + WRONG_VECTORS)
def test_only_an_rgb_picture_of_60_by_40_has_a_vector_and_only_7200_numbers_make_a_picture(wrong):
    with pytest.raises(ValueError, match=r"the picture must be|x must be|x holds NaN"):
        picture_to_vector(wrong) if isinstance(wrong, Image.Image) or wrong.ndim == 3 else vector_to_picture(wrong)


@given(st.integers(0, 7199))
def test_every_entry_has_its_pixel_and_every_pixel_its_entry(k):
    band, row, column = pixel_of(k)
    assert entry_of(band, row, column) == k == band * 2400 + row * 60 + column
    assert 0 <= band < 3 and 0 <= row < 40 and 0 <= column < 60


@pytest.mark.parametrize("place", [(3, 0, 0), (0, 40, 0), (0, 0, 60), (-1, 0, 0), (0, -1, 0), (0, 0, -1), -1, 7200])
def test_there_is_nothing_outside_the_picture_or_outside_x(place):
    with pytest.raises(ValueError, match="must be"):
        entry_of(*place) if isinstance(place, tuple) else pixel_of(place)
