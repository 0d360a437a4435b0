"""The formula that a page shows for a surface says the same as the function that the engine computes.

Each formula is written here once more in Python, by hand, beside the LaTeX it was read from: one that changes needs a new twin.
"""

import numpy as np
import pytest

from nn_core.datasets import TABLES
from nn_core.landscapes import LANDSCAPES
from nn_core.surfaces import CAME_UP, MOISTURE, SURFACES

exp, log, cos, pi = np.exp, np.log, np.cos, np.pi


def sigma(z):
    """The sigmoid."""
    return 1 / (1 + exp(-z))


def ripple(w):
    """One summand of the ripples."""
    return w**2 / 10 + 0.3 * (1 - cos(pi * w))


def mean(loss, x, y):
    """(w1, w2) → 1/m Σ loss(z, y)."""
    return lambda w1, w2: sum(loss(w1 * one + w2, label) for one, label in zip(x, y, strict=True)) / len(x)


TWINS = {
    r"\tfrac12 (w_1^2 + w_2^2)": lambda w1, w2: 1 / 2 * (w1**2 + w2**2),
    r"\tfrac12 (w_1^2 + 25 w_2^2)": lambda w1, w2: 1 / 2 * (w1**2 + 25 * w2**2),
    r"\tfrac14 w_1^4 - \tfrac12 w_1^2 + \tfrac12 w_2^2": lambda w1, w2: 1 / 4 * w1**4 - 1 / 2 * w1**2 + 1 / 2 * w2**2,
    r"\tfrac1{20} (w_1^2 + w_2^2) - e^{-(w_1 - 1.2)^2 - (w_2 - 0.8)^2} - 0.6\, e^{-(w_1 + 1.2)^2 - (w_2 + 0.6)^2}": (
        lambda w1, w2: (
            1 / 20 * (w1**2 + w2**2) - exp(-((w1 - 1.2) ** 2) - (w2 - 0.8) ** 2) - 0.6 * exp(-((w1 + 1.2) ** 2) - (w2 + 0.6) ** 2)
        )
    ),
    r"\sum_i \left[\tfrac1{10} w_i^2 + 0.3 (1 - \cos \pi w_i)\right]": lambda w1, w2: ripple(w1) + ripple(w2),
    r"\tfrac1{100} \left[(w_1^2 + w_2 - 11)^2 + (w_1 + w_2^2 - 7)^2\right]": (
        lambda w1, w2: 1 / 100 * ((w1**2 + w2 - 11) ** 2 + (w1 + w2**2 - 7) ** 2)
    ),
    r"\tfrac1{100} (1 - w_1)^2 + (w_2 - w_1^2)^2": lambda w1, w2: 1 / 100 * (1 - w1) ** 2 + (w2 - w1**2) ** 2,
    r"\tfrac1m \sum_i \left[\log(1 + e^{z^{(i)}}) - y^{(i)} z^{(i)}\right], \quad z^{(i)} = w_1 x^{(i)} + w_2": mean(
        lambda z, y: log(1 + exp(z)) - y * z, MOISTURE, CAME_UP
    ),
    r"(w - 1)^2": lambda w: (w - 1) ** 2,
    r"\tfrac14 w^4 - \tfrac12 w^2 + 0.15 w": lambda w: 1 / 4 * w**4 - 1 / 2 * w**2 + 0.15 * w,
    r"\tfrac1{10} w^2 + 0.3 (1 - \cos \pi w)": ripple,
    r"(\sigma(w) - 0.9)^2": lambda w: (sigma(w) - 0.9) ** 2,
}
MIXED = TABLES["mixed"].X[0], TABLES["mixed"].Y[0]
LOSSES = {
    r"\tfrac1m \sum_i -\left(y^{(i)} \log \hat{y}^{(i)} + (1-y^{(i)}) \log(1-\hat{y}^{(i)})\right)": mean(
        lambda z, y: -(y * log(sigma(z)) + (1 - y) * log(1 - sigma(z))), *MIXED
    ),
    r"\tfrac1m \sum_i \left(\hat{y}^{(i)} - y^{(i)}\right)^2": mean(lambda z, y: (sigma(z) - y) ** 2, *MIXED),
}


def points(surface, k=300):
    """Places all over the domain, (n, k)."""
    low, high = np.array(surface.domain).T
    return np.random.default_rng(0).uniform(low, high, (k, surface.n)).T


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda surface: surface.name)
def test_the_formula_of_a_surface_is_its_cost(surface):
    w = points(surface)
    np.testing.assert_allclose(TWINS[surface.formula](*w), surface.cost(w), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("surface", [s for s in LANDSCAPES.values() if s.n == 2], ids=lambda surface: surface.name)
def test_the_formula_of_a_landscape_is_its_cost(surface):
    w = points(surface) * 0.5  # where 1 − ŷ keeps enough digits
    np.testing.assert_allclose(LOSSES[surface.formula](*w), surface.cost(w), rtol=1e-7, atol=1e-12)
