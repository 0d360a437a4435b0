"""Curves and small regressions of the flower models: against scikit-learn where it is there, and by hand."""

import numpy as np
import pytest

from nn_core.flower.curves import by_hundredths, calibration_bins, calibration_error, risk_points, roc_points, told, verdicts
from nn_core.flower.doubt import calibration, doubt_of
from nn_core.flower.kinds import KINDS, kind_name, shows_plant
from nn_core.flower.logistic import class_weights, logistic_regression
from nn_core.flower.photos import Photo
from nn_core.flower.variations import framed, hue_turned, moved, plain_fields, varied


@pytest.fixture
def rng():
    return np.random.default_rng(11)


@pytest.fixture
def judged(rng):
    """Y and p that fit each other, for 2000 examples."""
    p = rng.random(2000)
    return (rng.random(2000) < p).astype(float), p


def test_logistic_regression_agrees_with_scikit_learn(rng):
    linear_model = pytest.importorskip("sklearn.linear_model")
    X = rng.normal(size=(3, 300))
    Y = (rng.random(300) < 1 / (1 + np.exp(-(2 * X[0] - X[1] - 1)))).astype(int)
    W, b = logistic_regression(X, Y, strength=0.01)
    other = linear_model.LogisticRegression(C=1 / (0.01 * 300), class_weight="balanced", tol=1e-10).fit(X.T, Y)
    assert pytest.approx(other.coef_, abs=1e-4) == W
    assert b == pytest.approx(other.intercept_.item(), abs=1e-4)


def test_both_classes_weigh_the_same():
    Y = np.array([1, 0, 0, 0, 0])
    weight = class_weights(Y)
    assert weight[Y == 1].sum() == pytest.approx(weight[Y == 0].sum())
    assert weight.mean() == pytest.approx(1)


def test_calibration_finds_what_was_done_to_z(rng):
    z = rng.normal(0, 3, 40_000)
    Y = (rng.random(z.size) < 1 / (1 + np.exp(-z))).astype(float)
    assert calibration(Y, 2 * z + 3) == pytest.approx((0.5, -1.5), abs=0.06)


def test_the_roc_points_lie_on_the_curve_and_rise(judged):
    points = np.array(roc_points(*judged))
    assert points[0].tolist() == [1, 0, 0]
    assert points[-1].tolist() == [0, 1, 1]
    assert np.all(np.diff(points[:, 1:], axis=0) >= 0)
    area = np.trapezoid(points[:, 2], points[:, 1])
    assert area == pytest.approx(np.mean([a > b for a in judged[1][judged[0] == 1] for b in judged[1][judged[0] == 0]]), abs=0.01)


def test_the_calibration_error_is_small_where_p_is_true_and_large_where_it_is_not(judged):
    Y, p = judged
    assert calibration_error(Y, p) < 0.03
    assert calibration_error(Y, np.full(2000, 0.9)) == pytest.approx(abs(0.9 - Y.mean()))
    assert sum(photos for *_, photos in calibration_bins(Y, p)) == 2000


def test_the_surest_answers_are_the_better_ones(judged):
    points = risk_points(*judged)
    assert points[0][1] > points[-1][1] == pytest.approx(np.mean((judged[1] > 0.5) == judged[0]))


def test_the_zone_holds_one_in_five_and_the_bins_rise(judged):
    doubt = doubt_of(*judged)
    share, right = told(*judged, doubt.zone)
    assert share == pytest.approx(0.8, abs=0.001)
    assert right > np.mean((judged[1] > 0.5) == judged[0])
    assert np.all(np.diff(doubt.counts[0] / doubt.counts[1]) >= 0)
    assert doubt.counts[1].sum() == 2000


