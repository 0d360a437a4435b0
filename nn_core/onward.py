"""A training that can be taken up again: where it stands is a `State`, and going on twice is going on once.

Which examples a step sees follows from the seed and the step's number alone, so a training can be left in the middle of an
epoch and continued by somebody else.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nn_core.losses import output_loss
from nn_core.network import Network, Parameters
from nn_core.propagation import quiet
from nn_core.rules import Rule, update
from nn_core.training import Record
from nn_core.validation import check_examples, check_labels
from nn_core.workspace import Room, Workspace, play, with_ones

ORDERS = 64  # orders of epochs that are remembered: all networks on the same points and seed share them


class State(NamedTuple):
    """Where a training stands: after `step` steps, with all parameters `vector` (P,) in the order of `Parameters.to_vector`, and
    what its rule remembers, `moments` (2, P), since the step `born`. A training that `stopped` had numbers too large for one
    more step; `reason` says which."""

    step: int
    vector: np.ndarray
    moments: np.ndarray
    born: int = 0
    stopped: bool = False
    reason: str = ""


def begin(theta: Parameters) -> State:
    """The state of a network before its first step.

    Example:
        >>> begin(Parameters({1: np.ones((1, 2))}, {1: np.zeros((1, 1))}))
        State(step=0, vector=array([1., 1., 0.]), moments=array([[0., 0., 0.],
               [0., 0., 0.]]), born=0, stopped=False, reason='')
    """
    vector = theta.to_vector().astype(float)
    return State(0, vector, np.zeros((2, len(vector))))


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
    """`steps` more steps of a `rule`: what is recorded of them, and the state at their end.

    X (n[0], m), Y (n[L], m). Recorded are the step where it begins, the multiples of `record_every`, counted from the very
    first step of all, and the last one; costs are J on all of X. With `batch_size` smaller than m each step sees the next
    examples of an order that the seed and the epoch's number give. Plain descent on all examples gives the bits of `train`.
    When numbers leave the floating-point range the record ends with the last finite step, and the state says so.

    Example:
        >>> net, data = Network(n=(2, 4, 1)), nn_core.make_dataset("circle", m=100)
        >>> state = begin(nn_core.initialize(net, "xavier"))
        >>> for _ in range(2):
        ...     record, state = go_on(net, state, data.X, data.Y, Rule("adam", 0.05), steps=100, record_every=100)
        >>> state.step, bool(record.costs[-1] < record.costs[0])
        (200, True)
    """
    X, Y = check_examples("X", X, net.n[0]), check_labels(net.loss, check_examples("Y", Y, net.n[net.L]))
    way = _Way(net, state, X, Y, rule, batch_size or X.shape[1], seed)
    kept_steps, kept = [], []
    for stop in _stops(state.step, steps, record_every):
        way.walk_to(stop)
        if not way.fine():
            break
        kept_steps.append(way.step)
        kept.append((way.vector(), way.moments.copy(), way.cost))
    if not kept:  # the state it was taken up from is not finite already
        return Record(np.empty(0, int), np.empty(0), np.empty((0, net.parameter_count))), state._replace(stopped=True)
    vectors, moments, costs = zip(*kept, strict=True)
    stopped = way.step != kept_steps[-1]
    end = State(kept_steps[-1], vectors[-1], way.in_order(moments[-1]), state.born, stopped, way.reason() if stopped else "")
    return Record(np.array(kept_steps), np.array(costs), np.array(vectors)), end


def _stops(first: int, steps: int, every: int) -> Iterator[int]:
    yield first
    yield from range(first + every - first % every, first + steps, every)
    if steps:
        yield first + steps


class _Way:
    """A network that learns: the arrays it needs, and the step it is at."""

    def __init__(self, net: Network, state: State, X: np.ndarray, Y: np.ndarray, rule: Rule, batch: int, seed: int) -> None:
        self.net, self.rule, self.Y, self.seed, self.step, self.born = net, rule, Y, seed, state.step, state.born
        m = X.shape[1]
        self.batch, self.m = min(batch, m), m
        self.work = Workspace(net, Parameters.from_vector(net, state.vector), m)
        self.whole, self.rooms = Room(self.work, with_ones(X)), {}
        flat = np.empty(len(state.vector))
        flat[self.work.order] = _weights(net)
        self.is_weight, self.moments = flat, np.empty_like(state.moments)
        self.moments[:, self.work.order] = state.moments
        plain = rule.name == "descent" and rule.penalty == "none"
        self.updates = self.work.updates() if plain else self.work.updates()[:-1]
        self.factor = -rule.learning_rate if plain else 1.0
        self.plain, self.cost, self.seen = plain, np.inf, False
        self.whole.aim(Y, self.factor / m)

    @quiet
    def walk_to(self, stop: int) -> None:
        """Go on to a step, and compute the cost there."""
        net, learn = self.net, self._learn if self.batch == self.m else self._learn_from_batch
        while self.step < stop:
            learn()
            self.step += 1
        self._look()
        A = None if net.loss == "cross_entropy" else net.g(net.L)(self.whole.Z)
        self.cost = float(output_loss(net.loss, self.whole.Z, A, self.Y, net.output).sum() / self.m)

    def _look(self) -> None:
        """Forward on all examples, unless that is done already."""
        if not self.seen:
            self.whole.forward()
        self.seen = True

    def _learn(self) -> None:
        self._look()
        self.whole.backward()
        self._change()

    def _learn_from_batch(self) -> None:
        chosen = self._chosen()
        b = len(chosen)
        if b not in self.rooms:
            self.rooms[b] = Room(self.work, np.empty((b, self.net.n[0] + 1)).T)
        room = self.rooms[b]
        self.work.show(room, self.whole.X, chosen)
        room.aim(self.Y[:, chosen], self.factor / b)
        room.forward()
        room.backward()
        self._change()

    def _change(self) -> None:
        """θ := θ + what the rule makes of the gradient."""
        self.seen = False
        play(self.updates)
        if not self.plain:
            update(self.rule, self.work.theta, self.work.change, self.moments, self.step + 1 - self.born, self.is_weight)

    def _chosen(self) -> np.ndarray:
        epoch, place = divmod(self.step, -(-self.m // self.batch))
        return _order(self.m, self.seed, epoch)[place * self.batch : (place + 1) * self.batch]

    def vector(self) -> np.ndarray:
        """All parameters as they are now, (P,)."""
        return self.work.vectors(self.work.theta)

    def in_order(self, moments: np.ndarray) -> np.ndarray:
        """Moments in the order of `Parameters.to_vector`."""
        return moments[:, self.work.order]

    def fine(self) -> bool:
        """Whether all numbers are finite."""
        return bool(np.isfinite(self.cost) and np.isfinite(self.work.theta).all() and np.isfinite(self.moments).all())

    def reason(self) -> str:
        """Which numbers left the floating-point range, in a few words."""
        for l, layer in self.work.layers.items():
            if not np.isfinite(layer).all():
                return f"the weights of layer {l}"
        return "the cost" if not np.isfinite(self.cost) else "what the rule remembers of the gradients"


@lru_cache(ORDERS)
def _order(m: int, seed: int, epoch: int) -> np.ndarray:
    return np.random.default_rng([seed, epoch]).permutation(m)


def _weights(net: Network) -> np.ndarray:
    """1 for every weight and 0 for every bias, in the order of `Parameters.to_vector`."""
    return np.concatenate([part for W, b in net.shapes().values() for part in (np.ones(W[0] * W[1]), np.zeros(b[0]))])
