"""Every lesson has all its parts, and every page runs, with every preset."""

import inspect
import re
from types import SimpleNamespace

import pytest

from pages.ui.frame.lessons import LESSONS
from pages.ui.lesson import content, stage
from tests.pages.conftest import NUMBERED, PLACES, page_module, settings_of


@pytest.mark.parametrize("slug", PLACES)
def test_a_page_opens_with_a_question_an_idea_of_at_most_120_words_and_a_formula(slug):
    opening = content.sections(slug)["Opening"]
    words = re.sub(r"\$\$.*?\$\$", "", opening, flags=re.DOTALL).split()
    assert re.match(r"\*\*[^*]+\?\*\*", opening)
    assert len(words) <= 120
    assert "$$" in opening


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_lesson_asks_to_predict_first(slug):
    answers = content.questions(slug)["predict"]["answers"]
    assert 2 <= sum(answer.get("offered", True) for answer in answers.values()) <= 4
    assert all(answer["text"] and answer["happened"] for answer in answers.values())


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_lesson_has_three_presets_and_three_questions_with_an_explanation_for_every_answer(slug):
    assert len(content.questions(slug)["presets"]) >= 3
    asked = content.questions(slug)["questions"]
    assert len(asked) >= 3
    for question in asked:
        assert sum(answer.right for answer in question.answers) == 1
        assert len({answer.why for answer in question.answers}) == len(question.answers) >= 3


@pytest.mark.parametrize("slug", NUMBERED)
def test_one_question_is_computed_from_what_is_shown(visit, slug):
    fixed = {question.text for question in content.questions(slug)["questions"]}
    asked = {radio.label for radio in visit(slug).radio}
    assert len(asked - fixed) == 1


@pytest.mark.parametrize("slug", NUMBERED)
def test_every_answer_is_answered_with_its_own_explanation(visit, slug):
    app = visit(slug)
    for place in range(len(app.radio)):
        for option in range(len(app.radio[place].options)):
            app.radio[place].set_value(option).run()
            assert not app.exception
            assert len(app.success) + len(app.warning) == place + 1
        assert all(answer.value for answer in [*app.success, *app.warning])


@pytest.mark.parametrize("slug", NUMBERED)
def test_every_preset_runs_and_the_address_follows(visit, slug):
    for preset in content.questions(slug)["presets"]:
        app = visit(slug)
        app.button(key=f"{slug}.preset.{preset.name}").click().run()
        assert not app.exception
        table = {setting.name: setting for setting in settings_of(slug)}
        for name, value in preset.values.items():
            assert list(app.query_params[name])[-1:] == [table[name].format(value)] or app.query_params[name] == table[
                name
            ].format(value)


@pytest.mark.parametrize("slug", list(LESSONS))
def test_a_page_runs_and_names_itself(visit, slug):
    assert LESSONS[slug].heading in [title.value for title in visit(slug).title]


@pytest.mark.parametrize("slug", PLACES)
def test_a_page_comes_back_as_it_was_left(visit, slug):
    setting = next(setting for setting in settings_of(slug) if setting.options and len(setting.options) > 2)
    other = list(setting.options)[-1]
    app = visit(slug, {setting.name: setting.format(other)})
    app.switch_page("pages/home/page.py").run()
    for name in list(app.query_params):
        del app.query_params[name]
    app.switch_page(LESSONS[slug].file).run()
    assert app.session_state[f"{slug}.{setting.name}"] == other


def test_the_benchmark_of_the_live_picture_measures_every_lesson():
    from tests.benchmarks.live import pages

    assert {path.split("?")[0] for path in pages()} == set(NUMBERED)


ANATOMY = {  # every lesson has these parts, by these names and with these arguments
    "hidden": ("v",),
    "setup": ("v",),
    "scene": ("v",),
    "told": ("v", "run"),
    "outcome": ("v", "run"),
    "numbers": ("v", "shown"),
    "live_question": ("v", "shown"),
    "script": ("v", "shown"),
}


def what_is_missing(page):
    """The parts of the anatomy that a page has not, or with other arguments, or without a word about them."""
    wrong = [] if isinstance(getattr(page, "SETTINGS", None), tuple) else ["SETTINGS"]
    for name, arguments in ANATOMY.items():
        part = getattr(page, name, None)
        if part is None or tuple(inspect.signature(part).parameters) != arguments or not part.__doc__:
            wrong.append(name)
    return wrong


@pytest.mark.parametrize("slug", NUMBERED)
def test_every_lesson_has_the_same_parts_under_the_same_names(slug):
    assert what_is_missing(page_module(slug)) == []


def test_a_part_that_is_missing_or_takes_something_else_is_found():
    page = SimpleNamespace(**vars(page_module("loss")))
    assert what_is_missing(page) == []
    del page.outcome
    page.numbers = lambda v: None
    page.SETTINGS = None
    assert what_is_missing(page) == ["SETTINGS", "outcome", "numbers"]


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_page_computes_its_scene_once(visit, slug, monkeypatch):
    made, real = [], stage.Scene.__init__
    monkeypatch.setattr(stage.Scene, "__init__", lambda *args, **more: made.append(slug) or real(*args, **more))
    app = visit(slug)
    assert len(made) == 2  # home's, where every visit of the test begins, and the lesson's
    app.run()
    assert len(made) == 3


@pytest.mark.parametrize("slug", NUMBERED)
def test_every_question_offers_three_different_answers_in_every_view_and_with_zeros(visit, slug):
    table = {setting.name: setting for setting in settings_of(slug)}
    views = table["view"].options if "view" in table else [None]
    zeros = {name: "0" for name in ("w", "w1", "w2", "b", "x1") if name in table} | ({"init": "zeros"} if "init" in table else {})
    for view in views:
        for query in ({}, zeros):
            app = visit(slug, query | ({"view": view} if view else {}))
            for radio in app.radio:
                assert len(set(radio.options)) == len(radio.options) >= 3, (view, query, radio.label, radio.options)
