"""The whole loop, station by station or run, and what differs between two runs."""

import numpy as np
import streamlit as st

import nn_core
from pages.training import pictures, runs, update
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs
from pages.ui.runs import networks
from pages.ui.scripts import layers

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
    networks.FRESH,
    networks.SEED,
    runs.Pile("pile", "runs kept", ()),
    legs.STEP,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """The controls that mean nothing in this view."""
    return {"twin", "steps", "against", "fresh"} if v.view == "walk" else set()


def compared(v):
    """The runs laid over each other: the present one, its twin if there is one, and those that were kept."""
    present = runs.Config(*(getattr(v, field) for field in runs.FIELDS))
    twin = runs.twin_of(present, v.twin)
    return [present, *([twin] if twin else []), *(run for run in v.pile if run not in (present, twin))]


def setup(v):
    """The experiment of the present run."""
    return runs.experiment_of(compared(v)[0], v.data, pictures.WALKED if v.view == "walk" else v.steps)


def scene(v):
    """The loop walked, or the runs laid over each other."""
    configs = compared(v)
    if v.view == "walk":
        run, shown = pictures.station_by_station(configs[0], v.data, content.phrases(SLUG)["walk"])
        return stage.Shown(run, shown, told(v, run), [1.6, 1], happened=outcome(v, run), seconds=30)
    run, shown = pictures.overlay(configs, runs.labels(configs), v)
    return stage.Shown(run, shown, told(v, run), [1.3, 1, 1][: len(shown)], happened=outcome(v, run))


def told(v, run):
    """The station and the cost, or every run's cost and what its curve looks like at the end."""
    say, configs = content.phrases(SLUG), compared(v)
    if v.view == "walk":
        names = [say["stations"][name] for name, _ in pictures.STATIONS]
        words = {"station": (names, run.arrays["station"]), "steps": readout.counted(run.arrays["descent"])}
        return readout.Readout(say["walked"], {"step": run.arrays["descent"], "J": run.arrays["J"]}, words)
    numbers, words = {"step": run.steps}, {"steps": readout.counted(run.steps)}
    ended, each = (run.steps == run.last).astype(int), []  # what a curve is called is known only at its end
    for i, (config, name) in enumerate(zip(configs, runs.labels(configs), strict=True)):
        shape = say["shapes"][runs.shape_of_curve(config, v.data, v.steps)]
        numbers[f"J {i}"], words[f"shape {i}"] = run.arrays[f"J {i}"], (("", f" ({shape})"), ended)
        each.append(say["each"].format(name=name, gap=f"{{J {i}}}", shape=f"{{shape {i}}}"))
    text = say["runs"].replace("{each}", "; ".join(each))
    if "J seeds" in run.arrays:
        numbers |= {"lowest": run.arrays["J seeds"].min(axis=1), "highest": run.arrays["J seeds"].max(axis=1)}
        text += say["seeds"]
    if "right fresh" in run.aside:
        numbers |= {"fresh": run.arrays["J fresh net"], "right": run.aside["right fresh"]}
        text += say["fresh"]
    return readout.Readout(text, numbers, words)


def outcome(v, run):
    """How the twin fared, or at which station the map changes: the answer to the scene's guess."""
    if v.scene == "the-five-stations":
        moved = np.abs(np.diff(run.arrays["theta"], axis=0)).max(axis=1) > 0
        at = set(run.arrays["station"][1:][moved].tolist())
        return {1: "forward", 3: "backward", 4: "update"}[at.pop()] if len(at) == 1 else None
    if v.scene == "own":
        return None
    if v.scene == "learned-by-heart":
        fresh = run.arrays["J fresh net"]
        return "turns" if fresh[-1] > 1.2 * fresh.min() else "stays" if fresh[-1] > 0.9 * fresh[0] else "falls"
    if v.scene == "only-chance":
        apart = np.ptp(np.column_stack([run.arrays["J 0"], run.arrays["J seeds"]]), axis=1).max()
        return "never" if apart < 0.01 else "some" if apart < 0.1 else "far"
    J, twin = run.arrays["J 0"], run.arrays["J 1"]
    ratio, halved = twin[-1] / J[-1], (J[-1] < J[0] / 2, twin[-1] < twin[0] / 2)
    lower, higher = ratio < 0.95, ratio > 1.05
    match v.scene:
        case "ten-times-alpha":
            return "lower" if lower else "higher" if higher else "same"
        case "alpha-0-02-and-0-2":
            return {(False, False): "neither", (False, True): "twin", (True, True): "both"}.get(halved)
        case "alpha-1-and-10":
            return "still" if np.ptp(twin) < 0.01 else "jumps" if np.mean(np.diff(twin) > 0) > 0.05 else "smooth"
        case "deeper":
            return "deeper" if lower else "flatter" if higher else "same"
        case "all-weights-zero":
            return "stays" if np.ptp(twin) < 0.01 else "later"
    return None


def script(v, shown):
    """The present run up to the step shown, as code."""
    experiment = setup(v)
    if v.view == "walk":
        walked = (v.step or 4 * pictures.WALKED) // 4
        return layers.layers(experiment._replace(legs=legs.cut(experiment.legs, walked)))
    return layers.layers(legs.so_far(experiment, v.step))


def keep(config):
    """Put a run on the pile; the oldest leaves when it is full."""
    pile = st.session_state[address.key_of(SLUG, "pile")]
    address.put(SLUG, pile=(*(run for run in pile if run != config), config)[-runs.MOST_KEPT :])


def drop(config):
    """Take a run off the pile."""
    pile = st.session_state[address.key_of(SLUG, "pile")]
    address.put(SLUG, pile=tuple(run for run in pile if run != config))


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
    stage.show(SLUG, SETTINGS, scene, hidden, pile_buttons)


def largest(v, shown):
    """The update of the parameter that moves most in the step of descent after the one shown."""
    return update.largest(*networks.gradient_at(shown.run, shown.run.recorded(v.step)), v.alpha)


def numbers(v, shown):
    """The update of the parameter that moves most, with its numbers."""
    run = shown.run
    at = run.arrays["descent"][run.index_of(v.step)] if v.view == "walk" else run.recorded(v.step)
    step = largest(v, shown)
    texts = {"step": str(at), "m": str(runs.EXAMPLES), "n": str(v.units), "letter": step.letter, "symbol": step.latex}
    texts |= {name: step.shown(getattr(step, name)).replace("−", "-") for name in ("w", "after")}
    parts.numbers(content.filled(SLUG, "Numbers", {"dw": step.dw, "alpha": v.alpha}, **texts))


def live_question(v, shown):
    """What is the parameter that moves most after this update? None where nothing moves."""
    step, say = largest(v, shown), content.phrases(SLUG)["live"]
    known, change = step.texts(), step.alpha * step.dw
    if known["w"] == known["after"]:
        return None
    show = [step.shown(value) for value in (step.after, step.w + change, step.w - step.dw, -change)]
    why = [say[name].format(**known) for name in ("plus", "rate", "change")]
    return content.nearby("live", say["text"].format(**known), show[0], show[1:], say["right"].format(**known), why)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "Five stations", "One thing at a time", "Too small, good, too large")
    parts.section(SLUG, "Learned by heart", "Steps and seconds")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.train, nn_core.forward, nn_core.backward)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
