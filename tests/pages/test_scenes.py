"""What a scene's verdict says comes true: over twenty seeds and at both ends of whatever one is to set in it."""

from itertools import product

import numpy as np
import pytest

from pages.ui.lesson import content
from tests.pages.conftest import NUMBERED, page_module, settings_of, values_of
from tests.pages.shares import answers

SELDOM = 0.05  # an answer that comes true less often than this need not be offered
OTHERWISE = {  # scenes whose answer is not the same with every seed: the smallest share of the one that the scene opens with
    ("vectorization", "loop-and-product"): 0.2,
    ("network", "xor"): 0.85,
    ("deep-network", "back-to-layer-1"): 0.9,
    ("deep-network", "relu-with-he"): 0.85,
    ("deep-network", "two-units-a-layer"): 0.7,
    ("training", "deeper"): 0.9,
}


ASKED = [(slug, scene) for slug in NUMBERED for scene in content.scenes(slug).values() if scene.guess]


@pytest.mark.parametrize(("slug", "scene"), ASKED, ids=[f"{slug}: {scene.name}" for slug, scene in ASKED])
def test_what_happens_could_be_guessed_and_is_mostly_what_happens_as_the_scene_opens(slug, scene):
    found = answers(slug, scene)
    assert all(answer in scene.guess.offered for answer, share in found.items() if share > SELDOM), found
    opens = page_module(slug).scene(values_of(slug, **scene.values, scene=scene.slug)).happened
    assert found[opens] >= OTHERWISE.get((slug, scene.slug), 1.0), found


SET = [(slug, scene) for slug in NUMBERED for scene in content.scenes(slug).values() if scene.free]


@pytest.mark.parametrize(("slug", "scene"), SET, ids=[f"{slug}: {scene.name}" for slug, scene in SET])
def test_wherever_one_lets_go_by_hand_the_run_ends_in_the_same_place(slug, scene):
    table = {setting.name: setting for setting in settings_of(slug)}
    ends = []
    for values in product(*((*table[name].bounds[:2], scene.values.get(name, table[name].default)) for name in scene.free)):
        changes = {**scene.values, **dict(zip(scene.free, values, strict=True))}
        ends.append(page_module(slug).scene(values_of(slug, **changes, scene=scene.slug)).run.arrays["J"][-1])
    assert np.ptp(ends) < 0.002 * np.min(ends)
