"""The shape of a network, and the numbers that fill it.

`Network` says how many units each layer has and how they answer; it holds no numbers and never changes.
`Parameters` are the numbers, W[l] and b[l] for the layers l = 1..L, and `initialize` makes the first ones.
Source: lecture, "Deep neural networks notation".
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np

from nn_core.activations import ACTIVATIONS
from nn_core.classes import softmax
from nn_core.losses import LOSSES

USUAL_SCALES = {"zeros": 0.0, "constant": 0.01, "random": 0.01, "xavier": 1.0, "he": 1.0}
INITIALIZATIONS = tuple(USUAL_SCALES)
SPREADS: dict[
    str, Callable[[int, int], float]
] = {  # standard deviation of the first weights of a layer with n_in inputs and n_out units, at scale 1
    "random": lambda n_in, n_out: 1.0,
    "xavier": lambda n_in, n_out: np.sqrt(2.0 / (n_in + n_out)),
    "he": lambda n_in, n_out: np.sqrt(2.0 / n_in),
}


@dataclass(frozen=True)
class Network:
    """Layers of n[0] (inputs), n[1], ..., n[L] units; `hidden` is one activation or a tuple with one per hidden layer.

    With several classes, of which an example has one, the output is "softmax" (see `classes.py`).
    Raises ValueError for an impossible shape, an unknown name, or a cross-entropy without sigmoid or softmax output.

    Example:
        >>> net = Network(n=(2, 4, 3, 1), hidden=("tanh", "relu"))
        >>> net.L, net.parameter_count
        (3, 31)
    """

    n: tuple[int, ...]
    hidden: str | tuple[str, ...] = "tanh"
    output: str = "sigmoid"
    loss: str = "cross_entropy"

    def __post_init__(self) -> None:
        object.__setattr__(self, "n", tuple(int(units) for units in self.n))
        if not isinstance(self.hidden, str):
            object.__setattr__(self, "hidden", tuple(self.hidden))
        if len(self.n) < 2 or min(self.n) < 1:
            raise ValueError(f"a network needs an input and an output layer of at least one unit each, got n = {self.n}")
        if not isinstance(self.hidden, str) and len(self.hidden) != self.L - 1:
            raise ValueError(f"{self.L - 1} hidden layers need as many activations, got hidden = {self.hidden}")
        last = () if self.output == "softmax" else (self.output,)
        for name in (*([self.hidden] if isinstance(self.hidden, str) else self.hidden), *last):
            if name not in ACTIVATIONS:
                raise ValueError(f"unknown activation {name!r}; there are {', '.join(ACTIVATIONS)}")
        if self.loss not in LOSSES:
            raise ValueError(f"unknown loss {self.loss!r}; there are {', '.join(LOSSES)}")
        if self.loss == "cross_entropy" and self.output not in ("sigmoid", "softmax"):
            raise ValueError(f"cross-entropy needs a probability: output must be 'sigmoid' or 'softmax', not {self.output!r}")
        if self.output == "softmax" and (self.loss != "cross_entropy" or self.n[-1] < 2):
            raise ValueError(f"softmax needs cross-entropy and two classes or more, got {self.loss!r} and n = {self.n}")

    @property
    def L(self) -> int:
        """The number of layers that compute; the input layer [0] is not counted."""
        return len(self.n) - 1

    def activation(self, l: int) -> str:
        """The name of layer l's activation, l = 1..L.

        Example:
            >>> [Network(n=(2, 4, 1), hidden="tanh").activation(l) for l in (1, 2)]
            ['tanh', 'sigmoid']
        """
        if l == self.L:
            return self.output
        return self.hidden if isinstance(self.hidden, str) else self.hidden[l - 1]

    def g(self, l: int) -> Callable[..., np.ndarray]:
        """Layer l's own function, l = 1..L: A[l] = g(Z[l]).

        Example:
            >>> Network(n=(2, 4, 1), hidden="relu").g(1)(np.array([[-2.0, 2.0]]))
            array([[0., 2.]])
        """
        name = self.activation(l)
        return softmax if name == "softmax" else ACTIVATIONS[name].g

    def shapes(self) -> dict[int, tuple[tuple[int, int], tuple[int, int]]]:
        """{l: (shape of W[l], shape of b[l])} for l = 1..L.

        Example:
            >>> Network(n=(2, 4, 1)).shapes()
            {1: ((4, 2), (4, 1)), 2: ((1, 4), (1, 1))}
        """
        return {l: ((self.n[l], self.n[l - 1]), (self.n[l], 1)) for l in range(1, self.L + 1)}

    @property
    def parameter_count(self) -> int:
        """How many numbers W and b hold together: the sum of n[l] (n[l−1] + 1)."""
        return sum(self.n[l] * (self.n[l - 1] + 1) for l in range(1, self.L + 1))


@dataclass(frozen=True)
class Parameters:
    """W[l] (n[l], n[l−1]) and b[l] (n[l], 1), dicts keyed by layer 1..L. A gradient has the same form."""

    W: dict[int, np.ndarray]
    b: dict[int, np.ndarray]

    @classmethod
    def from_vector(cls, net: Network, vector: np.ndarray) -> Self:
        """The inverse of `to_vector`; W[l] and b[l] are views of `vector` (parameter_count,), not copies.

        Raises ValueError, naming both shapes, for a vector of another length.

        Example:
            >>> theta = Parameters.from_vector(Network(n=(2, 1)), np.array([1.0, -1.0, 0.5]))
            >>> theta.W[1], theta.b[1]
            (array([[ 1., -1.]]), array([[0.5]]))
        """
        if np.shape(vector) != (net.parameter_count,):
            raise ValueError(f"expected a vector of shape {(net.parameter_count,)}, got {np.shape(vector)}")
        W, b, start = {}, {}, 0
        for l, (W_shape, b_shape) in net.shapes().items():
            middle, end = start + W_shape[0] * W_shape[1], start + W_shape[0] * (W_shape[1] + 1)
            W[l], b[l] = vector[start:middle].reshape(W_shape), vector[middle:end].reshape(b_shape)
            start = end
        return cls(W, b)

    @property
    def dtype(self) -> np.dtype:
        """The type that is computed with: float32 where all numbers are float32, else float64.

        Example:
            >>> initialize(Network(n=(2, 1))).dtype
            dtype('float64')
        """
        single = all(np.asarray(part[l]).dtype == np.float32 for part in (self.W, self.b) for l in part)
        return np.dtype(np.float32 if single else np.float64)

    def to_vector(self) -> np.ndarray:
        """All numbers in one new vector (parameter_count,) of `dtype`: W[1] row by row, b[1], W[2], b[2], ...

        Example:
            >>> initialize(Network(n=(2, 2, 1)), "constant", scale=0.5).to_vector()
            array([0.5, 0.5, 0.5, 0.5, 0. , 0. , 0.5, 0.5, 0. ])
        """
        parts = [np.ravel(part[l]) for l in sorted(self.W) for part in (self.W, self.b)]
        return np.concatenate(parts, dtype=self.dtype)


def check_shapes(net: Network, theta: Parameters) -> None:
    """Raise ValueError, naming both shapes, unless the parameters fit the network.

    Example:
        >>> check_shapes(Network(n=(2, 4, 1)), initialize(Network(n=(2, 5, 1))))
        Traceback (most recent call last):
        ValueError: W[1] should have shape (4, 2), got (5, 2)
    """
    if set(theta.W) != set(net.shapes()) or set(theta.b) != set(net.shapes()):
        raise ValueError(f"expected parameters for layers 1..{net.L}, got {sorted(theta.W)} and {sorted(theta.b)}")
    for l, shapes in net.shapes().items():
        for name, array, shape in zip("Wb", (theta.W[l], theta.b[l]), shapes, strict=True):
            if np.shape(array) != shape:
                raise ValueError(f"{name}[{l}] should have shape {shape}, got {np.shape(array)}")


def usual_scale(method: str) -> float:
    """The scale that `initialize` takes where none is given: 0.01 for random and constant, 1 for xavier and he.

    0 for zeros, which are zeros at every scale. Raises ValueError for an unknown method.
    Source: lecture, "Initialization" ("random numbers multiplied by e.g. 0.01").

    Example:
        >>> usual_scale("random"), usual_scale("he")
        (0.01, 1.0)
    """
    if method not in USUAL_SCALES:
        raise ValueError(f"unknown initialization {method!r}; there are {', '.join(INITIALIZATIONS)}")
    return USUAL_SCALES[method]


def initialize(
    net: Network, method: str = "random", scale: float | None = None, seed: int | np.random.Generator = 0
) -> Parameters:
    """The first parameters of a network; every b starts at 0.

    zeros: W = 0. constant: every W = scale. random: scale × N(0, 1). xavier: scale × N(0, 2/(n[l−1]+n[l])).
    he: scale × N(0, 2/n[l−1]). `scale` is `usual_scale(method)` unless given. The same `seed` (an int or a numpy
    Generator) draws the same numbers whatever the method and the scale.

    Raises ValueError for an unknown method or a scale that is not finite.
    Source: lecture, "Initialization"; Glorot and Bengio 2010 (xavier); He et al. 2015 (he).

    Example:
        >>> theta = initialize(Network(n=(2, 3, 1)), "he", seed=0)
        >>> theta.W[2].round(2), theta.b[2]
        (array([[ 1.06,  0.77, -0.57]]), array([[0.]]))
    """
    usual = usual_scale(method)
    scale = usual if scale is None else float(scale)
    if not np.isfinite(scale):
        raise ValueError(f"scale must be a finite number, got {scale}")
    rng = np.random.default_rng(seed)
    W, b = {}, {}
    for l, (W_shape, b_shape) in net.shapes().items():
        if method == "zeros":
            W[l] = np.zeros(W_shape)
        elif method == "constant":
            W[l] = np.full(W_shape, scale)
        else:
            W[l] = scale * SPREADS[method](net.n[l - 1], net.n[l]) * rng.standard_normal(W_shape)
        b[l] = np.zeros(b_shape)
    return Parameters(W, b)
