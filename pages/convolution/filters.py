"""The filters one can slide: presets, and numbers of one's own; what they see of a picture."""

from dataclasses import dataclass

import numpy as np

import nn_core
from nn_core.convolution import convolve, with_border
from pages.ui.frame.fields import number
from pages.ui.frame.settings import Setting

MOST = 9.0  # what a number of one's own can be, with either sign
BLUR = np.full((1, 3, 3), 1 / 9)
LEFT_RIGHT = np.array([[[-1.0, 0, 1]] * 3])
SHARPEN = np.array([[[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]]])
VIOLET = np.array([1.0, -2.0, 1.0])[:, None, None] * BLUR  # red and blue, and no green
PRESETS = {
    "left-right": ("edges, left to right", LEFT_RIGHT),
    "top-bottom": ("edges, top to bottom", LEFT_RIGHT.transpose(0, 2, 1)),
    "blur": ("blur", BLUR),
    "sharpen": ("sharpen", SHARPEN),
    "violet": ("find violet (3 bands)", VIOLET),
}
OWN = "own"
OPTIONS = {name: label for name, (label, _) in PRESETS.items()} | {OWN: "my own numbers"}


@dataclass(frozen=True)
class Numbers(Setting):
    """The hidden setting that holds one's own filter: its value is a tuple of 9 numbers, or of 27 for three bands."""

    widget: str = "hidden"

    def parse(self, text):
        """The numbers of an address; the default if anything about them is wrong."""
        found = tuple(number(part) for part in text.split("_"))
        fine = len(found) in (9, 27) and all(value is not None and abs(value) <= MOST for value in found)
        return found if fine else self.default

    def format(self, value):
        """The numbers as they stand in an address."""
        return "_".join(f"{part:.4g}" for part in value)


OWN_NUMBERS = Numbers("numbers", "my own numbers", tuple(LEFT_RIGHT.ravel().tolist()))


def chosen(v):
    """The filter that the values mean, (bands, 3, 3): one band looks at the brightness, three at the colours."""
    return np.reshape(v.numbers, (-1, 3, 3)) if v.filter == OWN else PRESETS[v.filter][1]


def seen(picture, bands):
    """What a filter sees of a picture, (bands, 40, 60, 1): its three bands, or their mean, the brightness."""
    A = nn_core.picture_to_vector(picture).reshape(3, 40, 60, 1)
    return A if bands == 3 else A.mean(axis=0, keepdims=True)


def map_of(W, picture):
    """Z (40, 60): the filter (bands, 3, 3) at every place of the picture."""
    return convolve(W[None], seen(picture, len(W)))[0, :, :, 0]


def under(picture, bands, row, column):
    """What lies under the window there, (bands, 3, 3)."""
    return with_border(seen(picture, bands))[:, row : row + 3, column : column + 3, 0]
