"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from nn_core.activations import sigmoid
from pages.logistic_regression import pictures
from pages.ui import cached
from pages.ui.runs import flower
from tests.pages.conftest import page_module, scene_named, values_of


def scene(**changes):
    """The lesson's scene with these settings."""
    return page_module("logistic-regression").scene(values_of("logistic-regression", **changes))


def preset(name):
    """The settings of a scene."""
    return scene_named("logistic-regression", name).values


def test_the_best_line_leaves_0_to_1_at_both_ends():
    w, b = pictures.best_line(cached.dataset(pictures.SEEDS))
    low, high = np.array([-2.2, 2.2]) * w + b
    assert low < -0.1
    assert high > 1.1


def test_the_sigmoid_is_half_at_0_and_088_and_012_at_2_and_minus_2():
    assert [round(float(sigmoid(z)), 2) for z in (0.0, 2.0, -2.0)] == [0.5, 0.88, 0.12]


def test_the_belt_from_a_tenth_to_nine_tenths_is_439_over_w_wide():
    assert 2 * np.log(9) == pytest.approx(4.39, abs=0.005)
    assert sigmoid(4.394 / 2) == pytest.approx(0.9, abs=1e-4)
    told = scene(view="two", w1=3.0, w2=4.0).readout
    assert told.numbers["size"][0] == pytest.approx(5)
    assert told.numbers["width"][0] == pytest.approx(4.394 / 5, abs=1e-3)


def test_from_zero_the_curve_bends_and_settles():
    shown = scene()
    w = shown.run.arrays["theta"][:, 0]
    assert shown.happened == "settles"
    assert w[-1] == pytest.approx(1.94, abs=0.01)
    assert abs(w[-1] - w[-10]) < 0.01
    assert shown.run.arrays["J"][0] == pytest.approx(np.log(2))


def test_the_cost_can_be_brought_below_045_by_hand_and_starts_above_it():
    shown = scene(**preset("By hand first"))
    assert shown.run.arrays["J"][0] > 0.69
    assert shown.run.arrays["surface"].min() < 0.45


def test_too_sure_has_two_sure_mistakes_and_calms_down():
    run = scene(**preset("Too sure")).run
    x, y, (w, b) = run.arrays["X"][0], run.arrays["Y"], run.arrays["theta"][0]
    yhat = sigmoid(w * x + b)
    assert np.count_nonzero(np.abs(yhat - y) > 0.9) == 2
    assert run.arrays["J"][0] > 2 * run.arrays["J"][-1]
    assert run.arrays["theta"][-1][0] < 0.5 * w


def test_the_boundary_turns_until_w_points_from_buds_to_blooms_and_w_grows():
    run = scene(**preset("Two features")).run
    theta = run.arrays["theta"]
    assert (theta[-1][:2] > 0.5).all()
    size = np.linalg.norm(theta[:, :2], axis=1)
    assert size[-1] > 2 * size.min()
    assert (np.diff(size[-50:]) > 0).all()


def test_shifted_only_b_is_wrong():
    run = scene(**preset("Shift it")).run
    theta = run.arrays["theta"]
    angle = np.arctan2(theta[:, 1], theta[:, 0])
    assert abs(angle[20] - angle[0]) < 0.2
    assert abs(theta[-1][2]) < 0.3 * theta[0][2]


def test_where_a_line_parts_the_groups_w_grows_for_ever_and_where_they_overlap_it_settles():
    net = nn_core.Network(n=(1, 1))
    start = nn_core.initialize(net, "zeros")
    X, parted, mixed = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[0.0, 0, 1, 1]]), np.array([[0.0, 1, 0, 1]])
    sizes = {}
    for name, Y in (("parted", parted), ("mixed", mixed)):
        sizes[name] = [s.parameters.W[1][0, 0] for s in nn_core.train(net, start, X, Y, 1.0, 4000, record_every=2000)]
    assert sizes["parted"][2] > sizes["parted"][1] + 0.3
    assert sizes["mixed"][2] == pytest.approx(sizes["mixed"][1], abs=1e-3)


@pytest.mark.parametrize("name", list(flower.DRAWN)[::7])
def test_the_contributions_added_up_on_screen_with_b_give_exactly_z(name):
    image = flower.as_image(cached.drawing(name))
    run, _ = pictures.the_sum(image)
    W, b = cached.picture_regression()
    z = float((W @ nn_core.picture_to_vector(image))[0, 0] + b)
    assert run.arrays["products"].sum() + b == pytest.approx(z, abs=1e-12)
    assert run.arrays["sum"][-1] == pytest.approx(z, abs=1e-12)
    assert run.arrays["sum"][pictures.ROWS] == pytest.approx(z - b, abs=1e-12)
    assert run.arrays["yhat"][-1] == pytest.approx(sigmoid(z))


def test_the_picture_network_learned_from_200_drawn_examples_and_gets_about_seven_of_ten_new_ones_right():
    X, Y = cached.drawn_examples(200, 0)
    assert X.shape == (7200, 200) and Y.sum() == 100
    W, b = cached.picture_regression()
    X, Y = cached.drawn_examples(400, 1)
    assert 0.63 < np.mean((W @ X + b > 0) == Y) < 0.77


def test_every_setting_at_either_end_gives_finite_numbers():
    for view in ("one", "two"):
        for w1 in (-6.0, 0.0, 6.0):
            for b in (-6.0, 6.0):
                for alpha in (0.05, 5.0):
                    shown = scene(view=view, w1=w1, w2=-w1, b=b, alpha=alpha)
                    assert all(np.isfinite(array).all() for array in shown.run.arrays.values())
                    assert all(np.isfinite(array).all() for array in shown.readout.numbers.values())


def test_z_is_the_log_odds():
    yhat = float(sigmoid(2.0))
    assert round(yhat, 2) == 0.88
    assert round(yhat / (1 - yhat), 1) == 7.4
    assert np.log(yhat / (1 - yhat)) == pytest.approx(2)


@pytest.mark.parametrize("w1", [-6.0, 0.0, 6.0])
@pytest.mark.parametrize("b", [-6.0, 1.0, 6.0])
def test_wherever_the_hand_lets_go_it_ends_at_the_same_curve(w1, b):
    end = scene(**{**preset("By hand first"), "w1": w1, "b": b}).run.arrays["theta"][-1]
    assert end == pytest.approx([1.939, -0.0863], abs=1e-3)


def test_a_probability_near_1_is_not_called_1():
    page, v = page_module("logistic-regression"), values_of("logistic-regression", view="two", w1=6.0, w2=6.0, b=6.0)
    assert "= 1 - " in page.worked_out(v, page.scene(v))
    assert "= 1.00" not in page.worked_out(v, page.scene(v))


def test_the_sliders_stand_where_the_weights_were_learned_to(visit):
    app = visit("logistic-regression", {"view": "two", "step": "100"})
    w1, w2, b = scene(view="two").run.arrays["theta"][-1]
    found = [app.slider(key=f"logistic-regression.{name}.learned").value for name in ("w1", "w2", "b")]
    assert found == pytest.approx([w1, w2, b], abs=0.05)
    assert any("w₁, w₂ and b stand where" in caption.value for caption in app.caption)
