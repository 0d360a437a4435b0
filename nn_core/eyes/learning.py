"""A network with eyes that learns from a few hundred pictures, by Adam in small batches: what the shuffle test and a network of
one's own need.

It may be left after any epoch and taken up again. The flower model's own training is `nn_core/flower/eyes_training.py`; this one
has neither augmentation nor a rate that falls.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nn_core.activations import sigmoid
from nn_core.eyes.network import Eyes, Filters, initialize
from nn_core.eyes.propagation import backward, forward, without_normalization
from nn_core.losses import cross_entropy_of_z
from nn_core.rules import Rule, Vectors, update

RULE = Rule("adam", learning_rate=0.02)
BATCH = 20


class Sight(NamedTuple):
    """Where a training stands after `epoch` epochs: `vector` (P,) as `Filters.to_vector` has it, with the normalization not
    folded, and the rule's `moments` (2, P)."""

    epoch: int
    vector: np.ndarray
    moments: np.ndarray


def begin(eyes: Eyes, seed: int = 0) -> Sight:
    """The start of a training.

    Example:
        >>> begin(Eyes((3, 2, 1), (1,), (False,))).vector.shape
        (61,)
    """
    vector = initialize(eyes, seed, np.float32).to_vector()
    return Sight(0, vector, np.zeros((2, vector.size), np.float32))


def learn(
    eyes: Eyes, X: np.ndarray, Y: np.ndarray, epochs: int, batch_size: int = BATCH, seed: int = 0, rule: Rule = RULE
) -> Iterator[tuple[float, Filters]]:
    """Train on X (n[0] · h · w, m) and Y (1, m), and yield (J, the network folded) at the start and after each epoch.

    J is the cost of all m pictures together; they normalize each other, and with their μ and σ the network is folded. Equal
    arguments give equal bits on the same machine.

    Example:
        >>> X = np.repeat([[0.2, 0.8]], 48, axis=0)  # two pictures of 4 x 4 pixels: a dark one and a bright one
        >>> eyes = Eyes((3, 2, 1), (1,), (False,), size=(4, 4))
        >>> costs = [J for J, theta in learn(eyes, X, np.array([[0, 1]]), epochs=40, batch_size=2)]
        >>> len(costs), costs[-1] < costs[0] / 2
        (41, True)
    """
    start = begin(eyes, seed)
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    yield judged(eyes, initialize(eyes, seed, np.float32), X, Y)
    for sight in go_on(eyes, start, X, Y, epochs, batch_size, seed, rule):
        yield judged(eyes, filters_of(eyes, sight), X, Y)


def go_on(
    eyes: Eyes,
    sight: Sight,
    X: np.ndarray,
    Y: np.ndarray,
    epochs: int,
    batch_size: int = BATCH,
    seed: int = 0,
    rule: Rule = RULE,
) -> Iterator[Sight]:
    """So many epochs more, from where a training with this seed stands: a `Sight` after each, in arrays of its own.

    Example:
        >>> X, Y, eyes = np.repeat([[0.2, 0.8]], 48, axis=0), np.array([[0, 1]]), Eyes((3, 2, 1), (1,), (False,), size=(4, 4))
        >>> *_, whole = go_on(eyes, begin(eyes), X, Y, epochs=4, batch_size=1)
        >>> *_, half = go_on(eyes, begin(eyes), X, Y, epochs=2, batch_size=1)
        >>> *_, rest = go_on(eyes, half, X, Y, epochs=2, batch_size=1)
        >>> bool(np.all(rest.vector == whole.vector))
        True
    """
    vector, moments, m = sight.vector.copy(), sight.moments.copy(), X.shape[1]
    theta, X, Y = filters_of(eyes, sight).from_vector(vector), X.astype(np.float32), Y.astype(np.float32)
    at = Vectors(vector, np.empty_like(vector), moments, np.ones_like(vector))
    change = update(rule, at, age=sight.epoch * -(-m // batch_size)).calls
    rng = np.random.default_rng(seed)
    initialize(eyes, rng, np.float32)  # the generator has drawn the first filters, and an order for every epoch
    for _ in range(sight.epoch):
        rng.permutation(m)
    for epoch in range(sight.epoch + 1, sight.epoch + epochs + 1):
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            some = order[start : start + batch_size]
            cache = forward(eyes, theta, X[:, some])
            at.change[:] = backward(eyes, theta, cache, sigmoid(cache.Z[eyes.L]) - Y[:, some]).to_vector()
            for call in change:
                call()
        yield Sight(epoch, vector.copy(), moments.copy())


def filters_of(eyes: Eyes, sight: Sight) -> Filters:
    """The parameters of a training, not folded.

    Example:
        >>> filters_of(Eyes(), begin(Eyes())).W[1].shape
        (16, 3, 3, 3)
    """
    return initialize(eyes, 0, np.float32).from_vector(sight.vector)


def judged(eyes: Eyes, theta: Filters, X: np.ndarray, Y: np.ndarray) -> tuple[float, Filters]:
    """(J of all pictures, the network with its normalization folded in).

    Example:
        >>> eyes = Eyes((3, 2, 1), (1,), (False,), size=(4, 4))
        >>> J, plain = judged(eyes, initialize(eyes), np.random.default_rng(0).random((48, 5)), np.ones((1, 5)))
        >>> J > 0, plain.gamma
        (True, {})
    """
    cache = forward(eyes, theta, X)
    return float(np.mean(cross_entropy_of_z(cache.Z[eyes.L], Y))), without_normalization(theta, cache.spreads)
