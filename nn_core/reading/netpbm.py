"""PBM, PGM and PPM: a line of text, then the pixels as bytes or as text. So simple that NumPy reads them, and fast.

The head is P1 to P6, width, height and (but for black and white) the largest value; notes go from # to the end of a line.
"""

import re

import numpy as np
from PIL import Image

from nn_core.limits import PARTS
from nn_core.reading.found import Found
from nn_core.reading.guard import check_size
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, PhotoError

BYTES_PER_PIXEL = 16
MAX_HEAD = 4000  # bytes
GAP = rb"(?>(?:\s|#[^\n]*\n)+)"
HEAD = re.compile(rb"P(?:([14])|[2356])" + 2 * (GAP + rb"(\d{1,6})") + rb"(?(1)|" + GAP + rb"(\d{1,5}))")


def open_netpbm(data: bytes) -> Found:
    """The picture of a PBM, PGM or PPM. Raises PhotoError for one that is broken or too large."""
    head = HEAD.match(data[:MAX_HEAD])
    if not head:
        raise PhotoError(DAMAGED)
    width, height, largest = int(head[2]), int(head[3]), int(head[4] or 1)
    check_size(width, height, BYTES_PER_PIXEL)
    bands = 3 if data[1:2] in b"36" else 1
    read = {b"1": _digits, b"2": _words, b"3": _words, b"4": _bits}.get(data[1:2], _bytes)
    values = read(data[head.end() :], width * bands, height, largest)
    if not largest or len(values) < width * height * bands:
        raise PhotoError(DAMAGED)
    brightness = np.clip(np.rint(np.arange(65_536) * (255 / largest)), 0, 255).astype(np.uint8)
    if head[1]:
        brightness[:2] = 255, 0  # in black and white, 1 is ink
    pixels = brightness[values[: width * height * bands]].reshape((height, width, bands)[: 3 if bands == 3 else 2])
    return Found(Image.fromarray(pixels))


def _bytes(body: bytes, columns: int, rows: int, largest: int) -> np.ndarray:
    """The values, (rows * columns,), one or two bytes each; fewer if the file is cut short."""
    size = 2 if largest > 255 else 1
    whole = body[1 : 1 + size * rows * columns]
    return np.frombuffer(whole[: len(whole) // size * size], dtype=">u2" if size == 2 else np.uint8)


def _bits(body: bytes, columns: int, rows: int, largest: int) -> np.ndarray:
    """The values, a bit each; every row begins with a new byte."""
    step = (columns + 7) // 8
    whole = np.frombuffer(body[1 : 1 + rows * step], dtype=np.uint8)
    if len(whole) < rows * step:
        raise PhotoError(DAMAGED)
    return np.unpackbits(whole.reshape(rows, step), axis=1)[:, :columns].ravel()


def _digits(body: bytes, columns: int, rows: int, largest: int) -> np.ndarray:
    """The values, a digit each, with or without spaces between."""
    characters = np.frombuffer(_without_notes(body), dtype=np.uint8)
    return characters[(characters == ord("0")) | (characters == ord("1"))] & 1


def _words(body: bytes, columns: int, rows: int, largest: int) -> np.ndarray:
    """The values, written as numbers with spaces between; those out of reach are clipped."""
    values = np.fromstring(_without_notes(body), dtype=np.int32, count=-1, sep=" ")
    return np.clip(values, 0, 65_535, out=values)


def _without_notes(body: bytes) -> bytes:
    if body.count(b"#") > PARTS:
        raise PhotoError(TOO_MANY_PARTS)
    return re.sub(rb"#[^\n]*", b"", body)
