"""Cost surfaces to walk down: J(w) with its gradient.

A surface has n = 1 or 2 parameters. They come first, so that one array w of shape (n, ...) holds any number of points:
cost(w) is (...), gradient(w) is (n, ...). The surfaces themselves, `SURFACES`, stand at the end.
"""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Surface:
    """J over n parameters: `domain` ((low, high), ...) to draw, `minima` deepest first, `start` a good one to show.

    `hessian` is the constant (n, n) matrix of second derivatives of a quadratic bowl, None for any other surface.
    """

    name: str
    title: str
    formula: str
    n: int
    cost: Callable[[np.ndarray], np.ndarray]
    gradient: Callable[[np.ndarray], np.ndarray]
    domain: tuple[tuple[float, float], ...]
    minima: tuple[tuple[float, ...], ...]
    start: tuple[float, ...]
    hessian: np.ndarray | None = None

    @property
    def lambda_max(self) -> float | None:
        """The largest eigenvalue of the hessian: the curvature across the bowl where it is steepest."""
        return None if self.hessian is None else float(np.linalg.eigvalsh(self.hessian)[-1])

    @property
    def learning_rate_limit(self) -> float | None:
        """2 / lambda_max: with a larger learning rate gradient descent on the bowl diverges."""
        return None if self.hessian is None else 2 / self.lambda_max


def make_surface(
    name: str,
    title: str,
    formula: str,
    cost: Callable[[np.ndarray], np.ndarray],
    gradient: Callable[[np.ndarray], np.ndarray],
    domain: tuple[tuple[float, float], ...],
    start: tuple[float, ...],
    near: Iterable[tuple[float, ...]],
    hessian: np.ndarray | None = None,
) -> Surface:
    """The surface with its minima, found by Newton's method (second derivatives by differences) from guesses `near`.

    The other arguments are those of `Surface`.

    Example:
        >>> J, slope = lambda w: (w[0] - 1) ** 2, lambda w: 2 * (w - 1)
        >>> bowl = make_surface("bowl", "Bowl", "(w - 1)^2", J, slope, ((-3, 5),), (-2.0,), [(0,)], np.diag([2.0]))
        >>> np.round(bowl.minima, 6), bowl.learning_rate_limit
        (array([[1.]]), 1.0)
    """
    n = len(domain)

    def settle(w: np.ndarray) -> np.ndarray:
        for _ in range(20):
            ahead, behind = gradient(w[:, None] + 1e-5 * np.eye(n)), gradient(w[:, None] - 1e-5 * np.eye(n))
            w = w - np.linalg.solve((ahead - behind) / 2e-5, gradient(w))
        return w

    minima = sorted((settle(np.array(guess, dtype=float)) for guess in near), key=lambda w: round(float(cost(w)), 9))
    if hessian is not None:
        hessian.setflags(write=False)
    minima = tuple(tuple(w.tolist()) for w in minima)
    return Surface(name, title, formula, n, cost, gradient, domain, minima, start, hessian)


# The costs and gradients that take more than a line.


def _valleys(w):
    return (w[0] ** 2 + w[1] ** 2) / 20 - _dent(w, 1.2, 0.8) - 0.6 * _dent(w, -1.2, -0.6)


def _valleys_gradient(w):
    deep, flat = 2 * _dent(w, 1.2, 0.8), 1.2 * _dent(w, -1.2, -0.6)
    return w / 10 + np.stack([(w[0] - 1.2) * deep + (w[0] + 1.2) * flat, (w[1] - 0.8) * deep + (w[1] + 0.6) * flat])


def _dent(w, at_1, at_2):
    return np.exp(-((w[0] - at_1) ** 2) - (w[1] - at_2) ** 2)


_AT = {dim: np.reshape((11.0, 7.0), (2, *[1] * (dim - 1))) for dim in range(1, 5)}  # for w of as many dimensions


