"""How the flower model is made and judged: measures, components, and the command line on a small drawn collection."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from nn_core.flower import load_eyes, load_flower_model
from nn_core.flower.__main__ import main
from nn_core.flower.augmentation import SIZE, augmented, with_margin
from nn_core.flower.components import on_pictures, principal_components
from nn_core.flower.judging import accuracy, balanced_accuracy, by_category, confusion, judge, roc_auc
from nn_core.flower.photos import COLUMNS
from nn_core.network import Network, initialize
from nn_core.propagation import predict

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
QUICK = ["--hidden", "6", "--dropout", "0.1", "0.1", "--components", "12", "--rounds", "2", "--batch-size", "8"]

# The measures

Y = np.array([[1, 1, 1, 0, 0]])
P = np.array([[0.9, 0.6, 0.2, 0.6, 0.1]])


def test_measures_worked_by_hand():
    assert confusion(Y, P) == {"true_positive": 2, "false_negative": 1, "true_negative": 1, "false_positive": 1}
    assert accuracy(Y, P) == 3 / 5
    assert balanced_accuracy(Y, P) == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert roc_auc(Y, P) == pytest.approx((2 + 1.5 + 1) / 6)  # of 6 pairs: 0.9 wins 2, 0.6 wins 1 and ties 1, 0.2 wins 1


def test_one_half_is_not_yet_a_flower():
    assert confusion([1, 0], [0.5, 0.5])["true_positive"] == 0


def test_categories_come_worst_first():
    rows = by_category(Y, P, ["rose", "rose", "tulip", "leaf", "leaf"])
    assert [(row["category"], row["photos"], row["accuracy"]) for row in rows] == [
        ("tulip", 1, 0.0),
        ("leaf", 2, 0.5),
        ("rose", 2, 1.0),
    ]


def test_measures_agree_with_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(3)
    for _ in range(20):
        y = rng.permutation(np.r_[0, 1, rng.integers(0, 2, 30)])
        p = rng.integers(0, 12, 32) / 11  # many ties
        assert roc_auc(y, p) == pytest.approx(metrics.roc_auc_score(y, p), abs=1e-12)
        assert balanced_accuracy(y, p) == pytest.approx(metrics.balanced_accuracy_score(y, p > 0.5), abs=1e-12)


@pytest.mark.parametrize(("y", "p"), [([1, 1], [0.1, 0.2]), ([], []), ([1, 0], [0.5]), ([0, 2], [0, 1]), ([0, 1], [0, np.nan])])
def test_measures_refuse_what_has_no_answer(y, p):
    with pytest.raises(ValueError, match=r"should|needed"):
        judge(y, p)


# The training


def test_the_network_on_components_and_on_pictures_is_the_same():
    rng = np.random.default_rng(0)
    X = rng.random((40, 7200), dtype=np.float32)
    components = principal_components(X, 10, rng)
    net = Network((10, 5, 1), hidden="relu")
    theta = initialize(net, "he", seed=1)
    on_components = predict(net, theta, components.coordinates(X).T)
    assert predict(*on_pictures(net, theta, components), X.T) == pytest.approx(on_components, abs=1e-5)


def test_the_components_are_the_principal_ones():
    rng = np.random.default_rng(1)
    X = (rng.standard_normal((60, 5)) * [9, 7, 5, 3, 1] @ rng.standard_normal((5, 7200))).astype(np.float32)
    components = principal_components(X, 20, rng)
    assert len(components.M) == 5
    coordinates = components.coordinates(X).astype(float)
    covariance = coordinates.T @ coordinates / len(X)
    assert np.trace(covariance) / 5 == pytest.approx(1, rel=1e-3)
    assert covariance == pytest.approx(np.diag(np.diag(covariance)), abs=1e-3)
    deviations = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)[:5]
    assert np.diag(covariance) == pytest.approx(5 * deviations / deviations.sum(), rel=1e-3)


def test_augmented_pictures_differ_and_stay_pictures():
    picture = with_margin(Image.effect_mandelbrot(SIZE, (-2, -1, 1, 1), 50).convert("RGB"))
    X = augmented([picture] * 4, np.random.default_rng(0))
    assert X.shape == (4, 7200)
    assert X.dtype == np.float32
    assert X.min() >= 0
    assert X.max() <= 1
    assert len(np.unique(X.round(3), axis=0)) == 4
    assert np.array_equal(X, augmented([picture] * 4, np.random.default_rng(0)))


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    """68 drawn pictures: a violet disc on green is a flower, plain green is none."""
    folder = tmp_path_factory.mktemp("photos")
    rng = np.random.default_rng(5)
    rows = []
    for split, count in (("train", 16), ("val", 12), ("test", 14), ("source", 14), ("source2", 12)):
        for number in range(count):
            label, name = number % 2, f"{split}_{number}.png"
            picture = Image.new("RGB", (80, 60), (30, int(rng.integers(80, 200)), 40))
            if label:
                left, top = (int(v) for v in rng.integers(5, 25, 2))
                ImageDraw.Draw(picture).ellipse((left, top, left + 30, top + 30), fill=(150, 60, 200))
            picture.save(folder / name)
            kind = "disc" if label else ("green", "trash", "leaf_coffee")[number % 3]
            rows.append((name, label, kind, split, "CC0 1.0", f"drawn | {number % 3}", "drawn/here"))
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return folder


def test_the_same_command_writes_the_same_files(collection, tmp_path, capsys):
    written = []
    for run in ("first", "second"):
        (tmp_path / run).mkdir()
        out = tmp_path / run / "tiny_model.npz"
        assert main(["train", "--photos", str(collection), "--out", str(out), *QUICK, "--epochs", "3"]) == 0
        written.append({path.name: path.read_bytes() for path in sorted((tmp_path / run).iterdir())})
    assert list(written[0]) == ["tiny_card.md", "tiny_credits.csv", "tiny_model.json", "tiny_model.npz"]
    assert written[0] == written[1]
    assert "epoch   3" in capsys.readouterr().err
    card = json.loads(written[0]["tiny_model.json"])
    assert card["splits"]["test"] == {"photos": 14, "flowers": 7, "use": "reporting only, never choosing"}
    assert main(["evaluate", "--photos", str(collection), "--model", str(out)]) == 0
    printed = capsys.readouterr().out
    for split in ("val", "test", "source", "source2"):
        result = card["results"][split]
        row = next(line.split() for line in printed.splitlines() if line.startswith(f"model     {split} "))
        assert row[2:4] == [str(result["photos"]), f"{100 * result['balanced_accuracy']:.1f}"]


def test_the_same_command_writes_the_same_network_with_eyes(collection, tmp_path):
    written = []
    for run in ("first", "second"):
        (tmp_path / run).mkdir()
        out = tmp_path / run / "tiny_eyes.npz"
        options = ["--versions", "2", "--epochs", "1", "--batch-size", "8", "--warm-up", "2", "--networks", "2"]
        assert main(["train-eyes", "--photos", str(collection), "--out", str(out), *options]) == 0
        written.append({path.name: path.read_bytes() for path in sorted((tmp_path / run).iterdir())})
    assert list(written[0]) == ["tiny_credits.csv", "tiny_eyes.json", "tiny_eyes.npz", "tiny_eyes_card.md"]
    assert written[0] == written[1]
    one, other = load_eyes(out).nets
    assert not np.array_equal(one.W[1], other.W[1])


def test_the_network_with_eyes_learns_the_drawn_flowers(collection, tmp_path):
    out = tmp_path / "tiny_eyes.npz"
    options = ["--versions", "2", "--epochs", "12", "--batch-size", "16", "--warm-up", "5"]
    assert main(["train-eyes", "--photos", str(collection), "--out", str(out), *options]) == 0
    assert load_eyes(out).card["results"]["test"]["balanced_accuracy"] >= 0.9


def test_a_few_epochs_learn_the_drawn_flowers(collection, tmp_path):
    out = tmp_path / "tiny_model.npz"
    longer = [*QUICK, "--epochs", "80"]
    assert main(["train", "--photos", str(collection), "--out", str(out), *longer]) == 0
    assert load_flower_model(out).card["results"]["test"]["balanced_accuracy"] >= 0.9


def test_errors_are_one_line_and_code_2(collection, tmp_path, capsys):
    out = str(tmp_path / "m.npz")
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    cases = [
        (["train", "--photos", str(tmp_path), "--out", out], "there is no manifest.csv"),
        (["train", "--photos", str(collection), "--out", str(tmp_path / "no" / "m.npz")], "folder that exists"),
        (["train-eyes", "--photos", str(collection), "--out", str(tmp_path / "m.txt")], ".npz file"),
        (["evaluate", "--photos", str(collection), "--model", out], "there is no flower model"),
        (["evaluate", "--photos", str(wrong)], "no column"),
        (["evaluate", "--photos", str(wrong)], "row 2"),
        (["evaluate", "--photos", str(wrong), "--model", str(ASSETS / "flower_model.npz")], "gone.jpg"),
    ]
    manifests = iter(
        [
            "file,label\n",
            ",".join(COLUMNS) + "\na.jpg,maybe,c,test,l,c,r\n",
            ",".join(COLUMNS) + "\ngone.jpg,1,c,test,l,c,r\n",
        ]
    )
    for arguments, message in cases:
        if str(wrong) in arguments:
            (wrong / "manifest.csv").write_text(next(manifests), encoding="utf-8")
        assert main(arguments) == 2
        error = capsys.readouterr().err
        assert message in error
        assert error.count("\n") == 1


def test_the_module_runs_without_warnings():
    command = [sys.executable, "-W", "error", "-m", "nn_core.flower", "evaluate", "--help"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--photos" in answer.stdout
    assert answer.stderr == ""
