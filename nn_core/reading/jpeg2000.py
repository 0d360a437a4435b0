"""JPEG 2000: only as many of its details as 60 x 40 pixels need; refused if it is cut into forged numbers of tiny pieces."""

import struct

from nn_core.limits import PARTS, SLOW_PIXELS
from nn_core.reading.containers import box, boxes
from nn_core.reading.found import Found
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, TOO_SLOW, PhotoError

CODE = b"\xff\x4f\xff\x51"  # how the pixels begin, bare or in boxes
SIZE, CODING, TILE_PART, TILE_DATA, END = 0x51, 0x52, 0x90, 0x93, 0xD9
EXCEPTIONS = {0x53, 0x5D, 0x5E, 0x5F}  # ways to code one band or one tile otherwise
COLOURS = (b"ihdr", b"bpcc", b"pclr", b"cmap", b"cdef")  # what is kept of the head
MAX_COLOURS = 10_000  # bytes of one box of the head
BYTES_PER_PIXEL = 16
MAX_TILES, MAX_LAYERS = 1000, 100
MAX_DECODED = 1_500_000  # pixels after halving: a second for the noisiest
SHARP = 240  # pixels a side; finer details need not be decoded


def open_jpeg2000(data: bytes) -> Found:
    """The picture of a JPEG 2000. Raises PhotoError for one that is broken, too large or cut into too many pieces."""
    profile, whole, code = None, data, data
    if not data.startswith(CODE):
        profile, whole, code = _unpacked(data)
    size, levels = _checked(code)
    image = open_guarded(whole, "JPEG2000")
    if image.size != size:
        raise PhotoError(DAMAGED)
    halvings = max(0, min(levels, (min(size) // SHARP).bit_length() - 1))
    if size[0] * size[1] >> 2 * halvings > MAX_DECODED:
        raise PhotoError(TOO_SLOW)
    image.reduce = halvings
    return Found(image, profile=profile)


def _unpacked(data: bytes) -> tuple[bytes | None, bytes, bytes]:
    """The colour profile, the file with nothing but what the pixels need, and the pixels."""
    outer = dict(reversed([*boxes(data)]))
    head, profile = b"", None
    for name, content in boxes(outer.get(b"jp2h", b"")):
        plain = name == b"colr" and content[:1] == b"\1"
        if name == b"colr" and content[:1] in b"\2\3":
            profile = content[3:]
        if (name in COLOURS or plain) and len(content) <= MAX_COLOURS:
            head += box(name, content)
    code = outer.get(b"jp2c", b"")
    parts = [(b"jP  ", b"\r\n\x87\n"), (b"ftyp", b"jp2 \0\0\0\0jp2 "), (b"jp2h", head), (b"jp2c", code)]
    return profile, b"".join(box(name, content) for name, content in parts), code


def _checked(code: bytes) -> tuple[tuple[int, int], int]:
    """The size, and how many times it can be halved while decoding. Raises PhotoError for what would take too long."""
    size, levels, at, in_head = None, None, 2, True
    for _ in range(PARTS):
        kind, length = int.from_bytes(code[at : at + 2]), int.from_bytes(code[at + 2 : at + 4])
        body = code[at + 4 : at + 2 + length]
        if kind == 0xFF00 | SIZE and in_head:
            size = _size(body)
        elif kind == 0xFF00 | CODING and in_head:
            levels = _levels(body)
        elif kind & 0xFF in EXCEPTIONS or kind in (0xFF00 | CODING, 0xFF00 | SIZE):
            raise PhotoError(DAMAGED)
        elif kind == 0xFF00 | TILE_PART:
            in_head, start = False, at
            part = int.from_bytes(body[2:6]) or len(code)
        if kind == 0xFF00 | TILE_DATA and not in_head:
            at = start + part
        else:
            at += 2 + length
        if kind == 0xFF00 | END or at >= len(code) or kind < 0xFF00:
            break
    else:
        raise PhotoError(TOO_MANY_PARTS)
    if size is None or levels is None:
        raise PhotoError(DAMAGED)
    return size, levels


def _size(body: bytes) -> tuple[int, int]:
    """What the segment of the size says. Raises PhotoError for too many pixels, tiles or bands."""
    if len(body) < 36 + 3:
        raise PhotoError(DAMAGED)
    right, below, left, above, wide, high, first_left, first_above = struct.unpack_from(">8I", body, 2)
    width, height, bands = right - left, below - above, int.from_bytes(body[34:36])
    if width <= 0 or height <= 0 or not wide or not high or not 1 <= bands <= 4:
        raise PhotoError(DAMAGED)
    check_size(width, height, BYTES_PER_PIXEL, SLOW_PIXELS)
    tiles = -((first_left - right) // wide) * -((first_above - below) // high)
    if tiles > MAX_TILES:
        raise PhotoError(TOO_MANY_PARTS)
    return width, height


def _levels(body: bytes) -> int:
    """How many times the picture can be halved. Raises PhotoError for tiny blocks and for more layers than a photo has."""
    if len(body) < 10:
        raise PhotoError(DAMAGED)
    layers, levels = int.from_bytes(body[2:4]), body[5]
    smallest_precinct = min([min(size >> 4, size & 15) for size in body[11 : 11 + levels]], default=15)
    if layers > MAX_LAYERS or body[6] + body[7] < 4 or (body[0] & 1 and smallest_precinct < 5):
        raise PhotoError(TOO_MANY_PARTS)
    return levels
