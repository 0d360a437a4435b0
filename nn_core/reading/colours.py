"""Colours as every screen shows them: from the profile in a photo to sRGB, what is transparent to white."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from nn_core.limits import PROFILE_BYTES

SAME = 2  # levels of 255 by which a profile may differ from sRGB and still be it
AS_IT_IS = ImageCms.Flags.NOOPTIMIZE  # for 2400 pixels, tables made beforehand cost more than they save


def without_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB if the profile describes colours otherwise, else as it was; a broken profile is ignored."""
    if not profile or len(profile) > PROFILE_BYTES:
        return image
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    bare = image.convert(image.mode.rstrip("A")) if alpha else image
    try:
        new = ImageCms.profileToProfile(bare, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB", flags=AS_IT_IS)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if bare.mode != "CMYK" and np.abs(np.subtract(new, bare.convert("RGB"), dtype=int)).max() <= SAME:
        return image
    if alpha:
        new.putalpha(alpha)
    return new


def on_white(image: Image.Image) -> Image.Image:
    """The picture as RGB; what is transparent shows white."""
    if image.mode in ("LA", "RGBA"):
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image.convert("RGBA"))
    return image.convert("RGB")
