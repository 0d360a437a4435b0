"""From one unit to a network. The matrices of a forward pass with their shapes, and what one unit cannot do."""

from dataclasses import replace

import streamlit as st

import nn_core
from pages.network import jigsaw, pictures, words, xor
from pages.network.script import forward
from pages.ui.frame import address, settings
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs
from pages.ui.runs import flower, networks
from pages.ui.scripts import layers

SLUG = "network"
INPUTS = {n: f"{n}" for n in range(1, pictures.MOST_INPUTS + 1)} | {nn_core.N_X: f"{nn_core.N_X}, your picture"}
SETTINGS = (
    Setting("view", "The picture shows", "pass", {"pass": "one forward pass", "xor": "XOR, learned"}, rewind=True),
    Setting("n_x", "Inputs nₓ", 2, INPUTS, widget="scale"),
    Setting("n1", "Hidden units n[1]", 4, bounds=(0, pictures.MOST_UNITS, 1), widget="slider", help="0: logistic regression"),
    Setting("m", "Examples m", 1, bounds=(1, pictures.MOST_EXAMPLES, 1), widget="slider"),
    Setting("i", "Example shown", 1, bounds=(1, pictures.MOST_EXAMPLES, 1), widget="slider", at_most="m"),
    replace(networks.LEARNING_RATE, default=2.0),
    replace(networks.ACTIVATION, default="sigmoid"),
    replace(networks.STEP_COUNT, options={n: f"{n}" for n in (100, 300, 1000, 3000)}),
    networks.FRESH,
    networks.SEED,
    Setting("unit", "unit shown", 1, bounds=(0, pictures.MOST_UNITS, 1), widget="hidden"),
    Setting("mistake", "Make a mistake", "wt", jigsaw.MISTAKES, widget="segmented", below=True),
    *flower.FOLLOWED,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """The controls that mean nothing in this view."""
    if v.view == "xor":
        return {"n_x", "m", "i"}
    return {"alpha", "steps", "fresh"} | ({"i"} if v.m == 1 else set()) | (set() if v.n1 else {"g"})


def setup(v):
    """The experiment on XOR, or the `Pass` that is walked."""
    return xor.setup(v) if v.view == "xor" else pictures.one_pass(v)


def size(v):
    """How many hidden units there are, in words."""
    say = content.phrases(SLUG)
    return say["sizes"][min(v.n1, 2)].format(n=v.n1) if v.n1 or v.view == "xor" else say["pass"]["one"]


def scene(v):
    """The picture of the view."""
    if v.view == "xor":
        experiment = setup(v)
        fresh = v.fresh == "on"
        run = xor.make_run(experiment, fresh)
        return stage.Shown(run, xor.pictures(fresh), told(v, run), legs=experiment.legs, happened=outcome(v, run))
    run = pictures.make_run(setup(v))
    shown = pictures.pictures_of(run.aside["pass"], pictures.chosen(v))
    return stage.Shown(run, shown, told(v, run), [1, 1.35], happened=outcome(v, run), seconds=10)


def told(v, run):
    """Both costs, or the sentence of every stage."""
    say = content.phrases(SLUG)
    if v.view == "xor":
        numbers = {"step": run.steps} | {name: run.arrays[name] for name in ("J", "J one")} | run.aside
        text = say["xor"] + (say["fresh"] if "right fresh" in run.aside else "")
        return readout.Readout(text.format(who=size(v)), numbers, {"steps": readout.counted(run.steps)})
    return readout.every_step(words.sentences(run.aside["pass"], pictures.chosen(v), say["pass"], size(v)))


def outcome(v, run):
    """The shapes that follow, or who learned XOR: the answer to the scene's guess."""
    if v.view == "xor":
        return None if v.scene == stage.OWN else xor.outcome(run)
    net, theta, X, cache = run.aside["pass"]
    match v.scene:
        case "one-plant":
            return {(4, 1): "units", (2, 1): "inputs", (4, 2): "weights"}.get(cache.Z[1].shape)
        case "five-plants-at-once":
            wide = [5 in array.shape for array in (theta.W[1], theta.b[1], X, cache.Z[1])]
            return "all" if all(wide) else "data" if wide == [False, False, True, True] else "X"
        case "no-hidden-units":
            return {3: "three", 4: "four", 6: "six"}.get(net.parameter_count)
        case "your-picture":
            return {(4, 1): "units", (nn_core.N_X, 1): "pixels", (4, nn_core.N_X): "weights"}.get(cache.Z[1].shape)
    return None


def script(v, shown):
    """What is shown, up to its step, as code."""
    if v.view == "xor":
        return layers.layers(legs.so_far(setup(v), v.step))
    seen = shown.run.aside["pass"]
    return forward(seen, pictures.chosen(v), v.seed, v.step or 2 * seen.net.L)


def choose(layer, unit, example, step):
    """A click on a unit, a row or a column."""
    address.put(SLUG, unit=int(unit) + 1 if layer == 1 else 0, i=int(example) + 1, step=int(step))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, on_pick={"unit": choose})


def numbers(v, shown):
    """The matrices known at the step shown, or what has been learned."""
    texts = content.sections(SLUG)
    if v.view == "pass":
        return parts.numbers("\n\n".join([texts["Numbers"], *words.formulas(shown.run.aside["pass"], v.step)]))
    lines = words.learned(networks.parameters_at(shown.run, v.step), xor.DATA.m)
    return parts.numbers("\n\n".join([texts["Numbers: XOR"], *lines]))


def puzzle(v, shown):
    """A mistake on purpose, and what NumPy says."""
    parts.section(SLUG, "A jigsaw of shapes")
    settings.show_below(SLUG, SETTINGS, "mistake")
    v = address.values(SLUG, SETTINGS)
    address.save(SLUG, SETTINGS)
    tried = jigsaw.attempt(v.mistake, shown.run.aside["pass"] if v.view == "pass" else pictures.one_pass(v))
    jigsaw.show(tried, v.mistake, content.phrases(SLUG))


def live_question(v, shown):
    """Which shape would A[1] have with more examples? (Which one it has stands in the picture.)"""
    n_x, n, m = (v.n_x, v.n1 or 1, v.m) if v.view == "pass" else (2, v.n1 or 1, xor.DATA.m)
    m += 10 if m + 10 not in (n, n_x) else 11
    things = "pictures" if n_x > pictures.MOST_INPUTS else "plants"
    known = {"n_x": n_x, "n": n, "m": m, "things": things, "units": f"{n} unit" + ("" if n == 1 else "s")}
    say = {name: text.format(**known) for name, text in content.phrases(SLUG)["live"].items()}
    wrong, why = [f"({m}, {n})", f"({n}, {n_x})", f"({n + 1}, {m})"], [say[name] for name in ("turned", "weights", "extra")]
    return content.nearby("live", say["text"], f"({n}, {m})", wrong, say["right"], why)


@st.fragment
def details():
    """The matrices in numbers, the jigsaw, the questions: they follow the picture when it rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "From a unit to layers", "One example, many examples")
    puzzle(v, shown)
    parts.section(SLUG, "What one unit cannot do", "Your picture")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.forward)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
