"""What the first weights decide. Equal units stay equal; huge weights make units deaf."""

import numpy as np
import streamlit as st

import nn_core
from pages.initialization.script import two_layers
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Start
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.lesson.measure import measure
from pages.ui.live import legs, panels
from pages.ui.runs import networks
from pages.ui.still import figures

SLUG = "initialization"
SCALES = {10.0**k: f"×{10.0**k:g}" for k in range(-3, 4)}
METHODS = {"zeros": "all zeros", "constant": "all equal", "random": "random × scale", "xavier": "Xavier", "he": "He"}
NUDGES = {0: "none"} | {k: f"10{str(-k).translate(readout.SUPERSCRIPTS)}" for k in range(1, 13)}
SETTINGS = (
    Setting("init", "First weights W", "zeros", METHODS),
    Setting("scale", "Scale", 0.01, SCALES, widget="scale", help="Every first weight is multiplied by this number."),
    Setting("nudge", "Nudge one weight by ε", 0, NUDGES, widget="scale", help="Added to the very first weight of all."),
    networks.LEARNING_RATE,
    Setting("units", "Hidden units n[1]", 4, bounds=(1, 8, 1), widget="slider"),
    networks.ACTIVATION,
    networks.DATA,
    networks.STEP_COUNT,
    networks.SEED,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """The controls that change nothing now: a scale for zeros, a nudge where chance has parted the units already."""
    return {"zeros": {"scale", "seed"}, "constant": {"seed"}, "random": {"nudge"}}.get(v.init, {"nudge", "scale"})


def setup(v):
    """The experiment that the values mean."""
    net = nn_core.Network(n=(2, v.units, 1), hidden=v.g)
    scale = None if v.init in ("xavier", "he") else v.scale
    nudge = 10.0**-v.nudge if v.nudge and v.init in ("zeros", "constant") else 0.0
    return Experiment(net, Start(v.init, scale, v.seed, nudge), Data(v.data, 120, 0.15, 0), legs.every(v.past, v.alpha, v.steps))


def scene(v):
    """The network's units, its boundary, its weights and its cost, beside that of logistic regression."""
    experiment = setup(v)
    run = networks.make_run(experiment)
    logistic = experiment._replace(net=nn_core.Network(n=(2, 1)), start=Start("zeros"))
    run.arrays["J logistic"] = networks.cost_along(run, logistic)
    for what, values in zip(("distinct", "difference", "saturated"), cached.unit_history(experiment), strict=True):
        run.aside[what] = networks.along(run, values, experiment)
    return stage.Shown(
        run, pictures(run, experiment.legs), told(v, run), [1.1, 1.1, 0.8], experiment.legs, happened=outcome(v, run)
    )


def pictures(run, steps):
    """The four pictures of a run of these legs."""
    reach = float(np.abs(run.arrays["W"]).max()) * 1.15 or 1.0
    J = np.concatenate([run.arrays["J"], run.arrays["J logistic"]])
    lines = [("J", "network", "class1"), ("J logistic", "logistic regression, from zeros", "class0")]
    return [
        panels.units("net", networks.DOMAIN, "Units, and their weights' next step", steps),
        panels.path("W", ((-reach, reach), (-reach, reach)), "Weights w₁, w₂ of each hidden unit", ("w₁", "w₂")),
        [
            panels.boundary("net", networks.DOMAIN, "ŷ over the two inputs"),
            panels.curve(lines, "Cost J", "J", log=bool(J.max() > 20 * max(J.min(), 1e-9))),
        ],
    ]


def told(v, run):
    """How many units differ, whether they are saturated, and the cost."""
    n, (distinct, difference, saturated) = v.units, run.aside.values()
    say = content.phrases(SLUG)
    kinds = [say[name].replace("{n}", str(n)) for name in ("equal", "alike", "kinds", "different", "alone")]
    kind = np.select([n + 0 * distinct == 1, difference == 0, distinct == 1, distinct == n], [4, 0, 1, 3], default=2)
    deaf = ("", {"relu": say["off"], "leaky_relu": ""}.get(v.g, say["saturated"]))
    numbers = {"step": run.steps, "J": run.arrays["J"], "difference": difference, "distinct": distinct}
    numbers["share"] = np.rint(100 * saturated).astype(int)
    words = {
        "steps": readout.counted(run.steps),
        "units": (kinds, kind),
        "deaf": (deaf, ((saturated >= 0.5) & ((run.steps == run.last) | (v.scene == stage.OWN))).astype(int)),
    }
    return readout.Readout(say["readout"], numbers, words)


def outcome(v, run):
    """What became of units and cost: the answer to the scene's guess."""
    J, (distinct, difference, saturated) = run.arrays["J"], run.aside.values()
    early = J[run.index_of(100)] > 0.95 * J[0]
    match v.scene:
        case "all-zeros":
            return "equal" if difference[-1] == 0 else "part" if distinct[-1] == v.units else "some"
        case "all-equal":
            return "part" if difference[-1] else "together" if J[-1] < J[0] - 0.01 else "nothing"
        case "small-random":
            return "once" if not early else "wait" if J[-1] < 0.9 * J[0] else "never"
        case "1000":
            return "ends" if saturated[0] > 0.9 else "between"
        case "a-nudge-of-10-6":
            return "no" if distinct[-1] == 1 else "once" if distinct[run.index_of(100)] > 1 else "yes"
        case "he-for-relu":
            return "waits" if early else "falls"
    return None


def script(v, shown):
    """The run up to the step shown as code."""
    return two_layers(legs.so_far(setup(v), shown.run.recorded(v.step)))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden)


