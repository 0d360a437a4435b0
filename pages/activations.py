"""Lesson 9: the bend g and its slope g′, five bends raced, layers without a bend multiplied out, and what an output may say."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import bends, code_bends, legs, networks, prose, readout, stage
from pages.ui.settings import Setting

SLUG = "activations"
VIEWS = {"race": "five raced", "bend": "g and its slope", "linear": "no bend at all", "output": "three outputs"}
FLAT = {share: f"{100 * share:g} %" for share in (0.01, 0.05, 0.1, 0.2, 0.5)}
SETTINGS = (
    Setting("view", "The picture shows", "race", VIEWS, rewind=True),
    Setting("g", "Activation g", "sigmoid", bends.NAMES),
    Setting("flat", "Flat: g′ below … of its largest", 0.1, FLAT, widget="scale"),
    Setting("depth", "Hidden layers", 3, bounds=(1, 8, 1), widget="slider"),
    Setting("scale", "First weights × scale", 1.0, {s: f"×{s:g}" for s in (0.1, 0.3, 1.0, 3.0, 10.0, 30.0)}, widget="scale"),
    networks.LEARNING_RATE,
    Setting("steps", "Steps", 300, {n: f"{n}" for n in (100, 300, 1000, 3000)}, widget="scale", more=True),
    networks.DATA,
    networks.SEED,
    *legs.HIDDEN,
)
SHOWN = {  # the controls that mean something, by view
    "race": {"g", "flat", "scale", "alpha", "steps", "data", "seed"},
    "bend": {"g", "flat"},
    "linear": {"depth", "scale", "alpha", "steps", "data", "seed"},
    "output": {"alpha", "steps", "seed"},
}


def senseless(v):
    """The controls that mean nothing in this view."""
    return {setting.name for setting in SETTINGS} - SHOWN[v.view] - {"view"}


def given(v):
    """(start, data, legs): what the values mean to the engine."""
    chain = legs.chain(v.past, v.alpha, v.steps)
    return ("xavier", 1.0 if v.view == "output" else v.scale, v.seed, 0.0), (v.data, bends.EXAMPLES, 0.15, 0), chain


def scene(v):
    """The picture of the view."""
    start, data, chain = given(v)
    if v.view == "bend":
        run, shown = bends.bend(v.g, v.flat)
        return stage.Scene(run, shown, tell(v, run), seconds=8)
    if v.view == "race":
        run, shown = bends.race(v.g, start, data, chain, v.flat)
        return stage.Scene(run, shown, tell(v, run), [1.2, 1, 0.9], chain, outcome(v, run))
    run, shown = bends.without_bend(v.depth, start, data, chain) if v.view == "linear" else bends.outputs(start, chain)
    return stage.Scene(run, shown, tell(v, run), [1.2, 1, 1] if v.view == "linear" else [1.3, 1], chain)


def tell(v, run):
    """The read-out of the view."""
    say, numbers, words = prose.phrases(SLUG), {"step": run.steps}, {"steps": readout.counted(run.steps)}
    if v.view == "bend":
        told = {name: run.arrays[name] for name in ("z", "a", "slope")}
        return readout.Readout(say["bend"], told, {"flat": (("", say["flat"].format(flat=FLAT[v.flat])), run.arrays["flat"])})
    if v.view == "linear":
        numbers |= {"J": run.arrays["J"], "difference": run.arrays["difference"]}
        numbers |= {name: run.arrays["product"][:, i] for i, name in enumerate(("w1", "w2", "b"))}
        return readout.Readout(say["linear"].replace("{layers}", say["layers"][v.depth > 1].format(n=v.depth)), numbers, words)
    names = bends.NAMES if v.view == "race" else bends.OUTPUTS
    numbers |= {f"J {name}": run.arrays[f"J {name}"] for name in names}
    if v.view == "race":
        numbers |= {"share": np.rint(100 * run.arrays[f"flat {v.g}"]).astype(int), "slope": run.arrays[f"slope {v.g}"]}
    return readout.Readout(say[v.view].replace("{g}", bends.NAMES[v.g]), numbers, words)


def outcome(v, run):
    """Who did not get below 0.6: the answer of the predict-first question."""
    if v.past or v.data != "xor" or v.steps != 300:
        return None
    late = {name for name in bends.NAMES if run.arrays[f"J {name}"][-1] > 0.6}
    known = {frozenset(): "none", frozenset({"sigmoid", "linear"}): "sigmoid", frozenset({"relu", "leaky_relu"}): "relu"}
    return known.get(frozenset(late), "other")


def script(v):
    """What is shown up to the step, as code."""
    start, data, chain = given(v)
    if v.view == "bend":
        return code_bends.bend(v.g, float(bends.Z[v.step]))
    so_far = legs.so_far(chain, v.step)
    if v.view == "output":
        return code_bends.outputs(start, bends.REGRESSION, so_far)
    return code_bends.layers("linear" if v.view == "linear" else v.g, v.depth if v.view == "linear" else 1, start, data, so_far)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, senseless)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    z = numbers(v, scene(v).run)
    prose.try_this(SLUG, SETTINGS)
    for heading in ("Five bends", "Where they are flat", "Why bend at all?", "What an output may say", "Which one to take?"):
        prose.section(SLUG, heading)
    prose.check(SLUG, [live_question(hidden_g(v), z)])
    prose.code(script(v), *nn_core.ACTIVATIONS[hidden_g(v)], nn_core.multiply_out)


def hidden_g(v):
    """The activation of the hidden units in this view."""
    return {"linear": "linear", "output": "tanh"}.get(v.view, v.g)


def numbers(v, run):
    """g and g′ at one z, or W′ and b′; returns the z that the question is about."""
    index, g = run.index_of(v.step), hidden_g(v)
    z = float(bends.Z[index]) if v.view == "bend" else first_z(run, index)
    a = float(nn_core.ACTIVATIONS[g].g(z))
    values = {"z": z, "a": a, "slope": float(nn_core.ACTIVATIONS[g].g_prime(z, a))}
    if v.view == "linear":
        values = dict(zip(("w1", "w2", "b"), run.arrays["product"][index], strict=True), diff=run.arrays["difference"][index])
    prose.numbers(prose.filled(SLUG, "Numbers: no bend" if v.view == "linear" else f"Numbers: {g}", values))
    return z


def first_z(run, index):
    """z of the first hidden unit for the first example, at a recorded index."""
    theta = run.arrays["theta"][index]
    n_x, units = run.arrays["X"].shape[0], bends.UNITS
    return float(theta[:n_x] @ run.arrays["X"][:, 0] + theta[n_x * units])


def live_question(g, z):
    """How steep is g at this z?"""
    say, activation = prose.phrases(SLUG)["live"], nn_core.ACTIVATIONS[g]
    a = float(activation.g(z))
    others = {"a": a, "steepest": 0.25 if g == "sigmoid" else 1.0, "zero": 0.0}
    show = [readout.show_number(float(activation.g_prime(z, a))), *map(readout.show_number, others.values())]
    known = {"z": readout.show_number(z), "g": bends.NAMES[g], "slope": show[0], "a": show[1]}
    right = say[f"right_{g}"].format(**known)
    return prose.nearby("live", say["text"].format(**known), show[0], show[1:], right, [say[name] for name in others])


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
