"""The picture at the top of the README, taken from the running app.

    python -m tests.browser.picture [FILE]

It shows a lesson at the end of its run: four hidden units that began small, random and different, and what has become of them.
Without a FILE it replaces assets/app.png.
"""

import io
import sys
from pathlib import Path

from PIL import Image

from pages.ui.frame.lessons import ASSETS
from tests.browser import looks
from tests.browser.conftest import app_and_browser, settle

FILE = ASSETS / "app.png"
ADDRESS = "/initialization?init=random&step=1000"
WIDTH, HEIGHT = 1366, 816  # the experiment with all its controls, and nothing of what stands below
COLOURS = 192  # of a palette: a screenshot needs no more, and takes a third of the room


def shot(browser, address):
    """A screenshot of the app's page at rest, in light colours, as PNG."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + ADDRESS)
    looks.player(page).wait_for()
    settle(page)
    png = page.screenshot(animations="disabled")
    context.close()
    return png


def keep(png, file):
    """Write a screenshot with as few bytes as it takes."""
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def main(file=FILE):
    """Take the picture and say how large it is."""
    with app_and_browser() as (address, browser):
        keep(shot(browser, address), file)
    print(f"{Path(file).name}: {WIDTH} x {HEIGHT}, {Path(file).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:2])
