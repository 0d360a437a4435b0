"""The mean over m examples, as a loop and as one matrix product: equal to rounding, and far from equally fast."""

from dataclasses import replace

import numpy as np
import streamlit as st

import nn_core
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.runs import networks
from pages.vectorization import pictures, timing
from pages.vectorization.script import loop_and_product

SLUG = "vectorization"
SETTINGS = (
    Setting("m", "Examples m", 6, bounds=(2, 10, 1), widget="slider"),
    Setting("n", "Features n_x", 2, bounds=(2, 6, 1), widget="slider"),
    replace(networks.SEED, default=0),
    timing.WIDTH,
    Setting("step", "examples added up", 0, bounds=(0, 10, 1), widget="hidden"),
    stage.scene_setting(SLUG),
)
MADE_UP = ((1.5, 0.82, 0), (-0.7, 0.31, 1), (1.7, 0.64, 1))  # x₁, a and y of further examples


def hidden(v):
    """Every control always means something here."""
    return set()


def setup(v):
    """The `pictures.Averaged` that the values mean."""
    X, Y, w, b = nn_core.few_examples(v.m, v.n, v.seed)
    A = nn_core.ACTIVATIONS["sigmoid"].g(w.T @ X + b)
    return pictures.Averaged(X, Y, w, b, A, A - Y)


def scene(v):
    """The loop at work beside the product, and what the step makes of the boundary."""
    run = pictures.make_run(setup(v))
    return stage.Shown(
        run, pictures.shown(v.n), told(v, run), pictures.COLUMNS[v.n == 2], happened=outcome(v, run), seconds=1.2 * v.m
    )


def told(v, run):
    """How far the loop is, what it has, and how far that is from the product."""
    say, last = content.phrases(SLUG), run.last
    difference = run.arrays["difference"]
    ends = (say["unfinished"], say["rounding"], say["same"])
    end = np.where(run.steps < last, 0, np.where(difference > 0, 1, 2))
    numbers = {
        "i": run.steps,
        "difference": difference,
        "dw": run.arrays["dw"][:, 0, 0],
        "dw2": run.arrays["dw"][:, 1, 0],
        "db": run.arrays["db"],
    }
    numbers |= {f"product{j + 1}": np.full(last + 1, run.arrays["product"][j, 0]) for j in range(2)}
    numbers |= {"product_db": run.arrays["product db"]}
    counted = tuple(phrase.replace("{m}", str(last)) for phrase in ("{i} of {m} examples", "1 of {m} examples"))
    words = {"examples": (counted, (run.steps == 1).astype(int)), "end": (ends, end)}
    return readout.Readout(say["readout"], numbers, words)


def outcome(v, run):
    """How far loop and product are apart, and which shape dw has: the answer to the scene's guess."""
    difference = run.arrays["difference"]
    match v.scene:
        case "loop-and-product":
            return "same" if difference[-1] == 0 else "rounding" if difference[-1] < 1e-12 else "other"
        case "ten-examples":
            close = np.flatnonzero(difference < 0.01)
            return "never" if not len(close) else "late" if close[0] >= v.m - 1 else "half"
        case "six-features":
            shape = run.arrays["product"].shape
            return "features" if shape == (v.n, 1) else "examples" if shape == (1, v.m) else "both"
    return None


def script(v, shown):
    """Loop and product with these numbers as code."""
    found = shown.run.aside["averaged"]
    return loop_and_product(found.X, found.Y, found.w, found.b, v.step or v.m)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden)


def worked_out(v, shown):
    """The formula for dw₁ with all its numbers, the example that was added last, and the shapes, as Markdown."""
    X, Y, *_, A, dZ = shown.run.aside["averaged"]
    write, texts = readout.latex_number, content.sections(SLUG)
    factor = readout.latex_factor
    terms = [rf"{factor(x)} \cdot {factor(dz)}" for x, dz in zip(X[0, :6], dZ[0], strict=False)]
    terms = " + ".join(terms + [r"\cdots"] * (v.m > 6))
    whole = rf"dw_1 = \frac{{1}}{{{v.m}}} \big( {terms} \big) = {write(shown.run.arrays['product'][0, 0])}"
    i = max(v.step, 1)
    one = rf"dz^{{({i})}} = a^{{({i})}} - y^{{({i})}} = {write(A[0, i - 1])} - {Y[0, i - 1]:g} = {write(dZ[0, i - 1])}"
    shapes = rf"\frac{{1}}{{m}} X \, dZ^T: \quad ({v.n}, {v.m}) \cdot ({v.m}, 1) \to ({v.n}, 1)"
    return f"{texts['Numbers']}\n\n$${one}$$\n\n{texts['Sum']}\n\n$${whole}$$\n\n{texts['Shapes']}\n\n$${shapes}$$"


def numbers(v, shown):
    """The mean with the present values."""
    parts.numbers(worked_out(v, shown))


def live_question(v, shown):
    """What does the next example add to one of the sums? At the end, or where that stands on the page, one that is made up."""
    X, Y, *_, A, dZ = shown.run.aside["averaged"]
    i, asked = min(v.step, v.m - 1), []
    if v.step < v.m:
        asked = [about_term("text", X[j, i], A[0, i], int(Y[0, i]), i + 1, j, dZ[0, i]) for j in range(v.n)]
    asked += [about_term("more", *made_up, v.m + 1, 0) for made_up in MADE_UP]
    return content.unseen(
        filter(None, asked), shown.readout.at(v.step), worked_out(v, shown), pictures.written(shown.run, v.step)
    )


def about_term(text, x, a, y, i, j, dz=None):
    """What example i with x, a and y adds to the sum for its feature j; None where the digits shown are too few to tell."""
    reckoned = readout.as_shown(a) - y
    dz = reckoned if dz is None else dz
    if abs(reckoned - dz) > 0.01 * abs(dz):
        return None
    say = content.phrases(SLUG)["live"]
    show = [readout.show_number(value) for value in (x * dz, x * a, dz, -x * dz)]
    known = {"i": i, "j": "₁₂₃₄₅₆"[j], "x": readout.show_number(x), "a": readout.show_number(a), "y": y, "sum": show[0]}
    why = [say[name].format(**known) for name in ("answer", "feature", "sign")]
    return content.nearby("live", say[text].format(**known), show[0], show[1:], say["right"].format(**known), why)


@st.fragment
def measuring():
    """Loop and product timed here and now."""
    parts.section(SLUG, "Measure it here and now")
    timing.show(SLUG, SETTINGS)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "From one example to m", "The same twice")
    parts.side_by_side(SLUG, nn_core.average_in_loop, nn_core.average_as_product)
    measuring()
    parts.section(SLUG, "Why so much faster")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown))


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
