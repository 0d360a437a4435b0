"""Wide inputs and few examples, as with photographs (7200 numbers, some hundred pictures): training in the Gram form.

W[1] only ever changes by sums of examples: after some steps [W[1] | b[1]] is its start + D Xᵀ, with D the sum of all
−α/m · dZ[1] so far. So Z[1] = W[1] X + b[1] can be kept up to date without W[1]: with the Gram matrix K = XᵀX + 1, (m, m),
each step adds (−α/m · dZ[1]) K to it. The many weights are formed only where somebody looks at them. In exact
arithmetic these are the same numbers; a test holds them to `propagation.py`.
"""

from functools import partial

import numpy as np

from nn_core.bends import Calls
from nn_core.network import Network, Parameters
from nn_core.workspace import Room, Workspace, vector_order, views


class GramWorkspace(Workspace):
    """A `Workspace` of one network for fixed examples X (n[0] + 1, m), whose `theta` is [Z[1] | D | the other layers].

    `chosen` are the examples (b,) that a mini-batch consists of.
    """

    def __init__(self, net: Network, theta: Parameters, X: np.ndarray) -> None:
        self.X, self.K, self.chosen = X, X.T @ X, None
        super().__init__(net, theta, X.shape[1])

    def place(self, vectors: np.ndarray) -> None:
        """Make `theta` and `change` from a vector (P,) of `Parameters`."""
        n, m, others = self.net.n, self.X.shape[1], dict(list(self.net.shapes().items())[1:])
        size, wide = n[1] * m, n[1] * (n[0] + 1)
        start = Parameters.from_vector(self.net, vectors)
        self.start = np.hstack([start.W[1], start.b[1]])
        self.order = vector_order(others)
        self.theta = self.with_Z(np.empty(2 * size + vectors.size - wide, vectors.dtype))
        self.change = np.zeros_like(self.theta)
        self.theta[2 * size :][self.order] = vectors[wide:]
        self.recorded = self.recorded[size:]
        self.Z1, (self.change_of_Z1, self.change_of_D) = (
            self.theta[:size].reshape(n[1], m),
            self.change[: 2 * size].reshape(2, n[1], m),
        )
        self.layers, self.changes = views(others, self.theta[2 * size :]), views(others, self.change[2 * size :])
        np.matmul(self.start, self.X, out=self.Z1)

    def vectors(self, flats: np.ndarray) -> np.ndarray:
        """As in `Workspace`: here layer 1 is formed, from D."""
        size, lead = self.Z1.size, flats.shape[:-1]
        first = self.start + flats[..., :size].reshape(*lead, *self.Z1.shape) @ self.X.T
        W, b, others = first[..., :-1], first[..., -1], flats[..., size:][..., self.order]
        return np.concatenate([W.reshape(*lead, -1), b.reshape(*lead, -1), others], axis=-1)

    def keep_equal(self, s: int | tuple[()], l: int, first: np.ndarray) -> None:
        """As in `Workspace`: here the change of layer 1 is that of Z[1] and D."""
        if l > 1:
            super().keep_equal(s, l, first)
            return
        for into in (self.change_of_Z1, self.change_of_D):
            into[:] = into[first]
        self.changes[2][:, :-1] = self.changes[2][:, first]

    def show(self, room: Room, X: np.ndarray, chosen: np.ndarray) -> None:
        """As in `Workspace`: here it is enough to know which."""
        self.chosen = chosen

    def first_layer(self, X: np.ndarray, Z: np.ndarray) -> tuple[Calls, np.ndarray, Calls]:
        """As in `Workspace`: Z[1] is there already, and of dZ[1] the changes of Z[1] and D are made."""
        if X.shape[1] == self.m:  # all examples: what is added to D is dZ itself
            dZ = self.change_of_D
            return [partial(np.copyto, Z, self.Z1)], dZ, [partial(dZ.dot, self.K, self.change_of_Z1)]
        dZ = np.empty(Z.shape, Z.dtype)

        def forward() -> None:
            np.take(self.Z1, self.chosen, axis=1, out=Z)

        def backward() -> None:
            dZ.dot(self.K[self.chosen], self.change_of_Z1)
            self.change_of_D.fill(0)
            self.change_of_D[:, self.chosen] = dZ

        return [forward], dZ, [backward]


def pays(net: Network, m: int, steps: int, batch: int) -> bool:
    """Whether so many steps with m examples, `batch` of them at a time, are quicker in the Gram form.

    Both count multiplications; a product with few rows waits for memory, as if it had some more.
    """
    n_0, rows = net.n[0], net.n[1] + 8
    plain = 4 * steps * rows * n_0 * batch
    gram = 2 * n_0 * m * m + 2 * steps * rows * m * batch
    return 2 * m <= n_0 and gram < plain
