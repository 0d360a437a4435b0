"""From a decoded picture of any size and kind to a small one: averaged, not picked; all numbers in 8 bits."""

import numpy as np
from PIL import Image

from nn_core.reading.sentences import UNKNOWN, PhotoError

LARGEST = 65_535  # of 16 bits


def shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture in this size as L, LA, RGB, RGBA or CMYK. Raises PhotoError for one whose numbers are no brightnesses."""
    clear = image.info.get("transparency")
    if image.mode.startswith("I") and clear is not None:
        image = _sixteen_bits_with_transparency(image, clear)
    elif isinstance(clear, tuple) and max(clear) > 255:  # 16 bits in colour, of which Pillow keeps 8
        image.info["transparency"] = tuple(level >> 8 for level in clear)
    if image.mode == "F":
        raise PhotoError(UNKNOWN)
    sixteen_bits = image.mode.startswith("I")
    if image.mode in ("P", "PA", "1") or ("transparency" in image.info and not sixteen_bits):
        image = image.convert("RGBA")
    elif image.mode not in ("L", "LA", "RGB", "RGBA", "CMYK") and not sixteen_bits:
        image = image.convert("RGB")
    small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=None if sixteen_bits else 3.0)
    return Image.fromarray(_in_8_bits(small)) if sixteen_bits else small


def _in_8_bits(image: Image.Image) -> np.ndarray:
    return np.rint(np.clip(np.asarray(image), 0, LARGEST) / 257).astype(np.uint8)


def _sixteen_bits_with_transparency(image: Image.Image, clear: int) -> Image.Image:
    """Grey and alpha in 8 bits each; `clear` is the brightness that stands for nothing."""
    levels = np.asarray(image)
    grey = (levels >> 8).astype(np.uint8)
    alpha = np.where(levels == clear, 0, 255).astype(np.uint8)
    return Image.merge("LA", [Image.fromarray(grey), Image.fromarray(alpha)])
