"""Home in the browser: a picture that moves by itself, doors to everywhere, and marks that the browser keeps."""

import json

import pytest

from pages.ui.frame.lessons import HOME, LESSONS
from tests.browser import looks
from tests.browser.conftest import settle

COURSE = [slug for slug, lesson in LESSONS.items() if not lesson.place]
FORGED = [
    "nonsense",
    "null",
    "[]",
    '{"lessons": 5}',
    '{"lessons": {"a": null, "b": [], "__proto__": {"played": true}}, "last": {}}',
    json.dumps({"last": "<img src=x onerror=alert(1)>", "lessons": {"<b>": {"played": True, "right": [{}, 1]}}}),
    "[" * 50_000,
]


def keep(page, marks):
    """Put a text where the browser keeps the marks, and come to home anew."""
    page.evaluate("(marks) => localStorage.setItem('pulsatilla marks', marks)", marks)
    page.goto(page.url.split("?")[0].rsplit("/", 1)[0] + "/")
    settle(page)
    page.wait_for_timeout(400)
    settle(page)


def main(page):
    return page.locator(".stMainBlockContainer")


def test_the_network_learns_without_a_click_and_the_address_stays_clean(open_page):
    page = open_page("/")
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 3")
    pause = page.get_by_role("button", name="Pause", exact=True)
    assert pause.bounding_box()["y"] + pause.bounding_box()["height"] <= 768
    pause.click()
    page.wait_for_timeout(600)
    settle(page)
    assert "points are on the right side" in looks.readout(page)
    assert looks.query(page) == {}


def test_whoever_prefers_no_motion_sees_the_first_picture_at_rest(open_page):
    page = open_page("/", reduced_motion="reduce")
    page.wait_for_timeout(500)
    assert looks.player(page).get_attribute("data-playing") == "false"
    assert "After 0 steps" in looks.readout(page)


def test_every_page_can_be_reached_from_home(open_page):
    page = open_page("/")
    links = " ".join(main(page).get_by_role("link").all_inner_texts())
    assert all(lesson.heading in links for slug, lesson in LESSONS.items() if slug != HOME)
    main(page).get_by_role("link", name="Try your plant photo").click()
    page.wait_for_url("**/flower-lab**")
    settle(page)


def test_a_lesson_played_and_answered_is_finished_on_the_map_and_after_a_new_visit(open_page):
    slug = "computation-graph"
    page = open_page(f"/{slug}")
    looks.play_to_the_end(page)
    page.wait_for_timeout(400)
    for text in ("0", "−0.2: up", "Because da and dz are then computed once, for all weights", "0.4", "−0.254"):
        page.locator(".stRadio").get_by_text(text, exact=True).first.click()
        settle(page)
    kept = json.loads(page.evaluate("localStorage.getItem('pulsatilla marks')"))
    assert kept["lessons"][slug]["played"]
    assert kept["lessons"][slug]["answered"]
    for _ in range(2):
        page.goto(page.url.split(f"/{slug}")[0].rstrip("/") + "/")
        settle(page)
        main(page).get_by_text(f"1 of {len(COURSE)} finished").wait_for()
    assert main(page).get_by_text("finished ·").count() == 1
    following = COURSE[(COURSE.index(slug) + 1) % len(COURSE)]
    assert main(page).get_by_role("link", name=f"Pick up where you left: lesson {LESSONS[following].number}").count() == 1


def test_marks_are_erased_only_after_a_second_press(open_page):
    page = open_page(f"/{COURSE[0]}")
    page.goto(page.url.split(f"/{COURSE[0]}")[0] + "/")
    settle(page)
    page.get_by_text("Pick up where you left").wait_for()
    page.get_by_role("button", name="Erase my marks").click()
    assert page.evaluate("localStorage.getItem('pulsatilla marks')")
    page.get_by_role("button", name="Yes, erase them").click()
    page.wait_for_function("() => localStorage.getItem('pulsatilla marks') === null")
    page.get_by_text("Pick up where you left").wait_for(state="detached")
    settle(page)
    assert page.get_by_text("begun ·").count() == page.get_by_text("not begun ·").count() == len(COURSE)


@pytest.mark.parametrize("marks", FORGED, ids=range(len(FORGED)))
def test_damaged_marks_break_nothing(open_page, marks):
    page = open_page("/")
    keep(page, marks)
    assert not looks.has_trouble(page)
    assert main(page).get_by_text(f"0 of {len(COURSE)} finished").count() == 1
    page.goto(page.url.rstrip("/") + f"/{COURSE[0]}")
    settle(page)
    assert looks.readout(page)
    assert json.loads(page.evaluate("localStorage.getItem('pulsatilla marks')"))["last"] == COURSE[0]
