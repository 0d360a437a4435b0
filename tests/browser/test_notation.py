"""The table of symbols in the browser: searched, linked without losing the visit, printed on one sheet."""

import re

import pytest

from tests.browser import looks


def pages_of(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_symbols_are_printed_on_one_sheet(open_page, dark):
    page = open_page("/notation", dark=dark)
    page.locator(".st-key-symbols .katex").last.wait_for()
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print", color_scheme="dark" if dark else "light")
    assert page.locator(".st-key-symbols tr:visible").count() >= 55
    assert not page.get_by_label("Search", exact=True).is_visible()
    assert not page.get_by_test_id("stSidebar").is_visible()


def test_what_is_searched_for_stands_in_the_address(open_page):
    page = open_page("/notation")
    page.get_by_label("Search", exact=True).fill("epsilon")
    page.keyboard.press("Enter")
    page.wait_for_function("() => new URL(location.href).searchParams.get('q') === 'epsilon'")
    looks.settle(page)
    assert looks.told(page).startswith("1 of ")
    assert page.locator(".st-key-symbols tbody tr").count() == 1
    assert looks.told(open_page(page.url[page.url.index("/notation") :])) == looks.told(page)


def test_a_link_to_a_lesson_keeps_the_visit(open_page):
    page = open_page("/neuron?w=1.5")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Notation").click()
    page.wait_for_url("**/notation**")
    looks.settle(page)
    page.locator(".st-key-symbols").get_by_role("link", name="1. One neuron").click()
    page.wait_for_url("**/neuron?**")
    looks.settle(page)
    assert looks.query(page)["w"] == "1.5"
