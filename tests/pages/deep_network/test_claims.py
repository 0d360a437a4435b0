"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from pages.deep_network import blocks, pictures, words
from pages.ui.lesson import readout
from pages.ui.live import player
from pages.ui.runs import networks
from tests.pages.conftest import page_module, scene_named, values_of
from tests.pages.shares import over

SLUG = "deep-network"
PAGE = page_module(SLUG)


def values(**changes):
    """The page's values with these settings."""
    return values_of(SLUG, **changes)


def preset(name):
    """The values of a preset."""
    return values(**scene_named(SLUG, name).values)


def norms(v):
    """{"dZ", "dW": (L,)} of the network that the values mean."""
    return pictures.passes(v).norms


def told_last(v):
    """The read-out at the end of the run."""
    scene = PAGE.scene(v)
    return scene.readout.at(len(scene.run.steps) - 1)


def test_the_default_is_the_lectures_network():
    net = pictures.passes(values()).net
    assert net.n == (8, 9, 9, 9, 4)
    assert net.L == 4
    assert net.parameter_count == 301


def test_the_first_layer_gets_less_than_a_thirtieth_with_every_seed():
    assert PAGE.scene(values()).happened == "much"
    left = [norms(values(seed=seed))["dW"] for seed in range(20)]
    assert np.median([dW[0] / dW[-1] for dW in left]) < 1 / 30


def test_the_question_is_not_answered_by_another_network():
    for changes in ({"layers": 3}, {"g": "tanh"}, {"view": "blocks", "units": 4}, {"view": "twins", "alpha": 0.5}):
        assert PAGE.scene(values(**changes)).happened is None


def test_twenty_factors_of_a_quarter_leave_a_millionth_of_a_millionth():
    assert pytest.approx(1e-12, rel=0.1) == 0.25**20


def test_through_twenty_sigmoid_layers_eleven_zeros_stand_behind_the_point():
    dZ, dW = norms(preset("Twenty layers")).values()
    assert 1e-13 < dW[0] < 1e-12
    assert f"{dW[0]:.15f}".startswith("0." + 12 * "0")
    assert f"{dZ[0]:.15f}".startswith("0." + 11 * "0")
    assert "vanishes" in told_last(preset("Twenty layers"))


def test_relu_with_he_weights_is_steady_and_stays_within_two_powers_of_ten():
    found = norms(preset("ReLU with He"))
    assert all(np.ptp(np.log10(sizes)) < 2 for sizes in found.values())
    assert "steady" in told_last(preset("ReLU with He"))


def test_relu_with_weights_of_spread_1_explodes_by_about_2_a_layer():
    for seed in range(20):
        both = pictures.passes(values(**{**scene_named(SLUG, "Spread 1").values, "seed": seed}))
        assert both.norms["dZ"][0] > 1e3 * both.norms["dZ"][-1]
        assert np.exp(np.log(both.factors).mean()) == pytest.approx(2.1, abs=0.3)
    assert np.sqrt(9 / 2) == pytest.approx(2.1, abs=0.05)
    assert "explodes" in told_last(preset("Spread 1"))


def test_with_tanh_and_small_weights_dz_vanishes_and_dw_is_level_but_tiny():
    found = norms(values(layers=10, g="tanh", init="random", scale=0.1))
    assert found["dZ"][0] < 1e-4 * found["dZ"][-1]
    assert found["dW"].max() < 10 * found["dW"].min()
    assert found["dW"].max() < 1e-4


def test_with_two_relu_units_a_layer_nothing_arrives_and_it_says_where_it_stopped():
    v = preset("Two units a layer")
    both = pictures.passes(v)
    assert (both.norms["dZ"][:-1] == 0).all()
    assert not both.cache.A[2].any() and both.cache.A[1].any()
    assert "in layer 2 all units are off" in told_last(v)


def test_xavier_weights_have_a_factor_of_about_a_quarter_with_sigmoid_units():
    assert np.sqrt(2 / 18) * np.sqrt(9) == pytest.approx(1)
    for seed in range(20):
        factors = pictures.passes(values(layers=20, seed=seed)).factors
        assert np.exp(np.log(factors).mean()) == pytest.approx(0.25, abs=0.03)


