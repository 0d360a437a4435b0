"""The playground while it plays on: does it stand still when the next steps are fetched?

    python -m tests.benchmarks.playing [--seconds 60]

For a 2-4-2-1 and a 2-8×6-1 network on 500 points, in batches of 10, it prints: the first picture of a new server (every cache is
cold) and of later visits, in ms; frames a second while it plays; the longest time without a new step on screen, in ms; how many
times more steps arrived; the kB of all that came for 300 recorded steps; the ms of a slider's move, median and 95 %.
"""

import argparse
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.benchmarks.live import OPENED, slider_moves
from tests.benchmarks.machine import machine
from tests.browser.conftest import FLAGS, find_browser, serving, settle

TRIALS = {"2-4-2-1": "4t-2t", "2-8×6-1": "8t-8t-8t-8t-8t-8t"}
ASKED = "playground?m=500&share=90&batch=10&every=1&alpha=0.03&shape="
PLAY = """(seconds) => new Promise((done) => {
  const root = document.querySelector('[data-testid="player"]');
  const [from, ends] = [performance.now(), new Set()];
  let [drawn, longest, before] = [0, 0, from];
  const observer = new MutationObserver((changes) => {
    ends.add(root.dataset.steps);
    if (!changes.some(({ attributeName }) => attributeName === "data-step")) return;
    const now = performance.now();
    drawn += 1;
    longest = Math.max(longest, now - before);
    before = now;
  });
  observer.observe(root, { attributes: true, attributeFilter: ["data-step", "data-steps"] });
  setTimeout(() => {
    observer.disconnect();
    done({ frames: drawn / seconds, longest: Math.max(longest, performance.now() - before), arrived: ends.size - 1 });
  }, 1000 * seconds);
})"""


def play(page, seconds):
    """What `PLAY` saw in so many seconds, and the kilobytes of 300 recorded steps that arrived meanwhile."""
    received, client = [], page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4))
    page.get_by_role("button", name="Play", exact=True).click()
    before = int(page.get_attribute('[data-testid="player"]', "data-steps"))
    seen = page.evaluate(PLAY, seconds)
    after, came = int(page.get_attribute('[data-testid="player"]', "data-steps")), sum(received)
    page.get_by_role("button", name="Pause", exact=True).click()
    settle(page)
    return seen, came / 1000 / max(1, after - before) * 300


def measure(browser, address, seconds):
    """A line of the table."""
    opened = []
    for _ in range(3):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address)
        opened.append(page.wait_for_function(OPENED).json_value())
        settle(page)
    seen, sent = play(page, seconds)
    page.get_by_role("button", name="Reset", exact=True).click()
    settle(page)
    moved, slow, _ = slider_moves(page, "Noise")
    return opened[0], median(opened[1:]), seen["frames"], seen["longest"], seen["arrived"], sent, moved, slow


def main():
    """Each network on a server of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.playing")
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    print(machine())
    heads = ("cold ms", "open ms", "frames/s", "longest", "arrived", "kB/300", "move ms", "95 %")
    print(f"{'network':12}" + "".join(f"{head:>10}" for head in heads), flush=True)
    with TemporaryDirectory() as folder, ExitStack() as open_doors:
        playwright = open_doors.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        for name, shape in TRIALS.items():
            with serving("app.py", Path(folder) / "log.txt") as address:
                found = measure(browser, f"{address}/{ASKED}{shape}", asked.seconds)
            print(f"{name:12}" + "".join(f"{value:10.1f}" for value in found), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
