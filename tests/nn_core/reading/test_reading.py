"""Photos: every kind of file, the colours as they were meant, and one sentence for whatever is no photo."""

import struct
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile, ImageOps

from nn_core import PhotoError, read_photo
from tests.nn_core.reading.files import (
    BLUE,
    GREEN,
    KINDS,
    RED,
    WHITE,
    difference,
    indexed,
    noisy,
    photo,
    plain,
    png,
    saved,
    several,
)
from tests.nn_core.reading.forged import bmp_of_runs


@pytest.mark.parametrize("name", ["flower.jpg", "china.jpg"])
def test_the_sample_photos_of_scikit_learn_are_read(name):
    data = files("sklearn.datasets.images").joinpath(name).read_bytes()
    with Image.open(BytesIO(data)) as whole:
        assert difference(read_photo(data), whole.resize((60, 40), Image.Resampling.BOX)) < 5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(60, 40), (1, 1), (7, 500), (640, 480), (4000, 20)])
def test_the_whole_picture_is_squashed_to_60_by_40(kind, size):
    picture = read_photo(saved(photo(*size), kind))
    assert picture.mode == "RGB" and picture.size == (60, 40)
    exactly = kind in ("PNG", "BMP") and size == (60, 40)
    assert difference(picture, photo(*size).resize((60, 40), Image.Resampling.LANCZOS)) <= (0 if exactly else 8)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P"])
def test_fine_patterns_are_averaged_not_picked(mode):
    squares = Image.fromarray(np.indices((400, 600)).sum(axis=0) % 2 == 0).convert(mode)
    inner = np.asarray(read_photo(saved(squares)))[2:-2, 2:-2]
    assert inner.min() >= 126 and inner.max() <= 129


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (several("GIF"), RED),  # of an animation, the first picture
        (several("WEBP"), RED),
        (several("PNG"), RED),
        (several("MPO"), RED),  # of a camera's file with several pictures, too
        (plain((0, 255, 255, 0), "CMYK", "JPEG"), RED),
        (plain((0, 0, 0, 0), "CMYK", "JPEG"), WHITE),
        (plain((0, 0, 0, 255), "CMYK", "JPEG"), (0, 0, 0)),
        (plain(100, "L", "JPEG", progressive=True), (100, 100, 100)),
        (saved(Image.fromarray(np.full((50, 50), 25_700, np.uint16))), (100, 100, 100)),  # 16 bits are scaled, not cut
        (saved(Image.fromarray(np.full((50, 50), 65_535, np.uint16))), WHITE),
        (saved(Image.fromarray(np.full((50, 50), 25_700, np.uint16)), transparency=25_700), WHITE),
        (saved(Image.fromarray(np.full((50, 50), 25_700, np.uint16)), transparency=9), (100, 100, 100)),
        (saved(Image.fromarray(np.full((50, 50), 25_700, np.uint16)), "TIFF"), (100, 100, 100)),
        (saved(Image.fromarray(np.full((50, 50), 25_700, np.uint16)), "JPEG2000"), (100, 100, 100)),
        (png(50, 50, 2, 16, struct.pack(">HHH", 65_535, 25_700, 0) * 50, 50, b"\xff\xff\x64\x64\0\0"), WHITE),
        (png(50, 50, 2, 16, struct.pack(">HHH", 65_535, 25_700, 0) * 50, 50, b"\xff\xff\x64\x64\1\0"), (255, 100, 0)),
        (plain((255, 0, 0, 128), "RGBA", "TIFF", compression="tiff_deflate"), (255, 127, 127)),
        (plain((255, 0, 0, 128), "RGBA", "AVIF"), (255, 127, 127)),
        (plain((255, 0, 0, 128), "RGBA", "JPEG2000"), (255, 127, 127)),
        (plain((255, 0, 0, 128), "RGBA", "TGA", compression="tga_rle"), (255, 127, 127)),
        (several("TIFF"), RED),
        (plain((0, 255, 255, 0), "CMYK", "TIFF"), RED),
        (plain(0, "1", "TIFF"), (0, 0, 0)),
        (b"P1 2 2 # ink\n1111", (0, 0, 0)),
        (b"P4\n9 1\n\0\0", WHITE),
        (b"P2 1 1 9\n3", (85, 85, 85)),
        (b"P3 1 1 65535 65535 25700 0", (255, 100, 0)),
        (b"P5 1 1 65535\n\x64\x64", (100, 100, 100)),
        (b"P6 1 1 51\n\x33\x14\0", (255, 100, 0)),
        (png(50, 50, 2, 16, struct.pack(">HHH", 65_535, 25_700, 0) * 50, 50), (255, 100, 0)),
        (png(50, 50, 6, 16, struct.pack(">HHHH", 65_535, 0, 0, 32_768) * 50, 50), (255, 127, 127)),
        (plain((9, 9, 9, 0), "RGBA"), WHITE),  # what is transparent shows white
        (plain((255, 0, 0, 128), "RGBA", "WEBP", lossless=True), (255, 127, 127)),
        (plain((0, 128), "LA"), (127, 127, 127)),
        (plain(BLUE, transparency=BLUE), WHITE),
        (plain(7, "L", transparency=7), WHITE),
        (indexed(RED, GREEN), RED),
        (indexed(RED, GREEN, transparency=0), WHITE),
        (indexed(RED, GREEN, transparency=b"\x80\xff"), (255, 127, 127)),
        (indexed(RED, GREEN, kind="GIF", transparency=0), WHITE),
        (plain(RED, kind="JPEG", exif=b"Exif\0\0garbage"), RED),  # broken notes beside a sound picture
        (plain(RED, kind="JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"), RED),
    ],
)
def test_colours_come_out_as_they_were_meant(data, colour):
    assert np.abs(np.subtract(read_photo(data).getpixel((30, 20)), colour)).max() <= 3


