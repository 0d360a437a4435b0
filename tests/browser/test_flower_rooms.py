"""The three rooms of the flower lab: each told by its scenes with the keyboard alone, on a laptop, a phone and the wall."""

import pytest

from pages.ui.lesson import content
from tests.browser import looks
from tests.browser.test_scenes import LAPTOP, asks_without_telling, enter, guess_first_and_see, trouble_with_room

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
            asks_without_telling(page, scene)
        guess_first_and_see(page, scene)
        assert trouble_with_room(page) == [], scene.name
    assert not looks.has_trouble(page)
