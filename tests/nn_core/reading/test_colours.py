"""Colours of a photo with a profile of its own come out as every screen shows them; broken profiles are ignored."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from nn_core import read_photo
from tests.nn_core.reading.files import RED, difference, photo, plain, saved
from tests.nn_core.reading.profiles import SRGB_CURVE, profile

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
BROKEN = [b"", b"no profile", profile()[:200], profile()[:-40], bytes(500), profile() + bytes(5_000_000)]


def in_display_p3(picture):
    """The same colours in the numbers of a phone's wide-gamut screen."""
    return Image.fromarray(np.asarray(ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), BytesIO(profile()))))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_the_colours_of_a_wide_gamut_phone_come_out_as_they_were_seen(kind):
    wide = read_photo(saved(in_display_p3(photo(600, 400)), kind, icc_profile=profile(), quality=95))
    ignored = read_photo(saved(in_display_p3(photo(600, 400)), kind, quality=95))
    whole = photo(600, 400).resize((60, 40), Image.Resampling.BOX)
    assert difference(wide, whole) < 2 < 4 < difference(ignored, whole)


def test_what_is_transparent_keeps_its_share_of_white():
    picture = in_display_p3(Image.new("RGB", (80, 80), (200, 60, 60))).convert("RGBA")
    picture.putalpha(128)
    read = read_photo(saved(picture, icc_profile=profile())).getpixel((9, 9))
    assert np.abs(np.subtract(read, (227, 157, 157))).max() <= 2


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_a_grey_photo_with_a_profile_is_read(mode):
    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))  # one that does not fit
    assert read_photo(plain(100, "L", icc_profile=grey.tobytes())).getpixel((9, 9)) == (100, 100, 100)
    assert read_photo(saved(Image.new("L", (80, 80), 100).convert(mode), icc_profile=SRGB)).getpixel((9, 9)) == (100,) * 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_profile_that_says_srgb_changes_no_byte(kind):
    for given_profile in (SRGB, profile(colours=SRGB_COLOURS)):
        with_one = read_photo(saved(photo(300, 200), kind, icc_profile=given_profile))
        assert with_one.tobytes() == read_photo(saved(photo(300, 200), kind)).tobytes()


SRGB_COLOURS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
    b"wtpt": (0.96420, 1.00000, 0.82491),
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_broken_profile_is_ignored(kind, broken):
    data = saved(photo(), kind, icc_profile=broken)
    assert read_photo(data).tobytes() == read_photo(saved(photo(), kind)).tobytes()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(profile()) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_whatever_stands_in_a_profile_the_photo_is_read(changes):
    forged = bytearray(profile())
    for at, value in changes:
        forged[at] = value
    assert read_photo(plain(RED, icc_profile=bytes(forged))).size == (60, 40)


def test_the_curve_made_by_hand_is_that_of_srgb():
    power, slope, offset, toe, start = SRGB_CURVE
    assert (slope * start + offset) ** power == pytest.approx(toe * start, rel=1e-3)
