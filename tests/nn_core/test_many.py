"""Many networks at once see what each sees alone."""

import numpy as np
import pytest

from nn_core.many import forward_many
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import forward


@pytest.mark.parametrize("m", [1, 7, 4000])
@pytest.mark.parametrize(
    "net",
    [
        Network((2, 1)),
        Network((3, 5, 2), "relu", "linear", "squared_error"),
        Network((2, 4, 3, 1), ("tanh", "leaky_relu")),
        Network((2, 4, 3), output="softmax"),
    ],
)
def test_forward_for_many_is_forward_for_each(net, m):
    vectors = np.array([initialize(net, "he", seed=seed).to_vector() for seed in range(30)])
    X, seen = np.random.default_rng(0).normal(size=(net.n[0], m)), []
    for part, together in forward_many(net, vectors, X):
        for k, vector in enumerate(vectors[part]):
            alone = forward(net, Parameters.from_vector(net, vector), X)
            for l in range(1, net.L + 1):
                np.testing.assert_allclose(together.Z[l][k], alone.Z[l], rtol=1e-12, atol=1e-13)
                np.testing.assert_allclose(together.A[l][k], alone.A[l], rtol=1e-12, atol=1e-13)
        seen.append(len(vectors[part]))
    assert sum(seen) == 30


def test_nothing_is_nothing():
    assert list(forward_many(Network((2, 1)), np.empty((0, 3)), np.zeros((2, 5)))) == []
