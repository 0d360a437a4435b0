"""The parameter that moves most: found, written so that one sees it move, and asked about so that one can work it out."""

import numpy as np
import pytest

import nn_core
from pages.training import update
from tests.pages.conftest import page_module, values_of

PAGE = page_module("training")


def number(text):
    """What a written number says."""
    mantissa, _, power = text.replace("−", "-").partition("×10")
    return float(mantissa) * 10.0 ** int(power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)


@pytest.mark.parametrize("seed", range(20))
def test_no_other_parameter_moves_more(seed):
    net = nn_core.Network(n=(2, 3, 4, 1))
    theta = nn_core.initialize(net, "xavier", seed=seed)
    X, Y = np.random.default_rng(seed).normal(size=(2, 30)), np.arange(30).reshape(1, 30) % 2
    gradient = nn_core.backward(net, theta, nn_core.forward(net, theta, X), Y)
    found = update.largest(theta, gradient, 0.5)
    assert abs(found.dw) == np.abs(gradient.to_vector()).max()
    table = gradient.W if found.letter == "w" else gradient.b
    assert table[found.l][found.unit - 1, max(found.source, 1) - 1] == found.dw


def test_its_name_says_where_it_stands():
    assert update.Update("w", 2, 1, 3, 0.5, 0.1, 1.0).name == "w[2]₁₃"
    assert update.Update("w", 2, 1, 12, 0.5, 0.1, 1.0).latex == "w^{[2]}_{1,12}"
    assert update.Update("b", 1, 4, 0, 0.5, 0.1, 1.0).name == "b[1]₄"


@pytest.mark.parametrize(
    ("w", "dw", "alpha", "before", "after"),
    [(1.6712, -0.166, 0.05, "1.6712", "1.6795"), (-2, 3e-7, 1, "−2.00000000", "−2.00000030")],
)
def test_it_is_written_with_digits_enough_to_see_it_move(w, dw, alpha, before, after):
    texts = update.Update("w", 1, 1, 1, w, dw, alpha).texts()
    assert (texts["w"], texts["after"]) == (before, after)


@pytest.mark.parametrize("alpha", [0.005, 0.05, 5.0])
@pytest.mark.parametrize("init", ["he", "random", "zeros"])
def test_the_question_can_be_worked_out_from_its_own_numbers(alpha, init):
    asked = 0
    for seed in range(5):
        for step in (0, 100, 500):
            v = values_of("training", alpha=alpha, init=init, seed=seed, step=step)
            shown = PAGE.scene(v)
            question = PAGE.live_question(v, shown)
            if question is None:
                continue
            asked += 1
            texts = PAGE.largest(v, shown).texts()
            right = next(answer.text for answer in question.answers if answer.right)
            worked = number(texts["w"]) - alpha * number(texts["dw"])
            last = 10.0 ** -len(right.partition(".")[2])
            assert number(right) == pytest.approx(worked, abs=1.1 * last)
            assert right != texts["w"]
            wrong = [number(answer.text) for answer in question.answers if not answer.right]
            assert min(abs(other - worked) for other in wrong) > 2 * last
    assert asked or init == "zeros"  # where nothing moves, nothing is asked
