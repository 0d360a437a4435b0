"""The photo as a vector, in the browser: each way to an entry moves all others; the learner's photo goes through the course."""

from tests.browser import looks
from tests.browser.test_flower_lab import photo, upload


def shown_step(page, step):
    """Wait until the picture and the address show this step."""
    page.wait_for_function("(step) => document.querySelector('[data-testid=player]').dataset.step === step", arg=str(step))
    page.wait_for_function("(step) => new URL(location.href).searchParams.get('step') === step", arg=str(step))
    looks.settle(page)


def test_entering_k_lights_the_pixel_and_spells_out_the_sum(open_page):
    page = open_page("/image-to-vector")
    page.get_by_label("Go to entry k").fill("3245")
    page.keyboard.press("Enter")
    shown_step(page, 3245)
    assert "Entry k = 3245 of x" in looks.readout(page)
    assert "green value of the pixel in row 14 and column 5" in looks.readout(page)
    page.wait_for_function(
        "(sum) => [...document.querySelectorAll('annotation')].some((formula) => formula.textContent.includes(sum))",
        arg=r"1 \cdot 2400 + 14 \cdot 60 + 5 = 3245",
    )
    assert "14" in page.locator('[data-testid="stSlider"]').filter(has_text="Row").inner_text()


def test_a_click_on_a_pixel_shows_its_entry(open_page):
    page = open_page("/image-to-vector")
    canvas = page.locator(".pul-reading canvas").first
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.8})  # in the blue band, below on the right
    page.wait_for_function("() => Number(document.querySelector('[data-testid=player]').dataset.step) > 4800")
    step = int(looks.player(page).get_attribute("data-step"))
    shown_step(page, step)
    assert "the blue value" in looks.readout(page)
    assert page.get_by_label("Go to entry k").input_value() == str(step)


def test_the_same_pixel_in_another_band_is_2400_entries_away(open_page):
    page = open_page("/image-to-vector?picture=umbel-1&step=1373")
    for band, step in (("G", 3773), ("B", 6173)):
        page.get_by_role("radio", name=band, exact=True).click()
        shown_step(page, step)
        assert " is 1.00: " in looks.readout(page)


def test_the_photo_is_read_and_stays_the_learners_in_the_flower_lab_and_back(open_page):
    page = open_page("/image-to-vector?source=upload")
    assert "links do not carry photos" in page.inner_text(".stMainBlockContainer")
    upload(page, "flower.jpg", photo("flower.jpg"))
    page.wait_for_function("() => document.querySelector('[data-testid=readout]').textContent.includes('of your photo.')")
    before = looks.readout(page)
    for name, told in (("Flower lab", "rates like your photo"), ("A photo is a vector", before)):
        page.locator('[data-testid="stSidebar"]').get_by_role("link", name=name).click()
        looks.settle(page)
        page.get_by_text(told).wait_for()


def test_the_drawn_picture_of_the_flower_lab_is_the_one_read_here(open_page):
    page = open_page("/flower-lab?picture=poppy-3")
    page.locator('[data-testid="stSidebar"]').get_by_role("link", name="A photo is a vector").click()
    page.wait_for_url("**/image-to-vector**")
    looks.settle(page)
    assert "“poppy, 3”" in looks.readout(page)
    assert looks.query(page)["picture"] == "poppy-3"


def test_shuffled_pictures_are_learned_with_the_same_cost(open_page):
    page = open_page("/image-to-vector")
    page.get_by_text("Exactly as well", exact=True).click()
    looks.press(page, "Train both networks")
    page.locator(".st-key-measured").wait_for()
    looks.settle(page)
    assert "equal to rounding" in page.locator(".st-key-measured").inner_text()
    assert "You said: Exactly as well. So it was." in page.inner_text(".stMainBlockContainer")
    assert page.locator(".js-plotly-plot").count() == 1
    assert not looks.has_trouble(page)
