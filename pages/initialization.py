"""Lesson 10: what the first weights decide. Equal units stay equal; huge weights make units deaf."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached, legs, player, prose, readout, settings
from pages.ui.settings import Preset, Setting

SLUG = "initialization"
SCALES = {10.0**k: f"×{10.0**k:g}" for k in range(-3, 4)}
RATES = {rate: f"{rate:g}" for rate in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}
METHODS = {
    "zeros": "all zeros",
    "constant": "all equal",
    "random": "random numbers × scale",
    "xavier": "Xavier",
    "he": "He",
}
NUDGES = {0: "none"} | {k: f"10{str(-k).translate(readout.SUPERSCRIPTS)}" for k in range(1, 13)}
SETTINGS = (
    Setting("init", "First weights W", "zeros", METHODS),
    Setting("scale", "Scale", 0.01, SCALES, widget="scale", help="Every first weight is multiplied by this number."),
    Setting("nudge", "Nudge one weight by ε", 0, NUDGES, widget="scale", help="Added to the very first weight, W[1] row 1 column 1."),
    Setting("alpha", "Learning rate α", 0.5, RATES, widget="scale"),
    Setting("units", "Hidden units n[1]", 4, bounds=(1, 8, 1), widget="slider"),
    Setting("g", "Activation g of the hidden units", "tanh", {g: g.replace("_", " ") for g in ("tanh", "sigmoid", "relu", "leaky_relu")}, more=True),
    Setting("data", "Data", "xor", {name: name for name in ("xor", "circle", "moons", "blobs")}, more=True),
    Setting("steps", "Steps", 1000, {n: f"{n}" for n in (100, 300, 1000, 3000, 10000)}, widget="scale", more=True),
    Setting("seed", "Seed of the random numbers", 1, bounds=(0, 9999, 1), widget="number", more=True),
    legs.PAST,
    Setting("step", "step shown", 0, bounds=(0, legs.MOST_STEPS, 1), widget="hidden"),
)
PRESETS = (
    Preset("All zeros", "Press Play and watch the weight vectors: do they ever part? And does the cost move?", {}),
    Preset("All equal", "The cost falls, but the boundary stays one straight line: four units do the work of one.", {"init": "constant", "scale": 1.0}),
    Preset("Small random", "A wait on a plain, then the units go their own ways and the cost drops.", {"init": "random"}),
    Preset("× 1000", "Every unit answers −1 or 1 and hardly anything between; the cost starts above 100 and jumps.", {"init": "random", "scale": 1000.0}),
    Preset("A nudge of 10⁻⁶", "Equal units, one weight moved by a millionth. Scrub slowly: when do the units part?", {"init": "constant", "scale": 1.0, "nudge": 6, "steps": 3000}),
    Preset("He, for ReLU", "What practice does now: random numbers scaled to the number of inputs.", {"init": "he", "g": "relu"}),
)
DOMAIN = ((-1.5, 1.5), (-1.5, 1.5))


def pointless(v):
    """The controls that change nothing now: a scale for zeros, a nudge where chance has parted the units already."""
    return {"zeros": {"scale"}, "constant": set(), "random": {"nudge"}}.get(v.init, {"nudge", "scale"})


def setup(v):
    """(network, start, data, legs): what the values mean to the engine."""
    net = nn_core.Network(n=(2, v.units, 1), hidden=v.g)
    scale = None if v.init in ("xavier", "he") else v.scale
    nudge = 10.0**-v.nudge if v.nudge and v.init in ("zeros", "constant") else 0.0
    return net, (v.init, scale, v.seed, nudge), (v.data, 120, 0.15, 0), legs.chain(v.past, v.alpha, v.steps)


def make_run(v):
    """The network's run beside logistic regression from zeros on the same data, with what becomes of the units."""
    net, start, data, chain = setup(v)
    steps, theta, cost = cached.training(net, start, data, chain)
    logistic = nn_core.Network(n=(2, 1))
    steps_1, theta_1, cost_1 = cached.training(logistic, ("zeros", None, 0, 0.0), data, chain)
    same = np.minimum(np.searchsorted(steps_1, steps), len(steps_1) - 1)
    examples = cached.dataset(*data)
    W = theta[:, : 2 * v.units].reshape(-1, v.units, 2)
    arrays = {"theta": theta, "J": cost, "logistic": theta_1[same], "J logistic": cost_1[same], "W": W, "X": examples.X, "Y": examples.Y[0]}
    return player.Run(steps, arrays, {"net": (net, "theta"), "logistic": (logistic, "logistic")})


