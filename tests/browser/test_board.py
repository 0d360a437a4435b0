"""The playground's network under the hand: by keyboard, mouse and finger (tests/browser/alone.py)."""

import numpy as np
import pytest

import nn_core
from pages.ui.lesson.readout import show_number
from pages.ui.live import panels
from pages.ui.live.player import Run
from tests.browser.alone import picked, show

DOMAIN = ((-1.5, 1.5), (-1.5, 1.5))
NET = nn_core.Network(n=(2, 3, 2, 1), hidden=("relu", "tanh"))
INPUTS = ("x1", "x2", "x1x1", "x2x2", "x1x2", "sin1", "sin2")
LABELS = ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin 4x₁", "sin 4x₂")
TOLD = {"net": {"inputs": ["x1", "x2"], "task": "yes/no"}}


@pytest.fixture
def opened(chromium, alone):
    """A function that opens the page with a board and a plane; at the end no page may have complained."""
    contexts, complaints = [], []

    def open_it(net=NET, theta=None, told=TOLD, width=1366, height=768, more=None, **context):
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **context))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(alone)
        page.wait_for_function("Boolean(window.show)")
        shown = [panels.board("net", DOMAIN, "board", INPUTS, **(more or {})), panels.plane("net", DOMAIN, "plane")]
        show(page, a_run(net, theta), shown, told, index=1)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not complaints


def start(net=NET):
    """Parameters that are not 0 anywhere, the biases neither."""
    vector = nn_core.initialize(net, "xavier", seed=3).to_vector()
    return np.float32(vector + 0.05)


def a_run(net, theta=None):
    """A run of two recorded steps that stays where it is."""
    theta = start(net) if theta is None else np.float32(theta)
    X = np.random.default_rng(0).uniform(-1.3, 1.3, (2, 60))
    arrays = {"theta": np.array([theta, theta]), "X": X, "Y": (X[0] * X[1] > 0).astype(float)}
    return Run(np.array([0, 40]), arrays, {"net": (net, "theta")})


def focused(page):
    """The name of what has the focus."""
    return page.evaluate("document.activeElement.ariaLabel")


def press(page, *keys):
    """Press keys one after the other; the names that got the focus."""
    names = []
    for key in keys:
        page.keyboard.press(key)
        names.append(focused(page))
    return names


def test_one_stop_of_the_tab_key_leads_to_every_unit_weight_and_bias(opened):
    page = opened()
    assert page.locator('.pul-tile[tabindex="0"]').count() == 1
    page.locator('.pul-tile[tabindex="0"]').focus()
    found = {focused(page), *press(page, *["ArrowDown"] * 6)}
    assert found == {f"input {label}" for label in LABELS}
    press(page, *["ArrowUp"] * 6)
    for units, before in ((3, 2), (2, 3), (1, 2)):
        press(page, "ArrowRight", *["ArrowUp"] * 8)
        for _ in range(units):
            found |= {focused(page), *press(page, "Enter", *["ArrowDown"] * before)}
            press(page, "Escape", "ArrowDown")
    assert len([name for name in found if name.startswith("weight from")]) == 3 * 2 + 2 * 3 + 2
    assert len([name for name in found if name.startswith("bias of")]) == 3 + 2 + 1
    assert f"weight from x₂ to unit 1 of layer [1]: {show_number(start()[1])}" in found


def test_a_weight_changed_by_keyboard_changes_the_answers_at_once_and_python_hears_of_it(opened):
    page = opened()
    page.mouse.click(*at_plane(page, 0.75, 0.25))
    page.locator(".pul-tile").nth(7).focus()
    press(page, "Enter", "ArrowDown", "Enter")
    before = page.locator(".pul-asked").inner_text()
    page.keyboard.type("2.5")
    wanted = start()
    wanted[1] = 2.5
    place = [[0.75], [0.75]]
    yhat = nn_core.predict(NET, nn_core.Parameters.from_vector(NET, wanted.astype(float)), place)[0, 0]
    assert page.locator(".pul-asked").inner_text() != before
    assert f"ŷ = {yhat:.3f}" in page.locator(".pul-asked").inner_text()
    assert picked(page) == []
    assert press(page, "Enter") == ["weight from x₂ to unit 1 of layer [1]: 2.50"]
    assert picked(page) == [("weight", {"at": 1, "value": 2.5, "step": 40})]


def test_a_change_that_rests_is_told_without_a_key(opened):
    page = opened()
    page.locator(".pul-tile").nth(7).focus()
    press(page, "Enter", "ArrowDown", "ArrowDown", "Enter")
    page.keyboard.press("ArrowUp")
    page.wait_for_function("picked.length > 0")
    [(what, values)] = picked(page)
    assert (what, values["at"], page.get_by_role("spinbutton").count()) == ("weight", 6, 1)
    assert values["value"] == pytest.approx(start()[6], abs=0.1 + 1e-6)


