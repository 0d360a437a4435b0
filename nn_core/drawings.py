"""Plant pictures drawn by code, as many as the course likes: flowers, and plants and places without any.

A picture is a soft backdrop with shapes of a few strokes on it, drawn four times too large and reduced to 60 x 40.
Colour alone does not tell the two groups apart: red autumn leaves, evening skies and white clouds have no flower,
pale umbels and violet heads on green have one.
"""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw

from nn_core.brush import (
    AUTUMN,
    CREAM,
    EARTH,
    GREENS,
    ORANGE,
    PASQUE,
    PETALS,
    PINK,
    POPPY,
    STRAW,
    WHITE,
    YELLOW,
    Colour,
    H,
    W,
    bend,
    disc,
    find_places,
    head,
    line,
    petal,
    pick,
    shade,
    stem,
    vary,
)
from nn_core.pictures import HEIGHT, WIDTH

Strokes = Callable[[ImageDraw.ImageDraw, np.random.Generator], None]  # what paints one kind of picture

_BACKDROPS = {  # colours at the top and at the bottom
    "sky": (((120, 170, 230), (205, 225, 245)), ((165, 185, 205), (215, 220, 225)), ((95, 150, 225), (160, 200, 240))),
    "evening": (((110, 90, 150), (245, 150, 90)), ((235, 120, 80), (250, 205, 110)), ((150, 90, 150), (240, 140, 150))),
    "grass": (((110, 155, 70), (55, 105, 40)), ((145, 165, 75), (85, 120, 50)), ((75, 125, 70), (40, 80, 40))),
    "soil": (((135, 105, 80), (90, 65, 48)), ((110, 85, 70), (70, 52, 44)), ((165, 135, 105), (120, 92, 68))),
    "garden": (((85, 120, 75), (50, 85, 45)), ((50, 75, 50), (25, 45, 30)), ((150, 175, 120), (95, 130, 75))),
}


def draw_picture(kind: str, seed: int | np.random.Generator) -> Image.Image:
    """A picture (60 x 40, RGB) of one of the FLOWER_KINDS or NO_FLOWER_KINDS; the same seed gives the same bits.

    Raises ValueError for another kind.

    Example:
        >>> draw_picture("tulip", seed=1).size
        (60, 40)
    """
    if kind not in KINDS:
        raise ValueError(f"no kind of picture is called {kind!r}; there are {', '.join(KINDS)}")
    rng = np.random.default_rng(seed)
    strokes, backdrops = KINDS[kind]
    image = _backdrop(rng, pick(rng, backdrops))
    strokes(ImageDraw.Draw(image), rng)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def drawn_set(m: int, seed: int | np.random.Generator) -> tuple[tuple[Image.Image, ...], np.ndarray]:
    """m drawn pictures in random order and Y (1, m): 1 for a flower, 0 for none, half of each as near as m allows.

    The same seed gives the same bits. Raises ValueError unless m is a whole number from 1.

    Example:
        >>> pictures, Y = drawn_set(m=4, seed=0)
        >>> len(pictures), Y
        (4, array([[0., 0., 1., 1.]]))
    """
    if not isinstance(m, int | np.integer) or m < 1:
        raise ValueError(f"m must be a whole number from 1, not {m!r}")
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(m) % 2)
    pictures = tuple(draw_picture(pick(rng, FLOWER_KINDS if flower else NO_FLOWER_KINDS), rng) for flower in y)
    return pictures, y[None, :].astype(np.float64)


def _backdrop(rng: np.random.Generator, name: str) -> Image.Image:
    """Few blurred patches, lighter or darker, from one colour at the top to another at the bottom."""
    top, bottom = np.array(pick(rng, _BACKDROPS[name]), dtype=float)
    grid = top + np.linspace(0, 1, 6)[:, None, None] * (bottom - top) + rng.normal(0, 12, (6, 9, 1))
    grid += rng.normal(0, 10) + rng.normal(0, 5, (6, 9, 3))
    return Image.fromarray(np.clip(grid, 0, 255).astype(np.uint8)).resize((W, H), Image.Resampling.BICUBIC)


def _round_flower(
    colours: Sequence[Colour],
    fewest: int,
    most: int,
    fullness: float,
    belly: float,
    stem_width: float,
    hearts: Sequence[tuple[float, Sequence[Colour]]],
) -> Strokes:
    """The strokes for flowers seen from above; `hearts` are the discs in their middle: (size, possible colours)."""

    def strokes(draw, rng):
        places, room = find_places(rng, 3)
        colour, squash = vary(rng, pick(rng, colours)), rng.uniform(0.75, 1)
        middle = [(size, vary(rng, pick(rng, options))) for size, options in hearts]
        for place in places:
            radius, petals = room * rng.uniform(0.65, 0.95), rng.integers(fewest, most + 1)
            stem(draw, rng, place, stem_width)
            head(draw, rng, place, radius, petals, fullness * np.pi * radius / petals, colour, belly, squash)
            for size, heart in middle:
                disc(draw, place, size * radius, heart, squash)

    return strokes


