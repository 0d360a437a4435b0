"""Cost surfaces to walk down: J(w) with its gradient, gradient descent on it, and what became of each walker.

A surface has n = 1 or 2 parameters. They come first, so that one array w of shape (n, ...) holds any number of points:
cost(w) is (...), gradient(w) is (n, ...). The surfaces themselves, `SURFACES`, stand at the end.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

MAX_STEPS = 100_000
SAFETY = 50  # a walker farther from the domain's centre than this many domain widths has diverged
THERE = 1e-3  # at a minimum: within this part of the domain's width of it
IN_VALLEY = 0.05  # in its valley: within this part
NOTICEABLE = 1e-4  # a step that counts for zig-zags: longer than this part
FLAT = 1e-6  # a gradient this short moves nothing


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


@dataclass(frozen=True, eq=False)
class Descent:
    """The paths of k walkers: w (steps + 1, n, k), their cost (steps + 1, k), who diverged (k,). Always finite."""

    w: np.ndarray
    cost: np.ndarray
    diverged: np.ndarray


def descend(surface: Surface, start: np.ndarray, learning_rate: float, steps: int) -> Descent:
    """Plain gradient descent from one start (n,) or many (n, k).

    w := w - alpha dJ/dw. A walker whose next point would lie more than 50 domain widths from the domain's centre stays
    where it is and has diverged. Raises ValueError for a start of another shape or not finite, steps outside
    0..100 000, or a learning rate that is not positive and finite. Source: lecture, "Gradient descent more formally".
    """
    points, costs = [], []
    for point, held in _walk(surface, start, learning_rate, steps):
        points.append(point)
        with np.errstate(over="ignore", invalid="ignore"):
            costs.append(np.nan_to_num(surface.cost(point), nan=np.finfo(float).max))
        diverged = held
    return Descent(np.stack(points), np.stack(costs), diverged)


def _walk(surface, start, learning_rate, steps) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The points (n, k) and who has diverged (k,): at the start, then after each step."""
    w = np.array(start, dtype=np.float64)
    if w.ndim not in (1, 2) or w.shape[0] != surface.n:
        raise ValueError(f"start must be ({surface.n},) or ({surface.n}, k), but its shape is {w.shape}")
    if not np.isfinite(w).all():
        raise ValueError("start holds a number that is not finite")
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"the learning rate must be a positive number, not {learning_rate!r}")
    if not isinstance(steps, int | np.integer) or not 0 <= steps <= MAX_STEPS:
        raise ValueError(f"steps must be a whole number from 0 to {MAX_STEPS}, not {steps!r}")
    w = w.reshape(surface.n, -1)
    low, high = np.array(surface.domain).T[:, :, None]
    safe = (np.abs(w - (low + high) / 2) <= SAFETY * (high - low)).all(axis=0)
    yield w, ~safe
    for _ in range(steps):
        with np.errstate(over="ignore", invalid="ignore"):
            next_w = w - learning_rate * surface.gradient(w)
            safe = safe & (np.abs(next_w - (low + high) / 2) <= SAFETY * (high - low)).all(axis=0)
        w = np.where(safe, next_w, w)
        yield w, ~safe


def valley(surface: Surface, descent: Descent) -> np.ndarray:
    """The valley (k,) each walker ended in: the index in `minima`; -1 if it is in none yet, or has diverged.

    A walker is in a valley when it is nearer to the minimum than 5 % of the domain's width, in each parameter.
    """
    return _valley(surface, descent.w[-1], descent.diverged, IN_VALLEY)


def _valley(surface, w, diverged, part) -> np.ndarray:
    away = np.abs(w[None] - np.array(surface.minima)[:, :, None]) / np.ptp(surface.domain, axis=1)[:, None]
    away = away.max(axis=1)
    return np.where((away.min(axis=0) <= part) & ~diverged, away.argmin(axis=0), -1)


def basins(surface: Surface, learning_rate: float, steps: int, resolution: int) -> np.ndarray:
    """Which valley each start of a grid over the domain ends in: (resolution, resolution) indices as in `valley`.

    Row i is w_2 from low to high, column j is w_1 from low to high; with one parameter the map is (resolution,).
    Only the last points are kept. Raises ValueError as `descend` does.
    """
    grid = np.stack(np.meshgrid(*(np.linspace(low, high, resolution) for low, high in surface.domain)))
    for w, diverged in _walk(surface, grid.reshape(surface.n, -1), learning_rate, steps):
        last, held = w, diverged
    return _valley(surface, last, held, IN_VALLEY).reshape(grid.shape[1:])


