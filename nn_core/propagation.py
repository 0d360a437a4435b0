"""Forward and backward through the network: the heart of everything.

Forward, layer by layer: Z[l] = W[l] A[l−1] + b[l], A[l] = g(Z[l]), starting from A[0] = X. Backward, from the last layer
to the first, the chain rule hands dZ[l] down. Examples are columns: X is (n[0], m), Y is (n[L], m); dW means ∂J/∂W.
Two calls, `keep_rows_equal` and `keep_equal`, undo a rounding of 10⁻¹⁶ between units that are exactly equal, as after a
start with zeros; to all other networks they do nothing, and `symmetry.py` tells why they are there.
Source: lecture, "Forward propagation in deep NNs" and "Backward propagation in deep NNs".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS
from nn_core.losses import output_dZ, output_loss
from nn_core.network import Network, Parameters, check_shapes
from nn_core.symmetry import keep_equal, keep_rows_equal, twins
from nn_core.validation import check_examples, check_targets

# Weights near 1e300 may overflow inside a product; no warning then: `train` ends a run before such numbers show.
quiet = np.errstate(over="ignore", invalid="ignore")


@dataclass(frozen=True)
class Cache:
    """What forward computed and backward needs: Z[1..L] and A[0..L], each Z[l], A[l] of shape (n[l], m)."""

    Z: dict[int, np.ndarray]
    A: dict[int, np.ndarray]


@quiet
def forward(net: Network, theta: Parameters, X: ArrayLike) -> Cache:
    """Z[l] = W[l] A[l−1] + b[l], A[l] = g(Z[l]) for l = 1..L.

    X (n[0], m) → Cache; `cache.A[net.L]` is ŷ, (n[L], m).
    Raises ValueError, naming both shapes, where they don't fit, and for NaN or an infinite number in X.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> theta = nn_core.Parameters(W={1: np.array([[1.0, -1.0]])}, b={1: np.array([[0.5]])})
        >>> cache = forward(net, theta, X=[[1, 3], [2, 1]])  # two examples with two features each
        >>> cache.Z[1]
        array([[-0.5,  2.5]])
        >>> cache.A[1].round(2)
        array([[0.38, 0.92]])
    """
    check_shapes(net, theta)
    same = twins(theta)
    Z, A = {}, {0: check_examples("X", X, net.n[0], theta.dtype)}
    for l in range(1, net.L + 1):
        Z[l] = theta.W[l] @ A[l - 1]
        Z[l] += theta.b[l]
        keep_rows_equal(Z[l], same.get(l))
        A[l] = net.g(l)(Z[l])
    return Cache(Z, A)


def cost(net: Network, cache: Cache, Y: ArrayLike) -> float:
    """J = 1/m Σ L(ŷ⁽ⁱ⁾, y⁽ⁱ⁾), a float; an example with several outputs has the sum of their losses.

    Y (n[L], m). Finite for any finite Z (a squared error beyond 1e150 is charged as 1e150).
    Raises ValueError for another shape, for numbers that are not finite, and with cross-entropy for labels outside 0..1.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> cache = forward(net, nn_core.initialize(net, "zeros"), X=[[1, 3], [2, 1]])
        >>> round(cost(net, cache, Y=[[0, 1]]), 4)  # ŷ = 1/2 for both, so J = log 2
        0.6931
    """
    Y = check_targets(net, Y, cache.A[net.L])
    return float(np.sum(output_loss(net.loss, cache.Z[net.L], cache.A[net.L], Y, net.output)) / Y.shape[1])


@quiet
def backward(net: Network, theta: Parameters, cache: Cache, Y: ArrayLike) -> Parameters:
    """dJ/dW[l] and dJ/db[l] for every layer, as Parameters of the same shapes.

    dZ[L] = ŷ − y (sigmoid or softmax with cross-entropy), else dL/dŷ · g′(Z[L]);
    dW[l] = 1/m dZ[l] A[l−1]ᵀ, db[l] = 1/m Σ dZ[l]; dA[l−1] = W[l]ᵀ dZ[l], dZ[l−1] = dA[l−1] · g′(Z[l−1]).
    Y (n[L], m). Raises ValueError as `forward` and `cost` do.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> theta = nn_core.initialize(net, "zeros")
        >>> grads = backward(net, theta, forward(net, theta, X=[[1, 3], [2, 1]]), Y=[[0, 1]])
        >>> grads.W[1], grads.b[1]  # dZ = (1/2, −1/2)
        (array([[-0.5 ,  0.25]]), array([[0.]]))
    """
    check_shapes(net, theta)
    Y = check_targets(net, Y, cache.A[net.L])
    m, layers = Y.shape[1], range(1, net.L + 1)
    dW, db = dict.fromkeys(layers), dict.fromkeys(layers)  # in the layers' order, filled from the last one back
    dZ = output_dZ(net.loss, net.output, cache.Z[net.L], cache.A[net.L], Y)
    for l in reversed(layers):
        dW[l] = dZ @ cache.A[l - 1].T / m
        db[l] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dA = theta.W[l].T @ dZ
            dZ = dA * ACTIVATIONS[net.activation(l - 1)].g_prime(cache.Z[l - 1], cache.A[l - 1])
    return keep_equal(Parameters(dW, db), twins(theta))


def predict(net: Network, theta: Parameters, X: ArrayLike) -> np.ndarray:
    """ŷ, (n[L], m): the last layer's A. X and what is refused as in `forward`.

    Example:
        >>> net = nn_core.Network(n=(2, 4, 1), hidden="tanh")
        >>> predict(net, nn_core.initialize(net, "zeros"), X=[[1, 3], [2, 1]])  # a network that knows nothing
        array([[0.5, 0.5]])
    """
    return forward(net, theta, X).A[net.L]
