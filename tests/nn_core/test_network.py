"""The shape of a network, its numbers as one vector, and the first numbers."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn_core
from nn_core.network import INITIALIZATIONS, Network, Parameters, check_shapes, initialize, usual_scale

EVERY = pytest.mark.parametrize("method", INITIALIZATIONS)
NET = Network(n=(2, 4, 3, 1), hidden=("tanh", "relu"))
SIZES = st.lists(st.integers(1, 9), min_size=2, max_size=7).map(tuple)


def same_bits(theta, other):
    return theta.to_vector().tobytes() == other.to_vector().tobytes()


@pytest.mark.parametrize("name", nn_core.__all__)
def test_every_public_name_is_there(name):
    assert getattr(nn_core, name) is not None


def test_the_contract_of_the_house_is_public():
    contract = (
        "Network Parameters initialize forward cost backward predict train gradient_check ACTIVATIONS LOSSES INITIALIZATIONS"
    )
    assert set(contract.split()) <= set(nn_core.__all__)
    assert len(set(nn_core.__all__)) == len(nn_core.__all__)


def test_a_network_knows_its_layers_activations_shapes_and_size():
    assert NET.L == 3
    assert [NET.activation(l) for l in (1, 2, 3)] == ["tanh", "relu", "sigmoid"]
    assert NET.shapes() == {1: ((4, 2), (4, 1)), 2: ((3, 4), (3, 1)), 3: ((1, 3), (1, 1))}
    assert NET.parameter_count == 4 * 3 + 3 * 5 + 1 * 4


def test_a_network_without_hidden_layers_has_one_layer():
    assert Network(n=(3, 1)).L == 1 and Network(n=(3, 1), hidden=()).activation(1) == "sigmoid"


def test_a_network_cannot_be_changed_and_can_be_a_key():
    with pytest.raises(FrozenInstanceError):
        NET.n = (1, 1)
    assert {NET: "here"}[Network(n=[2, 4, 3, 1], hidden=["tanh", "relu"])] == "here"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"n": (2,)}, r"\(2,\)"),
        ({"n": ()}, r"\(\)"),
        ({"n": (2, 0, 1)}, r"\(2, 0, 1\)"),
        ({"n": (2, -3, 1)}, "-3"),
        ({"n": (2, 4, 1), "hidden": ("tanh", "relu")}, "1 hidden"),
        ({"n": (2, 4, 4, 1), "hidden": ("tanh",)}, "2 hidden"),
        ({"n": (2, 4, 1), "hidden": "softplus"}, "softplus"),
        ({"n": (2, 4, 1), "hidden": ("softplus",)}, "softplus"),
        ({"n": (2, 4, 1), "output": "step", "loss": "squared_error"}, "step"),
        ({"n": (2, 4, 1), "loss": "hinge"}, "hinge"),
        ({"n": (2, 4, 1), "output": "linear", "loss": "cross_entropy"}, "sigmoid"),
        ({"n": (2, 4, 1), "output": "tanh", "loss": "cross_entropy"}, "tanh"),
        ({"n": (2, 4, 1), "output": "softmax"}, r"two classes.*\(2, 4, 1\)"),
        ({"n": (2, 4, 3), "output": "softmax", "loss": "squared_error"}, "squared_error"),
        ({"n": (2, 4, 3), "hidden": "softmax"}, "softmax"),
    ],
)
def test_an_impossible_network_is_refused_in_words_that_name_the_mistake(wrong, says):
    with pytest.raises(ValueError, match=says):
        Network(**wrong)


@given(n=SIZES, seed=st.integers(0, 2**32))
def test_a_vector_becomes_parameters_and_the_same_vector_again(n, seed):
    net = Network(n)
    vector = np.random.default_rng(seed).normal(size=net.parameter_count)
    theta = Parameters.from_vector(net, vector)
    check_shapes(net, theta)
    assert theta.to_vector().tobytes() == vector.tobytes()


def test_the_vector_holds_w_row_by_row_then_b_layer_after_layer():
    theta = Parameters.from_vector(Network(n=(2, 2, 1)), np.arange(9.0))
    assert theta.W[1].tolist() == [[0, 1], [2, 3]] and theta.b[1].tolist() == [[4], [5]]
    assert theta.W[2].tolist() == [[6, 7]] and theta.b[2].tolist() == [[8]]


def test_the_vector_is_in_the_order_of_the_layers_in_whatever_order_they_were_written_down():
    theta = initialize(NET, "he", seed=1)
    shuffled = Parameters({l: theta.W[l] for l in (3, 1, 2)}, {l: theta.b[l] for l in (2, 3, 1)})
    assert same_bits(shuffled, theta)


def test_to_vector_is_a_copy():
    theta = initialize(NET, "he", seed=1)
    theta.to_vector()[:] = 7.0
    assert same_bits(theta, initialize(NET, "he", seed=1))


def test_a_vector_of_the_wrong_length_is_refused_naming_both_lengths():
    with pytest.raises(ValueError, match=r"\(31,\).*\(30,\)"):
        Parameters.from_vector(NET, np.zeros(30))


@pytest.mark.parametrize(
    ("part", "l", "wrong", "right"), [("W", 2, (4, 3), (3, 4)), ("b", 1, (4,), (4, 1)), ("b", 3, (1, 3), (1, 1))]
)
def test_parameters_that_do_not_fit_are_refused_naming_both_shapes(part, l, wrong, right):
    theta = initialize(NET)
    getattr(theta, part)[l] = np.zeros(wrong)
    with pytest.raises(ValueError) as refusal:
        check_shapes(NET, theta)
    assert str(wrong) in str(refusal.value) and str(right) in str(refusal.value) and f"{part}[{l}]" in str(refusal.value)


def test_parameters_with_a_layer_missing_are_refused():
    with pytest.raises(ValueError, match=r"1\.\.3"):
        check_shapes(NET, initialize(Network(n=(2, 4, 3))))


@EVERY
def test_every_b_starts_at_zero_and_all_shapes_fit(method):
    theta = initialize(NET, method, seed=3)
    check_shapes(NET, theta)
    assert all((b == 0).all() and b.dtype == float for b in theta.b.values())


def test_zeros_are_zeros_and_a_constant_is_everywhere_the_same():
    assert not any(W.any() for W in initialize(NET, "zeros").W.values())
    assert all((W == 0.01).all() for W in initialize(NET, "constant").W.values())
    assert all((W == -2.5).all() for W in initialize(NET, "constant", scale=-2.5).W.values())


@pytest.mark.parametrize(
    ("method", "spread"),
    [
        ("random", (0.01, 0.01)),
        ("he", (np.sqrt(2 / 400), np.sqrt(2 / 300))),
        ("xavier", (np.sqrt(2 / 700), np.sqrt(2 / 550))),
    ],
)
def test_the_spread_of_big_layers_is_the_promised_one_around_zero(method, spread):
    theta = initialize(Network(n=(400, 300, 250)), method, seed=4)
    for l, expected in zip((1, 2), spread, strict=True):
        assert np.std(theta.W[l]) == pytest.approx(expected, rel=0.02)
        assert abs(np.mean(theta.W[l])) < 0.02 * expected


@pytest.mark.parametrize("method", ["random", "xavier", "he", "constant"])
def test_the_scale_multiplies(method):
    one, large = (initialize(NET, method, scale=scale, seed=5).to_vector() for scale in (1, 1000))
    assert np.allclose(large, 1000 * one, rtol=1e-14, atol=0)


def test_one_seed_draws_the_same_numbers_for_every_random_method():
    W = [initialize(NET, method, seed=6).W[2] for method in ("random", "xavier", "he")]
    assert all(np.allclose(w / w[0, 0], W[0] / W[0][0, 0], rtol=1e-12) for w in W)


@EVERY
def test_the_same_seed_gives_the_same_bits_on_every_call(method):
    assert same_bits(initialize(NET, method, seed=7), initialize(NET, method, seed=7))


@pytest.mark.parametrize("method", ["random", "xavier", "he"])
def test_another_seed_gives_other_numbers(method):
    assert not same_bits(initialize(NET, method, seed=7), initialize(NET, method, seed=8))


def test_a_generator_may_stand_for_the_seed():
    assert same_bits(initialize(NET, seed=np.random.default_rng(9)), initialize(NET, seed=9))


@pytest.mark.parametrize(
    ("wrong", "says"), [({"method": "ones"}, "ones"), ({"scale": np.nan}, "nan"), ({"scale": np.inf}, "inf")]
)
def test_an_impossible_start_is_refused_in_words(wrong, says):
    with pytest.raises(ValueError, match=says):
        initialize(NET, **wrong)


@EVERY
def test_a_scale_that_is_not_given_is_the_usual_one(method):
    assert same_bits(initialize(NET, method, seed=3), initialize(NET, method, scale=usual_scale(method), seed=3))


def test_the_usual_scales_are_those_of_the_lecture_and_of_the_papers():
    usual = {"zeros": 0.0, "constant": 0.01, "random": 0.01, "xavier": 1.0, "he": 1.0}
    assert {method: usual_scale(method) for method in INITIALIZATIONS} == usual
    with pytest.raises(ValueError, match="unknown initialization 'orthogonal'"):
        usual_scale("orthogonal")
