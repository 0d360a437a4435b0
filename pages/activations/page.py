"""The bend g and its slope g′, five bends raced, layers without a bend multiplied out, and what an output may say."""

import numpy as np
import streamlit as st

import nn_core
from pages.activations import pictures
from pages.activations.script import bend
from pages.ui.cached import Data, Experiment, Start
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs
from pages.ui.runs import networks
from pages.ui.scripts import layers

SLUG = "activations"
VIEWS = {"race": "five raced", "bend": "g and its slope", "linear": "no bend at all", "output": "three outputs"}
FLAT = {share: f"{100 * share:g} %" for share in (0.01, 0.05, 0.1, 0.2, 0.5)}
SETTINGS = (
    Setting("view", "The picture shows", "race", VIEWS, rewind=True),
    Setting("g", "Activation g", "sigmoid", networks.ACTIVATIONS),
    Setting("flat", "Flat: g′ below … of its largest", 0.1, FLAT, widget="scale"),
    Setting("depth", "Hidden layers", 3, bounds=(1, 8, 1), widget="slider"),
    Setting("scale", "First weights × scale", 1.0, {s: f"×{s:g}" for s in (0.1, 0.3, 1.0, 3.0, 10.0, 30.0)}, widget="scale"),
    networks.LEARNING_RATE,
    Setting("steps", "Steps", 300, {n: f"{n}" for n in (100, 300, 1000, 3000)}, widget="scale", more=True),
    networks.DATA,
    networks.SEED,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)
LATE = {  # who has not come below 0.6: the answer's name
    frozenset(): "none",
    frozenset({"linear"}): "linear",
    frozenset({"sigmoid", "linear"}): "sigmoid",
    frozenset({"relu", "leaky_relu"}): "relu",
}
SHOWN = {  # the controls that mean something, by view
    "race": {"g", "flat", "scale", "alpha", "steps", "data", "seed"},
    "bend": {"g", "flat"},
    "linear": {"depth", "scale", "alpha", "steps", "data", "seed"},
    "output": {"alpha", "steps", "seed"},
}


def hidden(v):
    """The controls that mean nothing in this view."""
    return {setting.name for setting in SETTINGS} - SHOWN[v.view] - {"view"}


def hidden_g(v):
    """The activation of the hidden units in this view."""
    return {"linear": "linear", "output": "tanh"}.get(v.view, v.g)


def setup(v):
    """The experiment: under the chosen activation, without a bend, or with a linear output; None where nothing is trained."""
    if v.view == "bend":
        return None
    start = Start("xavier", 1.0 if v.view == "output" else v.scale, v.seed)
    data = pictures.REGRESSION if v.view == "output" else Data(v.data, pictures.EXAMPLES, 0.15, 0)
    depth = v.depth if v.view == "linear" else 1
    net = pictures.with_output("linear") if v.view == "output" else pictures.racer(hidden_g(v), depth)
    return Experiment(net, start, data, legs.every(v.past, v.alpha, v.steps))


def scene(v):
    """The picture of the view."""
    if v.view == "bend":
        run, shown = pictures.bend(v.g, v.flat)
        return stage.Shown(run, shown, told(v, run), happened=outcome(v, run), seconds=8)
    experiment = setup(v)
    if v.view == "race":
        run, shown = pictures.race(v.g, experiment, v.flat)
    else:
        run, shown = (pictures.without_bend if v.view == "linear" else pictures.outputs)(experiment)
    columns = {"race": [1.2, 1, 0.9], "linear": [1.2, 1, 1], "output": [1.3, 1]}[v.view]
    return stage.Shown(run, shown, told(v, run), columns, experiment.legs, outcome(v, run))


