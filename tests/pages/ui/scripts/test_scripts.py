"""The code on the pages: it runs in a fresh process with NumPy alone, and prints the read-out's number."""

import math
import re

import pytest

import nn_core
from nn_core import datasets
from pages.gradient_descent.script import descent
from pages.initialization.script import two_layers
from pages.ui.cached import Leg
from pages.ui.lesson import content, readout
from pages.ui.live import legs
from pages.ui.runs import descents, networks
from pages.ui.scripts import source
from tests.pages.conftest import NUMBERED, page_module, values_of
from tests.pages.scripts import last_number, printed

OTHERWISE = {  # set-ups whose read-out tells something else than the script prints
    ("gradient-descent", "α = 0.09"): "the picture ends where the ball leaves, the script goes on",
    ("gradient-descent", "Many starts"): "the script walks from one of the starts",
    ("gradient-descent", "Logistic regression"): "the script walks from one of the starts",
    ("convolution", "The whole way"): "97,000 weights would not fit: the script ends behind the first layer",
}
UNSTEADY = {  # runs whose cost trembles: a rounding grows until it decides about the digits, and the script rounds otherwise
    ("training", "Learned by heart"): 0.2,
    ("deep-network", "Shallow beside deep"): 0.2,
}
SETUPS = [(slug, preset) for slug in NUMBERED for preset in content.scenes(slug).values()]


@pytest.mark.parametrize(("slug", "preset"), SETUPS, ids=[f"{slug}: {preset.name}" for slug, preset in SETUPS])
def test_every_lessons_code_prints_a_number_of_the_read_out(slug, preset, tmp_path):
    page, v = page_module(slug), values_of(slug, **preset.values, scene=preset.slug)
    scene = page.scene(v)
    shown = scene.readout.at(scene.run.index_of(v.step))
    shown += "" if v.step else scene.readout.at(-1)  # before anything was played the script runs to the end
    number = last_number(printed(page.script(v, scene), tmp_path))
    assert math.isfinite(number)
    if (slug, preset.name) in UNSTEADY:
        assert scene.run.arrays["J"][-1] == pytest.approx(number, rel=UNSTEADY[slug, preset.name])
    elif (slug, preset.name) not in OTHERWISE:
        assert readout.show_number(number) in shown or f"{number:g}" in shown


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"init": "constant", "scale": 1.0},
        {"init": "random", "step": 493},
        {"init": "random", "scale": 1000.0, "g": "sigmoid"},
        {"nudge": 6},
        {"init": "constant", "nudge": 2, "units": 3, "data": "circle"},
        {"init": "he", "g": "relu", "data": "moons"},
        {"init": "xavier", "g": "leaky_relu", "data": "blobs", "past": (Leg(1.0, 50), Leg(0.1, 30)), "steps": 100},
    ],
    ids=str,
)
def test_the_network_script_prints_the_cost_on_the_page(changes, tmp_path):
    v = values_of("initialization", **changes)
    experiment = page_module("initialization").setup(v)
    run = networks.make_run(experiment)
    index = run.index_of(v.step or run.last)
    script = two_layers(legs.so_far(experiment, int(run.steps[index])))
    shown = re.search(r"steps the cost is (\S+)", printed(script, tmp_path)).group(1)
    assert readout.show_number(float(shown)) == readout.show_number(run.arrays["J"][index])


@pytest.mark.parametrize("name", list(nn_core.SURFACES))
def test_the_descent_script_prints_the_cost_on_the_page(name, tmp_path):
    surface, legs = nn_core.SURFACES[name], (Leg(0.02, 40), Leg(0.05, 20))
    places = descents.starts(surface, (None, None))
    run = descents.make_run(surface, places, legs)
    shown = re.search(r"the cost J is (\S+)", printed(descent(name, places[0], legs), tmp_path)).group(1)
    assert readout.show_number(float(shown)) == readout.show_number(run.arrays["J"][-1])


def test_a_bundle_holds_what_its_names_need_and_no_more():
    text = source.bundle(datasets, "circle")
    assert "def circle" in text
    assert "def polar" in text
    assert "def moons" not in text
    compile(text, "bundle", "exec")
