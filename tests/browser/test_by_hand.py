"""What is set by hand in the picture: the neuron's line, the chord, the ball. It stands in the address and in the controls."""

from tests.browser import looks


def drag(page, canvas, start, end):
    """Drag inside a canvas, from and to shares of its width and height."""
    box = canvas.bounding_box()
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move((at[0][0] + at[1][0]) / 2, (at[0][1] + at[1][1]) / 2)
    page.mouse.move(*at[1])
    page.mouse.up()


def asked(page, condition):
    """Wait until the address fulfils a condition on its query, `q`."""
    page.wait_for_function(f"() => {{ const q = new URL(location.href).searchParams; return {condition}; }}")
    looks.settle(page)


def test_the_line_is_dragged_on_the_plot_and_then_learns_from_there(open_page):
    page = open_page("/neuron?step=300")
    looks.press(page, "Reset")
    # the right ring stands at x = 0.895 and the height of 0.2 x + 0.6: at about (0.89, 0.23) of the canvas
    drag(page, page.locator(".pul-fit canvas"), (0.886, 0.2), (0.886, 0.6))
    asked(page, "Number(q.get('w')) < -0.2 && q.get('step') === '0'")
    assert looks.readout(page).startswith("After 0 steps w = −")
    looks.press(page, "Let it learn")
    page.wait_for_function("() => document.querySelector('[data-testid=player]').dataset.playing === 'false'")
    asked(page, "q.get('step') === '300'")
    assert "After 300 steps" in looks.readout(page)
    path = page.url[page.url.index("/neuron") :]
    assert looks.readout(open_page(path)) == looks.readout(page)


def test_a_click_on_the_cost_sets_w_and_b(open_page):
    page = open_page("/neuron")
    canvas = page.locator(".pul-path canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.3})
    asked(page, "Number(q.get('w')) > 1")
    assert looks.query(page)["step"] == "0"


def test_the_drawing_grows_click_by_click(open_page):
    page = open_page("/neuron")
    for stage, circles in (("three inputs", 1), ("three units", 3), ("an output", 4)):
        page.get_by_role("radio", name=stage, exact=True).click()
        looks.settle(page)
        assert page.locator(".pul-drawing circle").count() == circles
    asked(page, "q.get('grow') === 'output'")


def test_the_chord_is_dragged_and_the_sentence_follows(open_page):
    page = open_page("/loss", reduced_motion="reduce")
    assert "passes below" not in looks.readout(page)  # it is the answer
    looks.play_to_the_end(page)
    assert "passes below the squared error by up to 0.23" in looks.readout(page)
    canvas = page.locator(".pul-path canvas").nth(1)
    # the left ring stands at w = −6, b = 0.6
    drag(page, canvas, (0.39, 0.42), (0.86, 0.2))
    asked(page, "Number(q.get('x1')) > -3 && Number(q.get('y1')) > 1")
    assert "by up to 0.23" not in looks.readout(page)


def test_chords_at_random_find_none_below_the_cross_entropy(open_page):
    page = open_page("/loss")
    looks.press(page, "Try 5000 chords at random")
    page.locator(".st-key-measured").wait_for()
    assert "0 pass below the cross-entropy" in page.locator(".st-key-measured").inner_text()


def test_a_picture_is_added_up_to_its_probability(open_page):
    page = open_page("/logistic-regression?view=picture")
    looks.play_to_the_end(page)
    z = page.inner_text(".stMainBlockContainer")
    assert "σ turns z =" in z
    assert "the probability of a flower" in looks.readout(page)


def test_a_page_come_back_to_does_not_play_by_itself(open_page):
    page = open_page("/neuron")
    looks.press(page, "Let it learn")
    page.wait_for_function("() => document.querySelector('[data-testid=player]').dataset.playing === 'false'")
    looks.settle(page)
    for name, address in (("Loss and cost", "**/loss**"), ("One neuron", "**/neuron**")):
        page.locator('[data-testid="stSidebar"]').get_by_role("link", name=name).click()
        page.wait_for_url(address)
        looks.settle(page)
    looks.press(page, "Reset")
    assert looks.player(page).get_attribute("data-playing") == "false"
    page.wait_for_timeout(300)
    assert looks.player(page).get_attribute("data-step") == "0"
