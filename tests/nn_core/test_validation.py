"""What is refused at the engine's door: numbers that are none, and labels that are no probabilities; each in one sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn_core
from nn_core.landscapes import unit_cost, unit_gradient

NET = nn_core.Network(n=(2, 3, 1))
REAL = nn_core.Network(n=(2, 3, 1), output="linear", loss="squared_error")
UNIT = nn_core.Network(n=(2, 1))
X, Y = np.array([[0.5, -1.0, 2.0], [1.0, 0.0, -2.0]]), np.array([[1.0, 0.0, 1.0]])


def theta_of(net):
    return nn_core.initialize(net, "he", seed=0)


def train(net, X, Y):
    return nn_core.train(net, theta_of(net), X, Y, learning_rate=0.5, steps=10)  # not asked for a single snapshot


def cost(net, X, Y):
    return nn_core.cost(net, nn_core.forward(net, theta_of(net), X), Y)


def backward(net, X, Y):
    return nn_core.backward(net, theta_of(net), nn_core.forward(net, theta_of(net), X), Y)


def gradient_check(net, X, Y):
    return nn_core.gradient_check(net, theta_of(net), X, Y)


def numerical_gradient(net, X, Y):
    return nn_core.numerical_gradient(net, theta_of(net), X, Y)


def way_back(net, X, Y):
    return nn_core.way_back(net, theta_of(net), nn_core.forward(net, theta_of(net), X), Y)


WITH_LABELS = pytest.mark.parametrize("door", [train, cost, backward, gradient_check, numerical_gradient, way_back])
NO_NUMBERS = pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])


def spoilt(numbers, bad):
    """The same numbers with one of them replaced."""
    numbers = np.array(numbers, dtype=float)
    numbers.flat[-1] = bad
    return numbers


@WITH_LABELS
@pytest.mark.parametrize("labels", [[[1, 2, 1]], [[-1, 1, 1]], [[0, 1, 1 + 1e-9]], [[0, -1e-300, 1]], [[0, 255, 0]]], ids=str)
def test_labels_outside_0_to_1_are_refused_with_cross_entropy(door, labels):
    with pytest.raises(ValueError, match=r"Y should hold labels from 0 to 1 for cross-entropy, got (2|-1|1\.0000|255)"):
        door(NET, X, labels)


@WITH_LABELS
@pytest.mark.parametrize("labels", [[[1, 2, 1]], [[-1, 1, 1]], [[1e6, -3, 0.5]]], ids=str)
def test_a_squared_error_takes_any_finite_answer(door, labels):
    door(REAL, X, labels)


@WITH_LABELS
@pytest.mark.parametrize("labels", [[[0, 1, 1]], [[True, False, True]], [[0.25, 0.5, 1.0]], [[0, 0, 0]], [[-0.0, 1, 1]]], ids=str)
def test_every_probability_is_a_label(door, labels):
    door(NET, X, labels)
    door(NET, X, np.array(labels, dtype="float32"))


@WITH_LABELS
def test_the_answers_of_classes_add_up_to_1_in_every_column(door):
    classes, first = nn_core.Network(n=(2, 3, 2), output="softmax"), np.array([[1, 0, 0.4]])
    door(classes, X, np.vstack([first, 1 - first]))
    for second, says in ((first, "2"), (1 - first - [[0, 0, 0.1]], r"0\.9")):
        with pytest.raises(ValueError, match=f"columns that add up to 1 for softmax, got one of {says}"):
            door(classes, X, np.vstack([first, second]))


@WITH_LABELS
@NO_NUMBERS
@pytest.mark.parametrize("net", [NET, REAL], ids=lambda net: net.loss)
def test_an_answer_that_is_no_finite_number_is_refused_under_every_loss(door, net, bad):
    with pytest.raises(ValueError, match=f"Y should hold finite numbers, got {bad}"):
        door(net, X, spoilt(Y, bad))


@WITH_LABELS
@NO_NUMBERS
def test_an_example_that_is_no_finite_number_is_refused(door, bad):
    with pytest.raises(ValueError, match=f"X should hold finite numbers, got {bad}"):
        door(NET, spoilt(X, bad), Y)


@pytest.mark.parametrize("door", [nn_core.forward, nn_core.predict])
@NO_NUMBERS
def test_without_answers_too_an_example_that_is_no_finite_number_is_refused(door, bad):
    with pytest.raises(ValueError, match=f"X should hold finite numbers, got {bad}"):
        door(NET, theta_of(NET), spoilt(X, bad))


def slope(x, y):
    return nn_core.measured_slope(UNIT, theta_of(UNIT), x, y, ("w", 0), 1e-4)


def walk(x, y):
    return nn_core.walk(UNIT, theta_of(UNIT), x, y)


@pytest.mark.parametrize("door", [walk, slope])
def test_the_chain_of_one_example_refuses_the_same(door):
    for x, y, says in (
        (X[:, :1], [[2]], "labels from 0 to 1"),
        (X[:, :1], [[np.nan]], "Y should"),
        ([[1], [np.inf]], [[1]], "X should"),
    ):
        with pytest.raises(ValueError, match=says):
            door(x, y)


@pytest.mark.parametrize("door", [unit_cost, unit_gradient])
def test_the_landscape_of_one_unit_refuses_the_same(door):
    at = np.array([1.0, 0.5])
    for x, y, says in (
        ([1, 2], [1, 2], "labels from 0 to 1"),
        ([1, 2], [0, np.nan], "Y should"),
        ([1, -np.inf], [0, 1], "X should"),
    ):
        with pytest.raises(ValueError, match=says):
            door("cross_entropy", at, x, y)
    assert np.isfinite(door("squared_error", at, [1, 2], [1, 2])).all()


@given(seed=st.integers(0, 2**32), labels=st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_whatever_is_let_in_has_a_cost_of_0_or_more(seed, labels):
    theta = nn_core.initialize(NET, "he", seed=seed)
    run = nn_core.train(NET, theta, X, [labels], learning_rate=0.5, steps=20, record_every=20)
    assert all(snapshot.cost >= 0 for snapshot in run)


def test_a_training_looks_at_its_examples_once_and_not_at_every_step(monkeypatch):
    looked, real = [], np.isfinite
    monkeypatch.setattr("nn_core.validation.np.isfinite", lambda numbers: looked.append(np.shape(numbers)) or real(numbers))
    run = train(NET, X, Y)
    at_the_door = len(looked)
    next(run)
    next(run)
    assert X.shape in looked[:at_the_door] and Y.shape in looked[:at_the_door]
    assert X.shape not in looked[at_the_door:] and Y.shape not in looked[at_the_door:]
