"""The flower model: the shipped file, files that are no model, and the card."""

import csv
from pathlib import Path

import numpy as np
import pytest

from nn_core.flower import FlowerModel, load_flower_model
from nn_core.flower.card import worst
from nn_core.flower.model import mirrored, save_flower_model
from nn_core.network import Network, initialize
from nn_core.propagation import predict

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture(scope="module")
def model():
    return load_flower_model()


@pytest.fixture
def x():
    return np.random.default_rng(0).random((7200, 3))


# The shipped model


def test_the_shipped_model_gives_a_probability_for_each_picture(model, x):
    p = model.predict(x)
    assert p.shape == (1, 3)
    assert np.all((p >= 0) & (p <= 1))
    assert p[:, :1] == pytest.approx(model.predict(x[:, :1]), rel=1e-9)


def test_the_shipped_model_answers_the_same_in_the_mirror(model, x):
    assert model.predict(mirrored(x)) == pytest.approx(model.predict(x), rel=1e-9)


def test_mirrored_exchanges_left_and_right():
    x = np.zeros((7200, 1))
    x[2400 + 7 * 60 + 5] = 1  # green, row 7, column 5
    assert np.flatnonzero(mirrored(x)).tolist() == [2400 + 7 * 60 + 54]


def test_the_prediction_is_nothing_but_the_course_s_network(model, x):
    expected = (predict(model.net, model.theta, x) + predict(model.net, model.theta, mirrored(x))) / 2
    assert model.predict(x) == pytest.approx(expected, rel=1e-9)


def test_explain_gives_a_finite_map(model, x):
    assert model.explain(x[:, :1]).shape == (40, 60)
    assert np.isfinite(model.explain(x[:, :1])).all()


def test_explain_points_to_the_only_part_that_counts():
    net = Network((7200, 1))
    theta = initialize(net, "zeros")
    column = np.arange(7200) % 60
    theta.W[1][0, (column >= 20) & (column < 40)] = 0.01
    x = np.full((7200, 1), 0.2)
    x[(column >= 20) & (column < 40)] = 0.8
    relevance = FlowerModel(net, theta).explain(x)
    assert relevance[:, 27:33].min() > 0
    assert np.abs(relevance[:, :12]).max() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("ask", ["predict", "explain"])
def test_a_wrong_shape_is_named(model, ask):
    with pytest.raises(ValueError, match=r"\(7200, m\).*\(10, 1\)"):
        getattr(model, ask)(np.zeros((10, 1)))


def test_explain_takes_one_picture_only(model, x):
    with pytest.raises(ValueError, match=r"one picture.*\(7200, 3\)"):
        model.explain(x)


# Files that are no model, and those that are


def saved(path, **changes):
    net = Network((7200, 3, 1), hidden="relu")
    save_flower_model(path, net, initialize(net, "he", seed=0))
    with np.load(path) as arrays:
        numbers = dict(arrays)
    numbers.update(changes)
    np.savez_compressed(path, **{name: array for name, array in numbers.items() if array is not None})
    return path


def test_a_sound_small_model_is_loaded(tmp_path):
    model = load_flower_model(saved(tmp_path / "small.npz"))
    assert model.net == Network((7200, 3, 1), hidden="relu")
    assert model.card == {}
    original = initialize(model.net, "he", seed=0)
    assert np.abs(model.theta.W[1] - original.W[1]).max() < 1e-3 * np.abs(original.W[1]).max()
    assert model.theta.W[2] == pytest.approx(original.W[2], rel=1e-6)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"W1": None, "b1": None}, "expected"),
        ({"scale": None}, "expected"),
        ({"scale": np.ones((1, 3), np.float32)}, "scale"),
        ({"W1": np.zeros((3, 7199), np.float32)}, "7199"),
        ({"W1": np.zeros((4, 7200), np.float32)}, "scale"),
        ({"b1": np.zeros(3, np.float32)}, "b1 .*dimensions"),
        ({"W2": np.full((1, 3), np.nan, np.float32)}, "W2 .*not finite"),
        ({"b2": np.full((1, 1), np.inf, np.float32)}, "b2 .*not finite"),
        ({"W2": np.zeros((1, 3), np.int64)}, "W2 .*int64"),
        ({"W2": np.zeros((2, 3)), "b2": np.zeros((2, 1))}, "gives 2"),
        ({"hidden": np.array("swish")}, "swish"),
        ({"hidden": np.array(3)}, "hidden"),
        ({"W2": np.array([{"pickled": 1}], dtype=object)}, "holds objects"),
        ({"extra": np.zeros(1)}, "expected"),
        ({"W1": np.zeros((700, 7200))}, "unpack"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
def test_a_wrong_model_file_is_refused(tmp_path, changes, reason):
    with pytest.raises(ValueError, match=reason) as refusal:
        load_flower_model(saved(tmp_path / "wrong.npz", **changes))
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"not a model", (b"PK\x03\x04" + b"\0" * 100)])
def test_a_file_of_other_bytes_is_refused(tmp_path, content):
    path = tmp_path / "other.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"other\.npz is not a flower model"):
        load_flower_model(path)


