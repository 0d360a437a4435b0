"""One forward pass, stage by stage: the numbers of the lesson, the picture of them, and the equation of the unit that is chosen.

A network grows: with more units, inputs or examples those that were there keep their numbers. With 7200 inputs the examples
are pictures, the learner's own the first.
"""

from typing import NamedTuple

import numpy as np

import nn_core
from pages.ui import cached
from pages.ui.lesson.readout import show_number
from pages.ui.live import panels, player
from pages.ui.runs import flower, networks

MOST_UNITS, MOST_INPUTS, MOST_EXAMPLES = 6, 5, 8
MEASURED = ("light", "water", "lime", "nitrogen", "height")
BESIDE = ("leaves-2", "soil-2", "daisy-3", "tree-2", "poppy-1", "fern-2", "pasque-flower-2", "leaves-1")  # the learner's picture
PLANTS = 5  # the seed of the invented plants
BENDS = networks.ACTIVATIONS | {"sigmoid": "σ"}  # as they stand in an equation


class Pass(NamedTuple):
    """A network with its numbers and what it makes of the examples X; `cache` as of `nn_core.forward`."""

    net: nn_core.Network
    theta: nn_core.Parameters
    X: np.ndarray
    cache: nn_core.Cache


class Chosen(NamedTuple):
    """The unit whose equation is shown, and the example: layer 1.., unit and example 0.. ."""

    layer: int
    unit: int
    example: int


def pictures(v):
    """The learner's picture and other drawn ones as columns, (7200, m)."""
    own = flower.chosen(v)[0]
    others = [name for name in BESIDE if v.source != "drawn" or name != v.picture][: v.m - 1]
    images = [own, *(flower.as_image(cached.drawing(name)) for name in others)]
    return np.hstack([nn_core.picture_to_vector(image) for image in images])


def one_pass(v):
    """The `Pass` that the values n_x, n1, m, g, seed mean; without hidden units it is a logistic regression."""
    W1, b1, W2, b2 = nn_core.growing_weights(MOST_INPUTS, MOST_UNITS, v.seed)
    if v.n_x > MOST_INPUTS:
        W1 = nn_core.initialize(nn_core.Network(n=(v.n_x, MOST_UNITS, 1)), "xavier", seed=v.seed).W[1]
    net = nn_core.Network(n=(v.n_x, v.n1, 1) if v.n1 else (v.n_x, 1), hidden=v.g)
    first = net.n[1]
    W, b = {1: W1[:first, : v.n_x]}, {1: b1[:first]}
    if v.n1:
        W[2], b[2] = W2[:, : v.n1], b2
    X = pictures(v) if v.n_x > MOST_INPUTS else nn_core.growing_examples(MOST_INPUTS, MOST_EXAMPLES, PLANTS)[: v.n_x, : v.m]
    theta = nn_core.Parameters(W, b)
    return Pass(net, theta, X, nn_core.forward(net, theta, X))


def chosen(v):
    """The chosen unit and example, as far as there are that many; `v.unit` counts the hidden units from 1, 0 is the output."""
    example = min(v.i, v.m) - 1
    return Chosen(2, 0, example) if v.n1 and not v.unit else Chosen(1, max(0, min(v.unit, v.n1) - 1), example)


def letter(name, m):
    """x, z, a for one example, X, Z, A for several."""
    return name.lower() if m == 1 else name.upper()


def few(array, dots):
    """What is shown of a large array: its first two and its last rows or columns."""
    return array if dots is None else np.take(array, (0, 1, -1), axis=("rows", "columns").index(dots))


def make_run(seen):
    """The run of its stages: x, then z and a of every layer; one array for every matrix."""
    arrays = {}
    cut = seen.net.n[0] > MOST_INPUTS
    for l in range(1, seen.net.L + 1):
        arrays[f"W{l}"], arrays[f"b{l}"] = few(seen.theta.W[l], "columns" if cut and l == 1 else None), seen.theta.b[l]
        arrays[f"Z{l}"], arrays[f"A{l}"] = seen.cache.Z[l], seen.cache.A[l]
    arrays["A0"] = few(seen.X, "rows" if cut else None)
    return player.Run(np.arange(2 * seen.net.L + 1), arrays, aside={"pass": seen})


