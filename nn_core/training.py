"""Gradient descent on a network: initialize once, then forward, cost, backward, update, again and again.

`train` is a generator of snapshots; it prints nothing, draws nothing and keeps nothing. Whoever wants the whole run
makes a list of it, whoever has seen enough stops asking.
"""

import math
import numbers
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.network import Network, Parameters, check_shapes
from nn_core.propagation import quiet
from nn_core.validation import check_examples, check_labels
from nn_core.workspace import Workspace


@dataclass(frozen=True)
class Snapshot:
    """The network after `step` updates: `cost` is J of `parameters` on all examples; `vector` is their flat form."""

    step: int
    cost: float
    net: Network
    vector: np.ndarray

    @property
    def parameters(self) -> Parameters:
        """W[l], b[l] as views of this snapshot's own copy."""
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
    `theta` is left as it is; equal arguments give equal bits. When the numbers leave the floating-point range the run
    ends with the last finite snapshot.
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
    X, Y = check_examples("X", X, net.n[0]), check_labels(net.loss, check_examples("Y", Y, net.n[net.L]))
    if X.shape[1] != Y.shape[1]:
        raise ValueError(f"X and Y should have as many columns as there are examples, got {X.shape} and {Y.shape}")
    if not (math.isfinite(learning_rate) and learning_rate >= 0):
        raise ValueError(f"learning_rate must be a finite number, 0 or more, got {learning_rate}")
    every = isinstance(record_every, numbers.Integral)
    if steps < 0 or (every and record_every < 1) or (batch_size is not None and batch_size < 1):
        raise ValueError(f"impossible run: steps={steps}, record_every={record_every}, batch_size={batch_size}")
    full = batch_size is None or batch_size >= X.shape[1]
    batches = None if full else mini_batches(X, Y, batch_size, np.random.default_rng(seed))
    wanted = range(0, steps + 1, record_every) if every else frozenset(record_every)
    return _run(Workspace(net, theta), X, Y, batches, learning_rate, steps, wanted)


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
    while True:
        order = rng.permutation(X.shape[1])
        for start in range(0, len(order), batch_size):
            chosen = order[start : start + batch_size]
            yield X[:, chosen], Y[:, chosen]


def _run(
    work: Workspace,
    X: np.ndarray,
    Y: np.ndarray,
    batches: Iterator[tuple[np.ndarray, np.ndarray]] | None,
    learning_rate: float,
    steps: int,
    wanted: Collection[int],
) -> Iterator[Snapshot]:
    J = _look(work, X, Y)
    for step in range(steps + 1):
        if J is not None:
            snapshot = Snapshot(step, J, work.net, work.vector.copy())
            if not (math.isfinite(J) and np.isfinite(snapshot.vector).all()):
                return
            yield snapshot
        if step < steps:
            record = step + 1 in wanted or step + 1 == steps
            J = _step(work, X, Y, batches, learning_rate, record)


@quiet
def _look(work, X, Y):
    work.forward(X)
    return work.cost(Y)


@quiet
def _step(
    work: Workspace,
    X: np.ndarray,
    Y: np.ndarray,
    batches: Iterator[tuple[np.ndarray, np.ndarray]] | None,
    learning_rate: float,
    record: bool,
) -> float | None:
    """One update; returns the cost after it if it is to be recorded, else None."""
    if batches is None:
        work.backward(Y)  # X went forward already: for the last cost, or at the end of the last step
    else:
        batch_X, batch_Y = next(batches)
        work.forward(batch_X)
        work.backward(batch_Y)
    work.update(learning_rate)
    if record or batches is None:
        work.forward(X)
    return work.cost(Y) if record else None
