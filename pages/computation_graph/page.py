"""Forward and backward through one example, an arrow at a time. The chain rule, and a nudge that checks it."""

import numpy as np
import streamlit as st

import nn_core
from pages.computation_graph import asked, pictures, riddles
from pages.computation_graph.script import one_example
from pages.ui.frame import address, settings
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs
from pages.ui.still import figures

SLUG = "computation-graph"
NUMBER = {"widget": "number"}
RATES = {rate: f"{rate:g}" for rate in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}
SIZES = {k: f"10{str(-k).translate(readout.SUPERSCRIPTS)}" for k in range(1, 13)}
FAR = 10.0  # w and b stay within ±10, so that every number can be read
SETTINGS = (
    Setting("x1", "Light x₁", 0.5, bounds=(-3.0, 3.0, 1e-6), **NUMBER),
    Setting("x2", "Water x₂", -1.6, bounds=(-3.0, 3.0, 1e-6), beside=True, **NUMBER),
    Setting("w1", "Weight w₁", 0.9, bounds=(-FAR, FAR, 1e-6), **NUMBER),
    Setting("w2", "Weight w₂", 0.2, bounds=(-FAR, FAR, 1e-6), beside=True, **NUMBER),
    Setting("b", "Bias b", -0.4, bounds=(-FAR, FAR, 1e-6), **NUMBER),
    Setting("y", "Flowers? y", 1, {0: "0", 1: "1"}, widget="segmented", beside=True),
    Setting("alpha", "Learning rate α", 0.5, RATES, widget="scale"),
    Setting("nudge", "Nudge", "w1", pictures.SYMBOLS, widget="segmented", below=True),
    Setting("k", "by ε", 3, SIZES, widget="scale", below=True),
    Setting("riddle", "number of the exercise", 0, bounds=(0, 9999, 1), widget="hidden"),
    legs.STEP,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """Every control always means something here."""
    return set()


def setup(v):
    """(theta, x, y): the numbers as the engine takes them."""
    return pictures.engine_values(v)


def scene(v):
    """The graph, with one step for every arrow."""
    run = pictures.make_run(v)
    graph = pictures.graph(v, content.phrases(SLUG))
    return stage.Shown(run, [graph], told(v, run), happened=outcome(v, run), seconds=22)


def told(v, run):
    """The sentence of every step."""
    say = content.phrases(SLUG)
    known = pictures.texts(v, say)
    sentences = [say["steps"][name].format(**known) for name in pictures.STEPS]
    return readout.every_step(sentences)


def outcome(v, run):
    """What the numbers are: the answer to the scene's guess."""
    found = run.aside["numbers"]
    dz = abs(found["dz"])
    match v.scene:
        case "one-plant":
            return max(("w1", "w2", "b"), key=lambda name: abs(found[f"d{name}"]))
        case "right-and-sure":
            return "none" if dz < 0.1 else "half" if dz < 0.75 else "one"
        case "wrong-and-sure":
            return "none" if dz < 0.1 else "one" if dz <= 1 else "huge"
        case "an-input-of-zero":
            return "zero" if found["dw2"] == 0 else "dz" if found["dw2"] == found["dz"] else "same"
        case "nothing-known-yet":
            return {0.0: "zero", 0.5: "half", 1.0: "one"}.get(found["a"])
        case "far-out":
            return "minus" if np.isclose(found["dz"], -1) else "zero" if dz < 0.1 else "huge"
    return None


def script(v, shown):
    """The same walk as code."""
    return one_example(v)


def step_button(v, _shown):
    """“Take one step”: the loss before and after, and the button that changes the weights."""
    say, (after, _) = content.phrases(SLUG), pictures.after_step(v)
    after = {name: round(value, 6) for name, value in after.items()}
    beyond = any(abs(value) > FAR for value in after.values())
    act = {"on_click": address.put, "args": (SLUG,), "kwargs": after}
    st.button("Take one step", key=f"{SLUG}.one step", disabled=beyond, width="stretch", **act)
    st.caption(say["beyond"] if beyond else say["step"].format(**pictures.texts(v, say)))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, under=step_button)