def pictures_of(seen, at):
    """The two panels: the network with the numbers of one example, and the present layer as matrices."""
    m, (n_x, *_) = seen.X.shape[1], seen.net.n
    cut = n_x > MOST_INPUTS
    parts = []
    for l in range(1, seen.net.L + 1):
        before = f"{letter('A', m)}[{l - 1}]" if l > 1 else letter("X", m)
        after = {"g": BENDS[seen.net.activation(l)]}
        named = {"W": f"W[{l}]", "b": f"b[{l}]", "Z": f"{letter('Z', m)}[{l}]", "out": f"{letter('A', m)}[{l}]", "A": before}
        arrays = {
            "W": seen.theta.W[l],
            "b": seen.theta.b[l],
            "Z": seen.cache.Z[l],
            "out": seen.cache.A[l],
            "A": seen.cache.A[l - 1],
        }
        for key, name in named.items():
            sent = {"out": f"A{l}", "A": f"A{l - 1}"}.get(key, f"{key}{l}")
            dots = {"W": "columns", "A": "rows"}.get(key) if cut and l == 1 else None
            after[key] = {"array": sent, "name": name, "shape": arrays[key].shape, "dots": dots}
        parts.append(after)
    names = [] if cut else list(MEASURED[:n_x])
    who = f"{'picture' if cut else 'plant'} {at.example + 1}"
    return [
        panels.layers(parts, at._asdict(), names, f"The numbers of {who} (click a unit)", pick="unit"),
        panels.product(parts, at._asdict(), equation(seen, at), "The layer at work, as matrices", pick="unit"),
    ]


def equation(seen, at):
    """The chosen unit's own equation as (step, HTML) lines: with symbols, then with the numbers, then bent."""
    l, j = at.layer, at.unit
    w, b, inputs = seen.theta.W[l][j], seen.theta.b[l][j, 0], seen.cache.A[l - 1][:, at.example]
    z, a, g = seen.cache.Z[l][j, at.example], seen.cache.A[l][j, at.example], BENDS[seen.net.activation(l)]
    above, count = f"<sup>[{l}]</sup>", len(w)
    source = "x{}" if l == 1 else f"a{{}}<sup>[{l - 1}]</sup>"
    index = [0, 1, count - 1] if count > MOST_INPUTS + 1 else range(count)
    between = " + … + " if count > MOST_INPUTS + 1 else " + "
    comma = "," if count > MOST_INPUTS + 1 else ""
    symbols = [f"w<sub>{j + 1}{comma}{k + 1}</sub>{source.format(f'<sub>{k + 1}</sub>')}" for k in index]
    numbers = [f"{factor(w[k])} · {factor(inputs[k])}" for k in index]
    unit = f"<sub>{j + 1}</sub>{above}"
    summed, put_in = (" + ".join(terms[:-1]) + (between if terms[:-1] else "") + terms[-1] for terms in (symbols, numbers))
    return [
        (0, f"<b>z{unit}</b> = {summed} + b<sub>{j + 1}</sub>"),
        (2 * l - 1, f"= {put_in} + {factor(b)} = <b>{show_number(z)}</b>"),
        (2 * l, f"<b>a{unit}</b> = {g}(z{unit}) = {g}({show_number(z)}) = <b>{show_number(a)}</b>"),
    ]


def factor(value):
    """A number inside a sum of products: without needless zeros, in brackets if it is negative."""
    text = f"{value:.3g}".replace("-", "−")
    return f"({text})" if value < 0 else text


def shape_line(seen, l):
    """(4, 2) · (2, 5) + (4, 1) → (4, 5): the shapes of layer l."""
    arrays = seen.theta.W[l], seen.cache.A[l - 1], seen.theta.b[l], seen.cache.Z[l]
    return "{} · {} + {} → {}".format(*(array.shape for array in arrays))
