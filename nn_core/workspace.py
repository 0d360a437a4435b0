"""The formulas of `propagation.py` once more, for speed; a test holds the two together, to 10⁻¹² over whole runs.

What makes it fast: every array is made once and used again. All parameters lie in one vector and all their changes in
another, so one addition updates the whole network. b[l] is one more column of W[l], met by a row of ones under
A[l−1]. The factor in front of the gradient is taken up once, where the last dZ is made, and comes down with the chain
rule. No dX is computed, and no cost. The same lines train many networks of one shape side by side: then every array
has one axis more, in front. Nothing is checked here: what comes in has been let in by `validation.py`.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from nn_core.bends import BENDS, Bend, Calls, number
from nn_core.network import Network, Parameters
from nn_core.symmetry import keep_rows_equal, twins

Product = Callable[[np.ndarray, np.ndarray], object]  # of (right factor, out)


class Workspace:
    """The memory of one training: of one network, or of S networks of one shape.

    `theta` and `change`, both (P,) or (S, P), hold [W[l] | b[l]] of all layers, row by row. `change` is factor · Σ ∂L/∂θ
    after a room's `backward` (`Room.aim` sets the factor): with −α/m what a step adds to the parameters, with 1/m the
    gradient. All is computed in the type of the parameters, float32 or float64. Of the m examples there are, `Z`
    (..., n[L], m) is the last layer's; it lies behind the parameters, so that one copy of `recorded` holds both.
    """

    def __init__(self, net: Network, thetas: Parameters | Sequence[Parameters], m: int) -> None:
        self.net, self.m, self.alone = net, m, isinstance(thetas, Parameters)
        bent = range(1, net.L if net.loss == "cross_entropy" else net.L + 1)  # a probability is judged by its z
        self.bends: dict[int, Bend] = {l: BENDS[net.activation(l)] for l in bent}
        given = {(): thetas} if self.alone else dict(enumerate(thetas))
        self.rows = None
        self.twins = [(s, l, first) for s, theta in given.items() for l, first in twins(theta).items()]
        vectors = np.array([theta.to_vector() for theta in given.values()])
        self.place(vectors[0] if self.alone else vectors)

    def place(self, vectors: np.ndarray) -> None:
        """Make `theta`, `change` and their views {l: (..., n[l], n[l−1] + 1)} from vectors (..., P) of `Parameters`."""
        shapes = self.net.shapes()
        self.order = vector_order(shapes)
        self.theta = self.with_Z(vectors)
        self.theta[..., self.order] = vectors
        self.change = np.zeros_like(vectors)
        self.layers, self.changes = views(shapes, self.theta), views(shapes, self.change)

    def with_Z(self, like: np.ndarray) -> np.ndarray:
        """An array like this one, (..., P), of which `recorded` has `Z` behind it."""
        count, P = self.net.n[self.net.L] * self.m, like.shape[-1]
        self.recorded = np.zeros((*like.shape[:-1], P + count), like.dtype)
        self.Z = self.recorded[..., P:].reshape(*like.shape[:-1], self.net.n[self.net.L], self.m)
        return self.recorded[..., :P]

    def of_records(self, records: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Copies of `recorded`, (K, ..., R), as what `vectors` takes, (K, ..., R'), and Z (K, ..., n[L], m)."""
        end = records.shape[-1] - self.Z.shape[-2] * self.m
        return records[..., :end].copy(), records[..., end:].reshape(len(records), *self.Z.shape)

    def vectors(self, flats: np.ndarray) -> np.ndarray:
        """The parameters of any number of `flats` (..., R'), as `Parameters.to_vector` has them: a new array (..., P)."""
        return flats[..., self.order]

    def updates(self) -> Calls:
        """What adds the change to the parameters; twin units change alike, to the last bit."""
        return [*self.keep_twins(), partial(np.add, self.theta, self.change, self.theta)]

    def keep_twins(self) -> Calls:
        """What gives twin units the same change."""
        return [partial(self.keep_equal, *twin) for twin in self.twins]

    def keep_equal(self, s: int | tuple[()], l: int, first: np.ndarray) -> None:
        """Give the twins in layer l of network s the change of their first: of what comes in, and of what goes out."""
        into, out_of = self.changes[l][s], self.changes[l + 1][s]
        into[:] = into[first]
        out_of[:, :-1] = out_of[:, first]

    def product(self, left: np.ndarray) -> Product:
        """The function that multiplies with `left`: for small matrices `dot` has less to think about than `matmul`."""
        return left.dot if self.alone else partial(np.matmul, left)

    def bend(self, l: int, Z: np.ndarray) -> Calls:
        """What turns Z[l] into A[l] where it stands; the rows of twins are made equal first."""
        alike = [partial(keep_rows_equal, Z[s], first) for s, layer, first in self.twins if layer == l]
        return [*alike, *self.bends[l].bend(Z)]

    def judge(self) -> Callable[..., Calls]:
        """What makes the last dZ, by the network's loss and output."""
        if self.net.loss == "squared_error":
            return partial(judge_number, self.bends[self.net.L])
        return judge_classes if self.net.output == "softmax" else judge_probability

    def show(self, room: "Room", X: np.ndarray, chosen: np.ndarray) -> None:
        """Bring the examples `chosen` (b,), or (S, b), of X (..., n[0] + 1, m) into a room for b examples."""
        if X.ndim > 2 or chosen.ndim > 1:
            room.X[...] = examples_of(X, chosen)
            return
        if self.rows is None:
            self.rows = np.ascontiguousarray(X.T)  # whole examples side by side are quicker to gather
        np.take(self.rows, chosen, axis=0, out=room.X.T)

    def first_layer(self, X: np.ndarray, Z: np.ndarray) -> tuple[Calls, np.ndarray, Calls]:
        """For layer 1: what fills Z[1] from the examples X, an array for dZ[1], and what makes the change of it."""
        dZ = np.empty(Z.shape, Z.dtype)
        forward = partial(self.product(self.layers[1]), X, Z)
        backward = partial(self.product(dZ), np.swapaxes(X, -1, -2), self.changes[1])
        return [forward], dZ, [backward]


