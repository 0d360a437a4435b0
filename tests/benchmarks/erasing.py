"""The flower lab's eraser: how often a second does the answer on screen follow the brush?

    python -m tests.benchmarks.erasing [--seconds 5]

In Chromium a brush moves over the picture as fast as frames come. Printed is how many new answers were drawn in a second, and the
longest time between two of them, in ms: on a laptop's screen, on a phone's, and in presenter mode.
"""

import argparse
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.benchmarks.machine import machine
from tests.browser.conftest import FLAGS, find_browser, serving, settle

SCREENS = {"1366 × 768": (1366, 768, False), "390 × 844": (390, 844, False), "presenter, 1920 × 1080": (1920, 1080, True)}
PAINT = """(seconds) => new Promise((done) => {
  const canvas = document.querySelector(".pul-eraser canvas");
  const verdict = document.querySelector(".pul-verdict canvas").getContext("2d");
  const [box, write] = [canvas.getBoundingClientRect(), verdict.fillText];
  let [answers, longest, began, before] = [0, 0, null, null];
  verdict.fillText = function (text, ...place) { // the probability is written once for each answer
    if (/^(over |under )?0\\.\\d\\d$/.test(text)) {
      const now = performance.now();
      if (before !== null) [answers, longest] = [answers + 1, Math.max(longest, now - before)];
      before = now;
      began ??= now;
    }
    write.call(this, text, ...place);
  };
  const say = (type, t) => canvas.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, isPrimary: true, bubbles: true, buttons: 1,
    clientX: box.left + box.width * (0.5 + 0.4 * Math.cos(t / 90)),
    clientY: box.top + box.height * (0.5 + 0.4 * Math.sin(t / 130)),
  }));
  canvas.setPointerCapture = () => {};
  const first = performance.now();
  say("pointerdown", first);
  const on = (t) => {
    say("pointermove", t);
    if (t - first < 1000 * seconds) return requestAnimationFrame(on);
    say("pointerup", t);
    verdict.fillText = write;
    return done({ answers: answers / (before - began) * 1000, longest });
  };
  requestAnimationFrame(on);
})"""


def main():
    """One line for each screen."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.erasing")
    parser.add_argument("--seconds", type=float, default=5)
    asked = parser.parse_args()
    print(machine())
    print(f"{'screen':24}{'answers/s':>10}{'longest':>10}")
    with TemporaryDirectory() as folder, ExitStack() as open_doors:
        playwright = open_doors.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        address = open_doors.enter_context(serving("app.py", Path(folder) / "log.txt"))
        for name, (width, height, presents) in SCREENS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address}/flower-lab?picture=daisy-1")
            page.locator(".pul-says").wait_for()
            settle(page)
            if presents:
                page.keyboard.press("f")
                settle(page)
            seen = page.evaluate(PAINT, asked.seconds)
            print(f"{name:24}{seen['answers']:10.1f}{seen['longest']:10.0f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
