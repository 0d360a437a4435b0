"""Every control of every lesson at either end, in every view: finite numbers, a sentence without gaps, and a page that runs."""

import re

import numpy as np
import pytest

from tests.pages.conftest import NUMBERED, page_module, settings_of, values_of


def ends(setting):
    """The values at either end of a control; of a choice without an order all of them."""
    if setting.options is not None:
        options = list(setting.options)
        return [options[0], options[-1]] if setting.widget == "scale" else options
    return list(setting.bounds[:2]) if setting.bounds else []


def views(slug):
    """The settings of every view of a page: {} where it has only one."""
    return next(([{"view": view} for view in setting.options] for setting in settings_of(slug) if setting.name == "view"), [{}])


def changes(slug):
    """Every view with every control at either end, one at a time, and all of them together."""
    table = [setting for setting in settings_of(slug) if setting.name not in ("view", "step", "scene") and ends(setting)]
    for view in views(slug):
        yield from ({**view, setting.name: end} for setting in table for end in ends(setting))
        yield from ({**view, **{setting.name: ends(setting)[side] for setting in table}} for side in (0, -1))


@pytest.mark.parametrize("slug", NUMBERED)
def test_the_picture_is_finite_and_its_sentence_whole_at_both_ends_of_every_control(slug):
    page = page_module(slug)
    for change in changes(slug):
        scene = page.scene(values_of(slug, **change))
        for name, array in scene.run.arrays.items():
            assert np.isfinite(np.asarray(array, dtype=float)).all(), (change, name)
        for index in (0, -1):
            sentence = scene.readout.at(index)
            assert sentence and not re.search(r"\{|\}|\bnan\b|not a number|None", sentence), (change, sentence)


@pytest.mark.parametrize("slug", NUMBERED)
def test_a_page_runs_with_all_controls_at_either_end(visit, slug):
    table = {setting.name: setting for setting in settings_of(slug)}
    for view in views(slug):
        for side in (0, -1):
            query = view | {
                name: setting.format(ends(setting)[side]) for name, setting in table.items() if ends(setting) and name != "view"
            }
            visit(slug, query)
