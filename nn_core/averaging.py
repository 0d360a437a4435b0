"""The mean over m examples, twice: added up in a loop, number by number, and as one matrix product.

In logistic regression example i asks for dw⁽ⁱ⁾ = x⁽ⁱ⁾ dz⁽ⁱ⁾ and db⁽ⁱ⁾ = dz⁽ⁱ⁾ with dz⁽ⁱ⁾ = a⁽ⁱ⁾ − y⁽ⁱ⁾; the cost is the mean of
the losses, so its gradient is the mean of these. Source: lecture, "Gradient descent on multiple training sets".
"""

import numpy as np


def average_in_loop(examples: list[list[float]], dz: list[float]) -> tuple[list[float], float]:
    """dw_j = 1/m Σ x_j⁽ⁱ⁾ dz⁽ⁱ⁾, db = 1/m Σ dz⁽ⁱ⁾.

    Plain lists: examples[i][j] is x_j⁽ⁱ⁾, dz[i] is dz⁽ⁱ⁾.

    Example:
        >>> average_in_loop([[1.0, 0.5], [2.0, -1.0]], [0.5, -0.25])
        ([0.0, 0.25], 0.125)
    """
    m, n_x = len(examples), len(examples[0])
    dw, db = [0.0] * n_x, 0.0
    for i in range(m):
        for j in range(n_x):
            dw[j] += examples[i][j] * dz[i]
        db += dz[i]
    return [total / m for total in dw], db / m


def average_as_product(X: np.ndarray, dZ: np.ndarray) -> tuple[np.ndarray, float]:
    """dw = 1/m X dZᵀ, db = 1/m Σ dZ.

    Shapes: X (n_x, m), dZ (1, m), dw (n_x, 1).

    Example:
        >>> dw, db = average_as_product(np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.5, -0.25]]))
        >>> dw.ravel(), float(db)
        (array([0.  , 0.25]), 0.125)
    """
    m = X.shape[1]
    dw = X @ dZ.T / m
    db = np.sum(dZ) / m
    return dw, db


def running_average(X: np.ndarray, dZ: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the loop has after 0, 1, ..., m examples, divided by m: dw (m + 1, n_x) and db (m + 1,), with the loop's very bits.

    X (n_x, m), dZ (1, m).

    Example:
        >>> dw, db = running_average(np.array([[1.0, 2.0]]), np.array([[0.5, -0.25]]))
        >>> dw.ravel(), db
        (array([0.  , 0.25, 0.  ]), array([0.   , 0.25 , 0.125]))
    """
    n_x, m = X.shape
    terms = np.vstack([np.zeros(n_x), (X * dZ).T])
    return np.cumsum(terms, axis=0) / m, np.cumsum(np.append(0.0, dZ[0])) / m


def few_examples(m: int, n_x: int, seed: int | np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """A small yes/no set and a logistic regression half-way: (X (n_x, m), Y (1, m), w (n_x, 1), b), all with one decimal.

    The same seed gives the same numbers. Raises ValueError unless m and n_x are at least 1.

    Example:
        >>> X, Y, w, b = few_examples(m=4, n_x=2, seed=0)
        >>> X.shape, Y, b
        ((2, 4), array([[1., 0., 0., 0.]]), 0.3)
    """
    if m < 1 or n_x < 1:
        raise ValueError(f"m and n_x must be 1 or more, got m = {m} and n_x = {n_x}")
    rng = np.random.default_rng(seed)
    X = np.round(rng.uniform(-2, 2, (n_x, m)), 1) + 0.0  # + 0.0 turns −0 into 0
    w, b = np.round(rng.uniform(-1, 1, (n_x, 1)), 1) + 0.0, float(np.round(rng.uniform(-0.5, 0.5), 1) + 0.0)
    Y = (X[:1] + X[-1:] + rng.normal(0, 0.8, (1, m)) > 0).astype(float)
    return X, Y, w, b


def many_examples(m: int, n_x: int, seed: int | np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Numbers to measure with: X (n_x, m) between 0 and 1, dZ (1, m) between −½ and ½; the same seed gives the same.

    Example:
        >>> X, dZ = many_examples(m=1000, n_x=3, seed=0)
        >>> X.shape, dZ.shape
        ((3, 1000), (1, 1000))
    """
    rng = np.random.default_rng(seed)
    return rng.random((n_x, m)), rng.random((1, m)) - 0.5
