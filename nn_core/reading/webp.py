"""WebP: its first picture and colour profile; notes and the other pictures of a moving one are left out.

A WebP is a row of chunks: name of four letters, length, data, a zero if the length is odd.
"""

import struct

from nn_core.limits import PARTS, PROFILE_BYTES
from nn_core.reading.found import Found, orientation_in
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.lossless import check_codes
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, PhotoError

BYTES_PER_PIXEL = 16.7
PICTURES = (b"VP8 ", b"VP8L", b"ANMF")  # lossy, lossless, one of several
NEEDED = (b"VP8X", b"ANIM", b"ALPH", *PICTURES)  # in the order of a file: size, what moves, what is transparent
MOVES, CLEAR = 0x02, 0x10  # among the flags of the first chunk
COMPRESSED = 1  # among those of what is transparent


def open_webp(data: bytes) -> Found:
    """The picture of a WebP, of a moving one the first. Raises PhotoError for one that is broken or too large."""
    chunks = _chunks(data)
    check_size(*_size(chunks), BYTES_PER_PIXEL)
    _check_lossless(chunks, *_size(chunks))
    if b"VP8X" in chunks:
        head = chunks[b"VP8X"]
        chunks[b"VP8X"] = bytes([head[0] & MOVES | head[0] & CLEAR]) + head[1:]
    kept = b"".join(_chunk(name, chunks[name]) for name in NEEDED if name in chunks)
    profile = chunks.get(b"ICCP", b"")
    orientation = orientation_in(chunks.get(b"EXIF", b""))
    image = open_guarded(b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept, "WEBP")
    return Found(image, orientation, profile if 0 < len(profile) <= PROFILE_BYTES else None)


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """The first chunk of every name, and one picture at most. Raises PhotoError for a file cut short, or of too many."""
    chunks, at, end = {}, 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    if end < 8 + int.from_bytes(data[4:8], "little"):
        raise PhotoError(DAMAGED)
    for _ in range(PARTS):
        if at + 8 > end:
            return chunks
        name, length = struct.unpack_from("<4sI", data, at)
        if name not in PICTURES or not any(picture in chunks for picture in PICTURES):
            chunks.setdefault(name, data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
    raise PhotoError(TOO_MANY_PARTS)


def _check_lossless(chunks: dict[bytes, bytes], width: int, height: int) -> None:
    """Raise PhotoError if what is coded without loss, the picture or what is transparent, has too many codes."""
    if b"ANMF" in chunks:  # the first picture of a moving one: place, size, then chunks of its own
        frame = chunks[b"ANMF"]
        width, height = 1 + int.from_bytes(frame[6:9], "little"), 1 + int.from_bytes(frame[9:12], "little")
        chunks = _chunks(b"RIFF" + struct.pack("<I", max(4, len(frame) - 12)) + b"WEBP" + frame[16:])
    clear = chunks.get(b"ALPH", b"")
    if clear[:1] and clear[0] & 3 == COMPRESSED:
        check_codes(clear[1:], width, height)
    if lossless := chunks.get(b"VP8L"):
        check_codes(lossless[5:], *_size({b"VP8L": lossless}))


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    """Width and height, from the first chunk that says them."""
    if len(head := chunks.get(b"VP8X", b"")) >= 10:
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if len(lossy := chunks.get(b"VP8 ", b"")) >= 10:
        width, height = struct.unpack_from("<HH", lossy, 6)
        return width & 0x3FFF, height & 0x3FFF
    if len(lossless := chunks.get(b"VP8L", b"")) >= 5:
        bits = int.from_bytes(lossless[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise PhotoError(DAMAGED)
