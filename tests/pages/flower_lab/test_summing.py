"""Logistic regression's sum on screen is the model's own."""

import numpy as np
import pytest

import nn_core
from nn_core.flower import load_flower_model
from nn_core.flower.figures import SHIPPED
from pages.flower_lab import asking
from pages.ui.lesson import readout
from tests.pages.conftest import page_module, values_of

SLUG = "flower-lab"


@pytest.mark.parametrize("picture", ["pasque-flower-1", "tree-2", "soil-3"])
@pytest.mark.parametrize("colours", asking.LOOKS)
def test_the_sum_grows_row_by_row_to_the_models_own(picture, colours):
    v = values_of(SLUG, picture=picture, colours=colours, way="logistic")
    shown, model = page_module(SLUG).scene(v), load_flower_model(SHIPPED["logistic"])
    x = nn_core.picture_to_vector(asking.pixels_of(v)[0])
    z = shown.run.arrays["z"]
    assert z[0] == pytest.approx(model.theta.b[1][0, 0])
    assert z[-1] == pytest.approx((model.theta.W[1] @ x + model.theta.b[1])[0, 0])
    assert z[41] - z[40] == pytest.approx(float(model.theta.W[1][0, 2400:2460] @ x[2400:2460, 0]))  # the first row of green
    np.testing.assert_allclose(shown.run.arrays["p"], 1 / (1 + np.exp(-z)))
    told = shown.readout.at(120)
    assert told.startswith("After 7200 of 7200 numbers")
    assert f"gives this picture {readout.sure(model.predict(x)[0, 0])};" in told
    assert "gives this picture" not in shown.readout.at(119)
