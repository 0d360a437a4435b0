"""JPEG: the picture without its notes, refused if it runs over its pixels too often, mended if its end is missing.

A JPEG is a row of segments, each with a marker (two bytes), a length and data; behind one that opens a scan stand compressed
pixels. A camera's file with several pictures (MPO) begins with the whole of the first.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nn_core.limits import PARTS, PROFILE_BYTES, SAMPLES
from nn_core.reading.found import Found, orientation_in
from nn_core.reading.guard import check_size, open_guarded
from nn_core.reading.sentences import DAMAGED, TOO_MANY_PARTS, TOO_SLOW, PhotoError, refuse_kind

MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # what it leaves out stands inside the compressed pixels
START, END, SCAN = 0xD8, 0xD9, 0xDA
FRAMES = (0xC0, 0xC1, 0xC2)  # how nearly all are coded: baseline, extended, progressive
RARE_FRAMES = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
NEEDED = {0xC4: b"", 0xDB: b"", 0xDD: b"", 0xE0: b"JF", 0xEE: b"Adobe"}  # tables, and notes on colour that begin like this
MAX_TABLES = 100_000  # bytes of all that is needed; a photo has about a thousand
SHARP = (240, 240)  # the decoder may leave out what a picture of this size does not show


class Segment(NamedTuple):
    """A piece of a JPEG: which kind, from where to where, marker included, and its data."""

    kind: int
    start: int
    end: int
    body: bytes


def open_jpeg(data: bytes) -> Found:
    """The picture of a JPEG. Raises PhotoError for one that is broken, rare, too large or too slow to read."""
    head, scans, end = [], [], len(data)
    for segment in _segments(data):
        if segment.kind == END:
            end = segment.start
        elif segment.kind == SCAN:
            scans.append(segment)
        elif not scans:
            head.append(segment)
    frame = next((segment for segment in head if segment.kind in FRAMES), None)
    if frame is None and any(segment.kind in RARE_FRAMES for segment in head):
        refuse_kind("a rare kind of JPEG")
    if frame is None or not scans:
        raise PhotoError(DAMAGED)
    _check_work(frame.body, scans)
    notes = [segment.body for segment in head if segment.kind == 0xE1 and segment.body.startswith(b"Exif\0\0")]
    whole = b"\xff\xd8" + _needed(data, head) + data[scans[0].start : end] + b"\xff\xd9"
    image = open_guarded(whole, "JPEG")
    image.draft(None, SHARP)
    return Found(image, orientation_in(notes[0]) if notes else 1, cut_short=end == len(data))


def _segments(data: bytes) -> Iterator[Segment]:
    """The segments up to the end of the picture. Raises PhotoError if there are too many."""
    at = 2
    for _ in range(PARTS):
        marker = MARKER.search(data, at)
        if not marker:
            return
        kind, at = marker[0][1], marker.end()
        if kind not in (START, END, 1):  # those have no length
            at += int.from_bytes(data[at : at + 2])
        yield Segment(kind, marker.start(), at, data[marker.end() + 2 : at])
        if kind == END:
            return
    raise PhotoError(TOO_MANY_PARTS)


def _needed(data: bytes, head: list[Segment]) -> bytes:
    """The head of a JPEG with nothing but what its pixels need, and its colour profile if that is no forged one."""
    frame = next(segment for segment in head if segment.kind in FRAMES)
    kept = [segment for segment in head if segment.kind in NEEDED and segment.body.startswith(NEEDED[segment.kind])]
    if sum(len(segment.body) for segment in kept) > MAX_TABLES:
        raise PhotoError(DAMAGED)
    profile = [segment for segment in head if segment.kind == 0xE2 and segment.body.startswith(b"ICC_PROFILE\0")]
    if sum(len(segment.body) for segment in profile) <= PROFILE_BYTES:
        kept += profile
    return b"".join(data[segment.start : segment.end] for segment in sorted([*kept, frame], key=lambda piece: piece.start))


def _check_work(frame: bytes, scans: list[Segment]) -> None:
    """Raise PhotoError for a frame that takes too much memory, or whose scans go over too many samples in all."""
    height, width = int.from_bytes(frame[1:3]), int.from_bytes(frame[3:5])
    across, down = ([sampling >> 4 for sampling in frame[7::3]], [sampling & 15 for sampling in frame[7::3]])
    areas = [wide * high for wide, high in zip(across, down, strict=True)]
    densest = max(across, default=0) * max(down, default=0)
    if not densest:
        raise PhotoError(DAMAGED)
    check_size(width, height, 2 * sum(areas) / densest)  # a progressive one keeps 2 bytes a sample
    layers = dict(sorted(zip(frame[6::3], areas, strict=False), key=lambda layer: layer[1]))  # of the same number, the largest
    visited = sum(layers.get(number, 0) for scan in scans for number in scan.body[1 : 1 + 2 * scan.body[0] : 2] if scan.body)
    if width * height * visited / densest > SAMPLES:
        raise PhotoError(TOO_SLOW)
