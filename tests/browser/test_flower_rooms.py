"""The three rooms of the flower lab: each told by its scenes with the keyboard alone, on a laptop, a phone and the wall."""

import pytest

from pages.ui.lesson import content
from tests.browser import looks
from tests.browser.test_scenes import ENDED, LAPTOP, enter, trouble_with_room

SLUG = "flower-lab"
ROOMS = ("ask", "train", "trust")


def scenes_of(room):
    """The scenes of a room."""
    return [scene for scene in content.scenes(SLUG).values() if scene.values.get("room", "ask") == room]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_told_by_its_scenes_and_nothing_is_cut(open_page, room):
    page = open_page(f"/{SLUG}?room={room}", *LAPTOP, reduced_motion="reduce")
    for place, scene in enumerate(scenes_of(room), start=1):
        page.locator(".pulsatilla").focus()
        enter(page, place, scene.slug)
        if scene.guess:
            assert scene.guess.text in looks.story(page).inner_text()
            whole = page.inner_text("body")
            assert not any(answer.happened in whole for answer in scene.guess.answers.values())
            page.locator(".pul-answer").first.focus()
            page.keyboard.press("Enter")
        page.locator(".pulsatilla").focus()
        page.keyboard.press("End")
        looks.settle(page)
        assert looks.told_kind(page) in ENDED
        assert trouble_with_room(page) == [], scene.name
    assert not looks.has_trouble(page)
