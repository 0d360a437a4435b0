"""ŷ = g(w x + b), one input, one weight, one bias. By hand first; then the neuron learns; then it gets company."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Start
from pages.ui.frame import address, settings
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs, panels, player
from pages.ui.runs import networks
from pages.ui.scripts.one_unit import one_unit
from pages.ui.still import drawings

SLUG = "neuron"
DATA = Data("cover", 24, 0.3, 3)
DOMAIN = ((-2.0, 3.0), (-1.5, 1.5))  # of w and b
GRAIN = 0.01  # so finely are they set by hand
STAGES = {"one": "one input", "inputs": "three inputs", "units": "three units", "output": "an output"}
BENDS = {name: networks.ACTIVATIONS[name] for name in ("linear", "relu")}
SETTINGS = (
    Setting("g", "Activation g", "linear", BENDS, widget="segmented"),
    Setting("w", "Weight w", 0.2, bounds=(*DOMAIN[0], GRAIN), widget="slider", rewind=True),
    Setting("b", "Bias b", 0.6, bounds=(*DOMAIN[1], GRAIN), widget="slider", rewind=True),
    Setting("alpha", "Learning rate α", 0.1, {a: f"{a:g}" for a in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)}, widget="scale"),
    Setting("steps", "Steps", 300, {n: f"{n}" for n in (100, 300, 1000)}, widget="scale", more=True),
    Setting("grow", "The drawing shows", "one", STAGES, widget="segmented", below=True),
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """Every control always means something here."""
    return set()


def setup(v):
    """The experiment that the values mean."""
    net = nn_core.Network(n=(1, 1), output=v.g, loss="squared_error")
    return Experiment(net, Start("given", numbers=(v.w, v.b)), DATA, legs.every(v.past, v.alpha, v.steps))


def scene(v):
    """The examples with the neuron's line, its cost over w and b, and over the steps."""
    experiment = setup(v)
    run = networks.make_run(experiment)
    run.arrays.update(points=run.arrays["theta"][:, None], surface=cached.unit_landscape(experiment.net, DATA, DOMAIN))
    run.aside["dry"] = nn_core.ACTIVATIONS[v.g].g(run.arrays["theta"][:, 1])
    return stage.Shown(run, pictures(run), told(v, run), [1.25, 1.05, 1], experiment.legs, outcome(v, run))


def pictures(run):
    """The line through the plants, the ball on the cost, the machine, the cost over the steps."""
    J, soil = run.arrays["J"], cached.dataset(DATA).x_names[0]
    fit, hand = "Drag a ring. Dashed: the errors ŷ − y", panels.hand(DOMAIN, GRAIN)
    over = {"pick": "ball", "surface": "surface", "follows": "net", "hand": hand}
    plants = ((-0.02, 1.02), (-0.25, 1.1)), fit, (soil, "plant cover y")
    return [
        panels.fit([("net", "ŷ", "class1")], *plants, pick="line", hand=hand, looks=True),
        panels.path("points", DOMAIN, "Cost J: drag the ball", ("w", "b"), **over),
        [
            panels.machine("net", "As a machine"),
            panels.curve([("J", "J", "class1")], "Cost J", "J", log=bool(J.max() > 20 * J[0])),
        ],
    ]


def told(v, run):
    """w, b, how far off the neuron is, and what it says of dry soil."""
    w, b = run.arrays["theta"].T
    z = w[:, None] * run.arrays["X"] + b[:, None]
    say, known = content.phrases(SLUG), (run.steps == run.last) | (v.scene == stage.OWN)  # within a scene it is the answer
    dead = (v.g == "relu") & (z <= 0).all(axis=1) & known
    numbers = {"step": run.steps, "w": w, "b": b, "J": run.arrays["J"], "dry": run.aside["dry"]}
    words = {"steps": readout.counted(run.steps), "dead": (("", say["dead"]), dead.astype(int))}
    gaps = {"w": ("parameter", 0), "b": ("parameter", 1), "J": ("cost", "squared_error"), "dry": ("answer", 0)}
    hand = readout.by_hand("net", say["readout"], gaps, steps="0 steps", dead="")
    return readout.Readout(say["readout"], numbers, words, hand)


def outcome(v, run):
    """What became of the line: the answer to the scene's guess."""
    dry, J = run.aside["dry"][-1], run.arrays["J"]
    match v.scene:
        case "a-flat-guess":
            return "zero" if abs(dry) < 0.005 else "below" if dry < 0 else "above"
        case "with-a-bend":
            ratio = J[-1] / best_line_cost()
            return "same" if 0.95 < ratio < 1.05 else "below" if ratio < 1 else "above"
        case "all-z-below-0":
            return "climbs" if np.ptp(run.arrays["theta"], axis=0).any() else "stays"
        case "too-bold":
            return "off" if J[-1] > J[0] else "swings" if (np.diff(run.arrays["theta"][:, 0])[:-1] < 0).any() else "sooner"
    return None


