"""The live picture in Chromium: frames a second while playing, bytes and milliseconds for one move of a slider.

`python -m tests.benchmarks.live` prints what it measured on this machine, for a 2-4-4-1 network (`live_app.py`) and for every
page with a player; it judges nothing.
"""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from pages.ui.frame.lessons import course
from tests.browser.conftest import FLAGS, find_browser, serving, settle

SLIDERS = {  # the address and the slider that is moved; of a lesson that is not here, the first one
    "neuron": "Weight w",
    "image-to-vector": "Row",
    "logistic-regression": "Weight w",
    "logistic-regression?view=two": "Bias b",
    "loss": "Learning rate",
    "gradient-descent": "Learning rate",
    "computation-graph": "Learning rate",
    "vectorization": "Examples m",
    "network": "Hidden units",
    "network?view=xor": "Hidden units",
    "activations": "Learning rate",
    "activations?view=linear": "Hidden layers",
    "initialization?init=random": "Learning rate",
    "deep-network": "Layers L",
    "deep-network?view=blocks": "Layers L",
    "deep-network?view=twins&g=tanh": "Learning rate",
    "training": "Learning rate",
}
MOVES = 25  # at most; each to a value that has not been computed before

COUNT_FRAMES = """() => new Promise((done) => {
  const root = document.querySelector('[data-testid="player"]');
  const from = performance.now();
  let drawn = 0;
  const observer = new MutationObserver(() => {
    drawn += 1;
    if (root.dataset.playing === "true") return;
    observer.disconnect();
    done(drawn / ((performance.now() - from) / 1000));
  });
  observer.observe(root, { attributes: true, attributeFilter: ["data-step", "data-playing"] });
})"""
WATCH = """() => {
  const root = document.querySelector('[data-testid="player"]');
  window.pressed = undefined;
  document.addEventListener("keydown", () => (window.pressed = performance.now()), { capture: true });
  window.shown = [];
  new MutationObserver(() => requestAnimationFrame(() => window.shown.push(performance.now() - window.pressed)))
    .observe(root, { attributes: true, attributeFilter: ["data-run"] });
}"""


def frames_per_second(page):
    """Frames drawn each second while the picture plays from its first step to its last."""
    page.get_by_role("button", name="Reset", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Play", exact=True).click()
    drawn = page.evaluate(COUNT_FRAMES)
    settle(page)
    return drawn


def slider_moves(page, label):
    """(median milliseconds, median bytes) from a key on the slider to the new picture on screen."""
    received = []
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4))
    page.evaluate(WATCH)
    slider = page.locator('[data-testid="stSlider"]').filter(has_text=label or "").get_by_role("slider").first
    slider.focus()
    page.keyboard.press("Home")
    settle(page)
    page.evaluate("window.shown.length = 0")
    sent = []
    for _ in range(MOVES):
        before, shown = sum(received), page.evaluate("window.shown.length")
        value, last = slider.evaluate("(input) => [input.value, input.max]")
        if value == last:
            break
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(shown) => window.shown.length > shown", arg=shown)
        settle(page)
        sent.append(sum(received) - before)
    return median(page.evaluate("window.shown")), median(sent)


def measure(page, address, label):
    """Print one line."""
    page.goto(address)
    page.wait_for_selector('[data-testid="player"][data-steps]')
    settle(page)
    name = address.split("/", 3)[-1] or "2-4-4-1"
    fps = frames_per_second(page)
    milliseconds, size = slider_moves(page, label)
    print(f"{name:30} {fps:8.1f} {milliseconds:12.0f} {size / 1000:10.1f}", flush=True)


def pages():
    """{address: the slider that is moved, None for the first}: every lesson, in every view that is worth it."""
    named = {address.split("?")[0] for address in SLIDERS}
    return SLIDERS | {lesson.slug: None for lesson in course() if lesson.slug not in named}


def main():
    """Measure the 2-4-4-1 network, then the pages."""
    print(f"{'page':30} {'frames/s':>8} {'slider [ms]':>12} {'sent [kB]':>10}")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder) / "log.txt"
        browser = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        with serving("tests/benchmarks/live_app.py", log) as address:
            measure(page, f"{address}/", "Learning rate")
        with serving("app.py", log) as address:
            for path, label in pages().items():
                measure(page, f"{address}/{path}", label)
        browser.close()


if __name__ == "__main__":
    main()