def test_the_hidden_colour_of_transparent_pixels_does_not_bleed_over_the_edge():
    picture = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    picture.paste((*GREEN, 255), (0, 0, 305, 400))
    assert np.asarray(read_photo(saved(picture)))[..., 1].min() >= 254


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_photo_taken_sideways_is_turned_upright(kind, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = ImageOps.exif_transpose(Image.open(BytesIO(saved(photo(120, 80), exif=exif)))).resize((60, 40))
    assert difference(read_photo(saved(photo(120, 80), kind, exif=exif)), upright) < 6


def refused(data, words):
    with pytest.raises(PhotoError, match=words) as caught:
        read_photo(data)
    message = str(caught.value)
    assert message[0].isupper() and message.endswith(".") and "\n" not in message and len(message) < 160


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (bytes(20_000_001), "larger than 20 MB"),
        (b"Dear flower,\nthis is a text called photo.jpg", "not a photo"),
        (saved(photo(), "PDF"), r"PDF.*JPEG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', r"SVG.*JPEG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- hi -->\n<svg width="9"></svg>', r"SVG.*JPEG"),
        (saved(photo(), "EPS"), "not a photo"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (png(50_000, 50_000, 6, 8), "too many pixels"),
        (png(9000, 10_000, 0, 8), "too many pixels"),
        (png(6000, 6000, 0, 8), r"too many pixels \(6000 × 6000, 26 million"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08\0;", "too many pixels"),
    ],
)
def test_what_is_not_a_photo_is_refused_in_plain_words(data, words):
    refused(data, words)


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"JPEG", "JPEG2000"}))
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_photo_copied_only_in_part_is_refused(kind, part):
    data = saved(noisy(99, 99), kind)
    refused(data[: int(part * len(data))], "damaged")


def noise(side=99):
    """A JPEG with noise all over, so that its bytes go with its rows."""
    return saved(Image.fromarray(np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8)), "JPEG")