def _himmelblau(w):
    return ((w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2) / 100


def _himmelblau_gradient(w):
    pq = w * w
    pq += w[::-1]
    pq -= _AT[w.ndim]
    slope = w * pq  # (w₁ p, w₂ q), p and q as in the cost
    slope *= 0.04
    pq *= 0.02
    slope += pq[::-1]
    return slope


def _rosenbrock_gradient(w):
    slope, off = np.empty_like(w), w[1] - w[0] * w[0]
    slope[0] = w[0] * (0.02 - 4.0 * off) - 0.02
    slope[1] = 2.0 * off
    return slope


# Simulated examples for the logistic cost: soil moisture (standardized), and whether the seed came up. No threshold
# parts them, so the cost has a minimum at a finite w.
MOISTURE = np.array([-1.8, -1.4, -1.0, -0.7, -0.4, -0.1, 0.2, 0.5, 0.8, 1.1, 1.4, 1.8])
CAME_UP = np.array([0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1])


def _logistic(w):
    z = w[0][..., None] * MOISTURE + w[1][..., None]
    return (np.logaddexp(0, z) - CAME_UP * z).mean(axis=-1)


def _logistic_gradient(w):
    dz = _sigmoid(w[0][..., None] * MOISTURE + w[1][..., None]) - CAME_UP
    return np.stack([(dz * MOISTURE).mean(axis=-1), dz.mean(axis=-1)])


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def _ripples(w):
    return (w**2 / 10 + 0.3 * (1 - np.cos(np.pi * w))).sum(axis=0)


def _ripples_gradient(w):
    return w / 5 + 0.3 * np.pi * np.sin(np.pi * w)


# fmt: off
SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        make_surface("bowl", "Round bowl", r"\tfrac12 (w_1^2 + w_2^2)",
                 lambda w: (w**2).sum(axis=0) / 2, lambda w: 1.0 * w,
                 ((-3, 3), (-3, 3)), (-2.4, 1.8), [(0, 0)], np.diag([1.0, 1.0])),
        make_surface("ravine", "Long ravine", r"\tfrac12 (w_1^2 + 25 w_2^2)",
                 lambda w: (w[0] ** 2 + 25 * w[1] ** 2) / 2, lambda w: np.stack([w[0], 25 * w[1]]),
                 ((-4, 4), (-2, 2)), (-3.5, 1.0), [(0, 0)], np.diag([1.0, 25.0])),
        # A start exactly on the ridge, w_1 = 0, as the default one, runs into the saddle point (0, 0) and stalls there.
        make_surface("saddle", "Saddle (a start on the ridge w₁ = 0 stalls)",
                 r"\tfrac14 w_1^4 - \tfrac12 w_1^2 + \tfrac12 w_2^2",
                 lambda w: w[0] ** 4 / 4 - w[0] ** 2 / 2 + w[1] ** 2 / 2, lambda w: np.stack([w[0] ** 3 - w[0], w[1]]),
                 ((-2, 2), (-2, 2)), (0.0, 1.6), [(1, 0), (-1, 0)]),
        make_surface("valleys", "Two unequal valleys",
                 r"\tfrac1{20} (w_1^2 + w_2^2) - e^{-(w_1 - 1.2)^2 - (w_2 - 0.8)^2}"
                 r" - 0.6\, e^{-(w_1 + 1.2)^2 - (w_2 + 0.6)^2}",
                 _valleys, _valleys_gradient, ((-3, 3), (-3, 3)), (-1.5, 2.2), [(1.1, 0.8), (-1.1, -0.6)]),
        make_surface("ripples", "Many ripples", r"\sum_i \left[\tfrac1{10} w_i^2 + 0.3 (1 - \cos \pi w_i)\right]",
                 _ripples, _ripples_gradient, ((-5, 5), (-5, 5)), (-3.2, 4.4),
                 itertools.product((-3.7, -1.9, 0, 1.9, 3.7), repeat=2)),
        make_surface("himmelblau", "Himmelblau's four valleys",
                 r"\tfrac1{100} \left[(w_1^2 + w_2 - 11)^2 + (w_1 + w_2^2 - 7)^2\right]",
                 _himmelblau, _himmelblau_gradient, ((-5, 5), (-5, 5)), (-0.5, -1.0),
                 [(3, 2), (-2.8, 3.1), (-3.8, -3.3), (3.6, -1.8)]),
        # A hundredth of the usual (1 - w_1)^2 + 100 (w_2 - w_1^2)^2.
        make_surface("rosenbrock", "Rosenbrock's bent canyon", r"\tfrac1{100} (1 - w_1)^2 + (w_2 - w_1^2)^2",
                 lambda w: (1 - w[0]) ** 2 / 100 + (w[1] - w[0] ** 2) ** 2,
                 _rosenbrock_gradient,
                 ((-2, 2), (-1, 3)), (-1.2, 1.0), [(1, 1)]),
        make_surface("logistic", "Cost of a logistic regression (w = w₁, b = w₂)",
                 r"\tfrac1m \sum_i \left[\log(1 + e^{z^{(i)}}) - y^{(i)} z^{(i)}\right], \quad z^{(i)} = w_1 x^{(i)} + w_2",
                 _logistic, _logistic_gradient, ((-4, 8), (-5, 5)), (-3.0, 3.5), [(2, 0)]),
        make_surface("parabola", "Parabola", r"(w - 1)^2",
                 lambda w: (w[0] - 1) ** 2, lambda w: 2 * (w - 1), ((-3, 5),), (-2.0,), [(1,)], np.diag([2.0])),
        make_surface("double_well", "Two unequal valleys", r"\tfrac14 w^4 - \tfrac12 w^2 + 0.15 w",
                 lambda w: w[0] ** 4 / 4 - w[0] ** 2 / 2 + 0.15 * w[0], lambda w: w**3 - w + 0.15,
                 ((-2, 2),), (1.8,), [(-1.1,), (0.9,)]),
        make_surface("wavy", "Ripples", r"\tfrac1{10} w^2 + 0.3 (1 - \cos \pi w)",
                 _ripples, _ripples_gradient, ((-5, 5),), (-4.5,), [(-3.7,), (-1.9,), (0,), (1.9,), (3.7,)]),
        make_surface("plateau", "Plateau of a squared error", r"(\sigma(w) - 0.9)^2",
                 lambda w: (_sigmoid(w[0]) - 0.9) ** 2,
                 lambda w: 2 * (_sigmoid(w) - 0.9) * _sigmoid(w) * _sigmoid(-w), ((-10, 6),), (-6.0,), [(2.2,)]),
    )
}
# fmt: on
