"""Every kind of panel draws something, at every step, in light and dark (tests/browser/gallery.py)."""

import re
from xml.etree import ElementTree

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


# Of every panel, how much of what is on the screen is in the file to take away too, and the other way round: blocks of 6 pixels
# in which something other than the background is painted, of which the other one has something in or beside the block.
ALIKE = """async () => {
  const engine = await pulsatillaEngine.promise;
  const root = document.querySelector('[data-testid="player"]');
  const svg = engine.sheet(root);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color");
  const grid = root.querySelector(".pul-panels").getBoundingClientRect();
  const painted = (draw, width, height) => {
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, height);
    const plain = pen.getImageData(0, 0, 1, 1).data;
    draw(pen);
    const { data } = pen.getImageData(0, 0, width, height);
    const [columns, rows] = [Math.ceil(width / 6), Math.ceil(height / 6)];
    const blocks = new Uint8Array(columns * rows);
    for (let i = 0; i < data.length; i += 4) {
      const far = Math.abs(data[i] - plain[0]) + Math.abs(data[i + 1] - plain[1]) + Math.abs(data[i + 2] - plain[2]);
      const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
      if (far > 60) blocks[Math.floor(y / 6) * columns + Math.floor(x / 6)] = 1;
    }
    const has = (x, y) => [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => blocks[(y + dy) * columns + x + dx]));
    return { blocks, has, columns };
  };
  const share = (one, other) => {
    let [all, found] = [0, 0];
    one.blocks.forEach((is, i) => { if (is) { all += 1; found += other.has(i % one.columns, Math.floor(i / one.columns)); } });
    return found / Math.max(1, all);
  };
  const alike = [...root.querySelectorAll(".pul-panel canvas")].filter((canvas) => canvas.clientWidth).map((canvas) => {
    const { left, top } = canvas.getBoundingClientRect();
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const screen = painted((pen) => pen.drawImage(canvas, 0, 0, width, height), width, height);
    const file = painted((pen) => pen.drawImage(image, grid.left - left - 16, grid.top - top - 16), width, height);
    return [canvas.closest("figure").className.split("pul-").at(-1), share(screen, file), share(file, screen)];
  });
  return { svg, alike };
}"""


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
    taken = page.evaluate(ALIKE)
    ElementTree.fromstring(taken["svg"])
    assert not re.search(r"NaN|undefined|Infinity", re.sub(r'href="[^"]*"', "", taken["svg"]))
    assert all(min(shares) > 0.95 for _, *shares in taken["alike"]), taken["alike"]
    assert set(page.evaluate("pulsatillaEngine.promise.then((engine) => engine.kinds())")) == makers()
    page.close()
    assert not complaints
