"""A training that can be continued: from where it stands, by any rule, for as many steps as one likes.

The examples of step t depend on the seed and on t alone, so a run may be left and taken up again in the middle of an epoch:
twice n/2 steps are n steps, to the last bit. `sweep` trains many networks of one shape side by side in the same way.
"""

import numbers
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike

from nn_core.network import Network, Parameters
from nn_core.rules import Rule
from nn_core.stretch import State, Task, is_finite, one_by_one, side_by_side
from nn_core.training import Record, apart
from nn_core.validation import check_finite, check_pair, check_pairs


def begin(theta: Parameters, step: int = 0) -> State:
    """The state in which nothing is remembered yet; a branch of another run may begin at a later step.

    Example:
        >>> state = begin(nn_core.initialize(nn_core.Network(n=(2, 1)), "constant", scale=0.5))
        >>> state.step, state.vector, state.moments.shape
        (0, array([0.5, 0.5, 0. ]), (2, 3))
    """
    vector = theta.to_vector().astype(float)
    return State(step, vector, np.zeros((2, vector.size)), born=step)


def go_on(
    net: Network,
    state: State,
    X: ArrayLike,
    Y: ArrayLike,
    rule: Rule,
    steps: int,
    batch_size: int | None = None,
    seed: int = 0,
    record_every: int = 1,
) -> tuple[Record, State]:
    """So many steps more by a rule: the `Record` of the steps on the way, and the `State` at the end.

    X (n[0], m), Y (n[L], m). Recorded are the steps from `state.step` on that are multiples of `record_every`, and the last one:
    with 0 steps, the state itself. With `batch_size` smaller than m epoch e is shuffled by `default_rng([seed, e])`. When the
    numbers leave the floating-point range the record and the state end with the last finite step, `State.stopped` is True and
    `State.reason` tells what overflowed. Raises ValueError as `train` does.

    Example:
        >>> net, data = nn_core.Network(n=(2, 4, 1)), nn_core.make_dataset("circle", m=100)
        >>> state, rule = begin(nn_core.initialize(net, "xavier")), nn_core.Rule("adam", learning_rate=0.05)
        >>> for _ in range(2):
        ...     record, state = go_on(net, state, data.X, data.Y, rule, steps=100, batch_size=10, record_every=50)
        ...     print(record.steps, record.costs.round(2))
        [  0  50 100] [0.69 0.67 0.61]
        [100 150 200] [0.61 0.51 0.38]
    """
    X, Y = check_pair(net, X, Y)
    for vector in (state.vector, *state.moments):
        Parameters.from_vector(net, check_finite("the state", vector))
    task = Task(net, X, Y, rule, batch_size, seed)
    end, records = state._replace(stopped=False, reason=None), []
    for record, after in task.stretches(end, _stops(state.step, steps, batch_size, record_every)):
        records.append(record)
        if not is_finite(record, after):
            return _stopped(task, records, end)
        end = after
    return _joined(records), end


def _stopped(task: Task, records: list[Record], good: State) -> tuple[Record, State]:
    """Record and state up to the last finite step, which is looked for from `good` on, where the last of the records began."""
    good = task.last_finite(good, records[-1])
    at_the_end, _ = next(task.stretches(good, [good.step]))
    steps, costs, vectors = _joined([*records, at_the_end])
    before = np.flatnonzero(steps < good.step)
    kept = np.append(before, [len(steps) - 1] if np.isfinite(at_the_end.costs[0]) else []).astype(int)
    return Record(steps[kept], costs[kept], vectors[kept]), good._replace(stopped=True, reason=task.reason(good))


def sweep(
    net: Network,
    states: Sequence[State],
    X: ArrayLike,
    Y: ArrayLike,
    rules: Rule | Sequence[Rule],
    steps: int,
    batch_size: int | None = None,
    seeds: int | Sequence[int] = 0,
    record_every: int = 1,
) -> list[tuple[Record, State]]:
    """S runs of `go_on`, side by side, from S states at one step: of each what `go_on` gives.

    X (n[0], m) and Y (n[L], m) for all, or (S, n[0], m) and (S, n[L], m) with examples for each; `rules` and `seeds` one for
    all, or S of them. A run whose numbers leave the floating-point range ends with its last finite record, and why is not looked
    for. Raises ValueError as `go_on` does, for no runs at all, and for states at different steps.

    Example:
        >>> net, data = nn_core.Network(n=(2, 4, 1)), nn_core.make_dataset("circle", m=100)
        >>> rules = [nn_core.Rule("momentum", learning_rate=alpha) for alpha in (0.01, 0.1, 1.0)]
        >>> runs = sweep(net, [begin(nn_core.initialize(net, "xavier"))] * 3, data.X, data.Y, rules, steps=200)
        >>> [record.costs[-1].round(2).tolist() for record, _ in runs]
        [0.69, 0.31, 0.1]
    """
    if len({state.step for state in states}) != 1:
        raise ValueError("sweep needs at least one state, and all of them at one step")
    for state in states:
        for vector in (state.vector, *state.moments):
            Parameters.from_vector(net, check_finite("the state", vector))
    X, Y = check_pairs(net, X, Y, len(states))
    rules = [rules] * len(states) if isinstance(rules, Rule) else list(rules)
    seeds = [seeds] * len(states) if isinstance(seeds, numbers.Integral) else list(seeds)
    found, kinds = {}, {}
    for s, (state, rule, _) in enumerate(zip(states, rules, seeds, strict=True)):
        kinds.setdefault((rule.name, rule.penalty, state.born, state.gatherer), []).append(s)
    for some in kinds.values():
        its_X, its_Y = (part[some] if part.ndim == 3 else part for part in (X, Y))
        task = Task(net, its_X, its_Y, [rules[s] for s in some], batch_size, [seeds[s] for s in some])
        start = side_by_side([states[s] for s in some])
        records, ends = zip(*task.stretches(start, _stops(start.step, steps, batch_size, record_every)), strict=True)
        found |= {s: _ended(states[s], *run) for s, *run in zip(some, apart(_joined(records)), one_by_one(ends[-1]), strict=True)}
    return [found[s] for s in range(len(states))]


def _ended(before: State, record: Record, end: State) -> tuple[Record, State]:
    """Record and state of one of many runs, which may have left the range on its way."""
    if record.steps[-1:].tolist() == [end.step] and np.isfinite(end.moments).all():
        return record, end
    if not len(record.steps):
        return record, before._replace(stopped=True)
    return record, before._replace(step=int(record.steps[-1]), vector=record.vectors[-1], stopped=True)


def _joined(records: Sequence[Record]) -> Record:
    return Record(*(np.concatenate(part) for part in zip(*records, strict=True)))


def _stops(step: int, steps: int, batch_size: int | None, record_every: int) -> Iterable[int]:
    """The steps to record, ascending, if the run is a possible one."""
    if steps < 0 or record_every < 1 or (batch_size is not None and batch_size < 1):
        raise ValueError(f"impossible run: steps={steps}, record_every={record_every}, batch_size={batch_size}")
    return chain(range(-(-step // record_every) * record_every, step + steps, record_every), [step + steps])
