"""Lesson 7: the mean over m examples, as a loop and as one matrix product: equal to rounding, and far from equally fast."""

from dataclasses import replace

import numpy as np
import streamlit as st

import nn_core
from pages.ui import code_averaging, networks, panels, prose, race, readout, stage
from pages.ui.player import Run
from pages.ui.settings import Setting

SLUG = "vectorization"
SETTINGS = (
    Setting("m", "Examples m", 6, bounds=(2, 10, 1), widget="slider"),
    Setting("n", "Features n_x", 3, bounds=(2, 6, 1), widget="slider"),
    replace(networks.SEED, default=5),
    race.WIDTH,
    Setting("step", "examples added up", 0, bounds=(0, 10, 1), widget="hidden"),
)


def setup(v):
    """(X, Y, w, b, A, dZ): the few examples, what a logistic regression answers to them, and what it is off by."""
    X, Y, w, b = nn_core.few_examples(v.m, v.n, v.seed)
    A = nn_core.ACTIVATIONS["sigmoid"].g(w.T @ X + b)
    return X, Y, w, b, A, A - Y


def make_run(X, dZ):
    """Step i has added up i examples. Arrays: X, dZt (m, 1), i (K,), term and dw (K, n_x, 1), product (n_x, 1)."""
    m, (dw, db) = X.shape[1], nn_core.running_average(X, dZ)
    product, product_db = nn_core.average_as_product(X, dZ)
    term = np.vstack([np.zeros(len(X)), (X * dZ).T])
    i = np.arange(m + 1)
    arrays = {"X": X, "dZt": dZ.T, "i": i, "term": term[..., None], "dw": dw[..., None], "product": product}
    arrays |= {"db": db, "product db": np.full(m + 1, product_db)}
    arrays["difference"] = np.maximum(np.abs(dw - product[:, 0]).max(axis=1), np.abs(db - product_db))
    return Run(i, arrays)


def pictures():
    """X and dZᵀ with the example that is added; what it adds; the loop's sum so far; the product."""
    return [
        panels.matrix("X", "X: each column an example", column="i", decimals=1),
        panels.matrix("dZt", "dZᵀ", row="i"),
        panels.matrix("term", "x⁽ⁱ⁾ · dz⁽ⁱ⁾"),
        panels.matrix("dw", "Loop: sum ÷ m"),
        panels.matrix("product", "Product ÷ m"),
    ]


def make_readout(run):
    """How far the loop is, what it has, and how far that is from the product."""
    say, last = prose.phrases(SLUG), run.last
    difference = run.arrays["difference"]
    ends = (say["unfinished"], say["rounding"], say["same"])
    end = np.where(run.steps < last, 0, np.where(difference > 0, 1, 2))
    numbers = {"i": run.steps, "difference": difference, "dw": run.arrays["dw"][:, 0, 0], "db": run.arrays["db"]}
    numbers |= {"product": np.full(last + 1, run.arrays["product"][0, 0]), "product_db": run.arrays["product db"]}
    counted = (("{i} of {m} examples", "1 of {m} examples"), (run.steps == 1).astype(int))
    counted = (tuple(phrase.replace("{m}", str(last)) for phrase in counted[0]), counted[1])
    return readout.Readout(say["readout"], numbers, {"examples": counted, "end": (ends, end)})


def scene(v):
    """The loop at work beside the product."""
    *_, dZ = present = setup(v)
    run = make_run(present[0], dZ)
    difference = run.arrays["difference"][-1]
    happened = "same" if difference == 0 else "rounding" if difference < 1e-12 else "other"
    told = make_readout(run)
    return stage.Scene(run, pictures(), told, [2.5, 0.95, 1, 1, 1], happened=happened, seconds=1.2 * v.m)


def script(v):
    """Loop and product with these numbers as code."""
    X, Y, w, b, *_ = setup(v)
    return code_averaging.loop_and_product(X, Y, w, b, v.step or v.m)


def live_question(v):
    """What does the next example add to the sum for dw₁?"""
    X, Y, *_, A, dZ = setup(v)
    i = min(v.step, v.m - 1)
    x, a, y, dz = X[0, i], A[0, i], int(Y[0, i]), dZ[0, i]
    show = [readout.show_number(value) for value in (x * dz, x * a, dz, -x * dz)]
    known = {"i": i + 1, "x": readout.show_number(x), "a": readout.show_number(a), "y": y, "dz": readout.show_number(dz)}
    say = prose.phrases(SLUG)["live"]
    why = [say[name].format(**known) for name in ("answer", "feature", "sign")]
    return prose.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(sum=show[0], **known), why)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene)


def numbers(v):
    """The formula for dw₁ with all its numbers, the example that was added last, and the shapes."""
    X, Y, *_, A, dZ = setup(v)
    write, texts = readout.latex_number, prose.sections(SLUG)
    dw = nn_core.average_as_product(X, dZ)[0]
    terms = [rf"({write(x)}) \cdot ({write(dz)})" for x, dz in zip(X[0, :6], dZ[0], strict=False)]
    terms = " + ".join(terms + [r"\cdots"] * (v.m > 6))
    whole = rf"dw_1 = \frac{{1}}{{{v.m}}} \big( {terms} \big) = {write(dw[0, 0])}"
    i = max(v.step, 1)
    one = rf"dz^{{({i})}} = a^{{({i})}} - y^{{({i})}} = {write(A[0, i - 1])} - {Y[0, i - 1]:g} = {write(dZ[0, i - 1])}"
    shapes = rf"\frac{{1}}{{m}} X \, dZ^T: \quad ({v.n}, {v.m}) \cdot ({v.m}, 1) \to ({v.n}, 1)"
    prose.numbers(f"{texts['Numbers']}\n\n$${one}$$\n\n{texts['Sum']}\n\n$${whole}$$\n\n{texts['Shapes']}\n\n$${shapes}$$")


@st.fragment
def measuring():
    """Loop and product timed here and now."""
    prose.section(SLUG, "Measure it here and now")
    race.show(SLUG, SETTINGS)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    numbers(v)
    prose.try_this(SLUG, SETTINGS)
    prose.section(SLUG, "From one example to m")
    prose.section(SLUG, "The same twice")
    prose.side_by_side(SLUG, nn_core.average_in_loop, nn_core.average_as_product)
    measuring()
    prose.section(SLUG, "Why so much faster")
    prose.check(SLUG, [live_question(v)])
    prose.code(script(v))


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
