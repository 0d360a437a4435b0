"""Files made by hand to take long or much memory: under 20 MB each, and no photo. `FORGED` makes each anew."""

import struct
import zlib

from PIL import Image

from tests.nn_core.reading.files import chunk, photo, png, saved

FULL = 19_000_000  # bytes
EMPTY_BLOCKS = bytes.fromhex(  # eight blocks of compressed nothing, each of which brings a code of its own
    "04c081000000000090ff6a24000e040000000080fc57230170200000000000e4bf1a098003010000000020ffd548"
    "001c080000000000f9af4602e0400000000000c87f35120007020000000040feab910038100000000000f25f8d"
)
EMPTY_COMMENT = b"\xff\xfe\0\2"


def bmp_of_runs(width, height, bits, commands):
    """A BMP of 8 or 4 bits a pixel, written in these runs."""
    palette = bytes(k for grey in range(1 << bits) for k in (grey, 0, 255 - grey, 0))
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, 1 if bits == 8 else 2, len(commands), 0, 0, 1 << bits, 0)
    start = 14 + len(head) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(commands), 0, 0, start) + head + palette + commands


def jpeg_with(pieces):
    """A small JPEG with these bytes behind its first two."""
    data = saved(photo(), "JPEG")
    return data[:2] + pieces + data[2:]


