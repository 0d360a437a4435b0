"""The playground's plane and its score under the hand (tests/browser/alone.py)."""

import numpy as np
import pytest

import nn_core
from pages.ui.lesson.readout import show_number
from pages.ui.live import panels
from pages.ui.live.player import Run
from tests.browser.alone import picked, show

DOMAIN = ((-1.5, 1.5), (-1.5, 1.5))
NET = nn_core.Network(n=(2, 3, 1))
POINTS = np.float32([[-1.0, 1.0, 0.5], [-1.0, 1.0, -0.5]])
LABELS = np.array([0.0, 1.0, 1.0])
PIXEL = """([x, y]) => {
  const cross = document.querySelector('.pul-cross').getBoundingClientRect();
  const canvas = document.querySelector('.pul-plane canvas').getBoundingClientRect();
  const [middle, top] = [cross.top + cross.height / 2, canvas.top + 8];
  const unit = (middle - top) / 1.5;
  return [cross.left + cross.width / 2 + unit * x, middle - unit * y];
}"""


@pytest.fixture
def opened(chromium, alone):
    """A function that opens the page with a plane and a score; at the end no page may have complained."""
    pages, complaints = [], []

    def open_it(draw=None):
        page = chromium.new_page()
        pages.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(alone)
        page.wait_for_function("Boolean(window.show)")
        theta = np.tile(parameters(), (2, 1))
        arrays = {"theta": theta, "X": POINTS, "Y": LABELS, "fresh X": POINTS[::-1], "fresh Y": LABELS}
        run = Run(np.array([0, 10]), arrays, {"net": (NET, "theta")})
        show(page, run, [panels.plane("net", DOMAIN, "plane", draw=draw), panels.score("net", "score")], index=1)
        return page

    yield open_it
    for page in pages:
        page.close()
    assert not complaints


def parameters():
    """The parameters of every step."""
    return np.float32(nn_core.initialize(NET, "xavier", seed=2).to_vector())


def forward(X):
    """What nn_core computes at places."""
    return nn_core.forward(NET, nn_core.Parameters.from_vector(NET, parameters().astype(float)), X)


def click(page, x, y, **more):
    """A click at a place in the plane, which still has its crosshair in the middle."""
    page.mouse.click(*page.evaluate(PIXEL, [x, y]), **more)


def asked(page):
    """What is told of the place that was asked about."""
    return page.locator(".pul-asked").inner_text()


def points(page):
    """The lists of points that Python was told."""
    return [values["list"] for what, values in picked(page) if what == "points"]


def test_a_click_asks_for_the_answer_there(opened):
    page = opened()
    assert asked(page) == "Click anywhere: what is ŷ there?"
    click(page, 0.75, -0.9)
    said = asked(page)
    assert said.startswith("at (0.7") and said.endswith(("y = 0", "y = 1"))
    yhat = float(said.split("ŷ = ")[1].split(",")[0])
    assert yhat == pytest.approx(forward([[0.75], [-0.9]]).A[2][0, 0], abs=0.02)
    assert picked(page) == []


def test_the_crosshair_walks_by_arrows_and_tells_exactly_what_is_there(opened):
    page = opened()
    page.locator(".pul-cross").focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    yhat = forward([[0.05 + 0.25], [0.25 - 0.05]]).A[2][0, 0]
    assert asked(page) == f"at (0.30, 0.20): ŷ = {show_number(yhat)}, y = {int(yhat > 0.5)}"
    assert page.get_by_test_id("player").get_attribute("data-step") == "10"  # the arrows did not move the run


def test_own_points_are_added_moved_and_taken_away_by_mouse(opened):
    page = opened(draw=0)
    start = "-1,-1,0;1,1,1;0.5,-0.5,1"
    click(page, -0.5, 0.5)
    [added] = points(page)
    assert added.startswith(f"{start};-0.") and added.endswith(",0")
    place = [float(number) for number in added.split(";")[-1].split(",")[:2]]
    assert place == pytest.approx([-0.5, 0.5], abs=0.02)

    page.mouse.move(*page.evaluate(PIXEL, [1, 1]))
    page.mouse.down()
    page.mouse.move(*page.evaluate(PIXEL, [0.6, 0.2]), steps=4)
    page.mouse.up()
    page.wait_for_function("picked.length === 2")
    moved = points(page)[1].split(";")
    assert [float(number) for number in moved[1].split(",")] == pytest.approx([0.6, 0.2, 1], abs=0.02)
    assert (moved[0], moved[2], len(moved)) == ("-1,-1,0", "0.5,-0.5,1", 4)

    page.mouse.dblclick(*page.evaluate(PIXEL, [-1, -1]))
    page.wait_for_function("picked.length === 3")
    assert points(page)[2] == ";".join(moved[1:])


def test_a_long_press_takes_a_point_away(opened):
    page = opened(draw=1)
    page.mouse.move(*page.evaluate(PIXEL, [0.5, -0.5]))
    page.mouse.down()
    page.wait_for_function("picked.length === 1")
    page.mouse.up()
    page.wait_for_timeout(150)  # whatever else were told would be told by now
    assert points(page) == ["-1,-1,0;1,1,1"]


def test_own_points_are_added_and_taken_away_by_keyboard(opened):
    page = opened(draw=1)
    page.locator(".pul-cross").focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Delete")
    page.wait_for_function("picked.length === 2")
    assert points(page) == ["-1,-1,0;1,1,1;0.5,-0.5,1;-0.25,0,1", "-1,-1,0;1,1,1;0.5,-0.5,1"]


def test_the_keyboard_leads_from_example_to_example_and_carries_one_along(opened):
    page = opened(draw=1)
    page.locator(".pul-cross").focus()
    told = []
    for _ in range(len(POINTS[0]) + 1):
        page.keyboard.press("PageDown")
        told.append(asked(page))
    assert told[0] == told[-1]
    assert [note.split(" of ")[0] for note in told[:-1]] == [f"example {i + 1}" for i in range(len(POINTS[0]))]
    yhat = forward(POINTS[:, :1].astype(float)).A[2][0, 0]
    assert f"ŷ = {show_number(yhat)}" in told[0]
    page.keyboard.press("PageUp")
    assert asked(page) == told[-2]
    page.keyboard.down("Control")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert points(page) == []
    page.keyboard.up("Control")
    page.wait_for_function("picked.length === 1")
    x1, x2 = POINTS[:, -1]
    *before, last = points(page)[0].split(";")
    assert [float(part) for part in last.split(",")[:2]] == pytest.approx([x1 - 0.05, x2 + 0.25], abs=1e-3)
    assert before == ["-1,-1,0", "1,1,1"]


def test_the_score_is_nn_cores(opened):
    page = opened()
    label = page.locator(".pul-score canvas").get_attribute("aria-label")
    for name, X in (("training", POINTS), ("fresh", POINTS[::-1])):
        cache = forward(X.astype(float))
        right = np.count_nonzero((cache.A[2] > 0.5) == (LABELS > 0.5))
        assert f"{name}: {100 * right / 3:.1f} % right; J {show_number(nn_core.cost(NET, cache, LABELS[None]))}" in label
