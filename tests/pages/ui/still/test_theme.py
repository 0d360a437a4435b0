"""The look: one set of colours, in the theme file and in Python, that can be told apart."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from pages.ui.still import figures
from pages.ui.still.theme import PALETTES

CONFIG = tomllib.loads((Path(__file__).parents[4] / ".streamlit" / "config.toml").read_text("utf-8"))
# Linear-light simulations of the two common forms of colour blindness (Viénot, Brettel and Mollon 1999).
BLINDNESS = {
    "protan": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
    "deutan": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
}


def light(color):
    """Linear RGB of a hex colour, (3,)."""
    value = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG contrast of two hex colours, 1..21."""
    bright = sorted(light(color) @ [0.2126, 0.7152, 0.0722] for color in (one, other))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_theme_file_and_the_palette_agree(mode):
    theme, palette = CONFIG["theme"][mode], PALETTES[mode]
    assert theme["violetColor"] == palette.class1
    assert theme["orangeColor"] == palette.class0
    assert theme["textColor"] == palette.text
    assert theme["backgroundColor"] == palette.neutral


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_lines_stand_out_from_the_ground(mode):
    palette = PALETTES[mode]
    assert contrast(palette.text, palette.neutral) > 7
    assert contrast(palette.class1, palette.neutral) > 3
    assert contrast(palette.class0, palette.neutral) > 3


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_two_classes_differ_for_colour_blind_eyes(mode, kind):
    one, other = (np.array(BLINDNESS[kind]) @ light(color) for color in (PALETTES[mode].class1, PALETTES[mode].class0))
    assert np.abs(one - other).max() > 0.15


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_figures_have_labelled_axes(mode):
    figure = figures.parting_steps([1, 2], [10, None], mode)
    assert figure.layout.xaxis.title.text
    assert figure.layout.yaxis.title.text
