"""Presenter mode: the experiment alone on the wall, led by keys, on a laptop, a projector and in a frame of another page."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.browser import looks

WALL = "() => document.documentElement.classList.contains('pul-present')"
SEEN = """() => Object.fromEntries(Object.entries({
  sidebar: '[data-testid="stSidebar"]', title: 'h1', prose: '.stMarkdown p:has(strong)', words: '.pul-told', strip: '.pul-strip',
}).map(([name, selector]) => [name, document.querySelector(selector)?.checkVisibility() ?? false]))"""
BLANKED = "() => getComputedStyle(document.body, '::after').position === 'fixed'"
NUMBER = "() => Number(document.querySelector('[data-testid=player]').dataset.step)"


def presented(page, on=True):
    """Wait until presenter mode is on, or off."""
    page.wait_for_function(f"() => document.documentElement.classList.contains('pul-present') === {str(on).lower()}")
    page.wait_for_timeout(100)


def words_and_screen_come_and_go(page):
    """H hides read-out and verdict, and the picture grows; B blanks the screen; ? lists the keys. A second time undoes it."""
    high = page.locator(".pul-panel canvas").first.bounding_box()["height"] * 1.1
    page.keyboard.press("h")
    assert not page.evaluate(SEEN)["words"]
    page.wait_for_timeout(100)
    assert page.locator(".pul-panel canvas").first.bounding_box()["height"] > high
    page.keyboard.press("h")
    assert page.evaluate(SEEN)["words"]
    page.keyboard.press("b")
    assert page.evaluate(BLANKED)
    page.keyboard.press("b")
    assert not page.evaluate(BLANKED)
    page.keyboard.press("?")
    assert "presenter mode" in page.locator(".pul-help").inner_text()
    page.keyboard.press("?")
    assert not page.locator(".pul-help").is_visible()


def keys_lead_through_a_scene(page):
    """Digits, arrows, space, Home and End, also after a button of the page has had the focus."""
    page.keyboard.press("5")
    looks.wait_for_scene(page, "too-bold")
    assert looks.query(page)["present"] == "1"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(NUMBER) == 1
    page.keyboard.press(" ")
    page.wait_for_function("() => document.querySelector('[data-testid=player]').dataset.playing === 'true'")
    page.keyboard.press(" ")
    assert looks.player(page).get_attribute("data-playing") == "false"
    page.keyboard.press("End")
    assert page.evaluate(NUMBER) == 100
    page.keyboard.press("Home")
    looks.press(page, "Let it learn")  # a button of the page has the focus now: arrows are still the picture's
    page.keyboard.press(" ")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NUMBER) == 1


@pytest.mark.parametrize(("width", "height", "dark"), [(1366, 768, False), (1920, 1080, True)], ids=["laptop", "projector, dark"])
def test_the_experiment_alone_fills_the_screen_and_keys_lead_through_it(open_page, width, height, dark):
    page = open_page("/neuron", width, height, dark)
    page.keyboard.press("f")
    presented(page)
    assert looks.query(page)["present"] == "1"
    assert page.evaluate(SEEN) == {"sidebar": False, "title": False, "prose": False, "words": True, "strip": True}
    assert looks.out_of_view(page) == []
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "25.6px"  # 1.6 × 16
    assert page.evaluate("document.querySelector('.stMain').scrollHeight <= innerHeight")
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == ("rgb(21, 19, 26)" if dark else "rgb(255, 255, 255)")
    box = page.locator(".pulsatilla").bounding_box()
    assert box["height"] > 0.95 * height
    words_and_screen_come_and_go(page)
    keys_lead_through_a_scene(page)
    page.keyboard.press("Escape")
    presented(page, on=False)
    assert "present" not in looks.query(page)
    assert page.evaluate(SEEN)["sidebar"]
    looks.settle(page)


def test_it_is_an_address_that_stays_while_one_experiments(open_page):
    page = open_page("/initialization?present=1")
    assert page.evaluate(WALL)
    looks.choose(page, "First weights W", "He")
    looks.wait_for_scene(page, "own")
    assert looks.query(page)["present"] == "1"
    assert page.evaluate(WALL)
    page.get_by_role("button", name="Presenter mode (F)").click()
    presented(page, on=False)
    page.get_by_role("button", name="Presenter mode (F)").click()
    presented(page)
    assert looks.query(page)["init"] == "he"


def test_no_key_does_anything_while_one_types(open_page):
    page = open_page("/image-to-vector")
    before = looks.query(page)
    field = page.get_by_label("Go to entry k")
    for mode in ("", "present"):
        if mode:
            page.locator(".pulsatilla").press("f")
            presented(page)
        field.fill("")
        field.press_sequentially("2fghbnp? 3")
        assert field.input_value() == "2fghbnp? 3"
        assert page.evaluate(WALL) == bool(mode)
        assert not page.locator(".pul-help").is_visible()
        assert not page.evaluate(BLANKED)
        assert looks.query(page)["scene"] == before["scene"]
        assert page.evaluate(SEEN)["words"]
    field.fill("")
    looks.settle(page)


@pytest.fixture
def course_page(app_server, tmp_path):
    """The address of a page of another site that shows a lesson in a frame."""
    lesson = f"{app_server[0]}/neuron?embed=true&amp;present=1"
    (tmp_path / "course.html").write_text(f"<h1>A course</h1><iframe width=1200 height=660 src='{lesson}'></iframe>", "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    handler.log_message = lambda *said: None
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/course.html"
        server.shutdown()


def test_in_a_frame_of_another_site_it_fills_the_frame(chromium, course_page):
    page = chromium.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(course_page)
    frame = page.frame_locator("iframe")
    frame.locator(".pul-story p").first.wait_for()
    inside = page.frames[1]
    inside.wait_for_function(WALL)
    inside.wait_for_function("() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    assert inside.evaluate(looks.OUTSIDE, looks.NEEDED) == []
    assert not inside.evaluate(SEEN)["title"]
    frame.locator(".pulsatilla").press("2")
    inside.wait_for_function("() => new URL(location.href).searchParams.get('scene') === 'by-hand'")
    assert "embed=true" in inside.url
    assert "present=1" in inside.url
    frame.locator(".pulsatilla").press("Escape")
    inside.wait_for_function("() => !document.documentElement.classList.contains('pul-present')")
    frame.locator(".pulsatilla").press("f")
    page.wait_for_timeout(500)
    assert inside.evaluate(WALL)
    page.close()
    assert not complaints


def test_a_button_copies_the_address_of_what_is_shown(open_page):
    page = open_page("/neuron?present=1", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("3")
    looks.wait_for_scene(page, "with-a-bend")
    page.get_by_role("button", name="Link to this").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url  # who presents hands on what is on the wall
    assert "scene=with-a-bend" in copied and "present=1" in copied
