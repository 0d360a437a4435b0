"""Trials of the playground, trained piece by piece: what is asked for is a little more each time, and each piece only once."""

from collections.abc import Callable
from dataclasses import asdict
from typing import NamedTuple

import numpy as np

import nn_core
from nn_core import State
from nn_core.limits import CACHED_RUNS, MARKS_MB, PIECE_BYTES, PIECE_MS, PIECE_RECORDS, RUNS_MB, TRIAL_STEPS
from nn_core.overflow import Overflow
from pages.ui.cached.common import frozen, remembered, work
from pages.ui.workers.trial import Edited, Lot, Pace, Split, Trial, split_of, with_changes


@remembered(CACHED_RUNS)
def split(lot: Lot) -> Split:
    """The points that a `Lot` means, read-only."""
    found = split_of(lot)
    return Split(*(frozen(part) if isinstance(part, np.ndarray) else part for part in found))


class Piece(NamedTuple):
    """The recorded steps of one piece of a trial: their numbers (K,), the parameters (K, P), costs and numbers of right answers,
    on the examples learned from and on the fresh ones; the `State` at its end, and how many seconds its training took here."""

    steps: np.ndarray
    vectors: np.ndarray
    costs: np.ndarray
    fresh_costs: np.ndarray
    right: np.ndarray
    fresh_right: np.ndarray
    state: State
    seconds: float


class Mark(NamedTuple):
    """What is kept of every piece: the `State` at its end, its last costs and numbers of right answers, and its seconds."""

    state: State
    last: tuple[float, float, int, int]
    seconds: float


def seconds_a_step(net: nn_core.Network, batch: int) -> float:
    """About how long a step takes on a machine of today, told from the sizes."""
    return 8e-6 * net.L + 6e-9 * batch * sum(net.n[1:]) + 2e-10 * batch * net.parameter_count


def pace_of(trial: Trial) -> Pace:
    """The trial's pace; one that is recorded so seldom that one record would take too long is recorded more often."""
    often = max(1, int(PIECE_MS / 1000 / _a_step(trial)))
    return trial.pace._replace(every=min(trial.pace.every, often))


def piece_records(trial: Trial) -> int:
    """How many recorded steps a piece has: what is trained in a moment, and sent in one."""
    net, every = trial.net, pace_of(trial).every
    m = split(trial.lot).X.shape[1]
    a_record = every * _a_step(trial) + seconds_a_step(net, m)
    return max(1, min(PIECE_RECORDS, int(PIECE_MS / 1000 / a_record), PIECE_BYTES // (2 * net.parameter_count)))


def _a_step(trial: Trial) -> float:
    m = split(trial.lot).X.shape[1]
    return seconds_a_step(trial.net, min(trial.pace.batch or m, m))


def arrived(trial: Trial) -> State:
    """Where a trial stands when all that lies behind it has happened."""
    if not trial.past:
        return nn_core.begin(trial.start.parameters(trial.net))
    before, act = trial._replace(past=trial.past[:-1]), trial.past[-1]
    if isinstance(act, Edited):
        state = arrived(before)
        return state._replace(vector=with_changes(state.vector, act.changes))
    return _walked(before._replace(pace=act.pace), act.steps)


@remembered(CACHED_RUNS)
def _walked(trial: Trial, steps: int) -> State:
    """The state of a trial when it has gone on at its pace for so many steps."""
    whole = steps // (piece_records(trial) * pace_of(trial).every)
    state = marks(trial, whole)[-1].state if whole else arrived(trial)
    left = trial.behind + steps - state.step
    return state if state.stopped or left <= 0 else _train(trial, state, left).state


def marks(trial: Trial, count: int, progress: Callable[[float], object] = lambda share: None) -> list[Mark]:
    """The marks at the ends of the next `count` pieces of a trial; fewer where it stops, or has all the steps there may be."""
    found: list[Mark] = []
    state = arrived(trial)
    while len(found) < count and not state.stopped and state.step < TRIAL_STEPS:
        found.append(_mark(trial, len(found), state))
        state = found[-1].state
        progress(len(found) / count)
    return found


def piece(trial: Trial, k: int) -> Piece:
    """The recorded steps of a trial's piece number k, from 0; the pieces before it must be there (`marks`)."""
    return _piece(trial, k, _mark(trial, k - 1, None).state if k else arrived(trial))


@remembered(MARKS_MB * 1_000_000, lambda mark: mark.state.vector.nbytes * 3 + 500, of=2)
def _mark(trial: Trial, k: int, state: State) -> Mark:
    learned = _piece(trial, k, state)
    last = [part[-1] for part in (learned.costs, learned.fresh_costs, learned.right, learned.fresh_right)]
    return Mark(learned.state, tuple(last), learned.seconds)


@remembered(RUNS_MB * 1_000_000, lambda learned: learned.vectors.nbytes + 40 * len(learned.steps) + 500, of=2)
def _piece(trial: Trial, k: int, state: State) -> Piece:
    steps = min(piece_records(trial) * pace_of(trial).every, TRIAL_STEPS - state.step)
    return _train(trial, state, steps)


def _train(trial: Trial, state: State, steps: int, with_start: bool = False) -> Piece:
    points, pace = split(trial.lot), pace_of(trial)
    arrays = {"X": points.X, "Y": points.Y, "fresh_X": points.fresh_X, "fresh_Y": points.fresh_Y}
    arrays |= {"vector": state.vector, "moments": state.moments}
    arguments = {
        "net": asdict(trial.net),
        "rule": asdict(pace.rule),
        "step": state.step,
        "born": state.born,
        "gatherer": state.gatherer,
        "steps": steps,
        "seed": trial.start.seed,
    }
    arguments |= {"batch_size": pace.batch or None, "record_every": pace.every}
    told, found = work("onward", arguments, arrays, steps * _a_step(trial))
    reason = Overflow(*told["reason"]) if told["reason"] else None
    end = State(told["step"], found["vector"], found["moments"], told["born"], told["stopped"], reason, told["gatherer"])
    fine = (found["steps"] > state.step) | with_start  # the first one is the end of the piece before
    names = ("steps", "vectors", "costs", "fresh_costs", "right", "fresh_right")
    return Piece(*(frozen(found[name][fine]) for name in names), end, told["seconds"])


@remembered(CACHED_RUNS)
def judged_here(trial: Trial) -> tuple[float, float, int, int]:
    """How a trial fares where it stands, as a `Mark` tells it."""
    state = arrived(trial)
    learned = _train(trial, state, 0, with_start=True)
    return tuple(part[-1] for part in (learned.costs, learned.fresh_costs, learned.right, learned.fresh_right))