def test_escape_undoes_what_nobody_was_told(opened):
    page = opened()
    page.locator(".pul-tile").nth(7).focus()
    [name] = press(page, "Enter")
    press(page, "Enter", "ArrowUp", "ArrowUp")
    assert press(page, "Escape") == [name]
    page.wait_for_timeout(900)  # longer than a hand may rest
    assert picked(page) == []


def test_the_drawing_asks_for_units_layers_bends_and_inputs(opened):
    page = opened()
    for name in (
        "Add a unit to layer [2]",
        "Add a unit to layer [2]",
        "Take a unit of layer [1] away",
        "Add a hidden layer",
        "input x₁x₂",
    ):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_label("Activation of layer [2]").select_option("relu")
    page.wait_for_function("picked.length === 6")
    assert picked(page) == [
        ("units", {"layer": 2, "count": 3, "step": 40}),
        ("units", {"layer": 2, "count": 4, "step": 40}),
        ("units", {"layer": 1, "count": 2, "step": 40}),
        ("layers", {"count": 3, "step": 40}),
        ("input", {"name": "x1x2", "step": 40}),
        ("bend", {"layer": 2, "g": "relu", "step": 40}),
    ]


def test_the_last_input_stays_on_and_what_is_hidden_is_out_of_reach(opened):
    net = nn_core.Network(n=(1, 8, 1))
    page = opened(net, told={"net": {"inputs": ["x2x2"]}}, more={"hidden": ("layers", "bend", "weights")})
    page.get_by_role("button", name="input x₂²", exact=True).click()
    assert picked(page) == []
    assert page.get_by_role("button", name="Add a hidden layer").count() == 0
    assert page.get_by_role("button", name="Add a unit to layer [1]").count() == 0
    assert page.get_by_label("Activation of layer [1]").is_disabled()
    page.locator(".pul-tile").nth(8).focus()
    assert press(page, "Enter")[0] == "unit 2 of layer [1]"
    assert page.locator(".pul-number").count() == 0


def test_pointing_at_a_unit_shows_its_map_large(opened):
    page = opened()
    caption = page.locator(".pul-plane figcaption")
    page.get_by_role("button", name="unit 2 of layer [2]", exact=True).hover()
    assert caption.inner_text() == "Here: unit 2 of layer [2]"
    height = caption.bounding_box()["height"]
    page.mouse.move(2, 2)
    assert caption.inner_text() == "plane"
    assert caption.bounding_box()["height"] == height  # nothing below it jumps


def test_units_that_do_not_help_are_named(opened):
    theta = start()
    theta[[0, 1, 6]] = 0.5, 0.5, -4  # off within the plane
    theta[[9, 10, 11, 15]] = theta[[12, 13, 14, 16]]
    page = opened(theta=theta)
    names = page.evaluate("[...document.querySelectorAll('.pul-tile')].map((tile) => tile.ariaLabel)")
    assert "unit 1 of layer [1], dead: 0 for every example" in names
    assert [name for name in names if "twin" in name] == [
        f"unit {unit} of layer [2], twin: equal to another unit of its layer" for unit in (1, 2)
    ]
    legend = page.locator(".pul-board .pul-legend").inner_text()
    assert "dead" in legend and "twin" in legend and "saturated" not in legend


def test_a_line_tells_its_weight_and_opens_under_a_click(opened):
    net = nn_core.Network(n=(2, 1))
    page = opened(net)
    tile, output = (page.locator(".pul-tile").nth(i).bounding_box() for i in (1, 7))
    middle = [
        (tile[axis] + output[axis] + (tile[side] + output[side]) / 2) / 2 for axis, side in (("x", "width"), ("y", "height"))
    ]
    page.mouse.click(*middle)
    assert focused(page) == "weight from x₂ to the output"
    assert float(page.get_by_role("spinbutton").input_value()) == pytest.approx(start(net)[1], rel=1e-3)


def test_on_a_phone_a_deep_network_scrolls_within_its_frame_and_its_tiles_can_be_hit(opened):
    net = nn_core.Network(n=(2, *[8] * 6, 1))
    page = opened(net, width=390, height=844, has_touch=True)
    sizes = page.evaluate("[...document.querySelectorAll('.pul-tile')].map((tile) => tile.getBoundingClientRect().height)")
    assert min(sizes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    frame = page.locator(".pul-board .pul-frame")
    assert frame.evaluate("(part) => part.scrollWidth > part.clientWidth")
    page.get_by_role("button", name="unit 3 of layer [6]", exact=True).tap()
    assert page.locator(".pul-plane figcaption").inner_text() == "Here: unit 3 of layer [6]"


def at_plane(page, x, y):
    """The pixel of a share of the way from left to right and from top to bottom of the plane's square."""
    return page.evaluate(
        """([x, y]) => {
          const { left, top, width } = document.querySelector('.pul-cross').getBoundingClientRect();
          const canvas = document.querySelector('.pul-plane canvas').getBoundingClientRect();
          const [middle, half] = [[left + width / 2, top + width / 2], top + width / 2 - canvas.top - 8];
          return [middle[0] + half * (2 * x - 1), middle[1] + half * (2 * y - 1)];
        }""",
        [x, y],
    )
