"""A sweep is the trials alone, in groups of one shape and in pieces; it can be left and taken up, and stays within its room."""

import numpy as np
import pytest

import nn_core
from nn_core import Rule
from nn_core.limits import SWEEP, SWEEP_NUMBERS, SWEEPS_MB
from pages.ui import cached
from pages.ui.cached import sweeping
from pages.ui.workers.experiment import Data, Start
from pages.ui.workers.trial import Lot, Pace, Trial

NET = nn_core.Network((2, 3, 1), ("tanh",), "sigmoid", "cross_entropy")
LOT = Lot(Data("moons", 60, 0.1, 1), 70, ("x1", "x2"))


def trial(alpha=0.3, seed=1, net=NET, lot=LOT, batch=0):
    """A trial at its start."""
    return Trial(net, Start("xavier", 1.0, seed), lot, (), Pace(Rule("descent", alpha), batch, 1))


def alone(one, steps):
    """How a trial fares that is trained by itself."""
    points = cached.split(one.lot)
    state = nn_core.begin(one.start.parameters(one.net))
    how = {"batch_size": one.pace.batch or None, "seed": one.start.seed, "record_every": max(1, steps)}
    record, state = nn_core.go_on(one.net, state, points.X, points.Y, one.pace.rule, steps, **how)
    theta = nn_core.Parameters.from_vector(one.net, state.vector)
    cache = nn_core.forward(one.net, theta, points.fresh_X)
    right = np.mean((cache.A[one.net.L] > 0.5) == (points.fresh_Y > 0.5))
    return record.costs[-1], nn_core.cost(one.net, cache, points.fresh_Y), right


@pytest.fixture(autouse=True)
def nothing_known():
    """No sweep is known yet."""
    sweeping._WAYS.clear()


OTHERS = {
    "rates and seeds": [trial(alpha, seed) for seed in (1, 2) for alpha in (0.01, 0.1, 1.0)],
    "batches": [trial(batch=batch) for batch in (1, 7, 0)],
    "shapes": [trial(net=nn_core.Network((2, n, 1), ("relu",), "sigmoid", "cross_entropy")) for n in (1, 4)],
    "noise": [trial(lot=LOT._replace(source=Data("moons", 60, noise, 1)), batch=10) for noise in (0.0, 0.3)],
    "shares": [trial(lot=LOT._replace(share=share)) for share in (10, 50, 90)],
}


@pytest.mark.parametrize("name", OTHERS)
def test_each_trial_of_a_sweep_fares_as_it_does_alone(name):
    for one, fared in zip(OTHERS[name], cached.sweep(OTHERS[name], 80), strict=True):
        np.testing.assert_allclose((fared.cost, fared.fresh, fared.fresh_right), alone(one, 80), rtol=1e-8)


def test_trials_of_one_shape_stand_in_one_group_and_no_group_is_too_large():
    assert [len(group.trials) for group in cached.groups_of(OTHERS["rates and seeds"], 5)] == [6]
    assert [len(group.trials) for group in cached.groups_of(OTHERS["batches"] + OTHERS["shapes"], 5)] == [1] * 5
    assert [len(group.trials) for group in cached.groups_of([trial(seed=k) for k in range(60)], 5)] == [SWEEP, SWEEP, 12]
    large = nn_core.Network((2, *[16] * 10, 1), ("tanh",) * 10, "sigmoid", "cross_entropy")
    many = LOT._replace(source=Data("moons", 5000, 0.1, 1))
    for group in cached.groups_of([trial(seed=k, net=large, lot=many) for k in range(24)], 5):
        assert len(group.trials) * 3500 * sum(large.n) <= SWEEP_NUMBERS


class EnoughError(Exception):
    """The visitor has seen enough."""


def test_a_sweep_that_is_left_goes_on_from_where_it_was(monkeypatch):
    monkeypatch.setattr(sweeping, "PIECE_MS", 0.3)
    trials, asked, work = OTHERS["rates and seeds"], [], sweeping.work
    monkeypatch.setattr(sweeping, "work", lambda job, told, *rest: asked.append(told["step"]) or work(job, told, *rest))
    shares = []

    def leave(share):
        shares.append(share)
        if len(asked) == 3:
            raise EnoughError

    with pytest.raises(EnoughError):
        cached.sweep(trials, 60, leave)
    seen = len(shares)
    with_a_rest = cached.sweep(trials, 60, shares.append)
    assert shares[seen] == shares[seen - 1] > 0  # nothing is lost
    assert len(asked) == len(set(asked)) > 6  # and nothing is done twice
    assert shares == sorted(shares)
    sweeping._WAYS.clear()
    assert with_a_rest == cached.sweep(trials, 60)


def test_what_is_known_asks_nobody(monkeypatch):
    found = cached.sweep(OTHERS["noise"], 30)
    monkeypatch.setattr(sweeping, "work", None)
    assert cached.sweep(OTHERS["noise"], 30) == found


def test_runs_that_become_too_large_are_told_as_none_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr(sweeping, "PIECE_MS", 1)
    real = nn_core.Network((2, 4, 1), ("relu",), "linear", "squared_error")
    lot = LOT._replace(source=Data("wave", 60, 0.1, 1))
    trials = [trial(alpha, net=real, lot=lot) for alpha in (1e6, 0.01, 1e5)]
    lost, fine, other = cached.sweep(trials, 400)
    assert lost is None and other is None and np.isfinite(fine).all()
    assert cached.sweep(trials[:1], 400) == [None]


def test_what_is_kept_has_its_room():
    for k in range(300):
        large = sweeping.Group((trial(seed=k),), 5)
        sweeping._WAYS[large] = sweeping.Way(1, (0,), np.zeros((24, 3000)), np.zeros((2, 24, 3000)), (None,))
    assert sweeping._WAYS.currsize <= SWEEPS_MB * 1_000_000
    assert len(sweeping._WAYS) < 300


def test_more_networks_and_more_steps_are_told_to_take_longer():
    few, many = OTHERS["rates and seeds"][:2], OTHERS["rates and seeds"]
    assert cached.sweep_seconds(few, 100) < cached.sweep_seconds(many, 100) < cached.sweep_seconds(many, 1000)
