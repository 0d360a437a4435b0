"""Numbers as a reader takes them from the screen."""

import numpy as np
import pytest

from pages.ui.lesson import content, readout


@pytest.mark.parametrize("value", [0, 0.12345, -0.000123456, -1234567.8, 99999.4, 1e-30, 0.9996])
def test_what_a_reader_takes_from_the_screen_is_written_the_same_again(value):
    shown = readout.as_shown(value)
    assert shown == pytest.approx(value, rel=5e-3)
    assert readout.show_number(shown) == readout.show_number(value)


def test_numbers_are_found_in_sentences_and_formulas():
    text = r"w = −0.146, 0.8 \cdot (-0.2) = 1.23\cdot 10^{-12}, and 4.50×10⁻¹² of 24"
    assert readout.numbers_in(text) == {-0.146, 0.8, -0.2, 1.23e-12, 4.5e-12, 24.0}


def test_only_a_negative_factor_stands_in_brackets():
    assert [readout.factor(value) for value in (0.5, 0, -0.5)] == ["0.500", "0", "(−0.500)"]


def test_what_is_told_by_hand_has_its_words_filled_and_its_numbers_left_open():
    hand = readout.by_hand("net", "After {steps} w = {w}.{dead}", {"w": ("parameter", 0)}, steps="0 steps", dead="")
    assert hand == {"net": "net", "text": "After 0 steps w = {w}.", "gaps": {"w": ("parameter", 0)}}
    told = readout.Readout("w = {w}", {"w": np.array([1.0])}, {}, hand)
    assert told.header()["by_hand"] == hand
    assert told.at(0) == "w = 1.00"


def a_question(right):
    """A live question with this right answer."""
    return content.nearby("live", f"What is it? Not {right}0.", right, ["7", "8"], "so it is", ["no", "no"])


def test_a_question_whose_answer_stands_on_the_page_is_not_asked():
    asked = [a_question("0.5"), a_question("3"), a_question("4")]
    assert content.unseen(asked, "0.500 is shown,", "and 3 too") is asked[2]
    assert content.unseen(asked, "0.500 is shown,", "and 3 and 4.00 too") is None
    assert content.unseen([], "nothing") is None
