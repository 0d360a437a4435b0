"""Every page's picture and words, kept to be compared: what a change of the house must leave as it was.

    python -m tests.browser.portraits take DIR [ADDRESSES] [--width 1366] [--dark]
    python -m tests.browser.portraits compare BEFORE AFTER

`take` opens every page in every view, or the addresses of a JSON list, in the running app and keeps, one by one, the picture (the
whole page, where there is no player) as PNG and all words of the page as text. `compare` names what differs, by how many pixels.
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np
from PIL import Image

from tests.browser.conftest import app_and_browser, settle
from tests.pages.conftest import PLACES, settings_of


def name_of(address):
    """A file's name for an address."""
    return re.sub(r"[^A-Za-z0-9.=-]+", "_", address).strip("_") or "home"


def every_page():
    """The addresses of all pages, in all their views, at the ends of their runs."""
    yield "/"
    for slug in PLACES:
        table = {setting.name: setting for setting in settings_of(slug)}
        end = [f"step={table['step'].bounds[1]}"] if "step" in table else []
        views = [[f"view={view}"] for view in table["view"].options] if "view" in table else [[]]
        yield from (f"/{slug}?{'&'.join(view + end)}".rstrip("?") for view in views)


def take(browser, app, folder, addresses, width=1366, dark=False):
    """Keep the picture and words of these addresses of the `app` in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    scheme = "dark" if dark else "light"
    context = browser.new_context(viewport={"width": width, "height": 768}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    for address in addresses:
        page.goto(app + address)
        settle(page)
        kept = folder / name_of(address)
        panels = page.locator(".pul-panels")
        shown = panels if panels.count() else page.locator(".stMainBlockContainer")
        shown.screenshot(path=f"{kept}.png", animations="disabled")
        Path(f"{kept}.txt").write_text(page.inner_text(".stMainBlockContainer"), "utf-8")
        print(address, flush=True)
    context.close()


def compare(before, after):
    """Lines that say what differs between two folders."""
    for one in sorted(before.glob("*.png")):
        other = after / one.name
        if not other.exists():
            yield f"{one.stem}: missing"
            continue
        pixels = [np.asarray(Image.open(path).convert("RGB"), dtype=int) for path in (one, other)]
        if pixels[0].shape != pixels[1].shape:
            yield f"{one.stem}: size {pixels[0].shape[1::-1]} became {pixels[1].shape[1::-1]}"
        elif differing := int((pixels[0] != pixels[1]).any(axis=2).sum()):
            yield f"{one.stem}: {differing} pixels differ, by {np.abs(pixels[0] - pixels[1]).max()} of 255 at most"
        words = [path.with_suffix(".txt").read_text("utf-8").splitlines() for path in (one, other)]
        gone, come = ([line for line in words[i] if line not in words[1 - i]] for i in (0, 1))
        yield from (f"{one.stem}: − {line}" for line in gone)
        yield from (f"{one.stem}: + {line}" for line in come)


def main():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.portraits", description=__doc__.split("\n")[0])
    todo = parser.add_subparsers(dest="todo", required=True)
    taking = todo.add_parser("take")
    taking.add_argument("folder", type=Path)
    taking.add_argument("addresses", type=Path, nargs="?")
    taking.add_argument("--width", type=int, default=1366)
    taking.add_argument("--dark", action="store_true")
    comparing = todo.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    asked = parser.parse_args()
    if asked.todo == "take":
        addresses = json.loads(asked.addresses.read_text("utf-8")) if asked.addresses else every_page()
        with app_and_browser() as (app, browser):
            take(browser, app, asked.folder, addresses, asked.width, asked.dark)
        return
    lines = list(compare(asked.before, asked.after))
    print("\n".join(lines) or f"all {len(list(asked.before.glob('*.png')))} are equal")


if __name__ == "__main__":
    main()