@st.fragment
def parting():
    """The measurement: steps until the units part, against the size of the nudge."""
    parts.section(SLUG, "Break the symmetry")
    net, data, digits = nn_core.Network(n=(2, 4, 1)), Data("xor", 120, 0.15, 0), list(range(1, 13))
    jobs = {f"ε = {NUDGES[k]}": lambda k=k: cached.steps_until_parted(net, 10.0**-k, data, 0.5, 3000) for k in digits}
    steps = measure(f"{SLUG}.parting", "Measure it", jobs)
    if steps:
        st.plotly_chart(figures.parting_steps(digits, steps, st.context.theme.type or "light"), key=f"{SLUG}.parting")
        each = np.polyfit(digits[3:], steps[3:], 1)[0]
        st.container(key="measured").markdown(content.sections(SLUG)["Measured"].format(each=10 * round(each / 10)))


def numbers(v, shown):
    """The first layer's weights and their gradient, with shapes."""
    theta, gradient = networks.gradient_at(shown.run, v.step)
    n = v.units
    matrices = rf"W^{{[1]}} = {readout.latex_matrix(theta.W[1], 8)}, \quad dW^{{[1]}} = {readout.latex_matrix(gradient.W[1], 8)}"
    shapes = rf"Z^{{[1]}} = W^{{[1]}} X + b^{{[1]}}: \quad ({n}, 2) \cdot (2, 120) + ({n}, 1) \to ({n}, 120)"
    parts.numbers(f"{content.sections(SLUG)['Numbers']}\n\n$${matrices}$$\n\n$${shapes}$$")


def live_question(v, shown):
    """What is the second unit's correction, given the first one's? None for a single unit."""
    if v.units == 1:
        return None
    first, second = networks.gradient_at(shown.run, v.step)[1].W[1][:2]
    show = [f"({', '.join(map(readout.show_number, dw))})" for dw in (first, second, 0 * second, -second, second + 1)]
    say = content.phrases(SLUG)["live"]
    why = [say[name] for name in ("same", "zero", "negative", "other")]
    right = say["twins" if show[0] == show[1] else "different"]
    return content.nearby("live", say["text"].format(first=show[0]), show[1], [show[0], *show[2:]], right, why)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "Why equal units stay equal")
    parting()
    parts.section(SLUG, "Why small, and why not 1000")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.forward, nn_core.backward)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
