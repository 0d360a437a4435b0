"""A stretch of a training: how `onward.py` does what it promises.

A `Task` is what stays the same while a training goes on; a `State` is where it stands. From one state on, the task goes through
any steps, hands out records, and finds the last finite step where the numbers left their range.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np

from nn_core.network import Network, Parameters
from nn_core.overflow import Overflow, first_overflow
from nn_core.rules import Rule, Vectors, update
from nn_core.running import Run
from nn_core.training import Record
from nn_core.workspace import Workspace, views, with_ones

AT_ONCE = 64  # so many stretches a run is cut into when the step is looked for at which its numbers left the range


class State(NamedTuple):
    """Where a training stands: `vector` (P,) as `Parameters.to_vector` has it, after `step` updates since it began.

    `moments` (2, P) are what a rule remembers of past gradients, since the step `born`; `gatherer` is the name of this rule
    (empty: the one that goes on), another one starts with zeros. A run whose numbers left the floating-point range stands at
    its last finite step, has `stopped`, and tells the `reason`. S networks side by side have (S, P) and (2, S, P).
    """

    step: int
    vector: np.ndarray
    moments: np.ndarray
    born: int = 0
    stopped: bool = False
    reason: Overflow | None = None
    gatherer: str = ""


class Task(NamedTuple):
    """What a training learns and how: one network with a rule and a seed, or S of a shape with S rules and S seeds.

    X (..., n[0], m), Y (..., n[L], m). The rules have one name and one penalty.
    """

    net: Network
    X: np.ndarray
    Y: np.ndarray
    rules: Rule | Sequence[Rule]
    batch_size: int | None = None
    seeds: int | Sequence[int] = 0

    def stretches(self, state: State, stops: Iterable[int], one_by_one: bool = False) -> Iterator[tuple[Record, State]]:
        """Go on from a state: the records of some of the `stops` (ascending) at a time, each with the state at its end."""
        rule = self.rules if isinstance(self.rules, Rule) else self.rules[0]
        born = state.born if state.gatherer in ("", rule.name) else state.step
        work = Workspace(self.net, self._thetas(state), self.X.shape[-1])
        moments = np.zeros((2, *work.theta.shape))
        moments[..., work.order] = state.moments if born == state.born else 0.0
        work.twins = [twin for twin in work.twins if self._are_twins(moments, *twin)]
        factor, calls = update(self.rules, Vectors(work.theta, work.change, moments, self._is_weight()), state.step - born)
        run = Run(
            work,
            with_ones(self.X),
            self.Y,
            factor,
            stops,
            self.orders(state.step),
            state.step,
            [*work.keep_twins(), *calls],
        )
        run.size = 1 if one_by_one else run.size
        for steps, flats, costs in run.blocks():
            after = State(run.step, work.vectors(work.theta), moments[..., work.order], born, gatherer=rule.name)
            yield Record(np.array(steps), costs, work.vectors(flats)), after

    def orders(self, step: int) -> Iterator[np.ndarray] | None:
        """The examples of the batches from this step on, (b,) or (S, b); None where every step sees all."""
        m = self.X.shape[-1]
        return batches_from(step, m, self.batch_size, self.seeds) if self.batch_size and self.batch_size < m else None

    def last_finite(self, good: State, record: Record) -> State:
        """The last finite state of a stretch that began at `good` and left `record`, looked for in ever smaller stretches."""
        finite = np.isfinite(record.costs) & np.isfinite(record.vectors).all(axis=-1)
        bad = int(record.steps[-1 if finite.all() else finite.argmin()])
        while bad - good.step > 1:
            stride = max(1, (bad - good.step) // AT_ONCE)
            for part, state in self.stretches(good, [*range(good.step + stride, bad, stride), bad], one_by_one=True):
                if not is_finite(part, state):
                    bad = state.step
                    break
                good = state
        return good

    def reason(self, good: State) -> Overflow:
        """What is not finite first in the step after this state."""
        _, after = next(self.stretches(good, [good.step + 1]))
        orders, X, Y = self.orders(good.step), self.X, self.Y
        if orders is not None:
            chosen = next(orders)
            X, Y = X[:, chosen], Y[:, chosen]
        moments = np.where(np.isfinite(after.moments).all(axis=0), 0.0, np.inf)
        theta, *left = (Parameters.from_vector(self.net, vector) for vector in (good.vector, moments, after.vector))
        return first_overflow(self.net, theta, X, Y, *left, self.X)

    def _thetas(self, state: State) -> Parameters | list[Parameters]:
        if state.vector.ndim == 1:
            return Parameters.from_vector(self.net, state.vector)
        return [Parameters.from_vector(self.net, vector) for vector in state.vector]

    def _is_weight(self) -> np.ndarray:
        marks = np.ones(self.net.parameter_count)
        for layer in views(self.net.shapes(), marks).values():
            layer[:, -1] = 0
        return marks

    def _are_twins(self, moments: np.ndarray, s: int | tuple[()], l: int, first: np.ndarray) -> bool:
        """Whether units that are equal have equal moments too; else they will part."""
        layers = views(self.net.shapes(), moments if s == () else moments[:, s])
        into, out_of = layers[l], layers[l + 1]
        return np.array_equal(into, into[..., first, :]) and np.array_equal(out_of[..., :-1], out_of[..., first])


def side_by_side(states: Sequence[State]) -> State:
    """S states at one step, of networks of one shape that remember alike, as one: vector (S, P), moments (2, S, P).

    Example:
        >>> one = State(5, np.ones(3), np.zeros((2, 3)))
        >>> together = side_by_side([one, one])
        >>> together.vector.shape, together.moments.shape, len(one_by_one(together))
        ((2, 3), (2, 2, 3), 2)
    """
    vectors, moments = (
        np.stack(part, axis=axis) for part, axis in (([s.vector for s in states], 0), ([s.moments for s in states], 1))
    )
    return states[0]._replace(vector=vectors, moments=moments, stopped=False, reason=None)


def one_by_one(together: State) -> list[State]:
    """The inverse of `side_by_side`."""
    return [together._replace(vector=vector, moments=together.moments[:, s]) for s, vector in enumerate(together.vector)]


def is_finite(record: Record, after: State) -> bool:
    """Whether all costs and parameters of a record are finite, and the state at its end.

    Example:
        >>> state = State(1, np.zeros(2), np.array([[0.0, 0.0], [0.0, np.inf]]))
        >>> is_finite(Record(np.array([1]), np.array([0.5]), np.zeros((1, 2))), state)
        False
    """
    return all(np.isfinite(part).all() for part in (record.costs, record.vectors, after.vector, after.moments))


def batches_from(step: int, m: int, batch_size: int, seeds: int | Sequence[int]) -> Iterator[np.ndarray]:
    """Endless batches of m examples from a step on: indices (b,), or (S, b) where there are several seeds.

    Epoch e has the order that `default_rng([seed, e])` shuffles; the last batch of an epoch holds what is left.

    Example:
        >>> whole, rest = (batches_from(step, 5, batch_size=2, seeds=0) for step in (0, 2))
        >>> [next(whole).tolist() for _ in range(4)], next(rest).tolist()
        ([[2, 4], [3, 0], [1], [1, 4]], [1])
    """
    epoch, done = divmod(step, -(-m // batch_size))
    for e in count(epoch):
        order = _order(m, seeds, e)
        for start in range(done * batch_size, m, batch_size):
            yield order[..., start : start + batch_size]
        done = 0


def _order(m: int, seeds: int | Sequence[int], epoch: int) -> np.ndarray:
    if isinstance(seeds, int):
        return np.random.default_rng([seeds, epoch]).permutation(m)
    orders = {seed: np.random.default_rng([seed, epoch]).permutation(m) for seed in set(seeds)}
    return orders[seeds[0]] if len(orders) == 1 else np.stack([orders[seed] for seed in seeds])
