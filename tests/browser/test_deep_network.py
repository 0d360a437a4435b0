"""Deep networks in the browser: the gradient comes back bar by bar, the run before stays marked, blocks light up one by one."""

from tests.browser import looks

BARS = """() => [...document.querySelectorAll('.pul-bars canvas')].map((canvas) => {
  const { width, height } = canvas;
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  pen.drawImage(canvas, 0, 0);
  const row = pen.getImageData(0, Math.round(height - 38 * devicePixelRatio), width, 1).data;
  let [bars, inside] = [0, false];
  for (let i = 0; i < width; i++) {
    const amber = row[4 * i] > row[4 * i + 2] + 60;
    if (amber && !inside) bars += 1;
    inside = amber;
  }
  return bars;
})"""
PICTURES = "() => [...document.querySelectorAll('.pul-panel canvas')].map((canvas) => canvas.toDataURL())"


def test_the_gradient_comes_back_layer_by_layer(open_page):
    page = open_page("/deep-network?layers=6")
    assert page.evaluate(BARS) == [1, 1]
    looks.press(page, "Step forward")
    assert page.evaluate(BARS) == [2, 2]
    assert "Back in layer 5 of 6" in looks.readout(page)
    looks.play_to_the_end(page)
    assert page.evaluate(BARS) == [6, 6]
    assert "The gradient vanishes" in looks.readout(page)


def test_a_deeper_network_shows_its_end_too_and_another_bend_leaves_marks_of_the_run_before(open_page):
    page = open_page("/deep-network?layers=6&step=5")
    page.get_by_role("slider", name="Layers L").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("""() => document.querySelector('[data-testid="player"]').dataset.steps === "6" """)
    assert "Back in layer 1 of 7" in looks.readout(page)
    assert "run before" not in page.locator(".pul-legend").first.inner_text() + page.locator(".pul-legend").last.inner_text()
    looks.choose(page, "Activation g", "tanh")
    assert "run before" in page.locator(".pul-legend").last.inner_text()


def test_every_step_lights_another_block_and_shows_other_numbers(open_page):
    page = open_page("/deep-network?view=blocks&layers=2")
    steps = int(looks.player(page).get_attribute("data-steps"))
    seen = []
    for _ in range(steps + 1):
        seen.append((looks.readout(page), *page.evaluate(PICTURES)))
        page.get_by_role("button", name="Step forward", exact=True).click()
    assert steps == 10
    for column in zip(*seen, strict=True):
        assert len(set(column)) == steps + 1
