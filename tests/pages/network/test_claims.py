"""Every number and claim in its prose, computed again; and the pass, the equation and the jigsaw it shows."""

import re

import numpy as np
import pytest

import nn_core
from pages.network import jigsaw, pictures, script, xor
from pages.ui.lesson import content
from pages.ui.lesson.readout import show_number
from tests.pages.conftest import page_module, scene_named, values_of
from tests.pages.scripts import last_number, printed

SLUG = "network"


def scene(**changes):
    return page_module(SLUG).scene(values_of(SLUG, **changes))


def one_pass(**changes):
    return pictures.one_pass(values_of(SLUG, **changes))


def tried(mistake, **changes):
    return jigsaw.attempt(mistake, one_pass(**changes))


def told(shown):
    """The sentences of all stages."""
    return [shown.readout.at(k) for k in range(len(shown.run.steps))]


def test_z1_is_4_1_for_the_plant_that_was_asked_about():
    assert scene().happened == "units"
    assert one_pass().cache.Z[1].shape == (4, 1)
    assert "(4, 2) · (2, 1) + (4, 1) → (4, 1)" in told(scene())[1]


def test_with_other_sizes_the_prediction_is_not_judged():
    assert [scene(**changes).happened for changes in ({"n1": 3}, {"m": 5}, {"n_x": 3})] == [None] * 3


def test_the_picture_does_not_give_the_answer_away_before_it_is_played():
    assert "(4, 1)" not in told(scene())[0]


def test_five_plants_make_the_shapes_of_the_issue():
    assert pictures.shape_line(one_pass(m=5), 1) == "(4, 2) · (2, 5) + (4, 1) → (4, 5)"
    assert pictures.shape_line(one_pass(m=5), 2) == "(1, 4) · (4, 5) + (1, 1) → (1, 5)"


@pytest.mark.parametrize("m", [5, 8])
def test_a_column_is_one_plant_and_no_other_plant_has_any_part_in_it(m):
    many = one_pass(m=m)
    for i in range(m):
        alone = nn_core.forward(many.net, many.theta, many.X[:, i : i + 1])
        for l in (1, 2):
            np.testing.assert_allclose(alone.A[l][:, 0], many.cache.A[l][:, i], rtol=1e-14)


def test_w_and_b_do_not_change_with_m():
    one, many = one_pass(m=1), one_pass(m=8)
    for l in (1, 2):
        np.testing.assert_array_equal(one.theta.W[l], many.theta.W[l])
        np.testing.assert_array_equal(one.theta.b[l], many.theta.b[l])


def test_a_network_that_grows_keeps_the_numbers_it_had():
    small, large = one_pass(n_x=2, n1=2, m=3), one_pass(n_x=5, n1=6, m=8)
    np.testing.assert_array_equal(small.theta.W[1], large.theta.W[1][:2, :2])
    np.testing.assert_array_equal(small.theta.W[2], large.theta.W[2][:, :2])
    np.testing.assert_array_equal(small.X, large.X[:2, :3])
    np.testing.assert_array_equal(one_pass(n1=0, n_x=3).theta.W[1], one_pass(n1=1, n_x=3).theta.W[1])


def test_without_hidden_units_it_is_a_logistic_regression():
    seen = one_pass(n1=0, n_x=3)
    assert (seen.net.L, seen.net.n, seen.net.activation(1)) == (1, (3, 1), "sigmoid")
    assert len(told(scene(n1=0, n_x=3))) == 3


def test_of_a_picture_only_w1_and_x_have_other_shapes():
    small, large = one_pass(), one_pass(n_x=nn_core.N_X)
    assert large.theta.W[1].shape == (4, 7200)
    assert large.X.shape == (7200, 1)
    assert [array.shape for array in (large.theta.W[2], *large.cache.Z.values())] == [
        array.shape for array in (small.theta.W[2], *small.cache.Z.values())
    ]
    assert one_pass(n_x=nn_core.N_X, m=5).X.shape == (7200, 5)


def test_the_first_picture_is_the_learners_own_and_all_are_different():
    own = one_pass(n_x=nn_core.N_X, m=1, picture="daisy-3").X
    columns = one_pass(n_x=nn_core.N_X, m=8, picture="daisy-3").X
    np.testing.assert_array_equal(own[:, 0], columns[:, 0])
    assert len(np.unique(columns, axis=1).T) == 8


@pytest.mark.parametrize("changes", [{}, {"n_x": 5, "n1": 6, "m": 8, "i": 7, "unit": 6}, {"n1": 0}, {"unit": 0, "g": "tanh"}])
def test_the_equation_of_the_chosen_unit_adds_up_to_what_it_answers(changes):
    v = values_of(SLUG, **changes)
    seen, at = pictures.one_pass(v), pictures.chosen(v)
    symbols, numbers, bent = (text.replace("−", "-") for _, text in pictures.equation(seen, at))
    assert symbols.count("w<sub>") == seen.theta.W[at.layer].shape[1]
    terms, z = re.sub("</?b>", "", numbers).removeprefix("= ").split(" = ")
    factors = [[float(part.strip("() ")) for part in term.split("·")] for term in terms.split(" + ")]
    assert sum(np.prod(term) for term in factors) == pytest.approx(float(z), abs=0.02)
    assert show_number(seen.cache.A[at.layer][at.unit, at.example]).replace("−", "-") in bent


def test_what_is_chosen_stays_within_the_network():
    v = values_of(SLUG, unit=6, n1=2, i=8, m=3)
    assert pictures.chosen(v) == (1, 1, 2)
    assert pictures.chosen(v._replace(n1=0)) == (1, 0, 2)
    assert pictures.chosen(v._replace(unit=0)) == (2, 0, 2)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
