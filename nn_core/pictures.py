"""A photo becomes a vector: a picture of 60 x 40 RGB pixels -> x in R^7200, and back.

The vector runs through the picture like a reading head: first the whole red band, then green, then blue; in each band
row by row from the top, in each row from the left: k = band * 2400 + row * 60 + column, all counted from 0.
"""

import numpy as np
from PIL import Image

WIDTH, HEIGHT, BANDS = 60, 40, 3
N_X = BANDS * HEIGHT * WIDTH


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


def pixel_order(seed: int | np.random.Generator, share: float = 1.0) -> np.ndarray:
    """A shuffle of the pixels, alike in all bands: x[order] is the picture with its pixels in random places.

    (7200,) whole numbers; the same seed gives the same order. With a smaller `share`, 0..1, only so many of the pixels change
    places among themselves, and those of a smaller share are among those of a larger one. Raises ValueError for other shares.

    Example:
        >>> order = pixel_order(seed=0)
        >>> bool((order[2400:4800] == order[:2400] + 2400).all())  # green goes where red goes
        True
        >>> int((pixel_order(seed=0, share=0.1) != np.arange(7200)).sum())  # three bands of 240, and one of these stays by chance
        717
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share must be from 0 to 1, not {share}")
    pixels = HEIGHT * WIDTH
    moved, places = np.random.default_rng(seed).permutation(pixels)[: round(share * pixels)], np.arange(pixels)
    places[np.sort(moved)] = moved
    return np.concatenate([band * pixels + places for band in range(BANDS)])


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
