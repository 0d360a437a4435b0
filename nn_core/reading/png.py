"""PNG: the chunks that its pixels need, its pixels as one chunk, everything else left out.

A PNG is a row of chunks: length, name of four letters, data, checksum.
"""

import struct
import zlib

from nn_core.limits import PARTS, PROFILE_BYTES
from nn_core.reading.found import Found, orientation_in
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, PhotoError

START = b"\x89PNG\r\n\x1a\n"
BYTES_PER_PIXEL, OF_A_PALETTE, CLEAR = 8, 8.5, 13
NEEDED = (b"IHDR", b"PLTE", b"tRNS")  # size and kind, palette, what is transparent


def open_png(data: bytes) -> Found:
    """The picture of a PNG, of a moving one the first. Raises PhotoError for one that is broken or too large."""
    chunks, pixels = _chunks(data)
    if len(chunks.get(b"IHDR", b"")) != 13:
        raise PhotoError(DAMAGED)
    width, height, bits = struct.unpack_from(">IIB", chunks[b"IHDR"])
    few = bits < 8 or b"PLTE" in chunks  # Pillow lays colours from a palette out once more
    check_size(width, height, CLEAR if b"tRNS" in chunks else OF_A_PALETTE if few else BYTES_PER_PIXEL)
    kept = [(name, chunks[name]) for name in NEEDED if name in chunks]
    image = open_guarded(START + b"".join(_chunk(*chunk) for chunk in [*kept, (b"IDAT", pixels), (b"IEND", b"")]), "PNG")
    return Found(image, orientation_in(chunks.get(b"eXIf", b"")), _profile(chunks.get(b"iCCP", b"")))


def _chunks(data: bytes) -> tuple[dict[bytes, bytes], bytes]:
    """The first chunk of every name, and the pixels, which may stand in many. Raises PhotoError if there are too many."""
    chunks, pixels, at = {}, [], len(START)
    for _ in range(PARTS):
        if at + 8 > len(data):
            return chunks, b"".join(pixels)
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"IDAT":
            pixels.append(data[at + 8 : at + 8 + length])
        elif name == b"IEND":
            at = len(data)
        elif name not in chunks and (not pixels or name == b"eXIf"):
            chunks[name] = data[at + 8 : at + 8 + length]
        at += length + 12
    raise PhotoError(TOO_MANY_PARTS)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _profile(chunk: bytes) -> bytes | None:
    """The colour profile in a chunk: a name, two zeros, the compressed profile; None if it is broken."""
    try:
        return zlib.decompressobj().decompress(chunk.partition(b"\0")[2][1:], PROFILE_BYTES + 1) or None
    except zlib.error:
        return None
