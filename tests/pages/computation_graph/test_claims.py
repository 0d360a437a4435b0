"""Every number and every claim on the page, computed again."""

import numpy as np
import pytest

import nn_core
from pages.computation_graph import pictures
from pages.ui.lesson import content
from tests.pages.conftest import page_module, scene_named, values_of

SLUG = "computation-graph"


def scene(**changes):
    return page_module(SLUG).scene(values_of(SLUG, **changes))


def found(**changes):
    return pictures.every_number(values_of(SLUG, **changes))


def preset(name):
    return scene_named(SLUG, name).values


def test_w2_moves_the_loss_most_though_it_is_the_smaller_weight():
    numbers = found()
    assert abs(numbers["w2"]) < abs(numbers["w1"])
    assert abs(numbers["dw2"]) > max(abs(numbers["dw1"]), abs(numbers["db"]))
    assert scene().happened == "w2"
    assert content.scenes(SLUG)["one-plant"].guess.text.startswith("w₁ = 0.9 is large, w₂ = 0.2 small; x₁ = 0.5 and x₂ = −1.6")
    assert (numbers["w1"], numbers["w2"], numbers["x1"], numbers["x2"]) == (0.9, 0.2, 0.5, -1.6)


def test_with_other_numbers_the_prediction_is_not_judged():
    assert scene(x1=1.0).happened is None
    assert scene(y=0, b=2.0).happened is None


def test_there_is_one_step_for_every_arrow_there_and_back():
    graph = scene().panels[0]
    forward = [edge["forward"] for edge in graph["edges"]]
    backward = [edge["backward"] for edge in graph["edges"] if "backward" in edge]
    assert sorted(forward + backward) == list(range(1, scene().run.last + 1))
    assert len(forward) == 8
    assert len(backward) == 7


def test_the_sum_in_z_grows_term_by_term():
    z = scene().run.arrays["z"]
    np.testing.assert_allclose(z[:6], [0, 0, 0.45, 0.45, 0.13, -0.27], atol=1e-12)


@pytest.mark.parametrize("name", ["w1", "w2", "b", "x1", "x2"])
@pytest.mark.parametrize("y", [0, 1])
def test_the_number_at_the_end_of_a_path_is_the_product_of_its_local_derivatives(name, y):
    numbers = found(y=y)
    last = {"w1": "x1", "x1": "w1", "w2": "x2", "x2": "w2"}.get(name)
    product = numbers["da"] * numbers["da_dz"] * (numbers[last] if last else 1.0)
    assert product == pytest.approx(numbers[f"d{name}"])
    assert numbers["dz"] == pytest.approx(numbers["a"] - y)


def test_one_step_lowers_the_loss_to_what_the_read_out_says():
    v = values_of(SLUG)
    after, loss = pictures.after_step(v)
    theta, x, y = pictures.engine_values(v._replace(**after))
    assert nn_core.cost(pictures.NET, nn_core.forward(pictures.NET, theta, x), y) == pytest.approx(loss)
    assert loss < found()["L"]
    assert "takes L from 0.837 to 0.368" in scene().readout.at(15)


def test_the_presets_show_what_they_say():
    sure, wrong, silent = (found(**preset(name)) for name in ("Right and sure", "Wrong and sure", "An input of zero"))
    assert sure["a"] > 0.95
    assert -1.05 < sure["da"] < -1
    assert abs(sure["dz"]) < 0.05
    assert (sure["w1"], sure["w2"]) == (wrong["w1"], wrong["w2"])
    assert wrong["dz"] > 0.95
    assert min(abs(wrong[name]) for name in ("dw1", "dw2", "db")) > 0.4
    assert silent["dw2"] == 0
    unknown = found(**preset("Nothing known yet"))
    assert (unknown["z"], unknown["a"]) == (0, 0.5)
    assert unknown["L"] == pytest.approx(np.log(2))
    far = found(**preset("Far out"))
    assert far["z"] == -35
    assert far["a"] < 1e-15
    assert far["da"] < -1e15
    assert far["da_dz"] < 1e-15
    assert far["dz"] == pytest.approx(-1)


