"""A network of any depth, what it is shown, and the pictures of its gradients and of its shallow twin."""

from dataclasses import dataclass

import numpy as np

import nn_core
from nn_core.drawings import FLOWER_KINDS
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Start
from pages.ui.live import legs, panels, player
from pages.ui.runs import flower, networks

N_X, ANSWERS, UNITS = 8, 4, 9  # of the lecture's example: 8 – 9 – 9 – 9 – 4
OTHERS = ("leaves-1", "soil-1", "sky-1", "poppy-1")  # the pictures beside the learner's own
KINDS = {"soil": 2, "sky": 3}  # which of the four answers is right; a flower is the first, all other green things the second
WIDTHS = {n: f"{n}" for n in (1, 2, 4, 6, 9, 16, 32, 64)}
SHAPES = {"same": "all alike", "narrowing": "narrowing", "waist": "a waist of 2"}
TWIN_UNITS, TWIN_EXAMPLES = 6, 120  # hidden units a layer of the deep network that learns beside a shallow one
NOISE = {"spiral": 0.05}  # its arms lie close together
GONE = 4.0  # so many powers of ten below the largest, a layer is drawn as good as empty


def sizes(L, units, shape):
    """(n[0], ..., n[L]): eight inputs, L − 1 hidden layers, four outputs."""
    hidden = [units] * (L - 1)
    if shape == "narrowing" and hidden:
        hidden = np.rint(np.linspace(units, min(units, ANSWERS), L - 1)).astype(int).tolist()
    if shape == "waist" and hidden:
        hidden[(L - 1) // 2] = min(2, units)
    return (N_X, *hidden, ANSWERS)


def examples(v):
    """X (8, 5) and Y (4, 5): the learner's flower and four drawn pictures, eight numbers each, and which answer is right."""
    kind = v.picture.rsplit("-", 1)[0].replace("-", " ")
    mine = KINDS.get(kind, 0 if kind in FLOWER_KINDS else 1) if flower.is_flower(v) is not None else 0
    pictures = [flower.chosen(v)[0], *(flower.as_image(cached.drawing(name)) for name in OTHERS)]
    X = np.hstack([nn_core.eight_numbers(picture) for picture in pictures])
    return X, np.eye(ANSWERS)[[mine, 1, 2, 3, 0]].T


@dataclass(frozen=True)
class Passes:
    """A network with its first weights, and both passes of the five examples."""

    net: nn_core.Network
    start: Start
    theta: nn_core.Parameters
    Y: np.ndarray
    cache: nn_core.Cache
    back: nn_core.WayBack
    factors: np.ndarray
    J: float

    @property
    def norms(self):
        """{"dZ", "dW": (L,)} as measured."""
        return dict(zip(("dZ", "dW"), self.back.norms(), strict=True))

    @property
    def theory(self):
        """{"dZ", "dW": (L,)} as theory has them, starting from the last layer's."""
        last = [norms[-1] for norms in self.norms.values()]
        return dict(zip(("dZ", "dW"), nn_core.predicted_norms(self.factors, self.cache, last), strict=True))


def start_of(v):
    """The first weights that the values mean."""
    return Start(v.init, v.scale if v.init == "random" else 1.0, v.seed)


def passes(v):
    """Forward and backward through the network that the values mean."""
    net = nn_core.Network(n=sizes(v.layers, v.units, v.shape), hidden=v.g)
    start, (X, Y) = start_of(v), examples(v)
    theta = start.parameters(net)
    cache = nn_core.forward(net, theta, X)
    factors = nn_core.backward_factors(net, start.method, start.factor, cache)
    return Passes(net, start, theta, Y, cache, nn_core.way_back(net, theta, cache, Y), factors, nn_core.cost(net, cache, Y))


def powers(sizes):
    """log10 of sizes, −∞ for 0."""
    with np.errstate(divide="ignore"):
        return np.log10(sizes)


def name_of(n):
    """ "8 – 9 – 9 – 9 – 4"; of a deep one the middle is cut."""
    shown = [str(units) for units in n]
    return " – ".join(shown if len(n) < 9 else [*shown[:3], "…", *shown[-2:]])


def gradients(both):
    """(run, panels): the way back, a layer at each step. Arrays dZ, dW and what theory says (L,), as powers of ten."""
    L, arrays = both.net.L, {}
    for what, norms in both.norms.items():
        arrays |= {what: powers(norms), f"{what} theory": powers(both.theory[what])}
    every = np.concatenate(list(arrays.values()))
    some = every[np.isfinite(every)] if np.isfinite(every).any() else np.zeros(1)
    level = arrays["dZ"] - max(arrays["dZ"].max(), -300.0)
    arrays["glow"] = np.clip(1 + np.append(level[:1], level) / GONE, 0, 1)
    arrays["since"] = np.arange(L, 0, -1)
    more = {"powers": True, "role": "class0", "line_label": "as theory says", "since": "since", "span": (some.min(), some.max())}
    labels = [str(l) for l in range(1, L + 1)]
    shown = [
        panels.sizes(both.net.n, f"L = {L}: {name_of(both.net.n)}", since="since", glow="glow"),
        *(
            panels.bars(what, labels, ("layer l", f"‖{what}[l]‖"), title, line=f"{what} theory", **more)
            for what, title in (("dZ", "What comes back: ‖dZ[l]‖"), ("dW", "What the weights get: ‖dW[l]‖"))
        ),
    ]
    return player.Run(np.arange(L), arrays, aside={"both": both}), shown


def twins(L, g):
    """(deep, shallow): L layers with six units each, and one hidden layer with about as many parameters in all."""
    deep = nn_core.Network(n=(2, *[TWIN_UNITS] * (L - 1), 1), hidden=g)
    return deep, shallow_twin(deep)


def shallow_twin(deep):
    """A network with two inputs and one hidden layer that has about as many parameters as the deep one."""
    return nn_core.Network(n=(2, max(1, round((deep.parameter_count - 1) / 4)), 1), hidden=deep.hidden)


def twin_experiments(v):
    """(deep, shallow): the two trainings that the values mean."""
    data, all_legs = Data(v.data, TWIN_EXAMPLES, NOISE.get(v.data, 0.1), 0), legs.every(v.past, v.alpha, v.steps)
    return tuple(Experiment(net, start_of(v), data, all_legs) for net in twins(v.layers, v.g))


def shallow_and_deep(deep, shallow, fresh):
    """(run, panels): a deep network and its shallow twin learn the same. Arrays J and "J shallow" (K,).

    With `fresh` also how both fare on fresh examples: their cost and, aside, how many are right of those learned from
    ("right deep", "right shallow") and of the fresh ones ("fresh deep", "fresh shallow").
    """
    run = networks.make_run(deep, shallow.net)
    networks.add_twin(run, "shallow", shallow, array="theta shallow")
    lines = [("J", f"deep, L = {deep.net.L}", "class1"), ("J shallow", "shallow, L = 2", "class0")]
    if fresh:
        for name, twin, net, role in (("deep", deep, "net", "class1"), ("shallow", shallow, "shallow", "class0")):
            run.aside[f"fresh {name}"] = networks.add_fresh(run, twin, net)
            run.aside[f"right {name}"] = networks.along(run, cached.right_answers(twin), twin)
            lines.append((f"J fresh {net}", f"{name}, fresh examples", panels.FRESH[role]))
    shown = [
        [
            panels.sizes(deep.net.n, f"Deep: {deep.net.parameter_count} parameters"),
            panels.sizes(shallow.net.n, f"Shallow: {shallow.net.parameter_count} parameters"),
        ],
        panels.boundary("net", networks.DOMAIN, "ŷ of the deep one", fresh=fresh),
        panels.boundary("shallow", networks.DOMAIN, "ŷ of the shallow one", fresh=fresh),
        panels.curve(lines, "Cost J", "J"),
    ]
    return run, shown