def worked_out(v, shown):
    """What is known at the step shown, as formulas with the numbers in, as Markdown."""
    t = {name: readout.latex_number(value) for name, value in shown.run.aside["numbers"].items()}
    t |= {f"f_{name}": rf"({text})" if text.startswith("-") else text for name, text in t.items()} | {"y": str(v.y)}
    known = [  # (the step that finds it, the formula)
        ("b", r"z = w_1 x_1 + w_2 x_2 + b = {w1x1} + {f_w2x2} + {f_b} = {z}"),
        ("a", r"a = \sigma(z) = \frac{{1}}{{1 + e^{{-z}}}} = {a}"),
        ("L", r"L = -\big(y \log a + (1-y) \log(1-a)\big) = {L} \qquad \text{{with}} \quad y = {y}"),
        ("da", r"da = \frac{{1-y}}{{1-a}} - \frac{{y}}{{a}} = {da}"),
        ("dz", r"dz = da \cdot a(1-a) = {da} \cdot {f_da_dz} = a - y = {dz}"),
        ("dw1", r"dw_1 = x_1 \, dz = {x1} \cdot {f_dz} = {dw1}"),
        ("dw2", r"dw_2 = x_2 \, dz = {x2} \cdot {f_dz} = {dw2}"),
        ("db", r"db = dz = {db}"),
        ("dx2", r"dx_1 = w_1 \, dz = {dx1}, \qquad dx_2 = w_2 \, dz = {dx2}"),
    ]
    lines = [f"$${text.format(**t)}$$" for name, text in known if pictures.AT[name] <= v.step]
    texts = content.sections(SLUG)
    return "\n\n".join([texts["Numbers"], *lines, texts["Shapes"]])


def numbers(v, shown):
    """The walk with the present values, as far as it has come."""
    parts.numbers(worked_out(v, shown))


def nudge(v, shown):
    """Measured against computed, for the number and the ε that the learner chose, and for every ε."""
    parts.section(SLUG, "Check it with a nudge")
    settings.show_below(SLUG, SETTINGS, "nudge", "k")
    values, which, symbol = setup(v), pictures.WHICH[v.nudge], pictures.SYMBOLS[v.nudge]
    computed = shown.run.aside["numbers"][f"d{v.nudge}"]
    slopes = {
        k: [nn_core.measured_slope(pictures.NET, *values, which, 10.0**-k, central) for central in (False, True)] for k in SIZES
    }
    show = [readout.show_number(value) for value in (*slopes[v.k], computed, *(abs(s - computed) for s in slopes[v.k]))]
    table = [
        f"| ε = {SIZES[v.k]} | measured | computed, d{symbol} | difference |",
        "|---|---:|---:|---:|",
        f"| one way: (L({symbol} + ε) − L) / ε | {show[0]} | {show[2]} | {show[3]} |",
        f"| both ways: (L({symbol} + ε) − L({symbol} − ε)) / 2ε | {show[1]} | {show[2]} | {show[4]} |",
    ]
    st.container(key="nudged").markdown("\n".join(table))
    parts.section(SLUG, "How small a nudge")
    errors = [[abs(slope - computed) for slope in pair] for pair in slopes.values()]
    st.plotly_chart(figures.nudge_errors(list(SIZES), errors, st.context.theme.type or "light"), key=f"{SLUG}.nudges")


def live_question(v, shown):
    """A derivative, or a parameter after a step: whatever does not stand on the page yet."""
    found = shown.run.aside["numbers"]
    questions = filter(None, asked.questions(found, content.phrases(SLUG)))
    return content.unseen(questions, shown.readout.at(v.step), worked_out(v, shown), asked.on_page(found, v.step))


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "Why the long way round", "What dx is for")
    nudge(v, shown)
    riddles.show(SLUG, "One of these is wrong")
    address.save(SLUG, SETTINGS)
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.walk, nn_core.measured_slope)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
