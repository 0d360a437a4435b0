"""The page itself: what it shows for whatever one has chosen, and that a visit finds all of it."""

import pytest

from nn_core import Rule
from pages.playground import acts, challenges, pictures, table
from pages.ui.lesson import content
from pages.ui.live import player
from pages.ui.workers.trial import Edited, Pace, Walked
from tests.pages.conftest import page_module, values_of

PAST = (Walked(Pace(Rule("descent", 0.3), 0, 5), 100), Edited(((0, 1.0),)))
SHOWN = {
    "default": {},
    "kept curves": {"alpha": 1.0, "step": 200},
    "landscape of two weights": {"terrain": "weights"},
    "landscape of the way": {"terrain": "path", "past": PAST, "step": 100},
    "one step": {"inside": "step", "rule": "adam", "penalty": "l2"},
    "one weight": {"inside": "weight", "data": "three_blobs"},
    "landscape to be turned": {"terrain": "weights_solid"},
    "three classes": {"data": "three_spirals", "draw": "1"},
    "a number": {"data": "ripples"},
    "own points": {"data": "own"},
    "a table that is gone": {"data": "own", "table": "0123456789ab"},
    "hidden controls": {"without": ("alpha", "inputs")},
    "nothing left of it": {"shape": (), "inputs": ("sin1",)},
    "an overflow": {"data": "wave", "shape": ((4, "relu"),), "alpha": 1e6, "step": 90_000},
}


def shown(changes):
    """What the page shows, and the values it does so for."""
    v = values_of(table.SLUG, **changes)
    if changes.get("alpha") == 1.0:
        v = v._replace(**acts.keep(v._replace(alpha=0.1), 300))
    return page_module(table.SLUG).scene(v), v


@pytest.mark.parametrize("name", SHOWN)
def test_whatever_is_chosen_is_shown(name):
    found, _v = shown(SHOWN[name])
    header = {"panels": [], "readout": found.readout.header()}
    assert len(player.pack(found.run, header, found.readout.arrays(), (0, 0), {}, 0)) < 100_000
    for k in (0, len(found.run.steps) - 1):
        assert "{" not in found.readout.at(k)


def test_a_kept_curve_is_named_by_what_is_different():
    found, _v = shown(SHOWN["kept curves"])
    lines = found.panels[2][0]["lines"]
    assert [line["label"] for line in lines] == ["training", "fresh", "α = 0.1"]
    assert found.run.arrays["kept 0 x"][-1] == 300


def test_an_overflow_is_told_at_the_last_finite_step_only():
    found, _ = shown(SHOWN["an overflow"])
    assert "It ends here" in found.readout.at(len(found.run.steps) - 1)
    assert "It ends here" not in found.readout.at(0)


def test_every_knob_offers_the_value_it_has():
    for changes in SHOWN.values():
        for knob in pictures.knobs(values_of(table.SLUG, **changes)):
            assert "options" not in knob or knob["value"] in [value for value, _ in knob["options"]], knob["name"]


def test_a_visit_finds_the_page_and_what_tells_about_it(visit):
    app = visit(table.SLUG, {"step": "500", "alpha": "1"})
    assert [part.value for part in app.subheader][:2] == ["What stands out", "Compare"]
    assert not app.exception


def test_nonsense_everywhere_opens_the_default(visit):
    app = visit(table.SLUG, {setting.name: "💐; DROP" for setting in table.SETTINGS})
    assert not app.exception
    assert app.query_params["data"] == ["circle"] or app.query_params["data"] == "circle"


def test_a_challenge_is_judged_where_it_is_shown():
    scene = content.scenes(table.SLUG)["three-clouds"]
    v = values_of(table.SLUG, **scene.values | {"shape": (), "alpha": 1.0, "step": 500}, scene="three-clouds")
    assert page_module(table.SLUG).scene(v).judged.solved
    assert challenges.judge(values_of(table.SLUG), None, {}) is None
