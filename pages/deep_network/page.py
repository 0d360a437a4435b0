"""What many layers do. Forward and back through any depth, gradients that vanish or explode, shallow beside deep."""

import streamlit as st

import nn_core
from pages.deep_network import blocks, pictures, words
from pages.deep_network.script import block, gradient_sizes
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs
from pages.ui.runs import flower, networks
from pages.ui.scripts import layers
from pages.ui.still import figures

SLUG = "deep-network"
VIEWS = {"gradients": "gradients", "blocks": "blocks", "twins": "shallow and deep"}
INITS = {"xavier": "Xavier", "he": "He", "random": "random × scale"}
SETTINGS = (
    Setting("view", "The picture shows", "gradients", VIEWS, rewind=True),
    Setting("layers", "Layers L", 4, bounds=(1, 20, 1), widget="slider"),
    Setting("units", "Units n[l] a layer", 9, pictures.WIDTHS, widget="scale"),
    Setting("g", "Activation g", "sigmoid", networks.ACTIVATIONS),
    Setting("init", "First weights", "xavier", INITS),
    Setting("scale", "Scale", 1.0, {s: f"×{s:g}" for s in (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)}, widget="scale"),
    Setting("alpha", "Learning rate α", 1.0, networks.RATES, widget="scale"),
    Setting("steps", "Steps", 1000, {n: f"{n}" for n in (300, 1000, 3000, 5000)}, widget="scale"),
    Setting("shape", "Hidden layers are", "same", pictures.SHAPES, more=True),
    Setting("data", "Data", "petals", {name: name for name in ("petals", "spiral", "circle", "xor", "moons")}, more=True),
    networks.FRESH,
    networks.SEED,
    *flower.FOLLOWED,
    *legs.HIDDEN,
    stage.scene_setting(SLUG),
)
TRAINED, SIZED = {"alpha", "steps", "data", "fresh"}, {"units", "shape"}


def hidden(v):
    """The controls that mean nothing in this view."""
    return (SIZED if v.view == "twins" else TRAINED) | (set() if v.init == "random" else {"scale"})


def setup(v):
    """The (deep, shallow) experiments, or the `Passes` through one network."""
    return pictures.twin_experiments(v) if v.view == "twins" else pictures.passes(v)


def scene(v):
    """The picture of the view."""
    if v.view == "twins":
        deep, shallow = setup(v)
        run, shown = pictures.shallow_and_deep(deep, shallow, v.fresh == "on")
        return stage.Shown(run, shown, told(v, run), [0.8, 1, 1, 1.2], deep.legs, outcome(v, run))
    both = setup(v)
    if v.view == "blocks":
        run, shown = blocks.block_by_block(both)
        return stage.Shown(run, shown, told(v, run), happened=outcome(v, run), seconds=len(run.steps))
    run, shown = pictures.gradients(both)
    return stage.Shown(run, shown, told(v, run), [1.1, 1, 1], happened=outcome(v, run), seconds=max(2.0, both.net.L / 2))


def told(v, run):
    """Both costs, or the sentence of every block or layer."""
    say = content.phrases(SLUG)
    if v.view == "twins":
        numbers = {"step": run.steps, "J": run.arrays["J"], "shallow": run.arrays["J shallow"]} | run.aside
        return readout.Readout(say["fresh" if run.aside else "twins"], numbers, {"steps": readout.counted(run.steps)})
    sentences = blocks.sentences if v.view == "blocks" else words.sentences
    return readout.every_step(sentences(run.aside["both"], say[v.view]))


def outcome(v, run):
    """What is left of the gradient, or who learned more: the answer to the scene's guess."""
    match v.scene:
        case "back-to-layer-1":
            return words.left_of_dW(run.aside["both"])
        case "in-blocks":
            return blocks.needed_for_dW(run.aside["both"], 3)
        case "twenty-layers" | "relu-with-he" | "spread-1" | "two-units-a-layer":
            return words.left_of_dZ(v.scene, words.share(run.aside["both"].norms["dZ"], 1))
        case "shallow-beside-deep" | "the-spiral":
            return words.ahead(run.arrays["J fresh net"][-1], run.arrays["J fresh shallow"][-1])
        case "with-the-sigmoid":
            return words.ahead(run.arrays["J"][-1], run.arrays["J shallow"][-1])
    return None


def script(v, shown):
    """What is shown up to the step, as code; before anything was played, at its end."""
    if v.view == "twins":
        return layers.layers(legs.so_far(setup(v)[0], v.step))
    both = shown.run.aside["both"]
    if v.view == "gradients":
        return gradient_sizes(both, both.net.L - v.step if v.step else 1)
    walked = blocks.steps(both.net.L)
    return block(both, walked[min(v.step or len(walked), len(walked) - 1)])


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden)


def layer_shown(v, both):
    """The layer that the numbers and the question are about."""
    if v.view == "blocks":
        return blocks.layer_at(both.net.L, v.step)
    return max(1, min(both.net.L - v.step, both.net.L - 1))


def numbers(v, shown):
    """The numbers of the view, with the present values put in."""
    if v.view == "twins":
        return words.twin_numbers(SLUG, *(net for net, _ in shown.run.nets.values()))
    both = shown.run.aside["both"]
    l = layer_shown(v, both)
    if v.view == "blocks":
        return blocks.block_numbers(SLUG, both, l)
    if both.net.L == 1:
        return parts.numbers(content.sections(SLUG)["Numbers: one layer"])
    return words.gradient_numbers(SLUG, both, l, whole=v.step > 0 or v.scene == stage.OWN)


def live_question(v, shown):
    """By which factor the gradient changes at the layer shown, or how many parameters a layer has."""
    if v.view == "twins":
        deep = shown.run.nets["net"][0]
        return words.count_question(SLUG, deep, deep.L)
    both = shown.run.aside["both"]
    ask = words.count_question if v.view == "blocks" or both.net.L == 1 else words.factor_question
    return ask(SLUG, both.net if ask is words.count_question else both, layer_shown(v, both))


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "L, n[l] and the shapes")
    if v.view == "twins":
        st.markdown(words.table(shown.run.nets["net"][0], pictures.TWIN_EXAMPLES))
    else:
        st.markdown(words.table(shown.run.aside["both"].net, 5))
    parts.section(SLUG, "Forward and back, block by block", "Why gradients vanish or explode", "Which bend lets it through?")
    chart = figures.passages(words.through_every_bend(v), st.context.theme.type or "light")
    st.plotly_chart(chart, key=f"{SLUG}.passages")
    parts.section(SLUG, "What helps", "Shallow beside deep")
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.way_back, nn_core.backward_factors, nn_core.forward, nn_core.backward)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