@pytest.mark.parametrize("n_x", [3, nn_core.N_X])
def test_the_script_prints_the_chosen_entry_of_every_stage(step, n_x, tmp_path):
    v = values_of(SLUG, n_x=n_x, m=3, i=2, unit=3, step=step, g="tanh")
    seen, at = pictures.one_pass(v), pictures.chosen(v)
    number = last_number(printed(script.forward(seen, at, v.seed, step), tmp_path))
    assert show_number(number) in told(page_module(SLUG).scene(v))[step]


def test_every_mistake_but_none_is_refused_by_numpy_where_all_sizes_differ():
    verdicts = {mistake: tried(mistake, n_x=2, n1=4, m=5).verdict for mistake in jigsaw.MISTAKES}
    assert verdicts == {"none": "fits", "wt": "product", "rows": "product", "brow": "sum", "w2": "product"}


@pytest.mark.parametrize("mistake", ["wt", "rows", "w2"])
def test_the_message_of_a_product_is_the_one_that_is_explained(mistake):
    wrong = tried(mistake, m=5)
    with pytest.raises(ValueError, match="mismatch") as caught:
        wrong.W @ wrong.A
    assert wrong.error == str(caught.value)
    assert "operand 1" in wrong.error
    assert "(n?,k),(k,m?)->(n?,m?)" in wrong.error
    assert f"(size {wrong.A.shape[0]} is different from {wrong.W.shape[1]})" in wrong.error


def test_a_row_for_b_is_not_broadcast_or_worse_gives_a_wrong_shape_or_wrong_numbers():
    assert "could not be broadcast together with shapes (4,5) (1,4)" in tried("brow", m=5).error
    assert (tried("brow", m=1).verdict, tried("brow", m=1).shape) == ("shape", (4, 4))
    assert (tried("brow", m=4).verdict, tried("brow", m=4).shape) == ("silent", (4, 4))


def test_equal_sizes_close_by_chance():
    assert tried("wt", n_x=4, n1=4).verdict == "silent"
    assert tried("rows", n_x=3, m=3).verdict == "silent"
    assert tried("wt", n_x=1, n1=1).verdict == "fits"


@pytest.mark.parametrize("mistake", list(jigsaw.MISTAKES))
@pytest.mark.parametrize("m", [1, 4, 5])
@pytest.mark.parametrize("n1", [0, 1, 4])
def test_every_mistake_is_explained_without_a_gap(mistake, m, n1):
    wrong = tried(mistake, m=m, n1=n1)
    text = jigsaw.explained(wrong, mistake, content.phrases(SLUG)) + jigsaw.described(wrong) + jigsaw.code(wrong)
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("seed", range(20))
def test_one_unit_never_learns_xor_and_its_cost_stays_near_that_of_guessing(seed):
    shown = scene(view="xor", seed=seed, steps=3000)
    assert shown.readout.numbers["J one"][-1] == pytest.approx(0.69, abs=0.01)
    assert round(np.log(2), 2) == 0.69
    assert shown.readout.numbers["right one"][-1] < 0.8 * xor.DATA.m


def test_four_hidden_units_get_xor_in_1000_steps_from_most_starts():
    ends = [scene(view="xor", seed=seed) for seed in range(20)]
    assert [shown.happened for shown in ends].count("network") >= 17
    assert scene(view="xor").happened == "network"
    assert scene(view="xor", n1=0).happened is None


def test_two_hidden_units_get_about_100_and_four_more_than_nine_of_ten():
    two = [scene(view="xor", n1=2, seed=seed).readout.numbers["right"][-1] for seed in range(20)]
    assert all(85 < right < 0.9 * xor.DATA.m for right in two)
    assert round(np.mean(two), -1) == 100


def test_two_units_leave_a_few_wrong_in_every_corner():
    spread = 0
    for seed in range(20):
        run = scene(view="xor", n1=2, seed=seed).run
        net, theta = run.nets["net"][0], nn_core.Parameters.from_vector(run.nets["net"][0], run.arrays["theta"][-1])
        X = run.arrays["X"]
        wrong = (nn_core.predict(net, theta, X)[0] > 0.5) != (run.arrays["Y"] > 0.5)
        corners = [
            np.count_nonzero(wrong & (np.sign(X[0]) == right) & (np.sign(X[1]) == up)) for right in (-1, 1) for up in (-1, 1)
        ]
        spread += min(corners) > 0
    assert spread == 18


def test_with_two_hidden_units_a_band_lies_between_two_lines():
    shown = scene(**scene_named(SLUG, "XOR with two").values)
    net, theta = shown.run.nets["net"][0], nn_core.Parameters.from_vector(shown.run.nets["net"][0], shown.run.arrays["theta"][-1])
    along = np.linspace(-1.4, 1.4, 200) * np.array([[1.0], [-1.0]])
    sides = nn_core.predict(net, theta, along)[0] > 0.5
    assert np.count_nonzero(np.diff(sides)) == 2
    assert sides[0]
    assert shown.readout.numbers["right"][-1] == 105


def test_every_size_at_either_end_gives_finite_numbers():
    for n_x in (1, 5, nn_core.N_X):
        for n1 in (0, 1, 6):
            for m in (1, 8):
                shown = scene(n_x=n_x, n1=n1, m=m, i=8, unit=6)
                assert all(np.isfinite(array).all() for array in shown.run.arrays.values())
                assert all("{" not in sentence for sentence in told(shown))
