"""What a wrong prediction costs. Two losses, two landscapes, and why one of them is a bowl."""

import numpy as np
import streamlit as st

import nn_core
from nn_core.landscapes import FIXED_B, chords_below
from pages.loss import live, pictures
from pages.loss.script import one_example, two_landscapes
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, relief, stage
from pages.ui.lesson.measure import measure
from pages.ui.live import legs
from pages.ui.runs import descents

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
    *relief.SETTINGS,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)


def parameters(v):
    """How many parameters the landscape has: 2, 1, or 0 for one example."""
    return {"surface": 2, "curve": 1, "one": 0}[v.view]


def hidden(v):
    """The controls that mean nothing in this view."""
    return {2: set(), 1: {"b", "y1", "y2"}, 0: {"alpha", "steps", "w", "b", *ENDS}}[parameters(v)]


def setup(v):
    """(how many parameters the landscape has, the start, the legs, the chord)."""
    return parameters(v), (v.w, v.b), legs.every(v.past, v.alpha, v.steps), ((v.x1, v.y1), (v.x2, v.y2))


def scene(v):
    """Both losses of one example, or both landscapes with a ball and a chord."""
    if v.view == "one":
        run, shown = pictures.one_example()
        return stage.Shown(run, shown, told(v, run), happened=outcome(v, run), seconds=8)
    n, own, all_legs, chord = setup(v)
    run, shown = pictures.two_landscapes(n, own, all_legs, chord)
    return stage.Shown(run, shown, told(v, run), [1, 1, 0.9], all_legs, outcome(v, run))


def told(v, run):
    """What both losses charge, and where the chord passes below a landscape."""
    say = content.phrases(SLUG)
    if v.view == "one":
        return readout.Readout(say["one"], dict(run.arrays))
    numbers = {"step": run.steps} | {f"J {name}": run.arrays[f"J {name}"] for name in pictures.LOSSES}
    known = (run.steps == run.last) | (v.scene == stage.OWN)  # within a scene the chord's sentence would be the answer
    words = {"steps": readout.counted(run.steps), "chord": (("", chord_sentence(v)), known.astype(int))}
    return readout.Readout(say["both"], numbers, words)


def chord_sentence(v):
    """Where the chord passes below a landscape."""
    n, _, _, chord = setup(v)
    gap = pictures.gaps(n, chord)
    below = [name for name in pictures.LOSSES if gap[name] > 1e-9]
    say = content.phrases(SLUG)["chord"]
    return say["_and_".join(below) or "none"].format(gap=readout.show_number(gap["squared_error"]))


def outcome(v, run):
    """Which ball reached the lowest point, or what stands in the picture: the answer to the scene's guess."""
    if v.scene == "one-example":
        charged = run.arrays["cross_entropy 1"][0]
        return "one" if charged < 2 else "five" if charged < 10 else "hundred"
    if v.scene == "only-w":
        n, _, _, chord = setup(v)
        gap = pictures.gaps(n, chord)
        return "squared" if gap["squared_error"] > 1e-9 else "cross" if gap["cross_entropy"] > 1e-9 else "neither"
    if v.scene == stage.OWN:
        return None
    there = [
        np.abs(run.arrays[f"w {name}"][-1, :, 0] - np.array(surface.minima[0])).max() < 0.1
        for name, surface in pictures.surfaces(parameters(v)).items()
    ]
    return {(True, True): "both", (True, False): "cross", (False, True): "squared"}.get(tuple(map(bool, there)), "neither")


def script(v, shown):
    """The two losses of one example, or the two balls, as code."""
    if v.view == "one":
        return one_example(float(pictures.YHAT[v.step]))
    n, own, all_legs, _ = setup(v)
    start = descents.starts(pictures.surfaces(n)["squared_error"], own)[0]
    return two_landscapes((*start, FIXED_B)[:2], n, legs.cut(all_legs, v.step) if v.step else all_legs)


def put_ball(x, y):
    """A click on a landscape: both balls start there."""
    address.put(SLUG, past=(), step=0, w=within("w", x), b=within("b", y) if on_surface() else None)


def put_chord(**ends):
    """A dragged chord: its ends (of a curve only w counts)."""
    chosen = {end: within("w" if end[0] == "x" else "b", value) for end, value in ends.items()}
    address.put(SLUG, **{end: value for end, value in chosen.items() if on_surface() or end[0] == "x"})


def within(name, value):
    """A chosen w or b as the controls hold it."""
    return round(min(max(value, REACH[name][0]), REACH[name][1]), 2)


def on_surface():
    """Whether the page shows J over w and b."""
    return st.session_state[address.key_of(SLUG, "view")] == "surface"


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, on_pick={"ball": put_ball, "chord": put_chord})


def numbers(v, shown):
    """Both losses of one example with the present values."""
    values, y = pictures.charged(shown.run, shown.run.index_of(v.step), parameters(v))
    heading = "Numbers: one example" if v.view == "one" else "Numbers: the worst example"
    parts.numbers(content.filled(SLUG, heading, values, y=f"{y:g}", told=readout.latex_probability(values["yhat"])))


def live_question(v, shown):
    """What does the cross-entropy charge for another prediction than the one that the page reckons out?"""
    return live.question(shown, shown.run.index_of(v.step), parameters(v))


def landscapes(v, shown):
    """The formula of both costs, and the landscapes over w and b to turn."""
    parts.section(SLUG, "The landscapes")
    for name, surface in pictures.surfaces(2).items():
        st.markdown(rf"$$J_\text{{{pictures.LOSSES[name].lower()}}}(w, b) = {surface.formula}$$")
    if v.view == "surface":
        run = shown.run
        both = {
            pictures.LOSSES[name]: (surface, run.arrays[f"w {name}"], ("w", "b", "J"))
            for name, surface in pictures.surfaces(2).items()
        }
        relief.show(SLUG, SETTINGS, v, both, run.index_of(v.step))
        st.caption(content.sections(SLUG)["To turn them"])


@st.fragment
def chords():
    """The measurement: chords at random, and how many of them pass below each landscape."""
    parts.section(SLUG, "Never one below")
    jobs = {
        pictures.LOSSES[name]: lambda surface=surface: chords_below(surface, TRIED)
        for name, surface in pictures.surfaces(2).items()
    }
    found = measure(f"{SLUG}.chords", f"Try {TRIED} chords at random", jobs)
    if found:
        text = content.sections(SLUG)["Found"].format(tried=TRIED, cross=found[0], squared=found[1])
        st.container(key="measured").markdown(text)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "What if y = 1? What if y = 0?", "From one example to all")
    landscapes(v, shown)
    parts.section(SLUG, "A bowl, and a trap", "Why the ball gets stuck")
    chords()
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.LOSSES["cross_entropy"].loss, nn_core.LOSSES["squared_error"].loss, nn_core.cost)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
