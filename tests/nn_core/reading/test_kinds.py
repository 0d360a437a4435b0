"""What is no photo that can be read is named as what it is; HEIC is read where pillow-heif is installed."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from nn_core import PhotoError, read_photo
from tests.nn_core.reading.files import RED, photo, plain, saved
from tests.nn_core.reading.forged import tiff

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
ONE_STRIP = [(273, 4, 1, 8), (278, 4, 1, 9), (279, 4, 1, 81)]
NAMED = {
    "a BigTIFF picture": [b"II+\0\x08\0\0\0\x10\0\0\0", b"MM\0+\0\x08\0\0\0\0\0\0"],
    "a camera's raw file": [
        b"II*\0\x10\0\0\0CR\2\0\0\0\0\0",
        b"\0\0\0\x18ftypcrx \0\0\0\1crx isom",
        b"IIRO\x08\0\0\0\0\0",
        b"FUJIFILMCCD-RAW 0201",
        tiff(9, 9, [*ONE_STRIP, (50_706, 1, 4, 1)]),  # it says which DNG it is
        tiff(9, 9, [*ONE_STRIP, (262, 3, 1, 32_803)]),  # a mosaic of red, green and blue
        tiff(9, 9, [*ONE_STRIP, (259, 3, 1, 34_713)]),
        tiff(9, 9, [*ONE_STRIP, (254, 4, 1, 1), (271, 2, 4, 0), (330, 4, 1, 8)]),  # a small picture before the real one
    ],
    "a rare kind of TIFF": [tiff(9, 9, [*ONE_STRIP, (259, 3, 1, 4)])],
    "a rare kind of JPEG": [saved(photo(), "JPEG").replace(b"\xff\xc0", b"\xff\xc9")],
    "a JPEG XL picture": [b"\xff\x0a\xfa\x1f\x01", b"\0\0\0\x0cJXL \r\n\x87\n"],
    "a PDF document": [saved(photo(), "PDF")],
    "a film": [
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
        b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
        b"\x1a\x45\xdf\xa3\x9fB\x86\x81\1",
        b"RIFF\0\0\1\0AVI LIST",
        b"\0\0\1\xba\x44\0\4\0",
    ],
    "an HTML page": [
        b"<!DOCTYPE html><html><body><svg></svg></body></html>",
        b"\xef\xbb\xbf\n<!-- <svg> -->\n<html lang='en'><svg width='3'/></html>",
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html><svg/></html>',
    ],
    "a drawing in SVG": [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a html page? -->\n<svg width="9"></svg>',
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY a "b"> ]>\n<svg:svg/>',
    ],
}


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, files in NAMED.items() for data in files])
def test_a_file_of_another_kind_is_called_what_it_is(name, data):
    with pytest.raises(PhotoError, match=f"This is {name}") as caught:
        read_photo(data)
    assert ("as JPEG" in str(caught.value)) == (name not in ("a film", "an HTML page"))


@pytest.mark.parametrize("data", [b"<!--" * 5000, b"<?" * 9000, b" " * 9000, b"<!doctype svg [" * 900, b"<p", b"\0" * 5000])
def test_text_that_never_says_what_it_is_is_simply_no_photo(data):
    with pytest.raises(PhotoError, match=r"not a photo|HTML"):
        read_photo(data)


@pytest.mark.parametrize("data", [HEIC, HEIC.replace(b"ftypheic", b"ftypmif1")])
def test_without_pillow_heif_a_heic_photo_is_refused_and_the_sentence_names_it(data, monkeypatch):
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(PhotoError, match=r"HEIC.*pillow-heif.*JPEG"):
        read_photo(data)


@pytest.mark.parametrize(("side", "refused"), [(80, False), (9000, True)])
def test_with_pillow_heif_a_heic_photo_is_read_if_it_is_not_too_large(monkeypatch, side, refused):
    picture = SimpleNamespace(size=(side, side), info={}, to_pillow=lambda: Image.new("RGB", (80, 80), RED))
    monkeypatch.setitem(sys.modules, "pillow_heif", SimpleNamespace(open_heif=lambda data: picture))
    if refused:
        with pytest.raises(PhotoError, match="too many pixels"):
            read_photo(HEIC)
    else:
        assert read_photo(HEIC).getpixel((30, 20)) == RED


def test_a_real_heic_photo_is_read_where_pillow_heif_is_installed():
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener()
    assert np.abs(np.subtract(read_photo(plain(RED, kind="HEIF")).getpixel((9, 9)), RED)).max() < 9
