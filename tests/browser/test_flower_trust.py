"""The flower lab's room Trust in the browser: the threshold plays, goes by keys and by the address, and all charts are drawn."""

from tests.browser import looks
from tests.browser.conftest import settle

DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(
  (chart) => chart.querySelectorAll('.trace, .bars .point, .heatmaplayer image').length > 0).length"""
CHARTS = 5
AT_THE_END = """() => { const { step, steps, playing } = document.querySelector('[data-testid="player"]').dataset;
                        return step === steps && playing === "false"; }"""


def signs(page):
    """What the panel with the signs says of itself."""
    return page.locator(".pul-tally canvas").first.get_attribute("aria-label")


def wide(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def test_the_threshold_plays_and_goes_by_keys_and_is_kept_in_the_address(open_page):
    page = open_page("/flower-lab?scene=where-to-draw-the-line")
    page.get_by_label("Speed").select_option("4")
    looks.story(page).get_by_role("button", name="More than three times as many").click()  # then it plays by itself
    page.wait_for_function(AT_THE_END)
    settle(page)
    assert "never says “flower”" in looks.readout(page)
    assert "found: 0, missed: 100" in signs(page)
    assert "You said" in looks.story(page).inner_text()
    page.wait_for_function(f"() => ({DRAWN})() === {CHARTS}")
    slider = looks.player(page).locator('input[type="range"]')
    slider.focus()
    slider.press("Home")
    assert "every photo is called a flower" in looks.readout(page)
    for _ in range(3):
        slider.press("ArrowRight")
    assert looks.readout(page).startswith("At 0.03 it misses")
    page.wait_for_function("() => new URL(location.href).searchParams.get('step') === '3'")
    page = open_page("/flower-lab?room=trust&step=3")
    looks.choose(page, "Network", "logistic regression")
    looks.choose(page, "Judged on photos of", "two strange collections")
    assert (looks.query(page)["trusted"], looks.query(page)["judged"]) == ("logistic", "source2")
    assert "all 130 others" in looks.readout(page)
    looks.choose(page, "Play moves", "surest photos first")
    looks.play_to_the_end(page)
    assert "(178), logistic regression takes 70" in looks.readout(page)
    assert not looks.has_trouble(page)


def test_on_a_phone_in_the_dark_and_in_presenter_mode_it_fits(open_page):
    page = open_page("/flower-lab?room=trust&step=50", width=390, height=844, dark=True)
    page.wait_for_function(f"() => ({DRAWN})() === {CHARTS}")
    assert wide(page) <= 0
    assert "At 0.50 it misses 27 of 479 flowers" in looks.readout(page)
    page = open_page("/flower-lab?room=trust&step=50&present=1")
    assert looks.out_of_view(page) == []
    assert "found: 94" in signs(page)
