"""The reading room: any file of bytes -> a safe picture of 60 x 40 RGB pixels, or one sentence that says why not.

A file from outside is never trusted. Its beginning says of which kind it is; the file of that kind here looks at how it is
built, refuses what would take too long or too much memory, and leaves out what the pixels do not need; only then may one of
Pillow's decoders touch it, and whatever goes wrong in there comes out as a `PhotoError`.
"""

import threading
import warnings

import numpy as np
from PIL import Image, UnidentifiedImageError

from nn_core.limits import UPLOAD_BYTES
from nn_core.pictures import HEIGHT, WIDTH
from nn_core.reading.colours import on_white, without_profile
from nn_core.reading.found import Found
from nn_core.reading.kinds import kind_of
from nn_core.reading.sentences import CUT_SHORT, DAMAGED, EMPTY, TOO_MUCH, UNKNOWN, PhotoError, check_bytes, refuse_kind
from nn_core.reading.shrinking import shrunk

__all__ = ["PhotoError", "read_photo"]

MOST_MISSING = 1 / 4  # of the rows of a photo that was cut short
GREY = 128, 2  # what a decoder puts where nothing came, and how far the colours of a file may take it
ONE_AT_A_TIME = threading.Lock()  # in one process: guards the warning filters, and memory when a class uploads at once
UPRIGHT = {  # what to do to a picture with this EXIF orientation
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def read_photo(data: bytes) -> Image.Image:
    """The photo in the bytes of a file, upright, in sRGB, on white, the whole of it squashed to 60 x 40 RGB pixels.

    Reads JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF, JPEG 2000, PPM and its family, TGA, and HEIC where pillow-heif is
    installed; of a file with several pictures the first. If the end of a JPEG is missing, `info["warning"]` of the picture
    says so. Raises PhotoError, and nothing else, for whatever cannot be read, is larger than 20 MB, or would take more
    than about 2 seconds or 250 MB of memory.

    Example:
        >>> read_photo(b"")
        Traceback (most recent call last):
        nn_core.reading.sentences.PhotoError: This file is empty: choose the photo again, or another one.
    """
    return read_photo_and_view(data, 0)[0]


def read_photo_and_view(data: bytes, side: int) -> tuple[Image.Image, Image.Image | None]:
    """What `read_photo` gives, and the photo as it is, upright, its longer side no more than `side` pixels; None for side 0.

    The file is decoded once. Raises PhotoError as `read_photo` does.

    Example:
        >>> from io import BytesIO
        >>> file = BytesIO()
        >>> Image.new("RGB", (600, 300), "purple").save(file, "PNG")
        >>> small, view = read_photo_and_view(file.getvalue(), 200)
        >>> small.size, view.size
        ((60, 40), (200, 100))
    """
    if not data:
        raise PhotoError(EMPTY)
    check_bytes(data, UPLOAD_BYTES)
    kind = kind_of(data)
    if kind.name:
        refuse_kind(kind.name, kind.advice)
    if not kind.opened:
        raise PhotoError(UNKNOWN)
    with ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _pictures(kind.opened(data), side)
        except PhotoError:
            raise
        except MemoryError:
            raise PhotoError(TOO_MUCH) from None
        except UnidentifiedImageError:
            raise PhotoError(UNKNOWN) from None
        except Exception:  # decoders fail in many ways, all of which mean the same to the learner
            raise PhotoError(DAMAGED) from None


def _pictures(found: Found, side: int) -> tuple[Image.Image, Image.Image | None]:
    """The pictures as read_photo_and_view gives them."""
    with found.image as image:
        image.load()
        lying = found.orientation in (5, 6, 7, 8)
        profile = found.profile or image.info.get("icc_profile")
        small = shrunk(image, (HEIGHT, WIDTH) if lying else (WIDTH, HEIGHT))
        view = shrunk(image, _within(image.size, side)) if side else None
    if found.cut_short and _missing(small) > MOST_MISSING:
        raise PhotoError(DAMAGED)
    upright = _upright(small, found, profile)
    upright.info = {"warning": CUT_SHORT} if found.cut_short else {}
    return upright, _upright(view, found, profile) if view else None


def _upright(picture: Image.Image, found: Found, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, on white, turned as its file says."""
    plain = on_white(without_profile(picture, profile))
    return plain.transpose(UPRIGHT[found.orientation]) if found.orientation in UPRIGHT else plain


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The same shape, no longer than `side`, and never larger than it is."""
    share = min(1.0, side / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _missing(image: Image.Image) -> float:
    """The share of rows at the bottom that are grey all over, as a decoder leaves what it got nothing for."""
    level, reach = GREY
    plain = (np.abs(np.asarray(image).reshape(image.height, -1).astype(int) - level) <= reach).all(axis=1)
    return int(np.append(~plain[::-1], True).argmax()) / image.height