def test_with_the_sigmoid_all_answers_are_near_a_half():
    caches = [pictures.passes(values(seed=seed)).cache for seed in range(20)]
    assert all(abs(cache.A[l].mean() - 0.5) < 0.2 for cache in caches for l in (1, 2, 3))
    assert np.median([abs(cache.A[l].mean() - 0.5) for cache in caches for l in (1, 2, 3)]) < 0.1


def test_xavier_holds_tanh_steady_and_he_holds_relu_steady():
    for g, init in (("tanh", "xavier"), ("relu", "he")):
        words = [nn_core.name_passage(norms(values(layers=20, g=g, init=init, seed=seed))["dZ"])[0] for seed in range(20)]
        assert words.count("steady") >= 15


def test_with_more_units_theory_comes_closer():
    def strays(units):
        both = [pictures.passes(values(layers=20, g="relu", init="he", units=units, seed=seed)) for seed in range(12)]
        return np.median([abs(np.log10(one.norms["dZ"][0] / one.theory["dZ"][0])) for one in both])

    assert strays(64) < 0.5 * strays(9)


def test_a_narrow_network_strays_the_further_the_deeper_it_is():
    def strays(L):
        both = [pictures.passes(values(layers=L, g="tanh", seed=seed)) for seed in range(12)]
        return np.median([abs(np.log10(one.norms["dZ"][0] / one.theory["dZ"][0])) for one in both])

    assert strays(3) < strays(20)


def test_in_the_chart_the_sigmoid_loses_most_and_tanh_least_of_the_bent_ones():
    left = {name: shares[-1] for name, shares in words.through_every_bend(values()).items()}
    assert list(left) == list(networks.ACTIVATIONS.values())
    assert left["sigmoid"] < 1e-10 < left["ReLU"] < left["tanh"]


def test_a_tanh_layer_of_100_units_with_spread_001_keeps_a_tenth_at_most():
    assert 0.01 * np.sqrt(100) * 1 == pytest.approx(0.1)


@pytest.mark.parametrize("layers", [2, 3, 4, 8])
def test_deep_and_shallow_have_nearly_the_same_number_of_parameters(layers):
    deep, shallow = pictures.twins(layers, "tanh")
    assert abs(deep.parameter_count - shallow.parameter_count) <= 2


def test_on_the_circle_both_answer_nearly_all_examples_rightly():
    run = PAGE.scene(values(view="twins", g="tanh", data="circle")).run
    for name in ("net", "shallow"):
        net, theta = run.nets[name]
        yhat = nn_core.predict(net, nn_core.Parameters.from_vector(net, run.arrays[theta][-1]), run.arrays["X"])
        assert np.mean((yhat[0] > 0.5) == (run.arrays["Y"] > 0.5)) > 0.97


def test_with_the_sigmoid_the_deep_one_begins_later_and_ends_above_the_shallow_one():
    for _, _, shown in over(SLUG, scene="With the sigmoid"):
        arrays = shown.run.arrays
        begun = {name: np.argmax(arrays[name] < 0.6) or len(arrays[name]) for name in ("J", "J shallow")}
        assert begun["J"] > begun["J shallow"]
        assert arrays["J"][-1] > 1.05 * arrays["J shallow"][-1]


def test_the_learners_flower_is_the_first_column_and_its_answer_fits_it():
    X, Y = pictures.examples(values())
    assert X.shape == (8, 5) and Y.shape == (4, 5)
    assert Y.sum(axis=0).tolist() == [1] * 5
    for name, answer in (("tulip-2", 0), ("fern-1", 1), ("soil-3", 2), ("sky-1", 3)):
        other = pictures.examples(values(picture=name))
        assert other[1][:, 0].tolist() == np.eye(4)[answer].tolist()
        assert (other[0][:, 1:] == X[:, 1:]).all() and (other[0][:, 0] != X[:, 0]).any()


@pytest.mark.parametrize("layers", [1, 2, 4, 20])
def test_every_block_says_its_first_number_and_every_equation_has_arrays_that_were_sent(layers):
    v = values(view="blocks", layers=layers)
    scene = PAGE.scene(v)
    lit, equation = scene.panels[0]
    assert len(lit["steps"]) == len(equation["steps"]) == len(scene.run.steps) == 5 * layers + 1
    for index, (step, parts) in enumerate(zip(blocks.steps(layers), equation["steps"], strict=True)):
        terms = [part for part in parts if not isinstance(part, str)]
        first = scene.run.arrays[terms[0]["array"]][0, 0]
        assert readout.show_number(first) in scene.readout.at(index), step
        for term in terms:
            sent, shape = scene.run.arrays[term["array"]].shape, term["shape"]
            assert sent == tuple(min(side, blocks.SENT) for side in (shape[::-1] if term.get("turned") else shape))


