"""Training in the browser: runs pile up and are taken off again, and a link brings the pile along."""

from tests.browser import looks


def test_runs_pile_up_are_named_by_what_differs_and_leave_again(open_page):
    page = open_page("/training?twin=none")
    looks.press(page, "Keep this run")
    page.wait_for_function("() => new URL(location.href).searchParams.get('pile').startsWith('0.05~1~4')")
    slider = page.locator('[data-testid="stSlider"]').filter(has_text="Learning rate").get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    looks.settle(page)
    looks.play_to_the_end(page)
    assert "α = 5: cost" in looks.readout(page)
    assert "α = 0.05: cost" in looks.readout(page)
    path = page.url[page.url.index("/training") :]
    assert looks.readout(open_page(path)) == looks.readout(page)
    looks.press(page, "Remove: α = 0.05")
    page.wait_for_function("() => new URL(location.href).searchParams.get('pile') === ''")
    assert "α = 0.05" not in looks.readout(page)


def test_the_stations_are_walked_and_the_update_says_so(open_page):
    page = open_page("/training?view=walk")
    for word in ("Forward", "Cost", "Backward", "Update", "Forward"):
        page.get_by_role("button", name="Step forward", exact=True).click()
        assert looks.readout(page).startswith(word)
    looks.settle(page)
