"""Forward and backward: by hand, against central differences, in a random direction, and at the ends of the numbers."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nn_core.activations import ACTIVATIONS
from nn_core.checking import gradient_check, numerical_gradient
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import Cache, backward, cost, forward, predict

OUTPUTS = [("cross_entropy", "sigmoid"), ("squared_error", "sigmoid"), ("squared_error", "linear"), ("squared_error", "tanh")]
CLASSES = ("cross_entropy", "softmax")
SIZES = (3, 5, 4, 4, 3, 4)  # n[0..5]; the output layer comes last
ENDS = (0.0, 1e-300, 1.0, 709.0, 710.0, 745.0, 1e10, 1e150, 1e155, 1e300)
FAR = np.array([[sign * size for size in ENDS for sign in (-1, 1)]])


def make_example(net, seed, m=6):
    """theta with nowhere-zero b, X and Y; Y is 0 or 1 where the loss needs it."""
    rng = np.random.default_rng(seed)
    theta = initialize(net, "he", scale=0.9, seed=rng)
    for b in theta.b.values():
        b[:] = rng.normal(scale=0.3, size=b.shape)
    X, Y = rng.normal(size=(net.n[0], m)), rng.normal(size=(net.n[-1], m))
    if net.output == "softmax":
        return theta, X, (Y.max(axis=0) == Y).astype(float)
    return theta, X, (Y > 0).astype(float) if net.loss == "cross_entropy" else Y


def far_from_kinks(net, theta, X, distance=2e-3):
    Z = forward(net, theta, X).Z
    return all(np.abs(Z[l]).min() > distance for l in Z if "relu" in net.activation(l))


def make_smooth_example(net):
    """The first example without a z near the kink of a ReLU and with something to learn in every layer."""
    for seed in range(1000):
        theta, X, Y = make_example(net, seed)
        grads = backward(net, theta, forward(net, theta, X), Y)
        if far_from_kinks(net, theta, X) and all(np.linalg.norm(dW) > 1e-3 for dW in grads.W.values()):
            return theta, X, Y
    raise AssertionError("no smooth example among 1000")


@pytest.mark.parametrize(
    ("loss", "output", "outputs"), [*((*pair, n) for pair in OUTPUTS for n in (1, 3)), (*CLASSES, 2), (*CLASSES, 3)]
)
@pytest.mark.parametrize("L", range(1, 7))
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_the_gradient_is_what_central_differences_say(hidden, L, loss, output, outputs):
    net = Network((*SIZES[:L], outputs), hidden, output, loss)
    theta, X, Y = make_smooth_example(net)
    assert gradient_check(net, theta, X, Y) < 1e-7
    grads, slopes = backward(net, theta, forward(net, theta, X), Y), numerical_gradient(net, theta, X, Y)
    for l in range(1, L + 1):
        assert np.linalg.norm(grads.W[l] - slopes.W[l]) < 1e-7 * np.linalg.norm(grads.W[l])


def test_the_gradient_is_right_when_every_hidden_layer_bends_in_its_own_way():
    net = Network((3, 4, 4, 4, 4, 4, 2), tuple(ACTIVATIONS), "linear", "squared_error")
    assert gradient_check(net, *make_smooth_example(net)) < 1e-7


@settings(deadline=None, max_examples=150)
@given(
    hidden=st.lists(st.sampled_from(list(ACTIVATIONS)), max_size=5),
    units=st.lists(st.integers(1, 6), min_size=7, max_size=7),
    loss_and_output=st.sampled_from([*OUTPUTS, CLASSES]),
    m=st.integers(1, 8),
    seed=st.integers(0, 2**32),
)
def test_in_any_direction_the_cost_rises_as_the_gradient_says(hidden, units, loss_and_output, m, seed):
    last = units[-1] + (loss_and_output == CLASSES)  # there are two classes at least
    net = Network((*units[: len(hidden) + 1], last), hidden, *reversed(loss_and_output))
    theta, X, Y = make_example(net, seed, m)
    assume(far_from_kinks(net, theta, X))
    vector, epsilon = theta.to_vector(), 1e-5
    direction = np.random.default_rng(seed + 1).normal(size=vector.shape)
    direction /= np.linalg.norm(direction)
    near = [Parameters.from_vector(net, vector + side * direction) for side in (epsilon, -epsilon)]
    costs = [cost(net, forward(net, theta, X), Y) for theta in near]
    gradient = backward(net, theta, forward(net, theta, X), Y).to_vector()
    rise = (costs[0] - costs[1]) / (2 * epsilon)
    assert rise == pytest.approx(gradient @ direction, rel=1e-7, abs=1e-7 * np.linalg.norm(gradient) + 1e-10)


def test_a_relu_network_worked_by_hand():
    net = Network((2, 2, 1), "relu", "linear", "squared_error")
    theta = Parameters(
        {1: np.array([[1.0, 1], [2, -1]]), 2: np.array([[1.0, -2]])}, {1: np.array([[0.0], [-1]]), 2: np.array([[3.0]])}
    )
    X, Y = [[1, 2], [3, -1]], [[6, -2]]  # two examples: (1, 3) with y = 6 and (2, −1) with y = −2
    cache = forward(net, theta, X)
    assert cache.Z[1].tolist() == [[4, 1], [-2, 4]] and cache.A[1].tolist() == [[4, 1], [0, 4]]
    assert cache.A[2].tolist() == [[7, -4]] == predict(net, theta, X).tolist()
    assert cost(net, cache, Y) == (1**2 + 2**2) / 2
    grads = backward(net, theta, cache, Y)  # dZ[2] = 2 (ŷ − y) = (2, −4)
    assert grads.W[2].tolist() == [[(2 * 4 - 4 * 1) / 2, (2 * 0 - 4 * 4) / 2]] and grads.b[2].tolist() == [[-1]]
    # dA[1] = W[2]ᵀ dZ[2] = ((2, −4), (−4, 8)); the second unit is off for the first example: dZ[1] = ((2, −4), (0, 8))
    assert grads.W[1].tolist() == [[-3, 5], [8, -4]] and grads.b[1].tolist() == [[-1], [4]]


def test_a_sigmoid_unit_worked_by_hand():
    net, log3 = Network((1, 1)), math.log(3)
    theta = Parameters({1: np.array([[log3]])}, {1: np.array([[-log3]])})
    cache = forward(net, theta, [[1, 2]])  # z = 0 and ln 3
    assert np.allclose(cache.A[1], [[1 / 2, 3 / 4]], rtol=1e-15)
    assert math.isclose(cost(net, cache, [[1, 0]]), (math.log(2) + math.log(4)) / 2)
    grads = backward(net, theta, cache, [[1, 0]])  # dZ = (−1/2, 3/4)
    assert np.allclose([grads.W[1], grads.b[1]], [[[(-1 / 2 * 1 + 3 / 4 * 2) / 2]], [[(-1 / 2 + 3 / 4) / 2]]], rtol=1e-14)


def test_three_classes_worked_by_hand():
    net, log2 = Network((1, 3), output="softmax"), math.log(2)
    theta = Parameters({1: np.array([[log2], [0.0], [0.0]])}, {1: np.zeros((3, 1))})
    cache = forward(net, theta, [[1, 0]])  # z = (ln 2, 0, 0) and (0, 0, 0)
    assert np.allclose(cache.A[1].T, [[1 / 2, 1 / 4, 1 / 4], [1 / 3, 1 / 3, 1 / 3]], rtol=1e-15)
    Y = np.array([[1, 0], [0, 0], [0, 1]])
    assert math.isclose(cost(net, cache, Y), (math.log(2) + math.log(3)) / 2)
    grads = backward(net, theta, cache, Y)  # dZ = (−1/2, 1/4, 1/4) and (1/3, 1/3, −2/3)
    assert np.allclose(grads.W[1].T, [[-1 / 4, 1 / 8, 1 / 8]]) and np.allclose(grads.b[1].T, [[-1 / 12, 7 / 24, -5 / 24]])


def test_two_classes_are_the_sigmoid_of_the_difference():
    classes, unit = Network((3, 4, 2), output="softmax"), Network((3, 4, 1))
    theta, X, Y = make_example(classes, 3)
    one = Parameters(theta.W | {2: theta.W[2][1:] - theta.W[2][:1]}, theta.b | {2: theta.b[2][1:] - theta.b[2][:1]})
    caches = forward(classes, theta, X), forward(unit, one, X)
    np.testing.assert_allclose(caches[0].A[2][1:], caches[1].A[2], rtol=1e-13)
    assert cost(classes, caches[0], Y) == pytest.approx(cost(unit, caches[1], Y[1:]), rel=1e-13)
    grads = backward(classes, theta, caches[0], Y), backward(unit, one, caches[1], Y[1:])
    np.testing.assert_allclose(grads[0].W[1], grads[1].W[1], rtol=1e-12, atol=1e-16)
    np.testing.assert_allclose(grads[0].W[2], np.vstack([-grads[1].W[2], grads[1].W[2]]), rtol=1e-12)


def test_the_cost_of_a_class_is_finite_and_its_answers_add_up_to_1_however_far_z_is():
    net = Network((1, 3), output="softmax")
    ends = np.append(FAR, [1.7e308, -1.7e308])
    Z = np.stack(np.meshgrid(ends, ends, ends)).reshape(3, -1)
    with np.errstate(over="ignore"):  # as `forward` does
        A = net.g(1)(Z)
    assert np.allclose(A.sum(axis=0), 1) and (A >= 0).all()
    for c in range(3):
        Y = np.zeros_like(Z)
        Y[c] = 1
        for some in (slice(None), slice(0, 1), slice(-1, None)):
            J = cost(net, Cache({1: Z[:, some]}, {0: Z[:1, some], 1: A[:, some]}), Y[:, some])
            assert math.isfinite(J) and J >= 0


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
def test_an_example_with_several_outputs_pays_for_each_and_the_cost_is_the_mean_over_examples(loss, output):
    net, single = Network((3, 4, 2), "tanh", output, loss), Network((3, 4, 1), "tanh", output, loss)
    theta, X, Y = make_example(net, 0)
    alone = [Parameters(theta.W | {2: theta.W[2][[k]]}, theta.b | {2: theta.b[2][[k]]}) for k in (0, 1)]
    costs = [cost(single, forward(single, alone[k], X), Y[[k]]) for k in (0, 1)]
    assert cost(net, forward(net, theta, X), Y) == pytest.approx(sum(costs), rel=1e-14)
    each = [cost(net, forward(net, theta, X[:, [i]]), Y[:, [i]]) for i in range(X.shape[1])]
    assert cost(net, forward(net, theta, X), Y) == pytest.approx(np.mean(each), rel=1e-14)


def test_forward_and_backward_leave_theta_x_and_y_alone():
    net = Network((3, 4, 4, 2), "leaky_relu")
    theta, X, Y = make_example(net, 1)
    before = [theta.to_vector(), X.copy(), Y.copy()]
    backward(net, theta, forward(net, theta, X), Y)
    assert all(np.array_equal(*pair) for pair in zip(before, [theta.to_vector(), X, Y], strict=True))


def test_whole_numbers_are_computed_in_double_precision_and_single_precision_stays_single():
    net = Network((2, 2, 1))
    whole = Parameters({1: np.array([[1, -2], [0, 1]]), 2: np.array([[1, -1]])}, {1: np.array([[0], [1]]), 2: np.array([[2]])})
    X = np.array([[1, 2, -1], [0, -1, 1]])
    double, single = (
        Parameters(*({l: part[l].astype(kind) for l in part} for part in (whole.W, whole.b))) for kind in (float, "f4")
    )
    assert np.array_equal(predict(net, whole, X), predict(net, double, X.astype(float)))
    cache = forward(net, single, X)
    gradient = backward(net, single, cache, [[0, 1, 1]])
    arrays = [*cache.Z.values(), *cache.A.values(), *gradient.W.values(), *gradient.b.values()]
    assert {array.dtype for array in arrays} == {np.dtype("float32")}
    np.testing.assert_allclose(cache.A[2], predict(net, double, X), rtol=1e-6)


@pytest.mark.parametrize(("loss", "output"), OUTPUTS)
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_cost_and_the_gradient_are_finite_however_far_z_is(loss, output, y):
    net = Network((1, 1), "tanh", output, loss)
    Y, X = np.full_like(FAR, y), np.ones_like(FAR)
    together = Cache({1: FAR}, {0: X, 1: ACTIVATIONS[output].g(FAR)})
    assert type(cost(net, together, Y)) is float and math.isfinite(cost(net, together, Y))
    for z in FAR[0]:
        theta = Parameters({1: np.array([[z]])}, {1: np.zeros((1, 1))})
        cache = forward(net, theta, [[1.0]])
        assert math.isfinite(cost(net, cache, [[y]]))
        assert np.isfinite(backward(net, theta, cache, [[y]]).to_vector()).all()


@given(z=st.floats(-1e300, 1e300), y=st.sampled_from([0.0, 1.0, -1.0, 1e6, -1e300]), loss_and_output=st.sampled_from(OUTPUTS))
def test_no_z_and_no_label_makes_the_cost_infinite(z, y, loss_and_output):
    loss, output = loss_and_output
    y = abs(np.sign(y)) if loss == "cross_entropy" else y
    Z = np.array([[z, -z]])
    assert math.isfinite(
        cost(Network((1, 1), "tanh", output, loss), Cache({1: Z}, {1: ACTIVATIONS[output].g(Z)}), np.full((1, 2), y))
    )


def test_products_that_overflow_give_no_warning():
    net = Network((2, 3, 1), "relu", "linear", "squared_error")
    theta = initialize(net, "constant", scale=1e200)
    backward(net, theta, forward(net, theta, [[1e200], [-1e200]]), [[1.0]])


@pytest.mark.parametrize("X", [np.zeros((3, 5)), np.zeros(2), np.zeros((2, 0)), np.zeros((2, 5, 1))])
def test_examples_that_do_not_fit_are_refused_naming_both_shapes(X):
    net = Network((2, 4, 1))
    for function in (forward, predict):
        with pytest.raises(ValueError) as refusal:
            function(net, initialize(net), X)
        assert "(2, m)" in str(refusal.value) and str(X.shape) in str(refusal.value)


@pytest.mark.parametrize("Y", [np.zeros((1, 4)), np.zeros((2, 5)), np.zeros(5), np.zeros((5, 1))])
def test_answers_that_do_not_fit_are_refused_naming_both_shapes(Y):
    net = Network((2, 4, 1))
    theta = initialize(net)
    cache = forward(net, theta, np.zeros((2, 5)))
    for refused in (lambda: cost(net, cache, Y), lambda: backward(net, theta, cache, Y)):
        with pytest.raises(ValueError) as refusal:
            refused()
        assert "(1, 5)" in str(refusal.value) and str(Y.shape) in str(refusal.value)


def test_parameters_of_another_network_are_refused_naming_both_shapes():
    net, theta = Network((2, 4, 1)), initialize(Network((2, 5, 1)))
    with pytest.raises(ValueError, match=r"\(4, 2\).*\(5, 2\)"):
        forward(net, theta, np.zeros((2, 3)))
    with pytest.raises(ValueError, match=r"\(4, 2\).*\(5, 2\)"):
        backward(net, theta, forward(net, initialize(net), np.zeros((2, 3))), np.zeros((1, 3)))
