"""A photo becomes a vector: any file of bytes -> a safe picture of 60 x 40 RGB pixels -> x in R^7200, and back.

The vector runs through the picture like a reading head: first the whole red band, then green, then blue; in each band
row by row from the top, in each row from the left: k = band * 2400 + row * 60 + column, all counted from 0.
A file from outside is never trusted: it is refused by its header if it is too large, few decoders may touch it, and
whatever goes wrong in there comes out as a `PhotoError` with one sentence for the learner.
"""

import re
import threading
import warnings
from io import BytesIO

import numpy as np
from PIL import ExifTags, Image, UnidentifiedImageError

WIDTH, HEIGHT, BANDS = 60, 40, 3
N_X = BANDS * HEIGHT * WIDTH

MAX_BYTES = 20_000_000
MEMORY = 200_000_000  # bytes that decoding one photo may take, about
MAX_SCANS = 100  # of a progressive JPEG; cameras write about 10
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")  # JPEG takes in MPO, the many-pictured JPEG of cameras

_ONE_AT_A_TIME = threading.Lock()  # bounds the memory of a class that uploads at once, and guards the warning filters
_SMALLER = "save it smaller (2000 pixels wide is plenty), then choose that file."
_DAMAGED = "This photo is damaged or was copied only in part: copy it again, or choose another one."
_UNKNOWN = "This file is not a photo that can be opened here, or it is damaged: choose a JPEG or PNG picture."
_OTHER_KINDS = {
    "a HEIC photo": rb".{4}ftyp(he|mif1|msf1)",
    "an AVIF picture": rb".{4}ftypavi[fs]",
    "a TIFF picture or a camera's raw file": rb"II\*\0|MM\0\*",
    "a PDF document": rb"%PDF",
    "a drawing in SVG": rb"(\xef\xbb\xbf)?\s*<[^\0]{0,2000}?\bsvg\b",
}
_JPEG_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # what it leaves out stands inside the compressed pixels
_JPEG_SCAN, _JPEG_END = b"\xff\xda", b"\xff\xd9"
_UPRIGHT = {  # what to do to a picture with this EXIF orientation
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class PhotoError(ValueError):
    """A photo that cannot be used; its message is one sentence for the learner: what is wrong, what to do."""


def picture_to_vector(image: Image.Image | np.ndarray) -> np.ndarray:
    """The picture as one column of numbers: x (7200, 1), float64, 0 (dark) to 1 (bright).

    x[k] = value / 255 with k = band * 2400 + row * 60 + column. Takes an RGB picture of 60 x 40 pixels or its
    array (40, 60, 3) of uint8; raises ValueError for any other.
    Source: lecture, "Intro to notation and implementation".

    Example:
        >>> image = np.zeros((40, 60, 3), dtype=np.uint8)
        >>> image[0, 2] = (255, 102, 0)  # row 0, column 2: red, green, blue
        >>> x = picture_to_vector(image)
        >>> x.shape, x[[2, 2402, 4802], 0]
        ((7200, 1), array([1. , 0.4, 0. ]))
    """
    pixels = np.asarray(image)
    if isinstance(image, Image.Image) and image.mode != "RGB":
        raise ValueError(f"the picture must be RGB, but its mode is {image.mode}")
    if pixels.shape != (HEIGHT, WIDTH, BANDS) or pixels.dtype != np.uint8:
        raise ValueError(
            f"the picture must be {(HEIGHT, WIDTH, BANDS)} of uint8 (rows, columns, bands), "
            f"but it is {pixels.shape} of {pixels.dtype}"
        )
    return pixels.transpose(2, 0, 1).reshape(N_X, 1) / 255.0


def vector_to_picture(x: np.ndarray) -> Image.Image:
    """The picture whose numbers are x (7200, 1) or (7200,); values are clipped to 0..1 and rounded to 256 levels.

    The inverse of `picture_to_vector`. Raises ValueError for another shape or NaN.

    Example:
        >>> vector_to_picture(np.full((7200, 1), 0.4)).getpixel((0, 0))
        (102, 102, 102)
    """
    x = np.asarray(x, dtype=np.float64)
    if x.shape not in ((N_X, 1), (N_X,)):
        raise ValueError(f"x must be {(N_X, 1)}, but its shape is {x.shape}")
    if np.isnan(x).any():
        raise ValueError("x holds NaN, which is no brightness")
    levels = np.rint(255 * np.clip(x, 0, 1)).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(levels.reshape(BANDS, HEIGHT, WIDTH).transpose(1, 2, 0)))


def pixel_of(k: int) -> tuple[int, int, int]:
    """Where entry k of x stands in the picture: (band, row, column), from 0. Raises ValueError outside 0..7199.

    Example:
        >>> pixel_of(2402)
        (1, 0, 2)
    """
    if not 0 <= k < N_X:
        raise ValueError(f"k must be from 0 to {N_X - 1}, not {k}")
    band, place = divmod(int(k), HEIGHT * WIDTH)
    return band, *divmod(place, WIDTH)


def entry_of(band: int, row: int, column: int) -> int:
    """The entry of x that holds this pixel: k = band * 2400 + row * 60 + column. Raises ValueError outside.

    Example:
        >>> entry_of(band=1, row=0, column=2)
        2402
    """
    if not (0 <= band < BANDS and 0 <= row < HEIGHT and 0 <= column < WIDTH):
        raise ValueError(
            f"(band, row, column) must be below {(BANDS, HEIGHT, WIDTH)} and not negative, not {(band, row, column)}"
        )
    return int(band) * HEIGHT * WIDTH + int(row) * WIDTH + int(column)


