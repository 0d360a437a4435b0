"""The small sets of examples that the lessons learn from.

Every set is simulated by the rule in its docstring; `examples.py` tells what they have in common, and further ones stand in
`groups.py` and `functions.py`. Inputs stay in [−1.5, 1.5] (flowering: see there).
"""

from collections.abc import Callable

import numpy as np

from nn_core.examples import EDGE, Dataset, Seed, angles, fold, polar, real_number, shuffled_labels, yes_no
from nn_core.functions import FUNCTIONS
from nn_core.groups import GROUPS
from nn_core.surfaces import CAME_UP, MOISTURE

MAX_M = 100_000
MAX_NOISE = 100.0


def blobs(m: int, noise: float, seed: Seed) -> Dataset:
    """Two round clouds of radius 0.4: y = 1 about (0.5, 0.5), y = 0 about (−0.5, −0.5).

    Example:
        >>> data = blobs(m=500, noise=0.0, seed=0)
        >>> data.X[:, data.Y[0] == 1].mean(axis=1).round(1)
        array([0.5, 0.5])
    """
    rng, y = shuffled_labels(m, seed)
    return yes_no("blobs", np.where(y == 1, 0.5, -0.5) + polar(0.4 * np.sqrt(rng.random(m)), angles(m, rng)), y, noise, rng)


def circle(m: int, noise: float, seed: Seed) -> Dataset:
    """A disc in a ring: y = 1 at a radius up to 0.5, y = 0 at 0.7 to 1.

    Example:
        >>> data = circle(m=100, noise=0.0, seed=0)
        >>> bool(((np.hypot(*data.X) < 0.6) == data.Y).all())
        True
    """
    rng, y = shuffled_labels(m, seed)
    radius = np.where(y == 1, 0.5 * np.sqrt(rng.random(m)), rng.uniform(0.7, 1.0, m))
    return yes_no("circle", polar(radius, angles(m, rng)), y, noise, rng)


def xor(m: int, noise: float, seed: Seed) -> Dataset:
    """Exclusive or: y = 1 where exactly one of x₁, x₂ is positive (x₁ x₂ < 0); 0.1 ≤ |xᵢ| ≤ 1.

    Example:
        >>> data = xor(m=100, noise=0.0, seed=0)
        >>> bool(((data.X[0] * data.X[1] < 0) == data.Y).all())
        True
    """
    rng, y = shuffled_labels(m, seed)
    sign_1 = rng.choice([-1.0, 1.0], m)
    signs = np.stack([sign_1, np.where(y == 1, -sign_1, sign_1)])
    return yes_no("xor", signs * rng.uniform(0.1, 1.0, (2, m)), y, noise, rng)


def spiral(m: int, noise: float, seed: Seed) -> Dataset:
    """Two arms of a spiral, half a turn apart: angle = 3π r (+ π if y = 1) at the radius r from 0.1 to 1.

    Example:
        >>> data = spiral(m=100, noise=0.0, seed=0)
        >>> r = np.hypot(*data.X)
        >>> np.allclose(data.X[0], r * np.cos(3 * np.pi * r + np.pi * data.Y))
        True
    """
    rng, y = shuffled_labels(m, seed)
    radius = rng.uniform(0.1, 1.0, m)
    return yes_no("spiral", polar(radius, 3 * np.pi * radius + np.pi * y), y, noise, rng)


def moons(m: int, noise: float, seed: Seed) -> Dataset:
    """Two interlocking half circles of radius 2/3: y = 0 opens downwards, y = 1 upwards.

    Example:
        >>> data = moons(m=500, noise=0.0, seed=0)
        >>> [data.X[1, data.Y[0] == y].mean().round(1).tolist() for y in (0, 1)]  # the upper and the lower arch
        [0.3, -0.3]
    """
    rng, y = shuffled_labels(m, seed)
    arc = polar(np.full(m, 2 / 3), rng.uniform(0, np.pi, m))
    return yes_no("moons", np.where(y == 1, [[1 / 3], [1 / 6]] - arc, arc - [[1 / 3], [1 / 6]]), y, noise, rng)


