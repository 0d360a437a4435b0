"""What the learner is told when a photo cannot be read: one sentence that says what is wrong and what to do."""

from typing import NoReturn

from nn_core.limits import ARCHIVE_ENTRIES, PARTS, READ_MB, READ_SECONDS, UPLOAD_MB

SMALLER = "save it smaller (2000 pixels wide is plenty), then choose that file."
AS_JPEG = "save it as JPEG, then choose that file."
EMPTY = "This file is empty: choose the photo again, or another one."
DAMAGED = "This photo is damaged or was copied only in part: copy it again, or choose another one."
UNKNOWN = "This file is not a photo that can be opened here, or it is damaged: choose a JPEG or PNG picture."
TOO_SLOW = f"Reading this picture takes longer than {READ_SECONDS} seconds: {SMALLER}"
TOO_MANY_PARTS = f"This file has far more parts than a photo needs ({PARTS} at the very most): {AS_JPEG}"
TOO_MUCH = f"Reading this picture takes more than {READ_MB} MB of memory: {SMALLER}"
NO_ARCHIVE = "This file is not a ZIP that can be opened here, or it is damaged: pack the photos again, or choose them one by one."
NO_PHOTOS = "There is no photo in this ZIP: put photos, or two folders of photos, into one."
SWELLS = "This ZIP would unpack to far more than its own size, as photos never do: pack only photos."
TOO_MANY_ENTRIES = f"This ZIP holds more than {ARCHIVE_ENTRIES} files: pack only the photos, 500 at the most."
LOCKED = "locked with a password"
OTHERWISE_PACKED = "packed in a way that cannot be opened here"
TOO_LARGE = f"larger than {UPLOAD_MB} MB"
CUT_SHORT = "The last bytes of this photo are missing: what they would have shown is grey, or less sharp."


class PhotoError(ValueError):
    """A photo that cannot be used; its message is one sentence for the learner: what is wrong, what to do."""


def refuse_kind(kind: str, advice: str = AS_JPEG) -> NoReturn:
    """Raise PhotoError for a file of a kind that cannot be opened here, which the sentence names."""
    raise PhotoError(f"This is {kind}, which cannot be opened here: {advice}")


def refuse_size(width: int, height: int, most: float) -> NoReturn:
    """Raise PhotoError for a picture with too many pixels; the sentence says how many there are, and may be."""
    million = f"{most / 1e6:.0f} million are let in"
    raise PhotoError(f"This picture has too many pixels ({width} × {height}, {million}): {SMALLER}")


def check_bytes(data: bytes, most: int) -> None:
    """Raise PhotoError for a file of more bytes than that."""
    if len(data) > most:
        raise PhotoError(f"This file is larger than {most // 1_000_000} MB: {SMALLER}")
