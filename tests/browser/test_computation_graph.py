"""The computation graph in the browser: the step that changes the weights and is undone by Back, the nudge, and the exercise."""

import nn_core
from tests.browser import looks


def test_one_step_changes_the_weights_and_the_loss_and_back_undoes_it(open_page):
    page = open_page("/computation-graph?step=15")
    assert "takes L from 0.837 to 0.368" in looks.readout(page)
    looks.press(page, "Take one step")
    page.wait_for_function("() => document.querySelector('[data-testid=readout]').textContent.includes('L from 0.368')")
    assert looks.query(page)["w2"].startswith("-0.253")
    assert page.get_by_label("Weight w₂").input_value().startswith("−0.253")
    path = page.url[page.url.index("/computation-graph") :]
    assert looks.readout(open_page(path)) == looks.readout(page)
    page.go_back()
    page.wait_for_function("() => document.querySelector('[data-testid=readout]').textContent.includes('L from 0.837')")
    looks.settle(page)
    assert page.get_by_label("Weight w₂").input_value() == "0.2"


def test_each_step_walks_one_arrow_and_the_numbers_follow(open_page):
    page = open_page("/computation-graph")
    looks.player(page).focus()
    for word in ("x₁ = 0.500 goes to z", "first term is w₁x₁ = 0.450"):
        page.keyboard.press("ArrowRight")
        assert word in looks.readout(page)
    looks.play_to_the_end(page)
    assert "dw₂ = 0.907" in looks.readout(page)
    page.get_by_text("dw₂ is the largest in size").wait_for()


def test_any_number_can_be_nudged_and_the_address_remembers(open_page):
    page = open_page("/computation-graph?k=5")
    page.get_by_role("radio", name="x₂", exact=True).click()
    page.wait_for_function("() => new URL(location.href).searchParams.get('nudge') === 'x2'")
    looks.settle(page)
    assert "−0.113" in page.locator(".st-key-nudged").inner_text()


def test_the_wrong_derivative_is_found_with_a_nudge(open_page):
    riddle = nn_core.make_riddle(3)
    names = ["dw₁", "dw₂", "db", "dx₁", "dx₂"]
    page = open_page("/computation-graph?riddle=3")
    page.locator(".st-key-computation-graph-riddle-3-nudged").get_by_text("b", exact=True).click()
    looks.settle(page)
    assert page.locator(".st-key-riddle").inner_text().count("0.206") == 3  # claimed twice, measured once
    right = names[(riddle.wrong + 1) % 5]
    page.get_by_role("radio", name=right, exact=True).click()
    page.get_by_text(f"{right} is right").wait_for()
    page.get_by_role("radio", name=names[riddle.wrong], exact=True).click()
    page.get_by_text(f"Yes, {names[riddle.wrong]} is the wrong one").wait_for()
    before = page.locator(".st-key-riddle").inner_text()
    looks.press(page, "Another exercise")
    assert looks.query(page)["riddle"] == "4"
    assert page.locator(".st-key-riddle").inner_text() != before
    assert page.get_by_text("is the wrong one").count() == 0
