"""One neuron in the browser: by hand line, ball, machine and read-out move as one; the sliders stand where it learned them to."""

from tests.browser import looks
from tests.browser.test_by_hand import asked

MACHINE = ".pul-machine canvas"


def machine(page):
    """The machine's numbers, as those hear them who do not see it."""
    return page.locator(MACHINE).get_attribute("aria-label")


def place(canvas, x, y):
    """A point of a canvas by shares of its width and height, in the window."""
    box = canvas.bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def picture(page, kind):
    """What a canvas shows."""
    return page.locator(f".pul-{kind} canvas").evaluate("(canvas) => canvas.toDataURL()")


def hold_back_what_is_sent(page):
    """From now on the server hears nothing: what changes, the browser has changed by itself."""
    page.evaluate("WebSocket.prototype.send = () => {}")


def test_while_the_line_is_dragged_ball_machine_and_read_out_move_without_the_server(open_page):
    page = open_page("/neuron")
    hold_back_what_is_sent(page)
    before = [picture(page, kind) for kind in ("fit", "path", "machine")]
    said, heard = looks.readout(page), machine(page)
    page.mouse.move(*place(page.locator(".pul-fit canvas"), 0.886, 0.235))
    page.mouse.down()
    page.mouse.move(*place(page.locator(".pul-fit canvas"), 0.886, 0.6))
    after = [picture(page, kind) for kind in ("fit", "path", "machine")]
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert looks.readout(page).startswith("After 0 steps w = −0.")
    assert looks.readout(page) != said
    assert machine(page) != heard
    page.mouse.up()


def test_a_press_on_the_cost_and_a_drag_of_the_ball_move_the_line_at_once_and_then_the_address(open_page):
    page = open_page("/neuron")
    canvas, line = page.locator(".pul-path canvas"), picture(page, "fit")
    page.mouse.move(*place(canvas, 0.5, 0.3))
    page.mouse.down()
    page.mouse.up()
    said = looks.readout(page)
    assert picture(page, "fit") != line
    asked(page, "q.get('w') !== '0.2'")
    assert looks.readout(page) == said  # what Python says then is what the browser said at once
    page.mouse.move(*place(canvas, 0.5, 0.3))
    page.mouse.down()
    page.mouse.move(*place(canvas, 0.7, 0.55), steps=3)
    dragged = looks.readout(page)
    assert dragged != said
    page.mouse.up()
    looks.settle(page)
    assert looks.readout(page) == dragged
    assert looks.query(page)["step"] == "0"


def test_a_pressed_plot_and_the_buttons_choose_what_runs_through_the_machine(open_page):
    page = open_page("/neuron", reduced_motion="reduce")
    middle = machine(page)
    assert middle.startswith("As a machine: x = 0.433, times w = 0.200 is ")
    page.get_by_role("button", name="Larger x").press("Enter")
    larger = machine(page)
    assert larger != middle
    page.get_by_role("button", name="Smaller x").press("Enter")
    assert machine(page) == middle
    canvas = page.locator(".pul-fit canvas")
    page.mouse.click(*place(canvas, 0.955, 0.165))  # the wettest plots stand there
    chosen = machine(page)
    assert chosen.startswith("As a machine: x = 0.9")
    page.locator(".pulsatilla").press("End")
    looks.settle(page)
    assert machine(page).split(", times")[0] == chosen.split(", times")[0]  # still the same plot, with what was learned
    assert machine(page) != chosen


def test_after_learning_the_sliders_start_from_what_was_learned_and_reset_leads_back(open_page):
    page = open_page("/neuron", reduced_motion="reduce")
    slider = looks.slider(page, "Weight w")
    assert slider.input_value() == "0.2"
    page.locator(".pulsatilla").press("End")
    asked(page, "q.get('step') === '300'")
    learned, b = float(slider.input_value()), float(looks.slider(page, "Bias b").input_value())
    assert learned > 0.6
    assert looks.query(page)["w"] == "0.2"  # the start, so that a link opens the same picture
    other = open_page(page.url[page.url.index("/neuron") :], reduced_motion="reduce")
    assert float(looks.slider(other, "Weight w").input_value()) == learned
    looks.press(page, "Reset")
    asked(page, "q.get('step') === '0'")
    assert slider.input_value() == "0.2"
    page.locator(".pulsatilla").press("End")
    asked(page, "q.get('step') === '300'")
    slider.press("ArrowRight")
    asked(page, "q.get('step') === '0' && q.get('w') !== '0.2'")
    assert float(looks.query(page)["w"]) == round(learned + 0.01, 2)
    assert float(looks.query(page)["b"]) == b
    assert looks.readout(page).startswith(f"After 0 steps w = {learned + 0.01:.3f}")
