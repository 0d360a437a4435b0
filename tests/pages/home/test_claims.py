"""Every number and claim on the home page, computed again."""

import numpy as np
import pytest

from pages.home import entrance
from pages.ui.frame.lessons import HOME, LESSONS
from pages.ui.lesson import content
from tests.pages.conftest import NUMBERED


def test_the_network_beside_the_text_has_67_numbers():
    assert entrance.NET.parameter_count == 67
    assert "67 numbers" in content.sections(HOME)["Opening"]


def test_it_learns_the_outline_of_a_flower_from_points():
    scene = entrance.scene()
    right, J = scene.readout.numbers["right"], scene.run.arrays["J"]
    assert right[0] < 300
    assert right[-1] == 400
    assert J[-1] < 0.01
    assert "400 of 400 points" in scene.readout.at(len(J) - 1)
    assert scene.plays


def test_a_column_of_a_photo_has_7200_numbers():
    assert 3 * 40 * 60 == 7200
    assert "7200" in content.sections(HOME)["At the end"]


def test_every_page_says_in_one_line_what_one_does_there():
    for lesson in LESSONS.values():
        assert 10 < len(lesson.about) < 80
    assert len({lesson.about for lesson in LESSONS.values()}) == len(LESSONS)


@pytest.mark.parametrize("slug", NUMBERED)
def test_the_time_of_a_lesson_is_what_the_text_under_the_map_says(slug):
    words = len(LESSONS[slug].prose.read_text("utf-8").split())
    table = content.questions(slug)
    asked = len(table["questions"]) + ("live" in table["phrases"])
    least = words / 160 + len(table["scenes"]) + asked / 2 + 2
    assert least < entrance.minutes(slug) < least + 10
    text = content.sections(HOME)["Time"]
    assert all(part in text for part in ("160 words", "a minute for every scene", "half a minute for every question", "two for"))


def test_the_map_leads_to_every_page_and_adds_up_the_time(visit):
    app = visit(HOME)
    total = sum(entrance.minutes(slug) for slug in NUMBERED)
    said = [caption.value for caption in app.caption]
    assert f"0 of {len(NUMBERED)} finished; all together about {np.round(total / 30) / 2:g} h." in said
    assert sum("not begun" in text for text in said) == len(NUMBERED)
