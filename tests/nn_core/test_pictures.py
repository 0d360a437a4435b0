"""Photos: the way to x and back, every kind of file, every kind of bad file, and the memory it may take."""

import struct
import subprocess
import sys
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile, ImageOps

from nn_core import pictures
from nn_core.pictures import N_X, PhotoError, entry_of, picture_to_vector, pixel_of, read_photo, vector_to_picture

KINDS = ["JPEG", "PNG", "GIF", "WEBP", "BMP"]
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def saved(image, kind="PNG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width=90, height=80, seed=0):
    """A smooth picture with a colour of its own in every corner."""
    corners = np.random.default_rng(seed).integers(0, 256, (2, 2, 3), dtype=np.uint8)
    return Image.fromarray(corners).resize((width, height), Image.Resampling.BILINEAR)


def noisy(width, height, mode="RGB"):
    """A picture with one noisy corner, the rest plain: large ones are still written fast."""
    image = Image.new("RGB", (width, height), (90, 150, 60))
    image.paste(Image.fromarray(np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8)))
    return image.convert(mode)


def plain(colour, mode="RGB", kind="PNG", **options):
    return saved(Image.new(mode, (80, 80), colour), kind, **options)


def several(kind):
    others = [Image.new("RGB", (80, 80), colour) for colour in (GREEN, BLUE)]
    return plain(RED, kind=kind, save_all=True, append_images=others)


def indexed(*colours, kind="PNG", **options):
    image = Image.new("P", (80, 80), 0)
    image.putpalette(sum(colours, ()))
    return saved(image, kind, **options)


def png(width, height, colour_type, depth, line=b"", rows=0):
    """A PNG written by hand, with the same raw bytes in each row."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    deflate = zlib.compressobj(1)
    data = b"".join([deflate.compress(b"\0" + line) for _ in range(rows)]) + deflate.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def difference(image, other):
    return np.abs(np.asarray(image, dtype=float) - np.asarray(other, dtype=float)).mean()


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
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", r"HEIC.*JPEG"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", r"HEIC.*JPEG"),
        (saved(photo(), "AVIF"), r"AVIF.*JPEG"),
        (saved(photo(), "TIFF"), r"TIFF.*JPEG"),
        (saved(photo(), "PDF"), r"PDF.*JPEG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', r"SVG.*JPEG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- hi -->\n<svg width="9"></svg>', r"SVG.*JPEG"),
        (saved(photo(), "EPS"), "not a photo"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (png(50_000, 50_000, 6, 8), "too many pixels"),
        (png(9000, 10_000, 0, 8), "too many pixels"),
        (png(6000, 6000, 0, 8), r"too many pixels \(6000 × 6000\)"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08\0;", "too many pixels"),
    ],
)
def test_what_is_not_a_photo_is_refused_in_plain_words(data, words):
    refused(data, words)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_photo_copied_only_in_part_is_refused(kind, part):
    data = saved(noisy(99, 99), kind)
    refused(data[: int(part * len(data))], "damaged")


def test_a_forged_jpeg_that_runs_over_its_picture_for_ever_is_refused():
    data = saved(photo(), "JPEG", progressive=True)
    last_scan = data.rindex(b"\xff\xda")
    refused(data[:last_scan] + data[last_scan:-2] * 200 + data[-2:], "damaged")


def survives(data):
    try:
        picture = read_photo(data)
    except PhotoError:
        return
    assert picture.mode == "RGB" and picture.size == (60, 40)


SMALL = {kind: saved(photo(12, 9), kind) for kind in KINDS}
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


def side(bytes_per_pixel):
    """The side of the largest square picture that is let in."""
    return int((pictures.MEMORY / bytes_per_pixel) ** 0.5)


LARGEST = {
    "RGBA, 16 bits": lambda: png(side(8), side(8), 6, 16, bytes(8 * side(8)), side(8)),
    "palette": lambda: saved(noisy(side(8), side(8), "P"), "GIF"),
    "progressive": lambda: saved(noisy(side(6), side(6)), "JPEG", progressive=True, subsampling=0),
    "progressive, wide": lambda: saved(noisy(65_500, 500), "JPEG", progressive=True, subsampling=0),
    "progressive, phone": lambda: saved(noisy(side(3), side(3)), "JPEG", progressive=True, subsampling=2),
    "WebP": lambda: saved(noisy(side(16), side(16), "RGBA"), "WEBP", method=0),
}
CHILD = """
import resource, sys, PIL.Image, nn_core.pictures
data = open(sys.argv[1], "rb").read()
PIL.Image.init()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
nn_core.pictures.read_photo(data)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ru_maxrss is in kB on Linux only")
@pytest.mark.parametrize("kind", LARGEST)
def test_reading_the_largest_photo_let_in_takes_less_than_250_mb(kind, tmp_path):
    file = tmp_path / "photo"
    file.write_bytes(LARGEST[kind]())
    printed = subprocess.check_output([sys.executable, "-c", CHILD, str(file)], cwd=Path(__file__).parents[2])
    assert int(printed) / 1000 < 250
