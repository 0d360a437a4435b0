"""The tables of settings: what goes into an address comes out of it, and nonsense becomes the default."""

import math

import pytest

from pages.ui.cached import Leg
from pages.ui.frame.settings import Setting
from pages.ui.live.legs import PAST, cut
from tests.pages.conftest import PLACES, settings_of

ALL = [(slug, setting) for slug in PLACES for setting in settings_of(slug)]
NAMES = [f"{slug}.{setting.name}" for slug, setting in ALL]
NONSENSE = ("", "x!", "nan", "inf", "-1e999", "1e999", "🌸", "0x1", "None", "[]", "a=b&c", "1" * 400)


def possible(setting):
    """Values to try: all options, or the ends and the default of a range."""
    if setting.options is not None:
        return list(setting.options)
    if setting.bounds is None:
        return [setting.default]
    return [setting.default, *setting.bounds[:2]]


@pytest.mark.parametrize(("slug", "setting"), ALL, ids=NAMES)
def test_every_value_survives_the_address(slug, setting):
    for value in possible(setting):
        assert setting.parse(setting.format(value)) == value


@pytest.mark.parametrize(("slug", "setting"), ALL, ids=NAMES)
@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_becomes_the_default(slug, setting, text):
    number = float(text) if text == "1" * 400 else math.nan
    assert not math.isfinite(number)
    assert setting.parse(text) == setting.default


@pytest.mark.parametrize(("slug", "setting"), ALL, ids=NAMES)
def test_the_default_is_one_of_the_possible_values(slug, setting):
    if setting.options is not None:
        assert setting.default in setting.options
    elif setting.bounds and setting.default is not None:
        assert setting.bounds[0] <= setting.default <= setting.bounds[1]


def test_a_number_out_of_range_becomes_the_default_and_one_between_options_the_nearest():
    choice = Setting("n", "n", 1.0, {0.1: "", 1.0: "", 10.0: ""})
    assert choice.parse("0.09") == 1.0
    assert choice.parse("7") == 10.0
    ranged = Setting("n", "n", 4, bounds=(1, 8, 1))
    assert ranged.parse("9") == 4
    assert ranged.parse("6.2") == 6


def test_legs_behind_stand_in_the_address():
    legs = (Leg(0.5, 400), Leg(1.0, 200))
    assert PAST.format(legs) == "0.5x400_1x200"
    assert PAST.parse("0.5x400_1x200") == legs
    for nonsense in ("0.5", "x", "0.5x", "-1x10", "0.5x10.5", "nanx10", "1x99999", "_".join(["1x1"] * 7)):
        assert PAST.parse(nonsense) == ()


def test_legs_are_cut_at_the_step_shown():
    assert cut((Leg(0.5, 400), Leg(1.0, 200)), 450) == (Leg(0.5, 400), Leg(1.0, 50))
    assert cut((Leg(0.5, 400), Leg(1.0, 200)), 0) == ()
