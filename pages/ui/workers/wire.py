"""How the server and its workers talk: frames through a pipe, each a header in JSON and the bytes of some arrays.

Only numbers travel, never code.
"""

import json
import struct
from typing import BinaryIO

import numpy as np

LENGTHS = struct.Struct("<IQ")  # of the header and of the arrays, in bytes
LARGEST = 256_000_000  # bytes of one frame's arrays
KINDS = ("|u1", "|b1", "<i8", "<f4", "<f8")  # the types that travel


class Broken(Exception):  # noqa: N818 (a state of the pipe: whoever meets it starts a new worker)
    """What came through the pipe was no frame, or the other side has gone in the middle of one."""


def send(stream: BinaryIO, header: dict, arrays: dict[str, np.ndarray]) -> None:
    """Write a frame. Raises ValueError for an array of a type that does not travel, or too large a frame."""
    arrays = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    table = [{"name": name, "kind": array.dtype.str, "shape": np.shape(array)} for name, array in arrays.items()]
    if any(entry["kind"] not in KINDS for entry in table):
        raise ValueError(f"only {', '.join(KINDS)} travel, not {[entry['kind'] for entry in table]}")
    size, head = sum(array.nbytes for array in arrays.values()), json.dumps({**header, "arrays": table}).encode()
    if size > LARGEST:
        raise ValueError(f"a frame of {size} bytes is too large")
    stream.write(LENGTHS.pack(len(head), size) + head)
    for array in arrays.values():
        stream.write(array.data.cast("B") if array.size else b"")
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict, dict[str, np.ndarray]] | None:
    """Read a frame: (header, arrays), the arrays read-only; None where the other side has closed the pipe."""
    start = stream.read(LENGTHS.size)
    if not start:
        return None
    try:
        head, size = LENGTHS.unpack(start)
        if head > LARGEST or size > LARGEST:
            raise ValueError(size)
        header, body = json.loads(_exactly(stream, head)), _exactly(stream, size)
        arrays, at = {}, 0
        for entry in header.pop("arrays"):
            kind, count = np.dtype(KINDS[KINDS.index(entry["kind"])]), int(np.prod(entry["shape"], dtype=int))
            arrays[entry["name"]] = np.frombuffer(body, kind, count, at).reshape(entry["shape"])
            at += count * kind.itemsize
    except (struct.error, ValueError, KeyError, TypeError) as wrong:
        raise Broken(str(wrong)) from None
    return header, arrays


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise ValueError(f"{len(data)} of {count} bytes")
    return data
