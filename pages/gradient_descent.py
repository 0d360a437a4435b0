"""Lesson 5: w := w − α dJ/dw, on bowls, ravines and hills. The learning rate decides whether the ball arrives."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached, legs, player, prose, readout, settings
from pages.ui.settings import Preset, Setting

SLUG = "gradient-descent"
KINDS = {1: "One weight", 2: "Two weights"}
NAMES = {name: f"{KINDS[surface.n]}: {surface.title}" for name, surface in nn_core.SURFACES.items()}
RATES = {float(f"{digit}e{power}"): f"{float(f'{digit}e{power}'):g}" for power in range(-4, 1) for digit in (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9)} | {10.0: "10"}
SETTINGS = (
    Setting("surface", "Cost surface J", "ravine", NAMES),
    Setting("alpha", "Learning rate α", 0.03, RATES, widget="scale"),
    Setting("steps", "Steps", 100, {n: f"{n}" for n in (10, 30, 100, 300, 1000)}, widget="scale"),
    Setting("starts", "Starts", "one", {"one": "one", "many": "many"}, widget="segmented"),
    Setting("valleys", "Colour each start by the valley it ends in", "no", {"no": "no", "yes": "yes"}, widget="segmented"),
    Setting("w1", "Start w₁ (empty: the usual one)", None, bounds=(-10.0, 10.0, 0.05), widget="number", more=True),
    Setting("w2", "Start w₂", None, bounds=(-10.0, 10.0, 0.05), widget="number", more=True),
    legs.PAST,
    Setting("step", "step shown", 0, bounds=(0, legs.MOST_STEPS, 1), widget="hidden"),
)
PRESETS = (
    Preset("One weight, by hand", "Step forward one at a time: the flatter the tangent, the shorter the arrow.", {"surface": "parabola", "alpha": 0.1, "steps": 30}),
    Preset("Too bold", "The same ravine just above its limit 2/λ: each step throws the ball further up the other side.", {"alpha": 0.09, "steps": 30}),
    Preset("Zig-zag", "Just below the limit: across the ravine the ball jumps to and fro, along it hardly moves.", {"alpha": 0.07}),
    Preset("The wrong valley", "A smooth way down, to a valley that is not the deepest.", {"surface": "valleys", "alpha": 0.2}),
    Preset("On the ridge", "Exactly on the ridge the slope points at the saddle: the ball stops where it is flat, but not lowest.", {"surface": "saddle", "alpha": 0.1, "steps": 300}),
    Preset("Many starts", "Where you end depends on where you begin: each colour is one of four valleys.", {"surface": "himmelblau", "alpha": 0.02, "starts": "many", "valleys": "yes"}),
)
PHRASES = {
    "": "",
    "converges": "It has converged: another step would hardly move it.",
    "zig-zags": "It zig-zags: each step is so long that it lands on the other side, yet closer than before.",
    "creeps": "It creeps: it is on its way down, but its steps are short and it is not there yet.",
    "diverges": "It diverges: each step throws it further away than the one before.",
    "swings": "It swings to and fro for ever: it comes no closer and goes no further away.",
    "stalls": "It stalls: the surface is flat here, though this is not a lowest point.",
}


def starts(v, surface):
    """Where the balls begin: the usual start or the learner's, or a grid of them over the domain."""
    if v.starts == "many":
        sides = [np.linspace(low, high, 9)[1:-1] if surface.n == 2 else np.linspace(low, high, 12) for low, high in surface.domain]
        return tuple(zip(*(grid.ravel().tolist() for grid in np.meshgrid(*sides)), strict=True))
    own = (v.w1, v.w2)[: surface.n]
    place = surface.start if None in own else own
    return (tuple(float(np.clip(w, low, high)) for w, (low, high) in zip(place, surface.domain, strict=True)),)


def make_run(v):
    """The descent with what is drawn behind it; and each start's outcome."""
    surface, chain = nn_core.SURFACES[v.surface], legs.chain(v.past, v.alpha, v.steps)
    steps, w, cost, diverged, words = cached.descent(v.surface, starts(v, surface), chain, 60 if v.starts == "many" else cached.RECORDED)
    points = np.stack([w[:, 0], w[:, 1] if surface.n == 2 else cost], axis=-1)
    arrays = {"points": points, "J": np.median(cost, axis=1), "landscape": cached.landscape(v.surface), "w": w}
    if surface.n == 1:
        arrays["slope"] = np.array([surface.gradient(place)[0] for place in w])
    elif v.valleys == "yes":
        arrays["valleys"] = cached.valley_map(v.surface, v.alpha, 300)
    gone = np.array([nn_core.valley(surface, nn_core.Descent(place[None], cost[:1], diverged & (place == w[-1]).all(axis=0))) for place in w])
    arrays["valley"] = gone
    return player.Run(steps, arrays), words


