"""Gradient descent in the browser: what descent is called, and that it stays drawn whatever it does."""

import pytest

from tests.browser import looks


@pytest.mark.parametrize(
    ("alpha", "named"),
    [
        ("0.001", "creeps"),
        ("0.01", "creeps"),
        ("0.02", "almost down"),
        ("0.07", "converged, in a zig-zag"),
        ("0.08", "swings"),
        ("0.09", "diverges"),
        ("10", "diverges"),
    ],
)
def test_the_ravine_is_named_by_its_learning_rate(open_page, alpha, named):
    page = open_page(f"/gradient-descent?surface=ravine&alpha={alpha}&steps=100")
    assert "= 0.0800" in page.inner_text(".stMainBlockContainer")
    looks.play_to_the_end(page)
    assert named in looks.readout(page)
    assert not looks.has_trouble(page)
    assert painted_share(page) > 0.05


def test_below_the_limit_the_ravine_converges(open_page):
    page = open_page("/gradient-descent?surface=ravine&alpha=0.03&steps=300")
    looks.play_to_the_end(page)
    assert "converged" in looks.readout(page)


def painted_share(page):
    """The share of the first picture's pixels that are strongly coloured."""
    return page.evaluate(
        """() => { const canvas = document.querySelector('.pul-path canvas');
                   const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                   let painted = 0;
                   for (let i = 3; i < data.length; i += 4) painted += data[i] > 128;
                   return painted / (data.length / 4); }"""
    )


def test_a_click_puts_the_ball_there(open_page):
    page = open_page("/gradient-descent?surface=valleys&step=40")
    canvas = page.locator(".pul-path canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.4})
    page.wait_for_function("() => Number(new URL(location.href).searchParams.get('w1')) > 0.5")
    looks.settle(page)
    asked = looks.query(page)
    assert asked["step"] == "0"
    page.wait_for_function("() => document.querySelector('[data-testid=player]').dataset.step === '0'")
    assert f"w₁ = {float(asked['w1']):.3g}"[:8] in looks.readout(page)


def test_many_starts_find_all_four_valleys(open_page):
    page = open_page("/gradient-descent")
    page.locator(".pul-scene").filter(has_text="Many starts").click()
    looks.wait_for_scene(page, "many-starts")
    looks.play_to_the_end(page)
    assert "of 49 starts" in looks.readout(page)
    assert "49 are in a deepest valley, 0 in a higher one, 0 still in none, and 0 thrown out" in looks.readout(page)
