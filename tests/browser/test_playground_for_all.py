"""The whole playground with the keyboard alone, under a thumb, on the wall, and in colours that the reader's system forces."""

from tests.browser import looks
from tests.browser.test_playground import asked, button, knob, number

FOCUS = "(document.activeElement.ariaLabel ?? document.activeElement.innerText)"
COLOURS = """(place) => {
  const canvas = document.querySelector(place);
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 255) continue;
    const colour = `${data[i]} ${data[i + 1]} ${data[i + 2]}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count > canvas.width * canvas.height / 2000).length;
}"""


def test_with_the_keyboard_alone_a_weight_is_set_a_point_added_and_the_run_played(open_page):
    page = open_page("/playground?data=own&draw=1&points=-0.5,-0.5,0;0.5,0.5,1;0.2,-0.3,0")
    page.locator(".pul-board .pul-tile[tabindex='0']").focus()
    for key in ("ArrowRight", "Enter"):
        page.keyboard.press(key)
    name = page.evaluate(FOCUS)
    assert name.startswith("weight from x₁ to unit 1 of layer [1]: ")
    before = looks.readout(page)
    for key in ("Enter", "ArrowUp", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    asked(page, "q.get('past').startsWith('e~0~')")
    assert looks.readout(page) != before
    assert page.evaluate(FOCUS) not in (name, "")
    page.locator(".pul-plane .pul-cross").focus()
    page.keyboard.press("PageDown")
    assert "example 1 of" in page.locator(".pul-asked").inner_text()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    asked(page, "q.get('points').split(';').length === 4")
    page.locator("body").press("Escape")
    page.get_by_test_id("player").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 20")
    page.keyboard.press("Space")
    looks.settle(page)
    assert number(page, "step") > 20
    assert not looks.has_trouble(page)


def test_under_a_thumb_the_network_is_built_a_weight_set_and_a_place_asked_about(open_page):
    page = open_page("/playground?step=100", 390, 844, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="unit 2 of layer [1]", exact=False).first.tap()
    assert page.locator(".pul-plane figcaption").inner_text().startswith("Here: unit 2 of layer [1]")
    page.get_by_role("button", name="Add a hidden layer").tap()
    asked(page, "q.get('shape').split('-').length === 3")
    canvas = page.locator(".pul-plane canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.3)
    assert "ŷ = " in page.locator(".pul-asked").inner_text()
    knob(page, "Answers only", "on")
    asked(page, "q.get('discrete') === 'on'")
    plain = page.evaluate(COLOURS, ".pul-plane canvas")  # two grounds, two kinds of points, lines and words
    knob(page, "Answers only", "off")
    asked(page, "q.get('discrete') === 'off'")
    assert page.evaluate(COLOURS, ".pul-plane canvas") > 2 * plain
    button(page, "Play").tap()
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 20")
    button(page, "Pause").tap()
    looks.settle(page)
    assert not looks.has_trouble(page)


def test_on_the_wall_everything_is_in_view_and_the_keys_lead_on(open_page):
    page = open_page("/playground?present=1&step=200&terrain=path&fresh=on", 1920, 1080)
    assert not looks.out_of_view(page)
    inside = page.evaluate("""() => [...document.querySelectorAll('.pul-panel')].every((panel) => {
      const { top, bottom, right } = panel.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && right <= innerWidth;
    })""")
    assert inside
    page.keyboard.press("n")
    looks.wait_for_scene(page, "spiral-12-units")
    page.keyboard.press("Space")
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 20")
    page.keyboard.press("Space")
    looks.settle(page)
    assert "present" in looks.query(page)
    assert not looks.out_of_view(page)
    page.keyboard.press("Escape")
    assert page.locator(".pul-present").count() == 0


def test_in_forced_colours_words_lines_and_what_is_chosen_are_seen(open_page):
    page = open_page("/playground?step=200", dark=True, forced_colors="active")
    seen = page.evaluate("""async () => {
      const svg = (await pulsatillaEngine.promise).sheet(document.querySelector('[data-testid="player"]'));
      const fills = [...svg.matchAll(/<text[^>]* fill="([^"]+)"/g)].map(([, colour]) => colour);
      const style = (place) => getComputedStyle(document.querySelector(place));
      const ground = style("body").backgroundColor;
      return { fills: [...new Set(fills)], ground, on: style('.pul-tile[aria-pressed="true"]').borderTopWidth,
        off: style('.pul-tile[aria-pressed="false"]').borderTopWidth, text: style(".pul-readout").color };
    }""")
    assert (seen["ground"], seen["text"]) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert all(brightest(colour) >= 150 for colour in seen["fills"]), seen["fills"]
    assert float(seen["on"].removesuffix("px")) > float(seen["off"].removesuffix("px"))


def brightest(colour):
    """The largest part of a colour, of 255; a word for one is white here."""
    parts = [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(", ")] if "rgb" in colour else [255]
    return max(parts)