def panels(v, run):
    """The surface with the balls, and the cost."""
    surface = nn_core.SURFACES[v.surface]
    J = run.arrays["J"]
    title = f"J(w) = {surface.title}" if surface.n == 1 else f"{surface.title}, seen from above"
    if surface.n == 1:
        heights = run.arrays["landscape"][:, 1]
        margin = 0.08 * float(np.ptp(heights))
        domain = (surface.domain[0], (float(heights.min()) - margin, float(heights.max()) + margin))
        marks = [(w[0], float(surface.cost(np.array(w))), "lowest" if i == 0 else "") for i, w in enumerate(surface.minima)]
        picture = player.path("points", domain, title, ("w", "J"), marks, pick=True, line="landscape", slope="slope")
    else:
        marks = [(*w, "lowest" if i == 0 and len(surface.minima) > 1 else "") for i, w in enumerate(surface.minima)]
        behind = {"surface": "landscape"} | ({"valleys": "valleys"} if "valleys" in run.arrays else {})
        picture = player.path("points", surface.domain, title, ("w₁", "w₂"), marks, pick=True, **behind)
    label = "J" if v.starts == "one" else "J, median of the starts"
    return [picture, player.curve([("J", label, "class1")], "Cost J", label, log=bool(J.min() > 0 and J.max() > 50 * J[0]))]


def make_readout(v, run, words):
    """Where the ball is and, at the end of the run, what became of it."""
    surface, w, valley = nn_core.SURFACES[v.surface], run.arrays["w"], run.arrays["valley"]
    if v.starts == "many":
        numbers = {
            "step": run.steps,
            "deepest": np.count_nonzero(valley == 0, axis=1),
            "other": np.count_nonzero(valley > 0, axis=1),
            "none": np.count_nonzero(valley < 0, axis=1),
        }
        text = f"After {{step}} steps, of {w.shape[2]} starts {{deepest}} are in the deepest valley, {{other}} in another one, {{none}} on the way or gone."
        return readout.Readout(text, numbers)
    phrases = list(PHRASES.values())
    what = np.zeros(len(run.steps), dtype=int)
    what[-1] = list(PHRASES).index(words[0])
    numbers = {"step": run.steps, "J": run.arrays["J"]} | {f"w{i + 1}": w[:, i, 0] for i in range(surface.n)}
    place = "w = {w1}" if surface.n == 1 else "w₁ = {w1}, w₂ = {w2}"
    return readout.Readout(f"After {{step}} steps {place} and the cost J is {{J}}. {{what}}", numbers, {"what": (phrases, what)})


def limit(surface):
    """The sentence on the learning rate's limit."""
    if surface.learning_rate_limit is None:
        return "This surface is no bowl: which α is too large depends on where the ball is."
    return f"On this bowl descent diverges above 2/λ = 2/{surface.lambda_max:g} = **{readout.show_number(surface.learning_rate_limit)}**."


@st.fragment
def experiment():
    """Everything that moves or depends on what is shown."""
    guess = prose.predict(SLUG)
    controls, picture = st.columns([1, 4.6], gap="medium")
    with controls:
        v = settings.show(SLUG, SETTINGS, hide=lambda v: {"valleys", "w2"} if nn_core.SURFACES[v.surface].n == 1 else set())
        st.caption(limit(nn_core.SURFACES[v.surface]))
    run, words = make_run(v)
    with picture:
        rest = player.play(SLUG, run, panels(v, run), make_readout(v, run, words), columns=[1.7, 1])
        prose.verdict(SLUG, guess, words[0] if rest.at_end and v.starts == "one" else None)
    with controls:
        legs.buttons(SLUG, legs.chain(v.past, v.alpha, v.steps), rest)
    settings.save(SLUG, SETTINGS)


prose.opening(SLUG)
experiment()
prose.neighbour_links(SLUG)
