"""Every kind of panel draws something, at every step, in light and dark (tests/browser/gallery.py)."""

import pytest

from tests.browser.conftest import serving, settle
from tests.pages.panels import makers

PAINTED = """() => [...document.querySelectorAll('.pul-panel')].map((panel) => {
  const canvas = panel.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 16) {
    const [r, g, b, a] = [0, 1, 2, 3].map((band) => data[i + band] >> 4);
    if (a > 12) colours.add(r * 256 + g * 16 + b);
  }
  return [panel.className.split('pul-').at(-1), colours.size];
})"""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory):
    """The address of the page with every panel."""
    with serving("tests/browser/gallery.py", tmp_path_factory.mktemp("gallery") / "log.txt") as address:
        yield address


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_kind_of_panel_draws_in_several_colours_at_the_start_and_at_the_end(chromium, gallery, dark):
    complaints = []
    page = chromium.new_page(color_scheme="dark" if dark else "light")
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(gallery)
    settle(page)
    page.wait_for_selector('[data-testid="player"][data-steps]')
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.get_by_test_id("player").press(key)
        settle(page)
        painted = page.evaluate(PAINTED)
        assert {kind for kind, _ in painted} == makers()
        assert all(colours >= 3 for _, colours in painted), painted
    assert set(page.evaluate("pulsatillaEngine.promise.then((engine) => engine.kinds())")) == makers()
    page.close()
    assert not complaints
