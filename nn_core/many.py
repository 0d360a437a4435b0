"""Many networks of one shape look at the same examples: a whole training, step by step, in a few large products.

`propagation.forward` with one axis more in front; a test holds the two together.
"""

from collections.abc import Iterator

import numpy as np

from nn_core.network import Network
from nn_core.propagation import Cache, quiet

AT_ONCE = 100_000  # numbers of the widest layer: so many stay near the processor


def forward_many(net: Network, vectors: np.ndarray, X: np.ndarray) -> Iterator[tuple[slice, Cache]]:
    """Forward for parameters (K, parameter_count), some at a time: (which of them, Cache), Z[l] and A[l] being (k, n[l], m).

    X (n[0], m). Nothing is checked: the parameters come from a training.

    Example:
        >>> net, data = nn_core.Network(n=(2, 4, 1)), nn_core.make_dataset("circle", m=100)
        >>> theta = nn_core.initialize(net, "xavier")
        >>> vectors = np.array([s.vector for s in nn_core.train(net, theta, data.X, data.Y, learning_rate=1.0, steps=200)])
        >>> sides = np.concatenate([cache.A[2] > 0.5 for _, cache in forward_many(net, vectors, data.X)])
        >>> (sides == data.Y).sum(axis=(1, 2))[[0, 100, 200]]  # how many are right, at the start and on the way
        array([52, 81, 94])
    """
    some = max(1, AT_ONCE // (max(net.n[1:]) * X.shape[1]))
    for first in range(0, len(vectors), some):
        part = slice(first, first + some)
        yield part, _forward(net, vectors[part], X)


@quiet
def _forward(net: Network, vectors: np.ndarray, X: np.ndarray) -> Cache:
    Z, A, start = {}, {0: X}, 0
    for l, ((rows, columns), _) in net.shapes().items():
        middle, end = start + rows * columns, start + rows * (columns + 1)
        Z[l] = vectors[:, start:middle].reshape(-1, rows, columns) @ A[l - 1]
        Z[l] += vectors[:, middle:end, None]
        A[l] = net.g(l)(Z[l])
        start = end
    return Cache(Z, A)