def petals(m: int, noise: float, seed: Seed) -> Dataset:
    """A flower of six petals seen from above: y = 1 up to the outline 0.75 + 0.35 cos(6 angle), y = 0 outside it up to 1.45.

    Example:
        >>> data = petals(m=100, noise=0.0, seed=0)
        >>> outline = 0.75 + 0.35 * np.cos(6 * np.arctan2(data.X[1], data.X[0]))
        >>> bool(((np.hypot(*data.X) < outline) == data.Y).all())
        True
    """
    rng, y = shuffled_labels(m, seed)
    angle = angles(m, rng)
    outline = 0.75 + 0.35 * np.cos(6 * angle)
    low, high = np.where(y == 1, 0.0, outline + 0.07), np.where(y == 1, outline - 0.07, 1.45)
    return yes_no("petals", polar(np.sqrt(rng.uniform(low**2, high**2)), angle), y, noise, rng)


def plane(m: int, noise: float, seed: Seed) -> Dataset:
    """A tilted plane over the square [−1, 1] × [−1, 1]: y = (x₁ + x₂) / 2 + noise.

    Example:
        >>> data = plane(m=100, noise=0.0, seed=0)
        >>> np.allclose(data.Y, data.X.mean(axis=0))
        True
    """
    return real_number("plane", lambda x_1, x_2: (x_1 + x_2) / 2, m, noise, seed)


def wave(m: int, noise: float, seed: Seed) -> Dataset:
    """A wave across the square [−1, 1] × [−1, 1]: y = sin(π x₁) cos(π x₂ / 2) + noise.

    Example:
        >>> data = wave(m=100, noise=0.0, seed=0)
        >>> np.allclose(data.Y, np.sin(np.pi * data.X[0]) * np.cos(np.pi * data.X[1] / 2))
        True
    """
    return real_number("wave", lambda x_1, x_2: np.sin(np.pi * x_1) * np.cos(np.pi * x_2 / 2), m, noise, seed)


def flowering(m: int, noise: float, seed: Seed) -> Dataset:
    """Simulated, not measured: the petals of an invented plant, in bloom (y = 1) or still in bud (y = 0).

    Growth t is 0 to 0.45 in bud and 0.55 to 1 in bloom; petal length = 1 + 3 t cm, folded into 0 to 5 cm,
    petal width = 0.4 + 1.2 t cm, folded into 0 to 2 cm. The noise counts 2 cm on the length, 0.8 cm on the width.

    Example:
        >>> data = flowering(m=100, noise=0.0, seed=0)
        >>> bool(((data.X[0] > 2.5) == data.Y).all())  # without noise the length alone tells
        True
    """
    rng, y = shuffled_labels(m, seed)
    growth = rng.uniform(0, 0.45, m) + 0.55 * y
    petals = np.stack([1 + 3 * growth, 0.4 + 1.2 * growth]) + noise * np.array([[2.0], [0.8]]) * rng.normal(size=(2, m))
    X = np.stack([fold(petals[0], 0.0, 5.0), fold(petals[1], 0.0, 2.0)])
    names = ("petal length (cm)", "petal width (cm)")
    return Dataset("flowering", X, y[None, :], names, "in bloom (simulated)", "yes/no")


def cover(m: int, noise: float, seed: Seed) -> Dataset:
    """Simulated, not measured: how much of the ground an invented plant covers, against soil moisture (one input).

    x is 0 to 1 (share of saturation); y = 1.2 x − 0.3 where that is positive, else 0: too dry a soil stays bare. The noise
    counts a fifth, and y is folded into 0 to 1.

    Example:
        >>> data = cover(m=100, noise=0.0, seed=0)
        >>> data.Y[data.X < 0.25].max().tolist(), data.Y.max().round(1).tolist()
        (0.0, 0.9)
    """
    rng = np.random.default_rng(seed)
    x = rng.uniform(0.0, 1.0, m)
    y = fold(np.maximum(0.0, 1.2 * x - 0.3) + 0.2 * noise * rng.normal(size=m), 0.0, 1.0)
    names = ("soil moisture x (share of saturation)",)
    return Dataset("cover", x[None, :], y[None, :], names, "plant cover y (share of the ground, simulated)", "real number")


