"""Several classes, of which an example has one: softmax answers, and the cross-entropy that goes with them.

An extension of the lecture's sigmoid: C outputs z₁..z_C become C probabilities that add up to 1. With two classes it is the
sigmoid of z₂ − z₁. The classes are the last axis but one, as everywhere: Z is (C, m), or (..., C, m) for many networks.
Source: Bridle 1990, "Probabilistic interpretation of feedforward classification network outputs".
"""

import numpy as np
from numpy.typing import ArrayLike

FAR = 1e300  # an answer that is further behind the surest one is charged as if it were so far: no cost is infinite


def softmax(Z: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """ŷ_c = e^z_c / Σ e^z_k, with the largest z taken off all of them first, so that nothing overflows.

    Z (..., C, m) → ŷ of the same shape, 0..1; into `out`, if it is given.

    Example:
        >>> softmax(np.array([[0.0, 1000.0], [0.0, 0.0], [np.log(2), -1000.0]])).round(3)
        array([[0.25, 1.  ],
               [0.25, 0.  ],
               [0.5 , 0.  ]])
    """
    A = np.subtract(Z, np.max(Z, axis=-2, keepdims=True), out=out)
    A = np.exp(A, out=out)
    return np.divide(A, np.sum(A, axis=-2, keepdims=True), out=out)


def cross_entropy_of_classes(Z: ArrayLike, Y: ArrayLike) -> np.ndarray:
    """−y_c log ŷ_c of every class c, with log ŷ_c = z_c − log Σ e^z_k: finite for every finite z.

    Z and Y (..., C, m), the result like them; the loss of an example is the sum over its classes.

    Example:
        >>> Z = np.array([[0.0, 1000.0], [0.0, 0.0]])
        >>> cross_entropy_of_classes(Z, [[1, 0], [0, 1]]).sum(axis=0).round(2)  # the second ŷ has long rounded to 0
        array([6.9e-01, 1.0e+03])
    """
    Z = np.asarray(Z, dtype=float)
    with np.errstate(over="ignore"):
        behind = np.minimum(np.max(Z, axis=-2, keepdims=True) - Z, FAR)
    return Y * (behind + np.log(np.sum(np.exp(-behind), axis=-2, keepdims=True)))


def classes_derivative(yhat: ArrayLike, Y: ArrayLike) -> np.ndarray:
    """dL/dŷ_c = −y_c / ŷ_c, of every class c; ŷ is held above 2.2e-308.

    Example:
        >>> classes_derivative([[0.25], [0.75]], [[1], [0]])
        array([[-4.],
               [-0.]])
    """
    return -np.asarray(Y, dtype=float) / np.maximum(np.asarray(yhat, dtype=float), np.finfo(float).tiny)
