"""The run of a trial: it can be taken up anywhere, what is sent stays small, and the script to take away tells the same."""

import numpy as np
import pytest

import nn_core
from nn_core import Rule
from nn_core.limits import TRIAL_STEPS
from pages.playground import record, table
from pages.playground.script import script
from pages.ui import cached
from pages.ui.live import player
from pages.ui.workers.trial import Edited, Pace, Walked
from tests.pages.conftest import values_of
from tests.pages.scripts import printed

LARGER = {"shape": ((8, "tanh"),) * 6}
TRIALS = {
    "default": {},
    "three classes": {"data": "three_spirals", "batch": 10},
    "a number": {"data": "wave", "rule": "momentum", "alpha": 0.03},
    "adam": {"rule": "adam", "alpha": 0.03, "penalty": "l2", "batch": 7},
    "l1": {"penalty": "l1", "shape": ((4, "relu"), (3, "leaky_relu"), (2, "sigmoid"))},
    "squared error": {"loss": "squared_error", "inputs": ("x1", "x1x1", "sin2"), "scaled": "scaled"},
    "no hidden layer": {"shape": ()},
    "all equal": {"init": "constant", "nudge": 0.1},
    "zeros": {"init": "zeros"},
    "own points": {"data": "own", "points": ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.5, 0.2, 1.0), (0.3, 2.0, 0.0))},
    "a long way": {
        "past": (
            Walked(Pace(Rule("descent", 0.3), 0, 5), 100),
            Edited(((0, 1.5), (8, -0.5))),
            Walked(Pace(Rule("adam", 0.03), 10, 5), 50),
            Walked(Pace(Rule("descent", 1.0), 10, 5), 40),
        ),
    },
}
EVERY = pytest.mark.parametrize("name", TRIALS)


def reached(name, until=0, **more):
    """The run of a trial."""
    v = values_of(table.SLUG, **TRIALS[name])
    return record.reach(table.trial_of(v), until, until, **more)


@EVERY
def test_the_script_prints_the_cost_of_the_picture(name, tmp_path):
    v = values_of(table.SLUG, **TRIALS[name])
    at = table.trial_of(v).behind + 60
    run = record.reach(table.trial_of(v), at, at).run
    assert printed(script(v._replace(step=at)), tmp_path) == f"J = {run.arrays['J'][run.index_of(at)]:.10g}\n"


@EVERY
def test_what_is_recorded_are_the_costs_of_the_parameters(name):
    v = values_of(table.SLUG, **TRIALS[name])
    trial, run = table.trial_of(v), reached(name).run
    points = cached.split(trial.lot)
    for k in (0, len(run.steps) // 2, -1):
        theta = nn_core.Parameters.from_vector(trial.net, run.arrays["theta"][k])
        for cost, X, Y in (("J", points.X, points.Y), ("J fresh", points.fresh_X, points.fresh_Y)):
            assert run.arrays[cost][k] == pytest.approx(
                nn_core.cost(trial.net, nn_core.forward(trial.net, theta, X), Y), rel=1e-9
            )


@EVERY
def test_equal_trials_have_equal_bits_and_what_comes_after_joins_on(name):
    whole, piece = reached(name, until=2500).run, reached(name).run
    shared = np.intersect1d(whole.steps, piece.steps)
    assert len(shared) >= 10
    for step in shared:
        assert np.array_equal(whole.arrays["theta"][whole.index_of(step)], piece.arrays["theta"][piece.index_of(step)])


def test_another_learning_rate_on_the_way_is_another_name_and_the_same_beginning():
    one, other = reached("default").run, reached("a long way").run
    assert one.grows.lineage != other.grows.lineage
    at = other.index_of(100) - 1  # the step before the weights were set by hand
    assert np.array_equal(one.arrays["theta"][one.index_of(other.steps[at])], other.arrays["theta"][at])


def test_going_on_sends_only_what_is_new():
    run = reached("default").run
    longer = reached("default", until=run.last + 1, since=run.last).run
    new = longer.steps > run.last
    assert 100 <= new.sum() <= 300
    sent = len(player.pack(longer, {}, {}, (0, 0), {}, 0))
    assert sent < 0.75 * len(player.pack(reached("default", until=run.last + 1).run, {}, {}, (0, 0), {}, 0))


def test_the_default_sends_under_60_kilobytes_and_the_larger_under_250():
    assert len(player.pack(reached("default").run, {}, {}, (0, 0), {}, 0)) < 60_000
    run = record.reach(table.trial_of(values_of(table.SLUG, **LARGER, every=1)), 0, 0).run
    assert len(run.steps) > 290
    assert len(player.pack(run, {}, {}, (0, 0), {}, 0)) * 300 / len(run.steps) < 250_000


def test_a_trial_ends_at_its_last_step_and_what_is_kept_of_it_is_bounded():
    v = values_of(table.SLUG, shape=(), m=20, every=100)
    found = record.reach(table.trial_of(v), TRIAL_STEPS, TRIAL_STEPS)
    assert found.run.last == TRIAL_STEPS
    assert found.run.grows.done
    assert len(found.run.steps) <= record.MOST + 300


def test_a_run_that_overflows_says_at_which_step_and_ends_with_finite_numbers():
    v = values_of(table.SLUG, data="wave", shape=((4, "relu"),), alpha=1e6)
    found = record.reach(table.trial_of(v), 5000, 0)
    assert found.state.stopped
    assert found.run.last == found.state.step < 5000
    assert found.run.grows.done
    assert all(np.isfinite(found.run.arrays[name]).all() for name in ("theta", "J", "J fresh"))


@pytest.mark.parametrize("share", [10, 90])
@pytest.mark.parametrize("data", [name for name in table.DATA if name != table.OWN])
def test_every_set_of_points_can_be_learned_from_at_both_ends_of_the_share(data, share):
    run = record.reach(table.trial_of(values_of(table.SLUG, data=data, share=share, m=20)), 0, 0).run
    assert run.arrays["X"].shape[1] + run.arrays["fresh X"].shape[1] == 20
    assert np.isfinite(run.arrays["J"]).all()


def test_a_long_training_tells_how_far_it_is():
    told = []
    v = values_of(table.SLUG, shape=(), m=20, seed=77)
    record.reach(table.trial_of(v), 20_000, 20_000, progress=told.append)
    assert len(told) > 5
    assert told == sorted(told)
    assert told[-1] == 1
