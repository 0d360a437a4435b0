"""Lesson 5: w := w − α dJ/dw, on bowls, ravines and hills. The learning rate decides whether the ball arrives."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached, code_descent, descents, legs, prose, readout, settings, stage
from pages.ui.settings import Setting

SLUG = "gradient-descent"
KINDS = {1: "One weight", 2: "Two weights"}
NAMES = {name: f"{KINDS[surface.n]}: {surface.title}" for name, surface in nn_core.SURFACES.items()}
SETTINGS = (
    Setting("surface", "Cost surface J", "ravine", NAMES),
    Setting("alpha", "Learning rate α", 0.03, descents.RATES, widget="scale"),
    Setting("steps", "Steps", 100, {n: f"{n}" for n in (10, 30, 100, 300, 1000)}, widget="scale"),
    Setting("starts", "Starts", "one", {"one": "one", "many": "many"}, widget="segmented"),
    Setting("valleys", "Colour by the valley a start ends in", "no", {"no": "no", "yes": "yes"}, widget="segmented"),
    Setting("w1", "Start w₁ (empty: the usual one)", None, bounds=(-10.0, 10.0, 0.01), widget="number", more=True),
    Setting("w2", "Start w₂", None, bounds=(-10.0, 10.0, 0.01), widget="number", more=True),
    *legs.HIDDEN,
)


def make_readout(v, surface, run, words):
    """Where the ball is and, at the end of the run, what became of it."""
    say, w = prose.phrases(SLUG), run.arrays["w"]
    numbers, counted = {"step": run.steps}, {"steps": readout.counted(run.steps)}
    if v.starts == "many":
        valley, low = run.arrays["valley"], descents.deepest(surface)
        for name, inside in (("deepest", (valley >= 0) & (valley < low)), ("other", valley >= low), ("none", valley < 0)):
            numbers[name] = np.count_nonzero(inside, axis=1)
        return readout.Readout(say["many"].replace("{k}", str(w.shape[2])), numbers, counted)
    what = (run.steps == run.last).astype(int)
    numbers |= {"J": run.arrays["J"], "length": run.arrays["length"]} | {f"w{i + 1}": w[:, i, 0] for i in range(surface.n)}
    if surface.n == 1:
        numbers["slope"] = run.arrays["slope"][:, 0]
    arrived = run.arrays["length"][-1] < 1e-3 * np.ptp(surface.domain[0])
    outcome = "zig-zagged" if words[0] == "zig-zags" and arrived else words[0]
    text = say["one" if surface.n == 1 else "two"]
    return readout.Readout(text, numbers, counted | {"what": (("", say["outcomes"][outcome]), what)})


def limit(surface):
    """The sentence on the learning rate's limit."""
    say, most = prose.phrases(SLUG), surface.learning_rate_limit
    return say["no_bowl"] if most is None else say["bowl"].format(lam=f"{surface.lambda_max:g}", limit=readout.show_number(most))


def live_question(step):
    """Where does the next step lead?"""
    say, alpha, (w, slope, after) = prose.phrases(SLUG)["live"], step[0], (values[0] for values in step[1:])
    show = [readout.show_number(value) for value in (after, w + alpha * slope, w - slope, w - alpha)]
    known = {"w": readout.show_number(w), "slope": readout.show_number(slope), "alpha": f"{alpha:g}", "next": show[0]}
    known["name"] = "w" if len(step[1]) == 1 else "w₁"
    why = [say[name].format(**known) for name in ("plus", "rate", "slope")]
    return prose.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(**known), why)


def put_ball(x, y):
    """A click in the picture: start there (on a curve, only x counts)."""
    two = nn_core.SURFACES[st.session_state[settings.key_of(SLUG, "surface")]].n == 2
    settings.put(SLUG, past=(), step=0, w1=round(x, 2), w2=round(y, 2) if two else None)


def present(v):
    """What the values mean: (surface, legs, starts, run, each start's outcome)."""
    surface, chain = nn_core.SURFACES[v.surface], legs.chain(v.past, v.alpha, v.steps)
    places = descents.starts(surface, (v.w1, v.w2), v.starts == "many")
    run, words = descents.make_run(surface, places, chain)
    if v.valleys == "yes" and surface.n == 2:
        run.arrays["valleys"] = cached.valley_map(v.surface, v.alpha, 1000)
    return surface, chain, places, run, words


def scene(v):
    """The surface with its balls, and the cost."""
    surface, chain, _, run, words = present(v)
    told, asked = make_readout(v, surface, run, words), v.starts == "one" and v.surface == "ravine"
    return stage.Scene(run, descents.pictures(surface, run), told, [1.7, 1], chain, words[0] if asked else None)


def script(v):
    """The walk of the first ball as code."""
    _, chain, places, _, _ = present(v)
    return code_descent.walk(v.surface, places[0], legs.so_far(chain, v.step))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(
        SLUG,
        SETTINGS,
        scene,
        hide=lambda v: {"valleys", "w2"} if nn_core.SURFACES[v.surface].n == 1 else set(),
        beside=lambda v, shown: st.caption(limit(nn_core.SURFACES[v.surface])),
        on_pick={"ball": put_ball},
    )


def numbers(step):
    """w := w − α dJ/dw with the present values, one line for each weight."""
    lines = []
    for i, values in enumerate(zip(*step[1:], strict=True)):
        w, slope, after = (readout.latex_number(value) for value in values)
        name = "w" if len(step[1]) == 1 else f"w_{i + 1}"
        lines.append(rf"$${name} := {name} - \alpha \frac{{dJ}}{{d{name}}} = {w} - {step[0]:g} \cdot ({slope}) = {after}$$")
    prose.numbers("\n\n".join([prose.sections(SLUG)["Numbers"], *lines]))


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    surface, chain, _, run, _ = present(v)
    step = descents.next_step(surface, run, v.step, chain)
    numbers(step)
    prose.try_this(SLUG, SETTINGS)
    for heading in ("With two weights", "How large a step", "More than one valley"):
        prose.section(SLUG, heading)
    prose.check(SLUG, [live_question(step)])
    prose.code(script(v), nn_core.descend)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