def _tulip(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    places, room = find_places(rng, 4, 0.35)
    colour = vary(rng, pick(rng, PETALS))
    for x, y in places:
        tall = min(1.5 * room, 80) * rng.uniform(0.75, 1)
        foot = (x, y + tall / 3)
        stem(draw, rng, foot, 6, 0)
        for lean in (-0.35, 0.35):
            leaf = shade(vary(rng, pick(rng, GREENS)), 0.9)
            petal(draw, (x, H + 10), -np.pi / 2 + lean + rng.normal(0, 0.1), rng.uniform(60, 100), 16, leaf)
        for lean, light in ((-0.4, 0.85), (0.4, 0.85), (0.0, 1.0)):
            petal(draw, foot, -np.pi / 2 + lean, tall, 0.62 * tall, shade(colour, light), 0.75)


def _umbel(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    places, room = find_places(rng, 2)
    colour = vary(rng, pick(rng, (WHITE, WHITE, CREAM, YELLOW, PINK)), 8)
    for x, y in places:
        foot, radius = (x, y + 45), room * rng.uniform(0.8, 1)
        stem(draw, rng, foot, 5, 2)
        for angle in np.linspace(-2.75, -0.4, rng.integers(7, 12)):
            tip = (x + radius * np.cos(angle), foot[1] + rng.uniform(0.75, 0.9) * radius * np.sin(angle))
            line(draw, np.array([foot, tip]), 3, (95, 140, 70))
            for shift in rng.normal(0, 0.085 * radius, (9, 2)):
                disc(draw, tip + shift, rng.uniform(0.05, 0.08) * radius, vary(rng, colour, 9))


def _meadow(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    _blades(draw, rng, 40, 0.5, GREENS)
    colours = [vary(rng, pick(rng, PETALS)) for _ in range(rng.integers(1, 4))]
    for y in np.sort(rng.uniform(0.12, 0.95, rng.integers(9, 22))) * H:
        place, radius = (rng.uniform(0.03, 0.97) * W, y), 7 + 11 * y / H
        head(draw, rng, place, radius, 5, 0.95 * radius, pick(rng, colours), 1.4)
        disc(draw, place, 0.3 * radius, YELLOW)


def _leaves(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    colours = pick(rng, (GREENS, AUTUMN, AUTUMN, GREENS + AUTUMN))
    for _ in range(rng.integers(3, 9)):
        foot, angle, length = rng.uniform((0, 0), (W, H)), rng.uniform(0, 2 * np.pi), rng.uniform(60, 130)
        foot = foot - 0.5 * length * np.array([np.cos(angle), np.sin(angle)])
        width, colour = length * rng.uniform(0.35, 0.6), vary(rng, pick(rng, colours))
        tip = np.array(petal(draw, foot, angle, length, width, colour, 0.8))
        line(draw, np.array([foot - 0.15 * (tip - foot), tip]), 3, shade(colour, 0.65))
        for part in (0.25, 0.42, 0.6):
            for lean in (-0.7, 0.7):
                vein = 0.55 * width * np.sin(np.pi * part**0.8) * np.array([np.cos(angle + lean), np.sin(angle + lean)])
                start = foot + part * (tip - foot)
                line(draw, np.array([start, start + vein]), 2, shade(colour, 0.75))


def _blades(draw: ImageDraw.ImageDraw, rng: np.random.Generator, count: int, height: float, colours: Sequence[Colour]) -> None:
    for _ in range(count):
        foot = (rng.uniform(-0.05, 1.05) * W, H + 5)
        top = (foot[0] + rng.normal(0, 25), H * (1 - height * rng.uniform(0.4, 1.5)))
        line(draw, bend(foot, top, rng.normal(0, 0.08)), rng.uniform(2, 6), vary(rng, pick(rng, colours), 20))


def _grass(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    colours = pick(rng, (GREENS, GREENS, GREENS + STRAW, STRAW))
    _blades(draw, rng, rng.integers(50, 130), rng.uniform(0.4, 0.8), colours)


def _soil(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    for y in np.sort(rng.uniform(0, H, rng.integers(40, 110))):
        radius, colour = rng.gamma(2, 2.2) + 2, vary(rng, pick(rng, EARTH))
        place, squash = (rng.uniform(0, W), y), rng.uniform(0.5, 0.9)
        disc(draw, (place[0] + 1, y + 2), radius, shade(colour, 0.6), squash)
        disc(draw, place, radius, colour, squash)
    for _ in range(rng.integers(0, 4)):
        start, turn = rng.uniform((0, 0), (W, H)), rng.uniform(0, np.pi)
        end = start + rng.uniform(40, 110) * np.array([np.cos(turn), np.sin(turn)])
        line(draw, bend(start, end, rng.normal(0, 0.1)), rng.uniform(2, 5), vary(rng, (80, 60, 45)))


def _sky(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    if rng.random() < 0.35:
        disc(draw, rng.uniform((30, 25), (W - 30, H - 60)), rng.uniform(9, 17), (255, 240, 180))
    cloud = vary(rng, pick(rng, (WHITE, (225, 228, 235), (250, 200, 170), (245, 215, 225))), 6)
    for _ in range(rng.integers(1, 6)):
        x, y, size = rng.uniform(0, W), rng.uniform(0, 0.75) * H, rng.uniform(0.5, 1.4)
        for drop in (6, 0):  # first the shaded underside
            for shift in range(-39, 40, 13):
                puff = rng.uniform(13, 23) * (1 - abs(shift) / 60)
                disc(draw, (x + size * shift, y + drop - puff / 3), size * puff, shade(cloud, 1 - drop / 60), 0.75)
    if rng.random() < 0.5:
        hill = bend((-5, H - rng.uniform(5, 30)), (W + 5, H - rng.uniform(5, 30)), rng.uniform(-0.08, 0.08))
        draw.polygon([*map(tuple, hill), (W + 5, H + 5), (-5, H + 5)], fill=vary(rng, pick(rng, GREENS + EARTH)))


def _tree(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    draw.rectangle([0, H - rng.uniform(12, 30), W, H], fill=vary(rng, pick(rng, GREENS)))
    colour, bark = vary(rng, pick(rng, pick(rng, (GREENS, AUTUMN)))), vary(rng, (95, 70, 50))
    places, room = find_places(rng, 2)
    for x, y in places:
        y, wide, high = 0.3 * H + 0.25 * y, min(room, 70) * rng.uniform(0.75, 1), H * rng.uniform(0.27, 0.36)
        line(draw, np.array([(x, y), (x + rng.normal(0, 4), H - 10)]), rng.uniform(9, 18), bark)
        for turn in rng.uniform(0, 2 * np.pi, 150):
            away = np.sqrt(rng.random())
            place = (x + away * wide * np.cos(turn), y + away * high * np.sin(turn))
            light = 0.9 - 0.2 * away * np.sin(turn) + rng.normal(0, 0.05)
            disc(draw, place, rng.uniform(5, 11), shade(vary(rng, colour, 5), light), 0.8)


def _fern(draw: ImageDraw.ImageDraw, rng: np.random.Generator) -> None:
    colour = vary(rng, pick(rng, (*GREENS, *GREENS, (190, 150, 60), (165, 95, 45))))
    start = rng.uniform(0.25, 0.75) * W
    for angle in np.linspace(-2.6, -0.5, rng.integers(2, 6)) + rng.normal(0, 0.1):
        length, bow = rng.uniform(110, 170), rng.uniform(-0.15, 0.15)
        end = (start + length * np.cos(angle), H + length * np.sin(angle))
        rachis = bend((start, H + 5), end, bow, 16)
        for part, (here, ahead) in enumerate(zip(rachis[2:], rachis[1:], strict=False)):
            way = np.arctan2(here[1] - ahead[1], here[0] - ahead[0])
            for lean in (-1.1, 1.1):
                green = shade(vary(rng, colour, 8), 0.95 if lean < 0 else 1.1)
                petal(draw, here, way + lean, 36 * (1 - part / 16), 10, green, 0.7)
        line(draw, rachis, 3, shade(colour, 0.7))


_FLOWERS = {
    "daisy": (
        _round_flower(PETALS, 9, 17, 1.25, 1.4, 5, [(0.28, (YELLOW, ORANGE, (110, 70, 40)))]),
        ("sky", "grass", "garden", "soil", "evening"),
    ),
    "pasque flower": (
        _round_flower(PASQUE, 6, 6, 1.2, 0.85, 7, [(0.3, ((235, 170, 40),)), (0.13, ((85, 60, 60),))]),
        ("grass", "garden", "soil", "sky"),
    ),
    "poppy": (
        _round_flower(POPPY, 4, 5, 1.65, 1.7, 4, [(0.28, ((50, 35, 45),)), (0.13, ((150, 165, 90),))]),
        ("sky", "grass", "garden", "evening"),
    ),
    "tulip": (_tulip, ("sky", "garden", "soil", "grass")),
    "umbel": (_umbel, ("sky", "garden", "grass", "evening")),
    "meadow": (_meadow, ("grass", "garden")),
}
_OTHERS = {
    "leaves": (_leaves, ("garden", "soil", "sky", "grass")),
    "grass": (_grass, ("grass", "sky", "evening", "garden")),
    "soil": (_soil, ("soil",)),
    "sky": (_sky, ("sky", "sky", "evening")),
    "tree": (_tree, ("sky", "evening", "garden")),
    "fern": (_fern, ("garden", "soil", "sky", "grass")),
}
KINDS = _FLOWERS | _OTHERS
FLOWER_KINDS, NO_FLOWER_KINDS = tuple(_FLOWERS), tuple(_OTHERS)
