"""Every page, in light and dark and at three widths: nothing complains, nothing is cut off, nonsense opens."""

import pytest

from pages.ui.lessons import HOME, LESSONS
from tests.browser import looks
from tests.browser.conftest import settle

PATHS = ["/" if slug == HOME else f"/{slug}" for slug in LESSONS]
WITH_PLAYER = [f"/{slug}" for slug, lesson in LESSONS.items() if lesson.number]
NONSENSE = ("-1e999", "nan", "%F0%9F%8C%B8", "", "0x10", "1;drop", "9" * 400)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366, 1920])
def test_a_page_fits_and_is_clean(open_page, path, dark, width):
    page = open_page(path, width=width, height=844 if width == 390 else 768, dark=dark)
    assert not looks.has_trouble(page)
    wide = page.evaluate("[document.documentElement.scrollWidth, document.querySelector('.stMain').scrollWidth, innerWidth]")
    assert max(wide[:2]) <= wide[2]


@pytest.mark.parametrize("path", WITH_PLAYER)
def test_the_experiment_is_in_view_on_a_laptop(open_page, path):
    page = open_page(path, width=1366, height=768)
    box = page.get_by_role("button", name="Play", exact=True).bounding_box()
    assert box["y"] + box["height"] <= 768


@pytest.mark.parametrize("path", PATHS[1:])
def test_nonsense_in_the_address_opens_the_defaults(open_page, path):
    page = open_page(path)
    names = list(looks.query(page))
    default = looks.readout(page) if path in WITH_PLAYER else page.locator(".st-key-readout").inner_text()
    for nonsense in NONSENSE:
        other = open_page(f"{path}?" + "&".join(f"{name}={nonsense}" for name in names) + "&unknown=1")
        shown = looks.readout(other) if path in WITH_PLAYER else other.locator(".st-key-readout").inner_text()
        assert shown == default
        assert not looks.has_trouble(other)
        other.close()


@pytest.mark.parametrize("path", WITH_PLAYER)
def test_every_slider_goes_to_both_ends(open_page, path):
    page = open_page(path)
    count = page.get_by_role("slider").count()
    assert count > 2
    for i in range(count):
        for key in ("End", "Home"):
            slider = page.locator('[data-testid="stSlider"] [role="slider"]')
            if i >= slider.count():
                continue
            slider.nth(i).focus()
            page.keyboard.press(key)
            settle(page)
            assert not looks.has_trouble(page)
            assert looks.readout(page)


def test_pages_lead_on_and_back(open_page):
    page = open_page("/")
    for slug in list(LESSONS)[1:]:
        page.locator(".stMainBlockContainer").get_by_role("link", name=LESSONS[slug].heading).last.click()
        page.wait_for_url(f"**/{slug}**")
        settle(page)
        assert page.locator("h1").inner_text().strip() == LESSONS[slug].heading
        assert not looks.has_trouble(page)
