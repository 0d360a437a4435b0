"""ŷ = σ(wᵀx + b). Why a straight line is no probability, what w and b mean, and a sum that can be seen."""

import numpy as np
import streamlit as st

import nn_core
from pages.logistic_regression import pictures
from pages.logistic_regression.script import added_up
from pages.ui import cached
from pages.ui.cached import Experiment, Start
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs, player
from pages.ui.runs import flower
from pages.ui.scripts.one_unit import one_unit

SLUG = "logistic-regression"
VIEWS = {"one": "one feature", "two": "two features", "picture": "a picture"}
BY_HAND = {"bounds": (*pictures.WEIGHTS[0], pictures.GRAIN), "widget": "slider", "rewind": True}
SETTINGS = (
    Setting("view", "x is", "one", VIEWS, rewind=True),
    Setting("w1", "Weight w₁", 0.0, **BY_HAND),
    Setting("w2", "Weight w₂", 0.0, **BY_HAND),
    Setting("b", "Bias b", 0.0, **BY_HAND),
    Setting("alpha", "Learning rate α", 1.0, {a: f"{a:g}" for a in (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}, widget="scale"),
    Setting("steps", "Steps", 100, {n: f"{n}" for n in (100, 300, 1000, 3000)}, widget="scale", more=True),
    *flower.SETTINGS,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)
UNITS = {"one": (nn_core.Network(n=(1, 1)), pictures.SEEDS), "two": (nn_core.Network(n=(2, 1)), pictures.PLANTS)}


def hidden(v):
    """The controls that mean nothing in this view."""
    if v.view == "picture":
        return {"w1", "w2", "b", "alpha", "steps"} | flower.hidden(v)
    return {"source", "picture"} | ({"w2"} if v.view == "one" else set())


def setup(v):
    """The experiment: the weights set by hand, and the run from there; None where a picture is added up."""
    if v.view == "picture":
        return None
    net, data = UNITS[v.view]
    weights = (v.w1, v.b) if v.view == "one" else (v.w1, v.w2, v.b)
    return Experiment(net, Start("given", numbers=weights), data, legs.every(v.past, v.alpha, v.steps))


def scene(v):
    """The picture of the view."""
    if v.view == "picture":
        run, shown = pictures.the_sum(flower.chosen(v)[0])
        return stage.Shown(run, shown, told(v, run), [1, 1.6, 1.1], seconds=9)
    experiment = setup(v)
    run, shown = (pictures.one_feature if v.view == "one" else pictures.two_features)(experiment)
    columns = [1.35, 1.1, 0.75] if v.view == "one" else [1.1, 1]
    return stage.Shown(run, shown, told(v, run), columns, experiment.legs, outcome(v, run))


def told(v, run):
    """The read-out of the view."""
    say, numbers, words = content.phrases(SLUG), {"step": run.steps}, {}
    if v.view == "picture":
        numbers |= {"sum": run.arrays["sum"], "yhat": run.arrays["yhat"], "bias": np.full(len(run.steps), run.aside["b"])}
        stages = [say["stages"][name] for name in ("rows", "bias", "answer")]
        return readout.Readout(say["picture"], numbers, {"stage": (stages, np.clip(run.steps - pictures.ROWS, 0, 2))})
    numbers["J"], words["steps"] = run.arrays["J"], readout.counted(run.steps)
    theta = run.arrays["theta"]
    if v.view == "one":
        w, b = theta.T
        flat = np.abs(w) <= 1e-9
        numbers |= {"w": w, "b": b, "half": np.divide(-b, w, out=np.zeros_like(b), where=~flat)}
        words["where"] = ((say["half"], say["flat"]), flat.astype(int))
        gaps = {"w": ("parameter", 0), "b": ("parameter", 1), "J": ("cost", "cross_entropy")}
        return readout.Readout(say["one"], numbers, words, readout.by_hand("net", say["one"], gaps, steps="0 steps", where=""))
    size = np.linalg.norm(theta[:, :2], axis=1)
    blank = size <= 1e-9
    numbers["right"] = np.count_nonzero((run.arrays["z"] > 0) == (run.arrays["Y"] > 0.5), axis=1)
    numbers |= {"size": size, "width": np.divide(2 * np.log(9), size, out=np.zeros_like(size), where=~blank)}
    words["how"] = ((say["sharp"], say["blank"]), blank.astype(int))
    return readout.Readout(say["two"], numbers, words)


def outcome(v, run):
    """What became of the curve or the boundary: the answer to the scene's guess."""
    if v.view == "picture":
        return None
    theta = run.arrays["theta"]
    w, size = theta[:, 0], np.linalg.norm(theta[:, :-1], axis=1)
    match v.scene:
        case "from-a-flat-curve":
            return "settles" if abs(w[-1] - w[-2]) < 0.01 * abs(w[-1]) < 0.1 else "steeper" if w[-1] > 4 else "rises"
        case "too-sure":
            return "calms" if w[-1] < 0.8 * w[0] else "steeper" if w[-1] > 1.2 * w[0] else "moves"
        case "two-features":
            return "narrower" if size[-1] > 1.1 * size[0] else "wider" if size[-1] < 0.9 * size[0] else "same"
        case "shift-it":
            return ("w1", "w2", "b")[int(np.argmax(np.abs(theta[-1] - theta[0])))]
    return None


def script(v, shown):
    """The run up to the step shown, or the sum, as code."""
    if v.view == "picture":
        return added_up(shown.run.aside["rows"], shown.run.aside["b"])
    experiment = setup(v)
    return one_unit(legs.so_far(experiment, v.step), cached.dataset(experiment.data))


def put_ball(x, y):
    """A click on the cost surface sets w and b."""
    address.put(SLUG, past=(), step=0, w1=round(x, 1), b=round(y, 1))


def learned(v, shown):
    """What the weights and b have become: their sliders show it. Of a picture nothing is learned."""
    if v.view == "picture":
        return {}
    names = ("w1", "b") if v.view == "one" else ("w1", "w2", "b")
    return dict(zip(names, shown.run.arrays["theta"].T, strict=True))


def play_button(v, _shown):
    """Below the controls."""
    player.play_button(SLUG, "Add it up" if v.view == "picture" else "Let it learn")


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, play_button, {"ball": put_ball}, learned=learned)


