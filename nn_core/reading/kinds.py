"""Which kind a file is, by how it begins: what opens it, or how it is called if nothing here can."""

import re
from collections.abc import Callable
from typing import NamedTuple

from nn_core.reading.bmp import open_bmp
from nn_core.reading.found import Found
from nn_core.reading.gif import open_gif
from nn_core.reading.heif import open_avif, open_heic
from nn_core.reading.jpeg import open_jpeg
from nn_core.reading.jpeg2000 import open_jpeg2000
from nn_core.reading.netpbm import open_netpbm
from nn_core.reading.png import open_png
from nn_core.reading.sentences import AS_JPEG
from nn_core.reading.tga import is_tga, open_tga
from nn_core.reading.tiff import open_tiff
from nn_core.reading.webp import open_webp

ENOUGH = 4096  # bytes that show what a file is
A_PHOTO = "choose a JPEG or PNG picture."
READ = {
    rb"\xff\xd8\xff": open_jpeg,
    rb"\x89PNG\r\n\x1a\n": open_png,
    rb"GIF8[79]a": open_gif,
    rb"RIFF.{4}WEBP": open_webp,
    rb"BM.{4}": open_bmp,
    rb"II\*\0(?!.{4}CR)|MM\0\*": open_tiff,
    rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51": open_jpeg2000,
    rb".{4}ftyp(avi[fs]|.{8,60}avi[fs])": open_avif,
    rb".{4}ftyp(he[ivc]|hev|mif1|msf1)": open_heic,
    rb"P[1-6][\s#]": open_netpbm,
}
NAMED = {
    rb"II\*\0.{4}CR|.{4}ftypcrx|II(RO|RS|U\0)|MMOR|FUJIFILMCCD-RAW|FOVb|II.{4}HEAPCCDR|\0MRM": ("a camera's raw file", AS_JPEG),
    rb"II\+\0|MM\0\+": ("a BigTIFF picture", AS_JPEG),
    rb"\xff\x0a|\0\0\0\x0cJXL \r\n\x87\n": ("a JPEG XL picture", AS_JPEG),
    rb"%PDF": ("a PDF document", AS_JPEG),
    rb"PK\x03\x04": ("a ZIP archive or a document", "choose the photos in it."),
    rb".{4}(ftyp|moov|mdat|wide)|\x1a\x45\xdf\xa3|RIFF.{4}AVI |\0\0\x01[\xb0-\xbf]|OggS|FLV\x01|0&\xb2u\x8ef\xcf\x11": (
        "a film",
        "choose a photo.",
    ),
}
PROLOGUE = re.compile(rb"\s+|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!doctype\s+svg[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
SVG = re.compile(rb"<(\w+:)?svg\b")
HTML = re.compile(rb"<(!doctype html|html|head|body|title|meta|script|div|p|h1)\b", re.IGNORECASE)


class Kind(NamedTuple):
    """What a file is: `opened` reads it, if anything does; else it has a `name` and there is `advice`; "" if unknown."""

    opened: Callable[[bytes], Found] | None = None
    name: str = ""
    advice: str = A_PHOTO


def kind_of(data: bytes) -> Kind:
    """The kind of file these bytes are, by how they begin.

    Example:
        >>> kind_of(b"%PDF-1.4").name
        'a PDF document'
    """
    for start, opened in READ.items():
        if re.match(start, data, re.DOTALL):
            return Kind(opened)
    for start, (name, advice) in NAMED.items():
        if re.match(start, data, re.DOTALL):
            return Kind(None, name, advice)
    text = _after_prologue(data[:ENOUGH])
    if SVG.match(text):
        return Kind(None, "a drawing in SVG", AS_JPEG)
    if HTML.match(text):
        return Kind(None, "an HTML page")
    return Kind(open_tga) if is_tga(data) else Kind()


def _after_prologue(text: bytes) -> bytes:
    """What is left when all that may stand before the first element is taken away."""
    at = 0
    while found := PROLOGUE.match(text, at):
        at = found.end()
    return text[at:]
