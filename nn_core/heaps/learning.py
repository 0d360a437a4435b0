"""A network of one's own learns, by a `Plan` from a `Lesson`: what is seen of it at every recorded step.

It may be left at any recorded step and taken up again there, with the same numbers.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from nn_core.eyes import Cache, Filters, forward, without_normalization
from nn_core.eyes import learning as seeing
from nn_core.heaps.coordinates import Coordinates, inside, into, out_of
from nn_core.heaps.pictures import Lesson
from nn_core.heaps.plan import Plan
from nn_core.losses import cross_entropy_of_z
from nn_core.network import Parameters, initialize
from nn_core.onward import begin, go_on
from nn_core.propagation import forward as dense_forward
from nn_core.stretch import State

SHOWN = 8  # units of the first layer whose weights are drawn
MUCH = 1e6  # a cost beyond it: the numbers run away
LARGEST = 3e38  # that float32 holds, and a file and the browser with it


class Point(NamedTuple):
    """What is seen at a recorded step: the costs and the shares of right answers, of the pictures learned from and held out, and
    the first layer of the first units, as the training has it."""

    step: int
    J: float
    held_J: float
    right: float
    held_right: float
    first: np.ndarray


class Stand(NamedTuple):
    """Where a training stands, of either kind: `step`, `vector` (P,), `moments` (2, P), and whether its numbers ran away."""

    step: int
    vector: np.ndarray
    moments: np.ndarray
    stopped: bool = False


def starts(plan: Plan, space: Coordinates | None) -> Stand:
    """The start of a training; `space` are the coordinates of its pictures, None with eyes.

    Example:
        >>> starts(Plan(eyes=True), None).vector.size
        3769
    """
    if space is None:
        sight = seeing.begin(plan.eyes_net, plan.seed)
        return Stand(0, sight.vector, sight.moments)
    state = begin(into(first_weights(plan), space))
    return Stand(0, state.vector, state.moments)


def first_weights(plan: Plan) -> Parameters:
    """The first parameters of a network of pixels.

    Example:
        >>> first_weights(Plan(layers=(4,))).W[1].shape
        (4, 7200)
    """
    return initialize(plan.net, plan.start, seed=plan.seed)


def learn_dense(plan: Plan, R: np.ndarray, Y: np.ndarray, k: int, stand: Stand, stops: Sequence[int]) -> Iterator[tuple]:
    """(`Point`, `Stand`) at each of the `stops`, steps after the one where it stands; R (r, M) and Y (1, M), the first k to learn
    from. It ends early where the numbers run away.

    Example:
        >>> R, Y = np.array([[-1.0, 1.0, -2.0, 2.0]]), np.array([[0.0, 1.0, 0.0, 1.0]])
        >>> start = Stand(0, np.zeros(2), np.zeros((2, 2)))
        >>> [(point.step, point.held_right) for point, _ in learn_dense(Plan(alpha=1.0), R, Y, 2, start, [0, 10])]
        [(0, 0.5), (10, 1.0)]
    """
    net = inside(plan.net, Coordinates(np.empty((0, len(R))), R, np.zeros(0), 1.0))
    state = State(stand.step, stand.vector, stand.moments)
    for stop in stops:
        steps = stop - state.step
        _, state = go_on(net, state, R[:, :k], Y[:, :k], plan.rule, steps, plan.batch or None, plan.seed, max(1, steps))
        theta = Parameters.from_vector(net, state.vector)
        with np.errstate(over="ignore", invalid="ignore"):
            Z = dense_forward(net, theta, R).Z[net.L]
        point = _seen(state.step, Z, Y, k, theta.W[1][:SHOWN])
        stand = Stand(state.step, state.vector, state.moments, stopped=state.stopped or not point.J < MUCH)
        yield point, stand
        if stand.stopped:
            return


def learn_to_see(plan: Plan, X: np.ndarray, Y: np.ndarray, k: int, stand: Stand, stops: Sequence[int]) -> Iterator[tuple]:
    """As `learn_dense`, for a network with eyes and X (7200, M): here a step is an epoch.

    Example:
        >>> X, Y = np.repeat([[0.2, 0.8, 0.2]], 7200, axis=0), np.array([[0.0, 1.0, 0.0]])
        >>> found = list(learn_to_see(Plan(eyes=True, alpha=0.02), X, Y, 2, starts(Plan(eyes=True), None), [0, 2]))
        >>> [point.step for point, _ in found], found[-1][0].first.shape
        ([0, 2], (8, 27))
    """
    eyes, sight = plan.eyes_net, seeing.Sight(stand.step, stand.vector, stand.moments)
    batch = plan.batch or seeing.BATCH
    for stop in stops:
        *_, sight = sight, *seeing.go_on(eyes, sight, X[:, :k], Y[:, :k], stop - sight.epoch, batch, plan.seed, plan.rule)
        theta, cache = _folded(plan, sight, X[:, :k])
        Z = np.hstack([cache.Z[eyes.L], forward(eyes, theta, X[:, k:]).Z[eyes.L]])
        stopped = not np.isfinite(Z).all()
        point = _seen(sight.epoch, Z, Y, k, theta.W[1][:SHOWN].reshape(SHOWN, -1))
        yield point, Stand(sight.epoch, sight.vector, sight.moments, stopped)
        if stopped:
            return


def _folded(plan: Plan, sight: seeing.Sight, X: np.ndarray) -> tuple[Filters, Cache]:
    """The network with its normalization folded in, by the pictures learned from, and what it makes of them."""
    theta = seeing.filters_of(plan.eyes_net, sight)
    cache = forward(plan.eyes_net, theta, X)
    return without_normalization(theta, cache.spreads), cache


def _seen(step: int, Z: np.ndarray, Y: np.ndarray, k: int, first: np.ndarray) -> Point:
    """What is seen of the answers σ(Z); of numbers that ran away, that they are large."""
    Z = np.clip(np.nan_to_num(Z), -LARGEST, LARGEST)
    loss, right = cross_entropy_of_z(Z, Y)[0], ((Z > 0) == (Y > 0.5))[0]
    return Point(step, float(loss[:k].mean()), float(loss[k:].mean()), float(right[:k].mean()), float(right[k:].mean()), first)


def learned(plan: Plan, pictures: Lesson, space: Coordinates | None, stand: Stand) -> Parameters | Filters:
    """The parameters at the end, for plain pictures, in float32: `Parameters`, or `Filters` with the normalization folded.

    Example:
        >>> X, Y = np.random.default_rng(0).random((7200, 3)), np.array([[0.0, 1.0, 1.0]])
        >>> pictures = Lesson(X, Y, 2, np.arange(2), np.array([2]))
        >>> learned(Plan(eyes=True), pictures, None, starts(Plan(eyes=True), None)).gamma
        {}
    """
    if space is None:
        return _folded(plan, seeing.Sight(stand.step, stand.vector, stand.moments), pictures.X[:, : pictures.k])[0]
    theta = Parameters.from_vector(inside(plan.net, space), stand.vector)
    left = (1 - plan.alpha * plan.strength) ** stand.step
    plain = out_of(theta, space, first_weights(plan), left)
    return Parameters(*({l: _single(part[l]) for l in part} for part in (plain.W, plain.b)))


def _single(array: np.ndarray) -> np.ndarray:
    """The numbers as float32, which ends at 3e38."""
    return np.clip(array, -LARGEST, LARGEST).astype(np.float32)
