"""What depth does to the gradient: the way back kept array by array, and how its size changes from layer to layer.

Going back from layer l+1 to layer l, the chain rule multiplies: dA[l] = W[l+1]ᵀ dZ[l+1], dZ[l] = dA[l] · g′(Z[l]). With random
weights of spread s (their standard deviation, mean 0), each of the n[l] entries of W[l+1]ᵀ dz is a sum of random numbers times
dz: its mean square is s² ‖dz‖². So on the average ‖dZ[l]‖² = n[l] s² · mean(g′²) · ‖dZ[l+1]‖²: each layer multiplies by one
factor, and many layers by the product of many factors.
Source: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", section 4.2;
He et al. 2015, "Delving deep into rectifiers", section 2.2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS
from nn_core.losses import output_dA
from nn_core.network import SPREADS, Network, Parameters
from nn_core.propagation import Cache, backward, quiet
from nn_core.validation import check_targets

STEADY = (0.8, 1.25)  # a factor per layer in between changes less than tenfold over ten layers


@dataclass(frozen=True)
class WayBack:
    """All that backward computes on its way, dicts keyed by layer 1..L: dA[l], dZ[l] (n[l], m), dW[l], db[l] as in `backward`."""

    dA: dict[int, np.ndarray]
    dZ: dict[int, np.ndarray]
    dW: dict[int, np.ndarray]
    db: dict[int, np.ndarray]

    def norms(self) -> tuple[np.ndarray, np.ndarray]:
        """‖dZ[l]‖ and ‖dW[l]‖ for l = 1..L, both (L,).

        Example:
            >>> one, two = {1: np.array([[3.0, 4.0]])}, {1: np.array([[5.0, 12.0]])}
            >>> WayBack(dA=one, dZ=one, dW=two, db=two).norms()
            (array([5.]), array([13.]))
        """
        return tuple(np.array([np.linalg.norm(part[l]) for l in sorted(part)]) for part in (self.dZ, self.dW))


@quiet
def way_back(net: Network, theta: Parameters, cache: Cache, Y: ArrayLike) -> WayBack:
    """`nn_core.backward`, with every array on the way kept: a `WayBack`.

    dA[L] = dL/dŷ; dZ[l] = dA[l] · g′(Z[l]), for sigmoid or softmax with cross-entropy dZ[L] = ŷ − y, where the fractions cancel;
    dA[l−1] = W[l]ᵀ dZ[l]. dW and db are those of `backward`. Y (n[L], m). Raises ValueError as `backward` does.
    Source: lecture, "Backward propagation in deep NNs".

    Example:
        >>> net = nn_core.Network(n=(2, 1))
        >>> theta = nn_core.initialize(net, "zeros")
        >>> back = way_back(net, theta, nn_core.forward(net, theta, [[2.0], [-1.0]]), Y=[[1]])
        >>> back.dA[1], back.dZ[1], back.dW[1]
        (array([[-2.]]), array([[-0.5]]), array([[-1. ,  0.5]]))
    """
    gradient, Y, L = backward(net, theta, cache, Y), check_targets(net, Y, cache.A[net.L]), net.L
    dA, dZ = {L: output_dA(net.loss, net.output, cache.A[L], Y)}, {}
    for l in range(L, 0, -1):
        if l == L and net.loss == "cross_entropy":
            dZ[l] = cache.A[l] - Y
        else:
            dZ[l] = dA[l] * ACTIVATIONS[net.activation(l)].g_prime(cache.Z[l], cache.A[l])
        if l > 1:
            dA[l - 1] = theta.W[l].T @ dZ[l]
    return WayBack(dA, dZ, gradient.W, gradient.b)


def typical_slope(net: Network, cache: Cache, l: int) -> float:
    """The root of the mean of g′(Z[l])² over all units of layer l and all examples.

    Example:
        >>> net = nn_core.Network(n=(2, 3, 1), hidden="sigmoid")
        >>> typical_slope(net, nn_core.forward(net, nn_core.initialize(net, "zeros"), [[2.0], [-1.0]]), 1)
        0.25
    """
    return float(np.sqrt(np.mean(np.square(ACTIVATIONS[net.activation(l)].g_prime(cache.Z[l], cache.A[l])))))


def backward_factors(net: Network, method: str, scale: float, cache: Cache) -> np.ndarray:
    """The factor by which ‖dZ‖ changes, in theory, on the way from layer l+1 back to l, for l = 1..L−1: (L−1,).

    factor[l] = s[l+1] · √n[l] · typical slope of layer l, with s[l+1] the spread of the first weights W[l+1], as
    `nn_core.initialize(net, method, scale)` draws them. Raises KeyError for a method that draws no random weights.

    Example:
        >>> net, X = nn_core.Network(n=(2, 50, 50, 50, 1), hidden="tanh"), nn_core.make_dataset("circle").X
        >>> cache = nn_core.forward(net, nn_core.initialize(net, "xavier"), X)
        >>> backward_factors(net, "xavier", 1.0, cache).round(1)  # near 1, but for the single output
        array([1. , 1. , 1.4])
    """
    spread = {l: scale * SPREADS[method](net.n[l - 1], net.n[l]) for l in range(2, net.L + 1)}
    return np.array([spread[l + 1] * np.sqrt(net.n[l]) * typical_slope(net, cache, l) for l in range(1, net.L)])


def predicted_norms(factors: np.ndarray, cache: Cache, last: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """‖dZ[l]‖ and ‖dW[l]‖ for l = 1..L as theory has them, starting from the `last` layer's pair of norms: two (L,).

    ‖dZ[l]‖ is the last layer's times the product of the factors behind l. dW[l] = dZ[l] A[l−1]ᵀ/m is as large as dZ[l] and
    A[l−1] are: ‖dW[l]‖ changes like ‖dZ[l]‖ ‖A[l−1]‖, as if the examples pulled together alike in all layers.
    factors (L−1,), as from `backward_factors`.

    Example:
        >>> cache = nn_core.Cache(Z={}, A={0: np.ones((4, 1)), 1: np.ones((1, 1)), 2: np.ones((1, 1))})
        >>> predicted_norms(np.array([0.5, 0.5]), cache, last=(8.0, 8.0))
        (array([2., 4., 8.]), array([4., 4., 8.]))
    """
    products = np.append(np.cumprod(factors[::-1])[::-1], 1.0)
    sizes = np.array([np.linalg.norm(cache.A[l]) for l in range(len(factors) + 1)])
    shares = np.divide(sizes, sizes[-1], out=np.zeros_like(sizes), where=sizes[-1] > 0)
    return last[0] * products, last[1] * products * shares


def name_passage(norms: np.ndarray) -> tuple[str, float]:
    """What becomes of ‖dZ[l]‖ on the way from the last layer to the first, in one word, and the mean factor per layer:

    "dead"       it arrives as exactly 0;
    "vanishing"  each layer makes it smaller, by a factor below 0.8 on the (geometric) average;
    "exploding"  each layer makes it larger, by a factor above 1.25;
    "steady"     else, and for a single layer (factor 1).

    norms (L,) are those of layers 1..L.

    Example:
        >>> name_passage(np.array([1.0, 2.0, 4.0])), name_passage(np.array([9.0, 3.0, 1.0]))
        (('vanishing', 0.5), ('exploding', 3.0))
    """
    if norms[0] == 0:
        return "dead", 0.0
    factor = float((norms[0] / norms[-1]) ** (1 / max(1, len(norms) - 1)))
    low, high = STEADY
    return ("vanishing" if factor < low else "exploding" if factor > high else "steady"), factor