def change(m: int, noise: float, seed: Seed) -> Dataset:
    """Simulated, not measured: how the cover of an invented plant changed within a year, against grazing (one input).

    x is −1 (none) to 1 (heavy); y = 0.8 cos(1.6 (x + 0.6)), which is negative where cover was lost. The noise counts a half, and
    y is folded into −1.5 to 1.5.

    Example:
        >>> data = change(m=100, noise=0.0, seed=0)
        >>> data.Y.min().round(1).tolist(), data.Y.max().round(1).tolist()
        (-0.7, 0.8)
    """
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 1.0, m)
    y = fold(0.8 * np.cos(1.6 * (x + 0.6)) + 0.5 * noise * rng.normal(size=m), -EDGE, EDGE)
    return Dataset("change", x[None, :], y[None, :], ("grazing x (scaled)",), "change of cover y (simulated)", "real number")


DATASETS: dict[str, Callable[[int, float, Seed], Dataset]] = {
    rule.__name__: rule for rule in (blobs, circle, xor, spiral, moons, petals, plane, wave, flowering, cover, change)
}
DATASETS |= GROUPS | FUNCTIONS

# Sets that are always the same, of twelve simulated seeds each: those whose logistic cost is one of the `SURFACES`, and those of
# the `LANDSCAPES`: the dry ones do not come up, the wet ones do, and between them chance has it the other way round.
_MIXED = np.array([-2.6, -2.5, -2.4, -0.3, -0.2, -0.1, 0.0, 0.2, 0.3, 0.4, 2.5, 2.6])
_MIXED_CAME_UP = np.array([0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 1])
TABLES: dict[str, Dataset] = {
    name: Dataset(name, x[None, :], y[None, :], ("soil moisture x (standardized)",), "came up (simulated)", "yes/no")
    for name, x, y in (("seedlings", MOISTURE, CAME_UP), ("mixed", _MIXED, _MIXED_CAME_UP))
}


def make_dataset(name: str, m: int = 200, noise: float = 0.1, seed: Seed = 0) -> Dataset:
    """m examples of the set called `name`; the same seed gives the same bits.

    `noise` is the standard deviation of the jitter, on the inputs of a yes/no set, on y for a real number.
    Raises ValueError for an unknown name, m outside 1..100 000 or noise outside 0..100.

    Example:
        >>> data = make_dataset("circle", m=6, noise=0.1, seed=0)
        >>> data.X.shape, data.Y
        ((2, 6), array([[1., 0., 1., 0., 0., 1.]]))
    """
    if name not in DATASETS:
        raise ValueError(f"no data set is called {name!r}; there are {', '.join(DATASETS)}")
    if not isinstance(m, int | np.integer) or not 1 <= m <= MAX_M:
        raise ValueError(f"m must be a whole number from 1 to {MAX_M}, not {m!r}")
    if not 0 <= noise <= MAX_NOISE:
        raise ValueError(f"noise must be a number from 0 to {MAX_NOISE:g}, not {noise!r}")
    return DATASETS[name](int(m), float(noise), seed)


def standardize(X: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shift and scale each input to mean 0 and standard deviation 1 over the examples.

    X_scaled = (X − mean) / std, with X (n_x, m), mean and std (n_x, 1). An input that is the same in every example
    has no spread to divide by: its std is given as 1. Raises ValueError unless X is (n_x, m) with m ≥ 1, all finite.

    Example:
        >>> X, mean, std = standardize(np.array([[10.0, 30.0], [7.0, 7.0]]))
        >>> X, mean.ravel(), std.ravel()
        (array([[-1.,  1.],
               [ 0.,  0.]]), array([20.,  7.]), array([10.,  1.]))
    """
    X = np.asarray(X, dtype=np.float64)
    if X.ndim != 2 or X.shape[1] == 0:
        raise ValueError(f"X must be (n_x, m) with at least one example, but its shape is {X.shape}")
    if not np.isfinite(X).all():
        raise ValueError("X holds a number that is not finite")
    constant = (X[:, :1] == X).all(axis=1, keepdims=True)
    mean = np.where(constant, X[:, :1], X.mean(axis=1, keepdims=True))
    std = np.where(constant, 1.0, X.std(axis=1, keepdims=True))
    return (X - mean) / std, mean, std
