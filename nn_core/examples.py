"""What all simulated sets of examples have in common: first the labels, then a point that fits each, then a jitter.

The labels are as many of each class as there may be, shuffled. `noise` is a normal jitter: on the inputs of a class, on y of a
real number. What it pushes past the edge of the picture is folded back in like light from a mirror, so that the axes never move.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

EDGE = 1.5

Seed = int | np.random.Generator


@dataclass(frozen=True, eq=False)
class Dataset:
    """m examples as columns: inputs X (n_x, m) and outputs Y (1, m), float64 and read-only.

    `task` is "yes/no" (Y holds 0 and 1), "real number", or "classes": then Y (C, m) has a 1 in the row of the example's class,
    else 0. `x_names` and `y_name` label the axes, with units if any.
    """

    name: str
    X: np.ndarray
    Y: np.ndarray
    x_names: tuple[str, ...]
    y_name: str
    task: str

    def __post_init__(self) -> None:
        for field in ("X", "Y"):
            values = np.array(getattr(self, field), dtype=np.float64)
            values.setflags(write=False)
            object.__setattr__(self, field, values)


def shuffled_labels(m: int, seed: Seed, classes: int = 2) -> tuple[np.random.Generator, np.ndarray]:
    """The generator, and y (m,): 0, 1, ... in turn, shuffled."""
    rng = np.random.default_rng(seed)
    return rng, rng.permutation(np.arange(m) % classes).astype(np.float64)


def yes_no(name: str, X: np.ndarray, y: np.ndarray, noise: float, rng: np.random.Generator) -> Dataset:
    """The set of points X (2, m) with labels y (m,), jittered."""
    X = fold(X + noise * rng.normal(size=X.shape), -EDGE, EDGE)
    return Dataset(name, X, y[None, :], ("x₁", "x₂"), "y", "yes/no")


def one_of(classes: int, name: str, X: np.ndarray, y: np.ndarray, noise: float, rng: np.random.Generator) -> Dataset:
    """The set of points X (2, m) of the classes y (m,) in 0, 1, ..., jittered."""
    X = fold(X + noise * rng.normal(size=X.shape), -EDGE, EDGE)
    return Dataset(name, X, np.arange(classes)[:, None] == y, ("x₁", "x₂"), "class", "classes")


def real_number(name: str, rule: Callable[[np.ndarray, np.ndarray], np.ndarray], m: int, noise: float, seed: Seed) -> Dataset:
    """The set of m points over the square [−1, 1] × [−1, 1] with y = rule(x₁, x₂), jittered."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1.0, 1.0, (2, m))
    y = fold(rule(X[0], X[1]) + noise * rng.normal(size=m), -EDGE, EDGE)
    return Dataset(name, X, y[None, :], ("x₁", "x₂"), "y", "real number")


def angles(m: int, rng: np.random.Generator) -> np.ndarray:
    """m angles all around, in radians."""
    return rng.uniform(0, 2 * np.pi, m)


def polar(radius: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """(x₁, x₂) of points given by radius and angle (m,): (2, m)."""
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)])


def fold(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Values past low or high, mirrored back in as often as it takes; those inside keep their very bits."""
    width = high - low
    mirrored = high - np.abs((values - low) % (2 * width) - width)
    return np.where((values >= low) & (values <= high), values, mirrored)
