"""Two heaps of pictures: what is held out, and that learning in the pictures' own coordinates is the plain training."""

import numpy as np
import pytest

import nn_core
from nn_core.heaps import Plan, drawn_heaps, lesson, split
from nn_core.heaps.coordinates import coordinates
from nn_core.heaps.learning import first_weights, learn_dense, learn_to_see, learned, starts
from nn_core.limits import HEAP_COLUMNS, HEAP_MOST

STOPS = [0, 1, 7, 20]


def run(plan, pixels, Y, stops=STOPS, stand=None):
    """(the lesson, the space, [(point, stand)])."""
    pictures = lesson(pixels, Y, plan.seed, plan.varied)
    if plan.eyes:
        return pictures, None, list(learn_to_see(plan, pictures.X, pictures.Y, pictures.k, stand or starts(plan, None), stops))
    space = coordinates(pictures.X, pictures.k)
    return pictures, space, list(learn_dense(plan, space.R, pictures.Y, pictures.k, stand or starts(plan, space), stops))


@pytest.mark.parametrize("counts", [(2, 2), (5, 40), (100, 101)])
def test_each_heap_is_in_both_parts_and_a_quarter_of_it_is_held_out(counts):
    Y = np.repeat([1, 0], counts)
    for seed in range(5):
        learned, held = split(Y, seed)
        assert sorted([*learned, *held]) == list(range(len(Y)))
        for y, count in zip((1, 0), counts, strict=True):
            assert np.sum(Y[held] == y) == min(count - 1, max(1, round(count / 4)))
    assert not np.array_equal(split(Y, 0)[1], split(Y, 1)[1]) or counts == (2, 2)


def test_a_heap_of_one_picture_is_refused():
    with pytest.raises(ValueError, match="each heap needs two pictures"):
        split(np.array([1, 0, 0, 0]), 0)


PLANS = {
    "logistic regression": Plan(seed=3),
    "two hidden layers": Plan(layers=(6, 3), hidden="tanh", alpha=0.02, seed=1),
    "batches and L2": Plan(layers=(5,), alpha=0.01, batch=7, strength=0.3, seed=2),
    "more versions": Plan(layers=(3,), varied=True, batch=16, strength=0.1),
}


@pytest.mark.parametrize("name", PLANS)
def test_in_the_pictures_own_coordinates_it_learns_the_same_as_with_7200_inputs(name):
    plan = PLANS[name]
    pixels, Y = drawn_heaps(24, 5)
    pictures, space, found = run(plan, pixels, Y)
    X, k = (pictures.X - space.mean) / space.spread, pictures.k
    state = nn_core.begin(first_weights(plan))
    for stop, (point, _) in zip(STOPS, found, strict=True):
        examples = X[:, :k], pictures.Y[:, :k]
        record, state = nn_core.go_on(plan.net, state, *examples, plan.rule, stop - state.step, plan.batch or None, plan.seed)
        theta = nn_core.Parameters.from_vector(plan.net, state.vector)
        assert pytest.approx(record.costs[-1], rel=1e-9) == point.J
        held = nn_core.forward(plan.net, theta, X[:, k:])
        assert point.held_J == pytest.approx(nn_core.cost(plan.net, held, pictures.Y[:, k:]), rel=1e-9)
    plain = learned(plan, pictures, space, found[-1][1])
    np.testing.assert_allclose(plain.W[1], theta.W[1] / space.spread, atol=1e-6)
    expected = nn_core.predict(plan.net, theta, X)
    np.testing.assert_allclose(nn_core.predict(plan.net, plain, pictures.X.astype(np.float32)), expected, atol=2e-5)


@pytest.mark.parametrize("plan", [*PLANS.values(), Plan(eyes=True, alpha=0.02)], ids=[*PLANS, "eyes"])
def test_a_training_that_is_left_and_taken_up_again_ends_with_the_same_bits(plan):
    pixels, Y = drawn_heaps(16, 1)
    stops = [0, 1, 2, 3]
    *_, whole = run(plan, pixels, Y, stops)
    *_, first = run(plan, pixels, Y, stops[:2])
    *_, rest = run(plan, pixels, Y, stops[2:], first[-1][1])
    for (a, left), (b, taken) in zip(whole, [*first, *rest], strict=True):
        assert a[:5] == b[:5]
        assert np.array_equal(left.vector, taken.vector)


def test_numbers_that_run_away_end_the_training_at_a_finite_step():
    pixels, Y = drawn_heaps(20, 0)
    *_, found = run(Plan(layers=(8,), alpha=30.0), pixels, Y, list(range(0, 60, 3)))
    point, stand = found[-1]
    assert stand.stopped
    assert point.step < 57
    assert np.isfinite([point.J, point.held_J, *stand.vector]).all()
    assert not any(earlier.stopped for _, earlier in found[:-1])


def test_pictures_that_are_all_the_same_can_be_learned_from():
    *_, found = run(Plan(), np.full((12, 40, 60, 3), 90, np.uint8), np.arange(12) % 2)
    assert np.isfinite([point.J for point, _ in found]).all()


def test_more_versions_are_of_the_pictures_learned_from_alone_and_stay_within_the_limits():
    pixels, Y = drawn_heaps(20, 0)
    plain, more = lesson(pixels, Y, 0), lesson(pixels, Y, 0, varied=True)
    count = len(plain.learned)
    assert more.k == 4 * count
    np.testing.assert_array_equal(more.X[:, more.k :], plain.X[:, plain.k :])
    np.testing.assert_array_equal(more.X[:, :count], plain.X[:, :count])
    np.testing.assert_array_equal(more.Y[0, : more.k], np.tile(plain.Y[0, : plain.k], 4))
    most = lesson(np.zeros((HEAP_MOST, 40, 60, 3), np.uint8), np.arange(HEAP_MOST) % 2, 0, varied=True)
    assert most.k == 2 * len(most.learned)
    assert most.X.shape[1] <= HEAP_COLUMNS


def test_on_the_table_and_elsewhere_are_the_same_plants():
    (table, Y), (elsewhere, again) = (drawn_heaps(30, 4, ground) for ground in ("table", "elsewhere"))
    np.testing.assert_array_equal(Y, again)
    np.testing.assert_array_equal(table[:, 4:-4, 6:-6], elsewhere[:, 4:-4, 6:-6])
    rims = table[:, 0].mean(axis=1)
    assert np.ptp(rims[Y == 1], axis=0).max() < 40 < np.ptp(rims[Y == 0], axis=0).max()
