"""A photo that was found in a file: the picture and what belongs to it."""

import struct
from dataclasses import dataclass

from PIL import Image

ORIENTATION = 0x0112  # the number of the note that says how the camera was held
MAX_NOTES = 1000


@dataclass(frozen=True)
class Found:
    """A picture, perhaps not decoded yet, with what the file says about it."""

    image: Image.Image
    orientation: int = 1  # as in Exif: 1 upright, 2 to 8 mirrored or turned
    profile: bytes | None = None  # the colour profile (ICC)
    cut_short: bool = False  # whether the file ends before the picture does


def orientation_in(exif: bytes) -> int:
    """How the camera was held, 1 to 8, from Exif notes; 1 if they do not say it or are broken.

    Pillow would read all notes, of which a forged file has many that are long; this looks for one.

    Example:
        >>> orientation_in(b"Exif\\0\\0MM\\0*" + bytes([0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]))
        6
    """
    notes = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if not order:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", notes, 4)
        (count,) = struct.unpack_from(f"{order}H", notes, at)
        for place in range(at + 2, at + 2 + 12 * min(count, MAX_NOTES), 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", notes, place)
            if tag == ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
