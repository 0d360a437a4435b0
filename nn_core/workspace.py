"""The formulas of `propagation.py` once more, for speed: in arrays that are made once and used again at every step.

All parameters lie in one vector and all gradients in another; W[l], b[l], dW[l], db[l] are views into them, so
one line updates the whole network. A test holds the two files together: they give the same bits.
Nothing is checked here: X and Y are float64 arrays that `validation.py` has let in.
"""

import numpy as np

from nn_core.activations import ACTIVATIONS
from nn_core.losses import output_dZ, output_loss
from nn_core.network import Network, Parameters
from nn_core.symmetry import keep_equal, keep_rows_equal, twins


class Workspace:
    """The memory of one training run: `vector` (parameters) and `gradient`, both (parameter_count,), and all Z, A, dZ."""

    def __init__(self, net: Network, theta: Parameters) -> None:
        self.net = net
        self.vector = theta.to_vector()
        self.gradient = np.zeros_like(self.vector)
        self.theta = Parameters.from_vector(net, self.vector)
        self.slopes = Parameters.from_vector(net, self.gradient)
        self.twins = twins(theta)
        self.layers, self.last = range(1, net.L + 1), net.L
        self.activations = {l: ACTIVATIONS[net.activation(l)] for l in self.layers}
        self.buffers = {}
        self.filled = ()  # the Z, A, dZ of the last `forward`

    def arrays(self, m: int) -> tuple[dict[int, np.ndarray], ...]:
        """Z, A, dZ for m examples; made at the first call for this m (a run has at most three: all, a batch, the rest)."""
        if m not in self.buffers:
            self.buffers[m] = tuple({l: np.empty((self.net.n[l], m)) for l in self.layers} for _ in range(3))
        return self.buffers[m]

    def forward(self, X: np.ndarray) -> None:
        """Fill Z and A for the examples X (n[0], m)."""
        Z, A, _ = self.filled = self.arrays(X.shape[1])
        A[0] = X
        for l in self.layers:
            z = np.matmul(self.theta.W[l], A[l - 1], out=Z[l])
            z += self.theta.b[l]
            if l in self.twins:
                keep_rows_equal(z, self.twins[l])
            self.activations[l].g(z, out=A[l])

    def cost(self, Y: np.ndarray) -> float:
        """J of the last `forward`, from the Z and A that are there already; Y (n[L], m)."""
        Z, A, _ = self.filled
        losses = output_loss(self.net.loss, Z[self.last], A[self.last], Y)
        return float(np.add.reduce(losses, axis=None) / Y.shape[1])

    def backward(self, Y: np.ndarray) -> None:
        """Fill `gradient` for the examples of the last `forward`; Y (n[L], m)."""
        Z, A, dZ = self.filled
        dZ[self.last] = output_dZ(self.net.loss, self.net.output, Z[self.last], A[self.last], Y)
        for l in reversed(self.layers):
            np.matmul(dZ[l], A[l - 1].T, out=self.slopes.W[l])
            np.add.reduce(dZ[l], axis=1, keepdims=True, out=self.slopes.b[l])
            if l > 1:
                dA = np.matmul(self.theta.W[l].T, dZ[l], out=dZ[l - 1])
                dA *= self.activations[l - 1].g_prime(Z[l - 1], A[l - 1])
        self.gradient /= Y.shape[1]
        keep_equal(self.slopes, self.twins)

    def update(self, learning_rate: float) -> None:
        """θ := θ − α dθ, all parameters at once; `gradient` is used up."""
        self.gradient *= learning_rate
        self.vector -= self.gradient
