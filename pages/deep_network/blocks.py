"""Forward and backward through a deep network, block by block: what each step computes, from which arrays, of which shapes."""

from dataclasses import dataclass

import numpy as np

import nn_core
from pages.ui.lesson import content, parts
from pages.ui.lesson.readout import show_number
from pages.ui.live import panels, player

SENT = 13  # rows and columns of an array that the browser gets: one more than it shows


@dataclass(frozen=True)
class Step:
    """One block: `part` ("Z", "A", "dA", "dZ", "dW", or "" before the first) of `layer`."""

    part: str
    layer: int

    @property
    def forward(self):
        """Whether it belongs to the way forward."""
        return self.part in ("", "Z", "A")


def steps(L):
    """All blocks in their order: Z and A from layer 1 to L; dA[L]; then dZ, dW with db, and dA of the layer before, back to 1."""
    forward = [Step(part, l) for l in range(1, L + 1) for part in ("Z", "A")]
    back = [Step(part, l - (part == "dA")) for l in range(L, 0, -1) for part in ("dZ", "dW", "dA")]
    return [Step("", 0), *forward, Step("dA", L), *back[:-1]]


def arrays_of(both):
    """{name: array} of everything that the blocks compute or use: "W 1", "A 0", "slope 1", "dZ 1", ..., and Y."""
    net, theta, cache, back = both.net, both.theta, both.cache, both.back
    tables = {"W": theta.W, "b": theta.b, "Z": cache.Z, "A": cache.A, "dA": back.dA, "dZ": back.dZ, "dW": back.dW, "db": back.db}
    tables["slope"] = {l: nn_core.ACTIVATIONS[net.activation(l)].g_prime(cache.Z[l], cache.A[l]) for l in cache.Z}
    return {f"{name} {l}": array for name, table in tables.items() for l, array in table.items()}


def terms(step, L, arrays, Y):
    """The equation of a step, for `panels.equation`."""
    l, m = step.layer, Y.shape[1]

    def term(name, l, mark="", label="{}[{}]", turned=False):
        shape = arrays[f"{name} {l}"].shape
        return panels.term(f"{name} {l}", label.format(name, l), shape[::-1] if turned else shape, turned, mark)

    def y(mark=""):
        return panels.term("Y", "Y", Y.shape, mark=mark)

    return {
        "": lambda: [term("A", 0, label="A[0] = X")],
        "Z": lambda: [term("Z", l, "cell"), "=", term("W", l, "row"), "·", term("A", l - 1, "column"), "+", term("b", l, "cell")],
        "A": lambda: [term("A", l, "cell"), "= g(", term("Z", l, "cell"), ")"],
        "dA": lambda: (
            [term("dA", L, "cell"), "= −Y/A + (1−Y)/(1−A),", term("A", L, "cell"), y("cell")]
            if l == L
            else [term("dA", l, "cell"), "=", term("W", l + 1, "row", "{}[{}]ᵀ", True), "·", term("dZ", l + 1, "column")]
        ),
        "dZ": lambda: (
            [term("dZ", L, "cell"), "=", term("A", L, "cell"), "−", y("cell")]
            if l == L
            else [term("dZ", l, "cell"), "=", term("dA", l, "cell"), "∗", term("slope", l, "cell", f"g′(Z[{l}])")]
        ),
        "dW": lambda: [
            *(term("dW", l, "cell"), f"= 1/{m}", term("dZ", l, "row"), "·", term("A", l - 1, "column", "{}[{}]ᵀ", True)),
            *(",", term("db", l, "cell")),
        ],
    }[step.part]()


def block_by_block(both):
    """(run, panels): all blocks of both passes, one at each step."""
    L, arrays, walked = both.net.L, arrays_of(both), steps(both.net.L)
    sent = {name: array[:SENT, :SENT] for name, array in (arrays | {"Y": both.Y}).items()}
    lit = [{"part": step.part, "layer": step.layer} for step in walked]
    equations = [terms(step, L, arrays, both.Y) for step in walked]
    shown = [
        panels.blocks(L, lit, "Forward above, backward below"),
        panels.equation(equations, "What is computed now, with its numbers"),
    ]
    return player.Run(np.arange(len(walked)), sent, aside={"both": both}), [shown]


def sentences(both, say):
    """What every step does, in words with its shapes and its first number."""
    L, arrays, told = both.net.L, arrays_of(both), []
    for step in steps(L):
        l = step.layer
        last = "last" if l == L and step.part in ("dA", "dZ") else ""
        known = {"l": l, "L": L, "before": l - 1, "after": l + 1, "n": both.net.n[l], "m": arrays["A 0"].shape[1]}
        known |= {"k": both.net.n[l - 1] if l else 0, "next": both.net.n[l + 1] if l < L else 0}
        known |= {"first": show_number(first_number(step, arrays)), "db": show_number(arrays[f"db {max(1, l)}"][0, 0])}
        told.append(say[(step.part or "start") + last].format(**known))
    return told


def first_number(step, arrays):
    """The first number of what the step computes; of X at the start."""
    return float(arrays[f"{step.part or 'A'} {step.layer}"][0, 0])


def layer_at(L, step):
    """The layer that is shown at a step."""
    walked = steps(L)
    return max(1, walked[min(step, len(walked) - 1)].layer)


def block_numbers(slug, both, l):
    """The formulas of a layer, with its shapes and the first z added up."""
    n, k, m = both.net.n[l], both.net.n[l - 1], both.cache.A[0].shape[1]
    z, b = float(both.cache.Z[l][0, 0]), float(both.theta.b[l][0, 0])
    values = {"z": z, "b": b, "sum": z - b, "w": both.theta.W[l][0, 0], "a": both.cache.A[l - 1][0, 0]}
    texts = {"l": l, "before": l - 1, "n": n, "k": k, "m": m}
    parts.numbers(content.filled(slug, "Numbers: blocks", values, **texts))


def needed_for_dW(both, l):
    """What the block of dW[l] takes besides dZ[l]: "before" for A[l−1], "own" for A[l], "weights" for W[l]."""
    taken = {part["array"] for part in terms(Step("dW", l), both.net.L, arrays_of(both), both.Y) if not isinstance(part, str)}
    return next(name for name, array in (("before", f"A {l - 1}"), ("own", f"A {l}"), ("weights", f"W {l}")) if array in taken)