def told(v, run):
    """The read-out of the view."""
    say, numbers, words = content.phrases(SLUG), {"step": run.steps}, {"steps": readout.counted(run.steps)}
    if v.view == "bend":
        told = {name: run.arrays[name] for name in ("z", "a", "slope")}
        return readout.Readout(say["bend"], told, {"flat": (("", say["flat"].format(flat=FLAT[v.flat])), run.arrays["flat"])})
    known = ((run.steps == run.last) | (v.scene == stage.OWN)).astype(int)  # within a scene it would be the answer
    if v.view == "linear":
        numbers |= {"J": run.arrays["J"], "difference": run.arrays["difference"]}
        numbers |= {name: run.arrays["product"][:, i] for i, name in enumerate(("w1", "w2", "b"))}
        layers_told = say["layers"][v.depth > 1].format(n=v.depth)
        words["product"] = (("", say["product"].replace("{layers}", layers_told)), known)
        return readout.Readout(say["linear"], numbers, words)
    names = networks.ACTIVATIONS if v.view == "race" else pictures.OUTPUTS
    numbers |= {f"J {name}": run.arrays[f"J {name}"] for name in names}
    if v.view == "race":
        numbers |= {"share": np.rint(100 * run.arrays[f"flat {v.g}"]).astype(int), "slope": run.arrays[f"slope {v.g}"]}
        numbers |= run.aside
        words["flatness"] = (("", say["flatness"].replace("{g}", networks.ACTIVATIONS[v.g])), known)
    return readout.Readout(say[v.view], numbers, words)


def outcome(v, run):
    """Who was late, or what the picture shows: the answer to the scene's guess."""
    match v.scene:
        case "five-raced" | "patience":
            late = frozenset(name for name in networks.ACTIVATIONS if run.arrays[f"J {name}"][-1] > 0.6)
            return LATE.get(late, "other")
        case "first-weights-30":
            flat = run.arrays["flat tanh"][0]
            return "all" if flat > 0.995 else "most" if flat > 0.5 else "few"
        case "a-bend-and-its-slope":
            steepest = run.arrays["slope"].max()
            return "quarter" if np.isclose(steepest, 0.25) else "one" if np.isclose(steepest, 1) else "half"
        case "eight-straight-layers":
            rounding = 1e-12 * max(1.0, float(np.abs(run.arrays["product"]).max()))
            return "nothing" if run.arrays["difference"].max() < rounding else "bends"
        case "gains-and-losses":
            return min(pictures.OUTPUTS, key=lambda name: run.arrays[f"J {name}"][-1])
    return None


def script(v, shown):
    """What is shown up to the step, as code."""
    if v.view == "bend":
        return bend(v.g, float(pictures.Z[v.step]))
    return layers.layers(legs.so_far(setup(v), v.step))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden)


def at_z(v, run, example=0):
    """{z, a, slope}: the z that is shown, or that of the first hidden unit for an example, and the bend there. The second
    example of a z that is scrubbed along lies 0.7 further on."""
    index, g = run.index_of(v.step), nn_core.ACTIVATIONS[hidden_g(v)]
    if v.view == "bend":
        z = float(pictures.Z[index]) + 0.7 * example
    else:
        theta, X = networks.parameters_at(run, v.step), run.arrays["X"]
        z = float(theta.W[1][0] @ X[:, example] + theta.b[1][0, 0])
    a = float(g.g(z))
    return {"z": z, "a": a, "slope": float(g.g_prime(z, a))}


def numbers(v, shown):
    """g and g′ at one z, or W′ and b′."""
    if v.view != "linear":
        return parts.numbers(content.filled(SLUG, f"Numbers: {hidden_g(v)}", at_z(v, shown.run)))
    arrays, index = shown.run.arrays, shown.run.index_of(v.step)
    values = dict(zip(("w1", "w2", "b"), arrays["product"][index], strict=True), diff=arrays["difference"][index])
    return parts.numbers(content.filled(SLUG, "Numbers: no bend", values))


def near_its_end(a):
    """An answer as it can be told from 1 and −1: near them as what is missing, in brackets."""
    text = readout.probability(abs(a))
    return f"{'−' if a < 0 else ''}({text})" if "1 − " in text else readout.show_number(a)


def live_question(v, shown):
    """How steep is g at another z? (How steep it is at the z shown stands above.)"""
    here, g, say = at_z(v, shown.run, example=1), hidden_g(v), content.phrases(SLUG)["live"]
    others = {"a": here["a"], "steepest": 0.25 if g == "sigmoid" else 1.0, "zero": 0.0}
    show = [readout.show_number(value) for value in (here["slope"], *others.values())]
    known = {"z": readout.show_number(here["z"]), "g": networks.ACTIVATIONS[g], "slope": show[0], "a": near_its_end(here["a"])}
    right = say[f"right_{g}"].format(**known)
    return content.nearby("live", say["text"].format(**known), show[0], show[1:], right, [say[name] for name in others])


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "Five bends", "Where they are flat", "Why bend at all?", "What an output may say", "Which one to take?")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), *nn_core.ACTIVATIONS[hidden_g(v)], nn_core.multiply_out)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
