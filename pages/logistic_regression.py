"""Lesson 3: ŷ = σ(wᵀx + b). Why a straight line is no probability, what w and b mean, and a sum that can be seen."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached, code_network, flower, legs, logistic, player, prose, readout, settings, stage
from pages.ui.settings import Setting

SLUG = "logistic-regression"
VIEWS = {"one": "one feature", "two": "two features", "picture": "a picture"}
BY_HAND = {"bounds": (-6.0, 6.0, 0.1), "widget": "slider", "rewind": True}
SETTINGS = (
    Setting("view", "x is", "one", VIEWS, rewind=True),
    Setting("w1", "Weight w₁", 0.0, **BY_HAND),
    Setting("w2", "Weight w₂", 0.0, **BY_HAND),
    Setting("b", "Bias b", 0.0, **BY_HAND),
    Setting("alpha", "Learning rate α", 1.0, {a: f"{a:g}" for a in (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}, widget="scale"),
    Setting("steps", "Steps", 100, {n: f"{n}" for n in (100, 300, 1000, 3000)}, widget="scale", more=True),
    *flower.SETTINGS,
    *legs.HIDDEN,
)
NETS = {"one": (nn_core.Network(n=(1, 1)), logistic.SEEDS), "two": (nn_core.Network(n=(2, 1)), logistic.PLANTS)}


def senseless(v):
    """The controls that mean nothing in this view."""
    if v.view == "picture":
        return {"w1", "w2", "b", "alpha", "steps"} | flower.hidden(v)
    return {"source", "picture"} | ({"w2"} if v.view == "one" else set())


def given(v):
    """(start, legs): the weights set by hand, and the run from there."""
    weights = (v.w1, v.b) if v.view == "one" else (v.w1, v.w2, v.b)
    return ("given", weights), legs.chain(v.past, v.alpha, v.steps)


def tell(v, run):
    """The numbers of the read-out, and the choice of phrases, for the view."""
    theta = run.arrays.get("theta")
    if v.view == "picture":
        _, b = cached.picture_regression()
        stages = [prose.phrases(SLUG)["stages"][name] for name in ("rows", "bias", "answer")]
        return {"sum": run.arrays["sum"], "yhat": run.arrays["yhat"], "bias": np.full(len(run.steps), b)}, {
            "stage": (stages, np.clip(run.steps - logistic.ROWS, 0, 2))
        }
    if v.view == "one":
        w, b = theta.T
        halves = (prose.phrases(SLUG)["half"], prose.phrases(SLUG)["flat"])
        half = np.divide(-b, w, out=np.zeros_like(b), where=np.abs(w) > 1e-9)
        return {"w": w, "b": b, "half": half}, {"where": (halves, (np.abs(w) <= 1e-9).astype(int))}
    size = np.linalg.norm(theta[:, :2], axis=1)
    right = np.count_nonzero((run.arrays["z"] > 0) == (run.arrays["Y"] > 0.5), axis=1)
    width = np.divide(2 * np.log(9), size, out=np.zeros_like(size), where=size > 1e-9)
    sharp = (prose.phrases(SLUG)["sharp"], prose.phrases(SLUG)["blank"])
    return {"right": right, "size": size, "width": width}, {"how": (sharp, (size <= 1e-9).astype(int))}


def scene(v):
    """The picture of the view."""
    if v.view == "picture":
        run, shown = logistic.the_sum(flower.chosen(v)[0])
    else:
        run, shown = (logistic.one_feature if v.view == "one" else logistic.two_features)(*given(v))
    numbers, words = tell(v, run)
    numbers["step"] = run.steps
    if v.view == "picture":
        told = readout.Readout(prose.phrases(SLUG)["picture"], numbers, words)
        return stage.Scene(run, shown, told, [1, 1.6, 1.1], seconds=9)
    numbers["J"] = run.arrays["J"]
    told = readout.Readout(prose.phrases(SLUG)[v.view], numbers, words | {"steps": readout.counted(run.steps)})
    return stage.Scene(run, shown, told, [1.4, 1] if v.view == "one" else [1, 1.2], given(v)[1], outcome(v, run))


def outcome(v, run):
    """What became of the curve: the answer of the predict-first question."""
    if v.view != "one" or v.past or v.w1 or v.b:
        return None
    w = run.arrays["theta"][:, 0]
    return "settles" if abs(w[-1] - w[-2]) < 0.01 * abs(w[-1]) < 0.1 else "steeper" if w[-1] > 4 else "rises"


def script(v):
    """The run up to the step shown, or the sum, as code."""
    if v.view == "picture":
        return code_network.added_up(logistic.contributions(flower.chosen(v)[0]).sum(axis=1), cached.picture_regression()[1])
    net, data = NETS[v.view]
    start, chain = given(v)
    return code_network.one_unit(net, start, cached.dataset(*data), legs.so_far(chain, v.step))


def put_ball(x, y):
    """A click on the cost surface sets w and b."""
    settings.put(SLUG, past=(), step=0, w1=round(x, 1), b=round(y, 1))


def play_button(v, _shown):
    """Below the controls."""
    player.play_button(SLUG, "Add it up" if v.view == "picture" else "Let it learn")


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, senseless, play_button, {"ball": put_ball})


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    run = scene(v).run
    asked = numbers(v, run, run.index_of(v.step))
    prose.try_this(SLUG, SETTINGS)
    for heading in ("A line is no probability", "What w and b mean", "The sum you can see"):
        prose.section(SLUG, heading)
    prose.check(SLUG, [asked])
    prose.code(script(v), nn_core.forward)


def numbers(v, run, index):
    """ŷ with the numbers of one example, or of the picture; returns the question about them."""
    if v.view == "picture":
        z, b, x = run.arrays["sum"][-1], cached.picture_regression()[1], None
        values = {"wx": z - b, "b": b, "z": z, "yhat": nn_core.ACTIVATIONS["sigmoid"].g(z)}
    else:
        *w, b = run.arrays["theta"][index]
        x = run.arrays["X"][:, 0]
        z = float(w @ x + b)
        values = {f"w{j + 1}": value for j, value in enumerate(w)} | {f"x{j + 1}": value for j, value in enumerate(x)}
        values |= {"wx": z - b, "b": b, "z": z, "yhat": nn_core.ACTIVATIONS["sigmoid"].g(z)}
    y = "" if v.view == "picture" else f"{run.arrays['Y'][0]:g}"
    prose.numbers(prose.filled(SLUG, f"Numbers: {VIEWS[v.view]}", values, y=y))
    return live_question(z, b)


def live_question(z, b):
    """What does σ make of this z?"""
    say, sigmoid = prose.phrases(SLUG)["live"], nn_core.ACTIVATIONS["sigmoid"].g
    show = [readout.show_number(value) for value in (sigmoid(z), z, sigmoid(-z), max(0.0, z))]
    known = {"z": readout.show_number(z), "yhat": show[0]}
    why = [say[name] for name in ("line", "turned", "relu")]
    return prose.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(**known), why)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