def test_a_damaged_model_is_refused(tmp_path):
    path = saved(tmp_path / "damaged.npz")
    content = bytearray(path.read_bytes())
    content[2000:2100] = bytes(100)
    path.write_bytes(content)
    with pytest.raises(ValueError, match="is not a flower model"):
        load_flower_model(path)


def test_a_missing_or_huge_model_is_refused(tmp_path):
    with pytest.raises(ValueError, match="there is no flower model"):
        load_flower_model(tmp_path / "none.npz")
    huge = tmp_path / "huge.npz"
    with huge.open("wb") as file:
        file.truncate(17_000_000)
    with pytest.raises(ValueError, match="larger than 16 MB"):
        load_flower_model(huge)


@pytest.mark.parametrize("text", ["[1]", "{", "\udcff"])
def test_a_broken_card_is_refused(tmp_path, text):
    path = saved(tmp_path / "model.npz")
    path.with_suffix(".json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ValueError, match=r"card model\.json"):
        load_flower_model(path)


# The card


def test_the_card_describes_the_shipped_network(model):
    assert model.card["model"]["n"] == list(model.net.n)
    assert model.card["model"]["parameters"] == model.net.parameter_count


@pytest.mark.parametrize("split", ["train", "val", "test", "source"])
def test_the_card_s_shares_follow_from_its_confusion_matrices(model, split):
    result = model.card["results"][split]
    tp, fn, tn, fp = result["confusion"].values()
    assert tp + fn == result["flowers"] == model.card["splits"][split]["flowers"]
    assert tp + fn + tn + fp == result["photos"] == model.card["splits"][split]["photos"]
    assert result["accuracy"] == pytest.approx((tp + tn) / result["photos"], abs=1e-4)
    assert result["balanced_accuracy"] == pytest.approx((tp / (tp + fn) + tn / (tn + fp)) / 2, abs=1e-4)
    right = sum(row["accuracy"] * row["photos"] for row in result["categories"])
    assert right == pytest.approx(tp + tn, abs=0.2)


def test_the_card_s_failures_are_its_lowest_categories(model):
    assert model.card["fails"] == worst(model.card["results"])


def test_the_shipped_model_reaches_the_bar(model):
    assert model.card["results"]["test"]["balanced_accuracy"] >= 0.80


def test_all_photos_of_the_card_have_a_licence_and_a_source(model):
    photos = sum(split["photos"] for split in model.card["splits"].values())
    assert sum(model.card["licences"].values()) == photos
    assert sum(row["photos"] for row in model.card["sources"]) == photos
    with (ASSETS / "flower_credits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(int(row["photos"]) for row in rows) == photos
    assert {row["licence"] for row in rows} == set(model.card["licences"])


def test_the_readable_card_says_the_same_numbers(model):
    text = (ASSETS / "flower_card.md").read_text(encoding="utf-8")
    for split, result in model.card["results"].items():
        assert f"| {split} | {result['photos']} | {result['flowers']} | {100 * result['accuracy']:.1f} % |" in text
    assert all(row["repository"] in text for row in model.card["sources"])
