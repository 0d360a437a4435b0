"""The way back through many layers: every array on it, and what theory says about its size."""

import numpy as np
import pytest

import nn_core
from nn_core.depth import backward_factors, name_passage, predicted_norms, typical_slope, way_back
from nn_core.drawings import draw_picture
from nn_core.network import SPREADS

NETS = [
    nn_core.Network((8, 9, 9, 9, 4), "sigmoid"),
    nn_core.Network((3, 5, 2, 4, 1), ("tanh", "relu", "leaky_relu")),
    nn_core.Network((2, 3, 1), "tanh", output="linear", loss="squared_error"),
    nn_core.Network((2, 1)),
]


def made(net, method="xavier", seed=0, m=6, scale=1.0):
    """(theta, cache, Y) of a network with random first weights and random examples."""
    rng = np.random.default_rng(1000 + seed)
    theta = nn_core.initialize(net, method, scale=scale, seed=seed)
    return theta, nn_core.forward(net, theta, rng.normal(size=(net.n[0], m))), (rng.random((net.n[-1], m)) > 0.5).astype(float)


@pytest.mark.parametrize("net", NETS, ids=str)
def test_the_way_back_ends_at_the_gradient_that_backward_gives(net):
    theta, cache, Y = made(net)
    back, gradient = way_back(net, theta, cache, Y), nn_core.backward(net, theta, cache, Y)
    for l in range(1, net.L + 1):
        np.testing.assert_array_equal(back.dW[l], gradient.W[l])
        np.testing.assert_allclose(back.dZ[l] @ cache.A[l - 1].T / 6, gradient.W[l], rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(back.dZ[l].mean(axis=1, keepdims=True), gradient.b[l], rtol=1e-12, atol=1e-15)
        assert back.dA[l].shape == back.dZ[l].shape == cache.Z[l].shape


@pytest.mark.parametrize("net", NETS, ids=str)
def test_every_dz_is_da_times_the_slope(net):
    theta, cache, Y = made(net)
    back = way_back(net, theta, cache, Y)
    for l in range(1, net.L + 1):
        slope = nn_core.ACTIVATIONS[net.activation(l)].g_prime(cache.Z[l], cache.A[l])
        np.testing.assert_allclose(back.dZ[l], back.dA[l] * slope, rtol=1e-9, atol=1e-12)


def test_with_softmax_dz_is_da_by_all_the_slopes_of_an_example():
    net = nn_core.Network((3, 4, 3), output="softmax")
    theta, cache, _ = made(net)
    Y = np.eye(3)[:, np.arange(cache.A[2].shape[1]) % 3]
    back, A = way_back(net, theta, cache, Y), cache.A[2]
    for i in range(A.shape[1]):
        slopes = np.diag(A[:, i]) - np.outer(A[:, i], A[:, i])  # ∂ŷ_c/∂z_k
        np.testing.assert_allclose(back.dZ[2][:, i], slopes @ back.dA[2][:, i], rtol=1e-9, atol=1e-12)


def test_a_nudge_of_an_answer_in_the_middle_changes_the_loss_as_da_says():
    net = NETS[0]
    theta, cache, Y = made(net, m=1)
    back, upper = way_back(net, theta, cache, Y), nn_core.Network(net.n[2:], "sigmoid")
    above = nn_core.Parameters({l: theta.W[l + 2] for l in (1, 2)}, {l: theta.b[l + 2] for l in (1, 2)})
    for unit in range(net.n[2]):
        nudge = np.zeros((net.n[2], 1))
        nudge[unit] = 1e-6
        up, down = (nn_core.cost(upper, nn_core.forward(upper, above, cache.A[2] + e), Y) for e in (nudge, -nudge))
        assert (up - down) / 2e-6 == pytest.approx(back.dA[2][unit, 0], rel=1e-5)


def test_shapes_that_do_not_fit_are_named():
    theta, cache, Y = made(NETS[0])
    with pytest.raises(ValueError, match=r"\(4, 6\).*\(3, 6\)"):
        way_back(NETS[0], theta, cache, Y[:3])


@pytest.mark.parametrize("method", SPREADS)
def test_the_spreads_are_those_of_the_first_weights(method):
    net = nn_core.Network((300, 200, 1))
    W = nn_core.initialize(net, method, scale=0.5, seed=3).W[1]
    assert W.std() == pytest.approx(0.5 * SPREADS[method](300, 200), rel=0.02)


@pytest.mark.parametrize(("hidden", "slope"), [("linear", 1.0), ("relu", np.sqrt(0.5)), ("leaky_relu", np.sqrt(0.50005))])
def test_the_typical_slope_of_half_the_units_on_is_the_root_of_a_half(hidden, slope):
    net = nn_core.Network((1, 2, 1), hidden)
    theta = nn_core.Parameters({1: np.array([[1.0], [-1.0]]), 2: np.ones((1, 2))}, {1: np.zeros((2, 1)), 2: np.zeros((1, 1))})
    assert typical_slope(net, nn_core.forward(net, theta, np.array([[1.0, 2.0]])), 1) == pytest.approx(slope)


def test_a_factor_worked_by_hand():
    net = nn_core.Network((2, 9, 4, 1), "linear")
    _, cache, _ = made(net)
    np.testing.assert_allclose(backward_factors(net, "random", 0.5, cache), [0.5 * 3, 0.5 * 2])
    np.testing.assert_allclose(backward_factors(net, "he", 1.0, cache), [np.sqrt(2), np.sqrt(2)])
    np.testing.assert_allclose(backward_factors(net, "xavier", 1.0, cache), [np.sqrt(2 / 13) * 3, np.sqrt(2 / 5) * 2])
    with pytest.raises(KeyError):
        backward_factors(net, "zeros", 1.0, cache)


@pytest.mark.parametrize(
    ("hidden", "method", "scale"),
    [
        ("linear", "xavier", 1.0),
        ("sigmoid", "xavier", 1.0),
        ("tanh", "random", 0.1),
        ("relu", "he", 1.0),
        ("relu", "random", 0.5),
    ],
)
def test_over_many_networks_the_mean_square_follows_the_product_of_the_factors(hidden, method, scale):
    net, found, theory = nn_core.Network((8, *[32] * 5, 4), hidden), [], []
    for seed in range(150):
        theta, cache, Y = made(net, method, seed, m=2, scale=scale)
        dZ, dW = way_back(net, theta, cache, Y).norms()
        found.append((dZ / dZ[-1]) ** 2)
        theory.append((predicted_norms(backward_factors(net, method, scale, cache), cache, (dZ[-1], dW[-1]))[0] / dZ[-1]) ** 2)
    np.testing.assert_allclose(np.sqrt(np.mean(found, axis=0)), np.sqrt(np.mean(theory, axis=0)), rtol=0.2)


def test_theory_starts_at_the_last_layer_and_multiplies_back():
    cache = nn_core.Cache({}, {0: np.array([[3.0, 4.0]]), 1: np.array([[0.0, 10.0]]), 2: np.array([[2.0, 0.0]])})
    dZ, dW = predicted_norms(np.array([0.5, 0.1]), cache, (8.0, 6.0))
    np.testing.assert_allclose(dZ, [0.4, 0.8, 8.0])
    np.testing.assert_allclose(dW, [6 * 0.05 * 2.5, 6 * 0.1 * 5, 6])


def test_a_network_without_answers_in_its_last_hidden_layer_is_predicted_to_give_nothing():
    cache = nn_core.Cache({}, {0: np.ones((1, 1)), 1: np.zeros((1, 1))})
    dZ, dW = predicted_norms(np.array([0.0]), cache, (1.0, 0.0))
    assert dZ.tolist() == [0, 1] and dW.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("norms", "word", "factor"),
    [
        ([1e-3, 1e-2, 0.1, 1.0], "vanishing", 0.1),
        ([8.0, 4.0, 2.0, 1.0], "exploding", 2.0),
        ([0.9, 7.0, 1.0], "steady", np.sqrt(0.9)),
        ([0.0, 0.5, 1.0], "dead", 0.0),
        ([0.0, 0.0], "dead", 0.0),
        ([0.3], "steady", 1.0),
    ],
)
def test_a_passage_is_called_by_what_arrives(norms, word, factor):
    called, mean = name_passage(np.array(norms))
    assert (called, mean) == (word, pytest.approx(factor))


def test_eight_numbers_tell_the_middle_from_the_rim():
    picture = np.zeros((40, 60, 3), dtype=np.uint8)
    picture[10:30, 15:45] = (255, 0, 51)
    x = nn_core.eight_numbers(picture)
    assert x.shape == (8, 1)
    np.testing.assert_allclose(x[:, 0], [2.4, -1.6, -0.8, -1.6, -1.6, -1.6, -1.5, -1.5])


def test_eight_numbers_of_drawn_pictures_are_of_moderate_size():
    X = np.hstack(
        [nn_core.eight_numbers(draw_picture(kind, seed)) for kind in ("daisy", "soil", "sky", "fern") for seed in (1, 2)]
    )
    assert np.abs(X).max() < 3
    assert X.std() > 0.5
