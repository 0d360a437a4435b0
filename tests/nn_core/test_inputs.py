"""What is made of a point: each input by its formula, in the order asked for."""

import numpy as np
import pytest

import nn_core
from nn_core.inputs import INPUTS, derive
from tests.player.playground import INPUTS as BY_FORMULA

POINTS = np.random.default_rng(0).uniform(-1.5, 1.5, (2, 50))


def test_the_inputs_come_in_the_order_of_the_table():
    assert list(INPUTS) == list(BY_FORMULA)
    assert [made.label for made in INPUTS.values()] == ["x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin 4x₁", "sin 4x₂"]


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_is_its_formula(name):
    expected = [BY_FORMULA[name](p, q) for p, q in POINTS.T.tolist()]
    np.testing.assert_allclose(derive(POINTS, [name]), [expected], rtol=1e-14)


def test_inputs_stand_in_the_order_asked_for_in_an_array_of_their_own():
    both = derive(POINTS, ["x2", "x1"])
    assert np.array_equal(both, POINTS[::-1])
    both[:] = 0
    assert POINTS.all()


def test_with_squares_a_single_unit_parts_a_circle():
    data = nn_core.make_dataset("circle", m=200, noise=0.0)
    theta = nn_core.Parameters({1: np.array([[-1.0, -1.0]])}, {1: np.array([[0.36]])})
    yhat = nn_core.predict(nn_core.Network((2, 1)), theta, derive(data.X, ["x1x1", "x2x2"]))
    assert ((yhat > 0.5) == data.Y).all()


@pytest.mark.parametrize(("X", "names", "says"), [(POINTS.T, ["x1"], r"\(50, 2\)"), (POINTS, [], "none"), (POINTS, ["x3"], "x3")])
def test_what_cannot_be_derived_is_refused(X, names, says):
    with pytest.raises(ValueError, match=says):
        derive(X, names)
