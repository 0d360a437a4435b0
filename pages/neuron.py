"""Lesson 1: ŷ = g(w x + b), one input, one weight, one bias. By hand first; then the neuron learns; then it gets company."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached, code_network, diagrams, legs, networks, panels, player, prose, readout, settings, stage
from pages.ui.settings import Setting

SLUG = "neuron"
DATA = ("cover", 24, 0.3, 3)
DOMAIN = ((-2.0, 3.0), (-1.5, 1.5))  # of w and b
STAGES = {"one": "one input", "inputs": "three inputs", "units": "three units", "output": "an output"}
SETTINGS = (
    Setting("g", "Activation g", "linear", {"linear": "linear", "relu": "ReLU"}, widget="segmented"),
    Setting("w", "Weight w", 0.2, bounds=(*DOMAIN[0], 0.01), widget="slider", rewind=True),
    Setting("b", "Bias b", 0.6, bounds=(*DOMAIN[1], 0.01), widget="slider", rewind=True),
    Setting("alpha", "Learning rate α", 0.1, {a: f"{a:g}" for a in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)}, widget="scale"),
    Setting("steps", "Steps", 300, {n: f"{n}" for n in (100, 300, 1000)}, widget="scale", more=True),
    Setting("grow", "The drawing shows", "one", STAGES, widget="segmented", below=True),
    *legs.HIDDEN,
)


def setup(v):
    """(network, start, data, legs): what the values mean to the engine."""
    net = nn_core.Network(n=(1, 1), output=v.g, loss="squared_error")
    return net, ("given", (v.w, v.b)), DATA, legs.chain(v.past, v.alpha, v.steps)


def make_readout(run, g):
    """w, b, how far off the neuron is, and what it says of dry soil."""
    w, b = run.arrays["theta"].T
    z = w[:, None] * run.arrays["X"] + b[:, None]
    say, dead = prose.phrases(SLUG), (g == "relu") & (z <= 0).all(axis=1)
    numbers = {"step": run.steps, "w": w, "b": b, "J": run.arrays["J"], "dry": nn_core.ACTIVATIONS[g].g(b)}
    words = {"steps": readout.counted(run.steps), "dead": (("", say["dead"]), dead.astype(int))}
    return readout.Readout(say["readout"], numbers, words)


def outcome(v, dry):
    """What the learned line says of dry soil: the answer of the predict-first question."""
    if v.g != "linear" or v.past or not np.isfinite(dry) or abs(dry) > 1:
        return None
    return "zero" if abs(dry) < 0.005 else "below" if dry < 0 else "above"


def scene(v):
    """The examples with the neuron's line, its cost over w and b, and over the steps."""
    run = networks.make_run(*setup(v))
    run.arrays.update(points=run.arrays["theta"][:, None], surface=cached.unit_landscape(setup(v)[0], DATA, DOMAIN))
    examples, J = cached.dataset(*DATA), run.arrays["J"]
    told = make_readout(run, v.g)
    shown = [
        panels.fit(
            [("net", "ŷ", "class1")],
            ((-0.02, 1.02), (-0.25, 1.1)),
            "Drag a ring: the dashed lines are the errors ŷ − y",
            (examples.x_names[0], "plant cover y"),
            pick="line",
        ),
        [
            panels.path(
                "points",
                DOMAIN,
                "Cost J over w and b, seen from above",
                ("w", "b"),
                pick="ball",
                surface="surface",
                follows="net",
            ),
            panels.curve([("J", "J", "class1")], "Cost J", "J", log=bool(J.max() > 20 * J[0])),
        ],
    ]
    happened = outcome(v, told.numbers["dry"][-1])
    return stage.Scene(run, shown, told, [1.5, 1], setup(v)[3], happened)


def script(v):
    """The run up to the step shown as code."""
    net, start, data, chain = setup(v)
    return code_network.one_unit(net, start, cached.dataset(*data), legs.so_far(chain, v.step))


def put_line(w, b):
    """A dragged line or a click on the surface sets w and b, as far as the sliders reach."""
    (w_low, w_high), (b_low, b_high) = DOMAIN
    w, b = round(float(np.clip(w, w_low, w_high)), 2), round(float(np.clip(b, b_low, b_high)), 2)
    settings.put(SLUG, past=(), step=0, w=w, b=b)


def put_ball(x, y):
    """A click on the cost sets w and b."""
    put_line(x, y)


def learn_button(_v, _shown):
    """Below the controls."""
    player.play_button(SLUG, "Let it learn")


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, beside=learn_button, on_pick={"line": put_line, "ball": put_ball})


def numbers(v, w, b):
    """ŷ of the first example, and the cost over all of them."""
    examples, run = cached.dataset(*DATA), networks.make_run(*setup(v))
    x, y, J = examples.X[0, 0], examples.Y[0, 0], run.arrays["J"][run.index_of(v.step)]
    values = {"w": w, "b": b, "x": x, "y": y, "yhat": nn_core.ACTIVATIONS[v.g].g(w * x + b), "J": J}
    bend = {"g": "", "end": ""} if v.g == "linear" else {"g": r"\max(0,\, ", "end": ")"}
    prose.numbers(prose.filled(SLUG, "Numbers", values, **bend))


def live_question(v, w, b):
    """What does the neuron answer for x = 0.8?"""
    say, g = prose.phrases(SLUG)["live"], nn_core.ACTIVATIONS[v.g].g
    values = [g(0.8 * w + b), g(0.8 * (w + b)), g(w + 0.8 * b), 0.8 * w - b]
    show = [readout.show_number(value) for value in values]
    known = {"w": readout.show_number(w), "b": readout.show_number(b), "z": readout.show_number(0.8 * w + b), "yhat": show[0]}
    right = say["relu" if v.g == "relu" else "linear"].format(**known)
    return prose.nearby("live", say["text"].format(**known), show[0], show[1:], right, [say[f"wrong{i}"] for i in (1, 2, 3)])


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    run = networks.make_run(*setup(v))
    w, b = run.arrays["theta"][run.index_of(v.step)]
    numbers(v, w, b)
    prose.try_this(SLUG, SETTINGS)
    prose.section(SLUG, "How it learns")
    prose.section(SLUG, "Why a bend")
    prose.section(SLUG, "From a neuron to a network")
    settings.show_below(SLUG, SETTINGS, "grow")
    settings.save(SLUG, SETTINGS)
    prose.drawing(diagrams.growing(v.grow))
    st.markdown(prose.sections(SLUG)[f"Drawing: {STAGES[v.grow]}"])
    prose.check(SLUG, [live_question(v, w, b)])
    prose.code(script(v), nn_core.forward)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
