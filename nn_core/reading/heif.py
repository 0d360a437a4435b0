"""AVIF and HEIC, the photos of newer phones: boxes around the first picture of a film.

Pillow reads AVIF. HEIC takes the package pillow-heif, which may or may not be there (requirements-heic.txt).
"""

import importlib

from nn_core.limits import SLOW_BYTES, SLOW_PIXELS
from nn_core.reading.found import Found, orientation_in
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import AS_JPEG, PhotoError, check_bytes

BYTES_PER_PIXEL = 16
NOT_HERE = f"This is a HEIC photo, which needs pillow-heif on the server: {AS_JPEG}"


def open_avif(data: bytes) -> Found:
    """The picture of an AVIF, of a moving one the first. Raises PhotoError for one that is too large."""
    check_bytes(data, SLOW_BYTES)
    image = open_guarded(data, "AVIF")
    check_size(*image.size, BYTES_PER_PIXEL, SLOW_PIXELS)
    return Found(image, orientation_in(image.info.get("exif", b"")))


def open_heic(data: bytes) -> Found:
    """The picture of a HEIC. Raises PhotoError without pillow-heif, and for one that is too large."""
    try:
        pillow_heif = importlib.import_module("pillow_heif")
    except ImportError:
        raise PhotoError(NOT_HERE) from None
    check_bytes(data, SLOW_BYTES)
    photo = pillow_heif.open_heif(data)
    check_size(*photo.size, BYTES_PER_PIXEL, SLOW_PIXELS)
    return Found(photo.to_pillow(), profile=photo.info.get("icc_profile"))  # it is turned upright already
