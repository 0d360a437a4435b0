"""Every page, in light and dark and at three widths: nothing complains, nothing is cut off, nonsense opens."""

import pytest

from pages.ui.frame.lessons import HOME, LESSONS
from tests.browser import looks
from tests.browser.conftest import settle

PATHS = ["/" if slug == HOME else f"/{slug}" for slug in LESSONS]
WITH_PLAYER = [f"/{slug}" for slug, lesson in LESSONS.items() if not lesson.place]
NONSENSE = ("-1e999", "nan", "%F0%9F%8C%B8", "", "0x10", "1;drop", "9" * 400)


CUT_CHOICES = """() => [...document.querySelectorAll('.stSelectbox input')].filter((field) => {
  const whole = field.parentElement.querySelector('.pul-whole');
  if (field.scrollWidth <= field.clientWidth) return whole;
  return whole?.textContent !== field.value || whole.scrollHeight > whole.clientHeight || whole.scrollWidth > whole.clientWidth;
}).map((field) => field.value)"""
SIZES = {"phone": [(390, 844)], "laptop and projector": [(1366, 768), (1920, 1080)]}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
def test_a_page_fits_and_is_clean_in_light_and_dark(open_page, path, sizes):
    page = open_page(path, *sizes[0])
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            settle(page)
            assert not looks.has_trouble(page)
            wide = page.evaluate(
                "[document.documentElement.scrollWidth, document.querySelector('.stMain').scrollWidth, innerWidth]"
            )
            assert max(wide[:2]) <= wide[2]
            assert page.evaluate(CUT_CHOICES) == []


@pytest.mark.parametrize("path", WITH_PLAYER)
def test_the_experiment_is_in_view_on_a_laptop(open_page, path):
    page = open_page(path, width=1366, height=768)
    box = page.get_by_role("button", name="Play", exact=True).bounding_box()
    assert box["y"] + box["height"] <= 768


@pytest.mark.parametrize("path", PATHS[1:])
def test_nonsense_in_the_address_opens_the_defaults(open_page, path):
    page = open_page(path)
    names = list(looks.query(page))
    default = looks.told(page)
    for turn in (0, 3):  # nonsense of two kinds for each; tests/pages/ui/frame/test_settings.py tries all kinds
        asked = "&".join(f"{name}={NONSENSE[(i + turn) % len(NONSENSE)]}" for i, name in enumerate(names))
        page.goto(page.url.split("?")[0] + f"?{asked}&unknown=1")
        settle(page)
        assert looks.told(page) == default
        assert not looks.has_trouble(page)


@pytest.mark.parametrize("path", WITH_PLAYER)
def test_every_slider_goes_to_both_ends(open_page, path):
    page = open_page(path)
    sliders = page.locator('.stSlider input[type="range"]')
    moved = 0
    for i in range(sliders.count()):
        for key, end in (("End", "max"), ("Home", "min")):
            if i >= sliders.count():
                continue
            sliders.nth(i).press(key)
            settle(page)
            assert sliders.nth(i).input_value() == sliders.nth(i).get_attribute(end)
            assert not looks.has_trouble(page)
            assert looks.readout(page)
            moved += 1
    assert moved > 1


def test_pages_lead_on_and_back(open_page):
    page = open_page("/")
    for slug in list(LESSONS)[1:]:
        page.locator(".stMainBlockContainer").get_by_role("link", name=LESSONS[slug].heading).last.click()
        page.wait_for_url(f"**/{slug}**")
        settle(page)
        assert page.locator("h1").inner_text().strip() == LESSONS[slug].heading
        assert not looks.has_trouble(page)
