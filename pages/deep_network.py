"""Lesson 11: what many layers do. Forward and back through any depth, gradients that vanish or explode, shallow beside deep."""

import streamlit as st

import nn_core
from pages.ui import (
    bends,
    code_depth,
    code_layers,
    depth,
    figures,
    flower,
    legs,
    networks,
    passage,
    passes,
    prose,
    readout,
    stage,
)
from pages.ui.settings import Setting

SLUG = "deep-network"
VIEWS = {"gradients": "gradients", "blocks": "blocks", "twins": "shallow and deep"}
INITS = {"xavier": "Xavier", "he": "He", "random": "random × scale"}
SETTINGS = (
    Setting("view", "The picture shows", "gradients", VIEWS, rewind=True),
    Setting("layers", "Layers L", 4, bounds=(1, 20, 1), widget="slider"),
    Setting("units", "Units n[l] a layer", 9, depth.WIDTHS, widget="scale"),
    Setting("g", "Activation g", "sigmoid", bends.NAMES),
    Setting("init", "First weights", "xavier", INITS),
    Setting("scale", "Scale", 1.0, {s: f"×{s:g}" for s in (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)}, widget="scale"),
    Setting("alpha", "Learning rate α", 1.0, networks.RATES, widget="scale"),
    Setting("steps", "Steps", 1000, {n: f"{n}" for n in (300, 1000, 3000, 5000)}, widget="scale"),
    Setting("shape", "Hidden layers are", "same", depth.SHAPES, more=True),
    Setting("data", "Data", "petals", {name: name for name in ("petals", "spiral", "circle", "xor", "moons")}, more=True),
    networks.SEED,
    *flower.FOLLOWED,
    *legs.HIDDEN,
)
TRAINED, SIZED = {"alpha", "steps", "data"}, {"units", "shape"}


def idle(v):
    """The controls that mean nothing in this view."""
    return (SIZED if v.view == "twins" else TRAINED) | (set() if v.init == "random" else {"scale"})


def scene(v):
    """The picture of the view."""
    say = prose.phrases(SLUG)
    if v.view == "twins":
        chain = legs.chain(v.past, v.alpha, v.steps)
        run, shown = depth.beside(v, chain)
        numbers = {"step": run.steps, "J": run.arrays["J"], "shallow": run.arrays["J shallow"]}
        told = readout.Readout(say["twins"], numbers, {"steps": readout.counted(run.steps)})
        return stage.Scene(run, shown, told, [1.05, 1.15, 1.15, 0.85], chain)
    both = depth.passes(v)
    if v.view == "blocks":
        run, shown = passes.walk(both, depth.examples(v)[1])
        return stage.Scene(run, shown, every_step(passes.sentences(both, say["blocks"])), seconds=len(run.steps))
    run, shown = depth.gradients(both)
    told = every_step(passage.sentences(both, say["gradients"]))
    return stage.Scene(run, shown, told, [1.1, 1, 1], happened=passage.outcome(both), seconds=max(2.0, both.net.L / 2))


def every_step(told):
    """A read-out with a sentence of its own for every step."""
    return readout.Readout("{what}", {}, {"what": (told, range(len(told)))})


def script(v):
    """What is shown up to the step, as code."""
    if v.view != "twins":
        return code_depth.script(v, depth.examples(v))
    chain = legs.so_far(legs.chain(v.past, v.alpha, v.steps), v.step)
    return code_layers.layers(depth.twins(v.layers, v.g)[0], depth.start_of(v), (v.data, depth.TWIN_EXAMPLES, 0.1, 0), chain)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, idle)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    asked = numbers(v)
    prose.try_this(SLUG, SETTINGS)
    prose.section(SLUG, "L, n[l] and the shapes")
    net, m = (depth.twins(v.layers, v.g)[0], depth.TWIN_EXAMPLES) if v.view == "twins" else (depth.passes(v).net, 5)
    st.markdown(passage.table(net, m))
    for heading in ("Forward and back, block by block", "Why gradients vanish or explode", "Which bend lets it through?"):
        prose.section(SLUG, heading)
    chart = figures.passages(passage.through_every_bend(v), st.context.theme.type or "light")
    st.plotly_chart(chart, key=f"{SLUG}.passages")
    for heading in ("What helps", "Shallow beside deep"):
        prose.section(SLUG, heading)
    prose.check(SLUG, [asked])
    prose.code(script(v), nn_core.way_back, nn_core.backward_factors, nn_core.forward, nn_core.backward)


def numbers(v):
    """The numbers of the view, with the present values put in; returns the question about them."""
    if v.view == "twins":
        return passage.twin_numbers(SLUG, *depth.twins(v.layers, v.g))
    both = depth.passes(v)
    if v.view == "blocks":
        l = passes.numbers(SLUG, both, v.step)
        return passage.count_question(SLUG, both.net, l)
    if both.net.L == 1:
        prose.numbers(prose.sections(SLUG)["Numbers: one layer"])
        return passage.count_question(SLUG, both.net, 1)
    l = min(both.net.L - v.step, both.net.L - 1)
    passage.numbers(SLUG, both, v, l)
    return passage.live_question(SLUG, both, v, l)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
