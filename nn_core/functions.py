"""Functions to learn: on which side of a curve a point lies, and hills and valleys over the plane."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from nn_core.examples import Dataset, Seed, real_number, shuffled_labels, yes_no

GAP = 0.07  # no point without noise is nearer to its curve than this, measured upwards


class Curve(NamedTuple):
    """x₂ = f(x₁): `label` says what is asked of a point, `f` works element by element."""

    label: str
    f: Callable[[np.ndarray], np.ndarray]


CURVES: dict[str, Curve] = {
    "line": Curve("x₂ > 0.5x₁ − 0.1", lambda x: 0.5 * x - 0.1),
    "parabola": Curve("x₂ > 2x₁² − 0.6", lambda x: 2 * x**2 - 0.6),
    "sine": Curve("x₂ > 0.5 sin 4x₁", lambda x: 0.5 * np.sin(4 * x)),
    "step": Curve("x₂ > 0.5 where x₁ > 0, else x₂ > −0.5", lambda x: np.where(x > 0, 0.5, -0.5)),
    "cubic": Curve("x₂ > 2x₁³ − x₁", lambda x: 2 * x**3 - x),
    "absolute": Curve("x₂ > 1.5|x₁| − 0.7", lambda x: 1.5 * np.abs(x) - 0.7),
}


def above(curve: str, m: int, noise: float, seed: Seed) -> Dataset:
    """Points of the square [−1, 1] × [−1, 1] on both sides of one of the `CURVES`: y = 1 where x₂ > f(x₁).

    Example:
        >>> data = above("parabola", m=100, noise=0.0, seed=0)
        >>> data.name, bool(((data.X[1] > 2 * data.X[0] ** 2 - 0.6) == data.Y).all())
        ('above_parabola', True)
    """
    rng, y = shuffled_labels(m, seed)
    X, f = np.empty((2, m)), CURVES[curve].f
    missing = np.arange(m)
    while missing.size:  # whoever landed on the wrong side is thrown again
        X[:, missing] = rng.uniform(-1.0, 1.0, (2, missing.size))
        height = np.where(y == 1, 1.0, -1.0) * (X[1] - f(X[0]))
        missing = np.flatnonzero(height < GAP)
    return yes_no(f"above_{curve}", X, y, noise, rng)


def ripples(m: int, noise: float, seed: Seed) -> Dataset:
    """Two hills and two valleys over the square [−1, 1] × [−1, 1]: y = sin(π x₁) sin(π x₂) + noise.

    Example:
        >>> data = ripples(m=100, noise=0.0, seed=0)
        >>> np.allclose(data.Y, np.sin(np.pi * data.X[0]) * np.sin(np.pi * data.X[1]))
        True
    """
    return real_number("ripples", lambda x_1, x_2: np.sin(np.pi * x_1) * np.sin(np.pi * x_2), m, noise, seed)


FUNCTIONS: dict[str, Callable[[int, float, Seed], Dataset]] = {
    **{f"above_{curve}": partial(above, curve) for curve in CURVES},
    "ripples": ripples,
}
