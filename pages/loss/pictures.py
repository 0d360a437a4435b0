"""What one example is charged, and one ball on each of the two landscapes, same start, same α."""

import numpy as np

import nn_core
from nn_core.landscapes import FIXED_B, chord_gap
from nn_core.losses import output_dZ, output_loss
from pages.ui import cached
from pages.ui.cached import Data
from pages.ui.live import panels, player
from pages.ui.runs import descents

DATA = Data("mixed")
LOSSES = {"cross_entropy": "Cross-entropy", "squared_error": "Squared error"}
YHAT = np.arange(1, 100) / 100  # what a single example may be predicted


def one_example():
    """(run, panels): both losses over ŷ, for y = 1 and for y = 0; the step chooses ŷ = (step + 1) / 100."""
    arrays = {"yhat": YHAT}
    for name in LOSSES:
        for y in (1, 0):
            arrays[f"{name} {y}"] = nn_core.LOSSES[name].loss(YHAT, y)
    shown = [
        panels.curve(
            [(f"cross_entropy {y}", "cross-entropy", "class1"), (f"squared_error {y}", "squared error", "class0")],
            f"The truth is y = {y}: what ŷ costs",
            "loss L(ŷ, y)",
            x="yhat",
            x_title="prediction ŷ",
        )
        for y in (1, 0)
    ]
    return player.Run(np.arange(len(YHAT)), arrays), shown


def surfaces(n):
    """The landscapes over n parameters (w, or w and b): {loss: Surface}."""
    return {name: nn_core.LANDSCAPES[f"{name}_{n}"] for name in LOSSES}


def two_landscapes(n, own, all_legs, chord):
    """(run, panels): one ball on each landscape over n parameters, from the same start, with a chord in both.

    The run's arrays are those of `descents.make_run`, each named with the loss behind it.
    """
    shown, arrays = [], {}
    for name, surface in surfaces(n).items():
        one = descents.make_run(surface, descents.starts(surface, own), all_legs)
        arrays |= {f"{array} {name}": values for array, values in one.arrays.items()}
        run = player.Run(one.steps, arrays)
        more = {"title": LOSSES[name], "chord": chord} | ({"axes": ("w", "b")} if n == 2 else {})
        shown.append(descents.picture(surface, run, f" {name}", **more))
    if n == 2:
        domain = surfaces(n)["cross_entropy"].domain
        shown.append(
            [panels.chord(f"landscape {name}", domain, chord, f"{title} along the chord") for name, title in LOSSES.items()]
        )
    else:
        lines = [("J cross_entropy", LOSSES["cross_entropy"], "class1"), ("J squared_error", LOSSES["squared_error"], "class0")]
        shown.append(panels.curve(lines, "Cost J", "J"))
    return run, shown


def gaps(n, chord):
    """How far the chord passes below each landscape at most: {loss: J}, 0 (to rounding) where it never does."""
    start, end = (np.array(point[:n], dtype=float) for point in chord)
    return {name: max(0.0, float(chord_gap(surface, start, end))) for name, surface in surfaces(n).items()}


def most_wrong(run, index, n):
    """Of the squared error's ball at a recorded index the example with the largest error: (x, y, z)."""
    data, w = cached.dataset(DATA), run.arrays["w squared_error"][index][:, 0]
    z = w[0] * data.X[0] + (w[1] if n == 2 else FIXED_B)
    worst = int(np.argmax(np.abs(nn_core.ACTIVATIONS["sigmoid"].g(z) - data.Y[0])))
    return float(data.X[0, worst]), float(data.Y[0, worst]), float(z[worst])


def charged(run, index, n):
    """(what both losses charge for one example, by name; its y): the one shown, or the one the squared error is most wrong on."""
    if n == 0:
        yhat, y, x = float(run.arrays["yhat"][index]), 1.0, 0.0
        z = float(np.log(yhat / (1 - yhat)))
    else:
        x, y, z = most_wrong(run, index, n)
        yhat = float(nn_core.ACTIVATIONS["sigmoid"].g(z))
    values = {"x": x, "yhat": yhat, "rest": 1 - yhat}
    for name in LOSSES:
        values[name] = float(output_loss(name, z, yhat, y))
        values[f"dz_{name}"] = float(output_dZ(name, "sigmoid", z, yhat, y))
    return values, y
