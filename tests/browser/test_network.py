"""The network in the browser: units and columns that can be chosen, shapes that follow, and pieces that do not close."""

from tests.browser import looks


def note(page):
    """The equation beside the matrices."""
    return page.locator(".pul-note").inner_text()


def asked(page, name, value):
    """Wait until the address holds a setting."""
    page.wait_for_function("([name, value]) => new URL(location.href).searchParams.get(name) === value", arg=[name, value])
    looks.settle(page)


def test_a_unit_that_is_clicked_shows_its_own_equation_with_the_numbers(open_page):
    page = open_page("/network?step=4")
    assert "0.3 · (−0.6) + 0.7 · (−1.1) + 1.9 = 0.950" in note(page)
    page.get_by_role("button", name="Unit 2 of layer [1]").click()
    asked(page, "unit", "2")
    assert "0.4 · (−0.6) + (−0.5) · (−1.1) + (−1) = −0.690" in note(page)
    page.get_by_role("button", name="Unit 1 of layer [2]").press("Enter")
    asked(page, "unit", "0")
    assert "w11a1[1] + w12a2[1]" in note(page).replace("\n", "")
    path = page.url[page.url.index("/network") :]
    assert note(open_page(path)) == note(page)


def test_each_step_adds_up_or_bends_one_layer(open_page):
    page = open_page("/network?m=5")
    looks.player(page).focus()
    for said in (
        "(4, 2) · (2, 5) + (4, 1) → (4, 5)",
        "the shape stays (4, 5)",
        "(1, 4) · (4, 5) + (1, 1) → (1, 5)",
        "ŷ, shape (1, 5)",
    ):
        page.keyboard.press("ArrowRight")
        assert said in looks.readout(page)


def test_a_click_on_a_column_shows_that_plant(open_page):
    page = open_page("/network?m=5&step=2")
    canvas = page.locator(".pul-product canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.935, "y": box["height"] * 0.75})  # the last column of A[1]
    asked(page, "i", "5")
    assert "plant 5" in looks.readout(page)
    assert looks.query(page)["step"] == "2"


def test_the_example_shown_is_never_one_that_is_not_there(open_page):
    page = open_page("/network?m=3&i=8&step=4")
    asked(page, "i", "3")
    assert "For plant 3" in looks.readout(page)


def test_a_mistake_opens_the_jigsaw_and_numpy_says_why(open_page):
    page = open_page("/network?m=5")
    assert "(size 2 is different from 4)" in page.locator(".st-key-jigsaw").inner_text()
    assert page.locator(".pul-drawing svg").get_attribute("aria-label").endswith("They do not close: 4 teeth against 2 notches.")
    page.get_by_role("radio", name="b[1] as a row", exact=True).click()
    asked(page, "mistake", "brow")
    assert "could not be broadcast" in page.locator(".st-key-jigsaw").inner_text()
    page.get_by_role("radio", name="no mistake", exact=True).click()
    asked(page, "mistake", "none")
    assert page.locator(".pul-drawing svg").get_attribute("aria-label").endswith("They close.")
