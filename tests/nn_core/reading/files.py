"""Files of photos for the tests: ordinary ones of every kind, and the tools to make them."""

import struct
import zlib
from io import BytesIO

import numpy as np
from PIL import Image

KINDS = ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "JPEG2000", "PPM", "TGA"]
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def saved(image, kind="PNG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width=90, height=80, seed=0):
    """A smooth picture with a colour of its own in every corner."""
    corners = np.random.default_rng(seed).integers(0, 256, (2, 2, 3), dtype=np.uint8)
    return Image.fromarray(corners).resize((width, height), Image.Resampling.BILINEAR)


def noisy(width, height, mode="RGB"):
    """A picture with one noisy corner, the rest plain: large ones are still written fast."""
    image = Image.new("RGB", (width, height), (90, 150, 60))
    image.paste(Image.fromarray(np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8)))
    return image.convert(mode)


def plain(colour, mode="RGB", kind="PNG", **options):
    return saved(Image.new(mode, (80, 80), colour), kind, **options)


def several(kind):
    others = [Image.new("RGB", (80, 80), colour) for colour in (GREEN, BLUE)]
    return plain(RED, kind=kind, save_all=True, append_images=others)


def indexed(*colours, kind="PNG", **options):
    image = Image.new("P", (80, 80), 0)
    image.putpalette(sum(colours, ()))
    return saved(image, kind, **options)


def chunk(name, data=b""):
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, colour_type, depth, line=b"", rows=0, clear=b""):
    """A PNG written by hand, with the same raw bytes in each row; `clear` is the colour that stands for nothing."""

    deflate = zlib.compressobj(1)
    data = b"".join([deflate.compress(b"\0" + line) for _ in range(rows)]) + deflate.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0))
    header += chunk(b"tRNS", clear) if clear else b""
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def difference(image, other):
    return np.abs(np.asarray(image, dtype=float) - np.asarray(other, dtype=float)).mean()
