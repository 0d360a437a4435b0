"""TIFF: its first picture, with a new and short list of notes; what else the file holds is never looked at.

A TIFF has a list of notes (tag, type, count, value or where the values stand) which say, among many other things, where in the
file the pieces of the picture are: strips of rows, or tiles.
"""

import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

from nn_core.limits import DECODED_BYTES, PARTS, PROFILE_BYTES
from nn_core.reading.found import Found
from nn_core.reading.guard import GuardedFile, check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, PhotoError, refuse_kind

BYTES_PER_PIXEL = 12
SUBFILE, WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, MAKE = 254, 256, 257, 258, 259, 262, 271
STRIPS, ORIENTATION, SAMPLES, STRIP_BYTES, TILE_WIDTH, TILE_HEIGHT, TILES, TILE_BYTES = 273, 274, 277, 279, 322, 323, 324, 325
INNER_PICTURES, PROFILE, DNG = 330, 34_675, 50_706
KEPT = {WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, STRIPS, SAMPLES, STRIP_BYTES, TILE_WIDTH, TILE_HEIGHT, TILES, TILE_BYTES}
KEPT |= {266, 278, 284, 317, 320, 338, 339, 347, 529, 530, 532}  # order of bits, rows, planes, palette, colours of a JPEG in it
JPEG = 7
DEFLATE = {8, 32_946}
COMPRESSIONS = {1, 5, JPEG, 8, 32_946, 32_773}  # none, LZW, JPEG, deflate (two numbers), PackBits
OF_SENSORS = {34_713, 32_767, 65_535, 65_000, 34_892}  # how cameras pack what their sensor saw
MOSAIC = {32_803, 34_892}
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # bytes of each type
READ = {1: "B", 3: "H", 4: "I"}  # the types of the numbers that are looked at here
PIECE = 65_536  # bytes that are inflated at once


class Note(NamedTuple):
    """One note: its type, how many values it has, where they stand, and its own 12 bytes."""

    type: int
    count: int
    at: int
    raw: bytes


def open_tiff(data: bytes) -> Found:
    """The first picture of a TIFF. Raises PhotoError for one that is broken, rare, too large or a camera's raw file."""
    order = "<" if data[:2] == b"II" else ">"
    notes = _notes(data, order)

    def values(tag: int, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        return _values(data, order, notes[tag]) if tag in notes else default

    compression, photometric = values(COMPRESSION, (1,))[:1], values(PHOTOMETRIC, (0,))[:1]
    inside = MAKE in notes and INNER_PICTURES in notes and values(SUBFILE, (0,))[:1] == (1,)
    if DNG in notes or inside or {*compression} & OF_SENSORS or {*photometric} & MOSAIC:
        refuse_kind("a camera's raw file")
    if not {*compression} <= COMPRESSIONS:
        refuse_kind("a rare kind of TIFF")
    _check_pieces(data, values)
    if {*compression} & DEFLATE:
        _check_inflating(data, values(STRIPS) or values(TILES), values(STRIP_BYTES) or values(TILE_BYTES))
    profile = notes.get(PROFILE)
    found = data[profile.at : profile.at + profile.count] if profile and profile.count <= PROFILE_BYTES else None
    return Found(open_guarded(_with_short_list(data, order, notes), "TIFF"), (*values(ORIENTATION), 1)[0], found)


def _notes(data: bytes, order: str) -> dict[int, Note]:
    """The notes of the first picture, by tag. Raises PhotoError if the list is broken."""
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        (length,) = struct.unpack_from(f"{order}H", data, at)
        notes = {}
        for place in range(at + 2, at + 2 + 12 * length, 12):
            tag, kind, count, where = struct.unpack_from(f"{order}HHII", data, place)
            inside = SIZES.get(kind, 1) * count <= 4  # then the value stands in the note itself
            notes.setdefault(tag, Note(kind, count, place + 8 if inside else where, data[place : place + 12]))
        return notes
    except struct.error:
        raise PhotoError(DAMAGED) from None


def _values(data: bytes, order: str, note: Note) -> tuple[int, ...]:
    """The numbers of a note; none if they are of a type that is not looked at. Raises PhotoError for too many."""
    if note.count > PARTS:
        raise PhotoError(TOO_MANY_PARTS)
    try:
        return struct.unpack_from(f"{order}{note.count}{READ[note.type]}", data, note.at) if note.type in READ else ()
    except struct.error:
        raise PhotoError(DAMAGED) from None


def _check_pieces(data: bytes, values: Callable[..., tuple[int, ...]]) -> None:
    """Raise PhotoError if size, depth and pieces do not go together, or would take too much to decode."""
    width, height, samples = ((*values(tag, (1,)), 0)[0] for tag in (WIDTH, HEIGHT, SAMPLES))
    check_size(width, height, BYTES_PER_PIXEL)
    bits = max(values(BITS, (1,)), default=1)
    lengths = values(STRIP_BYTES) or values(TILE_BYTES)
    across, down = ((*values(tag), 0)[0] for tag in (TILE_WIDTH, TILE_HEIGHT))
    laid = len(values(TILES)) * across * down  # tiles reach over the edge, but not far
    if not width * height or samples > 6 or bits > 64 or width * height * samples * bits / 8 > DECODED_BYTES / 2:
        raise PhotoError(DAMAGED)
    if laid > 4 * samples * width * height + 1_000_000 or sum(lengths) > len(data):  # pieces that lie over each other
        raise PhotoError(DAMAGED)
    if values(COMPRESSION) == (JPEG,) and data.count(b"\xff\xda") > max(1, len(lengths)):
        raise PhotoError(DAMAGED)


def _check_inflating(data: bytes, starts: tuple[int, ...], lengths: tuple[int, ...]) -> None:
    """Raise PhotoError if the pieces take long to inflate: the decoder itself cannot be stopped on the way."""
    file = GuardedFile(data, share=1 / 4)
    for start, length in zip(starts, lengths, strict=False):
        file.seek(start)
        inflate = zlib.decompressobj()
        try:
            for left in range(length, 0, -PIECE):
                inflate.decompress(file.read(min(PIECE, left)))
        except zlib.error:
            continue


def _with_short_list(data: bytes, order: str, notes: dict[int, Note]) -> bytes:
    """The file with a list of notes behind it that holds only what the pixels need, and no other picture."""
    kept = [note.raw for tag, note in sorted(notes.items()) if tag in KEPT]
    if any(note.count > PARTS for tag, note in notes.items() if tag in KEPT):
        raise PhotoError(TOO_MANY_PARTS)
    short = struct.pack(f"{order}H", len(kept)) + b"".join(kept) + bytes(4)
    padded = data + bytes(len(data) % 2)
    return data[:4] + struct.pack(f"{order}I", len(padded)) + padded[8:] + short
