"""Gradient descent on a network: initialize once, then forward, cost, backward, update, again and again.

`train` is a generator of snapshots; it prints nothing, draws nothing and keeps nothing. Whoever wants the whole run
makes a list of it, whoever has seen enough stops asking. `train_together` trains many networks of one shape at once.
"""

import math
import numbers
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nn_core.gram import GramWorkspace, pays
from nn_core.network import Network, Parameters, check_shapes
from nn_core.running import Run, batches_of
from nn_core.validation import check_pair, check_pairs
from nn_core.workspace import Workspace, with_ones


class Snapshot:
    """The network after `step` updates: `cost` is J of its `parameters` on all examples.

    What it holds is made when it is asked for: thousands of weights need not be copied for a curve of costs.
    """

    __slots__ = ("_flat", "_vector", "_work", "cost", "step")

    def __init__(self, step: int, cost: float, work: Workspace, flat: np.ndarray) -> None:
        self.step, self.cost, self._work, self._flat = step, cost, work, flat

    @property
    def net(self) -> Network:
        """The shape of the network."""
        return self._work.net

    @property
    def vector(self) -> np.ndarray:
        """All parameters in the order of `Parameters.to_vector`, (parameter_count,), in an array of this snapshot's own."""
        if not hasattr(self, "_vector"):
            self._vector = self._work.vectors(self._flat)
        return self._vector

    @property
    def parameters(self) -> Parameters:
        """W[l], b[l] as views of `vector`."""
        return Parameters.from_vector(self.net, self.vector)


def train(
    net: Network,
    theta: Parameters,
    X: ArrayLike,
    Y: ArrayLike,
    learning_rate: float,
    steps: int,
    batch_size: int | None = None,
    seed: int | np.random.Generator = 0,
    record_every: int | Collection[int] = 1,
) -> Iterator[Snapshot]:
    """Gradient descent W[l] := W[l] − α dW[l], b[l] := b[l] − α db[l]; yields a Snapshot every `record_every` steps.

    X (n[0], m), Y (n[L], m); `learning_rate` α ≥ 0; a *step* is one update. Step 0 is the start and the last step always
    comes; `record_every` may also be a collection of the steps to record. With `batch_size` smaller than m each step sees
    the next examples of an order shuffled anew for every epoch with `seed`; the last batch of an epoch may be smaller.
    `theta` is left as it is, and the run keeps to its type, float32 or float64; equal arguments give equal bits. When the
    numbers leave the floating-point range the run ends with the last finite snapshot.
    Raises ValueError at once for shapes that don't fit, for numbers that are not finite, with cross-entropy for labels
    outside 0..1, and for impossible settings. Source: lecture, "Gradient descent in NNs".

    Example:
        >>> net, data = nn_core.Network(n=(2, 4, 1), hidden="tanh"), nn_core.make_dataset("circle", m=100)
        >>> theta = nn_core.initialize(net, "xavier")
        >>> for snapshot in train(net, theta, data.X, data.Y, learning_rate=1.0, steps=200, record_every=100):
        ...     print(f"step {snapshot.step}: the cost is {snapshot.cost:.2f}")
        step 0: the cost is 0.69
        step 100: the cost is 0.57
        step 200: the cost is 0.22
    """
    check_shapes(net, theta)
    X, Y = check_pair(net, X, Y, theta.dtype)
    stops = _stops(learning_rate, steps, batch_size, record_every)
    m = X.shape[1]
    batch = min(batch_size or m, m)
    orders = batches_of(m, batch, np.random.default_rng(seed)) if batch < m else None
    examples = with_ones(X)
    work = GramWorkspace(net, theta, examples) if pays(net, m, steps, batch) else Workspace(net, theta, m)
    return _snapshots(Run(work, examples, Y, -learning_rate, stops, orders))


def _snapshots(run: Run) -> Iterator[Snapshot]:
    for block in run.blocks():
        finite = np.isfinite(block.costs) & np.isfinite(block.flats).all(axis=1)
        fine = len(block.steps) if finite.all() else int(finite.argmin())
        yield from map(Snapshot, block.steps[:fine], block.costs.tolist(), repeat(run.work), block.flats)
        if fine < len(block.steps):
            return


