"""Every challenge can be solved, and what nearly solves it does not."""

from urllib.parse import parse_qsl

import numpy as np
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
    "deep-and-flat": ({"alpha": 1.0, "scale": 3.0}, 2000),
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
    "deep-and-flat": ({"alpha": 1.0}, 2000, "The fresh cost"),
}


def judged(slug, changes, step):
    """What the page says of the task's scene with these settings, at this step."""
    scene = content.scenes(SLUG)[slug]
    v = values_of(SLUG, **{**stage.meant_by(table.SETTINGS, scene), **changes, "step": step, "scene": slug})
    assert stage.fits(SLUG, table.SETTINGS, v), "the solution leaves the challenge"
    return judge(v)


def judge(v):
    """What the page says of the task at these values."""
    run = record.reach(table.trial_of(v), v.step, v.step).run
    return challenges.judge(v, run, content.phrases(SLUG))


@pytest.mark.parametrize("slug", SOLVED)
def test_a_challenge_can_be_solved(slug):
    found = judged(slug, *SOLVED[slug])
    assert found.solved, found.text
    sent = dict(parse_qsl(found.query, strict_parsing=True))
    read = values_of(SLUG, **{s.name: s.parse(sent[s.name]) if s.name in sent else s.default for s in table.SETTINGS})
    assert judge(read) == found, "its address opens the same solution"
    assert all(np.isfinite(found.measure))


@pytest.mark.parametrize("slug", NEARLY)
def test_what_nearly_solves_a_challenge_does_not_and_is_told_what_is_missing(slug):
    *tried, missing = NEARLY[slug]
    found = judged(slug, *tried)
    assert not found.solved
    assert not found.measure
    assert missing in found.text


@pytest.mark.parametrize("slug", SOLVED)
def test_no_challenge_is_solved_as_it_opens(slug):
    assert not judged(slug, {}, 0).solved


def test_there_are_twelve_of_them_each_a_scene_of_the_page():
    scenes = list(content.scenes(SLUG))
    assert list(challenges.TASKS) == scenes[1:] == list(SOLVED) == list(NEARLY)
    assert len(challenges.TASKS) == 12


TOLD = {  # how the numbers of a task's bounds stand in its sentence
    "spiral-12-units": ("spiral", ["below 0.1", "12 hidden units"]),
    "xor-two-units": ("two units", ["85 %", "two hidden units"]),
    "and-by-hand": ("by hand", ["90 %"]),
    "no-hidden-layer": ("inputs", ["97 %"]),
    "revive-the-dead": ("revive", ["below 0.2"]),
    "three-tries": ("ravine", ["below 0.1", "200 steps", "three learning rates"]),
    "learn-by-heart": ("heart", ["below 0.01", "above 1"]),
    "cure-it": ("cure", ["below 0.46", "two layers", "of 8 units"]),
    "all-alike": ("twins", ["below 0.2"]),
    "a-hundred-steps": ("hundred", ["97 %", "a hundred steps"]),
    "three-clouds": ("classes", ["97 %"]),
    "deep-and-flat": ("deep", ["below 0.2", "Four layers"]),
}
WORDS = {"two": 2, "three": 3, "four": 4, "a hundred": 100}


def number_in(phrase):
    """The number that a few words name."""
    for word, value in WORDS.items():
        if word in phrase.lower():
            return value
    found = float("".join(sign for sign in phrase if sign.isdigit() or sign == "."))
    return found / 100 if "%" in phrase else found


@pytest.mark.parametrize("slug", TOLD)
def test_a_task_names_the_numbers_by_which_it_is_judged(slug):
    name, phrases = TOLD[slug]
    bounds = challenges.BOUNDS[name]
    assert all(phrase in content.scenes(SLUG)[slug].look_for for phrase in phrases)
    assert [number_in(phrase) for phrase in phrases] == list(bounds if isinstance(bounds, tuple) else [bounds])
