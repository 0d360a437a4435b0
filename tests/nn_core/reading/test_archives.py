"""ZIPs of photos: what is in them, and one sentence for each that is forged, locked, swollen or none."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from nn_core.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, UPLOAD_BYTES
from nn_core.reading import sentences
from nn_core.reading.archives import END, is_archive, photos_in
from nn_core.reading.sentences import PhotoError


def packed(files, **how):
    """A ZIP with these files, {path: bytes}, as bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **how) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return file.getvalue()


def refusal(data):
    """The sentence with which a ZIP is refused."""
    with pytest.raises(PhotoError) as refused:
        photos_in(data)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_photos_come_with_the_name_of_their_own_folder_in_the_order_of_their_paths():
    found = photos_in(packed({"all/b/2.jpg": b"two", "all/a/1.jpg": b"one", "0.png": b"zero", "all/b/": b""}))
    assert [(photo.folder, photo.name, photo.data) for photo in found.photos] == [
        ("", "0.png", b"zero"),
        ("a", "1.jpg", b"one"),
        ("b", "2.jpg", b"two"),
    ]
    assert found.folders == ("", "a", "b")
    assert found.left_out == ()


@pytest.mark.parametrize("path", ["../../x/1.jpg", "/etc/x/1.jpg", "C:\\plants\\x\\1.jpg", "./x/./1.jpg", "a/../x//1.jpg"])
def test_a_path_is_only_a_name(path):
    (photo,) = photos_in(packed({path: b"?"})).photos
    assert (photo.folder, photo.name) == ("x", "1.jpg")


def test_what_cannot_be_shown_of_a_name_is_left_out_and_long_ones_are_cut():
    (photo,) = photos_in(packed({"hei\u202edi/" + "x" * 300 + ".jpg": b"?"})).photos
    assert photo.folder == "heidi"
    assert len(photo.name) == 60


def test_what_computers_add_is_no_photo():
    added = {"__MACOSX/a/._1.jpg": b"?", "a/.DS_Store": b"?", "a/Thumbs.db": b"?", "desktop.ini": b"?"}
    assert [photo.name for photo in photos_in(packed({"a/1.jpg": b"?"} | added)).photos] == ["1.jpg"]
    assert refusal(packed(added)) == sentences.NO_PHOTOS


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xd8\xff" + b"x" * 100, b"PK\x05\x06"])
def test_what_is_no_zip_is_refused(data):
    assert refusal(data) == sentences.NO_ARCHIVE


def test_a_zip_that_was_cut_is_refused():
    assert refusal(packed({"a": b"?"})[:-30]) == sentences.NO_ARCHIVE


def test_an_empty_zip_is_one_and_holds_no_photo():
    assert is_archive(packed({}))
    assert refusal(packed({})) == sentences.NO_PHOTOS


def test_a_bomb_is_refused_before_anything_of_it_is_unpacked():
    zeros = bytes(UPLOAD_BYTES)
    bomb = packed({f"{k}.jpg": zeros for k in range(4)}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 200_000
    assert refusal(bomb) == sentences.SWELLS


def test_a_single_file_that_swells_is_unpacked_no_further_than_a_photo_may_be_large():
    found = photos_in(packed({"1.jpg": bytes(UPLOAD_BYTES)}, compression=zipfile.ZIP_DEFLATED))
    assert len(found.photos[0].data) == UPLOAD_BYTES
    forged = packed({"1.jpg": bytes(1_000_000)}, compression=zipfile.ZIP_DEFLATED)
    forged = forged.replace(struct.pack("<I", 1_000_000), struct.pack("<I", 10))  # it says that it is small
    with pytest.raises(PhotoError) as refused:
        photos_in(forged).photos[0].data
    assert str(refused.value) == sentences.DAMAGED


def test_what_says_that_it_is_small_takes_no_more_memory_than_it_says():
    forged = packed({"1.jpg": bytes(50_000_000)}, compression=zipfile.ZIP_DEFLATED)
    forged = forged.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 1000))
    (photo,) = photos_in(forged).photos
    tracemalloc.start()
    with pytest.raises(PhotoError):
        photo.data
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2_000_000


def test_a_directory_that_only_the_end_for_large_archives_tells_of_is_not_read(monkeypatch):
    crowd = packed({f"{k}": b"" for k in range(ARCHIVE_ENTRIES + 1)})
    directory, end = crowd.index(b"PK\x01\x02"), crowd.index(END)
    count = ARCHIVE_ENTRIES + 1
    large = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, end - directory, directory)
    large += struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    forged = crowd[:end] + large + struct.pack("<4sHHHHIIH", END, 0, 0, 1, 1, 47, directory, 0)
    assert len(zipfile.ZipFile(io.BytesIO(forged)).infolist()) == count
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusal(forged) == sentences.TOO_MANY_ENTRIES


@pytest.mark.parametrize("count", [ARCHIVE_ENTRIES + 1, 100_000])
def test_too_many_entries_are_refused_before_their_directory_is_read(count, monkeypatch):
    crowd = packed({f"{k}": b"" for k in range(count)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusal(crowd) == sentences.TOO_MANY_ENTRIES


def test_a_directory_that_is_larger_than_it_says_is_not_believed():
    crowd = packed({f"{'n' * 400}{k}": b"" for k in range(1800)})
    assert refusal(crowd) == sentences.TOO_MANY_ENTRIES


def test_a_zip_that_is_too_large_is_refused():
    assert "larger than 100 MB" in refusal(b"PK\x03\x04" + bytes(ARCHIVE_BYTES))


def test_locked_and_oddly_packed_files_are_left_out_with_their_names_and_the_others_stay():
    plain = packed({"a/1.jpg": b"one", "a/2.jpg": b"two", "a/3.jpg": b"three"})
    directory = plain.index(b"PK\x01\x02")
    locked = bytearray(plain)
    locked[directory + 8] |= 1  # the first entry says that it is encrypted
    found = photos_in(bytes(locked))
    assert [photo.name for photo in found.photos] == ["2.jpg", "3.jpg"]
    assert found.left_out == ("“1.jpg” in this ZIP is locked with a password: left out.",)
    with_lzma = photos_in(packed({"1.jpg": b"one", "2.jpg": b"two"}, compression=zipfile.ZIP_LZMA))
    assert with_lzma.photos == ()
    assert with_lzma.left_out == (
        "“1.jpg” and 1 more files in this ZIP are packed in a way that cannot be opened here: left out.",
    )


def test_a_damaged_file_is_told_when_it_is_unpacked_and_the_next_one_is_fine():
    whole = packed({"1.jpg": b"one" * 50, "2.jpg": b"two" * 50})
    found = photos_in(whole.replace(b"one" * 50, b"oNe" * 50))
    with pytest.raises(PhotoError):
        found.photos[0].data
    assert found.photos[1].data == b"two" * 50


@pytest.mark.parametrize("place", range(0, 240, 3))
def test_whatever_byte_is_changed_there_is_an_archive_or_one_sentence(place):
    data = bytearray(packed({"a/1.jpg": b"one", "b/2.jpg": b"two"}, compression=zipfile.ZIP_DEFLATED))
    data[place % len(data)] ^= 0xFF
    try:
        for photo in photos_in(bytes(data)).photos:
            assert len(photo.data) <= UPLOAD_BYTES
    except PhotoError as refused:
        assert str(refused).endswith(".")