def outcome(surface: Surface, descent: Descent, learning_rate: float) -> tuple[str, ...]:
    """What became of each walker, in one word; the first that fits:

    "diverges"   on a bowl: alpha > 2 / lambda for an eigenvalue lambda of the hessian along whose eigenvector the start
                 is off the minimum, however few the steps; elsewhere: it would have left the safety box.
    "swings"     to and fro for ever. On a bowl: alpha = 2 / lambda likewise; elsewhere: it is not at a minimum, over a
                 quarter of its steps turn back, and it goes as far in the last quarter of the run as in the one before.
    "stalls"     ends where the gradient is under 1e-6 in size, and that is no minimum: a saddle, a plateau.
    "zig-zags"   gets nearer from side to side: in some parameter at least 3 steps, and more than half, turn back.
    "converges"  ends within 0.1 % of the domain's width of a minimum.
    "creeps"     none of these: on its way, not there yet.
    To turn back is to change sign between two noticeable steps, each over 0.01 % of the domain's width; to go as far
    is to go at least 90 % as far.
    """
    last, nobody = descent.w[-1], np.zeros(descent.w.shape[2], dtype=bool)
    there = _valley(surface, last, nobody, THERE) >= 0
    with np.errstate(over="ignore", invalid="ignore"):
        flat = (np.abs(surface.gradient(last)) < FLAT).all(axis=0)
    turns, share = _turns(surface, descent)
    if surface.hessian is None:
        diverges, swings = descent.diverged, ~there & (share > 0.25).any(axis=0) & ~_shrinks(descent)
    else:
        diverges, swings = _exactly(surface, descent.w[0], learning_rate)
    zig_zags = ((turns >= 3) & (share > 0.5)).any(axis=0)
    words = ("diverges", "swings", "stalls", "zig-zags", "converges")
    return tuple(np.select([diverges, swings, flat & ~there, zig_zags, there], words, "creeps").tolist())


def _turns(surface, descent) -> tuple[np.ndarray, np.ndarray]:
    """Of each parameter and walker (n, k): how many noticeable steps turned back, and which share of them."""
    step = np.diff(descent.w, axis=0)
    noticeable = np.abs(step) > NOTICEABLE * np.ptp(surface.domain, axis=1)[:, None]
    pairs = noticeable[1:] & noticeable[:-1]
    turns = np.count_nonzero(pairs & (step[1:] * step[:-1] < 0), axis=0)
    return turns, turns / np.maximum(np.count_nonzero(pairs, axis=0), 1)