def test_an_answer_of_nine_tenths_has_a_dz_of_minus_one_tenth_or_nine_tenths():
    b = float(np.log(9))  # σ(log 9) = 0.9
    assert found(x1=0.0, x2=0.0, b=b)["dz"] == pytest.approx(-0.1)
    assert found(x1=0.0, x2=0.0, b=b, y=0)["dz"] == pytest.approx(0.9)


def test_the_best_nudge_lies_in_between_and_both_ways_are_better():
    values, computed = pictures.engine_values(values_of(SLUG)), found()["dw1"]
    errors = {
        central: [
            abs(nn_core.measured_slope(pictures.NET, *values, ("w", 0), 10.0**-k, central) - computed) for k in range(1, 13)
        ]
        for central in (False, True)
    }
    for one in errors.values():
        assert 0 < int(np.argmin(one)) < 11
        assert min(one) < 1e-3 * min(one[0], one[-1])
    assert all(both < one / 5 for one, both in zip(errors[False][:5], errors[True][:5], strict=True))


def errors_of_nudges(changes):
    """How far nudges of all sizes are off dw₁, one way and both ways."""
    values, computed = pictures.engine_values(values_of(SLUG, **changes)), found(**changes)["dw1"]
    return [
        [abs(nn_core.measured_slope(pictures.NET, *values, ("w", 0), 10.0**-k, central) - computed) for k in range(1, 13)]
        for central in (False, True)
    ]


def test_the_best_nudge_lies_in_between_for_nearly_all_numbers_drawn_at_random_and_not_far_out():
    rng, between = np.random.default_rng(0), 0
    for _ in range(100):
        x1, x2, w1, w2, b = np.round(rng.uniform(-1, 1, 5) * [3, 3, 2, 2, 2], 1).tolist()
        changes = {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b, "y": int(rng.integers(2))}
        between += all(0 < int(np.argmin(one)) < 11 for one in errors_of_nudges(changes))
    assert between >= 90
    assert int(np.argmin(errors_of_nudges(preset("Far out"))[1])) == 0


@pytest.mark.parametrize("x", [-3.0, 0.0, 3.0])
@pytest.mark.parametrize("w", [-10.0, 0.0, 10.0])
@pytest.mark.parametrize("b", [-10.0, 10.0])
@pytest.mark.parametrize("y", [0, 1])
def test_at_the_ends_of_all_scales_every_number_can_be_sent_and_read(x, w, b, y):
    shown = scene(x1=x, x2=x, w1=w, w2=w, b=b, y=y, alpha=5.0)
    assert all(np.isfinite(array).all() and np.abs(array).max() < 1e38 for array in shown.run.arrays.values())
    for step in range(shown.run.last + 1):
        assert not {"nan", "inf", "∞"} & set(shown.readout.at(step).split())


def test_where_a_has_rounded_to_1_the_read_out_says_so():
    assert "exactly 1 here" in scene(x1=3.0, w1=10.0, b=10.0).readout.at(pictures.AT["dz"])
    assert "exactly 1 here" not in scene().readout.at(pictures.AT["dz"])


def test_the_questions_numbers_are_right():
    assert found(x2=0.0, w2=5.0)["dw2"] == 0
    b = float(np.log(4))  # σ(log 4) = 0.8
    assert found(x1=0.0, x2=0.0, b=b)["dz"] == pytest.approx(-0.2)


@pytest.mark.parametrize(("z", "y"), [(70.0, 1), (-70.0, 0), (800.0, 0), (-800.0, 1), (0.3, 1)])
def test_the_scripts_loss_is_exact_for_any_z(z, y):
    exact = float(np.log1p(np.exp(-abs(z)))) + (abs(z) if (z > 0) != (y == 1) else 0.0)
    assert float(np.logaddexp(0, (1 - 2 * y) * z)) == pytest.approx(exact, rel=1e-12)
    assert "np.logaddexp(0, (1 - 2 * y) * z)" in page_module(SLUG).script(values_of(SLUG), None)
