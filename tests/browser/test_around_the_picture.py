"""What stands round the picture: ways to it and back, links into a page, history, a screen's size, and numbers that fly off."""

import pytest

from tests.browser import looks
from tests.browser.conftest import LISTEN

PICTURES = "() => [...document.querySelectorAll('.pul-panel canvas')].map((canvas) => canvas.toDataURL())"
AT_TOP = """(selector) => {
  const { top } = document.querySelector(selector).getBoundingClientRect();
  const { scrollTop, clientHeight, scrollHeight } = document.querySelector('.stMain');
  return Math.abs(top) < 80 || (top > 0 && top < clientHeight && scrollTop + clientHeight > scrollHeight - 3);
}"""


def at_top(page, selector):
    """Wait until something stands at the top of the screen."""
    page.wait_for_function(AT_TOP, arg=selector)


def test_on_a_phone_the_picture_stays_at_the_top_and_shows_what_a_slider_does(open_page):
    page = open_page("/neuron", 390, 844, has_touch=True, is_mobile=True)
    slider = looks.slider(page, "Learning rate")
    slider.evaluate("(field) => field.closest('.stSlider').scrollIntoView({ block: 'end' })")
    page.wait_for_timeout(200)
    picture, bar = page.locator(".pul-panels"), page.locator(".pul-bar")
    before = (picture.bounding_box(), page.evaluate(PICTURES))
    assert 0 <= before[0]["y"] < 60
    assert before[0]["width"] > 350
    weight = looks.slider(page, "Weight w")
    for _ in range(5):
        weight.press("ArrowRight")
    looks.settle(page)
    after = (picture.bounding_box(), page.evaluate(PICTURES))
    assert looks.out_of_view(page) == []
    assert after[1][0] != before[1][0]
    told = page.locator(".pul-told").bounding_box()
    thumb = page.locator(".stSlider").filter(has_text="Weight w").bounding_box()
    assert bar.bounding_box()["y"] < told["y"] < told["y"] + told["height"] < thumb["y"] + thumb["height"] <= 844
    slider.evaluate("(field) => field.closest('.stSlider').scrollIntoView({ block: 'end' })")
    page.wait_for_timeout(200)
    assert abs(picture.bounding_box()["y"] - before[0]["y"]) < 3
    assert page.locator(".pul-strip").bounding_box()["y"] < 60  # the scenes stay too; their strip scrolls by itself
    strip = page.evaluate("(() => { const s = document.querySelector('.pul-scenes'); return [s.scrollWidth, s.clientWidth]; })()")
    assert strip[0] > strip[1]
    first = page.locator(".pul-scene").first.bounding_box()
    door = page.get_by_test_id("stExpandSidebarButton").bounding_box()
    assert first["x"] >= door["x"] + door["width"] or first["x"] < 0  # not under the button that opens the pages


def test_on_a_phone_a_scene_brings_the_picture_to_the_top_and_its_strip_clear_of_the_button(open_page):
    page = open_page("/vectorization", 390, 844, has_touch=True, is_mobile=True)
    for place in (1, 2):
        page.locator(".pul-scene").nth(place).tap()
        looks.settle(page)
        page.wait_for_function("() => Math.abs(document.querySelector('.pulsatilla').getBoundingClientRect().top) < 8")
        door = page.get_by_test_id("stExpandSidebarButton").bounding_box()
        first = page.locator(".pul-scenes").bounding_box()
        assert first["x"] >= door["x"] + door["width"]
    before = page.locator(".stMain").evaluate("(main) => main.scrollTop")
    for _ in range(2):
        page.keyboard.press("g")
        looks.settle(page)
        page.wait_for_timeout(500)
    assert page.locator(".stMain").evaluate("(main) => main.scrollTop") == pytest.approx(before, abs=2)


# The browser hands over what was said within a moment as one message. The moment is longer here, and the words never end.
ONE_MESSAGE = "const real = setTimeout; window.setTimeout = (run, after, ...more) => real(run, after || 40, ...more);"
SHOUT = """() => {
  const until = performance.now() + 800;
  const shout = () => {
    window.dispatchEvent(new Event("pulsatilla-rests"));
    if (performance.now() < until) setTimeout(shout, 3);
  };
  setTimeout(shout, 5);
}"""


def test_a_move_is_not_lost_when_another_part_of_the_page_speaks_at_the_same_moment(chromium, app_server):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(LISTEN)
    context.add_init_script(ONE_MESSAGE)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(app_server[0] + "/neuron")
    looks.settle(page)
    page.evaluate(SHOUT)
    looks.slider(page, "Weight w").press("ArrowRight")
    page.wait_for_timeout(900)
    looks.settle(page)
    assert any("Multiple different fragmentIds" in text for text in said)  # they did speak at the same moment
    assert "w = 0.210" in page.locator(".pul-told").inner_text()
    context.close()


def test_the_picture_is_one_key_or_one_button_away_and_the_first_stop_of_tab(open_page):
    page = open_page("/neuron")
    page.keyboard.press("Tab")
    first = page.evaluate("[document.activeElement.textContent, document.activeElement.getBoundingClientRect().top >= 0]")
    assert first == ["To the picture", True]
    page.keyboard.press("Enter")
    at_top(page, ".pulsatilla")
    assert page.evaluate("document.activeElement.className") == "pulsatilla"
    back = page.get_by_role("button", name="Back to the picture (G)")
    assert not back.is_visible()
    for way in (back.click, lambda: page.keyboard.press("g")):
        page.evaluate("document.getElementById('code').scrollIntoView({ behavior: 'instant' })")
        back.wait_for()
        way()
        at_top(page, ".pulsatilla")
        back.wait_for(state="hidden")
        assert page.evaluate("document.activeElement.className") == "pulsatilla"


