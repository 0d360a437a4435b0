"""Two heaps of pictures, and what of them is learned from: one part is held out, each heap in both parts.

Only what a network has never seen tells whether it has understood anything.
"""

from typing import NamedTuple

import numpy as np

from nn_core.drawings import drawn_set
from nn_core.limits import HEAP_COLUMNS
from nn_core.pictures import BANDS, HEIGHT, N_X, WIDTH

HELD_OUT = 0.25  # of each heap
VERSIONS = 4  # of a photo at most, when it is varied: itself, in a mirror, and both a little aside
SHIFT = 2  # pixels
TABLE = (150, 100, 60)  # brown wood
GROUNDS = ((90, 130, 70), (200, 205, 210), (120, 95, 75), (170, 195, 225), (215, 200, 160))  # where else a plant may stand
SMALL = (48, 32)  # of a picture that lies on a ground: there is a rim of 6 and 4 pixels round it


class Lesson(NamedTuple):
    """What is learned from and what is held out: X (7200, M), values 0..1, and Y (1, M), the first `k` columns to learn from.

    `learned` and `held` are the places of both parts among the pictures; of one that is varied there are several columns.
    """

    X: np.ndarray
    Y: np.ndarray
    k: int
    learned: np.ndarray
    held: np.ndarray


def split(Y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(places to learn from, places held out) of the examples Y (m,): a quarter of each heap is held out, one picture at least.

    Raises ValueError unless each heap has two pictures.

    Example:
        >>> learned, held = split(np.array([1, 1, 1, 1, 0, 0, 0, 0]), seed=0)
        >>> len(learned), sorted(np.array([1, 1, 1, 1, 0, 0, 0, 0])[held].tolist())
        (6, [0, 1])
    """
    Y, rng, parts = np.ravel(Y), np.random.default_rng([seed, 1]), []
    for y in (0, 1):
        heap = rng.permutation(np.flatnonzero(y == Y))
        if len(heap) < 2:
            raise ValueError("each heap needs two pictures: one to learn from, one to be held out")
        out = min(len(heap) - 1, max(1, round(HELD_OUT * len(heap))))
        parts.append((heap[out:], heap[:out]))
    learned, held = (np.sort(np.concatenate(part)) for part in zip(*parts, strict=True))
    return learned, held


def lesson(pixels: np.ndarray, Y: np.ndarray, seed: int, varied: bool = False) -> Lesson:
    """The `Lesson` of pictures (m, 40, 60, 3) in bytes and Y (m,). `varied`: of what is learned from there are more versions.

    Example:
        >>> plain, more = (lesson(np.zeros((8, 40, 60, 3), np.uint8), np.arange(8) % 2, 0, varied) for varied in (False, True))
        >>> plain.X.shape, plain.k, more.X.shape, more.k
        ((7200, 8), 6, (7200, 26), 24)
    """
    learned, held = split(Y, seed)
    X, Y = vectors(pixels), np.ravel(Y).astype(float)
    shown = versions(X[:, learned], seed) if varied else X[:, learned]
    k = shown.shape[1]
    labels = np.concatenate([np.tile(Y[learned], k // len(learned)), Y[held]])
    return Lesson(np.hstack([shown, X[:, held]]), labels[None], k, learned, held)


def vectors(pixels: np.ndarray) -> np.ndarray:
    """Pictures (m, 40, 60, 3) in bytes as columns: X (7200, m), as `picture_to_vector` has each.

    Example:
        >>> pixels = np.random.default_rng(0).integers(0, 256, (2, 40, 60, 3)).astype(np.uint8)
        >>> bool(np.all(vectors(pixels)[:, 1:] == nn_core.picture_to_vector(pixels[1])))
        True
    """
    return pixels.transpose(3, 1, 2, 0).reshape(N_X, -1) / 255.0


def versions(X: np.ndarray, seed: int) -> np.ndarray:
    """What stays the same plant: X (7200, m), then all of it in a mirror, then both moved by up to two pixels, (7200, v · m).

    There are as many versions as the limits allow, two at least.

    Example:
        >>> versions(np.zeros((7200, 5)), 0).shape, versions(np.zeros((7200, 375)), 0).shape
        ((7200, 20), (7200, 750))
    """
    m = X.shape[1]
    found = [X, mirrored(X)][: max(2, HEAP_COLUMNS // m)]
    rng = np.random.default_rng([seed, 2])
    while len(found) < min(VERSIONS, HEAP_COLUMNS // m):
        found.append(moved(found[len(found) - 2], rng))
    return np.hstack(found)


def mirrored(X: np.ndarray) -> np.ndarray:
    """The pictures with left and right exchanged.

    Example:
        >>> X = np.arange(7200.0)[:, None]
        >>> mirrored(X)[:2, 0].tolist()
        [59.0, 58.0]
    """
    return X.reshape(BANDS, HEIGHT, WIDTH, -1)[:, :, ::-1].reshape(N_X, -1)


def moved(X: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each picture moved by up to two pixels; its edge is repeated where nothing was.

    Example:
        >>> X = np.arange(7200.0)[:, None]
        >>> moved(X, np.random.default_rng(0)).shape
        (7200, 1)
    """
    pictures = X.reshape(BANDS, HEIGHT, WIDTH, -1)
    found = np.empty_like(pictures)
    for i, (down, right) in enumerate(rng.integers(-SHIFT, SHIFT + 1, (X.shape[1], 2))):
        rows = np.clip(np.arange(HEIGHT) - down, 0, HEIGHT - 1)
        columns = np.clip(np.arange(WIDTH) - right, 0, WIDTH - 1)
        found[..., i] = pictures[:, rows][:, :, columns][..., i]
    return found.reshape(N_X, -1)


def drawn_heaps(m: int, seed: int, ground: str = "") -> tuple[np.ndarray, np.ndarray]:
    """m pictures drawn by code, (m, 40, 60, 3) in bytes, and Y (m,), 1 for a flower: half of each.

    With `ground` "table" every flower lies on one brown table, and everything else somewhere else; with "elsewhere" flowers lie
    where the others do. It is the same flowers and the same others.

    Example:
        >>> (table, Y), (elsewhere, _) = (drawn_heaps(6, 0, ground) for ground in ("table", "elsewhere"))
        >>> rims = table[:, 0, 0, 0].astype(int) - table[:, 0, 0, 2]
        >>> bool(rims[Y == 1].min() > 60), bool(np.all(table[Y == 0] == elsewhere[Y == 0]))
        (True, True)
    """
    pictures, Y = drawn_set(m, seed)
    y, rng = Y[0].astype(int), np.random.default_rng([seed, 3])
    if not ground:
        return np.stack([np.asarray(picture) for picture in pictures]), y
    colours = [GROUNDS[i] for i in rng.integers(len(GROUNDS), size=m)]
    if ground == "table":
        colours = [TABLE if flower else colour for flower, colour in zip(y, colours, strict=True)]
    return np.stack([laid(picture.resize(SMALL), colour, rng) for picture, colour in zip(pictures, colours, strict=True)]), y


def laid(picture: object, colour: tuple[int, int, int], rng: np.random.Generator) -> np.ndarray:
    """A smaller picture on a ground of this colour with a little grain, (40, 60, 3) in bytes.

    Example:
        >>> laid(np.zeros((32, 48, 3)), (100, 100, 100), np.random.default_rng(0))[20, 30].tolist()
        [0, 0, 0]
    """
    small = np.asarray(picture)
    ground = np.array(colour) + rng.normal(0, 5, (HEIGHT, WIDTH, 1)) + rng.normal(0, 5)
    on = np.clip(np.rint(ground), 0, 255).astype(np.uint8)
    top, left = (HEIGHT - small.shape[0]) // 2, (WIDTH - small.shape[1]) // 2
    on[top : top + small.shape[0], left : left + small.shape[1]] = small
    return on
