"""The painter's tools: colours, and the few strokes of which every drawn picture is made.

Colours are (red, green, blue) from 0 to 255, places are (x, y) in a picture of W x H pixels, four times as wide and high as the
finished one; angles are in radians, 0 to the right. `draw` paints on that picture, `rng` is where all chance comes from.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from PIL.ImageDraw import ImageDraw

from nn_core.pictures import HEIGHT, WIDTH

W, H = 4 * WIDTH, 4 * HEIGHT

Colour = tuple[int, int, int]
Place = Sequence[float] | np.ndarray
Option = TypeVar("Option")

GREENS = ((70, 130, 50), (95, 150, 60), (50, 105, 55), (125, 165, 70), (60, 120, 80))
AUTUMN = ((215, 160, 40), (200, 90, 35), (175, 50, 40), (235, 200, 80), (140, 60, 75), (225, 120, 60))
STRAW = ((200, 185, 110), (175, 160, 80))
EARTH = ((150, 125, 100), (95, 72, 55), (185, 170, 150), (70, 52, 42), (130, 120, 115))
WHITE, CREAM, YELLOW, ORANGE = (250, 250, 245), (245, 240, 205), (250, 215, 60), (240, 140, 40)
RED, PINK, VIOLET, BLUE = (215, 45, 50), (240, 130, 175), (140, 85, 190), (90, 100, 215)
PETALS = (WHITE, YELLOW, ORANGE, RED, PINK, VIOLET, BLUE, (200, 60, 150), (175, 140, 225))
PASQUE = (VIOLET, VIOLET, VIOLET, (110, 70, 165), (175, 60, 90), (225, 210, 235))
POPPY = (RED, RED, ORANGE, YELLOW, PINK, WHITE)


def pick(rng: np.random.Generator, options: Sequence[Option]) -> Option:
    """One of the options, each as likely as the others."""
    return options[rng.integers(len(options))]


def vary(rng: np.random.Generator, colour: Colour, spread: float = 14) -> Colour:
    """Nearly the same colour: lighter or darker by about `spread` levels, and its hue moved by half as much."""
    change = rng.normal(0, spread) + rng.normal(0, spread / 2, 3)
    return tuple(int(value) for value in np.clip(colour + change, 0, 255))


def shade(colour: Colour, light: float) -> Colour:
    """The colour in another light: below 1 darker, above 1 brighter."""
    return tuple(min(255, int(light * value)) for value in colour)


def petal(
    draw: ImageDraw,
    foot: Place,
    angle: float,
    length: float,
    width: float,
    colour: Colour,
    belly: float = 1.0,
    squash: float = 1.0,
) -> tuple[float, float]:
    """A petal or leaf; belly above 1 makes it broadest near its tip, below 1 near its foot. Returns the tip."""
    t = np.linspace(0, 1, 15)
    across = width / 2 * np.sin(np.pi * t**belly)
    along, across = np.r_[t, t[::-1]] * length, np.r_[across, -across[::-1]]
    x = foot[0] + along * np.cos(angle) - across * np.sin(angle)
    y = foot[1] + squash * (along * np.sin(angle) + across * np.cos(angle))
    draw.polygon(list(zip(x.tolist(), y.tolist(), strict=True)), fill=colour)
    return x[14], y[14]


def disc(draw: ImageDraw, place: Place, radius: float, colour: Colour, squash: float = 1.0) -> None:
    """A disc, seen aslant where `squash` is below 1."""
    (x, y), up = place, radius * squash
    draw.ellipse([x - radius, y - up, x + radius, y + up], fill=colour)


def bend(start: Place, end: Place, bow: float, count: int = 12) -> np.ndarray:
    """Points on a bowed line, (count, 2); in its middle it is off the straight one by `bow` times its length."""
    t = np.linspace(0, 1, count)[:, None]
    start, end = np.array(start, dtype=float), np.array(end, dtype=float)
    side = np.array([end[1] - start[1], start[0] - end[0]])
    return start + t * (end - start) + bow * 4 * t * (1 - t) * side


def line(draw: ImageDraw, points: np.ndarray, width: float, colour: Colour) -> None:
    """A line through the points (count, 2)."""
    draw.line([*map(tuple, points)], fill=colour, width=max(1, round(width)), joint="curve")


def stem(draw: ImageDraw, rng: np.random.Generator, top: Place, width: float = 5, leaves: int = 2) -> None:
    """A green stem from the lower edge up to `top`, with a few leaves."""
    colour = vary(rng, pick(rng, GREENS))
    points = bend(top, (top[0] + rng.uniform(-30, 30), H + 10), rng.uniform(-0.1, 0.1))
    line(draw, points, width, colour)
    for _ in range(leaves):
        angle = pick(rng, (-0.6, -2.5)) + rng.normal(0, 0.3)
        petal(draw, points[rng.integers(5, 11)], angle, rng.uniform(25, 50), rng.uniform(9, 16), shade(colour, 1.1))


def head(
    draw: ImageDraw,
    rng: np.random.Generator,
    place: Place,
    radius: float,
    petals: int,
    width: float,
    colour: Colour,
    belly: float,
    squash: float = 1.0,
) -> None:
    """Petals round a point, every other one a little darker, so that they stay apart."""
    turn = rng.uniform(0, 2 * np.pi)
    for i in np.r_[0:petals:2, 1:petals:2]:
        angle = turn + 2 * np.pi * i / petals
        petal(draw, place, angle, radius, width, shade(vary(rng, colour, 5), 0.88 if i % 2 else 1.0), belly, squash)


def find_places(rng: np.random.Generator, most: int, margin: float = 0.2) -> tuple[list[tuple[float, float]], float]:
    """One to `most` places side by side, well inside the picture, and the room each has."""
    count = rng.integers(1, most + 1)
    x = (np.arange(count) + rng.uniform(0.35, 0.65, count)) * W / count
    y = rng.uniform(margin + 0.08, 0.62, count) * H
    return list(zip(x.tolist(), y.tolist(), strict=True)), min(W / count / 2, 75)
