"""The scenes: every lesson walked with the keyboard alone, on a laptop, on a phone and on the wall; a scene entered, left,
linked to, and nothing of its answer in sight before it has played."""

import pytest

from pages.ui.frame.lessons import course
from pages.ui.lesson import content
from tests.browser import looks

LESSONS = [lesson.slug for lesson in course()]
LAPTOP, PHONE = (1366, 768), (390, 844)
ENDED = {"told", "right", "other", "wrong"}
PICTURES = "() => [...document.querySelectorAll('.pul-panel canvas')].map((canvas) => canvas.toDataURL())"
UNFILLED = """() => [...document.querySelectorAll('.pul-frame')].filter((frame) => {
  return Math.abs(frame.clientHeight - frame.querySelector('canvas').clientHeight) > 2;
}).map((frame) => `${frame.clientHeight} high, its picture is not`)"""
KEPT_BACK = [  # what gives the answer away: crosses at minima, shade between chord and curve, a line of theory
    "/loss?step=0",
    "/gradient-descent?scene=two-valleys&surface=valleys&alpha=0.2&w1=-2&w2=1",
    "/loss?scene=only-w&view=curve&x1=-5.85&x2=0.9",
    "/deep-network",
]

DRAG = """(bar, share) => {
  bar.value = Math.round(share * bar.max);
  bar.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def enter(page, place, slug):
    """Press the scene's digit, and wait until its controls and its story are there."""
    page.keyboard.press(str(place))
    looks.wait_for_scene(page, slug)


def guess(page, answer):
    """Give this answer to the scene's question."""
    looks.story(page).get_by_role("button", name=answer, exact=True).click()


def asks_without_telling(page, scene):
    """A scene's question is there, and its answer nowhere on the page."""
    assert scene.guess.text in looks.story(page).inner_text()
    whole = page.inner_text("body")
    assert not any(answer.happened in whole for answer in scene.guess.answers.values())


def guess_first_and_see(page, scene):
    """By keyboard: the first answer is given, where a scene asks, and the run's end shown, which is told."""
    if scene.guess:
        page.locator(".pul-answer").first.focus()
        page.keyboard.press("Enter")
    page.locator(".pulsatilla").focus()
    page.keyboard.press("End")
    looks.settle(page)
    assert looks.told_kind(page) in ENDED


