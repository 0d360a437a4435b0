"""Lesson 12: the whole loop, station by station or run, and what differs between two runs."""

import streamlit as st

import nn_core
from pages.ui import code_layers, legs, loop, networks, prose, readout, runs, settings, stage
from pages.ui.settings import Setting

SLUG = "training"
VIEWS = {"runs": "runs compared", "walk": "the loop, station by station"}
RATES = {a: f"{a:g}" for a in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}
SETTINGS = (
    Setting("view", "The picture shows", "runs", VIEWS, rewind=True),
    Setting("alpha", "Learning rate α", 0.05, RATES, widget="scale"),
    Setting("twin", "Twin: the same run, but …", "bolder", {name: label for name, (label, _) in runs.TWINS.items()}),
    Setting("layers", "Hidden layers", 1, bounds=(1, 3, 1), widget="slider"),
    Setting("units", "Units a layer", 4, bounds=(1, 8, 1), widget="slider", more=True),
    networks.ACTIVATION,
    Setting("init", "First weights", "he", runs.INITS, more=True),
    Setting("data", "Data", "circle", networks.DATA.options, more=True),
    Setting("steps", "Steps", 500, {n: f"{n}" for n in (100, 200, 500, 1000, 3000)}, widget="scale", more=True),
    Setting("against", "Cost against", "steps", {"steps": "steps", "seconds": "seconds"}, widget="segmented", more=True),
    networks.SEED,
    runs.Pile("pile", "runs kept", ()),
    legs.STEP,
)


def senseless(v):
    """The controls that mean nothing in this view."""
    return {"twin", "steps", "against"} if v.view == "walk" else set()


def compared(v):
    """The runs laid over each other: the present one, its twin if there is one, and those that were kept."""
    present = runs.Config(*(getattr(v, field) for field in runs.FIELDS))
    twin = runs.twin_of(present, v.twin)
    return [present, *([twin] if twin else []), *(run for run in v.pile if run not in (present, twin))]


def scene(v):
    """The loop walked, or the runs laid over each other."""
    say = prose.phrases(SLUG)
    if v.view == "walk":
        run, shown = loop.walk(compared(v)[0], v.data, say["walk"])
        names = [say["stations"][name] for name, _ in loop.STATIONS]
        words = {"station": (names, run.arrays["station"]), "steps": readout.counted(run.arrays["descent"])}
        told = readout.Readout(say["walked"], {"step": run.arrays["descent"], "J": run.arrays["J"]}, words)
        return stage.Scene(run, shown, told, [1.7, 1], seconds=30)
    configs = compared(v)
    run, shown = loop.overlay(configs, runs.labels(configs), v.data, v.steps, v.against)
    numbers = {"step": run.steps} | {f"J {i}": run.arrays[f"J {i}"] for i in range(len(configs))}
    told = readout.Readout(sentence(v, configs), numbers, {"steps": readout.counted(run.steps)})
    return stage.Scene(run, shown, told, [1.3, 1, 1][: len(shown)], happened=outcome(v, run))


def sentence(v, configs):
    """Every run's cost, and what its curve looks like at the end."""
    say, named = prose.phrases(SLUG), runs.labels(configs)
    shapes = [say["shapes"][runs.outcome(config, v.data, v.steps)[1]] for config in configs]
    each = [say["each"].format(name=name, gap=f"{{J {i}}}", shape=shapes[i]) for i, name in enumerate(named)]
    return say["runs"].replace("{each}", "; ".join(each))


def outcome(v, run):
    """How the twin fared: the answer of the predict-first question."""
    if v.twin != "bolder" or v.steps != 500:
        return None
    first, twin = run.arrays["J 0"][-1], run.arrays["J 1"][-1]
    return "lower" if twin < 0.95 * first else "higher" if twin > 1.05 * first else "same"


def script(v):
    """The present run up to the step shown, as code."""
    config = compared(v)[0]
    if v.view == "walk":
        net, start, data, _ = runs.given(config, v.data, loop.WALKED)
        walked = (v.step or 4 * loop.WALKED) // 4
        return code_layers.layers(net, start, data, legs.chain((), config.alpha, walked))
    *given, chain = runs.given(config, v.data, v.steps)
    return code_layers.layers(*given, legs.so_far(chain, v.step))


def keep(config):
    """Put a run on the pile; the oldest leaves when it is full."""
    pile = st.session_state[settings.key_of(SLUG, "pile")]
    settings.put(SLUG, pile=(*(run for run in pile if run != config), config)[-runs.MOST_KEPT :])


def drop(config):
    """Take a run off the pile."""
    pile = st.session_state[settings.key_of(SLUG, "pile")]
    settings.put(SLUG, pile=tuple(run for run in pile if run != config))


def pile_buttons(v, _shown):
    """Keep the present run; remove a kept one."""
    if v.view == "walk":
        return
    st.button(
        "Keep this run",
        on_click=keep,
        args=(compared(v)[0],),
        width="stretch",
        help="Its curve stays to compare with, on the data and for the steps chosen now.",
    )
    shown = compared(v)
    for config, name in zip(shown, runs.labels(shown), strict=True):
        if config not in v.pile:
            continue
        st.button(f"Remove: {name}", key=f"{SLUG}.remove.{config}", on_click=drop, args=(config,), width="stretch")


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, senseless, pile_buttons)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    asked = loop.numbers(SLUG, compared(v)[0], v.data, (v.step // 4 if v.view == "walk" else v.step), v.steps)
    prose.try_this(SLUG, SETTINGS)
    for heading in ("Five stations", "One thing at a time", "Too small, good, too large", "Steps and seconds"):
        prose.section(SLUG, heading)
    prose.check(SLUG, [asked])
    prose.code(script(v), nn_core.train, nn_core.forward, nn_core.backward)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
