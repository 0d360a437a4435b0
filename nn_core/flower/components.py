"""Principal components: the few hundred patterns of which most pictures are nearly a sum.

Training on the coordinates along them is many times faster than on 7200 pixels, and it ends in the same kind of
network: coordinates are linear in x, so they are multiplied into the first layer afterwards.
"""

from dataclasses import dataclass

import numpy as np

from nn_core.network import Network, Parameters

OVERSAMPLING, ITERATIONS = 32, 3


@dataclass(frozen=True)
class Components:
    """coordinates = M (x − mean): `M` (d, 7200), `mean` (7200,), both float32."""

    M: np.ndarray
    mean: np.ndarray

    def coordinates(self, X: np.ndarray) -> np.ndarray:
        """X (m, 7200), an example in each ROW → (m, d)."""
        return (X - self.mean) @ self.M.T


def principal_components(X: np.ndarray, d: int, rng: np.random.Generator) -> Components:
    """The d directions in which the rows of X (m, 7200) vary most, or fewer if X has no more.

    A random subspace is turned towards them by Q := orth(Xᵀ X Q). Each coordinate is divided by the square root of its
    standard deviation, which brings the fine patterns nearer to the coarse ones (1 would make all equal), and all
    by one number, so that their mean variance is 1.
    Source: Halko, Martinsson and Tropp 2011, algorithm 4.4.
    """
    mean = X.mean(axis=0)
    X = X - mean
    width = min(d + OVERSAMPLING, len(X))
    Q = rng.standard_normal((X.shape[1], width), dtype=np.float32)
    for _ in range(ITERATIONS):
        Q, _ = np.linalg.qr(X.T @ (X @ Q))
    _, s, Vt = np.linalg.svd(np.linalg.qr(X @ Q, mode="r"))
    kept = min(d, int(np.sum(s > 1e-3 * s[0])))
    deviation = s[:kept] / np.sqrt(np.float32(len(X)))
    M = (Vt[:kept] @ Q.T) / np.sqrt(deviation)[:, None]
    return Components((M / np.sqrt(np.mean(deviation))).astype(np.float32), mean)


def on_pictures(net: Network, theta: Parameters, components: Components) -> tuple[Network, Parameters]:
    """The same network as a network on x: W[1] := W[1] M, b[1] := b[1] − W[1] M mean; the other layers stay."""
    W, b = dict(theta.W), dict(theta.b)
    W[1] = theta.W[1] @ components.M.astype(float)
    b[1] = theta.b[1] - W[1] @ components.mean.astype(float)[:, None]
    n = (W[1].shape[1], *net.n[1:])
    return Network(n, net.hidden, net.output, net.loss), Parameters(W, b)
