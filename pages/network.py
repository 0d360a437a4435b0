"""Lesson 8: from one unit to a network. The matrices of a forward pass with their shapes, and what one unit cannot do."""

from dataclasses import replace

import streamlit as st

import nn_core
from pages.ui import (
    beside,
    code_forward,
    code_layers,
    flower,
    forward_pass,
    forward_told,
    jigsaw,
    legs,
    networks,
    prose,
    readout,
    settings,
    stage,
)
from pages.ui.settings import Setting

SLUG = "network"
INPUTS = {n: f"{n}" for n in range(1, forward_pass.MOST_INPUTS + 1)} | {nn_core.N_X: f"{nn_core.N_X}, your picture"}
SETTINGS = (
    Setting("view", "The picture shows", "pass", {"pass": "one forward pass", "xor": "XOR, learned"}, rewind=True),
    Setting("n_x", "Inputs nₓ", 2, INPUTS, widget="scale"),
    Setting("n1", "Hidden units n[1]", 4, bounds=(0, forward_pass.MOST_UNITS, 1), widget="slider", help="0: logistic regression"),
    Setting("m", "Examples m", 1, bounds=(1, forward_pass.MOST_EXAMPLES, 1), widget="slider"),
    Setting("i", "Example shown", 1, bounds=(1, forward_pass.MOST_EXAMPLES, 1), widget="slider", at_most="m"),
    replace(networks.LEARNING_RATE, default=2.0),
    replace(networks.ACTIVATION, default="sigmoid"),
    replace(networks.STEP_COUNT, options={n: f"{n}" for n in (100, 300, 1000, 3000)}),
    networks.SEED,
    Setting("unit", "unit shown", 1, bounds=(0, forward_pass.MOST_UNITS, 1), widget="hidden"),
    Setting("mistake", "Make a mistake", "wt", jigsaw.MISTAKES, widget="segmented", below=True),
    *flower.FOLLOWED,
    *legs.HIDDEN,
)


def senseless(v):
    """The controls that mean nothing in this view."""
    if v.view == "xor":
        return {"n_x", "m", "i"}
    return {"alpha", "steps"} | ({"i"} if v.m == 1 else set()) | (set() if v.n1 else {"g"})


def size(v):
    """How many hidden units there are, in words."""
    say = prose.phrases(SLUG)
    return say["sizes"][min(v.n1, 2)].format(n=v.n1) if v.n1 or v.view == "xor" else say["pass"]["one"]


def scene(v):
    """The picture of the view."""
    if v.view == "xor":
        return beside.scene(v, prose.phrases(SLUG)["xor"].format(who=size(v)))
    seen, at = forward_pass.walk(v), forward_pass.chosen(v)
    run = forward_pass.make_run(seen)
    told = readout.Readout(
        "{what}", {}, {"what": (forward_told.sentences(seen, at, prose.phrases(SLUG)["pass"], size(v)), run.steps)}
    )
    answers = {(4, 1): "units", (2, 1): "inputs", (4, 2): "weights"}
    happened = answers.get(seen.cache.Z[1].shape) if (v.n_x, v.n1, v.m) == (2, 4, 1) else None
    return stage.Scene(run, forward_pass.pictures_of(seen, at), told, [1, 1.35], happened=happened, seconds=10)


def script(v):
    """What is shown, up to its step, as code."""
    if v.view == "xor":
        start, data, chain = beside.trained(v)
        return code_layers.layers(beside.nets(v)[1], start, data, legs.so_far(chain, v.step))
    seen = forward_pass.walk(v)
    return code_forward.forward(seen, forward_pass.chosen(v), v.seed, v.step or 2 * seen.net.L)


def choose(layer, unit, example, step):
    """A click on a unit, a row or a column."""
    settings.put(SLUG, unit=int(unit) + 1 if layer == 1 else 0, i=int(example) + 1, step=int(step))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, senseless, on_pick={"unit": choose})


def numbers(v):
    """The matrices known at the step shown, or what has been learned."""
    if v.view == "pass":
        lines = forward_told.formulas(forward_pass.walk(v), v.step)
        return prose.numbers("\n\n".join([prose.sections(SLUG)["Numbers"], *lines]))
    theta, _, _ = networks.present(beside.nets(v)[1], *beside.trained(v), v.step)
    lines = forward_told.learned(theta, beside.DATA[1])
    return prose.numbers("\n\n".join([prose.sections(SLUG)["Numbers: XOR"], *lines]))


def puzzle(v):
    """A mistake on purpose, and what NumPy says."""
    prose.section(SLUG, "A jigsaw of shapes")
    settings.show_below(SLUG, SETTINGS, "mistake")
    v = settings.values(SLUG, SETTINGS)
    settings.save(SLUG, SETTINGS)
    tried = jigsaw.attempt(v.mistake, forward_pass.walk(v))
    jigsaw.show(tried, v.mistake, prose.phrases(SLUG))


def live_question(v):
    """Which shape has A[1]?"""
    n_x, n, m = (v.n_x, v.n1 or 1, v.m) if v.view == "pass" else (2, v.n1 or 1, beside.DATA[1])
    A, Z = (f"{forward_pass.letter(name, m)}[1]" for name in "AZ")
    known = {"n_x": n_x, "n": n, "m": m, "A": A, "Z": Z, "units": f"{n} unit" + ("" if n == 1 else "s")}
    say = {name: text.format(**known) for name, text in prose.phrases(SLUG)["live"].items()}
    wrong = [f"({m}, {n})", f"({n}, {n_x})", f"({n + 1}, {m})"]
    return prose.nearby(
        "live", say["text"], f"({n}, {m})", wrong, say["right"], [say[name] for name in ("turned", "weights", "extra")]
    )


@st.fragment
def details():
    """The matrices in numbers, the jigsaw, the questions: they follow the picture when it rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    numbers(v)
    prose.try_this(SLUG, SETTINGS)
    for heading in ("From a unit to layers", "One example, many examples"):
        prose.section(SLUG, heading)
    puzzle(v)
    prose.section(SLUG, "What one unit cannot do")
    prose.section(SLUG, "Your picture")
    prose.check(SLUG, [live_question(v)])
    prose.code(script(v), nn_core.forward)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