def jpeg_of_scans(side, scans):
    """A progressive grey JPEG of this size that runs over its picture again and again, with nothing to tell."""
    data = saved(Image.new("L", (side, side), 128), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * (scans - data.count(b"\xff\xda") + 1) + data[-2:]


def jpeg_between_scans(pieces):
    """A small progressive JPEG with these bytes before its last scan."""
    data = saved(photo(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + pieces + data[last:]


def png_with(chunks):
    """A small PNG with these chunks before its pixels."""
    data = png(50, 50, 2, 8, bytes(150), 50)
    return data[:33] + chunks + data[33:]


def exif_that_points_at_everything():
    """Notes of which each says that its value is the whole file."""
    note = struct.pack("<HHII", 1, 7, FULL - 1_000_000, 0)
    return b"II*\0\x08\0\0\0\xff\xff" + note * 65_535 + bytes(FULL - 1_000_000)


def gif_with(blocks):
    """A small GIF with these blocks before its picture."""
    data = saved(photo(), "GIF")
    at = 13 + (3 << (data[10] & 7) + 1)
    return data[:at] + blocks + data[at:]


def gif_of_frames():
    """A GIF of as many tiny pictures as there is room for."""
    data = saved(photo(8, 8), "GIF")
    frame = data[data.index(b",", 13 + (3 << (data[10] & 7) + 1)) : -1]
    return data[:-1] + frame * (FULL // len(frame)) + b";"


def webp_with(chunks):
    """A small moving WebP with these chunks before its picture, or of as many pictures as there is room for."""
    data = saved(photo(8, 8), "WEBP", lossless=True, save_all=True, append_images=[photo(8, 8, 1)])
    frame = data[data.index(b"ANMF") :]
    frame = frame[: 8 + int.from_bytes(frame[4:8], "little")]
    data = data[: data.index(b"ANMF")] + (chunks or frame * (FULL // len(frame))) + frame
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def webp_of_codes(side, codes):
    """A lossless WebP cut into squares of 4 x 4 pixels, with so many codes for them; all of it is black."""
    single, bits, at = (1, 4), 0, 0  # a code of one symbol: its value and how many bits it takes
    every = [(0, 1), (8, 4), *((length in (8, 18), 3) for length in (17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8)), (0, 1), (0, 256)]
    head = [(0x2F, 8), (side - 1, 14), (side - 1, 14), (0, 4), (0, 1), (0, 1), (1, 1), (0, 3), (0, 1)]
    for value, count in [*head, *every, (1, 1), (24 - 11, 7), *every, single, single, single]:
        bits, at = bits | int(value) << at, at + count
    mirrored = [int(f"{number:08b}"[::-1], 2) for number in range(256)]
    squares = bytes(
        mirrored[part] for k in range((side + 3) // 4 * ((side + 3) // 4)) for part in (k % codes & 255, k % codes >> 8)
    )
    body = squares + b"\x11" * (codes * 20 // 8 + 100)
    pixels = (bits | int.from_bytes(body, "little") << at).to_bytes(len(body) + at // 8 + 2, "little")
    pixels += bytes(len(pixels) % 2)
    return b"RIFF" + struct.pack("<I", len(pixels) + 12) + b"WEBPVP8L" + struct.pack("<I", len(pixels)) + pixels


def tiff(width, height, notes, behind=b""):
    """A grey TIFF with these notes (tag, type, count, value); `behind` stands after them."""
    given = {256: (4, 1, width), 257: (4, 1, height), 258: (3, 1, 8), 259: (3, 1, 1), 262: (3, 1, 1), 277: (3, 1, 1)}
    given |= {tag: rest for tag, *rest in notes}
    listed = b"".join(struct.pack("<HHII", tag, *rest) for tag, rest in sorted(given.items()))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(given)) + listed + bytes(4) + behind


def tiff_of_strips(count, place=300):
    """A TIFF of one row a strip, of which every one says it is all of the file's second half."""
    notes = [(273, 4, count, place), (278, 4, 1, 1), (279, 4, count, place), (259, 3, 1, 8)]
    return tiff(100, count, notes, struct.pack("<I", FULL // 2) * count + bytes(FULL // 2))


def tiff_of_notes():
    """A TIFF with 65,000 notes of which each says that its value is the whole file."""
    notes = [(tag, 7, FULL - 1_000_000, 0) for tag in range(400, 65_000) if tag != 50_706]
    return tiff(10, 10, [(273, 4, 1, 8), (278, 4, 1, 10), (279, 4, 1, 100), *notes], bytes(FULL - 1_000_000))


def tga(kind, depth, pixels):
    """A TGA of 4100 x 4100 pixels with these bytes behind its head."""
    return struct.pack("<BBBHHBHHHHBB", 0, 0, kind, 0, 0, 0, 0, 0, 4100, 4100, depth, 0) + pixels


def tiff_of_empty_blocks():
    """A TIFF whose compressed pixels never begin."""
    pixels = b"\x78\1" + EMPTY_BLOCKS * (FULL // len(EMPTY_BLOCKS))
    return tiff(4000, 4000, [(259, 3, 1, 8), (273, 4, 1, 122), (278, 4, 1, 4000), (279, 4, 1, len(pixels))], pixels)


def png_of_empty_blocks():
    """A PNG whose compressed pixels never begin."""
    return png(3000, 3000, 2, 8)[:33] + chunk(b"IDAT", b"\x78\1" + EMPTY_BLOCKS * (FULL // len(EMPTY_BLOCKS)))


FORGED = {
    "BMP of one long row and one pixel": lambda: bmp_of_runs(24_900_000, 1, 8, b"\1\1\0\0"),
    "BMP as long as is let in": lambda: bmp_of_runs(17_400_000, 1, 8, b"\1\1\0\0"),
    "BMP of bare runs": lambda: bmp_of_runs(8000, 3100, 8, b"\xff\1" * 6500),
    "BMP of runs of one pixel": lambda: bmp_of_runs(5000, 3400, 8, b"\1\1" * (FULL // 2)),
    "BMP of runs past the row's end": lambda: bmp_of_runs(500, 310, 4, b"\xff\x12" * (FULL // 2)),
    "BMP of moves to nowhere": lambda: bmp_of_runs(5000, 3400, 8, b"\0\2\0\0" * (FULL // 4)),
    "BMP of ends of rows": lambda: bmp_of_runs(4, 4_300_000, 4, b"\0\0" * 4_300_000),
    "JPEG of empty comments": lambda: jpeg_with(EMPTY_COMMENT * (FULL // 4)),
    "JPEG of other empty notes": lambda: jpeg_with(b"\xff\xe5\0\2" * (FULL // 4)),
    "JPEG of filling bytes": lambda: jpeg_with(b"\xff" * FULL),
    "JPEG of zeros before its pixels": lambda: jpeg_with(b"\xff\xe5\0\2" + bytes(FULL)),
    "JPEG of tables": lambda: jpeg_with((b"\xff\xdb\0\x43" + b"\0" + b"\1" * 64) * (FULL // 69)),
    "JPEG of Exif notes": lambda: jpeg_with((b"\xff\xe1\xff\xffExif\0\0MM\0*\0\0\0\x08" + b"\xff" * 65_519) * 290),
    "JPEG of colour profiles": lambda: jpeg_with((b"\xff\xe2\xff\xffICC_PROFILE\0\1\1" + b"\xff" * 65_519) * 290),
    "JPEG of comments between scans": lambda: jpeg_between_scans(EMPTY_COMMENT * (FULL // 4)),
    "JPEG of 91 scans": lambda: jpeg_of_scans(9400, 91),
    "JPEG of 90 scans, small enough for one": lambda: jpeg_of_scans(8800, 90),
    "JPEG of as many scans as are let in": lambda: jpeg_of_scans(2500, 90),
    "PNG of empty texts": lambda: png_with(chunk(b"tEXt") * (FULL // 12)),
    "PNG of texts that swell": lambda: png_with(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(900_000))) * 18_000),
    "PNG of empty pixels": lambda: png_with(chunk(b"IDAT") * (FULL // 12)),
    "PNG of empty blocks": png_of_empty_blocks,
    "PNG of notes that point at everything": lambda: png_with(chunk(b"eXIf", exif_that_points_at_everything())),
    "PNG with a profile that swells": lambda: png_with(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(10**9)))),
    "GIF of a comment in small pieces": lambda: gif_with(b"!\xfe" + b"\1a" * (FULL // 2) + b"\0"),
    "GIF of a long comment": lambda: gif_with(b"!\xfe" + (b"\xff" + b"a" * 255) * (FULL // 256) + b"\0"),
    "GIF of empty notes": lambda: gif_with(b"!\xfe\0" * (FULL // 3)),
    "GIF of notes on what is transparent": lambda: gif_with(b"!\xf9\4\0\0\0\0\0" * (FULL // 8)),
    "GIF of pictures": gif_of_frames,
    "GIF with a large screen": lambda: b"GIF89a\xe4\x13\xe4\x13\0\0\0,\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;",
    "WebP of empty chunks": lambda: webp_with(b"JUNK\0\0\0\0" * (FULL // 8)),
    "WebP of pictures": lambda: webp_with(b""),
    "WebP of codes": lambda: webp_of_codes(3500, 65_536),
    "TIFF of a million strips": lambda: tiff_of_strips(1_000_000),
    "TIFF of strips that are the same": lambda: tiff_of_strips(19_000),
    "TIFF of notes that point at everything": tiff_of_notes,
    "TIFF of empty blocks": tiff_of_empty_blocks,
    "TIFF of one huge tile": lambda: tiff(9, 9, [(322, 4, 1, 65_520), (323, 4, 1, 65_520), (324, 4, 1, 8), (325, 4, 1, 9)]),
    "PPM of spaces": lambda: b"P6" + b" " * FULL + b"1 1 255\n   ",
    "PPM of notes": lambda: b"P6" + b"#\n" * (FULL // 2) + b"1 1 255\n   ",
    "PPM of numbers": lambda: b"P3 2000 1600 255\n" + b"1 " * (FULL // 2),
    "PPM of numbers and notes": lambda: b"P3 1000 1000 255\n" + b"1 #\n" * (FULL // 4),
    "PPM of 101 levels": lambda: b"P6 2500 2500 100\n" + b"1" * FULL,
    "PBM of digits": lambda: b"P1 3600 3500\n" + b"1" * FULL,
    "TGA of runs": lambda: tga(10, 24, b"\xff\1\2\3" * 131_400),
    "TGA of runs of one pixel": lambda: tga(10, 24, b"\0\1\2\3" * (FULL // 4)),
    "JPEG 2000 of tiny blocks": lambda: saved(photo(2000, 1500), "JPEG2000", codeblock_size=(4, 4)),
    "JPEG 2000 of tiny tiles": lambda: saved(photo(700, 700), "JPEG2000", tile_size=(8, 8)),
}
