"""The run that the picture shows of a trial: all that lies behind it and its next steps, as many as can be sent."""

from hashlib import blake2s
from typing import NamedTuple

import numpy as np

import nn_core
from nn_core.limits import PIECE_BYTES, TRIAL_STEPS
from pages.ui import cached
from pages.ui.live.growing import Growth
from pages.ui.live.player import Run
from pages.ui.workers.trial import Table, Trial, Walked, labels_of

MOST = 600  # recorded steps that are sent at once
ALONG = ("J", "J fresh", "right", "fresh right")  # of the run's arrays: those with a row for each recorded step


class Reached(NamedTuple):
    """The run, and what became of the trial: the `nn_core.State` at the end of what is trained."""

    run: Run
    state: nn_core.State


def lineage(trial: Trial) -> str:
    """A name of the trial, whatever of it is trained yet."""
    source = trial.lot.source
    named = trial._replace(lot=trial.lot._replace(source=source.digest if isinstance(source, Table) else source))
    return blake2s(repr(named).encode(), digest_size=12).hexdigest()


def reach(trial: Trial, until: int, near: int, since: int | None = None, progress=lambda share: None) -> Reached:
    """The run of a trial, trained at least as far as `until`; the recorded steps about `near` are all there, elsewhere some are
    left out. The browser has those up to `since`. `progress(share)` is told how much of what goes on is trained."""
    if not cached.arrived(trial).stopped:
        cached.marks(trial, _pieces(trial, until), progress)
    rows, now = [], trial._replace(past=())
    for i, act in enumerate(trial.past):
        now = trial._replace(past=trial.past[:i], pace=act.pace if isinstance(act, Walked) else trial.pace)
        if i == 0 or not isinstance(trial.past[i - 1], Walked):
            rows.append(_here(now))
        if isinstance(act, Walked):
            rows += _leg(now, now.behind + act.steps, near)
    state = cached.arrived(trial)
    if not trial.past or not isinstance(trial.past[-1], Walked):
        rows.append(_here(trial))
    if not state.stopped:
        rows += _leg(trial, None, near, until)
        marks = cached.marks(trial, _pieces(trial, until))
        state = marks[-1].state if marks else state
    columns = [np.concatenate(part) for part in zip(*rows, strict=True)]
    chosen = _thinned(columns[0], near, trial.net.parameter_count, since)
    steps, theta, *judged = (column[chosen] for column in columns[:-1])
    run = _run(trial, steps, theta, judged, state, since)
    run.aside["seconds"] = np.cumsum(columns[-1])[chosen]
    return Reached(run, state)


def _run(trial, steps, theta, judged, state, since):
    points, done = cached.split(trial.lot), state.stopped or state.step >= TRIAL_STEPS
    arrays = {"theta": theta, **dict(zip(ALONG, judged, strict=True))}
    arrays |= {"X": points.raw, "Y": labels_of(points.Y), "fresh X": points.fresh_raw, "fresh Y": labels_of(points.fresh_Y)}
    more = {"inputs": trial.lot.inputs, "shift": points.shift.tolist(), "scale": points.scale.tolist(), "task": points.task}
    growth = Growth(lineage(trial), ALONG, since, bool(done))
    return Run(steps, arrays, {"net": (trial.net, "theta")}, more={"net": more}, grows=growth)


def _here(trial):
    """The row of a trial where it stands, before its next step."""
    state = cached.arrived(trial)
    return _row(state, cached.judged_here(trial), 0.0)


def _row(state, judged, seconds):
    """The columns of one recorded step: its number, the parameters, how it fares, and the seconds of training up to it since the
    row before."""
    return np.array([state.step]), state.vector[None], *(np.array([one]) for one in (*judged, seconds))


def _leg(trial, end, near, until=0):
    """The rows of a leg: up to the step `end` or, of one that goes on, as far as `until`. Pieces that are far from `near` are
    told by their last step."""
    pieces = _pieces(trial, until if end is None else end)
    marks, rows = cached.marks(trial, pieces), []
    for k, mark in enumerate(marks):
        first = marks[k - 1].state.step if k else trial.behind
        if k == 0 or k == pieces - 1 or first <= near <= mark.state.step:
            piece = cached.piece(trial, k)
            fine = piece.steps <= (TRIAL_STEPS if end is None else end)
            seconds = np.full(len(piece.steps), piece.seconds / max(1, len(piece.steps)))
            rows.append([part[fine] for part in (*piece[:6], seconds)])
        else:
            rows.append(_row(mark.state, mark.last, mark.seconds))
    return rows


def _pieces(trial, until):
    """How many pieces it takes to come as far as `until`, at least one."""
    a_piece = cached.piece_records(trial) * cached.pace_of(trial).every
    return max(1, -(-(min(until, TRIAL_STEPS) - trial.behind) // a_piece))


def _thinned(steps, near, count, since):
    """Which of the recorded steps are sent, (K,): all that the browser lacks; of the others not too many, `near` among them."""
    most = min(MOST, max(24, PIECE_BYTES // (2 * count)))
    known = len(steps) if since is None else int(np.searchsorted(steps, since, side="right"))
    kept = np.unique(np.rint(np.linspace(0, known - 1, min(known, most))).astype(int))
    at = max(0, int(np.searchsorted(steps, near, side="right")) - 1)
    return np.union1d(np.union1d(kept, [at]), np.arange(known, len(steps)))
