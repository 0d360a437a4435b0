"""The loop beside the product as matrices, dw and db as bars that grow, and the boundary that a step with them moves."""

from typing import NamedTuple

import numpy as np

import nn_core
from pages.ui.lesson import readout
from pages.ui.live import panels
from pages.ui.live.player import Run

ALPHA = 1.0  # of the one step that is drawn
PLANE = ((-2.4, 2.4), (-2.4, 2.4))
COLUMNS = {True: [1.2, 0.7, 0.75, 0.95, 1.75], False: [2.2, 0.95, 1, 1.2]}  # with and without the plane
UNIT = nn_core.Network(n=(2, 1))


class Averaged(NamedTuple):
    """The few examples, what a logistic regression answers to them, A (1, m), and what it is off by, dZ (1, m)."""

    X: np.ndarray
    Y: np.ndarray
    w: np.ndarray
    b: float
    A: np.ndarray
    dZ: np.ndarray


def make_run(found):
    """Step i has added up i examples. Arrays: X, dZt (m, 1), i (K,), term and dw (K, n_x, 1), product (n_x, 1), and sums
    (K, n_x + 1), dw and db in one; for two features also the parameters before and after one step with them, (K, 3)."""
    X, dZ = found.X, found.dZ
    m, (dw, db) = X.shape[1], nn_core.running_average(X, dZ)
    product, product_db = nn_core.average_as_product(X, dZ)
    term = np.vstack([np.zeros(len(X)), (X * dZ).T])
    i = np.arange(m + 1)
    arrays = {"X": X, "Y": found.Y[0], "dZt": dZ.T, "i": i, "term": term[..., None], "dw": dw[..., None], "product": product}
    arrays |= {"db": db, "product db": np.full(m + 1, product_db), "sums": np.column_stack([dw, db])}
    arrays["difference"] = np.maximum(np.abs(dw - product[:, 0]).max(axis=1), np.abs(db - product_db))
    run = Run(i, arrays, aside={"averaged": found})
    if len(X) == 2:
        before = np.tile([*found.w[:, 0], found.b], (m + 1, 1))
        arrays |= {"before": before, "after": before - ALPHA * arrays["sums"]}
        run.nets.update(before=(UNIT, "before"), after=(UNIT, "after"))
    return run


def shown(n):
    """X and dZᵀ with the example that is added, what it adds, the loop's sum so far, its bars, the product; the plane."""
    names = [*(f"dw{'₁₂₃₄₅₆'[j]}" for j in range(n)), "db"]
    found = [
        panels.matrix("X", "X: m examples", column="i", decimals=1),
        panels.matrix("dZt", "dZᵀ", row="i"),
        [panels.matrix("term", "x⁽ⁱ⁾ · dz⁽ⁱ⁾"), panels.matrix("dw", "Loop ÷ m")],
        [panels.bars("sums", names, ("", "so far"), "dw and db"), panels.matrix("product", "Product ÷ m")],
    ]
    if n == 2:
        plane = {"before": "before", "marked": "i", "size": 5}
        found.append(panels.boundary("after", PLANE, f"Boundary one step on, α = {ALPHA:g}", **plane))
    return found


def written(run, step):
    """The numbers that stand in the matrices and bars at this step, as one text."""
    always, moving = ("X", "dZt", "product"), ("term", "sums")
    values = [*(run.arrays[name].ravel() for name in always), *(run.arrays[name][step].ravel() for name in moving)]
    return " ".join(readout.show_number(value) for value in np.concatenate(values))
