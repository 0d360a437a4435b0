"""How a training goes on: a step for all examples or for the next batch of them, and what is recorded on the way.

`training.py` says what a learner may ask for; here it is done, in blocks: the costs of many recorded steps are computed
together, from the last layer's Z, which was kept at each of them.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from nn_core.bends import Calls
from nn_core.losses import output_loss
from nn_core.propagation import quiet
from nn_core.workspace import Room, Workspace, examples_of, play

BLOCK = 64  # so many recorded steps are judged together,
BLOCK_BYTES = 1_000_000  # or as many as take about so much memory


class Block(NamedTuple):
    """K recorded steps: their numbers; what `Workspace.vectors` makes parameters of, (K, ..., R); their costs (K, ...)."""

    steps: list[int]
    flats: np.ndarray
    costs: np.ndarray


class Run:
    """A training on its way: `work` learns from X (..., n[0] + 1, m), with the row of ones, and Y (..., n[L], m).

    `factor` is what stands before the gradient in `Workspace.change` when the `updates` are done: −α, a number, or (S,), one
    for each network, where they only add the change to the parameters (which they do if nothing else is given). `stops` are
    the steps to record, ascending from `step`, where the run begins. `orders` gives the examples of each batch, arrays of
    indices (b,), or (S, b), some for each network; None: all of them at every step.
    """

    def __init__(
        self,
        work: Workspace,
        X: np.ndarray,
        Y: np.ndarray,
        factor: float | np.ndarray,
        stops: Iterable[int],
        orders: Iterator[np.ndarray] | None = None,
        step: int = 0,
        updates: Calls | None = None,
    ) -> None:
        self.work, self.Y, self.factor, self.orders = work, Y, factor, orders
        self.step, self.stops = step, iter(stops)
        self.whole, self.rooms = Room(work, X), {}
        self.whole.aim(Y, np.asarray(factor) / Y.shape[-1])
        self.updates = work.updates() if updates is None else updates
        whole_step = [*self.whole.backwards, *self.updates, *self.whole.forwards]
        self.one_step = [self._learn_from_batch] if orders else whole_step
        self.size = max(1, min(BLOCK, BLOCK_BYTES // work.recorded.nbytes))

    def blocks(self) -> Iterator[Block]:
        """All recorded steps, block by block."""
        quiet(self.whole.forward)()
        while (block := self._block()).steps:
            yield block

    @quiet
    def _block(self) -> Block:
        work, whole, one_step = self.work, self.whole, self.one_step
        recorded = work.recorded
        records = np.empty((self.size, *recorded.shape), recorded.dtype)
        stops = list(islice(self.stops, self.size))
        for k, stop in enumerate(stops):
            for _ in range(stop - self.step):
                for call in one_step:
                    call()
            self.step = stop
            if self.orders:
                whole.forward()
            records[k] = recorded
        flats, Z = work.of_records(records[: len(stops)])
        return Block(stops, flats, self._costs(Z))

    def _costs(self, Z: np.ndarray) -> np.ndarray:
        """J of each of the Z (K, ..., n[L], m) of the last layer: (K, ...)."""
        net = self.work.net
        A = None if net.loss == "cross_entropy" else net.g(net.L)(Z)
        return output_loss(net.loss, Z, A, self.Y, net.output).sum(axis=(-2, -1)) / self.Y.shape[-1]

    def _learn_from_batch(self) -> None:
        chosen, kind = next(self.orders), self.work.theta.dtype
        b = chosen.shape[-1]
        if b not in self.rooms:  # at most two: that of a batch, and that of what is left at the end of an epoch
            lead = chosen.shape[:-1] if self.whole.X.ndim == 2 else self.whole.X.shape[:1]
            self.rooms[b] = Room(self.work, np.empty((*lead, b, self.whole.X.shape[-2]), kind).swapaxes(-1, -2))
        room = self.rooms[b]
        self.work.show(room, self.whole.X, chosen)
        room.aim(examples_of(self.Y, chosen), self.factor / b)
        room.forward()
        room.backward()
        play(self.updates)


def batches_of(m: int, batch_size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Endless batches of m examples, as arrays of their indices: each epoch goes once through all, in an order of its own.

    The last batch of an epoch holds what is left.

    Example:
        >>> batches = batches_of(5, batch_size=2, rng=np.random.default_rng(0))
        >>> [next(batches).tolist() for _ in range(3)]  # one epoch
        [[2, 4], [3, 0], [1]]
    """
    while True:
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            yield order[start : start + batch_size]
