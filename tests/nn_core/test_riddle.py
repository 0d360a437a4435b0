"""The exercise with one wrong derivative: exactly one is wrong, a nudge tells which, and every kind of mistake comes up."""

import numpy as np
import pytest

import nn_core
from nn_core.riddle import ASKED, NET, mistakes, true_derivatives

SEEDS = range(300)


@pytest.mark.parametrize("seed", SEEDS[:100])
def test_a_nudge_tells_exactly_the_wrong_one(seed):
    riddle = nn_core.make_riddle(seed)
    measured = [nn_core.measured_slope(NET, riddle.theta, riddle.x, riddle.y, which, 1e-4) for which in ASKED]
    off = np.abs(np.array(measured) - riddle.claimed)
    assert off[riddle.wrong] > 0.01
    assert np.delete(off, riddle.wrong).max() < 1e-3


def test_the_mistake_is_the_one_named():
    for seed in SEEDS:
        riddle = nn_core.make_riddle(seed)
        chain = nn_core.walk(NET, riddle.theta, riddle.x, riddle.y)
        assert riddle.claimed[riddle.wrong] == mistakes(chain, ASKED[riddle.wrong])[riddle.mistake]
        assert riddle.claimed[riddle.wrong] != true_derivatives(chain)[riddle.wrong]


def test_every_mistake_and_every_place_comes_up_and_no_number_gives_itself_away():
    riddles = [nn_core.make_riddle(seed) for seed in SEEDS]
    assert {riddle.mistake for riddle in riddles} == {"sign", "factor", "other", "slope"}
    assert {riddle.wrong for riddle in riddles} == set(range(5))
    assert max(np.abs(riddle.claimed).max() for riddle in riddles) < 12


def test_the_same_seed_makes_the_same_riddle():
    one, other = nn_core.make_riddle(7), nn_core.make_riddle(7)
    np.testing.assert_array_equal(one.claimed, other.claimed)
    assert (one.wrong, one.mistake) == (other.wrong, other.mistake)