def resize(page, size):
    """Give the window another size."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))


def trouble_with_room(page):
    """What of the experiment is out of view or cut: on a laptop and a phone with the strip at the top, and on the wall."""
    found = []
    for size in (PHONE, LAPTOP):
        resize(page, size)
        for _ in range(20):  # until the page has taken its new shape
            page.evaluate("document.querySelector('.pulsatilla').scrollIntoView({ block: 'start', behavior: 'instant' })")
            page.wait_for_timeout(50)
            outside = looks.out_of_view(page)
            if not outside:
                break
        found += [(size, *outside)] if outside else []
    page.evaluate("document.querySelector('.pulsatilla').focus()")
    page.keyboard.press("f")
    page.wait_for_timeout(100)
    found += looks.out_of_view(page) + page.evaluate(looks.CUT)
    if page.locator(".pul-panels").bounding_box()["height"] < 250:
        found.append("the picture on the wall is small")
    found += page.evaluate(UNFILLED)
    page.keyboard.press("f")
    page.wait_for_timeout(50)
    return found


def widest_question(slug):
    """The scene whose guess takes the most room: where it fits, the others do."""
    asked = [scene for scene in content.scenes(slug).values() if scene.guess]
    return max(asked, key=lambda scene: len(scene.guess.text) + sum(len(text) + 6 for text in scene.guess.offered.values()))


@pytest.mark.parametrize("slug", LESSONS)
def test_on_a_phone_no_word_beside_the_picture_is_cut_anywhere_on_the_way(open_page, slug):
    page = open_page(f"/{slug}", *PHONE, reduced_motion="reduce")
    for place, scene in enumerate(content.scenes(slug).values(), start=1):
        enter(page, place, scene.slug)
        for share in (0.1, 0.4, 0.7, 1):
            page.locator('.pul-bar input[type="range"]').evaluate(DRAG, share)
            assert (share, page.evaluate(looks.CUT)) == (share, []), scene.name
        looks.settle(page)


@pytest.mark.parametrize("slug", LESSONS)
def test_the_scenes_tell_the_lesson_by_keyboard_alone(open_page, slug):
    page = open_page(f"/{slug}", *LAPTOP, reduced_motion="reduce")
    page.keyboard.press("g")
    widest = widest_question(slug)
    for place, scene in enumerate(content.scenes(slug).values(), start=1):
        enter(page, place, scene.slug)
        if scene.guess:
            asks_without_telling(page, scene)
            if scene is widest:
                assert trouble_with_room(page) == [], scene.name
        guess_first_and_see(page, scene)
        told = looks.story(page).inner_text()
        happened = [answer.happened for answer in scene.guess.answers.values()] if scene.guess else [scene.happened]
        assert sum(content.numbered(text) in told for text in happened) == 1, told
        assert trouble_with_room(page) == [], scene.name
        assert not looks.has_trouble(page)


def test_a_control_that_is_moved_leaves_the_scene_and_only_what_is_seen_is_told(open_page):
    page = open_page("/neuron")
    scene = content.scenes("neuron")["a-flat-guess"]
    assert looks.told_kind(page) == "ask"
    assert scene.look_for in looks.story(page).inner_text()
    looks.slider(page, "Learning rate").press("ArrowRight")
    looks.wait_for_scene(page, "own")
    assert looks.told_kind(page) == "own"
    page.locator(".pulsatilla").press("End")
    looks.settle(page)
    assert looks.told_kind(page) == "own"
    words = page.inner_text(".pulsatilla")
    assert scene.look_for not in words
    assert scene.guess.text not in words
    assert not any(answer.happened in words for answer in scene.guess.answers.values())
    looks.slider(page, "Learning rate").press("ArrowLeft")
    looks.settle(page)
    assert looks.told_kind(page) == "own"  # left is left; the strip leads back
    page.locator(".pul-scene").first.click()
    looks.wait_for_scene(page, "a-flat-guess")
    assert looks.told_kind(page) == "ask"


def test_what_a_scene_lets_one_move_does_not_leave_it(open_page):
    page = open_page("/neuron", reduced_motion="reduce")
    enter(page, 2, "by-hand")
    looks.slider(page, "Weight w").press("ArrowRight")
    page.wait_for_function("() => new URL(location.href).searchParams.get('w') === '0.01'")
    looks.settle(page)
    assert looks.query(page)["scene"] == "by-hand"
    looks.slider(page, "Learning rate").press("ArrowRight")
    looks.wait_for_scene(page, "own")


def test_scenes_are_walked_by_buttons_and_by_keys_and_stop_at_both_ends(open_page):
    page = open_page("/neuron", reduced_motion="reduce")
    slugs = list(content.scenes("neuron"))
    for name in ("Previous scene", "Next scene", "Previous scene"):
        page.get_by_role("button", name=name, exact=True).click()
        looks.wait_for_scene(page, slugs[1] if name == "Next scene" else slugs[0])
    for slug in slugs[1:]:
        page.keyboard.press("n")
        looks.wait_for_scene(page, slug)
    page.keyboard.press("n")
    looks.wait_for_scene(page, slugs[-1])
    page.keyboard.press("p")
    looks.wait_for_scene(page, slugs[-2])
    page.get_by_role("button", name="Show the end").or_(looks.story(page).get_by_role("button").first).first.click()
    page.locator(".pulsatilla").press("End")
    looks.story(page).get_by_role("button", name="Next: Too bold ›").click()
    looks.wait_for_scene(page, slugs[-1])


def test_the_scene_is_in_the_address_and_another_browser_opens_it(open_page):
    page = open_page("/neuron", reduced_motion="reduce")
    enter(page, 3, "with-a-bend")
    other = open_page(page.url[page.url.index("/neuron") :], reduced_motion="reduce")
    assert looks.query(other) == looks.query(page)
    assert other.locator('.pul-scene[aria-current="step"]').inner_text() == "3 With a bend"
    assert looks.story(other).inner_text() == looks.story(page).inner_text()
    assert looks.readout(other) == looks.readout(page)


def test_a_scene_without_a_guess_plays_and_one_with_a_guess_waits_for_it(open_page):
    page = open_page("/logistic-regression")
    page.keyboard.press("6")
    looks.wait_for_scene(page, "a-picture-added-up")
    page.wait_for_function("() => document.querySelector('[data-testid=player]').dataset.playing === 'true'")
    page = open_page("/neuron")
    page.keyboard.press("2")
    looks.wait_for_scene(page, "by-hand")  # first one's own hand, then Play
    page.wait_for_timeout(300)
    assert looks.player(page).get_attribute("data-playing") == "false"
    page.keyboard.press("1")
    looks.wait_for_scene(page, "a-flat-guess")
    page.wait_for_timeout(300)
    root = looks.player(page)
    assert (root.get_attribute("data-playing"), root.get_attribute("data-step")) == ("false", "0")
    guess(page, "Exactly 0")
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 3")
    assert looks.told_kind(page) == "wait"
    assert "You say: Exactly 0." in looks.story(page).inner_text()
    looks.story(page).get_by_role("button", name="Show the end").click()
    looks.settle(page)
    assert looks.told_kind(page) == "other"
    assert looks.story(page).inner_text().startswith("You said: Exactly 0. It went differently.")


def test_a_wrong_sum_is_wrong_because_and_no_guess_that_went_differently(open_page):
    page = open_page("/network", reduced_motion="reduce")
    scene = content.scenes("network")["one-plant"]
    for name, lead in (("inputs", "That is wrong, because:"), ("units", "So it was.")):
        answer = scene.guess.answers[name].text
        page.reload()
        looks.settle(page)
        guess(page, answer)
        looks.settle(page)
        said = looks.story(page).inner_text()
        assert said.startswith(f"You said: {answer}. {lead}")
        assert scene.guess.answers["units"].happened in said
        page.locator(".pulsatilla").press("Home")
        looks.settle(page)


@pytest.mark.parametrize("path", KEPT_BACK)
def test_what_gives_the_answer_away_is_drawn_only_after_the_run(open_page, path):
    page = open_page(path, reduced_motion="reduce")
    assert looks.told_kind(page) == "ask"
    root = looks.player(page)
    pictures = []
    for key in ("Home", "ArrowRight", "Home", "End", "Home"):
        root.press(key)
        looks.settle(page)
        pictures.append(page.evaluate(PICTURES))
    assert pictures[0] == pictures[2]  # the start looks the same until the end has been seen
    assert pictures[2] != pictures[4]  # and then it holds the answer
