"""Every lesson has all its parts, and every page runs, with every preset."""

import inspect
import re
from types import SimpleNamespace

import pytest

from pages.ui.frame.lessons import LESSONS
from pages.ui.lesson import content, stage
from tests.pages.conftest import NUMBERED, PLACES, page_module, settings_of, values_of


@pytest.mark.parametrize("slug", PLACES)
def test_a_page_opens_with_a_question_an_idea_of_at_most_120_words_and_a_formula(slug):
    opening = content.sections(slug)["Opening"]
    words = re.sub(r"\$\$.*?\$\$", "", opening, flags=re.DOTALL).split()
    assert re.match(r"\*\*[^*]+\?\*\*", opening)
    assert len(words) <= 120
    assert "$$" in opening


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_lesson_is_told_in_four_to_nine_scenes_and_opens_with_the_first(slug):
    scenes = list(content.scenes(slug).values())
    assert 4 <= len(scenes) <= 9
    assert scenes[0].values == {}
    assert sum(scene.guess is not None for scene in scenes) >= 3
    assert len({scene.slug for scene in scenes}) == len(scenes)


SCENES = [(slug, scene) for slug in NUMBERED for scene in content.scenes(slug).values()]
EVERY_SCENE = pytest.mark.parametrize(("slug", "scene"), SCENES, ids=[f"{slug}: {scene.name}" for slug, scene in SCENES])


@EVERY_SCENE
def test_a_scene_says_in_one_sentence_what_to_look_for_and_asks_or_tells(slug, scene):
    assert 15 < len(scene.look_for) <= 160
    assert len(scene.name) <= 22
    assert bool(scene.guess) != bool(scene.happened)
    if scene.guess:
        assert 2 <= len(scene.guess.offered) <= 4
        assert len(scene.guess.text) <= 140
        assert all(answer.text and 10 < len(answer.happened) <= 240 for answer in scene.guess.answers.values())
    else:
        assert len(scene.happened) <= 240


@EVERY_SCENE
def test_what_happens_in_a_scene_is_one_of_its_answers_and_one_that_could_be_guessed(slug, scene):
    shown = page_module(slug).scene(values_of(slug, **scene.values, scene=scene.slug))
    assert shown.happened in (scene.guess.offered if scene.guess else (None,))


@EVERY_SCENE
def test_a_scene_sets_what_the_page_has_to_values_it_knows(slug, scene):
    table = {setting.name: setting for setting in settings_of(slug)}
    for name, value in scene.values.items():
        assert table[name].parse(table[name].format(value)) == value
    assert stage.fits(slug, settings_of(slug), values_of(slug, **scene.values, scene=scene.slug))


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_control_that_is_moved_leaves_the_scene_and_what_is_only_looked_at_does_not(slug):
    table, first = settings_of(slug), next(iter(content.scenes(slug)))
    bound = [setting for setting in table if not setting.free and (setting.options or setting.bounds)]
    assert bound or slug == "image-to-vector"  # there every control only looks
    for setting in bound:
        other = next(value for value in (setting.options or setting.bounds) if value != setting.default)
        assert not stage.fits(slug, table, values_of(slug, **{setting.name: other}, scene=first)), setting.name
    assert stage.fits(slug, table, values_of(slug, scene=first, step=3))


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_lesson_has_three_questions_with_an_explanation_for_every_answer(slug):
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


@EVERY_SCENE
def test_every_scene_opens_from_its_address(visit, slug, scene):
    table = {setting.name: setting for setting in settings_of(slug)}
    query = {name: table[name].format(value) for name, value in scene.values.items()}
    app = visit(slug, query | {"scene": scene.slug})
    assert app.session_state[f"{slug}.scene"] == scene.slug


@pytest.mark.parametrize("slug", NUMBERED)
def test_other_settings_than_the_scenes_open_as_an_own_experiment(visit, slug):
    setting = next((s for s in settings_of(slug) if not s.free and s.options and len(s.options) > 1), None)
    if setting is None:
        return
    other = next(value for value in setting.options if value != setting.default)
    assert visit(slug, {setting.name: setting.format(other)}).session_state[f"{slug}.scene"] == stage.OWN


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
    made, real = [], stage.Shown.__init__
    monkeypatch.setattr(stage.Shown, "__init__", lambda *args, **more: made.append(slug) or real(*args, **more))
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
