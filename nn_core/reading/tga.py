"""TGA: pixels as they stand or in runs. Its head has no mark of its own, so a file is one only if all of it fits."""

import struct

from nn_core.reading.found import Found
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, PhotoError

BYTES_PER_PIXEL = 12
RUNS = 8  # is added to the kind of a picture that is written in runs
DEPTHS = {1: (8,), 2: (16, 24, 32), 3: (8, 16)}  # bits a pixel: with a palette, in colour, grey


def is_tga(data: bytes) -> bool:
    """Whether these bytes can be a TGA: the kind, the depth, the palette and the length go together."""
    if len(data) < 18:
        return False
    has_palette, kind, start, length, entry = data[1], *struct.unpack_from("<BHHB", data, 2)
    width, height, depth, flags = struct.unpack_from("<HHBB", data, 12)
    if depth not in DEPTHS.get(kind & ~RUNS, ()) or not width or not height or flags & 0xC0:
        return False
    if has_palette != (kind & ~RUNS == 1) or (has_palette and (entry not in (16, 24, 32) or not 0 < start + length <= 256)):
        return False
    head = 18 + data[0] + length * entry // 8
    pixels = -(-width * height // 128) * (1 + depth // 8) if kind & RUNS else width * height * depth // 8
    return len(data) >= head + pixels


def open_tga(data: bytes) -> Found:
    """The picture of a TGA. Raises PhotoError for one that is broken or too large."""
    if not is_tga(data):
        raise PhotoError(DAMAGED)
    check_size(*struct.unpack_from("<HH", data, 12), BYTES_PER_PIXEL)
    return Found(open_guarded(data, "TGA"))