def test_the_equations_hold():
    v = values(view="blocks")
    arrays, Y = blocks.arrays_of(pictures.passes(v)), pictures.examples(v)[1]
    np.testing.assert_allclose(arrays["Z 2"], arrays["W 2"] @ arrays["A 1"] + arrays["b 2"])
    np.testing.assert_allclose(arrays["dA 4"], -Y / arrays["A 4"] + (1 - Y) / (1 - arrays["A 4"]))
    np.testing.assert_allclose(arrays["dZ 4"], arrays["A 4"] - Y)
    np.testing.assert_allclose(arrays["dA 3"], arrays["W 4"].T @ arrays["dZ 4"])
    np.testing.assert_allclose(arrays["dZ 3"], arrays["dA 3"] * arrays["slope 3"])
    np.testing.assert_allclose(arrays["dW 3"], arrays["dZ 3"] @ arrays["A 2"].T / 5)
    np.testing.assert_allclose(arrays["db 3"], arrays["dZ 3"].mean(axis=1, keepdims=True))


@pytest.mark.parametrize(
    ("shape", "n"), [("same", (8, 9, 9, 9, 9, 4)), ("narrowing", (8, 9, 7, 6, 4, 4)), ("waist", (8, 9, 9, 2, 9, 4))]
)
def test_the_hidden_layers_can_narrow_or_have_a_waist(shape, n):
    assert pictures.sizes(5, 9, shape) == n
    assert pictures.sizes(1, 9, shape) == (8, 4)


def test_the_table_adds_the_parameters_up():
    net = pictures.passes(values(shape="waist", layers=6)).net
    rows = words.table(net, 5).splitlines()
    counts = [int(row.split("= ")[1].split(" ")[0]) for row in rows if "= " in row and "A[0]" not in row]
    assert sum(counts) == net.parameter_count
    assert f"**{net.parameter_count}**" in rows[-1]


@pytest.mark.parametrize("g", networks.ACTIVATIONS)
@pytest.mark.parametrize("init", [("xavier", 1.0), ("he", 1.0), ("random", 0.01), ("random", 10.0)], ids=str)
def test_every_depth_activation_and_initialization_gives_numbers_that_can_be_shown(g, init):
    for layers in (1, 2, 20):
        for units in (1, 64):
            for view in ("gradients", "blocks"):
                v = values(view=view, layers=layers, units=units, g=g, init=init[0], scale=init[1])
                scene = PAGE.scene(v)
                assert not any(np.isnan(array).any() or (array == np.inf).any() for array in scene.run.arrays.values())
                told = [scene.readout.at(i) for i in range(len(scene.run.steps))]
                assert not any(word in text for text in told for word in ("nan", "∞", "not a number"))
                assert player.pack(scene.run, {}, {}, (0, 0), {}, 0)


def test_every_training_at_either_end_gives_finite_numbers():
    for g in networks.ACTIVATIONS:
        for alpha in (0.01, 5.0):
            for layers in (1, 12):
                v = values(view="twins", g=g, alpha=alpha, layers=layers, steps=300, init="random", scale=10.0)
                assert all(np.isfinite(array).all() for array in PAGE.scene(v).run.arrays.values())


def test_what_a_training_sends_is_not_too_much():
    for layers in (1, 4, 7):
        run = PAGE.scene(values(view="twins", layers=layers)).run
        assert len(player.pack(run, {}, {}, (0, 0), {}, 0)) < 60_000


@pytest.mark.parametrize(
    "query", [{}, {"view": "blocks", "step": "6"}, {"view": "twins"}, {"layers": "1"}, {"layers": "1", "view": "blocks"}], ids=str
)
def test_every_view_runs_and_asks_about_what_it_shows(visit, query):
    app = visit(SLUG, query)
    asked = [radio.label for radio in app.radio][-1]
    about_the_factor = query in ({},)
    assert ("by which factor" in asked) == about_the_factor
    assert ("How many parameters" in asked) != about_the_factor
