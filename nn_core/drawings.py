"""Plant pictures drawn by code, as many as the course likes: flowers, and plants and places without any.

A picture is a soft backdrop with shapes of a few strokes on it, drawn four times too large and reduced to 60 x 40.
Colour alone does not tell the two groups apart: red autumn leaves, evening skies and white clouds have no flower,
pale umbels and violet heads on green have one.
"""

import numpy as np
from PIL import Image, ImageDraw

from nn_core.pictures import HEIGHT, WIDTH

W, H = 4 * WIDTH, 4 * HEIGHT

_BACKDROPS = {  # colours at the top and at the bottom
    "sky": (((120, 170, 230), (205, 225, 245)), ((165, 185, 205), (215, 220, 225)), ((95, 150, 225), (160, 200, 240))),
    "evening": (((110, 90, 150), (245, 150, 90)), ((235, 120, 80), (250, 205, 110)), ((150, 90, 150), (240, 140, 150))),
    "grass": (((110, 155, 70), (55, 105, 40)), ((145, 165, 75), (85, 120, 50)), ((75, 125, 70), (40, 80, 40))),
    "soil": (((135, 105, 80), (90, 65, 48)), ((110, 85, 70), (70, 52, 44)), ((165, 135, 105), (120, 92, 68))),
    "garden": (((85, 120, 75), (50, 85, 45)), ((50, 75, 50), (25, 45, 30)), ((150, 175, 120), (95, 130, 75))),
}
_GREENS = ((70, 130, 50), (95, 150, 60), (50, 105, 55), (125, 165, 70), (60, 120, 80))
_AUTUMN = ((215, 160, 40), (200, 90, 35), (175, 50, 40), (235, 200, 80), (140, 60, 75), (225, 120, 60))
_STRAW = ((200, 185, 110), (175, 160, 80))
_EARTH = ((150, 125, 100), (95, 72, 55), (185, 170, 150), (70, 52, 42), (130, 120, 115))
_WHITE, _CREAM, _YELLOW, _ORANGE = (250, 250, 245), (245, 240, 205), (250, 215, 60), (240, 140, 40)
_RED, _PINK, _VIOLET, _BLUE = (215, 45, 50), (240, 130, 175), (140, 85, 190), (90, 100, 215)
_PETALS = (_WHITE, _YELLOW, _ORANGE, _RED, _PINK, _VIOLET, _BLUE, (200, 60, 150), (175, 140, 225))
_PASQUE = (_VIOLET, _VIOLET, _VIOLET, (110, 70, 165), (175, 60, 90), (225, 210, 235))
_POPPY = (_RED, _RED, _ORANGE, _YELLOW, _PINK, _WHITE)


