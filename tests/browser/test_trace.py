"""One example walked through a network: by mouse and by keyboard, with Python's own numbers (tests/browser/alone.py)."""

import re

import numpy as np

import nn_core
from pages.ui.lesson.readout import show_number
from pages.ui.live import panels
from pages.ui.live.player import Run
from tests.browser import looks
from tests.browser.alone import picked, show

DOMAIN = ((-1.5, 1.5), (-1.5, 1.5))
NET = nn_core.Network(n=(2, 3, 2, 1), hidden=("tanh", "relu"))
TOLD = {"net": {"inputs": ["x1", "x2"], "task": "yes/no"}}
ALPHA = 0.5


def a_run():
    """Two recorded steps, both alike, of a network with 20 points."""
    X = np.float32(np.random.default_rng(0).uniform(-1.3, 1.3, (2, 20)))
    theta = np.float32(nn_core.initialize(NET, "xavier", seed=3).to_vector() + 0.05)
    arrays = {"theta": np.array([theta, theta]), "X": X, "Y": (X[0] * X[1] > 0).astype(float)}
    return Run(np.array([0, 40]), arrays, {"net": (NET, "theta")})


def open_trace(page, of, run):
    """Draw the network, the plane and the trace."""
    shown = [panels.board("net", DOMAIN, "board"), panels.plane("net", DOMAIN, "plane"), panels.trace("net", "t", of, ALPHA)]
    show(page, run, shown, TOLD)


def of_one(run, example):
    """(the network's answer, dJ/dθ) of one example, by nn_core."""
    parameters = nn_core.Parameters.from_vector(NET, run.arrays["theta"][0].astype(float))
    x, y = run.arrays["X"][:, [example]].astype(float), run.arrays["Y"][None, [example]]
    cache = nn_core.forward(NET, parameters, x)
    return cache.A[NET.L][0, 0], nn_core.backward(NET, parameters, cache, y).to_vector()


def written(page):
    """All that stands in the trace, in one line."""
    return re.sub(r"\s+", " ", page.locator(".pul-trace").inner_text())


def test_a_step_and_a_weight_are_walked_through_by_mouse_and_keyboard(chromium, alone):
    page, complaints, run = chromium.new_page(viewport={"width": 1366, "height": 900}), [], a_run()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(alone)
    page.wait_for_function("Boolean(window.show)")
    open_trace(page, "step", run)
    the_phases_go_by_arrows(page, run)
    a_press_chooses_the_example_and_the_unit(page, run)
    open_trace(page, "weight", run)
    a_weight_is_chosen_and_changed_on_the_drawing(page, run)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(forced_colors="active")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".pul-traced").evaluate("(part) => part.scrollWidth <= part.clientWidth + 1")
    page.close()
    assert not complaints


def the_phases_go_by_arrows(page, run):
    """Forward, cost, backward, update: each says Python's numbers."""
    yhat, gradient = of_one(run, 0)
    theta = run.arrays["theta"][0].astype(float)
    page.get_by_role("tab", name="forward").focus()
    assert f"The network answers ŷ = {show_number(yhat)}" in written(page)
    page.keyboard.press("ArrowRight")
    chance = yhat if run.arrays["Y"][0] else 1 - yhat
    assert f"= −log {show_number(chance)} = {show_number(-np.log(chance))}" in written(page)
    page.keyboard.press("ArrowRight")
    assert f"dz[3]₁ = (ŷ − y) {show_number(yhat - run.arrays['Y'][0])}" in written(page)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "update"
    new = show_number(theta[0] - ALPHA * gradient[0])
    assert f"w[1]₁₁ {show_number(theta[0])} {show_number(-ALPHA * gradient[0])} {new}" in written(page)
    assert looks.player(page).get_attribute("data-step") == "0"  # the run did not move


def a_press_chooses_the_example_and_the_unit(page, run):
    """A point of the plane is pressed; a unit's row; and both are shown by the others too."""
    box = page.locator(".pul-plane canvas").bounding_box()
    cross = page.locator(".pul-cross").bounding_box()
    middle = [cross[axis] + cross["width"] / 2 for axis in ("x", "y")]
    scale = (middle[1] - box["y"] - 8) / DOMAIN[1][1]
    x1, x2 = run.arrays["X"][:, 7].tolist()
    page.mouse.click(middle[0] + scale * x1, middle[1] - scale * x2)
    assert f"example 8 of 20: x₁ = {show_number(x1)}" in written(page)
    page.get_by_role("button", name="Previous example").click()
    page.get_by_role("tab", name="forward").click()
    assert f"example 7 of 20: x₁ = {show_number(run.arrays['X'][0, 6])}" in written(page)
    assert f"ŷ = {show_number(of_one(run, 6)[0])};" in written(page)
    chosen = page.get_by_role("button", name="unit 3", exact=True)
    chosen.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.ariaPressed") == "true"  # written anew, and the focus stays
    assert "z[1]₃ = w[1]₃₁" in written(page)
    assert page.locator(".pul-plane figcaption").inner_text() == "Here: unit 3 of layer [1]"


def a_weight_is_chosen_and_changed_on_the_drawing(page, run):
    """The chain follows what is pressed and what is typed; both slopes agree; another weight closes the editor."""
    page.locator(".pul-tile").nth(2).focus()
    for key in ("Enter", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    example = int(re.search(r"example (\d+) of", written(page))[1]) - 1
    gradient = of_one(run, example)[1]
    assert f"weight from x₂ to unit 1 of layer [1]: w[1]₁₂ = {show_number(run.arrays['theta'][0, 1])}" in written(page)
    assert f"For this example dw[1]₁₂ = {show_number(gradient[1])}" in written(page)
    assert "2 ways to the output" in written(page)
    page.get_by_label("tried with").select_option(label="10⁻³")
    assert "with ε = 10⁻³" in written(page)
    assert re.search(r"they are (equal to \d+ digits|both as good as 0)", written(page))
    page.get_by_role("spinbutton").fill("2")
    changed = Run(run.steps, run.arrays | {"theta": run.arrays["theta"].copy()}, run.nets)
    changed.arrays["theta"][:, 1] = 2
    assert f"dw[1]₁₂ = {show_number(of_one(changed, example)[1][1])}" in written(page)
    page.get_by_role("button", name="Next weight").click()
    assert "weight from x₁ to unit 2 of layer [1]: w[1]₂₁" in written(page)
    assert page.get_by_role("spinbutton").count() == 0
    assert [(what, values["at"], values["value"]) for what, values in picked(page)] == [("weight", 1, 2)]
