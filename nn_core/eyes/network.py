"""What a network with eyes is made of: a frozen description, its parameters, and their first values."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Self

import numpy as np

from nn_core.convolution import SIDE
from nn_core.pictures import BANDS, HEIGHT, WIDTH

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Eyes:
    """n[0] bands of colour, n[l] maps in layer l of 3 × 3 filters, then one unit: "is there a flower?".

    A layer whose stride is 2 looks at every second pixel; one that pools keeps the largest of four neighbours. The last layer
    is an ordinary one: it sees the mean of each of the n[L−1] maps. From all pictures `centre` is taken off first, a number
    for each band. Raises ValueError unless there is a stride and a "pools" for every layer of filters.

    Example:
        >>> eyes = Eyes()
        >>> eyes.L, eyes.shapes()["W"][4], eyes.parameter_count
        (5, (128, 64, 3, 3), 97809)
    """

    n: tuple[int, ...] = (BANDS, 16, 32, 64, 128, 1)
    stride: tuple[int, ...] = (2, 1, 1, 1)
    pools: tuple[bool, ...] = (False, True, True, False)
    size: tuple[int, int] = (HEIGHT, WIDTH)
    centre: tuple[float, ...] = (0.47, 0.45, 0.38)

    def __post_init__(self) -> None:
        if not len(self.n) - 2 == len(self.stride) == len(self.pools) > 0 or len(self.centre) != self.n[0]:
            raise ValueError(f"the layers do not fit together: n = {self.n}, stride = {self.stride}, pools = {self.pools}")

    @property
    def L(self) -> int:
        """The number of layers that compute, as in `Network`."""
        return len(self.n) - 1

    @property
    def looking(self) -> range:
        """The layers of filters, 1..L−1."""
        return range(1, self.L)

    def shapes(self, normalized: bool = True) -> dict[str, dict[int, Shape]]:
        """{"W", "b", "gamma": {l: shape}}; gamma belongs to batch normalization and is empty without it.

        Example:
            >>> Eyes((3, 4, 1), (1,), (False,)).shapes()
            {'W': {1: (4, 3, 3, 3), 2: (1, 4)}, 'b': {1: (4, 1), 2: (1, 1)}, 'gamma': {1: (4, 1)}}
        """
        W = {l: (self.n[l], self.n[l - 1], SIDE, SIDE) for l in self.looking} | {self.L: (self.n[self.L], self.n[self.L - 1])}
        b = {l: (self.n[l], 1) for l in W}
        return {"W": W, "b": b, "gamma": {l: b[l] for l in self.looking} if normalized else {}}

    @property
    def parameter_count(self) -> int:
        """How many numbers are learned: W, b and γ."""
        return sum(int(np.prod(shape)) for part in self.shapes().values() for shape in part.values())


@dataclass(frozen=True)
class Filters:
    """W[l] (n[l], n[l−1], 3, 3), W[L] (1, n[L−1]) and b[l] (n[l], 1); gamma[l] (n[l], 1) where a layer is normalized.

    A gradient has the same form. Dicts keyed by layer, as in `Parameters`.
    """

    W: dict[int, np.ndarray]
    b: dict[int, np.ndarray]
    gamma: dict[int, np.ndarray] = field(default_factory=dict)

    def parts(self) -> Iterator[tuple[str, int, np.ndarray]]:
        """(name, layer, array) of all, in the order of `to_vector`: all W, all b, all gamma.

        Example:
            >>> [(name, l) for name, l, _ in initialize(Eyes((3, 4, 1), (1,), (False,))).parts()]
            [('W', 1), ('W', 2), ('b', 1), ('b', 2), ('gamma', 1)]
        """
        for part in fields(self):
            for l, array in sorted(getattr(self, part.name).items()):
                yield part.name, l, array

    def to_vector(self) -> np.ndarray:
        """All numbers in one new vector.

        Example:
            >>> initialize(Eyes()).to_vector().shape
            (97809,)
        """
        return np.concatenate([array.ravel() for _, _, array in self.parts()])

    def from_vector(self, vector: np.ndarray) -> Self:
        """Parameters of the same shapes as views of a vector: whoever changes it changes them.

        Example:
            >>> theta = initialize(Eyes())
            >>> same = theta.from_vector(theta.to_vector())
            >>> bool(np.all(same.W[4] == theta.W[4]))
            True
        """
        parts, start = {part.name: {} for part in fields(self)}, 0
        for name, l, array in self.parts():
            parts[name][l] = vector[start : start + array.size].reshape(array.shape)
            start += array.size
        return type(self)(**parts)


def initialize(eyes: Eyes, seed: int | np.random.Generator = 0, kind: type = np.float64) -> Filters:
    """The first parameters: W ~ N(0, 2/inputs of a unit), b = 0, γ = 1. Source: He et al. 2015.

    Example:
        >>> theta = initialize(Eyes(), seed=0)
        >>> theta.W[2].std().round(3), np.sqrt(2 / 144).round(3)  # a filter of layer 2 has 16 · 9 inputs
        (np.float64(0.117), np.float64(0.118))
    """
    rng, shapes = np.random.default_rng(seed), eyes.shapes()
    W = {l: (rng.standard_normal(shape) * np.sqrt(2 / np.prod(shape[1:]))).astype(kind) for l, shape in shapes["W"].items()}
    b = {l: np.zeros(shape, kind) for l, shape in shapes["b"].items()}
    return Filters(W, b, {l: np.ones(shape, kind) for l, shape in shapes["gamma"].items()})
