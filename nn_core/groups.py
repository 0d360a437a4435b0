"""Groups of points for the playground: and, or, a ravine, and three classes instead of two."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from nn_core.examples import Dataset, Seed, angles, one_of, polar, shuffled_labels, yes_no

RAVINE = 20.0  # so many times as wide is one input of the ravine as the other


def both(m: int, noise: float, seed: Seed) -> Dataset:
    """And: y = 1 where x₁ and x₂ are positive; 0.1 ≤ |xᵢ| ≤ 1.

    Example:
        >>> data = both(m=100, noise=0.0, seed=0)
        >>> bool((((data.X[0] > 0) & (data.X[1] > 0)) == data.Y).all())
        True
    """
    rng, y = shuffled_labels(m, seed)
    return yes_no("and", _quadrants(np.where(y == 1, 3, rng.integers(0, 3, m)), rng), y, noise, rng)


def either(m: int, noise: float, seed: Seed) -> Dataset:
    """Or: y = 1 where x₁ or x₂ is positive, or both; 0.1 ≤ |xᵢ| ≤ 1.

    Example:
        >>> data = either(m=100, noise=0.0, seed=0)
        >>> bool((((data.X[0] > 0) | (data.X[1] > 0)) == data.Y).all())
        True
    """
    rng, y = shuffled_labels(m, seed)
    return yes_no("or", _quadrants(np.where(y == 1, rng.integers(1, 4, m), 0), rng), y, noise, rng)


def ravine(m: int, noise: float, seed: Seed) -> Dataset:
    """A disc cut in two, y = 1 where 20 x₂ > −x₁: x₁ reaches from −1.5 to 1.5, x₂ only a twentieth as far.

    The two halves of a disc of radius 1 are 0.2 apart before x₂ is divided by 20. On such inputs the cost of a unit is a
    ravine, on standardized ones (`standardize`) a round bowl.

    Example:
        >>> data = ravine(m=500, noise=0.0, seed=0)
        >>> data.X.std(axis=1).round(3), bool(((20 * data.X[1] > -data.X[0]) == data.Y).all())
        (array([0.548, 0.027]), True)
    """
    rng, y = shuffled_labels(m, seed)
    angle, side = rng.uniform(-np.pi / 4, 3 * np.pi / 4, m), np.where(y == 1, 1.0, -1.0)
    disc = side * (polar(np.sqrt(rng.random(m)), angle) + 0.1 * np.sqrt(0.5))
    made = yes_no("ravine", disc, y, noise, rng)
    return replace(made, X=made.X / [[1.0], [RAVINE]])


def three_blobs(m: int, noise: float, seed: Seed) -> Dataset:
    """Three round clouds of radius 0.4 about the corners of a triangle, 0.7 from the middle: one class each.

    Example:
        >>> data = three_blobs(m=600, noise=0.0, seed=0)
        >>> data.Y.sum(axis=1), data.X[:, data.Y[0] == 1].mean(axis=1).round(1)
        (array([200., 200., 200.]), array([0. , 0.7]))
    """
    rng, y = shuffled_labels(m, seed, classes=3)
    middle = polar(np.full(m, 0.7), np.pi / 2 + 2 * np.pi / 3 * y)
    return one_of(3, "three_blobs", middle + polar(0.4 * np.sqrt(rng.random(m)), angles(m, rng)), y, noise, rng)


def three_spirals(m: int, noise: float, seed: Seed) -> Dataset:
    """Three arms of a spiral, a third of a turn apart: angle = 2π r + 2π/3 · class, at the radius r from 0.1 to 1.

    Example:
        >>> data = three_spirals(m=100, noise=0.0, seed=0)
        >>> r, y = np.hypot(*data.X), data.Y.argmax(axis=0)
        >>> np.allclose(data.X[0], r * np.cos(2 * np.pi * (r + y / 3)))
        True
    """
    rng, y = shuffled_labels(m, seed, classes=3)
    radius = rng.uniform(0.1, 1.0, m)
    return one_of(3, "three_spirals", polar(radius, 2 * np.pi * (radius + y / 3)), y, noise, rng)


def _quadrants(number: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Points in the quadrants 0 (both inputs negative), 1 (x₂ positive), 2 (x₁ positive), 3 (both): (2, m)."""
    signs = np.where([number >= 2, number % 2 == 1], 1.0, -1.0)
    return signs * rng.uniform(0.1, 1.0, signs.shape)


GROUPS: dict[str, Callable[[int, float, Seed], Dataset]] = {
    "and": both,
    "or": either,
    "ravine": ravine,
    "three_blobs": three_blobs,
    "three_spirals": three_spirals,
}
