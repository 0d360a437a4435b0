"""The cost of one sigmoid unit as a landscape over its w and b, under either loss, on one small data set.

The data are the seeds of `TABLES["mixed"]`: dry ones do not come up, wet ones do, but among those in between it happens to be
the other way round. With the squared error J has a second dip, where the unit believes the ones in between and gives up the sure
cases at both ends, and plateaus around; with the cross-entropy J is one bowl.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS, sigmoid
from nn_core.datasets import TABLES
from nn_core.losses import output_dZ, output_loss
from nn_core.surfaces import Surface, make_surface
from nn_core.validation import check_finite, check_labels

LARGEST_Z = 600.0  # e^600 is still a number, and so is a product of some such with a sum of exponents up to here
EXACT_BELOW = 1e-3  # a cost that small is computed from each example
GROUP = 8  # so many factors are multiplied out
FIXED_B = 0.5  # where J is a curve over w alone, b stands here


def unit_cost(loss: str, parameters: ArrayLike, x: ArrayLike, y: ArrayLike, output: str = "sigmoid") -> np.ndarray:
    """J = 1/m Σ L(g(w x⁽ⁱ⁾ + b), y⁽ⁱ⁾) for any number of (w, b) at once: parameters (2, ...), x and y (m,) → (...).

    g is the activation called `output`. Raises ValueError for numbers that are not finite, and with cross-entropy for
    labels outside 0..1.

    Example:
        >>> unit_cost("squared_error", parameters=[[0.0, 5.0], [0.0, 0.0]], x=[-1, 1], y=[0, 1]).round(3)
        array([0.25, 0.  ])
    """
    x, y = check_finite("X", np.asarray(x, dtype=float)), check_labels(loss, np.asarray(y, dtype=float))
    return _cost(loss, np.asarray(parameters, dtype=float), x, y, output)


def unit_cost_grid(loss: str, w: ArrayLike, b: ArrayLike, x: ArrayLike, y: ArrayLike, output: str = "sigmoid") -> np.ndarray:
    """`unit_cost` for every pair of w (p,) and b (q,): (q, p), a row for each b. Raises as `unit_cost` does.

    With the cross-entropy and labels 0 and 1 the loss is log(1 + e^−z) or log(1 + e^z), and e^z = e^(wx) · e^b: the
    exponentials are those of two short lists, and the product of some factors 1 + e^(wx) e^b is a polynomial in e^b, for all
    pairs at once a product of matrices. Factors are multiplied as long as they stay numbers, before the logarithm.

    Example:
        >>> unit_cost_grid("cross_entropy", w=[0.0, 5.0], b=[0.0], x=[-1, 1], y=[0, 1]).round(3)
        array([[0.693, 0.007]])
    """
    x, y = check_finite("X", np.asarray(x, dtype=float)), check_labels(loss, np.asarray(y, dtype=float))
    w, b = (np.asarray(part, dtype=float) for part in (w, b))
    largest = float(np.abs(w).max() * np.abs(x).max() + np.abs(b).max())
    pair = np.stack(np.meshgrid(w, b))
    if loss != "cross_entropy" or not np.isin(y, (0, 1)).all() or not largest < LARGEST_Z:
        return np.concatenate([_cost(loss, pair[:, i : i + 1], x, y, output) for i in range(len(b))])
    J, group = np.zeros(pair.shape[1:]), min(GROUP, int(LARGEST_Z // max(largest, 1.0)))
    for sign, label in ((1, 0), (-1, 1)):  # log(1 + e^z) where y = 0, log(1 + e^-z) where y = 1
        u, v = np.exp(sign * x[y == label, None] * w), np.exp(sign * b)
        powers, product, left = v[:, None] ** np.arange(group + 1), np.ones_like(J), LARGEST_Z
        for first in range(0, len(u), group):
            product *= powers @ _expanded(u[first : first + group], group)
            left -= group * largest
            if left < group * largest or first + group >= len(u):
                J += np.log(product)
                product.fill(1)
                left = LARGEST_Z
    J /= len(x)
    small = J < EXACT_BELOW  # there 1 + e^z has lost digits
    J[small] = _cost(loss, pair[:, small], x, y)
    return J


def _expanded(u: np.ndarray, degree: int) -> np.ndarray:
    """The coefficients (degree + 1, p) of the polynomials Π (1 + u⁽ⁱ⁾ t) in t, from u (k, p) with k ≤ degree."""
    coefficients = np.zeros((degree + 1, u.shape[1]))
    coefficients[0] = 1
    for factor in u:
        coefficients[1:] += factor * coefficients[:-1]
    return coefficients


def unit_gradient(loss: str, parameters: ArrayLike, x: ArrayLike, y: ArrayLike) -> np.ndarray:
    """(dJ/dw, dJ/db) of `unit_cost` with the sigmoid, (2, ...): the means of dz⁽ⁱ⁾ x⁽ⁱ⁾ and of dz⁽ⁱ⁾. Raises as it does.

    Example:
        >>> unit_gradient("cross_entropy", parameters=[0.0, 0.0], x=[-1, 1], y=[0, 1])
        array([-0.5,  0. ])
    """
    x, y = check_finite("X", np.asarray(x, dtype=float)), check_labels(loss, np.asarray(y, dtype=float))
    return _gradient(loss, np.asarray(parameters, dtype=float), x, y)


def _cost(loss, parameters, x, y, output="sigmoid"):
    z = _z(parameters, x)
    return output_loss(loss, z, ACTIVATIONS[output].g(z), y).mean(axis=-1)


def _gradient(loss, parameters, x, y):
    z = _z(parameters, x)
    dz = output_dZ(loss, "sigmoid", z, sigmoid(z), y)
    return np.stack([(dz * x).mean(axis=-1), dz.mean(axis=-1)])


def _z(parameters, x):
    w, b = parameters
    return w[..., None] * x + b[..., None]


def chord_gap(surface: Surface, start: ArrayLike, end: ArrayLike, points: int = 201) -> np.ndarray:
    """How far the chord from `start` to `end` (both (n, ...)) passes below the surface at most: the largest J − chord, (...).

    Above 0 (beyond rounding) it proves that J is not convex; for a convex J it is 0, reached at both ends.

    Example:
        >>> bowl, dips = LANDSCAPES["cross_entropy_1"], LANDSCAPES["squared_error_1"]
        >>> [float(chord_gap(surface, [-10.0], [5.0]).round(3)) for surface in (bowl, dips)]
        [0.0, 0.141]
    """
    share = np.linspace(0, 1, points)
    start, end = np.asarray(start, dtype=float)[..., None], np.asarray(end, dtype=float)[..., None]
    J = surface.cost(start + share * (end - start))
    return (J - (J[..., :1] + share * (J[..., -1:] - J[..., :1]))).max(axis=-1)


def chords_below(surface: Surface, tries: int, seed: int | np.random.Generator = 0) -> int:
    """Of so many chords drawn at random over the domain, how many pass below the surface somewhere (by more than 10⁻⁹).

    Example:
        >>> bowl, dips = LANDSCAPES["cross_entropy_2"], LANDSCAPES["squared_error_2"]
        >>> [chords_below(surface, tries=100) for surface in (bowl, dips)]
        [0, 83]
    """
    low, high = np.array(surface.domain).T
    ends = np.random.default_rng(seed).uniform(low, high, (2, tries, surface.n))
    return int(np.count_nonzero(chord_gap(surface, ends[0].T, ends[1].T, points=51) > 1e-9))


def _landscape(loss: str, n: int, title: str, formula: str, near: list[tuple[float, ...]]) -> Surface:
    """J over w and b (n = 2), or over w alone with b held at FIXED_B (n = 1)."""
    x, y = TABLES["mixed"].X[0], TABLES["mixed"].Y[0]
    domain, start = {1: (((-12, 6),), (-4.0,)), 2: (((-10, 4), (-6, 6)), (-4.0, -3.0))}[n]

    def both(p):
        return p if n == 2 else np.stack([p[0], 0 * p[0] + FIXED_B])

    def cost(p):
        return _cost(loss, both(p), x, y)

    def gradient(p):
        return _gradient(loss, both(p), x, y)[:n]

    return make_surface(f"{loss}_{n}", title, formula, cost, gradient, domain, start, near)


_MEAN = r"\tfrac1m \sum_i "
_LOSSES = {
    "cross_entropy": (
        "Cross-entropy",
        _MEAN + r"-\left(y^{(i)} \log \hat{y}^{(i)} + (1-y^{(i)}) \log(1-\hat{y}^{(i)})\right)",
        [(1.2, 0.2)],
        [(1.2,)],
    ),
    "squared_error": (
        "Squared error",
        _MEAN + r"\left(\hat{y}^{(i)} - y^{(i)}\right)^2",
        [(0.8, 0.2), (-6, 0.6)],
        [(0.9,), (-5.8,)],
    ),
}
LANDSCAPES: dict[str, Surface] = {
    surface.name: surface
    for loss, (title, formula, two, one) in _LOSSES.items()
    for surface in (_landscape(loss, 1, title, formula, one), _landscape(loss, 2, title, formula, two))
}
