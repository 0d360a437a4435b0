"""Boxes: how JPEG 2000, AVIF and HEIC files and films are built, each box with its length and a name of four letters."""

from collections.abc import Iterator

from nn_core.limits import PARTS
from nn_core.reading.sentences import TOO_MANY_PARTS, PhotoError


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(name, content) of every box in these bytes. Raises PhotoError if there are too many.

    Example:
        >>> list(boxes(b"\\0\\0\\0\\x0aftyphi" + b"\\0\\0\\0\\x08free"))
        [(b'ftyp', b'hi'), (b'free', b'')]
    """
    at = 0
    for _ in range(PARTS):
        length, name, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
        if len(name) < 4:
            return
        if length == 1:  # too long for four bytes
            length, head = int.from_bytes(data[at + 8 : at + 16]), 16
        if length == 0:  # to the end
            length = len(data) - at
        if length < head:
            return
        yield name, data[at + head : at + length]
        at += length
    raise PhotoError(TOO_MANY_PARTS)


def box(name: bytes, content: bytes) -> bytes:
    """One box, as it stands in a file."""
    return (len(content) + 8).to_bytes(4) + name + content