def sum_at(v, run):
    """(w, b, z) at the step shown; of a picture all its weights are one sum, and w is empty."""
    if v.view == "picture":
        return (), run.aside["b"], run.arrays["sum"][-1]
    *w, b = run.arrays["theta"][run.index_of(v.step)]
    return w, b, float(w @ run.arrays["X"][:, 0] + b)


def worked_out(v, shown):
    """ŷ with the numbers of one example, or of the picture, as Markdown."""
    w, b, z = sum_at(v, shown.run)
    values, yhat = {"wx": z - b, "b": b, "z": z}, readout.latex_probability(nn_core.ACTIVATIONS["sigmoid"].g(z))
    if v.view != "picture":
        values |= {f"w{j + 1}": value for j, value in enumerate(w)}
        values |= {f"x{j + 1}": value for j, value in enumerate(shown.run.arrays["X"][:, 0])}
    y = "" if v.view == "picture" else f"{shown.run.arrays['Y'][0]:g}"
    return content.filled(SLUG, f"Numbers: {VIEWS[v.view]}", values, y=y, yhat=yhat)


def numbers(v, shown):
    """The probability with the present values."""
    parts.numbers(worked_out(v, shown))


def live_question(v, shown):
    """What would σ make of z if b were another? (What it makes of z stands above.)"""
    *_, z = sum_at(v, shown.run)
    z = readout.as_shown(z)
    asked = (about_shift(z, round(goal - z)) for goal in (1, -1, 2, -2, 3) if round(goal - z))
    return content.unseen(asked, shown.readout.at(shown.run.index_of(v.step)), worked_out(v, shown))


def about_shift(z, shift):
    """What ŷ becomes if b is changed by `shift`."""
    say, sigmoid = content.phrases(SLUG)["live"], nn_core.ACTIVATIONS["sigmoid"].g
    after = z + shift
    show = [readout.show_number(value) for value in (sigmoid(after), after, sigmoid(-after), sigmoid(z))]
    known = {"z": readout.show_number(z), "size": abs(shift), "after": show[1], "yhat": show[0]}
    known |= {"way": say["larger" if shift > 0 else "smaller"], "sign": "+" if shift > 0 else "−"}
    why = [say[name] for name in ("line", "turned", "before")]
    return content.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(**known), why)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "A line is no probability", "What w and b mean", "The sum you can see")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.forward)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