def pixel_order(seed: int | np.random.Generator) -> np.ndarray:
    """A shuffle of the pixels, alike in all bands: x[order] is the picture with its pixels in random places.

    (7200,) whole numbers; the same seed gives the same order.

    Example:
        >>> order = pixel_order(seed=0)
        >>> bool((order[2400:4800] == order[:2400] + 2400).all())  # green goes where red goes
        True
    """
    places = np.random.default_rng(seed).permutation(HEIGHT * WIDTH)
    return np.concatenate([band * HEIGHT * WIDTH + places for band in range(BANDS)])


def eight_numbers(image: Image.Image | np.ndarray) -> np.ndarray:
    """A 60x40 picture told in eight numbers, for networks too small to take in 7200 of them: (8, 1), two decimals.

    The mean red, green and blue of its middle (half as high and half as wide), the same of its rim, each as (v - 0.4)/0.25 of
    values 0..1; and how much the lightness varies in the middle and at the rim, as (s - 0.12)/0.08 of the standard deviation.
    Raises ValueError as `picture_to_vector` does.

    Example:
        >>> eight_numbers(np.full((40, 60, 3), (255, 127, 0), dtype=np.uint8)).ravel()  # orange all over
        array([ 2.4 ,  0.39, -1.6 ,  2.4 ,  0.39, -1.6 , -1.5 , -1.5 ])
    """
    pixels = picture_to_vector(image).reshape(BANDS, HEIGHT, WIDTH)
    middle = np.zeros((HEIGHT, WIDTH), dtype=bool)
    middle[HEIGHT // 4 : -(HEIGHT // 4), WIDTH // 4 : -(WIDTH // 4)] = True
    colours = [pixels[:, part].mean(axis=1) for part in (middle, ~middle)]
    spreads = [pixels.mean(axis=0)[part].std() for part in (middle, ~middle)]
    return np.round(np.append((np.concatenate(colours) - 0.4) / 0.25, (np.array(spreads) - 0.12) / 0.08), 2)[:, None]


def read_photo(data: bytes) -> Image.Image:
    """The photo in the bytes of a file, upright, on white, the whole of it squashed to 60 x 40 RGB pixels.

    Reads JPEG, PNG, GIF, WebP and BMP (of an animation the first picture). Raises PhotoError, and nothing else, for
    whatever cannot be read, is larger than 20 MB, or would take more than about 200 MB of memory to decode.

    Example:
        >>> read_photo(b"")
        Traceback (most recent call last):
        nn_core.pictures.PhotoError: This file is empty: choose the photo again, or another one.
    """
    if not data:
        raise PhotoError("This file is empty: choose the photo again, or another one.")
    if len(data) > MAX_BYTES:
        raise PhotoError(f"This file is larger than {MAX_BYTES // 1_000_000} MB: {_SMALLER}")
    for kind, start in _OTHER_KINDS.items():
        if re.match(start, data, re.DOTALL):
            raise PhotoError(f"This is {kind}, which cannot be opened here: save it as JPEG, then choose that file.")
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _decode(data)
        except PhotoError:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise PhotoError(f"This picture has too many pixels: {_SMALLER}") from None
        except UnidentifiedImageError:
            raise PhotoError(_UNKNOWN) from None
        except Exception:  # decoders fail in many ways, all of which mean the same to the learner
            raise PhotoError(_DAMAGED) from None


def _decode(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        width, height = image.size
        if width * height * _bytes_per_pixel(image) > MEMORY:
            raise PhotoError(f"This picture has too many pixels ({width} × {height}): {_SMALLER}")
        if image.format in ("JPEG", "MPO"):
            if _scans(data) > MAX_SCANS:
                raise PhotoError(_DAMAGED)
            image.draft(None, (4 * WIDTH, 4 * WIDTH))  # lets the decoder leave out what 60 x 40 pixels cannot show
        image.load()
        orientation = _orientation(image)
        small = _shrink(image, (HEIGHT, WIDTH) if orientation in (5, 6, 7, 8) else (WIDTH, HEIGHT))
    return small.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else small


def _bytes_per_pixel(image: Image.Image) -> float:
    """What decoding holds in memory at its peak, measured; the tests keep it true."""
    if image.format in ("JPEG", "MPO"):  # a progressive one keeps 2 bytes per sample until its last scan
        areas = [rows * columns for _, rows, columns, _ in image.layer]
        whole = max(layer[1] for layer in image.layer) * max(layer[2] for layer in image.layer)
        return 2 * sum(areas) / whole
    if image.format == "WEBP":
        return 16
    return 12 if "transparency" in image.info else 8


def _scans(data: bytes) -> int:
    """How many times a JPEG runs over its picture; a forged one with thousands would take hours."""
    scans, at = 0, 2
    while (marker := _JPEG_MARKER.search(data, at)) and marker[0] != _JPEG_END and scans <= MAX_SCANS:
        scans += marker[0] == _JPEG_SCAN
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2])
    return scans


def _orientation(image: Image.Image) -> int:
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # broken notes beside a sound picture
        return 1


def _shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture in this size as RGB; what is transparent shows white."""
    sixteen_bits = image.mode.startswith("I")
    if image.mode in ("P", "1") or ("transparency" in image.info and not sixteen_bits):
        image = image.convert("RGBA")
    small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=None if sixteen_bits else 3.0)
    if sixteen_bits:
        return Image.fromarray(np.rint(np.asarray(small) / 257).astype(np.uint8)).convert("RGB")
    if small.mode in ("LA", "RGBA"):
        white = Image.new("RGBA", size, "white")
        small = Image.alpha_composite(white, small.convert("RGBA"))
    return small.convert("RGB")
