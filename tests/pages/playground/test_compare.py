"""The table of trials: every setting in which they differ, and how many steps and seconds each took."""

import numpy as np
import pytest

from nn_core import Rule
from pages.playground import acts, pictures, record, table, tell
from pages.playground.differences import COLUMNS, difference, differing
from pages.ui.workers.trial import Edited, Pace, Walked
from tests.pages.conftest import page_module, values_of

PAST = (Walked(Pace(Rule("descent", 0.3), 0, 5), 100), Edited(((0, 1.0),)))
OTHER = {
    "data": "xor",
    "shape": ((3, "relu"),),
    "alpha": 1.0,
    "batch": 10,
    "rule": "adam",
    "penalty": "l1",
    "init": "he",
    "scale": 3.0,
    "inputs": ("x1", "x1x1"),
    "noise": 20,
    "seed": 2,
    "past": PAST,
    "m": 100,
    "share": 50,
    "drawn": 2,
    "scaled": "scaled",
    "loss": "squared_error",
    "nudge": 0.1,
    "every": 1,
    "points": ((0.0, 0.0, 1.0),),
    "table": "0123456789ab",
}


def test_every_setting_that_tells_a_trial_has_a_column():
    v = values_of(table.SLUG)
    beside = {"names", "strength"}  # the names of columns, and a λ without a penalty, change nothing
    looks = {*table.LOOKS, "sweep", "step"}
    telling = {one.name for one in table.SETTINGS} - looks - beside
    assert telling == set(OTHER)
    for name, value in OTHER.items():
        assert differing((v, v._replace(**{name: value})))[0] == name, name
    penalised = v._replace(penalty="l2")
    assert differing((penalised, penalised._replace(strength=0.1))) == ["strength"]
    assert differing((v, v._replace(shape=((4, "relu"), (2, "tanh"))))) == ["bends"]
    assert differing((v, v)) == []


def test_all_that_differs_is_a_column_and_a_curve_is_named_by_two_things():
    v = values_of(table.SLUG)
    other = v._replace(alpha=1.0, batch=10, noise=20)
    assert differing((v, other)) == ["alpha", "batch", "noise"]
    assert difference(v, other) == "α = 1, batch 10"
    assert COLUMNS["past"][1](v._replace(past=PAST)) == "100 steps with α = 0.3, 1 × set by hand"
    assert difference(v, v) == "the same"


def test_seconds_grow_with_the_steps_and_begin_at_none():
    for changes, until in (({}, 3000), ({"past": PAST, "step": 100}, 2000)):
        seconds = record.reach(table.trial_of(values_of(table.SLUG, **changes)), until, until).run.aside["seconds"]
        assert seconds[0] == 0 and (np.diff(seconds) >= 0).all() and 0 < seconds[-1] < 60


def test_seconds_are_no_part_of_what_is_sent():
    run = record.reach(table.trial_of(values_of(table.SLUG)), 300, 300).run
    assert not any("second" in name for name in run.arrays)


def kept(label, fresh, seconds, v):
    """A trial of three recorded steps."""
    steps = np.array([0, 100, 200])
    return pictures.Kept(label, steps, np.array(fresh) / 2, np.array(fresh), 0.9, np.array(seconds), v)


@pytest.mark.parametrize(
    ("order", "labels"),
    [("fresh", ["c", "b", "a"]), ("steps", ["b", "a", "c"]), ("seconds", ["a", "b", "c"]), ("kept", ["a", "b", "c"])],
)
def test_rows_stand_in_the_order_that_is_asked_for(order, labels):
    v = values_of(table.SLUG)
    trials = [
        kept("a", (0.7, 0.3, 0.15), (0, 0.1, 0.2), v),
        kept("b", (0.7, 0.19, 0.14), (0, 5.0, 9.0), v._replace(alpha=1.0)),
        kept("c", (0.7, 0.6, 0.1), (0, 20.0, 30.0), v),
    ]
    rows = sorted((tell._row(one, ["alpha"], 0.2) for one in trials), key=tell.KEYS[order])
    assert [row.label for row in rows] == labels
    assert [(row.first, row.seconds) for row in sorted(rows)] == [(200, 0.2), (100, 5.0), (200, 30.0)]
    assert tell._written(sorted(rows)[1]) == "| b | 1 | 200 | 0.0700 | 0.140 | 90 % | 100 | 5.00 |"


def test_what_was_never_reached_comes_last_and_is_told_so():
    row = tell._row(kept("a", (0.7, 0.6, 0.5), (0, 1, 2), values_of(table.SLUG)), [], 0.2)
    assert row.first == row.seconds == np.inf
    assert "not reached | –" in tell._written(row)


def test_a_visit_finds_the_table_with_its_seconds(visit):
    v = values_of(table.SLUG)
    setting = table.NAMED["kept"]
    app = visit(table.SLUG, {"step": "300", "kept": setting.format(acts.keep(v._replace(batch=10, alpha=1.0), 200)["kept"])})
    told = next(part.value for part in app.markdown if "seconds to" in part.value)
    assert told.startswith("| curve | α | batch | steps |")
    assert len(told.splitlines()) == 4
    assert page_module(table.SLUG).scene(v).run.aside["kept"] == []
