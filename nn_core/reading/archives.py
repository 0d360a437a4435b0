"""ZIP archives of photos: which photos are in one, and in which folder, before anything of it is unpacked.

Nothing is written anywhere: a path is only a name here. What an archive says of itself is not believed: the sizes it promises
are counted first, and each photo is unpacked only when it is asked for, one at a time.
"""

import struct
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from nn_core.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, SWELLING, UPLOAD_BYTES
from nn_core.reading.sentences import (
    DAMAGED,
    LOCKED,
    NO_ARCHIVE,
    NO_PHOTOS,
    OTHERWISE_PACKED,
    SWELLS,
    TOO_LARGE,
    TOO_MANY_ENTRIES,
    PhotoError,
    check_bytes,
)

END, END_SIZE = b"PK\x05\x06", 22  # an archive ends with this mark, 22 bytes and a comment
IN_DIRECTORY = b"PK\x01\x02"  # each entry of the directory begins so
COMMENT = 65_536  # bytes: no comment is longer
DIRECTORY_ENTRY = 400  # bytes that the directory takes for a file, at the most: names are short
UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ways of packing whose memory does not depend on the file
NO_NAMES = ("", ".", "..")
OF_THE_SYSTEM = ("__MACOSX", ".", "Thumbs.db", "desktop.ini")  # what computers add, by its beginning
LOCK = 0x1  # the bit of an encrypted entry
NAME_LENGTH = 60


@dataclass(frozen=True)
class Packed:
    """A photo in an archive: its `folder`'s name ("" for none) and its own `name`; its `data` is unpacked when asked for."""

    folder: str
    name: str
    archive: zipfile.ZipFile
    entry: zipfile.ZipInfo

    @property
    def data(self) -> bytes:
        """The bytes of the file. Raises PhotoError if they are damaged."""
        try:
            with self.archive.open(self.entry) as file:
                return file.read(self.entry.file_size + 1)  # no further: a plain `read` unpacks all before it looks at the size
        except Exception:  # a forged entry fails in many ways, all of which mean the same to the learner
            raise PhotoError(DAMAGED) from None


@dataclass(frozen=True)
class Archive:
    """The photos of an archive, in the order of their names, and a sentence for every reason why files were `left_out`."""

    photos: tuple[Packed, ...]
    left_out: tuple[str, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders that hold photos, in order."""
        return tuple(dict.fromkeys(photo.folder for photo in self.photos))


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP does."""
    return data[:4] in (b"PK\x03\x04", END)


def photos_in(data: bytes) -> Archive:
    """What a ZIP holds, of whatever kind its files may be: `read_photo` says which of them are photos.

    Raises PhotoError, one sentence, for what is no ZIP, is damaged, has too many entries or would swell.

    Example:
        >>> file = BytesIO()
        >>> with zipfile.ZipFile(file, "w") as archive:
        ...     archive.writestr("plants/crocus/1.jpg", b"...")
        ...     archive.writestr("../../pasque flower/2.jpg", b"...")
        >>> found = photos_in(file.getvalue())
        >>> [(photo.folder, photo.name) for photo in found.photos], found.photos[1].data
        ([('pasque flower', '2.jpg'), ('crocus', '1.jpg')], b'...')
    """
    check_bytes(data, ARCHIVE_BYTES)
    _check_directory(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except Exception:  # as above
        raise PhotoError(NO_ARCHIVE) from None
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and _parts(entry) and not _of_the_system(entry)]
    if sum(entry.file_size for entry in entries) > SWELLING * len(data) + UPLOAD_BYTES:
        raise PhotoError(SWELLS)
    if not entries:
        raise PhotoError(NO_PHOTOS)
    refused = {entry: reason for entry in entries if (reason := _refusal(entry))}
    photos = [
        Packed(*_named(entry), archive, entry)
        for entry in sorted(entries, key=lambda entry: entry.filename)
        if entry not in refused
    ]
    return Archive(tuple(photos), tuple(_sentence(refused, reason) for reason in dict.fromkeys(refused.values())))


def _check_directory(data: bytes) -> None:
    """Raise PhotoError unless the end of the file tells of a directory of bearable size, and there is none larger in it."""
    place = data.rfind(END, max(0, len(data) - COMMENT - END_SIZE))
    if place < 0 or len(data) < place + END_SIZE:
        raise PhotoError(NO_ARCHIVE)
    count, size = struct.unpack_from("<HI", data, place + 10)
    if count > ARCHIVE_ENTRIES or size > ARCHIVE_ENTRIES * DIRECTORY_ENTRY or data.count(IN_DIRECTORY) > ARCHIVE_ENTRIES:
        raise PhotoError(TOO_MANY_ENTRIES)


def _parts(entry: zipfile.ZipInfo) -> list[str]:
    """The names on the way to an entry, without what leads elsewhere."""
    return [part for part in PurePosixPath(entry.filename.replace("\\", "/")).parts if part.strip("/") not in NO_NAMES]


def _of_the_system(entry: zipfile.ZipInfo) -> bool:
    """Whether a computer added the entry by itself."""
    return any(part.startswith(OF_THE_SYSTEM) for part in _parts(entry))


def _named(entry: zipfile.ZipInfo) -> tuple[str, str]:
    """The folder that an entry lies in and its own name, as they may be shown."""
    *folders, name = ("".join(sign for sign in part if sign.isprintable())[:NAME_LENGTH] for part in _parts(entry))
    return folders[-1] if folders else "", name


def _refusal(entry: zipfile.ZipInfo) -> str:
    """Why an entry is not even tried; "" where it is."""
    if entry.flag_bits & LOCK:
        return LOCKED
    if entry.compress_type not in UNPACKED:
        return OTHERWISE_PACKED
    return TOO_LARGE if entry.file_size > UPLOAD_BYTES else ""


def _sentence(refused: dict[zipfile.ZipInfo, str], reason: str) -> str:
    """Which files are left out for a reason: the first by name, and how many."""
    its = [_named(entry)[1] for entry, why in refused.items() if why == reason]
    more = f" and {len(its) - 1} more files" if len(its) > 1 else ""
    return f"“{its[0]}”{more} in this ZIP {'are' if more else 'is'} {reason}: left out."