def _shrinks(descent) -> np.ndarray:
    """Whether each walker (k,) goes less than 90 % as far in the last quarter of the run as in the one before."""
    length = np.linalg.norm(np.diff(descent.w, axis=0), axis=1)
    quarter = max(len(length) // 4, 1)
    return length[-quarter:].sum(axis=0) < 0.9 * length[-2 * quarter : -quarter].sum(axis=0)


def _exactly(surface, start, learning_rate) -> tuple[np.ndarray, np.ndarray]:
    """On a bowl each eigenvector's share of w - minimum is multiplied by 1 - alpha lambda at every step."""
    lambdas, vectors = np.linalg.eigh(surface.hessian)
    off = np.abs(vectors.T @ (start - np.array(surface.minima[0])[:, None])) > 1e-12
    limits = (2 / lambdas)[:, None]
    return (off & (learning_rate > limits)).any(axis=0), (off & (learning_rate == limits)).any(axis=0)


def _surface(name, title, formula, cost, gradient, domain, start, near, hessian=None) -> Surface:
    """The surface with its minima, found by Newton's method (second derivatives by differences) from guesses `near`."""
    n = len(domain)

    def settle(w):
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


def _himmelblau(w):
    return ((w[0] ** 2 + w[1] - 11) ** 2 + (w[0] + w[1] ** 2 - 7) ** 2) / 100


def _himmelblau_gradient(w):
    p, q = w[0] ** 2 + w[1] - 11, w[0] + w[1] ** 2 - 7
    return np.stack([4 * w[0] * p + 2 * q, 2 * p + 4 * w[1] * q]) / 100


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
        _surface("bowl", "Round bowl", r"\tfrac12 (w_1^2 + w_2^2)",
                 lambda w: (w**2).sum(axis=0) / 2, lambda w: 1.0 * w,
                 ((-3, 3), (-3, 3)), (-2.4, 1.8), [(0, 0)], np.diag([1.0, 1.0])),
        _surface("ravine", "Long ravine", r"\tfrac12 (w_1^2 + 25 w_2^2)",
                 lambda w: (w[0] ** 2 + 25 * w[1] ** 2) / 2, lambda w: np.stack([w[0], 25 * w[1]]),
                 ((-4, 4), (-2, 2)), (-3.5, 1.0), [(0, 0)], np.diag([1.0, 25.0])),
        # A start exactly on the ridge, w_1 = 0, as the default one, runs into the saddle point (0, 0) and stalls there.
        _surface("saddle", "Saddle (a start on the ridge w₁ = 0 stalls)",
                 r"\tfrac14 w_1^4 - \tfrac12 w_1^2 + \tfrac12 w_2^2",
                 lambda w: w[0] ** 4 / 4 - w[0] ** 2 / 2 + w[1] ** 2 / 2, lambda w: np.stack([w[0] ** 3 - w[0], w[1]]),
                 ((-2, 2), (-2, 2)), (0.0, 1.6), [(1, 0), (-1, 0)]),
        _surface("valleys", "Two unequal valleys",
                 r"\tfrac1{20} (w_1^2 + w_2^2) - e^{-(w_1 - 1.2)^2 - (w_2 - 0.8)^2}"
                 r" - 0.6\, e^{-(w_1 + 1.2)^2 - (w_2 + 0.6)^2}",
                 _valleys, _valleys_gradient, ((-3, 3), (-3, 3)), (-1.5, 2.2), [(1.1, 0.8), (-1.1, -0.6)]),
        _surface("ripples", "Many ripples", r"\sum_i \tfrac1{10} w_i^2 + 0.3 (1 - \cos \pi w_i)",
                 _ripples, _ripples_gradient, ((-5, 5), (-5, 5)), (-3.2, 4.4),
                 itertools.product((-3.7, -1.9, 0, 1.9, 3.7), repeat=2)),
        _surface("himmelblau", "Himmelblau's four valleys",
                 r"\tfrac1{100} \left[(w_1^2 + w_2 - 11)^2 + (w_1 + w_2^2 - 7)^2\right]",
                 _himmelblau, _himmelblau_gradient, ((-5, 5), (-5, 5)), (-0.5, -1.0),
                 [(3, 2), (-2.8, 3.1), (-3.8, -3.3), (3.6, -1.8)]),
        # A hundredth of the usual (1 - w_1)^2 + 100 (w_2 - w_1^2)^2.
        _surface("rosenbrock", "Rosenbrock's bent canyon", r"\tfrac1{100} (1 - w_1)^2 + (w_2 - w_1^2)^2",
                 lambda w: (1 - w[0]) ** 2 / 100 + (w[1] - w[0] ** 2) ** 2,
                 lambda w: np.stack([(w[0] - 1) / 50 - 4 * w[0] * (w[1] - w[0] ** 2), 2 * (w[1] - w[0] ** 2)]),
                 ((-2, 2), (-1, 3)), (-1.2, 1.0), [(1, 1)]),
        _surface("logistic", "Cost of a logistic regression (w = w₁, b = w₂)",
                 r"\tfrac1m \sum_i \log(1 + e^{z^{(i)}}) - y^{(i)} z^{(i)}, \quad z^{(i)} = w_1 x^{(i)} + w_2",
                 _logistic, _logistic_gradient, ((-4, 8), (-5, 5)), (-3.0, 3.5), [(2, 0)]),
        _surface("parabola", "Parabola", r"(w - 1)^2",
                 lambda w: (w[0] - 1) ** 2, lambda w: 2 * (w - 1), ((-3, 5),), (-2.0,), [(1,)], np.diag([2.0])),
        _surface("double_well", "Two unequal valleys", r"\tfrac14 w^4 - \tfrac12 w^2 + 0.15 w",
                 lambda w: w[0] ** 4 / 4 - w[0] ** 2 / 2 + 0.15 * w[0], lambda w: w**3 - w + 0.15,
                 ((-2, 2),), (1.8,), [(-1.1,), (0.9,)]),
        _surface("wavy", "Ripples", r"\tfrac1{10} w^2 + 0.3 (1 - \cos \pi w)",
                 _ripples, _ripples_gradient, ((-5, 5),), (-4.5,), [(-3.7,), (-1.9,), (0,), (1.9,), (3.7,)]),
        _surface("plateau", "Plateau of a squared error", r"(\sigma(w) - 0.9)^2",
                 lambda w: (_sigmoid(w[0]) - 0.9) ** 2,
                 lambda w: 2 * (_sigmoid(w) - 0.9) * _sigmoid(w) * _sigmoid(-w), ((-10, 6),), (-6.0,), [(2.2,)]),
    )
}
# fmt: on
