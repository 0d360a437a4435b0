"""What mattered? Cover a part of the picture, ask again, and see how far the log-odds of a flower fall.

A square in the picture's mean colour moves over the picture; a pixel's value is the mean, over the squares that cover it, of
log p/(1−p) without the square minus the same with it. Positive: speaks for a flower; negative: against. Small squares show
the details, large ones what only a whole petal can tell. Source: Zeiler and Fergus 2014, section 4.2.
"""

from collections.abc import Callable, Sequence

import numpy as np

from nn_core.pictures import BANDS, HEIGHT, N_X, WIDTH
from nn_core.validation import check_examples

FINE, COARSE = 8, 20  # pixels: sides of the squares; each moves by half its side


def squares(side: int) -> np.ndarray:
    """The positions of a square, as masks (k, 40, 60) of bool; together they cover every pixel.

    Example:
        >>> squares(20).shape, bool(squares(20).any(axis=0).all())
        ((15, 40, 60), True)
    """
    masks = []
    for row in range(0, HEIGHT - side + 1, side // 2):
        for column in range(0, WIDTH - side + 1, side // 2):
            mask = np.zeros((HEIGHT, WIDTH), dtype=bool)
            mask[row : row + side, column : column + side] = True
            masks.append(mask)
    return np.array(masks)


def what_mattered(
    log_odds: Callable[[np.ndarray], np.ndarray], x: np.ndarray, sides: Sequence[int] = (FINE, COARSE)
) -> dict[int, np.ndarray]:
    """{side: map (40, 60), in units of log-odds}, from one question about all covered pictures at once.

    `log_odds` takes X (7200, m) and gives (1, m); x (7200, 1). Raises ValueError for another shape, for more than one
    picture, and for numbers that are not finite.

    Example:
        >>> x = np.zeros((7200, 1)); x[2400 + 20 * 60 + 30] = 1  # one green pixel, and a model that looks for green
        >>> fine = what_mattered(lambda X: X[2400:4800].sum(axis=0, keepdims=True), x, sides=(8,))[8]
        >>> fine[20, 30] > 0.9, abs(fine[0, 0]) < 0.1
        (np.True_, np.True_)
    """
    x = check_examples("x", x, N_X)
    if x.shape[1] != 1:
        raise ValueError(f"explain takes one picture of shape ({N_X}, 1), got {x.shape}")
    picture, masks = x.reshape(BANDS, HEIGHT, WIDTH), [squares(side) for side in sides]
    mean = picture.mean(axis=(1, 2), keepdims=True)
    covered = np.where(np.concatenate(masks)[:, None], mean, picture).reshape(-1, N_X)
    z = log_odds(np.vstack([x.T, covered]).T)[0]
    falls = np.split(z[0] - z[1:], np.cumsum([len(some) for some in masks])[:-1])
    return {
        side: np.tensordot(fall, some, axes=1) / some.sum(axis=0) for side, fall, some in zip(sides, falls, masks, strict=True)
    }