def panels(v, run):
    """The four pictures."""
    reach = float(np.abs(run.arrays["W"]).max()) * 1.15 or 1.0
    J = np.concatenate([run.arrays["J"], run.arrays["J logistic"]])
    lines = [("J", "network", "class1"), ("J logistic", "logistic regression, from zeros", "class0")]
    return [
        player.units("net", DOMAIN, "What each unit answers"),
        player.boundary("net", DOMAIN, "ŷ over the plane of the two inputs"),
        [
            player.path("W", ((-reach, reach), (-reach, reach)), "Weights w₁, w₂ of each hidden unit", ("w₁", "w₂")),
            player.curve(lines, "Cost J", "J", log=bool(J.max() > 20 * max(J.min(), 1e-9))),
        ],
    ]


def make_readout(v, run):
    """How many units differ, whether they are saturated, and what that does to the cost."""
    distinct, difference, saturated = cached.unit_history(*setup(v))
    n = v.units
    kinds = (
        f"all {n} hidden units are equal: {n} units do the work of one",
        f"the {n} hidden units look alike, the largest difference is {{difference}}",
        f"{{distinct}} of {n} hidden units differ",
        f"all {n} hidden units are different",
        "there is one hidden unit, which has nobody to be equal to",
    )
    kind = np.select([n == 1, difference == 0, distinct == 1, distinct == n], [4, 0, 1, 3], default=2) + 0 * distinct
    deaf = ("", " The units are saturated: g′(z) is almost 0 for {share} % of the answers, so the gradient is flat.")
    if v.g in ("relu", "leaky_relu"):
        deaf = ("", "") if v.g == "leaky_relu" else ("", " {share} % of the units' answers are off (z < 0), where the slope is 0.")
    numbers = {"step": run.steps, "J": run.arrays["J"], "difference": difference, "distinct": distinct, "share": np.rint(100 * saturated).astype(int)}
    words = {"units": (kinds, kind), "deaf": (deaf, (saturated >= 0.5).astype(int))}
    return readout.Readout("After {step} steps the cost is {J}; {units}.{deaf}", numbers, words)


def outcome(v, run):
    """Which answer of the predict-first question came true at the end of this run; None if the run is about something else."""
    if v.init not in ("zeros", "constant") or v.nudge or v.units == 1:
        return None
    _, difference, _ = cached.unit_history(*setup(v))
    return "equal" if difference[-1] == 0 else "part"


def new_start():
    """Another seed: other random numbers."""
    settings.put(SLUG, seed=(st.session_state[settings.key_of(SLUG, "seed")] + 1) % 10_000)


@st.fragment
def experiment():
    """Everything that moves or depends on what is shown."""
    guess = prose.predict(SLUG)
    controls, picture = st.columns([1, 4.6], gap="medium")
    with controls:
        v = settings.show(SLUG, SETTINGS, hide=pointless)
        st.button("New start", on_click=new_start, width="stretch", help="Other random numbers: the next seed.")
    run = make_run(v)
    told = make_readout(v, run)
    with picture:
        rest = player.play(SLUG, run, panels(v, run), told, columns=[1, 1, 1])
        prose.verdict(SLUG, guess, outcome(v, run) if rest.at_end else None)
    with controls:
        legs.buttons(SLUG, setup(v)[3], rest)
    settings.save(SLUG, SETTINGS)


prose.opening(SLUG)
experiment()
prose.neighbour_links(SLUG)
