"""How sharply the cost bends: the largest eigenvalue λ of its Hessian, measured with gradients alone.

Near a place where the cost bends by λ, gradient descent with α > 2/λ swings further out at every step. The Hessian itself, P × P
numbers, is never made: two gradients tell how it turns one direction, H v ≈ (∇J(θ + εv) − ∇J(θ − εv)) / 2ε.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nn_core.network import Network, Parameters
from nn_core.propagation import backward, forward

DIRECTIONS = 20  # each takes two gradients
EPSILON = 1e-4


def sharpness(net: Network, theta: Parameters, X: ArrayLike, Y: ArrayLike, seed: int = 0) -> float:
    """λ, the largest eigenvalue of the Hessian of J at theta, from at most 40 gradients.

    Power iteration v, Hv, H²v, ... from a random start turns towards the largest eigenvalue; Lanczos's way takes the best mixture
    of all the directions on the way, which comes nearer with as many gradients, and finds the largest even where others are more
    negative. With up to 20 parameters it is exact, else at most a little too small. X (n[0], m), Y (n[L], m).
    Raises ValueError as `backward` does. Source: Lanczos 1950; for networks Pearlmutter 1994, Cohen et al. 2021.

    Example:
        >>> net = nn_core.Network(n=(1, 1), output="linear", loss="squared_error")
        >>> bowl = sharpness(net, nn_core.initialize(net, "zeros"), X=[[1.0, -1.0]], Y=[[3.0, 1.0]])  # J = (w−1)² + (b−2)²
        >>> round(bowl, 6)
        2.0
    """
    vector = theta.to_vector().astype(float)
    epsilon = EPSILON / max(1.0, float(np.abs(X).max()))

    def turned(v: np.ndarray) -> np.ndarray:
        gradients = []
        for side in (epsilon, -epsilon):
            near = Parameters.from_vector(net, vector + side * v)
            gradients.append(backward(net, near, forward(net, near, X), Y).to_vector())
        return (gradients[0] - gradients[1]) / (2 * epsilon)

    return _largest_eigenvalue(turned, vector.size, seed)


def _largest_eigenvalue(turned: Callable[[np.ndarray], np.ndarray], P: int, seed: int) -> float:
    """That of the symmetric matrix which turns v (P,) into `turned(v)`."""
    v = np.random.default_rng(seed).normal(size=P)
    directions, products = [v / np.linalg.norm(v)], []
    while True:
        products.append(turned(directions[-1]))
        rest = products[-1]
        for direction in directions * 2:  # twice: the first time leaves what rounding brings
            rest = rest - (direction @ rest) * direction
        length = np.linalg.norm(rest)
        if len(directions) in (P, DIRECTIONS) or length <= 1e-9 * np.linalg.norm(products[-1]):
            break
        directions.append(rest / length)
    V, HV = np.array(directions), np.array(products)
    small = V @ HV.T
    return float(np.linalg.eigvalsh((small + small.T) / 2)[-1])
