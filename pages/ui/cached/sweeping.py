"""Trials of the playground swept over a setting: many side by side from their start, in pieces, each piece only once.

A sweep may be left at any moment: it is taken up where it was.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import NamedTuple

import cachetools
import numpy as np

from nn_core.limits import PIECE_MS, SWEEP, SWEEP_NUMBERS, SWEEPS_MB
from pages.ui.cached.common import work
from pages.ui.cached.onward import seconds_a_step, split
from pages.ui.workers.trial import Trial

A_RUN_MORE = 2.5e-6  # seconds that a step takes longer for each network beside the first


class Fared(NamedTuple):
    """How a trial fares after so many steps: cost and share of right answers, on the points it learned from and on fresh ones."""

    cost: float
    fresh: float
    right: float
    fresh_right: float


class Group(NamedTuple):
    """Trials of one shape that are trained side by side, from their start, for so many steps."""

    trials: tuple[Trial, ...]
    steps: int

    @property
    def batch(self) -> int:
        """How many examples a step sees."""
        m = split(self.trials[0].lot).X.shape[1]
        return min(self.trials[0].pace.batch or m, m)

    @property
    def a_step(self) -> float:
        """About how many seconds a step of all of them takes."""
        alone = seconds_a_step(self.trials[0].net, 0)
        each = seconds_a_step(self.trials[0].net, self.batch) - alone + A_RUN_MORE
        return alone + each * len(self.trials)


class Way(NamedTuple):
    """How far a group has come: its step, which of its trials go on, their vectors (S, P) and moments (2, S, P), and how all of
    them `fared` at its end: None for those whose numbers became too large."""

    step: int
    alive: tuple[int, ...]
    vectors: np.ndarray
    moments: np.ndarray
    fared: tuple[Fared | None, ...]

    @property
    def bytes(self) -> int:
        """About how much room it takes."""
        return self.vectors.nbytes + self.moments.nbytes + 2000


_WAYS: cachetools.LRUCache[Group, Way] = cachetools.LRUCache(SWEEPS_MB * 1_000_000, lambda way: way.bytes)
_LOCK = threading.Lock()


def groups_of(trials: Sequence[Trial], steps: int) -> list[Group]:
    """The trials, those of one shape together: as many side by side as may be."""
    alike: dict[tuple, list[Trial]] = {}
    for trial in trials:
        m = split(trial.lot).X.shape[1]
        rule = trial.pace.rule
        alike.setdefault((trial.net, trial.pace.batch, m, rule.name, rule.penalty), []).append(trial)
    found = []
    for (net, _, m, *_), some in alike.items():
        at_once = max(1, min(SWEEP, SWEEP_NUMBERS // (m * sum(net.n))))
        found += [Group(tuple(some[first : first + at_once]), steps) for first in range(0, len(some), at_once)]
    return found


def sweep_seconds(trials: Sequence[Trial], steps: int) -> float:
    """About how long `sweep` computes on a machine of today, told from the sizes."""
    return sum(steps * group.a_step for group in groups_of(trials, steps))


def sweep(trials: Sequence[Trial], steps: int, progress: Callable[[float], object] = lambda share: None) -> list[Fared | None]:
    """How each trial fares after so many steps from its start; None where its numbers became too large on the way.

    `progress(share)` is told how much is done, before every piece: what it raises ends the sweep, which goes on from there when
    it is asked for again.
    """
    groups, done = groups_of(trials, steps), 0.0
    seconds = sum(group.a_step for group in groups)
    found: dict[Trial, Fared | None] = {}
    for group in groups:
        for way in _pieces(group):
            if way.step < steps:
                progress((done + way.step / steps * group.a_step) / seconds)
        done += group.a_step
        found |= zip(group.trials, way.fared, strict=True)
    return [found[trial] for trial in trials]


def _pieces(group: Group) -> Iterator[Way]:
    """How far a group has come, before each piece of its way and at its end."""
    with _LOCK:
        way = _WAYS.get(group)
    way = way or _begun(group)
    piece = max(1, int(PIECE_MS / 1000 / group.a_step))
    while way.step < group.steps:
        yield way
        way = _further(group, way, min(piece, group.steps - way.step))
        with _LOCK:
            _WAYS[group] = way
    yield way


def _begun(group: Group) -> Way:
    vectors = np.array([trial.start.parameters(trial.net).to_vector() for trial in group.trials], dtype=float)
    count = len(group.trials)
    return Way(0, tuple(range(count)), vectors, np.zeros((2, *vectors.shape)), (None,) * count)


def _further(group: Group, way: Way, steps: int) -> Way:
    """The way after one more piece."""
    trials = [group.trials[k] for k in way.alive]
    arguments = {
        "net": asdict(trials[0].net),
        "rules": [asdict(trial.pace.rule) for trial in trials],
        "step": way.step,
        "steps": steps,
        "batch_size": trials[0].pace.batch or None,
        "seeds": [trial.start.seed for trial in trials],
    }
    state = {"vectors": way.vectors, "moments": way.moments}
    _, found = work("sweep", arguments, _points_of(trials) | state, steps * group.a_step)
    end = way.step + steps
    fine = ~found["stopped"] & np.isfinite(found["costs"]) & np.isfinite(found["fresh_costs"])
    alive = tuple(k for k, well in zip(way.alive, fine, strict=True) if well)
    vectors, moments = found["vectors"][fine], found["moments"][:, fine]
    if end < group.steps and alive:
        return Way(end, alive, vectors, moments, way.fared)
    fared = dict.fromkeys(range(len(group.trials))) | dict(zip(alive, _fared(group, found, fine), strict=True))
    return Way(group.steps, alive, vectors[:0], moments[:, :0], tuple(fared.values()))


def _points_of(trials: list[Trial]) -> dict[str, np.ndarray]:
    """The points of the trials: those of all, or of each its own with one axis more in front."""
    names, lots = ("X", "Y", "fresh_X", "fresh_Y"), dict.fromkeys(trial.lot for trial in trials)
    if len(lots) == 1:
        return {name: getattr(split(trials[0].lot), name) for name in names}
    return {name: np.stack([getattr(split(trial.lot), name) for trial in trials]) for name in names}


def _fared(group: Group, found: dict[str, np.ndarray], fine: np.ndarray) -> list[Fared]:
    points = split(group.trials[0].lot)
    m, fresh = points.X.shape[1], max(1, points.fresh_X.shape[1])
    parts = (found["costs"], found["fresh_costs"], found["right"] / m, found["fresh_right"] / fresh)
    return [Fared(*map(float, row)) for row in np.transpose(parts)[fine]]