@pytest.mark.parametrize(("name", "place"), [("check", "#check"), ("code", "#code"), ("try", ".pulsatilla")])
def test_a_link_into_a_page_scrolls_there_and_stays_in_the_address(open_page, name, place):
    page = open_page(f"/gradient-descent#{name}")
    at_top(page, place)
    looks.settle(page)
    at_top(page, place)
    assert page.url.endswith(f"#{name}")
    assert looks.query(page)["surface"] == "ravine"


def test_back_needs_one_press_after_a_change_of_page_and_one_for_each_setting(open_page):
    page = open_page("/")
    page.locator(".stMainBlockContainer").get_by_role("link", name="1. One neuron").last.click()
    page.wait_for_url("**/neuron?**")
    looks.settle(page)
    page.get_by_role("radio", name="ReLU", exact=True).click()
    looks.wait_for_scene(page, "own")
    page.go_back()
    page.wait_for_function("() => new URL(location.href).searchParams.get('g') === 'linear'")
    looks.settle(page)
    assert page.locator("h1").inner_text() == "1. One neuron"
    page.go_back()
    page.wait_for_function("() => location.pathname === '/'")
    looks.settle(page)
    assert page.locator("h1").inner_text() == "Pulsatilla"
    page.go_forward()
    page.wait_for_url("**/neuron?**")
    looks.settle(page)
    assert looks.query(page)["g"] == "linear"


DRAWN = """() => {
  window.furthest = 0;
  for (const name of ['moveTo', 'lineTo']) {
    const real = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (x, y) {
      if (Number.isFinite(x) && Number.isFinite(y)) window.furthest = Math.max(window.furthest, Math.abs(x), Math.abs(y));
      return real.call(this, x, y);
    };
  }
}"""
FRAMES = """() => new Promise((done) => {
  const times = [];
  const root = document.querySelector('[data-testid=player]');
  document.querySelector('[aria-label="Play"]').click();
  const note = (now) => {
    times.push(now);
    if (root.dataset.playing === 'true') requestAnimationFrame(note);
    else done([times.length / ((times.at(-1) - times[0]) / 1000), root.dataset.step]);
  };
  requestAnimationFrame(note);
})"""


def test_a_line_that_flies_off_is_drawn_as_far_as_it_is_seen_and_the_picture_keeps_moving(open_page):
    page = open_page("/neuron")
    page.keyboard.press("5")
    looks.wait_for_scene(page, "too-bold")
    page.evaluate(DRAWN)
    a_second, step = page.evaluate(FRAMES)
    looks.settle(page)
    assert step == "100"
    assert a_second > 20
    assert 100 < page.evaluate("window.furthest") <= 4100
    page.evaluate("window.furthest = 0")
    page.goto(page.url.split("/neuron")[0] + "/gradient-descent?surface=ravine&alpha=10&steps=100&step=100")
    looks.settle(page)
    page.evaluate(DRAWN)
    for key in ("Home", "ArrowRight", "End"):
        page.locator(".pulsatilla").press(key)
    looks.settle(page)
    assert page.evaluate("window.furthest") <= 4100


def test_the_step_forward_says_which_steps_are_left_out(open_page):
    page = open_page("/initialization")
    root, forward = looks.player(page), page.get_by_role("button", name="Step forward", exact=True)
    assert forward.get_attribute("title") == "Step forward"
    root.press("End")
    root.press("ArrowLeft")
    step = int(root.get_attribute("data-step"))
    assert step < 999
    assert forward.get_attribute("title") == f"Step forward (to step 1000: the {999 - step} between are not kept)"
    assert f"step {step} of 1000, next 1000" in page.locator(".pul-bar output").inner_text()
    root.press("End")
    assert root.get_attribute("data-step") == "1000"
    looks.settle(page)


def test_a_number_field_takes_a_comma_and_corrects_in_sight(open_page):
    page = open_page("/computation-graph")
    field = page.get_by_label("Weight w₂")
    usual = field.input_value()
    for typed, kept, said in (("0,5", "0.5", ""), ("99", "", "From "), ("", usual, "Empty: the usual value")):
        field.fill(typed)
        field.press("Enter")
        looks.settle(page)
        if said:
            page.get_by_text(said).first.wait_for()
        assert not kept or field.input_value() == kept
        assert not looks.has_trouble(page)


WRITTEN = """() => {
  window.sizes = [];
  const real = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...given) {
    window.sizes.push(parseFloat(this.font) * this.getTransform().a);
    return real.apply(this, given);
  };
}"""


def test_words_in_the_pictures_grow_with_a_large_screen_and_on_the_wall(open_page):
    page = open_page("/neuron", 1920, 1080)
    page.evaluate(WRITTEN)
    sizes = []
    for width, height, key in ((1366, 768, ""), (1920, 1080, ""), (1366, 768, "f")):
        page.set_viewport_size({"width": width, "height": height})
        if key:
            page.locator(".pulsatilla").press(key)
        page.wait_for_timeout(300)
        page.evaluate("window.sizes.length = 0")
        page.locator(".pulsatilla").press("ArrowRight")
        page.wait_for_timeout(200)
        sizes.append(max(page.evaluate("window.sizes")))
    looks.settle(page)
    assert sizes == pytest.approx([sizes[0], 1.3 * sizes[0], 1.6 * sizes[0]], rel=0.01)


def test_a_page_without_scenes_offers_its_link_in_the_corner(open_page):
    page = open_page("/notation", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".pul-link").click()
    page.get_by_role("button", name="Link to this", exact=True).get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.goto(page.url.split("/notation")[0] + "/neuron")
    looks.settle(page)
    assert not page.locator(".pul-link").is_visible()
