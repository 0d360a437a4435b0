"""Every number and claim in its prose, computed again."""

import numpy as np
import pytest

import nn_core
from nn_core.losses import output_dZ
from pages.loss import pictures
from pages.ui import cached
from tests.pages.conftest import page_module, scene_named, values_of


def scene(**changes):
    """The lesson's scene with these settings."""
    return page_module("loss").scene(values_of("loss", **changes))


def preset(name):
    """The settings of a scene."""
    return scene_named("loss", name).values


def ends(shown):
    """Where both balls end: {loss: (w, b)}."""
    return {name: shown.run.arrays[f"w {name}"][-1, :, 0] for name in pictures.LOSSES}


def test_the_twelve_seeds_are_dry_and_absent_wet_and_up_and_mixed_in_between():
    data = cached.dataset(pictures.DATA)
    x, y = data.X[0], data.Y[0]
    assert len(x) == 12
    assert (y[x < -1] == 0).all() and (y[x > 1] == 1).all() and np.count_nonzero(np.abs(x) > 1) == 5
    assert np.corrcoef(x[np.abs(x) < 1], y[np.abs(x) < 1])[0, 1] < -0.5


def test_in_the_trap_one_ball_crosses_over_and_the_other_settles_in_the_second_dip():
    shown = scene(**preset("The trap"))
    dips = nn_core.LANDSCAPES["squared_error_2"].minima
    assert shown.happened == "cross"
    assert ends(shown)["squared_error"] == pytest.approx(dips[1], abs=0.6)
    assert shown.run.arrays["J squared_error"][-1] == pytest.approx(0.499, abs=2e-3)


def test_the_dips_cost_0170_and_0499():
    surface = nn_core.LANDSCAPES["squared_error_2"]
    assert [round(float(surface.cost(np.array(dip))), 3) for dip in surface.minima] == [0.17, 0.499]


@pytest.mark.parametrize("alpha", [2.0, 10.0])
def test_half_of_all_starts_end_in_the_second_dip_and_of_the_cross_entropy_all_in_the_only_one(alpha):
    found = nn_core.basins(nn_core.LANDSCAPES["squared_error_2"], alpha, 2000, 20)
    assert np.mean(found == 1) == pytest.approx(0.5, abs=0.03)
    assert np.mean(found == 0) == pytest.approx(0.5, abs=0.03)
    assert (nn_core.basins(nn_core.LANDSCAPES["cross_entropy_2"], alpha, 2000, 20) == 0).all()


def test_in_the_second_dip_the_unit_gives_up_the_five_sure_seeds():
    data = cached.dataset(pictures.DATA)
    w, b = nn_core.LANDSCAPES["squared_error_2"].minima[1]
    yhat = nn_core.ACTIVATIONS["sigmoid"].g(w * data.X[0] + b)
    wrong = (yhat > 0.5) != (data.Y[0] > 0.5)
    assert wrong[np.abs(data.X[0]) > 1].all()
    assert np.count_nonzero(wrong[np.abs(data.X[0]) < 1]) <= 2


def test_from_a_good_start_both_arrive():
    assert scene(**preset("A good start")).happened == "both"


def test_on_the_plateau_the_squared_errors_ball_hardly_moves():
    shown = scene(**preset("A plateau"))
    w = shown.run.arrays["w squared_error"][:, 0, 0]
    assert abs(w[-1] - w[0]) < 2.5
    assert shown.happened == "cross"


@pytest.mark.parametrize("name", ["The trap", "Only w"])
def test_the_chords_of_the_presets_pass_below_the_squared_error_only(name):
    shown = scene(**preset(name))
    assert "passes below the squared error by up to" in shown.readout.at(-1)
    assert "passes" not in shown.readout.at(0)  # within a scene that would be the answer
    v = values_of("loss", **preset(name))
    gap = pictures.gaps(page_module("loss").parameters(v), ((v.x1, v.y1), (v.x2, v.y2)))
    assert gap["squared_error"] > 0.1
    assert gap["cross_entropy"] < 1e-12


def test_log_of_a_half_is_0693_and_the_squared_error_never_charges_more_than_1():
    assert round(-np.log(0.5), 3) == 0.693
    run, _ = pictures.one_example()
    assert max(run.arrays["squared_error 1"].max(), run.arrays["squared_error 0"].max()) < 1
    assert run.arrays["cross_entropy 1"][0] == pytest.approx(-np.log(0.01))
    np.testing.assert_allclose(run.arrays["cross_entropy 0"], run.arrays["cross_entropy 1"][::-1])


def test_a_sure_mistake_is_pulled_five_hundred_times_harder_by_the_cross_entropy():
    yhat = 0.001
    z = np.log(yhat / (1 - yhat))
    cross, squared = (float(output_dZ(name, "sigmoid", z, yhat, 1.0)) for name in pictures.LOSSES)
    assert cross == pytest.approx(-0.999)
    assert squared == pytest.approx(-0.002, abs=1e-5)
    assert cross / squared == pytest.approx(500, rel=0.01)
    assert yhat * (1 - yhat) == pytest.approx(0.001, rel=0.01)


def test_with_plant_cover_and_a_straight_sum_the_squared_error_is_a_bowl_again():
    from nn_core.landscapes import chords_below, unit_cost
    from nn_core.surfaces import Surface

    data = cached.dataset(page_module("neuron").DATA)
    J = lambda p: unit_cost("squared_error", p, data.X[0], data.Y[0], "linear")  # noqa: E731
    bowl = Surface("bowl", "", "", 2, J, None, ((-2, 3), (-2, 2)), (), ())
    assert chords_below(bowl, 3000) == 0


def test_every_setting_at_either_end_gives_finite_numbers():
    for view in ("surface", "curve"):
        for w in (-10.0, 4.0):
            for b in (-6.0, 6.0):
                for alpha in (0.1, 10.0):
                    shown = scene(view=view, w=w, b=b, alpha=alpha, x1=w, x2=w, y1=b, y2=b)
                    assert all(np.isfinite(array).all() for array in shown.run.arrays.values())
                    assert all(np.isfinite(array).all() for array in shown.readout.numbers.values())
