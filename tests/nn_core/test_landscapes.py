"""The cost of one unit under two losses: right gradients, one bowl, and one surface with a second dip that a chord proves."""

import numpy as np
import pytest

import nn_core
from nn_core.datasets import TABLES
from nn_core.landscapes import FIXED_B, LANDSCAPES, chord_gap, chords_below, unit_cost, unit_cost_grid, unit_gradient

X, Y = TABLES["mixed"].X[0], TABLES["mixed"].Y[0]
EVERY = pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=lambda surface: surface.name)


@EVERY
def test_gradients_agree_with_central_differences(surface):
    low, high = np.array(surface.domain).T
    w = np.random.default_rng(0).uniform(low, high, (50, surface.n)).T
    nudges = 1e-5 * np.eye(surface.n)
    slopes = np.stack([surface.cost(w + e[:, None]) - surface.cost(w - e[:, None]) for e in nudges]) / 2e-5
    np.testing.assert_allclose(surface.gradient(w), slopes, atol=1e-8)


@pytest.mark.parametrize("loss", nn_core.LOSSES)
def test_the_cost_and_gradient_are_those_of_the_network_with_one_unit(loss):
    net = nn_core.Network(n=(1, 1), loss=loss)
    theta = nn_core.Parameters({1: np.array([[1.7]])}, {1: np.array([[-0.4]])})
    cache = nn_core.forward(net, theta, X[None])
    slopes = nn_core.backward(net, theta, cache, Y[None])
    at = np.array([1.7, -0.4])
    assert unit_cost(loss, at, X, Y) == pytest.approx(nn_core.cost(net, cache, Y[None]))
    assert unit_gradient(loss, at, X, Y) == pytest.approx([slopes.W[1][0, 0], slopes.b[1][0, 0]])


@EVERY
def test_the_minima_are_flat_and_lower_than_their_surroundings(surface):
    for minimum in surface.minima:
        w = np.array(minimum)
        assert np.abs(surface.gradient(w)).max() < 1e-9
        around = w[:, None] + 0.05 * np.random.default_rng(1).standard_normal((surface.n, 40))
        assert (surface.cost(around) > surface.cost(w)).all()


def test_the_squared_error_has_two_dips_and_the_cross_entropy_one_bowl():
    assert {name: len(surface.minima) for name, surface in LANDSCAPES.items()} == {
        "cross_entropy_1": 1,
        "cross_entropy_2": 1,
        "squared_error_1": 2,
        "squared_error_2": 2,
    }


@pytest.mark.parametrize("n", [1, 2])
def test_a_chord_between_the_dips_passes_below_the_squared_error_but_never_below_the_cross_entropy(n):
    squared, cross = LANDSCAPES[f"squared_error_{n}"], LANDSCAPES[f"cross_entropy_{n}"]
    assert chord_gap(squared, *squared.minima) > 0.01
    assert chords_below(squared, 2000) > 200
    assert chords_below(cross, 2000) == 0


def test_a_chord_below_a_surface_known_by_hand_is_measured():
    assert chord_gap(nn_core.SURFACES["parabola"], [0.0], [2.0]) == 0
    assert chord_gap(nn_core.SURFACES["double_well"], [-1.0], [1.0]) > 0.2


def test_the_curve_over_w_is_the_surface_cut_at_a_fixed_b():
    w = np.linspace(-10, 4, 20)
    for loss in nn_core.LOSSES:
        cut = LANDSCAPES[f"{loss}_2"].cost(np.stack([w, 0 * w + FIXED_B]))
        np.testing.assert_array_equal(LANDSCAPES[f"{loss}_1"].cost(w[None]), cut)


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("reach", [0.5, 6, 60, 2000])
@pytest.mark.parametrize("labels", ["both", "zeros", "ones", "between"])
def test_the_cost_over_a_grid_is_the_cost_of_every_pair(loss, reach, labels):
    rng = np.random.default_rng(0)
    x = rng.normal(size=37)
    y = {"both": x > 0.3, "zeros": 0 * x, "ones": 0 * x + 1, "between": rng.uniform(size=37)}[labels].astype(float)
    w, b = np.linspace(-reach, reach, 23), np.linspace(-reach, reach / 2, 11)
    expected = unit_cost(loss, np.stack(np.meshgrid(w, b)), x, y)
    np.testing.assert_allclose(unit_cost_grid(loss, w, b, x, y), expected, rtol=1e-11, atol=1e-300)