def draw_picture(kind: str, seed: int | np.random.Generator) -> Image.Image:
    """A picture (60 x 40, RGB) of one of the FLOWER_KINDS or NO_FLOWER_KINDS; the same seed gives the same bits.

    Raises ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind of picture is called {kind!r}; there are {', '.join(KINDS)}")
    rng = np.random.default_rng(seed)
    strokes, backdrops = KINDS[kind]
    image = _backdrop(rng, _pick(rng, backdrops))
    strokes(ImageDraw.Draw(image), rng)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def drawn_set(m: int, seed: int | np.random.Generator) -> tuple[tuple[Image.Image, ...], np.ndarray]:
    """m drawn pictures in random order and Y (1, m): 1 for a flower, 0 for none, half of each as near as m allows.

    The same seed gives the same bits. Raises ValueError unless m is a whole number from 1.
    """
    if not isinstance(m, int | np.integer) or m < 1:
        raise ValueError(f"m must be a whole number from 1, not {m!r}")
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(m) % 2)
    pictures = tuple(draw_picture(_pick(rng, FLOWER_KINDS if flower else NO_FLOWER_KINDS), rng) for flower in y)
    return pictures, y[None, :].astype(np.float64)


# Tools: colours are (red, green, blue), places are (x, y) in the large picture, angles in radians, 0 to the right.


def _pick(rng, options):
    return options[rng.integers(len(options))]


def _vary(rng, colour, spread=14):
    change = rng.normal(0, spread) + rng.normal(0, spread / 2, 3)
    return tuple(int(value) for value in np.clip(colour + change, 0, 255))


def _shade(colour, light):
    return tuple(min(255, int(light * value)) for value in colour)


def _backdrop(rng, name):
    """Few blurred patches, lighter or darker, from one colour at the top to another at the bottom."""
    top, bottom = np.array(_pick(rng, _BACKDROPS[name]), dtype=float)
    grid = top + np.linspace(0, 1, 6)[:, None, None] * (bottom - top) + rng.normal(0, 12, (6, 9, 1))
    grid += rng.normal(0, 10) + rng.normal(0, 5, (6, 9, 3))
    return Image.fromarray(np.clip(grid, 0, 255).astype(np.uint8)).resize((W, H), Image.Resampling.BICUBIC)


def _petal(draw, foot, angle, length, width, colour, belly=1.0, squash=1.0):
    """A petal or leaf; belly above 1 makes it broadest near its tip, below 1 near its foot. Returns the tip."""
    t = np.linspace(0, 1, 15)
    across = width / 2 * np.sin(np.pi * t**belly)
    along, across = np.r_[t, t[::-1]] * length, np.r_[across, -across[::-1]]
    x = foot[0] + along * np.cos(angle) - across * np.sin(angle)
    y = foot[1] + squash * (along * np.sin(angle) + across * np.cos(angle))
    draw.polygon(list(zip(x.tolist(), y.tolist(), strict=True)), fill=colour)
    return x[14], y[14]


def _disc(draw, place, radius, colour, squash=1.0):
    (x, y), up = place, radius * squash
    draw.ellipse([x - radius, y - up, x + radius, y + up], fill=colour)


def _bend(start, end, bow, count=12):
    """Points on a bowed line, (count, 2)."""
    t = np.linspace(0, 1, count)[:, None]
    start, end = np.array(start, dtype=float), np.array(end, dtype=float)
    side = np.array([end[1] - start[1], start[0] - end[0]])
    return start + t * (end - start) + bow * 4 * t * (1 - t) * side


def _line(draw, points, width, colour):
    draw.line([*map(tuple, points)], fill=colour, width=max(1, round(width)), joint="curve")


def _stem(draw, rng, top, width=5, leaves=2):
    colour = _vary(rng, _pick(rng, _GREENS))
    points = _bend(top, (top[0] + rng.uniform(-30, 30), H + 10), rng.uniform(-0.1, 0.1))
    _line(draw, points, width, colour)
    for _ in range(leaves):
        angle = _pick(rng, (-0.6, -2.5)) + rng.normal(0, 0.3)
        _petal(draw, points[rng.integers(5, 11)], angle, rng.uniform(25, 50), rng.uniform(9, 16), _shade(colour, 1.1))


def _head(draw, rng, place, radius, petals, width, colour, belly, squash=1.0):
    """Petals round a point, every other one a little darker, so that they stay apart."""
    turn = rng.uniform(0, 2 * np.pi)
    for i in np.r_[0:petals:2, 1:petals:2]:
        angle = turn + 2 * np.pi * i / petals
        _petal(draw, place, angle, radius, width, _shade(_vary(rng, colour, 5), 0.88 if i % 2 else 1.0), belly, squash)


def _places(rng, most, margin=0.2):
    """One to `most` places side by side, well inside the picture, and the room each has."""
    count = rng.integers(1, most + 1)
    x = (np.arange(count) + rng.uniform(0.35, 0.65, count)) * W / count
    y = rng.uniform(margin + 0.08, 0.62, count) * H
    return list(zip(x.tolist(), y.tolist(), strict=True)), min(W / count / 2, 75)


def _round_flower(colours, fewest, most, fullness, belly, stem_width, hearts):
    """The strokes for flowers seen from above; `hearts` are the discs in their middle: (size, possible colours)."""

    def strokes(draw, rng):
        places, room = _places(rng, 3)
        colour, squash = _vary(rng, _pick(rng, colours)), rng.uniform(0.75, 1)
        middle = [(size, _vary(rng, _pick(rng, options))) for size, options in hearts]
        for place in places:
            radius, petals = room * rng.uniform(0.65, 0.95), rng.integers(fewest, most + 1)
            _stem(draw, rng, place, stem_width)
            _head(draw, rng, place, radius, petals, fullness * np.pi * radius / petals, colour, belly, squash)
            for size, heart in middle:
                _disc(draw, place, size * radius, heart, squash)

    return strokes


def _tulip(draw, rng):
    places, room = _places(rng, 4, 0.35)
    colour = _vary(rng, _pick(rng, _PETALS))
    for x, y in places:
        tall = min(1.5 * room, 80) * rng.uniform(0.75, 1)
        foot = (x, y + tall / 3)
        _stem(draw, rng, foot, 6, 0)
        for lean in (-0.35, 0.35):
            leaf = _shade(_vary(rng, _pick(rng, _GREENS)), 0.9)
            _petal(draw, (x, H + 10), -np.pi / 2 + lean + rng.normal(0, 0.1), rng.uniform(60, 100), 16, leaf)
        for lean, light in ((-0.4, 0.85), (0.4, 0.85), (0.0, 1.0)):
            _petal(draw, foot, -np.pi / 2 + lean, tall, 0.62 * tall, _shade(colour, light), 0.75)


def _umbel(draw, rng):
    places, room = _places(rng, 2)
    colour = _vary(rng, _pick(rng, (_WHITE, _WHITE, _CREAM, _YELLOW, _PINK)), 8)
    for x, y in places:
        foot, radius = (x, y + 45), room * rng.uniform(0.8, 1)
        _stem(draw, rng, foot, 5, 2)
        for angle in np.linspace(-2.75, -0.4, rng.integers(7, 12)):
            tip = (x + radius * np.cos(angle), foot[1] + rng.uniform(0.75, 0.9) * radius * np.sin(angle))
            _line(draw, np.array([foot, tip]), 3, (95, 140, 70))
            for shift in rng.normal(0, 0.085 * radius, (9, 2)):
                _disc(draw, tip + shift, rng.uniform(0.05, 0.08) * radius, _vary(rng, colour, 9))


def _meadow(draw, rng):
    _blades(draw, rng, 40, 0.5, _GREENS)
    colours = [_vary(rng, _pick(rng, _PETALS)) for _ in range(rng.integers(1, 4))]
    for y in np.sort(rng.uniform(0.12, 0.95, rng.integers(9, 22))) * H:
        place, radius = (rng.uniform(0.03, 0.97) * W, y), 7 + 11 * y / H
        _head(draw, rng, place, radius, 5, 0.95 * radius, _pick(rng, colours), 1.4)
        _disc(draw, place, 0.3 * radius, _YELLOW)


def _leaves(draw, rng):
    colours = _pick(rng, (_GREENS, _AUTUMN, _AUTUMN, _GREENS + _AUTUMN))
    for _ in range(rng.integers(3, 9)):
        foot, angle, length = rng.uniform((0, 0), (W, H)), rng.uniform(0, 2 * np.pi), rng.uniform(60, 130)
        foot = foot - 0.5 * length * np.array([np.cos(angle), np.sin(angle)])
        width, colour = length * rng.uniform(0.35, 0.6), _vary(rng, _pick(rng, colours))
        tip = np.array(_petal(draw, foot, angle, length, width, colour, 0.8))
        _line(draw, np.array([foot - 0.15 * (tip - foot), tip]), 3, _shade(colour, 0.65))
        for part in (0.25, 0.42, 0.6):
            for lean in (-0.7, 0.7):
                vein = 0.55 * width * np.sin(np.pi * part**0.8) * np.array([np.cos(angle + lean), np.sin(angle + lean)])
                start = foot + part * (tip - foot)
                _line(draw, np.array([start, start + vein]), 2, _shade(colour, 0.75))


def _blades(draw, rng, count, height, colours):
    for _ in range(count):
        foot = (rng.uniform(-0.05, 1.05) * W, H + 5)
        top = (foot[0] + rng.normal(0, 25), H * (1 - height * rng.uniform(0.4, 1.5)))
        _line(draw, _bend(foot, top, rng.normal(0, 0.08)), rng.uniform(2, 6), _vary(rng, _pick(rng, colours), 20))


def _grass(draw, rng):
    colours = _pick(rng, (_GREENS, _GREENS, _GREENS + _STRAW, _STRAW))
    _blades(draw, rng, rng.integers(50, 130), rng.uniform(0.4, 0.8), colours)


def _soil(draw, rng):
    for y in np.sort(rng.uniform(0, H, rng.integers(40, 110))):
        radius, colour = rng.gamma(2, 2.2) + 2, _vary(rng, _pick(rng, _EARTH))
        place, squash = (rng.uniform(0, W), y), rng.uniform(0.5, 0.9)
        _disc(draw, (place[0] + 1, y + 2), radius, _shade(colour, 0.6), squash)
        _disc(draw, place, radius, colour, squash)
    for _ in range(rng.integers(0, 4)):
        start, turn = rng.uniform((0, 0), (W, H)), rng.uniform(0, np.pi)
        end = start + rng.uniform(40, 110) * np.array([np.cos(turn), np.sin(turn)])
        _line(draw, _bend(start, end, rng.normal(0, 0.1)), rng.uniform(2, 5), _vary(rng, (80, 60, 45)))


def _sky(draw, rng):
    if rng.random() < 0.35:
        _disc(draw, rng.uniform((30, 25), (W - 30, H - 60)), rng.uniform(9, 17), (255, 240, 180))
    cloud = _vary(rng, _pick(rng, (_WHITE, (225, 228, 235), (250, 200, 170), (245, 215, 225))), 6)
    for _ in range(rng.integers(1, 6)):
        x, y, size = rng.uniform(0, W), rng.uniform(0, 0.75) * H, rng.uniform(0.5, 1.4)
        for drop in (6, 0):  # first the shaded underside
            for shift in range(-39, 40, 13):
                puff = rng.uniform(13, 23) * (1 - abs(shift) / 60)
                _disc(draw, (x + size * shift, y + drop - puff / 3), size * puff, _shade(cloud, 1 - drop / 60), 0.75)
    if rng.random() < 0.5:
        hill = _bend((-5, H - rng.uniform(5, 30)), (W + 5, H - rng.uniform(5, 30)), rng.uniform(-0.08, 0.08))
        draw.polygon([*map(tuple, hill), (W + 5, H + 5), (-5, H + 5)], fill=_vary(rng, _pick(rng, _GREENS + _EARTH)))


def _tree(draw, rng):
    draw.rectangle([0, H - rng.uniform(12, 30), W, H], fill=_vary(rng, _pick(rng, _GREENS)))
    colour, bark = _vary(rng, _pick(rng, _pick(rng, (_GREENS, _AUTUMN)))), _vary(rng, (95, 70, 50))
    places, room = _places(rng, 2)
    for x, y in places:
        y, wide, high = 0.3 * H + 0.25 * y, min(room, 70) * rng.uniform(0.75, 1), H * rng.uniform(0.27, 0.36)
        _line(draw, np.array([(x, y), (x + rng.normal(0, 4), H - 10)]), rng.uniform(9, 18), bark)
        for turn in rng.uniform(0, 2 * np.pi, 150):
            away = np.sqrt(rng.random())
            place = (x + away * wide * np.cos(turn), y + away * high * np.sin(turn))
            light = 0.9 - 0.2 * away * np.sin(turn) + rng.normal(0, 0.05)
            _disc(draw, place, rng.uniform(5, 11), _shade(_vary(rng, colour, 5), light), 0.8)


def _fern(draw, rng):
    colour = _vary(rng, _pick(rng, (*_GREENS, *_GREENS, (190, 150, 60), (165, 95, 45))))
    start = rng.uniform(0.25, 0.75) * W
    for angle in np.linspace(-2.6, -0.5, rng.integers(2, 6)) + rng.normal(0, 0.1):
        length, bow = rng.uniform(110, 170), rng.uniform(-0.15, 0.15)
        end = (start + length * np.cos(angle), H + length * np.sin(angle))
        rachis = _bend((start, H + 5), end, bow, 16)
        for part, (here, ahead) in enumerate(zip(rachis[2:], rachis[1:], strict=False)):
            way = np.arctan2(here[1] - ahead[1], here[0] - ahead[0])
            for lean in (-1.1, 1.1):
                green = _shade(_vary(rng, colour, 8), 0.95 if lean < 0 else 1.1)
                _petal(draw, here, way + lean, 36 * (1 - part / 16), 10, green, 0.7)
        _line(draw, rachis, 3, _shade(colour, 0.7))


_FLOWERS = {
    "daisy": (
        _round_flower(_PETALS, 9, 17, 1.25, 1.4, 5, [(0.28, (_YELLOW, _ORANGE, (110, 70, 40)))]),
        ("sky", "grass", "garden", "soil", "evening"),
    ),
    "pasque flower": (
        _round_flower(_PASQUE, 6, 6, 1.2, 0.85, 7, [(0.3, ((235, 170, 40),)), (0.13, ((85, 60, 60),))]),
        ("grass", "garden", "soil", "sky"),
    ),
    "poppy": (
        _round_flower(_POPPY, 4, 5, 1.65, 1.7, 4, [(0.28, ((50, 35, 45),)), (0.13, ((150, 165, 90),))]),
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