class Room:
    """The arrays for m examples, X (..., n[0] + 1, m) with a last row of ones, and what is done with them, in order.

    A[l] is (..., n[l] + 1, m) and ends in a row of ones too; Z (..., n[L], m) is the last layer's.
    """

    def __init__(self, work: Workspace, X: np.ndarray) -> None:
        net, L, kind, lead, m = work.net, work.net.L, work.theta.dtype, work.theta.shape[:-1], X.shape[-1]
        A = {0: X} | {l: np.ones((*lead, net.n[l] + 1, m), kind) for l in range(1, L)}
        Z = {l: A[l][..., :-1, :] for l in range(1, L)} | {L: work.Z if m == work.m else np.empty((*lead, net.n[L], m), kind)}
        forward, dZ_1, backward = work.first_layer(X, Z[1])
        dZ = {1: dZ_1} | {l: np.empty(Z[l].shape, kind) for l in range(2, L + 1)}
        self.net, self.X, self.Z, self.target = net, X, Z[L], np.empty_like(Z[L])
        self.factor = np.empty((*lead, 1, 1) if lead else (), kind)
        memory = np.empty((*lead, max(net.n[1:]), m), kind)  # one for all layers: it stays near the processor
        self.forwards, self.backwards = forward, backward
        for l in range(2, L + 1):
            W_T = np.swapaxes(work.layers[l][..., :-1], -1, -2)
            self.forwards += [*work.bend(l - 1, Z[l - 1]), partial(work.product(work.layers[l]), A[l - 1], Z[l])]
            self.backwards = [
                partial(work.product(dZ[l]), np.swapaxes(A[l - 1], -1, -2), work.changes[l]),
                partial(work.product(W_T), dZ[l], dZ[l - 1]),
                *work.bends[l - 1].times_slope(dZ[l - 1], Z[l - 1], memory[..., : net.n[l - 1], :]),
                *self.backwards,
            ]
        self.backwards = [*work.judge()(Z[L], self.target, self.factor, dZ[L]), *self.backwards]

    def aim(self, Y: np.ndarray, factor: float | np.ndarray) -> None:
        """Set the answers Y (..., n[L], m), and what stands before Σ ∂L/∂θ in `change`: a number, or one for each network."""
        self.factor[...] = np.reshape(factor, self.factor.shape)
        if self.net.loss == "cross_entropy":
            np.multiply(self.factor, Y if self.net.output == "softmax" else 1 - Y, self.target)
        else:
            self.target[...] = Y
            self.factor *= 2

    def forward(self) -> None:
        """Fill A and Z for the present parameters."""
        play(self.forwards)

    def backward(self) -> None:
        """Fill the workspace's `change`; after `forward`."""
        play(self.backwards)


