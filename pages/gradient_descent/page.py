"""w := w − α dJ/dw, on bowls, ravines and hills. The learning rate decides whether the ball arrives."""

import numpy as np
import streamlit as st

import nn_core
from nn_core.descent import GONE, ON_THE_WAY
from pages.gradient_descent import live, pictures
from pages.gradient_descent.script import descent
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, relief, stage
from pages.ui.live import legs
from pages.ui.runs import descents

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
    *relief.SETTINGS,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """What a curve over one weight has no use for."""
    return {"valleys", "w2"} if nn_core.SURFACES[v.surface].n == 1 else set()


def setup(v):
    """What the values mean: (surface, the balls' starts, legs)."""
    surface = nn_core.SURFACES[v.surface]
    starts = descents.starts(surface, (v.w1, v.w2), v.starts == "many")
    return surface, starts, legs.every(v.past, v.alpha, v.steps)


def scene(v):
    """The surface with its balls, and the cost."""
    surface, starts, all_legs = setup(v)
    run = descents.make_run(surface, starts, all_legs)
    if v.valleys == "yes" and surface.n == 2:
        descents.add_valleys(surface, run, v.alpha)
    return stage.Shown(run, descents.pictures(surface, run), told(v, run), [1.7, 1], all_legs, outcome(v, run))


def told(v, run):
    """Where the ball is and, at the end of the run, what became of it."""
    return pictures.many(v, run) if v.starts == "many" else pictures.one(v, run)


def outcome(v, run):
    """What became of the ball, or of all of them: the answer to the scene's guess."""
    surface, word = nn_core.SURFACES[v.surface], run.aside["outcomes"][0]
    match v.scene:
        case "a-ravine":
            return word if word in ("zig-zags", "diverges") else "straight" if pictures.detour(run) < 1.05 else "bend"
        case "alpha-0-07" | "alpha-0-09":
            return word
        case "one-weight-by-hand":
            first, last = run.arrays["length"][[0, -2]]
            return "same" if np.isclose(first, last) else "shorter" if last < first else "longer"
        case "two-valleys":
            J, low = run.arrays["J"][-1], float(surface.cost(np.array(surface.minima[0])))
            return "none" if word != "converges" else "deepest" if low + 0.01 > J else "other"
        case "on-the-ridge":
            return "valley" if word == "converges" else word
        case "many-starts" | "logistic-regression":
            found = len(set(run.arrays["valley"][-1].tolist()) - {ON_THE_WAY, GONE})
            return "one" if found == 1 else "four" if found == 4 else "some"
    return None


def script(v, shown):
    """The descent of the first ball as code."""
    _, starts, all_legs = setup(v)
    return descent(v.surface, starts[0], legs.cut(all_legs, v.step) if v.step else all_legs)


def limit(v, _shown):
    """The sentence on the learning rate's limit, under the controls."""
    surface, say = nn_core.SURFACES[v.surface], content.phrases(SLUG)
    for name, w, (low, high) in zip(("w₁", "w₂"), (v.w1, v.w2), surface.domain, strict=False):
        if v.starts == "one" and w is not None and not low <= w <= high:
            st.caption(say["outside"].format(name=name, w=f"{w:g}", low=f"{low:g}", high=f"{high:g}"))
    most = surface.learning_rate_limit
    if most is None:
        st.caption(say["no_bowl"])
    else:
        st.caption(say["bowl"].format(lam=f"{surface.lambda_max:g}", limit=readout.show_number(most)))


def put_ball(x, y):
    """A click in the picture: start there (on a curve, only x counts)."""
    two = nn_core.SURFACES[st.session_state[address.key_of(SLUG, "surface")]].n == 2
    address.put(SLUG, past=(), step=0, w1=round(x, 2), w2=round(y, 2) if two else None)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, under=limit, on_pick={"ball": put_ball})


def next_step(v, shown):
    """(α, w, slope, w after it) of the first ball's next step, the last three (n,)."""
    surface, _, all_legs = setup(v)
    return descents.next_step(surface, shown.run, v.step, all_legs)


def numbers(v, shown):
    """w := w − α dJ/dw with the present values, one line for each weight."""
    lines, (alpha, *step) = [], next_step(v, shown)
    for i, values in enumerate(zip(*step, strict=True)):
        (w, after), slope = (readout.latex_number(value) for value in values[::2]), readout.latex_factor(values[1])
        name = "w" if len(step[0]) == 1 else f"w_{i + 1}"
        lines.append(rf"$${name} := {name} - \alpha \frac{{dJ}}{{d{name}}} = {w} - {alpha:g} \cdot {slope} = {after}$$")
    parts.numbers("\n\n".join([content.sections(SLUG)["Numbers"], *lines]))


def live_question(v, shown):
    """Where would a step with twice the learning rate lead? None where no step leads anywhere."""
    return live.question(v, shown, setup(v)[2])


def landscape(v, shown):
    """The formula of J, and with two weights the landscape to turn."""
    surface = nn_core.SURFACES[v.surface]
    parts.section(SLUG, "The landscape")
    name = "J(w)" if surface.n == 1 else "J(w_1, w_2)"
    st.markdown(f"$${name} = {surface.formula}$$")
    if surface.n == 2:
        w, index = shown.run.arrays["w"], shown.run.index_of(v.step)
        relief.show(SLUG, SETTINGS, v, {surface.title: (surface, w, ("w₁", "w₂", "J"))}, index)
        st.caption(content.sections(SLUG)["To turn it"])


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    landscape(v, shown)
    parts.section(SLUG, "With two weights", "How large a step", "More than one valley")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.descend)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
