"""The losses: against their formulas, their slopes, for every type, and at the ends of the numbers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.activations import ACTIVATIONS
from nn_core.losses import LOSSES, cross_entropy_of_z, output_dZ, output_loss

EVERY = pytest.mark.parametrize("name", LOSSES)
EVERY_TYPE = pytest.mark.parametrize(
    "kind", ["bool", "float16", "float32", "float64", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))]
)
OUTPUTS = [("cross_entropy", "sigmoid"), ("squared_error", "sigmoid"), ("squared_error", "linear")]
ENDS = (0, 1e-300, 1, 40, 709, 710, 745, 1e4, 1e150, 1e155, 1e300)
FAR = np.array([sign * size for size in ENDS for sign in (-1, 1)])


def test_the_losses_are_these_two():
    assert set(LOSSES) == {"cross_entropy", "squared_error"}


@pytest.mark.parametrize(("yhat", "y", "loss"), [(0.5, 1, math.log(2)), (0.75, 0, math.log(4)), (0.75, 1, math.log(4 / 3))])
def test_the_cross_entropy_by_hand(yhat, y, loss):
    assert math.isclose(LOSSES["cross_entropy"].loss(yhat, y), loss, rel_tol=1e-15)


@pytest.mark.parametrize(("yhat", "y", "loss"), [(3.0, 1.0, 4.0), (-0.5, 0.0, 0.25), (2.0, 2.0, 0.0)])
def test_the_squared_error_by_hand(yhat, y, loss):
    assert LOSSES["squared_error"].loss(yhat, y) == loss


@EVERY
@pytest.mark.parametrize("y", [0.0, 0.3, 1.0])
def test_the_derivative_is_what_central_differences_say(name, y):
    loss, derivative = LOSSES[name]
    yhat, epsilon = np.linspace(0.05, 0.95, 19), 1e-6
    slope = (loss(yhat + epsilon, y) - loss(yhat - epsilon, y)) / (2 * epsilon)
    assert np.allclose(derivative(yhat, y), slope, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("yhat", [0.0, 1.0])
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_cross_entropy_of_a_sure_answer_is_nothing_or_large_but_finite(yhat, y):
    loss, derivative = LOSSES["cross_entropy"]
    assert loss(yhat, y) == 0 if yhat == y else 700 < loss(yhat, y) < 710
    assert np.isfinite(derivative(yhat, y))


@given(z=st.floats(-30, 30), y=st.sampled_from([0.0, 0.5, 1.0]))
def test_the_cross_entropy_taken_from_z_is_that_of_the_sigmoid_of_z(z, y):
    expected = LOSSES["cross_entropy"].loss(ACTIVATIONS["sigmoid"].g(np.array(z)), y)
    assert math.isclose(cross_entropy_of_z(z, y), expected, rel_tol=1e-4, abs_tol=1e-12)


@pytest.mark.parametrize("z", [40.0, 709.0, 1e4, 1e300])
def test_far_out_the_cross_entropy_grows_as_z_itself(z):
    assert cross_entropy_of_z(z, 0.0) == z == cross_entropy_of_z(-z, 1.0)
    assert cross_entropy_of_z(z, 1.0) <= math.exp(-40) and cross_entropy_of_z(-z, 0.0) <= math.exp(-40)


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_loss_and_its_slope_stay_finite_however_far_z_is(loss, output, y):
    A = ACTIVATIONS[output].g(FAR)
    assert np.isfinite(output_loss(loss, FAR, A, y)).all()
    assert np.isfinite(output_dZ(loss, output, FAR, A, y)).all()


@EVERY
@EVERY_TYPE
@pytest.mark.parametrize("part", ["loss", "derivative"])
def test_answers_and_labels_of_every_type_give_the_bits_of_the_same_numbers_in_float64(name, part, kind):
    function, answers = getattr(LOSSES[name], part), np.array([0, 1, 0, 1], dtype=kind)
    for labels in (answers[::-1], np.array([0, 0, 1, 1], dtype=kind), np.array([1, 0, 0, 1], dtype=np.uint8)):
        found = function(answers, labels)
        assert found.dtype == float and found.tobytes() == function(answers.astype(float), labels.astype(float)).tobytes()
    assert function(answers[0], answers[1]) == function(0.0, 1.0)


@EVERY_TYPE
def test_the_cross_entropy_of_a_z_and_the_output_functions_take_every_type(kind):
    Z, Y = np.array([0, 1, 100], dtype=kind), np.array([0, 1, 1], dtype=kind)
    assert np.array_equal(cross_entropy_of_z(Z, Y), cross_entropy_of_z(Z.astype(float), Y.astype(float)))
    for loss, output in OUTPUTS:
        A = ACTIVATIONS[output].g(Z)
        wide = [numbers.astype(float) for numbers in (Z, A, Y)]
        assert np.array_equal(output_loss(loss, Z, A, Y), output_loss(loss, *wide))
        assert np.allclose(output_dZ(loss, output, Z, A, Y), output_dZ(loss, output, *wide), rtol=0, atol=1e-2)


@pytest.mark.parametrize("function", [loss for pair in LOSSES.values() for loss in pair] + [cross_entropy_of_z])
def test_plain_numbers_and_lists_are_taken_too(function):
    assert function([1, 0], [True, 0.5]).tolist() == [function(1, 1), function(0.0, 0.5)]


@given(z=st.floats(-1e300, 1e300), y=st.floats(-1e300, 1e300))
def test_the_squared_error_is_finite_and_never_negative(z, y):
    assert 0 <= LOSSES["squared_error"].loss(z, y) <= 1e300 * (1 + 1e-12)


@given(yhat=st.floats(0, 1), y=st.sampled_from([0.0, 1.0]))
def test_the_cross_entropy_is_finite_and_never_negative(yhat, y):
    assert 0 <= LOSSES["cross_entropy"].loss(yhat, y) < 710


@pytest.mark.parametrize("z", [-1e300, 1e300, -1e151, 1e151])
def test_an_error_beyond_all_measure_is_charged_as_1e150(z):
    assert math.isclose(LOSSES["squared_error"].loss(z, 0.0), 1e300)


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_slope_in_z_is_what_central_differences_say(loss, output, y):
    Z, epsilon = np.linspace(-4, 4, 17), 1e-5
    g = ACTIVATIONS[output].g
    sides = [output_loss(loss, z, g(z), y) for z in (Z + epsilon, Z - epsilon)]
    assert np.allclose(output_dZ(loss, output, Z, g(Z), y), (sides[0] - sides[1]) / (2 * epsilon), rtol=1e-7, atol=1e-9)


def test_sigmoid_and_cross_entropy_together_have_the_slope_yhat_minus_y():
    Z = np.array([[-2.0, 0.0, 3.0]])
    A, Y = ACTIVATIONS["sigmoid"].g(Z), np.array([[1.0, 0.0, 1.0]])
    long_way = LOSSES["cross_entropy"].derivative(A, Y) * ACTIVATIONS["sigmoid"].g_prime(Z)
    assert np.allclose(output_dZ("cross_entropy", "sigmoid", Z, A, Y), long_way, rtol=1e-12)
    assert np.array_equal(output_dZ("cross_entropy", "sigmoid", Z, A, Y), A - Y)
