"""Everything is in the address, whatever nonsense stands there opens the default, and a hand's acts are what they say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

import nn_core
from nn_core import Rule
from nn_core.limits import ACTS, KEPT_TRIALS, POINTED, TRIAL_LAYERS, TRIAL_UNITS
from pages.playground import acts, pictures, record, table
from pages.playground.addresses import LETTERS
from pages.ui import cached
from pages.ui.workers.trial import Edited, Pace, Walked
from tests.pages.conftest import values_of

NAMED = table.NAMED
FINITE = some.floats(-1e5, 1e5).map(lambda value: float(f"{value:.6g}"))
PACES = some.builds(
    Pace,
    some.builds(
        Rule,
        name=some.sampled_from(list(table.RULES)),
        learning_rate=some.sampled_from(list(table.RATES)),
        penalty=some.just("l2"),
        strength=some.sampled_from(list(table.STRENGTHS)),
    ),
    some.integers(0, 5000),
    some.integers(1, 1000),
)
ACT = some.one_of(
    some.builds(Walked, PACES, some.integers(1, 2000)),
    some.lists(some.tuples(some.integers(0, 900), FINITE), min_size=1, max_size=5).map(lambda changes: Edited(tuple(changes))),
)
VALUES = {
    "past": some.lists(ACT, max_size=ACTS).map(tuple),
    "shape": some.lists(some.tuples(some.integers(1, TRIAL_UNITS), some.sampled_from(list(LETTERS))), max_size=TRIAL_LAYERS).map(
        tuple
    ),
    "inputs": some.sets(some.sampled_from(list(nn_core.INPUTS)), min_size=1).map(
        lambda names: tuple(name for name in nn_core.INPUTS if name in names)
    ),
    "points": some.lists(some.tuples(FINITE, FINITE, some.sampled_from([0.0, 1.0])), max_size=POINTED).map(tuple),
}


@pytest.mark.parametrize("name", VALUES)
@given(data=some.data())
def test_what_stands_in_an_address_is_read_as_it_was_written(name, data):
    value = data.draw(VALUES[name])
    assert NAMED[name].parse(NAMED[name].format(value)) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shape", "99t"),
        ("shape", "4q"),
        ("shape", "-".join(["2t"] * 11)),
        ("shape", "0t"),
        ("inputs", "x9"),
        ("inputs", ""),
        ("past", "100"),
        ("past", "0~0.5"),
        ("past", "100001~0.5"),
        ("past", "5~nan"),
        ("past", "5~0.5~0~1~newton"),
        ("past", "e~1"),
        ("past", "e~-1~0.5"),
        ("past", "e~1~inf"),
        ("past", "__import__('os')"),
        ("past", "_".join(["1~1"] * 41)),
        ("points", "1,2"),
        ("points", "1,2,inf"),
        ("points", ";".join(["1,2,0"] * 201)),
        ("kept", "!!"),
        ("kept", "eJw"),
        ("names", "a~b"),
        ("names", "a~b~" + "c" * 40),
        ("table", "xyz"),
        ("alpha", "-1"),
        ("batch", "many"),
        ("data", "os.system"),
    ],
)
def test_nonsense_in_the_address_means_the_default(name, text):
    assert NAMED[name].parse(text) == NAMED[name].default


def test_a_kept_trial_that_unpacks_to_too_much_is_nonsense():
    bomb = NAMED["kept"].format(((("a", "x" * 100_000),),))
    assert NAMED["kept"].parse(bomb) == ()


def test_a_kept_trial_is_read_as_it_was_and_there_are_never_too_many():
    v = values_of(table.SLUG, alpha=1.0, past=(Walked(Pace(Rule("descent", 0.3), 0, 5), 50),))
    for seen in range(10):
        v = v._replace(**acts.keep(v, seen))
    assert len(v.kept) == KEPT_TRIALS
    assert NAMED["kept"].parse(NAMED["kept"].format(v.kept)) == v.kept
    other = table.kept_values(v.kept[-1])
    assert (other.alpha, other.past, other.step) == (1.0, v.past, 9)


def test_a_choice_made_on_the_way_counts_from_the_step_shown():
    v = values_of(table.SLUG, step=500)
    v = v._replace(**acts.turn(v, "alpha", "3", 500, 500))
    assert v.past == (Walked(Pace(Rule("descent", 0.3), 0, 5), 500),)
    v = v._replace(**acts.turn(v, "alpha", "1", 700, 700))
    assert [(act.steps, act.pace.rule.learning_rate) for act in v.past] == [(500, 0.3), (200, 3.0)]
    assert table.pace_of(v).rule.learning_rate == 1.0


def test_a_run_that_is_left_before_its_end_stays_as_a_curve():
    v = values_of(table.SLUG)
    branched = v._replace(**acts.turn(v, "alpha", "3", 100, 900))
    assert len(branched.kept) == 1
    assert table.kept_values(branched.kept[0]).step == 900
    assert v._replace(**acts.turn(v, "alpha", "3", 900, 900)).kept == ()


def test_scrubbing_back_before_a_change_and_choosing_anew_forgets_that_change():
    pace = Pace(Rule("descent", 0.3), 0, 5)
    v = values_of(table.SLUG, past=(Walked(pace, 100), Edited(((0, 1.0),)), Walked(pace, 50)), step=60)
    assert acts.until(v, 60) == (Walked(pace, 60),)
    assert acts.until(v, 100) == v.past[:2]
    assert acts.until(v, 120) == (*v.past[:2], Walked(pace, 20))


def test_a_weight_set_by_hand_is_set_and_undone():
    v = values_of(table.SLUG)
    edited = v._replace(**acts.edit(v, 3.0, 0.25, 100.0))
    state = record.reach(table.trial_of(edited), 100, 100).run
    assert state.arrays["theta"][state.index_of(100), 3] == 0.25
    twice = edited._replace(**acts.edit(edited, 4, 0.5, 100))
    assert twice.past[-1] == Edited(((3, 0.25), (4, 0.5)))
    undone = twice._replace(**acts.undo(twice))
    assert undone.past == edited.past[:1]
    assert undone._replace(**acts.undo(undone)).past == ()


def test_all_layers_can_go_and_come_back():
    v = values_of(table.SLUG)
    v = v._replace(**acts.units(v, 1, 0))
    assert v.shape == ((2, "tanh"),)
    v = v._replace(**acts.layers(v, 0))
    assert v.shape == ()
    assert table.trial_of(v).net.n == (2, 1)
    v = v._replace(**acts.layers(v, 99))
    assert len(v.shape) == TRIAL_LAYERS
    assert v._replace(**acts.bend(v, 1, "relu")).shape[0] == (4, "relu")
    assert acts.bend(v, 1, "newton") == {}
    assert acts.units(v, 50, 1) == {}


def test_the_last_input_cannot_be_left_out():
    v = values_of(table.SLUG, inputs=("x2",))
    assert acts.switch(v, "x2") == {}
    assert acts.switch(v, "sin1")["inputs"] == ("x2", "sin1")


def test_a_place_of_the_landscape_sets_all_its_numbers():
    v = values_of(table.SLUG)
    placed = v._replace(**acts.place(v, "0~1.5~2~-3", 0))
    theta = record.reach(table.trial_of(placed), 0, 0).run.arrays["theta"]
    np.testing.assert_allclose(theta[placed.step + 1, [0, 2]], [1.5, -3])
    assert acts.place(v, "0~x", 0) == acts.place(v, "", 0) == acts.place(v, "0~1e99", 0) == {}


def test_what_a_teacher_hides_is_in_the_address_and_gone_from_the_page():
    without = NAMED["without"].parse("noise-batch-newton")
    assert without == ("noise", "batch")
    assert NAMED["without"].parse(NAMED["without"].format(without)) == without
    v = values_of(table.SLUG, without=without)
    assert "noise" in table.hidden(v)
    assert "batch" not in {knob["name"] for knob in pictures.knobs(v)}
    assert "alpha" in {knob["name"] for knob in pictures.knobs(v)}


def test_a_point_that_is_clicked_joins_those_learned_from_and_those_held_back():
    v = values_of(table.SLUG, data="own")
    drawn = v._replace(**acts.draw(v, "-0.5,-0.5,0;0.5,0.5,1;0.1,0.2,1"))
    assert drawn.points == (*table.TWO, (0.1, 0.2, 1.0))
    assert drawn.fresh == "on"


def sides(v):
    """The points that are learned from, and those that are fresh, as sets of texts."""
    points = cached.split(table.trial_of(v).lot)
    return [{tuple(np.round(point, 3)) for point in part.T} for part in (points.raw, points.fresh_raw)]


def listed(v):
    """What the browser tells of the points that are learned from."""
    points = cached.split(table.trial_of(v).lot)
    return [f"{x:.3f},{y:.3f},{c:.0f}" for (x, y), c in zip(points.raw.T, points.Y[0], strict=True)]


@pytest.mark.parametrize("share", [10, 50, 70, 90])
def test_a_point_keeps_its_side_when_others_are_added_moved_or_taken_away(share):
    v = values_of(table.SLUG, data="moons", m=50, share=share)
    for k in range(60):
        now = listed(v)
        learned, fresh = sides(v)
        acted = {
            0: [*now, f"0.{k:02},-0.125,1"],
            1: [*now[:-1], f"-0.{k:02},0.875,0"],
            2: now[1:] if len(now) > 1 else now,
        }[k % 3]
        v = v._replace(**acts.draw(v, ";".join(acted)))
        after, fresh_after = sides(v)
        assert fresh <= fresh_after and len(fresh_after - fresh) <= 1 and len(learned - after) <= 1
        assert not after & fresh
        assert NAMED["points"].parse(NAMED["points"].format(v.points)) == v.points


def test_of_points_clicked_one_by_one_the_share_is_learned_from():
    for share in (30, 70):
        v = values_of(table.SLUG, data="own", share=share)
        for k in range(98):
            v = v._replace(**acts.draw(v, ";".join([*listed(v), f"0.{k:02},0.25,{k % 2}"])))
        learned, fresh = sides(v)
        assert len(learned) == pytest.approx(share, abs=2) and len(learned) + len(fresh) == 100


def test_a_quick_hands_points_stand_there_once():
    v = values_of(table.SLUG, data="own")
    quick = ["-0.5,-0.5,0", "0.5,0.5,1"]
    for k in range(6):  # the browser has not yet heard which of them are fresh
        quick = [*quick, f"0.{k}1,0.2,1"]
        v = v._replace(**acts.draw(v, ";".join(quick)))
    assert sum(map(len, sides(v))) == 8
    assert len({point for point in v.points if point}) == 8


def test_a_click_into_points_that_were_made_makes_them_ones_own():
    v = values_of(table.SLUG, m=300)
    drawn = v._replace(**acts.draw(v, ";".join(["0.5,0.5,0"] * 210 + ["0.1,0.2,1"])))
    assert (drawn.data, len(drawn.points)) == ("own", POINTED)
    assert (0.1, 0.2, 1.0) in drawn.points
    assert acts.draw(v, "1,2,inf") == {}