def play(calls: Calls) -> None:
    """Do one thing after the other."""
    for call in calls:
        call()


def judge_probability(Z: np.ndarray, target: np.ndarray, factor: np.ndarray, dZ: np.ndarray) -> Calls:
    """dZ = factor · (ŷ − y) for ŷ = σ(z), as factor (1 − y) − factor / (1 + e^z); `target` is the first term."""
    return [
        partial(np.exp, Z, dZ),
        partial(np.add, dZ, number(1, Z), dZ),
        partial(np.divide, factor, dZ, dZ),
        partial(np.subtract, target, dZ, dZ),
    ]


def judge_classes(Z: np.ndarray, target: np.ndarray, factor: np.ndarray, dZ: np.ndarray) -> Calls:
    """dZ = factor · (ŷ − y) for ŷ = softmax(z), with the largest z taken off all; `target` is factor · y."""
    one_row = np.empty_like(Z[..., :1, :])
    return [
        partial(np.maximum.reduce, Z, -2, None, one_row, True),
        partial(np.subtract, Z, one_row, dZ),
        partial(np.exp, dZ, dZ),
        partial(np.add.reduce, dZ, -2, None, one_row, True),
        partial(np.divide, factor, one_row, one_row),
        partial(np.multiply, dZ, one_row, dZ),
        partial(np.subtract, dZ, target, dZ),
    ]


def judge_number(output: Bend, Z: np.ndarray, target: np.ndarray, factor: np.ndarray, dZ: np.ndarray) -> Calls:
    """dZ = factor · 2 (ŷ − y) g′(z) for the squared error; `target` is y, `factor` twice the factor."""
    A, memory = np.empty_like(Z), np.empty_like(Z)
    return [
        partial(np.copyto, A, Z),
        *output.bend(A),
        partial(np.subtract, A, target, dZ),
        partial(np.multiply, dZ, factor, dZ),
        *output.times_slope(dZ, A, memory),
    ]


Shapes = dict[int, tuple[tuple[int, int], tuple[int, int]]]  # as `Network.shapes` gives them


def views(shapes: Shapes, flat: np.ndarray) -> dict[int, np.ndarray]:
    """{l: [W[l] | b[l]]}, each (..., n[l], n[l−1] + 1), as views of a vector (..., P)."""
    found, start = {}, 0
    for l, ((rows, columns), _) in shapes.items():
        end = start + rows * (columns + 1)
        found[l] = flat[..., start:end].reshape(*flat.shape[:-1], rows, columns + 1)
        start = end
    return found


def vector_order(shapes: Shapes) -> np.ndarray:
    """Where the numbers of `Parameters.to_vector` stand in a vector of [W[l] | b[l]]: (P,)."""
    count = sum(rows * (columns + 1) for (rows, columns), _ in shapes.values())
    places = views(shapes, np.arange(count)).values()
    return np.concatenate([np.empty(0, int), *(part.ravel() for place in places for part in (place[:, :-1], place[:, -1]))])


def examples_of(X: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """The examples `chosen` (b,) of X (..., k, m), (..., k, b); or `chosen` (S, b), some for each network: (S, k, b)."""
    if chosen.ndim == 1:
        return X[..., chosen]
    return np.take_along_axis(X if X.ndim == 3 else X[None], chosen[:, None, :], axis=-1)


def with_ones(X: np.ndarray) -> np.ndarray:
    """X (..., n[0], m) with a row of ones below it."""
    examples = np.ones((*X.shape[:-2], X.shape[-2] + 1, X.shape[-1]), X.dtype)
    examples[..., :-1, :] = X
    return examples
