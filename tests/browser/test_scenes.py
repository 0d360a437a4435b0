"""Every lesson walked scene by scene with the keyboard alone, on a laptop and on a phone: everything one needs is in view, the
guess belongs to the scene, and after Play the verdict stands where the eyes are."""

import pytest

from pages.ui.frame.lessons import course
from pages.ui.lesson import content
from tests.browser import looks

LESSONS = [lesson.slug for lesson in course()]
SIZES = {"laptop": (1366, 768), "phone": (390, 844)}
NEEDED = {
    "strip": ".pul-strip",
    "picture": ".pul-panels",
    "play bar": ".pul-bar",
    "read-out": ".pul-readout",
    "story": ".pul-story",
}
ENDED = {"told", "right", "other", "wrong"}
OUTSIDE = """(needed) => Object.entries(needed).filter(([, selector]) => {
  const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
  return !height || top < -2 || bottom > innerHeight + 2;
}).map(([name, selector]) => {
  const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
  return `${name}: ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`;
})"""


def story(page):
    """What is told of the scene now."""
    return page.get_by_test_id("story")


def enter(page, place, slug):
    """Press the scene's digit, and wait until its controls and its story are there."""
    page.keyboard.press(str(place))
    page.wait_for_function("(slug) => new URL(location.href).searchParams.get('scene') === slug", arg=slug)
    page.wait_for_function(
        f"""() => document.querySelector('.pul-scene[data-scene="{slug}"]').getAttribute('aria-current') === 'step'"""
    )
    looks.settle(page)


@pytest.mark.parametrize("slug", LESSONS)
def test_the_scenes_tell_the_lesson_by_keyboard_alone(open_page, slug):
    page = open_page(f"/{slug}", *SIZES["laptop"], reduced_motion="reduce")
    page.keyboard.press("g")
    for place, scene in enumerate(content.scenes(slug).values(), start=1):
        enter(page, place, scene.slug)
        before = story(page).inner_text()
        if scene.guess:
            assert scene.guess.text in before
            assert not any(answer.happened in before for answer in scene.guess.answers.values())
            page.locator(".pul-answer").first.focus()
            page.keyboard.press("Enter")
        page.locator(".pulsatilla").focus()
        page.keyboard.press("End")
        looks.settle(page)
        assert story(page).get_attribute("data-kind") in ENDED
        told = story(page).inner_text()
        happened = [answer.happened for answer in scene.guess.answers.values()] if scene.guess else [scene.happened]
        assert sum(content.numbered(text) in told for text in happened) == 1, told
        for width, height in SIZES.values():
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("document.querySelector('.pulsatilla').scrollIntoView({ block: 'start', behavior: 'instant' })")
            page.wait_for_timeout(50)
            assert page.evaluate(OUTSIDE, NEEDED) == [], (scene.name, width)
        page.set_viewport_size(dict(zip(("width", "height"), SIZES["laptop"], strict=True)))
        assert not looks.has_trouble(page)
