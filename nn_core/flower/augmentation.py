"""Many pictures from one: what stays a flower when the camera moves or the light changes.

Each picture is cut out, turned, mirrored and stretched a little, then made brighter, darker, paler or warmer. The
network never sees the same picture twice and cannot learn it by heart. Source: Simard, Steinkraus and Platt 2003.
"""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from nn_core.pictures import HEIGHT, N_X, WIDTH

SIZE = (2 * WIDTH, 2 * HEIGHT)  # the pictures are moved at twice the size, then halved: no steps at the edges
MARGIN = 24  # pixels of reflected border round the picture, for cuts that reach over its edge
ZOOM = (0.6, 1.15)  # side of the cut, as a share of the picture's
TURN = np.deg2rad(15)
STRETCH = 0.18  # the cut's sides times and through e^0.18 at most
BRIGHTNESS, TINT, CONTRAST = 0.25, 0.1, 0.3  # logarithms of the largest factors
SATURATION = (-0.4, 0.25)


def with_margin(picture: Image.Image) -> Image.Image:
    """The picture of SIZE with a reflected border of MARGIN pixels, as a Pillow image."""
    border = ((MARGIN, MARGIN), (MARGIN, MARGIN), (0, 0))
    return Image.fromarray(np.pad(np.asarray(picture), border, mode="reflect"))


def augmented(pictures: Sequence[Image.Image], rng: np.random.Generator) -> np.ndarray:
    """One new version of each picture (each from `with_margin`): X, float32, (m, 7200), an example in each ROW."""
    moved = np.stack([move(picture, rng) for picture in pictures])
    return recolour(moved, rng).transpose(0, 3, 1, 2).reshape(len(moved), N_X)


def move(picture: Image.Image, rng: np.random.Generator) -> np.ndarray:
    """A random part of the picture, turned and perhaps mirrored, as an array (40, 60, 3) of uint8."""
    width, height = SIZE
    size = np.exp(rng.uniform(*np.log(ZOOM)))
    stretch = np.exp(rng.uniform(-STRETCH, STRETCH))
    cut = np.array([size * stretch, size / stretch])
    turn, flip = rng.uniform(-TURN, TURN), rng.choice([-1, 1])
    room = np.abs(1 - cut) / 2 + 0.04
    centre = (0.5 + rng.uniform(-1, 1, 2) * room) * SIZE + MARGIN
    a, b = cut[0] * flip * np.cos(turn), -cut[1] * np.sin(turn)
    d, e = cut[0] * flip * np.sin(turn), cut[1] * np.cos(turn)
    c, f = centre[0] - (a * width + b * height) / 2, centre[1] - (d * width + e * height) / 2
    moved = picture.transform(SIZE, Image.Transform.AFFINE, (a, b, c, d, e, f), Image.Resampling.BILINEAR)
    return np.asarray(moved.reduce(2))


def recolour(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Random brightness, tint, contrast and saturation for each picture: uint8 (m, 40, 60, 3) → float32, 0..1."""

    def factor(low, high, bands=1):
        return np.exp(rng.uniform(low, high, (len(pictures), 1, 1, bands))).astype(np.float32)

    A = pictures.astype(np.float32) / 255
    A *= factor(-BRIGHTNESS, BRIGHTNESS) * factor(-TINT, TINT, bands=3)
    mean = A.mean(axis=(1, 2), keepdims=True)
    A = (A - mean) * factor(-CONTRAST, CONTRAST) + mean
    grey = A.mean(axis=3, keepdims=True)
    A = (A - grey) * factor(*SATURATION) + grey
    return np.clip(A, 0, 1, out=A)
