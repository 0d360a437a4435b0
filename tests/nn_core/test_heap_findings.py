"""Planted truths: each finding is made where it is planted, over several seeds, and not where it is nearly so."""

from functools import cache

import numpy as np
import pytest

from nn_core import heaps
from nn_core.heaps import Plan, lesson, vectors
from nn_core.heaps.baselines import balanced, by_few_numbers, larger_heap, rims, separates
from nn_core.heaps.coordinates import coordinates
from nn_core.heaps.findings import Facts, Outcome, facts, findings, twins
from nn_core.heaps.learning import learn_dense, learned, starts
from nn_core.heaps.own import Own

drawn_heaps = cache(heaps.drawn_heaps)  # drawing takes longer than learning
SEEDS = range(3)
SEED = pytest.mark.parametrize("seed", SEEDS)
WELL = Outcome(first_J=0.7, J=0.1, right=0.99, held_right=0.94, held=50, wrong=3, stopped=False)
PLAIN = Facts(counts=(100, 100), twins=(0.0, 0.0), colour=0.6, rim=0.6)


def names(pixels, Y, plan=None, epochs=100):
    """The names of all findings about a training on these pictures."""
    plan = plan or Plan(epochs=epochs)
    pictures = lesson(pixels, Y, plan.seed)
    space = coordinates(pictures.X, pictures.k)
    points = list(learn_dense(plan, space.R, pictures.Y, pictures.k, starts(plan, space), [0, epochs]))
    (first, _), (last, stand) = points[0], points[-1]
    p = Own(("a", "b"), plan.net, learned(plan, pictures, space, stand)).answers(pictures.X[:, pictures.k :])
    truth = Y[pictures.held]
    wrong, held = int(np.sum((p > 0.5) != (truth == 1))), len(truth)
    outcome = Outcome(first.J, last.J, last.right, balanced(p, truth), held, wrong, stand.stopped)
    return {found.name for found in findings(facts(vectors(pixels), Y), outcome)}


def shades(m, seed, apart):
    """m pictures of noise, those with y = 1 brighter by so much in the middle: (pixels, Y)."""
    rng = np.random.default_rng(seed)
    Y = np.arange(m) % 2
    pixels = rng.integers(60, 180, (m, 40, 60, 3)).astype(float) + rng.normal(0, 25, (m, 1, 1, 3))
    pixels[:, 10:30, 15:45] += apart * Y[:, None, None, None]
    return np.clip(pixels, 0, 255).astype(np.uint8), Y


@SEED
def test_nothing_is_said_of_what_is_learned_well(seed):
    assert names(*shades(80, seed, apart=60)) <= {"colour"}  # the brighter middle is in the mean colour, too
    assert names(*shades(80, seed, apart=60)).isdisjoint({"by_heart", "background", "alike", "few", "uneven", "alpha", "little"})


@SEED
def test_labels_that_mean_nothing_are_learned_by_heart(seed):
    pixels, _ = shades(80, seed, apart=0)
    Y = np.random.default_rng(seed).permutation(np.arange(80) % 2)
    assert "by_heart" in names(pixels, Y)


def test_by_heart_is_not_said_for_few_mistakes_or_a_small_gap():
    def said(**changes):
        return "by_heart" in [found.name for found in findings(PLAIN, WELL._replace(**changes))]

    assert said(right=1.0, held_right=0.85, wrong=8)
    assert not said(right=1.0, held_right=0.75, wrong=2)
    assert not said(right=1.0, held_right=0.89, wrong=6)


@SEED
def test_a_table_gives_one_heap_away_and_places_of_all_kinds_do_not(seed):
    assert "background" in names(*drawn_heaps(60, seed, "table"))
    for ground in ("", "elsewhere"):
        assert "background" not in names(*drawn_heaps(60, seed, ground))


@SEED
def test_the_rim_of_the_table_tells_the_heaps_apart(seed):
    for ground, known in (("table", True), ("elsewhere", False)):
        pixels, Y = drawn_heaps(60, seed, ground)
        assert (separates(rims(vectors(pixels)), Y) > 0.9) == known


