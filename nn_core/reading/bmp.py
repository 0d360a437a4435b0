"""BMP: the pixels as they stand; those written as runs are laid out first, as Pillow takes a second for each million."""

import struct

from nn_core.reading.found import Found
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, TOO_SLOW, PhotoError

BYTES_PER_PIXEL, OF_RUNS = 8, 12
RUNS = {1: 8, 2: 4}  # how pixels are written: the bits of one pixel
END_OF_LINE, END, MOVE = 0, 1, 2  # what a run of no pixels says instead
MAX_COMMANDS = 700_000  # runs and what stands between them
DIGITS = bytes.maketrans(b"0123456789abcdef", bytes(range(16)))


def open_bmp(data: bytes) -> Found:
    """The picture of a BMP. Raises PhotoError for one that is broken, too large or of too many runs."""
    if len(data) < 54:
        raise PhotoError(DAMAGED)
    short = data[14:18] == b"\x0c\0\0\0"  # the oldest kind
    width, height = struct.unpack_from("<HH" if short else "<ii", data, 18)
    bits = 0 if short else RUNS.get(int.from_bytes(data[30:34], "little"), 0)
    check_size(abs(width), abs(height), OF_RUNS if bits else BYTES_PER_PIXEL)
    if not bits:
        return Found(open_guarded(data, "BMP"))
    start = int.from_bytes(data[10:14], "little")
    if width <= 0 or height <= 0 or start < 54:
        raise PhotoError(DAMAGED)
    pixels = _laid_out(data, start, width, height, bits)
    return Found(open_guarded(_plain_head(data[:start], bits) + pixels, "BMP"))


def _plain_head(head: bytes, bits: int) -> bytes:
    """The head of a BMP, which from now on says: a byte each pixel, not in runs."""
    colours = int.from_bytes(head[46:50], "little") or 1 << bits
    return head[:28] + struct.pack("<HI", 8, 0) + head[34:46] + struct.pack("<I", colours) + head[50:]


def _laid_out(data: bytes, at: int, width: int, height: int, bits: int) -> bytes:
    """The pixels of a BMP of runs, a byte each, every row filled up to a multiple of four bytes.

    A command is a count and a value; a count of 0 says what the value means instead: `END_OF_LINE`, `END`, `MOVE` (two
    bytes tell how far right and up) or how many single pixels follow. Raises PhotoError for too many or cut short.
    """
    step = width + -width % 4
    pixels, row, x = bytearray(step * height), 0, 0
    for _ in range(MAX_COMMANDS):
        if row >= height:
            return bytes(pixels)
        if at + 2 > len(data):
            raise PhotoError(DAMAGED)
        count, value = data[at], data[at + 1]
        at += 2
        if count == 0 and value == END:
            return bytes(pixels)
        if count == 0 and value == END_OF_LINE:
            row, x = row + 1, 0
            continue
        if count == 0 and value == MOVE:
            right, up = data[at : at + 2].ljust(2, b"\0")
            row, x, at = row + up, min(x + right, width), at + 2
            continue
        if count:
            run = bytes([value]) * count if bits == 8 else (bytes([value >> 4, value & 15]) * 128)[:count]
        else:
            size = (value * bits + 7) // 8
            run = data[at : at + size] if bits == 8 else data[at : at + size].hex().encode().translate(DIGITS)[:value]
            count, at = value, at + size + size % 2
        room = max(0, min(count, width - x, len(run)))
        pixels[row * step + x : row * step + x + room] = run[:room]
        x = min(x + count, width)
    raise PhotoError(TOO_SLOW)
