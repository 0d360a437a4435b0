"""Vectorization in the browser: the loop meets the product at its end; the measurement runs, stops and is remembered."""

from tests.browser import looks


def test_the_loop_arrives_at_the_product_to_rounding(open_page):
    page = open_page("/vectorization")
    page.get_by_text("Yes, apart from rounding", exact=True).click()
    looks.settle(page)
    looks.play_to_the_end(page)
    said = looks.readout(page)
    assert "After 6 of 6 examples" in said
    assert "nothing but rounding" in said or "the same to the last digit" in said
    assert "You said: Yes, apart from rounding." in page.inner_text(".stMainBlockContainer")


def measured(page):
    """The sentence under the two charts."""
    return page.locator(".st-key-measured").inner_text()


def test_measuring_shows_both_times_their_ratio_and_where_it_stopped(open_page):
    page = open_page("/vectorization?width=7200")
    page.get_by_role("button", name="Measure", exact=True).click()
    page.locator(".st-key-measured").wait_for()
    looks.settle(page)
    assert "Measured just now with n_x = 7200: for m = " in measured(page)
    assert "It stopped before m = " in measured(page)
    assert page.locator(".js-plotly-plot").count() == 2
    page.get_by_role("button", name="Step forward", exact=True).click()
    page.get_by_text("Not measured anew").wait_for()
    assert not looks.has_trouble(page)


def test_a_measurement_can_be_stopped_and_the_page_goes_on(open_page):
    page = open_page("/vectorization?width=7200")
    page.get_by_role("button", name="Measure", exact=True).click()
    stop = page.locator(".stMainBlockContainer").get_by_role("button", name="Stop", exact=True)  # Streamlit has one of its own
    stop.click()
    stop.wait_for(state="detached")
    looks.settle(page)
    assert page.locator(".st-key-measured").count() == 0
    page.get_by_role("button", name="Step forward", exact=True).click()
    looks.settle(page)
    assert "After 1 of 6 examples" in looks.readout(page)
