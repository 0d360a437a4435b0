"""A network with eyes that learns from a few hundred pictures, by Adam in small batches: what the shuffle test needs.

The flower model's own training is `nn_core/flower/eyes_training.py`; this one has neither augmentation nor a rate that falls.
"""

from collections.abc import Iterator

import numpy as np

from nn_core.activations import sigmoid
from nn_core.eyes.network import Eyes, Filters, initialize
from nn_core.eyes.propagation import backward, forward, without_normalization
from nn_core.losses import cross_entropy_of_z
from nn_core.rules import Rule, Vectors, update

RULE = Rule("adam", learning_rate=0.02)


def learn(
    eyes: Eyes, X: np.ndarray, Y: np.ndarray, epochs: int, batch_size: int = 20, seed: int = 0, rule: Rule = RULE
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
    rng = np.random.default_rng(seed)
    theta = initialize(eyes, rng, np.float32)
    vector = theta.to_vector()
    theta, m = theta.from_vector(vector), X.shape[1]
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    at = Vectors(vector, np.empty_like(vector), np.zeros((2, vector.size), np.float32), np.ones_like(vector))
    change = update(rule, at).calls
    yield judged(eyes, theta, X, Y)
    for _ in range(epochs):
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            some = order[start : start + batch_size]
            cache = forward(eyes, theta, X[:, some])
            at.change[:] = backward(eyes, theta, cache, sigmoid(cache.Z[eyes.L]) - Y[:, some]).to_vector()
            for call in change:
                call()
        yield judged(eyes, theta, X, Y)


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
