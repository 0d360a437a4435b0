"""The live picture in Chromium: opening a page, changing to it, frames a second, bytes and milliseconds for a move of a slider.

    python -m tests.benchmarks.live [--beside DIR] [PAGE ...]

prints what it measured on this machine, for a 2-4-4-1 network (`live_app.py`) and for every page with a player, or for those
whose address begins with PAGE; it judges nothing. `--beside` measures another checkout of the app in turn with this one,
page by page, and prints the ratios: on a noisy machine only these say anything.
"""

import argparse
import math
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from pages.ui.frame.lessons import course
from tests.benchmarks.machine import machine
from tests.browser.conftest import FLAGS, TOP, find_browser, serving, settle

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
  let run = root.dataset.run; // the same run is drawn again when the text below it has come: that is no move
  new MutationObserver(() => {
    if (root.dataset.run === run) return;
    run = root.dataset.run;
    requestAnimationFrame(() => window.shown.push(performance.now() - window.pressed));
  }).observe(root, { attributes: true, attributeFilter: ["data-run"] });
}"""
OPENED = """() => document.querySelector('[data-testid="player"][data-steps]') ? performance.now() : false"""


class Measured(NamedTuple):
    """What was measured of one page: milliseconds to open it by its address and to change to it from home, frames a second,
    milliseconds for a slider's move (the median, and what nineteen of twenty stay below) and its kilobytes, and the height of the
    page in pixels."""

    opened: float
    changed: float
    frames: float
    moved: float
    slow: float
    sent: float
    height: float


def frames_per_second(page):
    """Frames drawn each second while the picture plays from its first step to its last."""
    page.get_by_role("button", name="Reset", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Play", exact=True).click()
    drawn = page.evaluate(COUNT_FRAMES)
    settle(page)
    return drawn


def slider_moves(page, label):
    """Milliseconds from a key on the slider to the new picture on screen, (median, 95 %), and the median bytes."""
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
    shown = sorted(page.evaluate("window.shown"))
    return median(shown), shown[min(len(shown) - 1, int(0.95 * len(shown)))], median(sent)


def change_to(page, address):
    """Milliseconds from a click in the side bar, on home, until the picture of another page is there."""
    home, _, path = address.rpartition("/")
    slug = path.split("?")[0]
    link = page.locator('[data-testid="stSidebarNavLink"]').and_(page.locator(f'[href$="/{slug}"]'))
    if not slug:
        return math.nan
    page.goto(f"{home}/")
    page.wait_for_function(OPENED)
    settle(page)
    link.click(trial=True)
    began = page.evaluate("performance.now()")
    link.click()
    return page.wait_for_function(f'() => location.pathname.endsWith("/{slug}") && ({OPENED})()').json_value() - began


def measure(page, address, label):
    """Open a page, let it play, move its slider."""
    changed = change_to(page, address)
    page.goto(address)
    opened = page.wait_for_function(OPENED).json_value()
    settle(page)
    height = page.evaluate("document.querySelector('.stMainBlockContainer').scrollHeight")
    frames = frames_per_second(page)
    moved, slow, sent = slider_moves(page, label)
    return Measured(opened, changed, frames, moved, slow, sent / 1000, height)


def pages():
    """{address: the slider that is moved, None for the first}: every lesson, in every view that is worth it."""
    named = {address.split("?")[0] for address in SLIDERS}
    return SLIDERS | {lesson.slug: None for lesson in course() if lesson.slug not in named}


def line(name, found, beside=None):
    """One line of the table; with the ratios to another checkout, if there is one."""
    text = f"{name:32}" + "".join(f"{value:10.1f}" for value in found)
    return text + ("" if beside is None else "   " + "".join(f"{a / b:8.2f}" for a, b in zip(found, beside, strict=True)))


def main():
    """Measure the 2-4-4-1 network, then the pages, here and beside."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.live")
    parser.add_argument("--beside", type=Path)
    parser.add_argument("only", nargs="*")
    asked = parser.parse_args()
    tops = [TOP, *([asked.beside.resolve()] if asked.beside else [])]
    head = "".join(f"{name:>10}" for name in ("open ms", "change ms", "frames/s", "move ms", "95 %", "kB", "height"))
    print(machine())
    print(f"{'page':32}{head}" + ("   ratios to the other checkout, in the same order" if asked.beside else ""), flush=True)
    with TemporaryDirectory() as folder, ExitStack() as open_doors:
        playwright = open_doors.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        window = {"viewport": {"width": 1366, "height": 768}}

        def at_all(script, path, label):
            found = []
            for i, top in enumerate(tops):
                with serving(script, Path(folder) / f"log{i}.txt", top) as address:
                    page = browser.new_page(**window)
                    page.goto(f"{address}/")  # the first visit of a server pays for what all others find there
                    settle(page)
                    found.append(measure(page, f"{address}/{path}", label))
                    page.close()
            print(line(path or "2-4-4-1", *found), flush=True)

        if not asked.only:
            at_all("tests/benchmarks/live_app.py", "", "Learning rate")
        for path, label in pages().items():
            if not asked.only or any(path.startswith(name) for name in asked.only):
                at_all("app.py", path, label)
        browser.close()


if __name__ == "__main__":
    main()
