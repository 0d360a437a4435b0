"""A sweep in the browser, of a trial that a quick hand has changed."""

from tests.browser import looks
from tests.browser.test_playground import asked, button


def test_two_weights_set_within_one_answer_both_count_and_a_sweep_of_that_address_is_one_press(open_page):
    page = open_page("/playground?axis=log&sweep=seed~1~3~3~even~100~1")
    page.locator(".pul-tile").first.focus()
    keys = "ArrowRight Enter Enter Control+A 4 Enter ArrowDown Enter Control+A 2 Enter"
    for key in keys.split():
        page.keyboard.press(key)
    asked(page, "/^e~[0-9]+~4~[0-9]+~2$/.test(q.get('past'))")
    button(page, "Sweep").click()
    page.get_by_text("The lowest fresh cost has").wait_for()
    looks.settle(page)
    assert page.locator(".js-plotly-plot").count() == 1
    assert not looks.has_trouble(page)
