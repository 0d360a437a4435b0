"""Small helpers for looking at a page as a learner would."""

from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import settle


def player(page):
    """The live picture's root element."""
    return page.get_by_test_id("player")


def readout(page):
    """The sentence under the picture."""
    return page.get_by_test_id("readout").inner_text()


def told(page):
    """What the page tells about its picture: the player's read-out, or that of a page without a player."""
    return readout(page) if player(page).count() else page.locator(".st-key-readout").inner_text()


def query(page):
    """{setting: value} of the address bar."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query, keep_blank_values=True).items()}


def press(page, name):
    """Press a button by its name, and wait until the page is at rest."""
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def play_to_the_end(page, speed="4"):
    """Press Play, wait for the last step, and for the address to follow."""
    page.get_by_label("Speed").select_option(speed)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(
        """() => { const { step, steps, playing } = document.querySelector('[data-testid="player"]').dataset;
                   return step === steps && playing === "false"; }""",
    )
    step = player(page).get_attribute("data-step")
    page.wait_for_function("(step) => new URL(location.href).searchParams.get('step') === step", arg=step)
    settle(page)


NEEDED = {
    "strip": ".pul-strip",
    "picture": ".pul-panels",
    "play bar": ".pul-bar",
    "read-out": ".pul-readout",
    "story": ".pul-story",
}
OUTSIDE = """(needed) => Object.entries(needed).filter(([, selector]) => {
  const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
  return !height || top < -2 || bottom > innerHeight + 2;
}).map(([name, selector]) => {
  const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
  return `${name}: ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`;
})"""
CUT = """() => [...document.querySelectorAll('.pul-story, .pul-readout')]
  .filter((part) => part.scrollHeight > part.clientHeight + 1)
  .map(({ className, scrollHeight, clientHeight }) => `${className}: ${scrollHeight} in ${clientHeight}`)"""


def out_of_view(page):
    """What belongs to the experiment and is not wholly on the screen."""
    return page.evaluate(OUTSIDE, NEEDED)


def story(page):
    """What is told of the scene now."""
    return page.get_by_test_id("story")


def told_kind(page):
    """What kind of telling it is (assets/player/story.js)."""
    return story(page).get_attribute("data-kind")


def wait_for_scene(page, slug):
    """Wait until the address, the strip and the controls are those of a scene ("own" is none)."""
    page.wait_for_function(
        """(slug) => new URL(location.href).searchParams.get('scene') === slug &&
                     (document.querySelector('.pul-scene[aria-current="step"]')?.dataset.scene ?? 'own') === slug""",
        arg=slug,
    )
    settle(page)


def slider(page, label):
    """A slider of the page, by its label: a range field."""
    return page.locator(".stSlider").filter(has_text=label).locator('input[type="range"]')


def choose(page, label, option):
    """Choose an option of a select box, by its label. Its list closes where the page scrolls, so that comes first."""
    page.get_by_label(label, exact=True).scroll_into_view_if_needed()
    settle(page)
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


RAW = """() => [...document.querySelectorAll('.stMarkdown p, .stMarkdown li, .stMarkdown td')].map((part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll('.katex, code').forEach((formula) => formula.remove());
  return copy.textContent;
}).filter((text) => /\\\\[a-z]|[$]|[{}]/.test(text))"""


def has_trouble(page):
    """Exception boxes, words that no learner should see, and formulas or gaps that stand there raw."""
    text = page.inner_text(".stMainBlockContainer")
    bad = [word for word in ("NaN", "nan", "undefined", "Traceback", "Infinity") if word in text.split()]
    return page.locator('[data-testid="stException"]').count() or bad or page.evaluate(RAW)
