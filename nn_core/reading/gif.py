"""GIF: its first picture; notes before it are left out, the other pictures are never looked at."""

from nn_core.limits import PARTS
from nn_core.reading.found import Found
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, PhotoError

NOTE, PICTURE, CONTROL = 0x21, 0x2C, 0xF9  # what a block begins with; the note that says what is transparent
BYTES_PER_PIXEL = 8.5


def open_gif(data: bytes) -> Found:
    """The first picture of a GIF. Raises PhotoError for one that is broken or too large."""
    if len(data) < 13:
        raise PhotoError(DAMAGED)
    palette = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    control, at = _first_picture(data, palette)
    left, top, width, height = (int.from_bytes(data[at + k : at + k + 2], "little") for k in (1, 3, 5, 7))
    screen = [int.from_bytes(data[k : k + 2], "little") for k in (6, 8)]
    check_size(max(screen[0], left + width), max(screen[1], top + height), BYTES_PER_PIXEL)
    return Found(open_guarded(data[:palette] + control + data[at:], "GIF"))


def _first_picture(data: bytes, at: int) -> tuple[bytes, int]:
    """The last control note before the first picture (b"" if there is none), and where that picture begins."""
    control = b""
    for _ in range(PARTS):
        block = data[at : at + 3]
        if block[:1] == bytes([PICTURE]):
            return control, at
        if len(block) < 3 or block[0] not in (0, NOTE):
            raise PhotoError(DAMAGED)
        end = _end_of_note(data, at + 2) if block[0] else at + 1
        if block[:2] == bytes([NOTE, CONTROL]):
            control = data[at:end] if end - at <= 300 else control
        at = end
    raise PhotoError(TOO_MANY_PARTS)


def _end_of_note(data: bytes, at: int) -> int:
    """Where a note ends: pieces of up to 255 bytes, each with its length before it, then a zero."""
    for _ in range(10 * PARTS):
        if not data[at : at + 1]:
            raise PhotoError(DAMAGED)
        if not data[at]:
            return at + 1
        at += 1 + data[at]
    raise PhotoError(TOO_MANY_PARTS)
