"""The activation functions and their slopes: against `math` and each other, for every type, and at the ends of the numbers."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import activations
from nn_core.activations import ACTIVATIONS, LEAK, sigmoid, tanh

WHOLE = ["bool", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))]
FLOATS = ["float16", "float32", "float64"]
EVERY = pytest.mark.parametrize("name", ACTIVATIONS)
EVERY_WHOLE = pytest.mark.parametrize("kind", WHOLE)
EVERY_FLOAT = pytest.mark.parametrize("kind", FLOATS)
EVERY_TYPE = pytest.mark.parametrize("kind", WHOLE + FLOATS)
FAR = np.array([-1e300, -1e154, -710.0, -709.0, -40.0, -1e-300, 0.0, 1e-300, 40.0, 709.0, 710.0, 1e154, 1e300])
NEAR = np.array([-20.0, -3.0, -1.0, -0.1, 0.1, 0.5, 1.0, 2.0, 20.0])
BY_MATH = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(0.0, z),
    "leaky_relu": lambda z: z if z > 0 else LEAK * z,
    "linear": lambda z: z,
}
SLOPE_AT_0 = {"sigmoid": 0.25, "tanh": 1.0, "relu": 0.0, "leaky_relu": 0.01, "linear": 1.0}
ENDS = {  # g(−1e300), g(1e300), g′(−1e300), g′(1e300)
    "sigmoid": (0.0, 1.0, 0.0, 0.0),
    "tanh": (-1.0, 1.0, 0.0, 0.0),
    "relu": (0.0, 1e300, 0.0, 1.0),
    "leaky_relu": (-1e298, 1e300, 0.01, 1.0),
    "linear": (-1e300, 1e300, 1.0, 1.0),
}


def same_bits(a, b):
    return np.asarray(a).dtype == np.asarray(b).dtype and np.asarray(a).tobytes() == np.asarray(b).tobytes()


def ends_of(kind):
    """The smallest and the largest number of a type, and 0 and 1."""
    if kind == "bool":
        return np.array([False, True])
    limits = np.finfo(kind) if kind in FLOATS else np.iinfo(kind)
    return np.array([limits.min, 0, 1, limits.max], dtype=kind)


def test_the_activations_are_these_five():
    assert set(ACTIVATIONS) == set(BY_MATH)


@EVERY
def test_values_are_those_of_the_math_module(name):
    Z = np.concatenate([NEAR, [-709.0, 0.0, 709.0]])
    assert np.allclose(ACTIVATIONS[name].g(Z), [BY_MATH[name](z) for z in Z], rtol=1e-14, atol=0)


@EVERY
def test_slopes_are_what_central_differences_say(name):
    g, g_prime = ACTIVATIONS[name]
    epsilon = 1e-6
    assert np.allclose(g_prime(NEAR), (g(NEAR + epsilon) - g(NEAR - epsilon)) / (2 * epsilon), rtol=1e-7, atol=1e-9)


@EVERY
def test_the_slope_at_zero_is_the_documented_one(name):
    assert ACTIVATIONS[name].g_prime(np.zeros((1, 1))) == SLOPE_AT_0[name]


@EVERY
def test_values_and_slopes_at_the_ends_of_the_numbers_are_the_limits_without_any_warning(name):
    g, g_prime = ACTIVATIONS[name]
    ends = np.array([-1e300, 1e300])
    assert np.allclose([*g(ends), *g_prime(ends)], ENDS[name], rtol=1e-14, atol=1e-307)


@EVERY
def test_nothing_leaves_the_numbers_however_far_z_is(name):
    g, g_prime = ACTIVATIONS[name]
    assert np.isfinite(g(FAR)).all() and np.isfinite(g_prime(FAR)).all()


@EVERY
@given(z=st.floats(-1e300, 1e300), further=st.floats(0, 1e300))
def test_no_activation_ever_falls(name, z, further):
    low, high = ACTIVATIONS[name].g(np.array([z, min(z + further, 1e300)]))
    assert low <= high


@given(z=st.floats(-1e300, 1e300))
def test_the_sigmoid_stays_a_probability_above_zero_and_the_tanh_between_minus_one_and_one(z):
    assert 0 < ACTIVATIONS["sigmoid"].g(np.array(z)) <= 1
    assert -1 <= ACTIVATIONS["tanh"].g(np.array(z)) <= 1


@given(z=st.floats(-700, 700))
def test_the_sigmoid_of_minus_z_is_what_is_missing_to_one(z):
    up, down = ACTIVATIONS["sigmoid"].g(np.array([z, -z]))
    assert math.isclose(up + down, 1.0, rel_tol=1e-15)


@EVERY
def test_writing_into_out_gives_the_same_bits_and_returns_out(name):
    Z = np.concatenate([FAR, NEAR]).reshape(2, 11)
    out = np.full_like(Z, np.nan)
    assert ACTIVATIONS[name].g(Z, out=out) is out
    assert same_bits(out, ACTIVATIONS[name].g(Z))


@EVERY
def test_writing_over_z_itself_gives_the_same_bits(name):
    Z = np.concatenate([FAR, NEAR])
    expected = ACTIVATIONS[name].g(Z)
    assert same_bits(ACTIVATIONS[name].g(Z, out=Z), expected)


@EVERY
def test_z_is_left_as_it_is(name):
    Z = NEAR.copy()
    ACTIVATIONS[name].g(Z)
    ACTIVATIONS[name].g_prime(Z)
    assert same_bits(Z, NEAR)


@EVERY
def test_a_known_a_gives_the_same_slope(name):
    g, g_prime = ACTIVATIONS[name]
    Z = np.concatenate([FAR, NEAR])
    assert same_bits(g_prime(Z), g_prime(Z, g(Z)))


@EVERY
@pytest.mark.parametrize("shape", [(), (4,), (3, 1), (2, 3, 4)])
def test_every_shape_keeps_its_shape(name, shape):
    g, g_prime = ACTIVATIONS[name]
    assert np.shape(g(np.ones(shape))) == shape and np.shape(g_prime(np.ones(shape))) == shape


@EVERY
def test_a_matrix_gives_what_its_elements_give_one_by_one(name):
    Z = np.random.default_rng(0).normal(scale=5, size=(3, 7))
    one_by_one = np.array([[ACTIVATIONS[name].g(np.array([z]))[0] for z in row] for row in Z])
    assert np.allclose(ACTIVATIONS[name].g(Z), one_by_one, rtol=1e-15, atol=0)


@EVERY
@EVERY_WHOLE
@settings(max_examples=25)
@given(data=st.data())
def test_whole_numbers_and_truth_values_give_the_bits_of_the_same_numbers_in_float64(name, kind, data):
    Z = data.draw(arrays(kind, st.integers(1, 5)))
    for function in ACTIVATIONS[name]:
        assert same_bits(function(Z), function(Z.astype(float)))


@EVERY
@pytest.mark.parametrize("z", [True, 3, -3.0, np.uint8(255), np.int8(-128), np.float64(2)], ids=repr)
def test_a_single_number_is_taken_as_a_number(name, z):
    for function in ACTIVATIONS[name]:
        assert same_bits(function(z), function(np.float64(z)))
    assert math.isclose(ACTIVATIONS[name].g(z), BY_MATH[name](float(z)), rel_tol=1e-14)


@EVERY
@EVERY_FLOAT
@settings(max_examples=25)
@given(data=st.data())
def test_floating_point_numbers_of_every_size_keep_their_type_and_their_precision(name, kind, data):
    finite = st.floats(allow_nan=False, allow_infinity=False, width=8 * np.dtype(kind).itemsize)
    Z = data.draw(arrays(kind, st.integers(1, 5), elements=finite))
    g, g_prime = ACTIVATIONS[name]
    rounding, smallest_sigmoid = 8 * np.finfo(kind).eps, {"float16": 2e-5, "float32": 1e-38, "float64": 0}[kind]
    assert g(Z).dtype == g_prime(Z).dtype == kind
    assert np.allclose(g(Z), g(Z.astype(float)), rtol=rounding, atol=smallest_sigmoid)
    assert np.allclose(g_prime(Z), g_prime(Z.astype(float)), rtol=0, atol=rounding)


@EVERY
@EVERY_TYPE
def test_the_ends_of_every_type_give_finite_numbers_and_no_warning(name, kind):
    g, g_prime = ACTIVATIONS[name]
    assert np.isfinite(g(ends_of(kind))).all() and np.isfinite(g_prime(ends_of(kind))).all()


@EVERY_TYPE
def test_the_sigmoid_of_every_type_stays_above_zero(kind):
    assert (sigmoid(ends_of(kind)) > 0).all()


@EVERY
@EVERY_TYPE
@pytest.mark.parametrize("target", ["float32", "float64"])
def test_out_may_be_of_another_floating_point_type_than_z(name, kind, target):
    Z = np.array([0, 1, 100], dtype=kind)
    out = np.full(3, np.nan, target)
    assert ACTIVATIONS[name].g(Z, out=out) is out
    assert np.allclose(out, ACTIVATIONS[name].g(Z), rtol=1e-2 if kind == "float16" else 1e-6, atol=1e-5)


def test_the_sigmoid_of_the_whole_number_255_is_one_and_not_that_of_minus_1():
    assert sigmoid(np.array([255], dtype=np.uint8)) == 1.0


@given(Z=arrays(float, st.integers(1, 9), elements=st.floats(allow_nan=False)))
def test_in_float64_the_sigmoid_has_the_bits_of_its_formula(Z):
    assert same_bits(sigmoid(Z), 1.0 / (np.exp(np.minimum(-Z, 709.0)) + 1.0))


@pytest.mark.parametrize("reach", [1e-9, 0.05, 1.0, 30.0, 2000.0])
def test_tanh_over_e_z_as_on_processors_without_avx_512_gives_the_same_numbers(reach, monkeypatch):
    monkeypatch.setattr(activations, "QUICK_TANH", False)
    Z = np.linspace(-reach, reach, activations.MANY + 1)[None]
    near_zero = reach < activations.NEAR_ZERO
    np.testing.assert_allclose(tanh(Z), np.tanh(Z), rtol=1e-15 if near_zero else 1e-9, atol=0 if near_zero else 3e-16)
    A = Z.copy()
    assert np.array_equal(tanh(A, out=A), tanh(Z)) and A[0, -1] == tanh(Z)[0, -1]
