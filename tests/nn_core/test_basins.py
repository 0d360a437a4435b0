"""The map of which start ends in which valley."""

import numpy as np
import pytest

from nn_core.descent import GONE, ON_THE_WAY, basins, descend, valley
from nn_core.surfaces import SURFACES


@pytest.mark.parametrize("name", ["valleys", "himmelblau", "ripples", "saddle"])
def test_the_map_of_basins_holds_every_valley_and_agrees_with_descend(name):
    surface = SURFACES[name]
    ends = basins(surface, 0.1, 400, 40)
    assert ends.shape == (40, 40) and ends.dtype.kind == "i"
    assert set(range(len(surface.minima))) <= set(np.unique(ends).tolist())
    for row, column in ((0, 0), (3, 31), (39, 12)):
        start = [low + (i + 0.5) / 40 * (high - low) for i, (low, high) in zip((column, row), surface.domain, strict=True)]
        assert ends[row, column] == valley(surface, descend(surface, start, 0.1, 400))[0]


TWO = [name for name, surface in SURFACES.items() if surface.n == 2]
ALMOST_CHAOS = {("ripples", 1.0), ("rosenbrock", 0.3)}  # where the borders are finer than any grid


@pytest.mark.parametrize("learning_rate", [1e-4, 0.01, 0.1, 0.3, 1.0, 10.0])
@pytest.mark.parametrize("name", TWO)
def test_a_finer_map_of_basins_is_the_map_of_so_many_starts(name, learning_rate):
    finer = basins(SURFACES[name], learning_rate, 400, 18, finer=1)
    every = basins(SURFACES[name], learning_rate, 400, 54)
    assert np.mean(finer != every) < (0.25 if (name, learning_rate) in ALMOST_CHAOS else 0.01)


@pytest.mark.parametrize("learning_rate", [1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 10.0])
@pytest.mark.parametrize("name", TWO)
def test_a_start_of_the_map_ends_where_descent_leads_though_the_settled_walk_no_further(name, learning_rate):
    surface, share = SURFACES[name], (np.arange(12) + 0.5) / 12
    starts = np.stack(np.meshgrid(*(low + share * (high - low) for low, high in surface.domain))).reshape(2, -1)
    ends = valley(surface, descend(surface, starts, learning_rate, 700))
    np.testing.assert_array_equal(basins(surface, learning_rate, 700, 12).ravel(), ends)


def test_on_the_map_the_slow_and_the_lost_are_told_apart():
    assert (basins(SURFACES["bowl"], 3.0, 100, 10) == GONE).all()
    slow = basins(SURFACES["bowl"], 1e-4, 100, 10)
    assert slow[0, 0] == ON_THE_WAY and (basins(SURFACES["bowl"], 1e-4, 0, 10) == slow).mean() > 0.9
    ravine = basins(SURFACES["ravine"], 0.081, 10_000, 10)  # even those that at first come nearer along the floor
    assert (ravine == GONE).all()


def test_with_one_parameter_the_map_of_basins_is_a_line():
    ends = basins(SURFACES["double_well"], 0.1, 500, 41)
    assert ends.shape == (41,)
    assert ends[0] == 0 and ends[-1] == 1
