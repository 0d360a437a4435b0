"""More that stays a flower, for a network that would otherwise judge by colour alone: grey, another hue, a frame around it.

And what is none: a field of plain colour. Pictures are float32, 0..1, (m, 3, 40, 60), in bands as x is.
"""

import numpy as np
from PIL import Image

from nn_core.pictures import BANDS, HEIGHT, N_X, WIDTH

GREY, HUE, FRAME = 0.15, 0.25, 0.15  # the shares of pictures that are changed so
LARGEST_TURN = np.pi / 3  # of the hue
INSIDE = (0.55, 0.9)  # side of a framed picture, as a share
SHIFT = 2  # pixels


def varied(X: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Some of the pictures in grey, some with the hue turned, some framed: (m, 7200) → the same, an example in each ROW."""
    pictures = X.reshape(-1, BANDS, HEIGHT, WIDTH).copy()
    for picture in pictures:
        grey, hue, frame = rng.random(3) < (GREY, HUE, FRAME)
        if grey:
            picture[:] = picture.mean(axis=0)
        if hue:
            picture[:] = hue_turned(picture, rng.uniform(-LARGEST_TURN, LARGEST_TURN))
        if frame:
            picture[:] = framed(picture, rng)
    return pictures.reshape(-1, N_X)


def hue_turned(picture: np.ndarray, angle: float) -> np.ndarray:
    """Every colour turned about the axis of the greys, (3, h, w): a third of a circle makes red green, green blue, blue red.

    Example:
        >>> hue_turned(np.array([1.0, 0.0, 0.0]).reshape(3, 1, 1), 2 * np.pi / 3).ravel().round(6)
        array([0., 1., 0.])
    """
    about = np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]]) / np.sqrt(3)
    turn = np.cos(angle) * np.eye(3) + np.sin(angle) * about + (1 - np.cos(angle)) / 3
    return np.clip(np.tensordot(turn.astype(picture.dtype), picture, axes=1), 0, 1)


def framed(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The picture made smaller, on black, on white or on any colour: bars above and below, beside it, or all around."""
    shares = np.where([(False, True), (True, False), (True, True)][rng.integers(3)], rng.uniform(*INSIDE, 2), 1)
    height, width = np.rint(shares * (HEIGHT, WIDTH)).astype(int)
    top, left = rng.integers(HEIGHT - height + 1), rng.integers(WIDTH - width + 1)
    ground = [np.zeros(BANDS), np.ones(BANDS), rng.random(BANDS)][rng.integers(3)]
    on = np.empty_like(picture)
    on[:] = ground[:, None, None]
    small = Image.fromarray(np.rint(255 * picture.transpose(1, 2, 0)).astype(np.uint8)).resize((width, height))
    on[:, top : top + height, left : left + width] = np.asarray(small).transpose(2, 0, 1) / np.float32(255)
    return on


def plain_fields(count: int, rng: np.random.Generator) -> np.ndarray:
    """Pictures of one colour each, which are no flowers: (count, 7200), float32."""
    return np.repeat(rng.random((count, BANDS), dtype=np.float32), HEIGHT * WIDTH, axis=1)


def moved(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each picture (m, 3, 40, 60) perhaps mirrored and shifted by at most 2 pixels; at the edge the last pixel is repeated."""
    out = np.empty_like(pictures)
    for old, new in zip(pictures, out, strict=True):
        down, right = rng.integers(-SHIFT, SHIFT + 1, 2)
        columns = np.arange(WIDTH)[:: rng.choice([-1, 1])]
        rows, columns = np.clip(np.arange(HEIGHT) + down, 0, HEIGHT - 1), np.clip(columns + right, 0, WIDTH - 1)
        new[:] = old[:, rows[:, None], columns]
    return out