@pytest.mark.parametrize("threshold", [0, 1, 29, 50, 57, 99, 100])
def test_the_hundredths_count_what_is_called_a_flower_at_every_threshold(judged, threshold):
    Y, p = np.append(judged[0], [1, 0, 1]), np.append(judged[1], [0, 1, 0.57])
    flowers, others = (np.cumsum(counts) for counts in by_hundredths(Y, p))
    assert flowers[threshold] == np.sum(p[Y == 1] <= threshold / 100)
    assert others[threshold] == np.sum(p[Y == 0] <= threshold / 100)
    assert flowers[-1] + others[-1] == len(Y)


def test_the_verdicts_are_those_of_the_zone_and_hold_every_photo(judged):
    Y, p = judged
    found, doubt = verdicts(*judged, (0.2, 0.7)), doubt_of(*judged)
    assert found[0] == [np.sum(p[Y == 1] < 0.2), np.sum((Y == 1) & (p >= 0.2) & (p <= 0.7)), np.sum(p[Y == 1] > 0.7)]
    assert np.sum(found) == len(Y)
    unsure = np.sum(verdicts(*judged, doubt.zone), axis=0)[1]
    assert 1 - unsure / len(Y) == pytest.approx(told(*judged, doubt.zone)[0])
    assert unsure == sum(doubt.verdict(one) == "can't tell" for one in p)


def test_bins_of_answers_that_are_all_sure_are_joined():
    doubt = doubt_of(np.array([0, 0, 1, 1]), np.array([0.0, 0.0, 1.0, 1.0]))
    assert np.all(doubt.counts[1] > 0)
    assert doubt.counts.sum(axis=1).tolist() == [2, 4]


@pytest.mark.parametrize(
    ("label", "category", "plant"),
    [(1, "wallpaper", 1), (0, "trash", 0), (0, "houseplant_basil", 1), (0, "park", np.nan), (0, "unheard of", np.nan)],
)
def test_whether_a_photo_shows_a_plant_follows_from_its_kind(label, category, plant):
    photo = Photo(None, label, category, "train", "", "", "")
    assert shows_plant(photo) == pytest.approx(plant, nan_ok=True)


def test_every_kind_is_its_own_name():
    assert [kind_name(name) for name in KINDS] == list(KINDS)


# More versions of a picture


def test_a_turn_of_the_hue_keeps_greys_and_brightness(rng):
    picture = 0.3 + 0.2 * rng.random((3, 4, 5))
    turned = hue_turned(picture, 0.8)
    assert turned.mean(axis=0) == pytest.approx(picture.mean(axis=0))
    assert np.abs(turned - picture).max() > 0.01
    assert hue_turned(np.full((3, 1, 1), 0.4), 0.8) == pytest.approx(np.full((3, 1, 1), 0.4))
    assert hue_turned(turned, -0.8) == pytest.approx(picture)


def test_a_framed_picture_lies_on_one_colour(rng):
    picture = np.full((3, 40, 60), 0.5, np.float32)
    for _ in range(20):
        on = framed(picture, rng)
        colours = np.unique(on.reshape(3, -1).T.round(2), axis=0)
        assert on.shape == picture.shape
        assert len(colours) <= 2


def test_some_pictures_are_varied_and_some_stay(rng):
    X = rng.random((200, 7200), dtype=np.float32)
    given = X.copy()
    changed = np.any(varied(X, rng) != X, axis=1).mean()
    assert changed == pytest.approx(1 - 0.85 * 0.75 * 0.85, abs=0.1)
    assert np.array_equal(X, given)


def test_a_moved_picture_is_shifted_by_two_pixels_at_most_or_mirrored(rng):
    picture = np.zeros((1, 3, 40, 60), np.uint8)
    picture[0, :, 20, 10] = 9
    places = {tuple(np.argwhere(moved(picture, rng)[0, 0])[0]) for _ in range(300)}
    assert places == {(row, column) for row in range(18, 23) for column in (*range(8, 13), *range(47, 52))}


def test_plain_fields_have_one_colour_each(rng):
    fields = plain_fields(5, rng).reshape(5, 3, 2400)
    assert np.all(fields == fields[:, :, :1])
    assert len(np.unique(fields[:, 0, 0])) == 5