@pytest.mark.parametrize("missing", [1, 2, 100])
def test_a_jpeg_without_its_last_bytes_is_read_and_the_picture_says_so(missing):
    whole, cut = read_photo(noise()), read_photo(noise()[:-missing])
    assert "last bytes" in cut.info["warning"] and "warning" not in whole.info
    assert np.array_equal(np.asarray(cut)[:35], np.asarray(whole)[:35])


def test_a_white_jpeg_without_its_last_bytes_is_not_taken_for_one_with_nothing_in_it():
    assert read_photo(plain(WHITE, kind="JPEG")[:-2]).getpixel((30, 39)) == WHITE


@pytest.mark.parametrize("part", [0.1, 0.3, 0.6])
def test_a_jpeg_without_most_of_its_bytes_is_refused(part):
    refused(noise()[: int(part * len(noise()))], "damaged")


def in_runs(rows, bits, rng):
    """The commands of a BMP for these rows of colour numbers, from the bottom: runs and single pixels by chance."""
    commands = b""
    for row in rows[::-1]:
        left = list(row)
        while left:
            same = next((k for k, value in enumerate(left) if value != left[0]), len(left))
            if same > 1 or len(left) < 3 or rng.random() < 0.3:
                commands += bytes([same, left[0] if bits == 8 else left[0] * 17])
                left = left[same:]
                continue
            count = int(rng.integers(3, len(left) + 1))
            single = bytes(left[:count])
            if bits == 4:
                single = bytes(16 * a + b for a, b in zip(single[::2], single[1::2] + b"\0", strict=False))
            commands += bytes([0, count]) + single + bytes(len(single) % 2)
            left = left[count:]
        commands += b"\0\0"
    return commands + b"\0\1"


@pytest.mark.parametrize("bits", [4, 8])
@pytest.mark.parametrize("seed", range(10))
def test_a_bmp_of_runs_is_read_like_the_same_pixels_without(bits, seed):
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, 3, (40, 61), dtype=np.uint8) * (rng.random((40, 61)) < 0.8)
    pixels = np.stack([255 - rows, 0 * rows, rows], axis=2)  # the palette of bmp_of_runs
    got = read_photo(bmp_of_runs(61, 40, bits, in_runs(rows.tolist(), bits, rng)))
    assert np.abs(np.subtract(got, read_photo(saved(Image.fromarray(pixels), "BMP")), dtype=int)).max() <= 1


def survives(data):
    try:
        picture = read_photo(data)
    except PhotoError:
        return
    assert picture.mode == "RGB" and picture.size == (60, 40)


SMALL = {kind: saved(photo(12, 9), kind) for kind in KINDS}
SMALL["text"] = b"P3 # four pixels\n2 2 9\n1 2 3 4 5 6 7 8 9 0 1 2"
SMALL |= {f"moving {kind}": several(kind) for kind in ("PNG", "GIF", "WEBP", "MPO")}
SMALL["progressive CMYK"] = saved(photo(12, 9).convert("CMYK"), "JPEG", progressive=True)
SMALL["palette"] = indexed(RED, GREEN, transparency=1)
SMALL["16 bits"] = saved(Image.fromarray(np.arange(100, dtype=np.uint16).reshape(10, 10)))


@pytest.mark.parametrize("kind", SMALL)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_bytes_are_flipped_cut_or_doubled_nothing_but_a_photo_error_comes_out(kind, data):
    file = bytearray(SMALL[kind])
    place = st.integers(0, len(file) - 1)
    for at, value in data.draw(st.lists(st.tuples(place, st.integers(0, 255)), max_size=12)):
        file[at] = value
    if data.draw(st.booleans()):
        del file[data.draw(place) :]
    if data.draw(st.booleans()):
        file[0:0] = file[: data.draw(st.integers(0, 20))]
    survives(bytes(file))


def test_no_setting_of_pillow_and_no_warning_filter_changes():
    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES, list(warnings.filters)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(survives, [*SMALL.values(), png(10_000, 9000, 0, 8), b""]))
    assert before == (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES, list(warnings.filters))
