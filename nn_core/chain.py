"""The chain rule on one example, arrow by arrow.

One unit and one example as a graph: x, w, b → z = w·x + b → a = σ(z) → L(a, y). Every arrow has a local derivative, and dL by
anything is the product of those along the path that leads to it. `backward` gives the same numbers; here they come in pieces,
together with the slope that a nudge measures.
Source: lecture, "Logistic regression gradient descent".
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import sigmoid
from nn_core.network import Network, Parameters
from nn_core.propagation import backward, cost, forward


class Chain(NamedTuple):
    """What one example's walk forward and backward finds; dL_da, da_dz, ... are the local derivatives of the arrows.

    z, a, L, dL_da, da_dz and dz are numbers; dz_dw, dz_dx, dw and dx have n_x entries; ∂z/∂b is 1, so db = dz.
    """

    z: float
    a: float
    L: float
    dL_da: float
    da_dz: float
    dz_dw: np.ndarray
    dz_dx: np.ndarray
    dz: float
    dw: np.ndarray
    dx: np.ndarray


Which = tuple[str, int]  # one number of the example: ("w", j), ("b", 0) or ("x", j), j counted from 0


def walk(net: Network, theta: Parameters, x: ArrayLike, y: ArrayLike) -> Chain:
    """Forward and backward through one unit for one example; x (n_x, 1), y (1, 1) → `Chain`.

    dL/da = (1−y)/(1−a) − y/a and da/dz = a (1−a) are taken from z, with 1 − a = σ(−z), so they stay exact where a itself has
    rounded to 1. Raises ValueError unless the network is a single sigmoid unit with cross-entropy, for more than one example,
    and as `forward` and `cost` do.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> chain = walk(net, nn_core.initialize(net, "zeros"), x=[[2.0], [-1.0]], y=[[1]])
        >>> chain.a, chain.dL_da, chain.da_dz, chain.dL_da * chain.da_dz == chain.dz
        (0.5, -2.0, 0.25, True)
        >>> chain.dw  # dz times x
        array([-1. ,  0.5])
    """
    if net.L != 1 or net.n[1] != 1 or net.loss != "cross_entropy" or np.shape(y) != (1, 1):
        raise ValueError(f"one sigmoid unit and one example are needed, got n = {net.n}, {net.loss}, y of shape {np.shape(y)}")
    cache = forward(net, theta, x)
    gradient = backward(net, theta, cache, y)
    z, label, dz = float(cache.Z[1][0, 0]), float(np.asarray(y)[0, 0]), float(gradient.b[1][0, 0])
    a, other = float(sigmoid(z)), float(sigmoid(-z))
    return Chain(
        z=z,
        a=float(cache.A[1][0, 0]),
        L=cost(net, cache, y),
        dL_da=(1 - label) / other - label / a,
        da_dz=a * other,
        dz_dw=cache.A[0][:, 0],
        dz_dx=theta.W[1][0],
        dz=dz,
        dw=gradient.W[1][0],
        dx=theta.W[1][0] * dz,
    )


def nudged(theta: Parameters, x: ArrayLike, which: Which, epsilon: float) -> tuple[Parameters, np.ndarray]:
    """(theta, x) with one number moved by epsilon; `which` is ("w", j), ("b", 0) or ("x", j), j counted from 0.

    Both are new; x (n_x, 1).

    Example:
        >>> theta = nn_core.initialize(nn_core.Network(n=(2, 1)), "zeros")
        >>> moved, x = nudged(theta, [[2.0], [-1.0]], ("w", 1), 0.01)
        >>> moved.W[1]
        array([[0.  , 0.01]])
    """
    W, b, x = theta.W[1].copy(), theta.b[1].copy(), np.array(x, dtype=float)
    kind, j = which
    {"w": W[0], "b": b[0], "x": x[:, 0]}[kind][j] += epsilon
    return Parameters({1: W}, {1: b}), x


def measured_slope(
    net: Network, theta: Parameters, x: ArrayLike, y: ArrayLike, which: Which, epsilon: float, central: bool = False
) -> float:
    """How L really changes when one number is nudged: (L(θ+ε) − L)/ε, or (L(θ+ε) − L(θ−ε))/2ε if `central`.

    It knows nothing of the chain rule; `which` as in `nudged`; x (n_x, 1), y (1, 1). Raises ValueError as `forward` and
    `cost` do.

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> theta, x, y = nn_core.initialize(net, "zeros"), [[2.0], [-1.0]], [[1]]
        >>> [round(measured_slope(net, theta, x, y, ("w", 0), 0.1, central), 3) for central in (False, True)]  # exact: −1
        [-0.95, -1.0]
    """

    def loss(epsilon: float) -> float:
        moved, inputs = nudged(theta, x, which, epsilon)
        return cost(net, forward(net, moved, inputs), y)

    if central:
        return (loss(epsilon) - loss(-epsilon)) / (2 * epsilon)
    return (loss(epsilon) - loss(0.0)) / epsilon
