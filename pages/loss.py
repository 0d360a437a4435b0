"""Lesson 4: what a wrong prediction costs. Two losses, two landscapes, and why one of them is a bowl."""

import numpy as np
import streamlit as st

import nn_core
from nn_core.landscapes import FIXED_B, chords_below
from pages.ui import code_loss, legs, losses, prose, readout, settings, stage
from pages.ui.measure import measure
from pages.ui.settings import Setting

SLUG = "loss"
VIEWS = {"surface": "J over w and b", "curve": "J over w", "one": "one example"}
ENDS = ("x1", "y1", "x2", "y2")
CHORD = (-6.0, 0.6, 0.8, 0.2)
TRIED = 5000
REACH = {"w": (-10.0, 4.0, 0.01), "b": (-6.0, 6.0, 0.01)}  # of starts and chords: the picture's own
SETTINGS = (
    Setting("view", "The picture shows", "surface", VIEWS, rewind=True),
    Setting("alpha", "Learning rate α", 2.0, {a: f"{a:g}" for a in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)}, widget="scale"),
    Setting("steps", "Steps", 300, {n: f"{n}" for n in (100, 300, 1000)}, widget="scale"),
    Setting("w", "Start w (empty: the usual one)", None, bounds=REACH["w"], widget="number", more=True, rewind=True),
    Setting("b", "Start b", None, bounds=REACH["b"], widget="number", more=True, rewind=True),
    *(
        Setting(end, f"Chord: {of} of end {end[1]}", value, bounds=REACH[of], widget="number", more=True)
        for end, value, of in zip(ENDS, CHORD, "wbwb", strict=True)
    ),
    *legs.HIDDEN,
)


def parameters(v):
    """How many parameters the landscape has: 2, 1, or 0 for one example."""
    return {"surface": 2, "curve": 1, "one": 0}[v.view]


def senseless(v):
    """The controls that mean nothing in this view."""
    return {2: set(), 1: {"b", "y1", "y2"}, 0: {"alpha", "steps", "w", "b", *ENDS}}[parameters(v)]


def given(v):
    """(n, start, legs, chord) of a race."""
    return parameters(v), (v.w, v.b), legs.chain(v.past, v.alpha, v.steps), ((v.x1, v.y1), (v.x2, v.y2))


def scene(v):
    """Both losses of one example, or both landscapes with a ball and a chord."""
    say = prose.phrases(SLUG)
    if v.view == "one":
        run, shown = losses.one_example()
        return stage.Scene(run, shown, readout.Readout(say["one"], {name: run.arrays[name] for name in run.arrays}), seconds=8)
    n, own, chain, chord = given(v)
    run, shown = losses.race(n, own, chain, chord)
    numbers = {"step": run.steps} | {f"J {name}": run.arrays[f"J {name}"] for name in losses.LOSSES}
    words = {"steps": readout.counted(run.steps), "chord": ((chord_sentence(v),), np.zeros(len(run.steps), dtype=int))}
    told = readout.Readout(say["race"], numbers, words)
    return stage.Scene(run, shown, told, [1, 1, 0.9], chain, outcome(v, run))


def chord_sentence(v):
    """Where the chord passes below a landscape."""
    n, _, _, chord = given(v)
    gap = losses.gaps(n, chord)
    below = [name for name in losses.LOSSES if gap[name] > 1e-9]
    say = prose.phrases(SLUG)["chord"]
    return say["_and_".join(below) or "none"].format(gap=readout.show_number(gap["squared_error"]))


def outcome(v, run):
    """Which ball reached the lowest point: the answer of the predict-first question."""
    if v.view == "one" or v.past:
        return None
    there = [
        np.abs(run.arrays[f"w {name}"][-1, :, 0] - np.array(surface.minima[0])).max() < 0.1
        for name, surface in losses.surfaces(parameters(v)).items()
    ]
    answer = {(True, True): "both", (True, False): "cross", (False, True): "squared"}.get(tuple(map(bool, there)), "neither")
    return "late" if answer == "cross" and run.arrays["J squared_error"][-1] < 0.4 else answer


def script(v):
    """The two losses of one example, or the race, as code."""
    if v.view == "one":
        return code_loss.one_example(float(losses.YHAT[v.step]))
    n, own, chain, _ = given(v)
    surface = losses.surfaces(n)["squared_error"]
    start = losses.descents.starts(surface, own)[0]
    return code_loss.race((*start, FIXED_B)[:2], n, legs.so_far(chain, v.step))


def put_ball(x, y):
    """A click on a landscape: both balls start there."""
    settings.put(SLUG, past=(), step=0, w=within("w", x), b=within("b", y) if on_surface() else None)


def put_chord(**ends):
    """A dragged chord: its ends (of a curve only w counts)."""
    chosen = {end: within("w" if end[0] == "x" else "b", value) for end, value in ends.items()}
    settings.put(SLUG, **{end: value for end, value in chosen.items() if on_surface() or end[0] == "x"})


def within(name, value):
    """A chosen w or b as the controls hold it."""
    return round(min(max(value, REACH[name][0]), REACH[name][1]), 2)


def on_surface():
    """Whether the page shows J over w and b."""
    return st.session_state[settings.key_of(SLUG, "view")] == "surface"


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, senseless, on_pick={"ball": put_ball, "chord": put_chord})


@st.fragment
def chords():
    """The measurement: chords at random, and how many of them pass below each landscape."""
    prose.section(SLUG, "Never one below")
    jobs = {
        losses.LOSSES[name]: lambda surface=surface: chords_below(surface, TRIED) for name, surface in losses.surfaces(2).items()
    }
    found = measure(f"{SLUG}.chords", f"Try {TRIED} chords at random", jobs)
    if found:
        text = prose.sections(SLUG)["Found"].format(tried=TRIED, cross=found[0], squared=found[1])
        st.container(key="measured").markdown(text)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    run = scene(v).run
    asked = losses.numbers(SLUG, run, run.index_of(v.step), parameters(v))
    prose.try_this(SLUG, SETTINGS)
    for heading in ("What if y = 1? What if y = 0?", "From one example to all", "A bowl, and a trap", "Why the ball gets stuck"):
        prose.section(SLUG, heading)
    chords()
    prose.check(SLUG, [asked])
    prose.code(script(v), nn_core.LOSSES["cross_entropy"].loss, nn_core.LOSSES["squared_error"].loss, nn_core.cost)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
