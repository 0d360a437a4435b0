"""What the app says of its own accord is so, and what it proposes can be tried."""

import pytest

from pages.playground import acts, found, record, table
from pages.ui.lesson import content
from pages.ui.workers.trial import Edited
from tests.pages.conftest import values_of

SAY = content.phrases(table.SLUG)["found"]
DEAD = Edited(tuple((at, -3.0) for at in range(8, 12)))
CASES = {  # what one does, how far it runs, and what is then found
    "dead": ({"shape": ((4, "relu"),), "past": (DEAD,)}, 100),
    "saturated": ({"shape": ((4, "tanh"),), "init": "random", "scale": 100.0}, 0),
    "twins": ({"shape": ((4, "tanh"),), "init": "zeros"}, 500),
    "long step": ({"data": "plane", "shape": (), "alpha": 3.0}, 0),
    "by heart": (
        {"data": "moons", "noise": 30, "m": 50, "share": 40, "shape": ((8, "tanh"), (8, "tanh")), "rule": "adam", "alpha": 0.03},
        2000,
    ),
    "dwarfed": ({"data": "ravine", "shape": ()}, 0),
    "linear": ({"shape": ((4, "linear"),)}, 0),
}

PLACES = {  # where it is pointed out in the picture
    "dead": {"units": [(1, 0), (1, 1), (1, 2), (1, 3)]},
    "saturated": {"units": [(1, 0), (1, 1), (1, 2), (1, 3)]},
    "twins": {"units": [(1, 0), (1, 1), (1, 2), (1, 3)]},
    "long step": {"step": 0},
    "by heart": {"step": 20},
    "dwarfed": {"inputs": [0, 1]},
    "linear": {"units": [(1, 0), (1, 1), (1, 2), (1, 3)]},
}


def found_in(changes, step):
    """The findings of a trial at a step, by name."""
    v = values_of(table.SLUG, **changes, step=step)
    run = record.reach(table.trial_of(v), step, step).run
    return {one.name: one for one in found.findings_of(v, run, SAY)}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_found_and_said(name):
    one = found_in(*CASES[name])[name]
    assert "{" not in one.said
    assert one.remedy
    assert one.place == PLACES[name]


def test_nothing_is_found_in_a_run_that_goes_well():
    assert found_in({"past": ()}, 1000) == {}


@pytest.mark.parametrize("name", CASES)
def test_the_remedy_takes_the_finding_away(name):
    changes, step = CASES[name]
    v = values_of(table.SLUG, **changes, step=step)
    remedy = found_in(changes, step)[name].changes
    if "edit" in remedy:
        for at, value in remedy["edit"]:
            v = v._replace(**acts.edit(v, at, value, step))
    else:
        past = acts.until(v, step) if set(remedy) <= set(acts.LIVE) else ()
        v = v._replace(**{"past": past, **remedy})
    after = v.step + 500 if v.past else 500
    v = v._replace(step=after)
    run = record.reach(table.trial_of(v), after, after).run
    said = {one.name: one for one in found.findings_of(v, run, SAY)}
    if name == "by heart":  # the lowest fresh cost lies behind; but it comes down again
        k = run.index_of(step)
        assert run.arrays["J fresh"][-1] < run.arrays["J fresh"][k]
    else:
        assert name not in said