@SEED
def test_a_burst_of_one_plant_is_nearly_all_alike_and_different_drawings_are_not(seed):
    pixels, Y = drawn_heaps(40, seed)
    rng = np.random.default_rng(seed)
    burst = np.repeat(pixels[Y == 1][:1], 20, axis=0) + rng.normal(0, 6, (20, 40, 60, 3))
    pixels = pixels.copy()
    pixels[Y == 1] = np.clip(burst, 0, 255).astype(np.uint8)
    found = facts(vectors(pixels), Y)
    assert found.twins == (1.0, 0.0)
    assert [one.numbers["heap"] for one in findings(found, WELL) if one.name == "alike"] == [0]


def test_half_a_heap_of_twins_is_not_nearly_all():
    assert "alike" not in [found.name for found in findings(PLAIN._replace(twins=(0.5, 0.0)), WELL)]
    assert "alike" in [found.name for found in findings(PLAIN._replace(twins=(0.0, 0.51)), WELL)]
    x = np.random.default_rng(0).random((7200, 1))
    assert twins(np.hstack([x, x + 0.039])) == 1.0
    assert twins(np.hstack([x, x + 0.041])) == 0.0


@pytest.mark.parametrize(("counts", "expected"), [((24, 30), True), ((25, 30), False), ((30, 24), True)])
def test_too_few_is_said_of_the_smaller_heap(counts, expected):
    assert ("few" in [found.name for found in findings(PLAIN._replace(counts=counts), WELL)]) == expected


@pytest.mark.parametrize(("counts", "heap"), [((150, 30), 0), ((149, 30), None), ((30, 150), 1), ((31, 150), None)])
def test_five_times_as_many_is_uneven_and_nearly_five_times_is_not(counts, heap):
    found = [one.numbers["heap"] for one in findings(PLAIN._replace(counts=counts), WELL) if one.name == "uneven"]
    assert found == ([] if heap is None else [heap])


@SEED
def test_a_learning_rate_that_is_too_large_is_said_and_a_bearable_one_is_not(seed):
    pixels, Y = drawn_heaps(60, seed)
    assert "alpha" in names(pixels, Y, Plan(layers=(8,), alpha=3.0, seed=seed))
    assert "alpha" not in names(pixels, Y, Plan(layers=(8,), alpha=0.01, seed=seed))


@SEED
def test_a_cost_that_has_hardly_moved_is_said(seed):
    pixels, Y = drawn_heaps(60, seed)
    assert "little" in names(pixels, Y, Plan(alpha=1e-6, seed=seed))
    assert "little" not in names(pixels, Y, Plan(alpha=0.003, seed=seed))


@SEED
def test_colours_that_do_it_alone_are_said(seed):
    rng, Y = np.random.default_rng(seed), np.arange(80) % 2
    pixels = rng.integers(60, 180, (80, 40, 60, 3)) + np.where(Y[:, None, None, None] == 1, (30, 0, -30), (0, 0, 0))
    assert "colour" in names(np.clip(pixels, 0, 255).astype(np.uint8), Y)


def test_the_colour_is_not_blamed_where_the_network_is_clearly_better_or_knows_nothing():
    def said(**changes):
        return "colour" in [found.name for found in findings(PLAIN._replace(colour=0.9), WELL._replace(**changes))]

    assert said(held_right=0.94)
    assert not said(held_right=0.96)
    assert not said(held_right=0.55, right=0.6)


def test_always_the_larger_heap_is_counted_on_what_is_held_out():
    Y = np.array([1, 1, 1, 0, 0, 0, 0, 1])
    assert larger_heap(Y, learned=np.array([0, 1, 2, 3]), held=np.array([4, 5, 6, 7])) == 0.25


def test_three_numbers_that_say_it_are_enough_and_chance_is_not():
    Y = np.arange(60) % 2
    told, chance = Y + np.zeros((3, 60)), np.random.default_rng(0).normal(size=(3, 60))
    parts = np.arange(45), np.arange(45, 60)
    assert balanced(by_few_numbers(told, Y, *parts), Y[45:]) == 1.0
    assert balanced(by_few_numbers(chance, Y, *parts), Y[45:]) < 0.8
