"""Two seconds of computing and 250 MB of memory are enough for every file: forged ones, and the largest that are let in."""

import sys

import numpy as np
import pytest
from PIL import Image

from nn_core import PhotoError, read_photo
from nn_core.limits import DECODED_BYTES, READ_MB, READ_SECONDS, UPLOAD_BYTES
from tests.nn_core.reading.cost import cost_of
from tests.nn_core.reading.files import noisy, photo, png, saved
from tests.nn_core.reading.forged import FORGED

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured on Linux only")


def side(bytes_per_pixel):
    """The side of the largest square picture that is let in."""
    return int((DECODED_BYTES / bytes_per_pixel) ** 0.5)


def grainy(width, height):
    """A photo with noise all over, as large files have it."""
    noise = np.random.default_rng(0).integers(0, 12, (height, width, 1), dtype=np.uint8)
    return Image.fromarray(np.minimum(np.asarray(photo(width, height)) // 2 + noise, 255).astype(np.uint8))


LARGEST = {
    "PNG of 16 bits": lambda: png(side(8), side(8), 6, 16, bytes(8 * side(8)), side(8)),
    "PNG of 16 bits, transparent": lambda: png(side(13), side(13), 0, 16, bytes(2 * side(13)), side(13), b"\0\0"),
    "PNG in black and white": lambda: png(side(8.5), side(8.5), 0, 1, bytes(side(8.5) // 8 + 1), side(8.5)),
    "PNG of a 24 MP camera": lambda: saved(noisy(6000, 4000), "PNG", compress_level=1),
    "GIF": lambda: saved(noisy(side(8.5), side(8.5), "P"), "GIF"),
    "progressive JPEG": lambda: saved(noisy(side(6), side(6)), "JPEG", progressive=True, subsampling=0),
    "progressive JPEG, wide": lambda: saved(noisy(65_500, 500), "JPEG", progressive=True, subsampling=0),
    "progressive JPEG of a phone": lambda: saved(noisy(side(3), side(3)), "JPEG", progressive=True, subsampling=2),
    "progressive JPEG with grain": lambda: saved(grainy(5000, 4000), "JPEG", progressive=True, subsampling=0, quality=92),
    "WebP of a phone": lambda: saved(noisy(4080, 3072), "WEBP", method=0),
    "WebP, transparent": lambda: saved(noisy(side(16.7), side(16.7), "RGBA"), "WEBP", method=0),
    "AVIF of a phone": lambda: saved(noisy(4080, 3072), "AVIF", speed=10),
    "JPEG 2000 of a camera": lambda: saved(noisy(4000, 3000), "JPEG2000", quality_mode="rates", quality_layers=[10]),
    "TIFF": lambda: saved(noisy(side(12), side(12), "RGBA"), "TIFF", compression="tiff_deflate"),
    "TGA": lambda: saved(noisy(4090, 4090), "TGA", compression="tga_rle"),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Writes a file for one measurement."""

    def write(data):
        assert len(data) <= UPLOAD_BYTES
        file = tmp_path_factory.getbasetemp() / "photo"
        file.write_bytes(data)
        return file

    return write


@LINUX
@pytest.mark.parametrize("name", FORGED)
def test_a_file_made_to_take_long_or_much_memory_does_not(name, written):
    cost = cost_of([written(FORGED[name]())])[0]
    assert cost.seconds <= READ_SECONDS and cost.mb <= READ_MB, cost
    assert not cost.sentence or cost.sentence.endswith("."), cost


@LINUX
@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_photos_that_are_let_in_are_read_within_the_limits(name, written):
    cost = cost_of([written(LARGEST[name]())])[0]
    assert cost.seconds <= READ_SECONDS and cost.mb <= READ_MB, cost
    assert cost.sentence == ""


def test_a_forged_jpeg_that_runs_over_its_picture_for_ever_is_refused():
    with pytest.raises(PhotoError, match="longer than 2 seconds"):
        read_photo(FORGED["JPEG of 90 scans, small enough for one"]())


def test_a_forged_jpeg_whose_layers_all_have_the_same_number_is_counted_in_full():
    data = saved(Image.new("RGB", (8, 8)), "JPEG", progressive=True, subsampling=0)
    frame = data.index(b"\xff\xc2")
    size = (8000).to_bytes(2)
    forged = data[: frame + 5] + 2 * size + b"\3\1\x11\0\1\x11\1\1\x11\1" + data[frame + 19 :]
    with pytest.raises(PhotoError, match="too many pixels"):
        read_photo(forged)
