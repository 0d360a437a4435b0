"""Drawings of networks as SVG text: units as circles, weights as arrows; colours and font are Streamlit's theme variables."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise

VIOLET, AMBER = "var(--st-violet-color)", "var(--st-orange-color)"
TEXT, GROUND = "var(--st-text-color)", "var(--st-background-color)"
COLUMN, ROW, RADIUS = 170, 64, 22  # distances and size in the drawing's own units


@dataclass(frozen=True)
class Layer:
    """One column of a network: `units` are the labels in its circles, `title` stands above; inputs have squares."""

    units: tuple[str, ...]
    title: str = ""
    is_input: bool = False


def network(layers, description, names=(), outcome=""):
    """Fully connected layers from left to right as an SVG that fits its column's width.

    `names` stand left of the inputs, `outcome` right of the last unit. `description` is the text alternative.
    """
    tallest = max(len(layer.units) for layer in layers)
    left = 26 + 7.4 * max((len(name) for name in names), default=0)
    right = 40 + 7.4 * len(outcome)
    width, height = left + right + COLUMN * (len(layers) - 1) + 2 * RADIUS, 46 + ROW * tallest
    places = [
        [(left + RADIUS + COLUMN * i, 36 + ROW * (j + (tallest - len(layer.units)) / 2 + 0.5)) for j in range(len(layer.units))]
        for i, layer in enumerate(layers)
    ]
    parts = [_arrow(*start, *end) for one, two in pairwise(places) for start in one for end in two]
    for layer, column in zip(layers, places, strict=True):
        parts.append(_text(column[0][0], 18, layer.title, TEXT, 13))
        parts += [_unit(*place, label, layer.is_input) for label, place in zip(layer.units, column, strict=True)]
    parts += [_text(x - RADIUS - 8, y, name, TEXT, 14, "end") for name, (x, y) in zip(names, places[0], strict=False)]
    for x, y in places[-1] if outcome else ():
        parts += [_arrow(x, y, x + 2 * RADIUS + 30, y), _text(x + RADIUS + 34, y, outcome, TEXT, 14, "start")]
    return _svg(width, height, description, parts)


def growing(stage):
    """A function drawn as a network, at four stages: "one" input, three "inputs", three hidden "units", and an "output"."""
    names = ("moisture", "light", "nutrients")[: 1 if stage == "one" else 3]
    inputs = Layer(("x",) if stage == "one" else ("x₁", "x₂", "x₃"), "input", is_input=True)
    hidden = Layer(("a₁", "a₂", "a₃"), "hidden units")
    layers = {
        "one": [inputs, Layer(("g",), "neuron")],
        "inputs": [inputs, Layer(("g",), "neuron")],
        "units": [inputs, hidden],
        "output": [inputs, hidden, Layer(("g",), "output")],
    }[stage]
    outcome = "" if stage == "units" else "ŷ: cover"
    count = {"one": "1 input", "inputs": "3 inputs", "units": "3 inputs, 3 hidden units", "output": "3 inputs, 3 hidden units"}
    description = f"A network: {count[stage]}{', 1 output unit' if stage == 'output' else ''}; every arrow is a weight."
    return network(layers, description, names, outcome)


def _svg(width, height, description, parts):
    return (
        f'<svg role="img" aria-label="{escape(description, quote=True)}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'style="width:100%;max-width:{1.15 * width:.0f}px;height:auto;font-family:var(--st-font)">'
        f"{''.join(parts)}</svg>"
    )


def _arrow(x1, y1, x2, y2):
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    u, v = (x2 - x1) / length, (y2 - y1) / length
    x1, y1, x2, y2 = x1 + u * RADIUS, y1 + v * RADIUS, x2 - u * (RADIUS + 2), y2 - v * (RADIUS + 2)
    back, side = 9, 4
    head = " ".join(
        f"{x:.1f},{y:.1f}" for x, y in ((x2, y2), (x2 - u * back - v * side, y2 - v * back + u * side),
                                        (x2 - u * back + v * side, y2 - v * back - u * side))
    )  # fmt: skip
    line = f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2 - 7 * u:.1f}" y2="{y2 - 7 * v:.1f}"'
    return f'{line} stroke="{VIOLET}" stroke-width="1.6"/><polygon points="{head}" fill="{VIOLET}"/>'


def _unit(x, y, label, is_input):
    shape = (
        f'<rect x="{x - RADIUS:.1f}" y="{y - RADIUS:.1f}" width="{2 * RADIUS}" height="{2 * RADIUS}" rx="5"'
        if is_input
        else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}"'
    )
    return f'{shape} fill="{GROUND}" stroke="{TEXT}" stroke-width="1.6"/>{_text(x, y, label, TEXT, 16)}'


def _text(x, y, text, color, size, anchor="middle"):
    where = f'x="{x:.1f}" y="{y + size * 0.35:.1f}" text-anchor="{anchor}"'
    return f'<text {where} font-size="{size}" fill="{color}">{escape(text)}</text>' if text else ""


SIDE, TOOTH, MOST_TEETH = 118, 9, 12  # of a piece of a jigsaw


def jigsaw(pieces, joints, description):
    """Matrices as pieces of a jigsaw, in a row. `pieces` are (name, (rows, columns)).

    `joints` stand between them: (sign, how many teeth the left piece has, how many notches the right one); where the two numbers
    differ, the pieces stay apart. None in place of the numbers: not tried.
    """
    parts, x, top = [], 8, 30
    for i, (name, (rows, columns)) in enumerate(pieces):
        notches = joints[i - 1][2] or 0 if i else 0
        teeth = joints[i][1] or 0 if i < len(joints) else 0
        parts.append(_piece(x, top, (rows, columns), notches, teeth))
        parts.append(_text(x + SIDE / 2, top - 14, name, TEXT, 15))
        parts.append(_text(x + SIDE / 2, top + SIDE + 16, f"({rows}, {columns})", TEXT, 15))
        if i < len(joints):
            sign, left, right = joints[i]
            gap = TOOTH + 6 if left == right else 88
            color = VIOLET if left == right else AMBER
            said = "" if left is None else f"{left} = {right}" if left == right else f"{left} ≠ {right}"
            parts.append(_text(x + SIDE + gap / 2, top + SIDE + 38, f"{sign}  {said}", color, 15))
            if left != right:
                parts.append(_text(x + SIDE + gap / 2 + TOOTH / 2, top + SIDE / 2, "✕", AMBER, 26))
            x += SIDE + gap
    return _svg(x + SIDE + 12, top + SIDE + 50, description, parts)


def _piece(x, y, shape, notches, teeth):
    """A square piece with a grid of rows and columns, teeth on its right side and notches in its left one."""
    outline = [(x, y), (x + SIDE, y)]
    outline += _comb(x + SIDE, y, teeth)
    outline += [(x + SIDE, y + SIDE), (x, y + SIDE)]
    outline += reversed(_comb(x, y, notches))
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in outline)
    lines = []
    for count, across in zip(shape, (False, True), strict=True):
        for k in range(1, min(count, MOST_TEETH)):
            at = SIDE * k / min(count, MOST_TEETH)
            ends = (x + at, y, x + at, y + SIDE) if across else (x, y + at, x + SIDE, y + at)
            lines.append(
                '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"'.format(*ends) + f' stroke="{TEXT}" opacity="0.18"/>'
            )
    return f'<polygon points="{points}" fill="{VIOLET}" fill-opacity="0.14" stroke="{TEXT}" stroke-width="1.6"/>{"".join(lines)}'


def _comb(x, y, count):
    """The outline of so many teeth, downwards along a side that begins at (x, y); all alike wide, however many there are."""
    points, count = [], min(count, MOST_TEETH)
    for k in range(count):
        middle, half = y + SIDE * (k + 0.5) / count, min(7, SIDE / count / 3)
        points += [(x, middle - half), (x + TOOTH, middle - half), (x + TOOTH, middle + half), (x, middle + half)]
    return points
