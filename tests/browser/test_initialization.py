"""Initialization in the browser: what the learner reads after pressing Play, and what a copied link shows."""

import pytest

from tests.browser import looks

ALL_EQUAL = "all 4 hidden units are equal"


def test_all_zeros_stay_equal_to_the_end(open_page):
    page = open_page("/initialization?init=random")
    looks.choose(page, "First weights W", "all zeros")
    looks.play_to_the_end(page)
    assert ALL_EQUAL in looks.readout(page)
    assert "After 1000 steps" in looks.readout(page)


@pytest.mark.parametrize(("scale", "end"), [("0.01", "all 4 hidden units are different."), ("1000", "The units are saturated")])
def test_random_weights_part_and_huge_ones_saturate(open_page, scale, end):
    page = open_page(f"/initialization?init=random&scale={scale}")
    looks.play_to_the_end(page)
    assert end in looks.readout(page)


def test_the_address_holds_every_setting_and_a_fresh_browser_shows_the_same(open_page):
    page = open_page("/initialization")
    looks.choose(page, "First weights W", "random × scale")
    looks.play_to_the_end(page)
    names = {"init", "scale", "nudge", "alpha", "units", "g", "data", "steps", "seed", "past", "step", "scene"}
    assert set(looks.query(page)) == names
    assert looks.query(page)["init"] == "random"
    assert looks.query(page)["scene"] == "own"
    assert looks.query(page)["step"] == "1000"
    path = page.url[page.url.index("/initialization") :]
    assert looks.readout(open_page(path)) == looks.readout(page)


def test_going_back_undoes_the_last_change(open_page):
    page = open_page("/initialization")
    looks.choose(page, "First weights W", "He")
    assert "different" in looks.readout(page)
    page.go_back()
    page.wait_for_function("() => new URL(location.href).searchParams.get('init') === 'zeros'")
    looks.settle(page)
    page.wait_for_function(
        "(words) => document.querySelector('[data-testid=readout]').textContent.includes(words)", arg=ALL_EQUAL
    )


def test_going_on_from_here_keeps_what_was_learned(open_page):
    page = open_page("/initialization?init=random&step=493&alpha=0.5")
    before = looks.readout(page)
    looks.press(page, "Go on from here")
    page.wait_for_function("() => new URL(location.href).searchParams.get('past').startsWith('0.5x')")
    looks.settle(page)
    assert looks.readout(page) == before
    assert int(looks.player(page).get_attribute("data-steps")) == int(looks.query(page)["step"]) + 1000
    path = page.url[page.url.index("/initialization") :]
    assert looks.readout(open_page(path)) == before


def test_after_coming_back_from_another_page_the_picture_is_followed_again(open_page):
    page = open_page("/initialization?init=random")
    looks.play_to_the_end(page)
    page.locator('[data-testid="stSidebar"]').get_by_role("link", name="5. Gradient descent").click()
    page.wait_for_url("**/gradient-descent**")
    looks.settle(page)
    page.locator('[data-testid="stSidebar"]').get_by_role("link", name="10. Initialization").click()
    page.wait_for_url("**/initialization**")
    looks.settle(page)
    looks.press(page, "Reset")
    assert page.get_by_role("button", name="Go on from here").is_disabled()
    looks.play_to_the_end(page)
    assert page.get_by_role("button", name="Go on from here").is_enabled()


def test_a_prediction_is_answered_after_the_run(open_page):
    page = open_page("/initialization")
    page.get_by_text("Yes, sooner or later they part", exact=True).click()
    looks.settle(page)
    assert page.get_by_text("It went differently").count() == 0
    looks.play_to_the_end(page)
    page.get_by_text("It went differently").wait_for()


def test_a_scene_sets_controls_address_and_picture(open_page):
    page = open_page("/initialization")
    page.get_by_role("button", name="4 × 1000", exact=True).click()
    looks.wait_for_scene(page, "1000")
    assert looks.query(page)["scale"] == "1000"
    assert page.get_by_label("First weights W", exact=True).input_value() == "random × scale"
    assert looks.player(page).get_attribute("data-step") == "0"
    assert "saturated" not in looks.readout(page)  # that is the answer: it comes with the end
    looks.story(page).get_by_role("button").first.click()
    looks.settle(page)
    looks.play_to_the_end(page)
    assert "saturated" in looks.readout(page)


def test_the_nudges_are_measured(open_page):
    page = open_page("/initialization")
    looks.press(page, "Measure it")
    page.locator(".st-key-measured").wait_for()
    assert "120 steps" in page.locator(".st-key-measured").inner_text()
