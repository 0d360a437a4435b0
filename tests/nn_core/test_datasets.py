"""The data sets: shapes, balance, seeds, and each one's own rule where there is no noise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nn_core.datasets import DATASETS, TABLES, make_dataset, standardize
from nn_core.functions import CURVES, GAP
from nn_core.surfaces import SURFACES

ABOVE = [f"above_{curve}" for curve in CURVES]
YES_NO = ["blobs", "circle", "xor", "spiral", "moons", "petals", "flowering", "and", "or", "ravine", *ABOVE]
CLASSES = ["three_blobs", "three_spirals"]


def test_the_sets_come_in_the_order_of_the_lessons_and_those_of_the_playground_after_them():
    assert list(DATASETS) == [
        "blobs",
        "circle",
        "xor",
        "spiral",
        "moons",
        "petals",
        "plane",
        "wave",
        "flowering",
        "cover",
        "change",
        "and",
        "or",
        "ravine",
        "three_blobs",
        "three_spirals",
        *ABOVE,
        "ripples",
    ]
    assert ABOVE == ["above_line", "above_parabola", "above_sine", "above_step", "above_cubic", "above_absolute"]


@pytest.mark.parametrize("name", DATASETS)
@pytest.mark.parametrize("m", [1, 2, 7, 200])
def test_examples_are_columns_of_read_only_float64(name, m):
    data = make_dataset(name, m=m)
    assert data.name == name
    n_x = 1 if name in ("cover", "change") else 2
    assert data.X.shape == (n_x, m) and data.Y.shape == (3 if name in CLASSES else 1, m)
    assert data.X.dtype == data.Y.dtype == np.float64
    assert len(data.x_names) == n_x and data.y_name
    assert data.task == ("yes/no" if name in YES_NO else "classes" if name in CLASSES else "real number")
    for values in (data.X, data.Y):
        with pytest.raises(ValueError, match="read-only"):
            values[0, 0] = 1.0


@pytest.mark.parametrize("name", DATASETS)
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(name):
    first, again, other = (make_dataset(name, m=50, seed=seed) for seed in (3, 3, 4))
    assert first.X.tobytes() == again.X.tobytes() and first.Y.tobytes() == again.Y.tobytes()
    assert first.X.tobytes() != other.X.tobytes()
    assert make_dataset(name, m=50, seed=np.random.default_rng(3)).X.tobytes() == first.X.tobytes()


@pytest.mark.parametrize("name", YES_NO)
@pytest.mark.parametrize("m", [1, 2, 9, 500])
def test_half_of_the_examples_are_1_as_near_as_m_allows(name, m):
    y = make_dataset(name, m=m, seed=1).Y[0]
    assert set(np.unique(y)) <= {0.0, 1.0}
    assert y.sum() == m // 2


@pytest.mark.parametrize("name", YES_NO)
def test_the_labels_are_shuffled(name):
    y = make_dataset(name, m=400).Y[0]
    assert 60 < y[:200].sum() < 140
    assert 120 < np.count_nonzero(np.diff(y)) < 280


@pytest.mark.parametrize("name", DATASETS)
@pytest.mark.parametrize("noise", [0.0, 0.1, 1.0, 100.0])
def test_every_value_stays_in_the_picture_whatever_the_noise(name, noise):
    data = make_dataset(name, m=2000, noise=noise, seed=2)
    low, high = {"flowering": ([[0.0], [0.0]], [[5.0], [2.0]]), "cover": (0.0, 1.0)}.get(name, (-1.5, 1.5))
    assert np.array_equal(data.X, np.clip(data.X, low, high))
    assert (np.abs(data.Y) <= 1.5).all()


def test_blobs_without_noise_are_parted_by_a_line():
    data = make_dataset("blobs", m=2000, noise=0)
    assert ((data.X.sum(axis=0) > 0) == (data.Y[0] == 1)).all()


def test_circle_without_noise_is_told_by_the_radius():
    data = make_dataset("circle", m=2000, noise=0)
    radius = np.hypot(*data.X)
    assert (radius[data.Y[0] == 1] <= 0.5 + 1e-12).all()
    assert (radius[data.Y[0] == 0] >= 0.7 - 1e-12).all() and (radius <= 1 + 1e-12).all()


def test_xor_without_noise_is_1_where_exactly_one_input_is_positive():
    data = make_dataset("xor", m=2000, noise=0)
    assert ((data.X[0] * data.X[1] < 0) == (data.Y[0] == 1)).all()
    assert (np.abs(data.X) >= 0.1).all() and (np.abs(data.X) <= 1).all()


def test_the_arms_of_the_spiral_are_half_a_turn_apart():
    data = make_dataset("spiral", m=2000, noise=0)
    turn = np.arctan2(data.X[1], data.X[0]) - 3 * np.pi * np.hypot(*data.X)
    assert np.allclose(np.cos(turn), np.where(data.Y[0] == 1, -1, 1))


def test_each_moon_without_noise_is_its_own_half_circle():
    data = make_dataset("moons", m=2000, noise=0)
    side = np.where(data.Y[0] == 1, 1, -1)
    across, up = data.X - side * [[1 / 3], [1 / 6]]
    assert np.allclose(np.hypot(across, up), 2 / 3)
    assert (side * up <= 1e-12).all()


def test_petals_without_noise_are_told_by_the_outline_of_a_flower():
    data = make_dataset("petals", m=2000, noise=0)
    radius, angle = np.hypot(*data.X), np.arctan2(data.X[1], data.X[0])
    outline = 0.75 + 0.35 * np.cos(6 * angle)
    assert ((radius < outline) == (data.Y[0] == 1)).all()
    assert (np.abs(radius - outline) >= 0.07 - 1e-12).all()
    assert np.count_nonzero((radius > 0.9) & (data.Y[0] == 1)) > 30  # the tips of the petals


@pytest.mark.parametrize(("name", "rule"), [("and", np.logical_and), ("or", np.logical_or)])
def test_and_and_or_without_noise_are_told_by_the_signs(name, rule):
    data = make_dataset(name, m=2000, noise=0)
    assert (rule(*(data.X > 0)) == (data.Y[0] == 1)).all()
    assert (np.abs(data.X) >= 0.1).all() and (np.abs(data.X) <= 1).all()
    corners, counts = np.unique(data.X > 0, axis=1, return_counts=True)
    assert corners.shape == (2, 4) and (counts > 250).all()


@pytest.mark.parametrize("curve", CURVES)
def test_a_point_above_without_noise_lies_above_its_curve_by_the_gap_at_least(curve):
    data = make_dataset(f"above_{curve}", m=2000, noise=0)
    height = data.X[1] - CURVES[curve].f(data.X[0])
    assert ((height > 0) == (data.Y[0] == 1)).all() and (np.abs(height) >= GAP).all()
    assert (np.abs(data.X) <= 1).all() and np.ptp(data.X[:, data.Y[0] == 1], axis=1).min() > 1.4


@pytest.mark.parametrize(
    ("curve", "at", "height"),
    [
        ("line", 0.4, 0.1),
        ("parabola", 0.5, -0.1),
        ("sine", np.pi / 8, 0.5),
        ("step", 0.1, 0.5),
        ("step", -0.1, -0.5),
        ("cubic", 0.5, -0.25),
        ("absolute", -0.6, 0.2),
    ],
)
def test_a_curve_is_what_its_label_says(curve, at, height):
    assert CURVES[curve].f(np.array(at)) == pytest.approx(height)


def test_ripples_without_noise_are_their_formula():
    data = make_dataset("ripples", noise=0)
    assert np.allclose(data.Y[0], np.sin(np.pi * data.X[0]) * np.sin(np.pi * data.X[1]))


def test_standardizing_turns_the_ravine_into_a_bowl():
    data = make_dataset("ravine", m=2000, noise=0.1)
    raw, scaled = (np.linalg.cond(np.cov(X)) for X in (data.X, standardize(data.X)[0]))
    assert raw > 300 and scaled < 2
    assert 0.9 < np.abs(data.X[0]).max() <= 1.5 and np.abs(data.X[1]).max() <= 1.5 / 20


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("m", [1, 2, 9, 500])
def test_of_three_classes_every_example_has_one_and_they_are_as_many_as_m_allows(name, m):
    Y = make_dataset(name, m=m, seed=1).Y
    assert np.array_equal(Y.sum(axis=0), np.ones(m)) and set(np.unique(Y)) == {0.0, 1.0}
    assert np.ptp(Y.sum(axis=1)) <= 1


def test_three_blobs_without_noise_are_told_by_the_nearest_corner():
    data = make_dataset("three_blobs", m=2000, noise=0)
    turns = np.pi / 2 + 2 * np.pi / 3 * np.arange(3)
    corners = 0.7 * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    far = np.linalg.norm(corners[:, :, None] - data.X, axis=1)
    assert (far.min(axis=0) <= 0.4 + 1e-12).all() and np.array_equal(far.argmin(axis=0), data.Y.argmax(axis=0))


def test_the_three_arms_are_a_third_of_a_turn_apart():
    data = make_dataset("three_spirals", m=2000, noise=0)
    turn = np.arctan2(data.X[1], data.X[0]) / (2 * np.pi) - np.hypot(*data.X)
    assert np.allclose(np.cos(2 * np.pi * (turn - data.Y.argmax(axis=0) / 3)), 1)


def test_plane_and_wave_without_noise_are_their_formulas():
    data = make_dataset("plane", noise=0)
    assert np.allclose(data.Y[0], (data.X[0] + data.X[1]) / 2)
    data = make_dataset("wave", noise=0)
    assert np.allclose(data.Y[0], np.sin(np.pi * data.X[0]) * np.cos(np.pi * data.X[1] / 2))


@pytest.mark.parametrize("name", ["plane", "wave", "change", "ripples"])
def test_real_number_sets_have_outputs_on_both_sides_of_zero(name):
    y = make_dataset(name, m=500).Y
    assert y.min() < -0.5 and y.max() > 0.5


def test_cover_without_noise_is_bare_where_it_is_dry_and_a_line_above():
    data = make_dataset("cover", m=500, noise=0)
    assert np.allclose(data.Y, np.maximum(0, 1.2 * data.X - 0.3))
    assert (data.Y == 0).any() and data.Y.min() >= 0 and data.Y.max() < 0.9
    assert "simulated" in data.y_name


def test_change_without_noise_is_its_formula():
    data = make_dataset("change", m=500, noise=0)
    assert np.allclose(data.Y, 0.8 * np.cos(1.6 * (data.X + 0.6)))
    assert "simulated" in data.y_name


def test_the_table_of_seedlings_is_the_set_behind_the_logistic_cost():
    data, logistic = TABLES["seedlings"], SURFACES["logistic"]
    yhat = 1 / (1 + np.exp(-(2.0 * data.X + 0.5)))
    assert data.X.shape == data.Y.shape == (1, 12)
    assert np.isclose(logistic.cost(np.array([2.0, 0.5])), -np.log(np.where(data.Y == 1, yhat, 1 - yhat)).mean())


def test_flowering_says_it_is_simulated_and_gives_units():
    data = make_dataset("flowering")
    assert data.x_names == ("petal length (cm)", "petal width (cm)")
    assert data.y_name == "in bloom (simulated)"
    assert "Simulated" in DATASETS["flowering"].__doc__


def test_noise_makes_the_flowering_classes_overlap():
    def overlap(noise):
        data = make_dataset("flowering", m=500, noise=noise)
        length, bloom = data.X[0], data.Y[0] == 1
        return length[~bloom].max() > length[bloom].min()

    assert not overlap(0.0)
    assert overlap(0.3)


@pytest.mark.parametrize("m", [0, -1, 100_001, 2.5, None, "ten", float("nan")])
def test_a_wrong_m_is_refused(m):
    with pytest.raises(ValueError, match="m must be"):
        make_dataset("blobs", m=m)


@pytest.mark.parametrize("noise", [-0.1, float("nan"), float("inf"), 101])
def test_a_wrong_noise_is_refused(noise):
    with pytest.raises(ValueError, match="noise must be"):
        make_dataset("blobs", noise=noise)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"iris.*blobs, circle, xor"):
        make_dataset("iris")


def test_the_largest_set_is_made():
    assert make_dataset("spiral", m=100_000).X.shape == (2, 100_000)


@given(arrays(float, array_shapes(min_dims=2, max_dims=2), elements=st.integers(-1000, 1000)))
def test_standardized_inputs_have_mean_0_and_spread_1_and_come_back(X):
    X_scaled, mean, std = standardize(X)
    assert mean.shape == std.shape == (X.shape[0], 1)
    assert np.allclose(X_scaled.mean(axis=1), 0, atol=1e-9)
    spread = X_scaled.std(axis=1)
    assert (np.isclose(spread, 1) | (spread == 0)).all()
    assert np.allclose(X_scaled * std + mean, X)


def test_a_constant_input_becomes_exactly_zero():
    X_scaled, mean, std = standardize(np.full((1, 7), 0.1))
    assert (X_scaled == 0).all() and mean == 0.1 and std == 1


@pytest.mark.parametrize("X", [np.zeros(3), np.zeros((2, 0)), np.array([[1.0, np.nan]])])
def test_standardize_refuses_what_is_not_a_set_of_examples(X):
    with pytest.raises(ValueError, match="X "):
        standardize(X)
