"""Small pictures of the sets of points, to choose by: one row of tiles, drawn once and sent with the page as a style."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw

import nn_core
from pages.playground import table
from pages.ui.runs import networks
from pages.ui.workers.trial import labels_of

TILE = 48  # pixels a side
SHOWN = 120  # points of a tile
NOISE = 0.05
COLORS = ((208, 138, 30), (143, 99, 201), (138, 133, 148))  # of class 0, 1 and 2: seen on light ground and on dark
NAMES = tuple(name for name in table.DATA if name != table.OWN)  # the sets that have a tile, in their order
NAME = "--playground-signs"  # of the style that holds the row


@lru_cache(maxsize=1)
def style():
    """The style that gives the row of tiles its name, as HTML."""
    return f"<style>:root {{ {NAME}: url(data:image/png;base64,{b64encode(row()).decode()}); }}</style>"


def row():
    """The tiles as a PNG."""
    image = Image.new("RGBA", (TILE * len(NAMES), TILE))
    draw = ImageDraw.Draw(image)
    for i, name in enumerate(NAMES):
        for (x, y), color in _points(name):
            at = (i * TILE + x, y)
            draw.ellipse((at[0] - 1.6, at[1] - 1.6, at[0] + 1.6, at[1] + 1.6), fill=color)
    packed = BytesIO()
    image.quantize(16, method=Image.Quantize.FASTOCTREE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _points(name):
    """((x, y), colour) of every point of a set, in pixels of its tile."""
    made = nn_core.make_dataset(name, m=SHOWN, noise=NOISE, seed=1)
    edge = networks.DOMAIN[0][1]
    places = np.clip((np.array([made.X[0], -made.X[1]]) / edge + 1) / 2, 0.04, 0.96) * TILE
    labels = labels_of(made.Y)
    for place, label in zip(places.T, labels, strict=True):
        yield tuple(place), COLORS[int(label)] if name not in table.REAL else _between(label, np.abs(labels).max())


def _between(value, largest):
    """The colour of a real number, between that of class 0 (the lowest) and that of class 1."""
    low, high = np.array(COLORS[0]), np.array(COLORS[1])
    return tuple(int(part) for part in low + (value / (largest or 1.0) + 1) / 2 * (high - low))
