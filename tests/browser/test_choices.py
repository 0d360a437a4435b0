"""The choices above the playground's picture: a number of one's own, and what the lines show."""

from tests.browser.test_playground import asked, knob, legend


def test_a_rate_of_ones_own_is_typed_and_the_lines_can_show_the_slopes(open_page):
    page = open_page("/playground?step=100")
    knob(page, "Learning rate", "other …")
    page.keyboard.type("much")
    page.keyboard.press("Enter")
    assert page.locator(".pul-typed").get_attribute("aria-invalid") == "true"
    page.keyboard.press("Control+A")
    page.keyboard.type("0,25")
    page.keyboard.press("Enter")
    asked(page, "q.get('alpha') === '0.25' && q.get('past').startsWith('100~0.3')")
    assert page.locator(".pul-typed").count() == 0
    assert page.locator(".pul-knob").filter(has_text="Learning rate").locator("select").input_value() == "0.25"
    drawn = page.locator(".pul-board canvas").screenshot()
    knob(page, "Lines show", "slopes")
    asked(page, "q.get('slopes') === 'on'")
    assert "w will grow" in legend(page, "board")
    assert page.locator(".pul-board canvas").screenshot() != drawn
