"""The landscape to turn in a browser: drawn when asked for, turned by hand and by keys, and still while the picture steps on."""

import pytest

from tests.browser import looks

CAMERA = """() => { const { eye } = document.querySelector('.stPlotlyChart .js-plotly-plot')._fullLayout.scene._scene.getCamera();
                    return [eye.x, eye.y, eye.z]; }"""
BALL = """() => { const { x, y } = document.querySelector('.stPlotlyChart .js-plotly-plot')._fullData[2];
                  return [Number(x[0]), Number(y[0])]; }"""
DRAWN = "() => document.querySelector('.stPlotlyChart .js-plotly-plot')?._fullLayout?.scene?._scene?.getCamera"


def near(one, other):
    """Whether two places are the same but for rounding."""
    return all(abs(a - b) < 1e-3 for a, b in zip(one, other, strict=True))


def test_it_is_drawn_when_asked_for_and_stays_turned_while_the_ball_moves_on(open_page):
    page = open_page("/gradient-descent?alpha=0.04&scene=own", reduced_motion="reduce")
    assert page.locator(".stPlotlyChart").count() == 0
    page.get_by_role("radio", name="shown", exact=True).click()
    page.wait_for_function(DRAWN)
    looks.settle(page)
    first, start = page.evaluate(CAMERA), page.evaluate(BALL)
    assert near(start, (-3.5, 1.0))
    page.locator(".stPlotlyChart").scroll_into_view_if_needed()
    box = page.locator(".stPlotlyChart").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 80, middle[1] + 10, steps=5)
    page.mouse.up()
    page.wait_for_timeout(700)  # the chart tells it after a moment
    looks.settle(page)
    page.wait_for_function(DRAWN)
    turned = page.evaluate(CAMERA)
    assert not near(first, turned)
    looks.player(page).press("ArrowRight")
    looks.settle(page)
    page.wait_for_function("""() => Number(document.querySelector('.stPlotlyChart .js-plotly-plot')._fullData[2].x[0]) > -3.4""")
    page.wait_for_function(DRAWN)
    assert near(page.evaluate(CAMERA), turned)
    slider = looks.slider(page, "Seen from")
    slider.press("ArrowRight")
    looks.settle(page)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(500)
    assert not near(page.evaluate(CAMERA), turned)
    assert looks.query(page)["turn"] == "45"
    assert not looks.has_trouble(page)


@pytest.mark.parametrize("path", ["/gradient-descent?relief=shown", "/loss?relief=shown&step=0"])
def test_it_fits_a_phone_in_the_dark_and_every_letter_is_whole(open_page, path):
    page = open_page(path, width=390, height=844, dark=True)
    page.wait_for_function(DRAWN)
    looks.settle(page)
    assert not looks.has_trouble(page)
    wide = page.evaluate("[...document.querySelectorAll('.stPlotlyChart')].map((chart) => chart.getBoundingClientRect().right)")
    assert wide and max(wide) <= 390
