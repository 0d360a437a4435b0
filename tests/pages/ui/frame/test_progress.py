"""The learner's marks as Python understands them: whatever a browser sends, a page never breaks."""

import json

import pytest

from pages.ui.frame import progress
from pages.ui.frame.lessons import HOME
from pages.ui.lesson import content
from tests.pages.conftest import NUMBERED

FIRST, SECOND, *_, LAST = NUMBERED


def summary(last, *lessons):
    return json.dumps([last, [list(lesson) for lesson in lessons]])


def test_a_lesson_is_finished_once_it_is_played_and_answered():
    marks = progress.parse(summary(SECOND, (FIRST, True, True), (SECOND, True, False), (LAST, False, True)))
    assert [marks.of(slug) for slug in (FIRST, SECOND, LAST)] == ["finished", "begun", "begun"]
    assert marks.last == SECOND
    assert marks.of("flower-lab") == "not begun"


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "x",
        "null",
        "[]",
        "{}",
        "[1, 2]",
        '["", [[1, 2]]]',
        '["", [[["a"], true, true]]]',
        '["", 5]',
        "[" * 9000,
        "1e999",
        summary(HOME, (HOME, True, True), ("flower-lab", True, True), ("<b>", True, True)),
        summary({"a": 1}, ("../etc", 1, "true")),
    ],
)
def test_forged_marks_are_no_marks(nonsense):
    marks = progress.parse(nonsense)
    assert marks == progress.Marks()
    assert progress.resume(marks) is None


def test_only_true_counts_as_true():
    assert progress.parse(summary(FIRST, (FIRST, 1, "true"))).of(FIRST) == "begun"


def test_one_picks_up_at_the_lesson_left_or_at_the_next_that_is_not_finished():
    assert progress.resume(progress.parse(summary(SECOND, (FIRST, True, True), (SECOND, False, False)))) == SECOND
    assert progress.resume(progress.parse(summary(FIRST, (FIRST, True, True)))) == SECOND
    assert progress.resume(progress.parse(summary(LAST, (LAST, True, True)))) == FIRST
    assert progress.resume(progress.parse(summary(LAST, *((slug, True, True) for slug in NUMBERED)))) is None


def test_a_lesson_is_marked_as_opened_and_a_place_is_not(visit, monkeypatch):
    sent = []
    monkeypatch.setattr(progress, "_KEEPER", lambda data, **_: sent.append(data))
    visit("flower-lab")
    assert [data for data in sent if "slug" in data] == []
    visit(FIRST)
    assert [data for data in sent if "slug" in data] == [{"slug": FIRST}]


def test_the_browser_is_told_of_answers_only_once_one_is_right(visit, monkeypatch):
    told = []
    monkeypatch.setattr(progress, "_TELLER", lambda data, **_: told.append(data))
    app = visit(FIRST)
    assert told == []
    right = [answer.right for answer in content.questions(FIRST)["questions"][0].answers].index(True)
    app.radio[0].set_value(app.radio[0].options[right]).run()
    assert told[-1]["right"] == [content.questions(FIRST)["questions"][0].name]
    assert len(told[-1]["asked"]) == len(app.radio)
