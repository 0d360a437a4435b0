"""Forward and backward through the network: the heart of everything.

Forward, layer by layer: Z[l] = W[l] A[l−1] + b[l], A[l] = g(Z[l]), starting from A[0] = X. Backward, from the last layer
to the first, the chain rule hands dZ[l] down. Examples are columns: X is (n[0], m), Y is (n[L], m); dW means ∂J/∂W.
Source: lecture, "Forward propagation in deep NNs" and "Backward propagation in deep NNs".
"""

from dataclasses import dataclass

import numpy as np

from nn_core.activations import ACTIVATIONS
from nn_core.losses import output_dZ, output_loss
from nn_core.network import Parameters, check_shapes
from nn_core.symmetry import keep_equal, twins

# Weights near 1e300 may overflow inside a product; no warning then: `train` ends a run before such numbers show.
quiet = np.errstate(over="ignore", invalid="ignore")


@dataclass(frozen=True)
class Cache:
    """What forward computed and backward needs: Z[1..L] and A[0..L], each Z[l], A[l] of shape (n[l], m)."""

    Z: dict[int, np.ndarray]
    A: dict[int, np.ndarray]


@quiet
def forward(net, theta, X):
    """Z[l] = W[l] A[l−1] + b[l], A[l] = g(Z[l]) for l = 1..L.

    X (n[0], m) → Cache; `cache.A[net.L]` is ŷ, (n[L], m). Raises ValueError, naming both shapes, where they don't fit.
    """
    check_shapes(net, theta)
    same = twins(theta)
    Z, A = {}, {0: check_examples("X", X, net.n[0])}
    for l in range(1, net.L + 1):
        Z[l] = theta.W[l] @ A[l - 1] + theta.b[l]
        if l in same:
            Z[l] = Z[l][same[l]]
        A[l] = ACTIVATIONS[net.activation(l)].g(Z[l])
    return Cache(Z, A)


def cost(net, cache, Y):
    """J = 1/m Σ L(ŷ⁽ⁱ⁾, y⁽ⁱ⁾), a float; an example with several outputs has the sum of their losses.

    Y (n[L], m). Finite for any finite Z (a squared error beyond 1e150 is charged as 1e150).
    """
    Y = check_targets(net, cache, Y)
    return float(np.sum(output_loss(net.loss, cache.Z[net.L], cache.A[net.L], Y)) / Y.shape[1])


@quiet
def backward(net, theta, cache, Y):
    """dJ/dW[l] and dJ/db[l] for every layer, as Parameters of the same shapes.

    dZ[L] = ŷ − y (sigmoid with cross-entropy), else dL/dŷ · g′(Z[L]);
    dW[l] = 1/m dZ[l] A[l−1]ᵀ, db[l] = 1/m Σ dZ[l]; dA[l−1] = W[l]ᵀ dZ[l], dZ[l−1] = dA[l−1] · g′(Z[l−1]).
    """
    check_shapes(net, theta)
    Y = check_targets(net, cache, Y)
    m = Y.shape[1]
    dW, db = {}, {}
    dZ = output_dZ(net.loss, net.output, cache.Z[net.L], cache.A[net.L], Y)
    for l in range(net.L, 0, -1):
        dW[l] = dZ @ cache.A[l - 1].T / m
        db[l] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dA = theta.W[l].T @ dZ
            dZ = dA * ACTIVATIONS[net.activation(l - 1)].g_prime(cache.Z[l - 1], cache.A[l - 1])
    return keep_equal(Parameters(*({l: part[l] for l in sorted(part)} for part in (dW, db))), twins(theta))


def predict(net, theta, X):
    """ŷ, (n[L], m): the last layer's A."""
    return forward(net, theta, X).A[net.L]


def check_examples(name, X, rows):
    """X as a float array of shape (rows, m) with m ≥ 1; ValueError, naming both shapes, if it is not one."""
    X = np.asarray(X, dtype=float)
    if X.ndim != 2 or X.shape[0] != rows or X.shape[1] < 1:
        raise ValueError(f"{name} should have shape ({rows}, m) with an example in each column, got {X.shape}")
    return X


def check_targets(net, cache, Y):
    """Y as a float array of shape (n[L], m), fitting the examples in the cache."""
    Y = np.asarray(Y, dtype=float)
    if Y.shape != cache.A[net.L].shape:
        raise ValueError(f"Y should have shape {cache.A[net.L].shape}, like ŷ, got {Y.shape}")
    return Y
