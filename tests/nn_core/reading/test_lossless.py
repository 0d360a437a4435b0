"""A lossless WebP is read whatever it brings along, unless that is tens of thousands of codes."""

from importlib.resources import files
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from nn_core import PhotoError, read_photo
from nn_core.reading.lossless import Bits
from tests.nn_core.reading.files import difference, noisy, photo, saved
from tests.nn_core.reading.forged import webp_of_codes

CHINA = Image.open(BytesIO((files("sklearn.datasets.images") / "china.jpg").read_bytes()))


@pytest.mark.parametrize("method", [0, 3, 6])
@pytest.mark.parametrize("colours", [2, 4, 16, 200, None])
def test_the_same_picture_comes_out_with_and_without_loss(method, colours):
    picture = (CHINA.quantize(colours) if colours else CHINA).convert("RGB")
    assert difference(read_photo(saved(picture, "WEBP", lossless=True, method=method)), read_photo(saved(picture))) == 0


def test_what_is_transparent_is_looked_at_too():
    picture = CHINA.copy()
    picture.putalpha(CHINA.convert("L"))
    assert difference(read_photo(saved(picture, "WEBP", quality=95)), read_photo(saved(picture))) < 3


def test_a_moving_one_is_read():
    data = saved(photo(90, 70), "WEBP", lossless=True, save_all=True, append_images=[noisy(90, 70)])
    assert difference(read_photo(data), read_photo(saved(photo(90, 70)))) == 0


@pytest.mark.parametrize("codes", [5000, 65_536])
def test_thousands_of_codes_are_refused(codes):
    with pytest.raises(PhotoError, match="far more parts"):
        read_photo(webp_of_codes(1100, codes))


def test_bits_come_lowest_first_and_are_zero_behind_the_end():
    bits = Bits(b"\x35\x01")
    assert [bits.read(count) for count in (4, 8, 9)] == [5, 0x13, 0]


def test_every_forged_code_is_read_past_or_refused():
    rng = np.random.default_rng(0)
    data = bytearray(saved(CHINA.resize((120, 80)), "WEBP", lossless=True))
    for _ in range(300):
        forged = data.copy()
        forged[rng.integers(25, 200)] = rng.integers(0, 256)
        try:
            assert read_photo(bytes(forged)).size == (60, 40)
        except PhotoError as error:
            assert str(error).endswith(".")
