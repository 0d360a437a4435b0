"""No sentence about a run is forgotten: each is listed with what holds it, and what is listed is there."""

import re
from pathlib import Path

import pytest

from tests.pages.conftest import NUMBERED
from tests.pages.sentences import HOLDS, about_runs, cut, listed

HERE = Path(__file__).parent
TESTS = {
    name for path in HERE.rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("slug", NUMBERED)
def test_every_sentence_about_a_run_is_listed(slug):
    claims = listed(slug)
    assert [sentence for sentence in about_runs(slug) if not any(piece in sentence for piece in claims)] == []


@pytest.mark.parametrize("slug", NUMBERED)
def test_what_is_listed_stands_on_the_page_and_is_held_by_a_test_or_a_reason(slug):
    sentences = about_runs(slug)
    for piece, how in listed(slug).items():
        assert any(piece in sentence for sentence in sentences), f"nobody says: {piece}"
        kind, what = HOLDS.match(how).groups()
        named = re.findall(r"test_\w+", what)
        assert set(named) <= TESTS, f"{piece}: no such test"
        assert named or kind == "any run", f"{piece}: a share without the test that measures it"


def test_sentences_are_cut_where_they_end_and_formulas_left_out():
    found = cut("It falls. Then $J$ rises:\n\n$$J = 0. X$$\n\n- **Far**: it jumps.\n- Up.")
    assert found == ["It falls.", "Then $J$ rises:", "- **Far**: it jumps.", "- Up."]
