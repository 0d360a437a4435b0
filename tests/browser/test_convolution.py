"""The network with eyes, in the browser: the window goes where one presses, and its numbers obey the hand."""

from tests.browser import looks
from tests.browser.conftest import settle

LAST = "/convolution?view=slide&step=2399"


def weights(page):
    """The fields of the filter."""
    return page.locator(".pul-weight")


def shown_in(field):
    """The number that a field shows."""
    return float(field.input_value().replace("−", "-"))


def wait_for_query(page, name, value):
    """Wait until the address says so."""
    page.wait_for_function("([name, value]) => new URL(location.href).searchParams.get(name) === value", arg=[name, value])
    settle(page)


def drawn(page):
    """The map as it is painted."""
    return page.locator(".pul-sliding canvas").last.evaluate("(canvas) => canvas.toDataURL()")


def test_the_window_stands_where_one_presses(open_page):
    page = open_page("/convolution?view=slide")
    canvas = page.locator(".pul-sliding canvas").first
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] / 2, "y": 60})
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 300")
    step = int(looks.player(page).get_attribute("data-step"))
    wait_for_query(page, "step", str(step))
    assert f"row {step // 60}, column {step % 60}" in looks.readout(page)


def test_a_number_that_is_typed_changes_the_map_at_once_and_stands_in_the_address(open_page):
    page = open_page(LAST)
    before, said = drawn(page), looks.readout(page)
    weights(page).nth(4).fill("2,5")
    assert drawn(page) != before
    wait_for_query(page, "numbers", "-1_0_1_-1_2.5_1_-1_0_1")
    wait_for_query(page, "filter", "own")
    assert looks.readout(page) != said
    assert looks.query(page)["step"] == "2399"
    assert looks.told_kind(page) == "own"


def test_the_arrow_keys_and_a_drag_change_a_number_and_move_no_run(open_page):
    page = open_page(LAST)
    field = weights(page).first
    field.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    assert shown_in(field) == 0.1
    page.keyboard.press("ArrowLeft")
    box = weights(page).last.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 31, steps=4)
    page.mouse.up()
    assert shown_in(weights(page).last) == 0.5
    wait_for_query(page, "numbers", "0.1_0_1_-1_0_1_-1_0_0.5")
    assert looks.player(page).get_attribute("data-step") == "2399"


def test_what_is_no_number_is_taken_back(open_page):
    page = open_page(LAST)
    weights(page).first.fill("violet")
    page.keyboard.press("Enter")
    assert shown_in(weights(page).first) == -1
    assert looks.query(page)["filter"] == "left-right"


def test_the_filter_for_violet_has_three_bands_and_numbers_of_ones_own_keep_them(open_page):
    page = open_page(LAST + "&filter=violet", width=390, height=844)
    assert weights(page).count() == 27
    weights(page).nth(13).fill("0")
    wait_for_query(page, "filter", "own")
    assert weights(page).count() == 27
    assert len(looks.query(page)["numbers"].split("_")) == 27


def test_a_map_is_chosen_by_a_press_and_by_the_arrow_keys(open_page):
    page = open_page("/convolution?view=layers&step=1")
    tiles = page.locator(".pul-maps canvas").first
    box = tiles.bounding_box()
    tiles.click(position={"x": box["width"] * 0.6, "y": 30})
    wait_for_query(page, "map", "3")
    tiles.press("ArrowDown")
    wait_for_query(page, "map", "7")
    assert looks.query(page)["step"] == "1"


def test_a_square_of_four_is_chosen_by_the_arrow_keys(open_page):
    page = open_page("/convolution?view=pool&step=1")
    four = page.locator(".pul-pooling canvas").nth(2)
    before = four.evaluate("(canvas) => canvas.toDataURL()")
    page.locator(".pul-pooling canvas").first.press("ArrowDown")
    assert four.evaluate("(canvas) => canvas.toDataURL()") != before
    assert looks.player(page).get_attribute("data-step") == "1"


def test_the_shuffle_test_trains_both_networks_and_says_who_was_right_more_often(open_page):
    page = open_page("/convolution")
    page.get_by_text("The one with pictures as they are", exact=True).click()
    looks.press(page, "Train both networks")
    page.locator(".st-key-measured").wait_for()
    settle(page)
    assert "On 200 fresh pictures" in page.locator(".st-key-measured").inner_text()
    assert "You said: The one with pictures as they are. So it was." in page.inner_text(".stMainBlockContainer")
    assert page.locator(".js-plotly-plot").count() == 1
    assert not looks.has_trouble(page)
