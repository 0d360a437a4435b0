"""The network with eyes that is shipped: its answers, files that are none, its card and the figures of all models."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nn_core.drawings import draw_picture
from nn_core.eyes import READABLE, Eyes, Filters, forward
from nn_core.flower import EyesModel, load_eyes, load_flower_model
from nn_core.flower.doubt import Doubt
from nn_core.flower.eyes import Probe, save_eyes
from nn_core.flower.figures import SHIPPED, load_any
from nn_core.flower.files import read_arrays
from nn_core.flower.model import mirrored
from nn_core.flower.occlusion import what_mattered
from nn_core.pictures import picture_to_vector

ASSETS = Path(__file__).parents[2] / "assets"
FIGURES = json.loads((ASSETS / "flower_figures.json").read_text(encoding="utf-8"))
MODELS = pytest.mark.parametrize("name", SHIPPED)


@pytest.fixture(scope="module")
def model():
    return load_eyes()


@pytest.fixture(scope="module")
def picture():
    return np.asarray(draw_picture("daisy", 3))


# Answers


def test_the_answer_is_the_mean_of_both_sides_by_the_readable_network_too(model, picture):
    x = picture_to_vector(picture)
    z = [forward(model.eyes, net, side, tools=READABLE).Z[5] for net in model.nets for side in (x, mirrored(x))]
    answer = model.answer(picture)
    assert answer.logit == pytest.approx(np.mean(z), abs=1e-3)
    assert answer.p == pytest.approx(1 / (1 + np.exp(-answer.logit)), abs=1e-6)
    assert answer.p == pytest.approx(model.predict(x).item(), abs=1e-6)
    assert answer == model.answer(picture)


def test_the_answer_is_the_same_in_the_mirror(model, picture):
    assert model.answer(picture[:, ::-1]).logit == pytest.approx(model.answer(picture).logit, abs=1e-4)


def test_what_is_said_follows_from_the_zone_and_the_table():
    doubt = Doubt(np.array([0.2, 0.8]), np.array([0.0, 0.5, 1.0]), np.array([[0.0, 60.0], [50.0, 80.0]]))
    assert [doubt.verdict(p) for p in (0.1, 0.2, 0.5, 0.8, 0.81)] == ["no flower", *["can't tell"] * 3, "flower"]
    assert [doubt.of_100(p) for p in (0.0, 0.49, 0.5, 1.0)] == [1, 1, 75, 75]  # never 0 or 100


def test_a_flower_is_never_without_a_plant(model, picture):
    blind = EyesModel(model.eyes, model.nets, model.probe._replace(threshold=1.1), model.doubt)
    for kind in ("daisy", "sky"):
        answer = blind.answer(np.asarray(draw_picture(kind, 0)))
        assert answer.no_plant == (answer.verdict != "flower")


def test_every_layer_of_one_picture_can_be_looked_at(model, picture):
    cache = model.layers(picture)
    assert [cache.A[l].shape for l in range(5)] == [
        (3, 40, 60, 1),
        (16, 20, 30, 1),
        (32, 10, 15, 1),
        (64, 5, 7, 1),
        (128, 5, 7, 1),
    ]
    assert cache.mean.shape == (128, 1)
    net = model.nets[0]
    assert cache.Z[5] == pytest.approx(net.W[5] @ cache.mean + net.b[5])


def test_the_maps_of_what_mattered_have_two_scales_and_come_from_one_question(model, picture):
    asked = []

    def log_odds(X):
        asked.append(X.shape[1])
        return model.log_odds(X)

    maps = what_mattered(log_odds, picture_to_vector(picture))
    assert asked == [1 + 9 * 14 + 3 * 5]
    assert {side: one.shape for side, one in maps.items()} == {8: (40, 60), 20: (40, 60)}
    assert all(np.isfinite(one).all() for one in maps.values())


@pytest.mark.parametrize("wrong", [np.zeros((40, 60)), np.zeros((40, 60, 3)), np.zeros((60, 40, 3), np.uint8)])
def test_a_picture_of_another_kind_is_refused(model, wrong):
    with pytest.raises(ValueError, match="the picture must be"):
        model.answer(wrong)


# Files that are no model


def parts(**changes):
    """The arrays of a sound file, one network of zeros, with changes; None takes one away."""
    shapes = Eyes().shapes(normalized=False)
    numbers = {f"{kind}{l}": np.zeros((1, *shape), np.float32) for kind in "Wb" for l, shape in shapes[kind].items()}
    numbers |= {"plant_W": np.zeros((1, 128)), "plant_b": np.zeros((1, 1)), "plant_threshold": np.zeros(1)}
    numbers |= {"zone": np.array([0.2, 0.8]), "edges": np.array([0, 1.0]), "counts": np.array([[1.0], [2.0]])}
    return {name: array for name, array in (numbers | changes).items() if array is not None}


def written(path, arrays):
    np.savez_compressed(path, **arrays)
    return path


def test_a_sound_file_is_loaded_and_saved_as_it_was(tmp_path, model):
    assert load_eyes(written(tmp_path / "zeros.npz", parts())).answer(np.zeros((40, 60, 3), np.uint8)).p == 0.5
    for name in ("one", "two"):
        save_eyes(tmp_path / f"{name}.npz", model)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    again = load_eyes(tmp_path / "one.npz")
    assert all(np.array_equal(one.to_vector(), other.to_vector()) for one, other in zip(again.nets, model.nets, strict=True))
    assert again.probe.threshold == model.probe.threshold


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"W3": None}, "expected"),
        ({"more": np.zeros(1)}, "expected"),
        ({"W1": np.zeros((1, 16, 1, 3, 3))}, r"W1 should have shape \(1, 16, 3, 3, 3\)"),
        ({"W5": np.zeros((1, 1, 7200))}, "W5 should have shape"),
        ({"b2": np.full((1, 32, 1), np.nan)}, "b2 .*not finite"),
        ({"W2": np.zeros((1, 32, 16, 3, 3), int)}, "W2 .*int64"),
        ({"W4": np.array([{"pickled": 1}], dtype=object)}, "holds objects"),
        ({"W1": np.array(3.0)}, "W1 should have shape"),
        ({"W1": np.zeros((0, 16, 3, 3, 3))}, "1 to 4 networks"),
        ({"W1": np.zeros((5, 16, 3, 3, 3))}, "1 to 4 networks"),
        ({"edges": np.zeros(0)}, "a bin or more"),
        ({"plant_W": np.zeros((1, 64))}, "plant_W should have shape"),
        ({"zone": np.array([0.8, 0.2])}, "zone should rise"),
        ({"edges": np.array([0, 2.0])}, "edges should rise"),
        ({"counts": np.array([[3.0], [2.0]])}, "counts"),
        ({"counts": np.array([[0.0], [0.0]])}, "counts"),
    ],
    ids=str,
)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path, changes, reason):
    with pytest.raises(ValueError, match=reason) as refusal:
        load_eyes(written(tmp_path / "wrong.npz", parts(**changes)))
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("load", [load_eyes, load_flower_model])
def test_a_header_that_promises_10_gb_is_refused_before_memory_is_taken(tmp_path, load):
    path = tmp_path / "vast.npz"
    with zipfile.ZipFile(path, "w") as archive, archive.open("W1.npy", "w") as file:
        np.lib.format.write_array_header_1_0(file, {"descr": "<f4", "fortran_order": False, "shape": (2_500_000_000,)})
    with pytest.raises(ValueError, match="would take 10000000000 bytes"):
        load(path)


def test_bytes_are_read_as_a_file_is(tmp_path):
    content = written(tmp_path / "zeros.npz", parts()).read_bytes()
    assert {name: array.shape for name, array in read_arrays(content).items()} == {k: v.shape for k, v in parts().items()}
    for wrong, reason in ((content[:3000], "the file is not a flower model"), (bytes(16_000_001), "larger than 16 MB")):
        with pytest.raises(ValueError, match=reason):
            read_arrays(wrong)


def test_a_dense_model_is_no_network_with_eyes():
    with pytest.raises(ValueError, match="is not a flower model with eyes"):
        load_eyes(SHIPPED["dense"])


# The card and the figures


def test_the_shipped_file_is_small():
    assert SHIPPED["eyes"].stat().st_size <= 500_000
    assert (ASSETS / "flower_figures.json").stat().st_size <= 100_000


@MODELS
def test_the_card_s_answers_for_drawn_pictures_are_those_of_the_shipped_weights(name):
    model = load_any(SHIPPED[name])
    assert len(model.card["drawn"]) >= 10
    for kind, p in model.card["drawn"].items():
        assert model.predict(picture_to_vector(draw_picture(kind, 0))).item() == pytest.approx(p, abs=2e-3), kind


@MODELS
def test_the_figures_are_those_of_the_cards(name):
    card = load_any(SHIPPED[name]).card
    assert list(FIGURES["models"][name]) == ["val", "test", "source", "source2"]
    for split, figures in FIGURES["models"][name].items():
        result = card["results"][split]
        assert {key: figures[key] for key in ("photos", "flowers", "balanced_accuracy", "roc_auc", "confusion")} == {
            key: result[key] for key in ("photos", "flowers", "balanced_accuracy", "roc_auc", "confusion")
        }
        assert sum(row["photos"] for row in figures["kinds"]) == figures["photos"]
        assert sum(photos for _, _, photos in figures["calibration"]) == figures["photos"]
        assert figures["roc"][0][1:] == [0, 0]
        flowers, others = figures["hundredths"]
        assert (sum(flowers), sum(flowers + others)) == (figures["flowers"], figures["photos"])
        assert (sum(flowers[:51]), sum(others[51:])) == tuple(
            figures["confusion"][f"false_{kind}"] for kind in ("negative", "positive")
        )
        assert figures["risk"][-1] == [1, pytest.approx(result["accuracy"], abs=1e-4)]


def test_the_card_tells_the_zone_and_the_table_of_the_file(model):
    assert model.card["model"]["zone"] == pytest.approx(model.doubt.zone, abs=1e-4)
    val = FIGURES["models"]["eyes"]["val"]
    assert model.doubt.counts.sum(axis=1).tolist() == [val["flowers"], val["photos"]]
    assert val["told"] == pytest.approx(0.8, abs=0.01)


def test_the_network_with_eyes_reaches_the_bar():
    figures = FIGURES["models"]["eyes"]
    assert figures["test"]["balanced_accuracy"] >= 0.935
    assert figures["source"]["balanced_accuracy"] >= 0.83
    assert figures["test"]["calibration_error"] <= 0.04
    assert figures["test"]["told_right"] >= 0.97
    assert figures["source"]["told_right"] >= 0.92
    assert figures["test"]["plant"]["auc"] >= 0.93


def test_the_network_with_eyes_is_better_than_the_dense_one_on_what_nobody_trained_on():
    eyes, dense = (FIGURES["models"][name] for name in ("eyes", "dense"))
    for split in ("test", "source"):
        assert eyes[split]["roc_auc"] > dense[split]["roc_auc"]


def test_one_network_of_zeros_knows_nothing():
    shapes = Eyes().shapes(normalized=False)
    zeros = Filters(*({l: np.zeros(shape, np.float32) for l, shape in shapes[kind].items()} for kind in "Wb"))
    doubt = Doubt(np.array([0.2, 0.8]), np.array([0.0, 1.0]), np.array([[1.0], [2.0]]))
    model = EyesModel(Eyes(), (zeros, zeros), Probe(np.zeros((1, 256)), np.zeros((1, 1)), 0.5), doubt)
    assert model.answer(np.zeros((40, 60, 3), np.uint8)) == (0.0, 0.5, "can't tell", 50, 0.5, False)
