"""The question from the screen can be answered from the screen, wherever the picture rests."""

import re

import numpy as np
import pytest

from pages.loss import live
from pages.ui.lesson import readout
from tests.pages.conftest import page_module, values_of

SLUG = "loss"
NUMBER = r"(\d+(?:\.\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)"


def rests():
    """(question, shown, index, how many parameters) for both landscapes at many settings, and for one example at every ŷ."""
    page = page_module(SLUG)
    for view in ("surface", "curve"):
        for alpha in (0.1, 2.0, 10.0):
            for w in (None, -10.0, -6.0, -1.0, 0.0, 4.0):
                for b in (None, -6.0, 6.0):
                    v = values_of(SLUG, view=view, alpha=alpha, w=w, b=b, steps=100)
                    yield from at_some_steps(page, v, (0, 1, 10, 100))
    yield from at_some_steps(page, values_of(SLUG, view="one"), range(99))


def at_some_steps(page, v, steps):
    """What is asked at these steps."""
    shown = page.scene(v)
    for step in steps:
        yield page.live_question(v._replace(step=step), shown), shown, shown.run.index_of(step), page.parameters(v)


def computed(text):
    """What a learner computes from the numbers in the question."""
    y = int(re.search(r"y = ([01])", text)[1])
    whole, rest = re.search(rf"ŷ = {NUMBER}(?: − {NUMBER})?", text).groups()
    missing = readout.read_number(rest) if rest else 1 - readout.read_number(whole)
    return -np.log(1 - missing if y else missing)


def test_the_question_is_asked_and_its_answer_computed_from_the_numbers_in_it_and_stands_nowhere_else():
    asked = 0
    for question, shown, index, n in rests():
        assert question
        told = computed(question.text)
        right = next(answer for answer in question.answers if answer.right)
        assert readout.read_number(right.text) == pytest.approx(told, rel=0.015), question.text
        assert min(question.answers, key=lambda answer: abs(readout.read_number(answer.text) - told)).right, question
        assert len(question.answers) >= 3
        assert not any("one by one" in answer.why for answer in question.answers)  # every wrong answer is a mistake of its own
        assert right.text not in live.on_the_page(shown, index, n)
        assert right.text not in shown.readout.at(index).replace(",", "").rstrip(".").split()
        asked += 1
    assert asked > 400