def best_line_cost():
    """J of the straight line that fits the plots best."""
    examples = cached.dataset(DATA)
    line = np.polyval(np.polyfit(examples.X[0], examples.Y[0], 1), examples.X[0])
    return float(np.mean((line - examples.Y[0]) ** 2))


def script(v, shown):
    """The run up to the step shown as code."""
    return one_unit(legs.so_far(setup(v), v.step), cached.dataset(DATA))


def put_line(w, b):
    """A dragged line or a click on the surface sets w and b, as far as the sliders reach."""
    (w_low, w_high), (b_low, b_high) = DOMAIN
    w, b = round(float(np.clip(w, w_low, w_high)), 2), round(float(np.clip(b, b_low, b_high)), 2)
    address.put(SLUG, past=(), step=0, w=w, b=b)


def put_ball(x, y):
    """A click on the cost sets w and b."""
    put_line(x, y)


def learned(_v, shown):
    """What w and b have become: their sliders show it."""
    return dict(zip(("w", "b"), shown.run.arrays["theta"].T, strict=True))


def learn_button(_v, _shown):
    """Below the controls."""
    player.play_button(SLUG, "Let it learn")


@st.fragment
def experiment():
    """The controls and the picture."""
    picked = {"line": put_line, "ball": put_ball}
    stage.show(SLUG, SETTINGS, scene, hidden, under=learn_button, on_pick=picked, learned=learned)


def worked_out(v, shown):
    """ŷ of the first example, and the cost over all of them, as Markdown."""
    run = shown.run
    index = run.index_of(v.step)
    (w, b), x, y = run.arrays["theta"][index], run.arrays["X"][0, 0], run.arrays["Y"][0]
    values = {"w": w, "b": b, "x": x, "y": y, "yhat": nn_core.ACTIVATIONS[v.g].g(w * x + b), "J": run.arrays["J"][index]}
    bend = {"g": "", "end": ""} if v.g == "linear" else {"g": r"\max(0,\, ", "end": ")"}
    return content.filled(SLUG, "Numbers", values, **bend)


def numbers(v, shown):
    """One example with the present values, and the cost."""
    parts.numbers(worked_out(v, shown))


def live_question(v, shown):
    """What does the neuron answer for some x, or how far off is it there? Whatever does not stand on the page yet."""
    index = shown.run.index_of(v.step)
    w, b = map(readout.as_shown, shown.run.arrays["theta"][index])
    asked = [question(v.g, w, b, x) for question in (about_answer, about_error) for x in (0.8, 0.3)]
    return content.unseen(asked, shown.readout.at(index), worked_out(v, shown))


def about_answer(bend, w, b, x):
    """What the neuron predicts for x."""
    say, g = content.phrases(SLUG)["live"], nn_core.ACTIVATIONS[bend].g
    z = w * x + b
    values = [g(z), g(x * (w + b)), g(w + x * b), w * x - b]
    show = [readout.show_number(value) for value in values]
    known = {"x": f"{x:g}", "w": readout.show_number(w), "b": readout.show_number(b), "f_b": readout.factor(b)}
    known |= {"z": readout.show_number(z), "yhat": show[0]}
    why = [say[f"wrong{i}"] for i in (1, 2, 3)]
    return content.nearby("live", say["text"].format(**known), show[0], show[1:], say[bend].format(**known), why)


def about_error(bend, w, b, x):
    """How far its answer for x is off."""
    say, y = content.phrases(SLUG)["error"], 0.45
    yhat = float(nn_core.ACTIVATIONS[bend].g(w * x + b))
    show = [readout.show_number(value) for value in (yhat - y, y - yhat, yhat + y, yhat)]
    known = {"x": f"{x:g}", "y": f"{y:g}", "w": readout.show_number(w), "b": readout.show_number(b)}
    known |= {"yhat": readout.show_number(yhat), "error": show[0]}
    why = [say[f"wrong{i}"] for i in (1, 2, 3)]
    return content.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(**known), why)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "How it learns", "Why a bend", "From a neuron to a network")
    settings.show_below(SLUG, SETTINGS, "grow")
    address.save(SLUG, SETTINGS)
    parts.drawing(drawings.growing(v.grow))
    st.markdown(content.sections(SLUG)[f"Drawing: {STAGES[v.grow]}"])
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.forward)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
