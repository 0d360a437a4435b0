"""The question from the screen can be answered from the screen, wherever the picture rests."""

import re

import pytest

import nn_core
from pages.ui.lesson import readout
from tests.pages.conftest import page_module, values_of

SLUG = "gradient-descent"
RATES = (1e-4, 0.003, 0.03, 0.04, 0.08, 0.3, 0.5, 1.0, 4.0, 10.0)


def questions(name):
    """(question, where) for many learning rates and steps of a surface."""
    page = page_module(SLUG)
    for alpha in RATES:
        v = values_of(SLUG, surface=name, alpha=alpha, steps=300)
        shown = page.scene(v)
        for step in sorted({0, 1, 5, 40, shown.run.last}):
            yield page.live_question(v._replace(step=min(step, shown.run.last)), shown), (alpha, step)


@pytest.mark.parametrize("name", nn_core.SURFACES)
def test_the_question_is_asked_and_its_answer_computed_from_the_numbers_in_it(name):
    for question, where in questions(name):
        assert question, where
        told = computed(question)
        away = {answer.right: abs(readout.read_number(answer.text) - told) for answer in question.answers}
        nearest = min(question.answers, key=lambda answer: abs(readout.read_number(answer.text) - told))
        assert nearest.right and away[True] <= 0.01 * abs(told), (where, question.text)
        assert len(question.answers) >= 3


@pytest.mark.parametrize("name", nn_core.SURFACES)
def test_no_right_answer_is_written_on_the_page(name):
    page = page_module(SLUG)
    for alpha in RATES:
        v = values_of(SLUG, surface=name, alpha=alpha, steps=300)
        shown = page.scene(v)
        for step in (0, 1, 5, 40, 300):
            at = v._replace(step=min(step, shown.run.last))
            right = next(answer.text for answer in page.live_question(at, shown).answers if answer.right)
            _, w, slope, after = page.next_step(at, shown)
            written = {readout.show_number(value) for values in (w, slope, after) for value in values}
            assert right not in written, (alpha, step)
            assert right not in re.findall(r"[−\d.×⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+\d", shown.readout.at(shown.run.index_of(at.step))), (alpha, step)


def computed(question):
    """What a learner computes from the numbers in the question."""
    number = r"(−?\d+(?:\.\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)"
    twice = float(re.search(r"twice that, α = ([\d.e-]+)\?", question.text)[1])
    slope = readout.read_number(re.search(rf"dJ/dw[₁₂]? (?:=|is) {number}", question.text)[1])
    place = re.search(rf"w[₁₂]? = {number} and slope", question.text)
    return (readout.read_number(place[1]) if place else 0) - twice * slope


def test_at_the_lowest_point_itself_nothing_is_asked():
    page = page_module(SLUG)
    v = values_of(SLUG, surface="parabola", w1=1.0)
    assert page.live_question(v, page.scene(v)) is None
