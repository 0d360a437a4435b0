"""Wherever examples of two classes are drawn, a legend says which sign is which, and it is in view on a phone too."""

import pytest

from tests.browser import looks

PAGES = {
    "/": ("petal", "not petal"),
    "/logistic-regression": ("came up", "did not"),
    "/logistic-regression?view=two": ("in bloom", "in bud"),
    "/vectorization": ("y = 1", "y = 0"),
    "/initialization": ("y = 1", "y = 0"),
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", [(390, 844), (1366, 768)], ids=["phone", "laptop"])
def test_the_signs_of_both_classes_are_named_below_the_picture_of_the_examples(open_page, path, size):
    page = open_page(path, *size, reduced_motion="reduce")
    legend = page.locator(".pul-legend", has=page.locator("circle")).first
    assert [text for text in legend.locator("span").all_inner_texts() if text in PAGES[path]] == list(PAGES[path])
    assert (legend.locator("circle").count(), legend.locator("rect").count()) == (1, 1)
    legend.scroll_into_view_if_needed()
    box, panel = legend.bounding_box(), legend.locator("xpath=..").locator("canvas").bounding_box()
    assert box["y"] >= panel["y"] + panel["height"] - 1  # beside the examples, not on them
    assert box["x"] >= 0
    assert legend.evaluate("(p) => p.scrollWidth <= p.clientWidth")
    assert not looks.has_trouble(page)