class Record(NamedTuple):
    """The recorded steps of one run: steps (K,), costs (K,), vectors (K, parameter_count)."""

    steps: np.ndarray
    costs: np.ndarray
    vectors: np.ndarray


def train_together(
    net: Network,
    thetas: Sequence[Parameters],
    X: ArrayLike,
    Y: ArrayLike,
    learning_rates: float | Sequence[float],
    steps: int,
    record_every: int | Collection[int] = 1,
) -> list[Record]:
    """S runs of `train` on all examples, side by side, in one product for all: a list of S `Record`.

    `thetas` are the S starts; X (n[0], m) and Y (n[L], m) for all, or (S, n[0], m) and (S, n[L], m) with examples for
    each; `learning_rates` one number for all, or S of them. A run that leaves the floating-point range ends with its
    last finite step. Raises ValueError as `train` does, and for no runs at all.

    Example:
        >>> net, data = nn_core.Network(n=(2, 4, 1), hidden="tanh"), nn_core.make_dataset("circle", m=100)
        >>> starts = [nn_core.initialize(net, "xavier", seed=seed) for seed in range(20)]
        >>> runs = train_together(net, starts, data.X, data.Y, learning_rates=1.0, steps=200, record_every=200)
        >>> len([run for run in runs if run.costs[-1] < 0.3])  # of twenty seeds
        18
    """
    if not thetas:
        raise ValueError("train_together needs at least one start")
    for theta in thetas:
        check_shapes(net, theta)
    X, Y = check_pairs(net, X, Y, len(thetas), np.result_type(*(theta.dtype for theta in thetas)))
    rates = np.broadcast_to(np.asarray(learning_rates, dtype=float), len(thetas))
    stops = [*map(_stops, rates.tolist(), repeat(steps), repeat(None), repeat(record_every))][-1]
    run = Run(Workspace(net, thetas, X.shape[-1]), with_ones(X), Y, -rates, stops)
    blocks = list(run.blocks())
    every = np.concatenate([block.steps for block in blocks])
    costs = np.concatenate([block.costs for block in blocks])
    vectors = run.work.vectors(np.concatenate([block.flats for block in blocks]))
    return apart(Record(every, costs, vectors))


def apart(together: Record) -> list[Record]:
    """S runs side by side, with costs (K, S) and vectors (K, S, P), as S records, each up to its last finite step.

    Example:
        >>> runs = apart(Record(np.array([0, 1]), np.array([[0.7, 0.7], [0.5, np.inf]]), np.zeros((2, 2, 3))))
        >>> [run.steps.tolist() for run in runs]
        [[0, 1], [0]]
    """
    steps, costs, vectors = together
    fine = np.logical_and.accumulate(np.isfinite(costs) & np.isfinite(vectors).all(axis=-1))
    return [Record(steps[:end], costs[:end, s], vectors[:end, s]) for s, end in enumerate(fine.sum(axis=0))]


def mini_batches(
    X: np.ndarray, Y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Endless (X, Y) batches: each epoch goes once through all examples in an order of its own.

    X (n[0], m), Y (n[L], m); a batch has `batch_size` columns, the last of an epoch what is left.

    Example:
        >>> batches = mini_batches(np.arange(5)[None], np.zeros((1, 5)), batch_size=2, rng=np.random.default_rng(0))
        >>> [next(batches)[0].tolist() for _ in range(3)]  # one epoch
        [[[2, 4]], [[3, 0]], [[1]]]
    """
    for chosen in batches_of(X.shape[1], batch_size, rng):
        yield X[:, chosen], Y[:, chosen]


def _stops(learning_rate: float, steps: int, batch_size: int | None, record_every: int | Collection[int]) -> Iterable[int]:
    """The steps to record, ascending, if the run is a possible one."""
    if not (math.isfinite(learning_rate) and learning_rate >= 0):
        raise ValueError(f"learning_rate must be a finite number, 0 or more, got {learning_rate}")
    every = isinstance(record_every, numbers.Integral)
    if steps < 0 or (every and record_every < 1) or (batch_size is not None and batch_size < 1):
        raise ValueError(f"impossible run: steps={steps}, record_every={record_every}, batch_size={batch_size}")
    if every:
        return chain(range(0, steps, record_every), [steps])
    return sorted({0, steps, *(step for step in record_every if 0 < step < steps)})
