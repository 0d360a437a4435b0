"""Every challenge can be solved, and what nearly solves it does not."""

import pytest

from pages.playground import challenges, record, table
from pages.ui.lesson import content, stage
from pages.ui.workers.trial import Edited
from tests.pages.conftest import values_of

SLUG = table.SLUG
DEAD = Edited(tuple((at, -3.0) for at in range(8, 12)))
APART = Edited(tuple(enumerate((1.0, 0.2, -0.5, 0.9, -0.5, -0.9, 0.3, -0.4))))
TWO_EIGHTS = ((8, "tanh"), (8, "tanh"))

SOLVED = {  # what one sets, and the step at which the task is solved
    "spiral-12-units": ({"shape": ((8, "tanh"), (4, "tanh")), "rule": "adam", "alpha": 0.03}, 5000),
    "xor-two-units": ({"shape": ((2, "tanh"),), "rule": "adam", "alpha": 0.1, "seed": 2}, 2000),
    "and-by-hand": ({"past": (Edited(((0, 5.0), (1, 5.0), (2, -1.0))),)}, 0),
    "no-hidden-layer": ({"inputs": ("x1x1", "x2x2"), "alpha": 3.0}, 1000),
    "revive-the-dead": ({"past": (DEAD, Edited(tuple((at, 0.2) for at in range(8, 12))))}, 1000),
    "three-tries": ({"alpha": 100.0}, 200),
    "learn-by-heart": ({"shape": TWO_EIGHTS, "rule": "adam", "alpha": 0.03}, 1000),
    "cure-it": ({"penalty": "l2", "strength": 0.03}, 500),
    "all-alike": ({"past": (APART,), "rule": "adam", "alpha": 0.05}, 1000),
    "a-hundred-steps": ({"rule": "adam", "alpha": 0.1}, 100),
    "three-clouds": ({"alpha": 1.0}, 500),
    "deep-and-flat": ({"alpha": 1.0, "seed": 2}, 5000),
}
NEARLY = {  # what comes close, and why it does not count
    "spiral-12-units": ({"shape": ((8, "tanh"), (5, "tanh")), "rule": "adam", "alpha": 0.03}, 5000, "13 hidden units"),
    "xor-two-units": ({"shape": ((1, "tanh"),), "rule": "adam", "alpha": 0.1}, 2000, "are asked for"),
    "and-by-hand": ({"past": (Edited(((0, 5.0), (1, 5.0), (2, -5.0))),)}, 0, "are asked for"),
    "no-hidden-layer": ({"inputs": ("x1", "x2", "x1x1"), "alpha": 3.0}, 1000, "are asked for"),
    "revive-the-dead": ({"alpha": 3.0, "past": (DEAD,)}, 1000, "The fresh cost"),
    "three-tries": ({"alpha": 30.0}, 200, "The fresh cost"),
    "learn-by-heart": ({"shape": ((1, "tanh"),), "rule": "adam", "alpha": 0.03}, 1000, "The training cost"),
    "cure-it": ({}, 500, "The fresh cost"),
    "all-alike": ({"nudge": 0.1, "rule": "adam", "alpha": 0.05}, 1000, "The fresh cost"),
    "a-hundred-steps": ({"rule": "adam", "alpha": 0.1}, 105, "At most 100 steps"),
    "three-clouds": ({"alpha": 0.01}, 5, "are asked for"),
    "deep-and-flat": ({"alpha": 1.0, "seed": 1}, 5000, "The fresh cost"),
}


def judged(slug, changes, step):
    """What the page says of the task's scene with these settings, at this step."""
    scene = content.scenes(SLUG)[slug]
    v = values_of(SLUG, **{**stage.meant_by(table.SETTINGS, scene), **changes, "step": step, "scene": slug})
    assert stage.fits(SLUG, table.SETTINGS, v), "the solution leaves the challenge"
    run = record.reach(table.trial_of(v), step, step).run
    return challenges.judge(v, run, content.phrases(SLUG))


@pytest.mark.parametrize("slug", SOLVED)
def test_a_challenge_can_be_solved(slug):
    solved, sentence = judged(slug, *SOLVED[slug])
    assert solved, sentence


@pytest.mark.parametrize("slug", NEARLY)
def test_what_nearly_solves_a_challenge_does_not_and_is_told_what_is_missing(slug):
    *tried, missing = NEARLY[slug]
    solved, sentence = judged(slug, *tried)
    assert not solved
    assert missing in sentence


@pytest.mark.parametrize("slug", SOLVED)
def test_no_challenge_is_solved_as_it_opens(slug):
    assert not judged(slug, {}, 0)[0]


def test_there_are_twelve_of_them_each_a_scene_of_the_page():
    scenes = list(content.scenes(SLUG))
    assert list(challenges.TASKS) == scenes[1:] == list(SOLVED) == list(NEARLY)
    assert len(challenges.TASKS) == 12


def test_bounds_are_those_that_the_tasks_name():
    told = {slug: scene.look_for for slug, scene in content.scenes(SLUG).items()}
    percent = {
        "xor-two-units": "two units",
        "and-by-hand": "by hand",
        "no-hidden-layer": "one bend",
        "a-hundred-steps": "hundred",
    }
    percent |= {"three-clouds": "classes"}
    for slug, name in percent.items():
        assert f"{100 * challenges.BOUNDS[name][0]:.0f} %" in told[slug]
    for slug, name in {"spiral-12-units": "spiral", "three-tries": "ravine", "cure-it": "cure", "all-alike": "twins"}.items():
        assert f"below {challenges.BOUNDS[name][0]:g}" in told[slug]
