"""Logistic regression in a few steps: Newton's method, for what has few weights, as calibration and probes do.

The cost is the mean cross-entropy, both classes weighing the same. It has one valley, so there is one answer.
"""

import numpy as np

from nn_core.activations import sigmoid

ROUNDS = 30  # most need ten


def class_weights(Y: np.ndarray) -> np.ndarray:
    """A weight for each example such that both classes weigh the same, with mean 1.

    Example:
        >>> class_weights(np.array([1, 0, 0, 0])).round(2)
        array([2.  , 0.67, 0.67, 0.67])
    """
    return np.where(Y == 1, 0.5 / np.mean(Y == 1), 0.5 / np.mean(Y == 0))


def logistic_regression(X: np.ndarray, Y: np.ndarray, strength: float = 1e-6) -> tuple[np.ndarray, float]:
    """(W, b) with which σ(W X + b) fits Y best: X (n, m), Y (m,) → W (1, n), b.

    θ := θ − H⁻¹ dθ with dθ = 1/m Σ w (ŷ − y) x + λ θ and H = 1/m Σ w ŷ (1 − ŷ) x xᵀ + λ, λ = `strength`, for W only.

    Example:
        >>> X = np.array([[0.0, 1.0, 2.0, 3.0]])
        >>> W, b = logistic_regression(X, np.array([0, 1, 0, 1]))
        >>> W.round(2), round(b, 2)
        (array([[0.91]]), -1.36)
    """
    X, m = np.vstack([X, np.ones(X.shape[1])]).astype(float), len(Y)
    theta, weight = np.zeros(len(X)), class_weights(Y) / m
    penalty = np.r_[np.full(len(X) - 1, strength), 0.0]
    for _ in range(ROUNDS):
        p = sigmoid(theta @ X)
        slope = X @ (weight * (p - Y)) + penalty * theta
        bend = (X * (weight * p * (1 - p))) @ X.T + np.diag(penalty + 1e-9)
        theta = theta - np.linalg.solve(bend, slope)
    return theta[None, :-1], float(theta[-1])
