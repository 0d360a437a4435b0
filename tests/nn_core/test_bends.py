"""The activations that `workspace.py` plays in place: the same numbers as those a learner reads."""

import numpy as np
import pytest

from nn_core.activations import ACTIVATIONS
from nn_core.bends import BENDS, number
from nn_core.workspace import play

Z = np.concatenate([np.linspace(-8, 8, 161), [0.0, -800.0, 800.0, 1e-9, -1e-9]])[None]


@pytest.mark.parametrize("kind", ["float64", "float32"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_in_place_is_the_activation(name, kind):
    A = Z.astype(kind)
    with np.errstate(over="ignore"):
        play(BENDS[name].bend(A))
    assert A.dtype == kind and np.array_equal(A, ACTIVATIONS[name].g(Z.astype(kind)))


@pytest.mark.parametrize("kind", ["float64", "float32"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_slope_told_from_a_alone_is_the_slope(name, kind):
    z = Z.astype(kind)
    A, dA = ACTIVATIONS[name].g(z), np.linspace(-1, 1, z.size, dtype=kind)[None]
    expected = dA * ACTIVATIONS[name].g_prime(z, A)
    play(BENDS[name].times_slope(dA, A, np.full_like(A, np.nan)))
    np.testing.assert_allclose(dA, expected, rtol=1e-6 if kind == "float32" else 1e-15)


def test_there_is_one_for_every_activation():
    assert set(BENDS) == set(ACTIVATIONS)


def test_a_number_has_the_type_of_the_array_it_is_for():
    assert number(0.5, np.zeros(2, "float32")).dtype == np.float32 and number(0.5, np.zeros(2)).shape == ()
