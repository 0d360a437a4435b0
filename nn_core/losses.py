"""What one wrong prediction costs: the loss L(ŷ, y) of a single example.

Each loss comes three times: as its formula in ŷ, as its derivative dL/dŷ, and as a function of the last z, which
stays exact where ŷ itself has rounded to 0 or 1. All work element by element, in float64 whatever kind of numbers they
are given, for in smaller types differences and squares would wrap round or overflow. Source: lecture, "Logistic regression".
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS
from nn_core.classes import classes_derivative, cross_entropy_of_classes

TINY = np.finfo(float).tiny  # 2.2e-308: ŷ and 1 − ŷ are held above it, so −log stays below 709
FAR = 1e150  # errors beyond it are charged as if they were 1e150: their square would leave the floating-point numbers


class Loss(NamedTuple):
    """A pair (loss, derivative), both functions of (ŷ, y)."""

    loss: Callable[[ArrayLike, ArrayLike], np.ndarray]
    derivative: Callable[[ArrayLike, ArrayLike], np.ndarray]


def cross_entropy(yhat: ArrayLike, y: ArrayLike) -> np.ndarray:
    """−(y log ŷ + (1−y) log(1−ŷ)): 0 for a sure and right answer, without limit for a sure and wrong one.

    Example:
        >>> cross_entropy(np.array([0.01, 0.5, 0.99]), 1).round(2)
        array([4.61, 0.69, 0.01])
    """
    yhat, y = np.asarray(yhat, dtype=float), np.asarray(y, dtype=float)
    return -(y * np.log(np.maximum(yhat, TINY)) + (1 - y) * np.log(np.maximum(1 - yhat, TINY)))


def cross_entropy_derivative(yhat: ArrayLike, y: ArrayLike) -> np.ndarray:
    """dL/dŷ = (1−y)/(1−ŷ) − y/ŷ.

    Example:
        >>> cross_entropy_derivative(np.array([0.01, 0.5, 0.99]), 1).round(2)
        array([-100.  ,   -2.  ,   -1.01])
    """
    yhat, y = np.asarray(yhat, dtype=float), np.asarray(y, dtype=float)
    return (1 - y) / np.maximum(1 - yhat, TINY) - y / np.maximum(yhat, TINY)


def cross_entropy_of_z(Z: ArrayLike, y: ArrayLike) -> np.ndarray:
    """The cross-entropy of ŷ = σ(z): log(1 + e^z) − y z, finite for every finite z.

    Example:
        >>> cross_entropy_of_z(np.array([0.0, 1000.0]), 0).round(2)  # σ(1000) has long rounded to 1
        array([6.9e-01, 1.0e+03])
    """
    Z = np.asarray(Z, dtype=float)
    return np.maximum(Z, 0.0) + np.log1p(np.exp(-np.abs(Z))) - y * Z


def squared_error(yhat: ArrayLike, y: ArrayLike) -> np.ndarray:
    """(ŷ − y)².

    Example:
        >>> squared_error(np.array([0.01, 0.5, 0.99]), 1).round(2)  # the worst error costs hardly more than 1
        array([0.98, 0.25, 0.  ])
    """
    return np.square(np.clip(np.subtract(yhat, y, dtype=float), -FAR, FAR))


def squared_error_derivative(yhat: ArrayLike, y: ArrayLike) -> np.ndarray:
    """dL/dŷ = 2 (ŷ − y).

    Example:
        >>> squared_error_derivative(np.array([0.01, 0.5, 0.99]), 1).round(2)
        array([-1.98, -1.  , -0.02])
    """
    return 2.0 * np.subtract(yhat, y, dtype=float)


LOSSES: dict[str, Loss] = {
    "cross_entropy": Loss(cross_entropy, cross_entropy_derivative),
    "squared_error": Loss(squared_error, squared_error_derivative),
}


def output_loss(loss: str, Z: np.ndarray, A: np.ndarray, Y: ArrayLike, output: str = "sigmoid") -> np.ndarray:
    """The loss of every output unit for every example, from the last layer's Z and A = g(Z).

    Shapes: Z, A, Y and the result (n[L], m). Cross-entropy is taken from Z (exact for any finite z; its `output` is
    sigmoid or softmax), squared error from A.

    Example:
        >>> output_loss("squared_error", Z=None, A=np.array([[3.0, 5.0]]), Y=np.array([[3.0, 4.0]]))
        array([[0., 1.]])
    """
    if loss == "cross_entropy":
        return cross_entropy_of_classes(Z, Y) if output == "softmax" else cross_entropy_of_z(Z, Y)
    return squared_error(A, Y)


def output_dA(loss: str, output: str, A: np.ndarray, Y: ArrayLike) -> np.ndarray:
    """dL/dŷ of the last layer, (n[L], m).

    Example:
        >>> A, Y = np.array([[0.25], [0.75]]), np.array([[1.0], [0.0]])
        >>> [output_dA("cross_entropy", output, A, Y).ravel().tolist() for output in ("sigmoid", "softmax")]
        [[-4.0, 4.0], [-4.0, -0.0]]
    """
    return classes_derivative(A, Y) if output == "softmax" else LOSSES[loss].derivative(A, Y)


def output_dZ(loss: str, output: str, Z: np.ndarray, A: np.ndarray, Y: ArrayLike) -> np.ndarray:
    """dL/dz of the last layer, (n[L], m): ŷ − y for sigmoid or softmax with cross-entropy, else dL/dŷ · g′(z).

    Example:
        >>> Z = np.array([[-3.0, 0.0, 3.0]])
        >>> A = ACTIVATIONS["sigmoid"].g(Z)
        >>> output_dZ("cross_entropy", "sigmoid", Z, A, 1.0).round(2)  # the surer the mistake, the stronger the pull
        array([[-0.95, -0.5 , -0.05]])
        >>> output_dZ("squared_error", "sigmoid", Z, A, 1.0).round(2)  # a sure mistake hardly pulls
        array([[-0.09, -0.25, -0.  ]])
    """
    if loss == "cross_entropy":
        return A - Y
    return squared_error_derivative(A, Y).astype(np.result_type(A), copy=False) * ACTIVATIONS[output].g_prime(Z, A)
