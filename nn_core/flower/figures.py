"""The figures of all shipped models on the same photographs, side by side: the table of `evaluate`, the curves of the lab.

Nothing is chosen here. Whatever is rounded is rounded to 4 digits.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.flower import eyes, model
from nn_core.flower.card import AT_ONCE, rounded
from nn_core.flower.curves import by_hundredths, calibration_bins, calibration_error, risk_points, roc_points, told, verdicts
from nn_core.flower.eyes import EyesModel
from nn_core.flower.files import read_arrays
from nn_core.flower.judging import balanced_accuracy, by_category, judge, roc_auc
from nn_core.flower.kinds import group_of, kind_name, shows_plant
from nn_core.flower.model import FlowerModel
from nn_core.flower.photos import Photo, labels, vectors
from nn_core.pictures import BANDS

Model = FlowerModel | EyesModel
ASSETS = model.SHIPPED.parent
SHIPPED = {"eyes": eyes.SHIPPED, "dense": model.SHIPPED, "logistic": ASSETS / "flower_logistic.npz"}
FIGURES = ASSETS / "flower_figures.json"
JUDGED = ("val", "test", "source", "source2")
BEFORE = {"val": 0.834, "test": 0.868, "source": 0.743, "source2": 0.734}  # balanced accuracy of the dense network shipped before


def load_any(path: Path) -> Model:
    """The model in a file, with eyes or without. Raises ValueError as `load_flower_model` does."""
    load: Callable[..., Model] = eyes.load if "zone" in read_arrays(path) else model.load_flower_model
    return load(path)


def answers(models: dict[str, Model], photos: Sequence[Photo]) -> dict[str, np.ndarray]:
    """{name: p (2, m)} of all models, every photo read once: as it is in the first row, in grey in the second."""
    found = {name: [] for name in models}
    for start in range(0, len(photos), AT_ONCE):
        X = vectors(photos[start : start + AT_ONCE])
        for name, one in models.items():
            found[name].append(np.vstack([one.predict(X), one.predict(in_grey(X))]))
    return {name: np.hstack(parts) for name, parts in found.items()}


def in_grey(X: np.ndarray) -> np.ndarray:
    """The pictures X (7200, m) without their colours: the mean of the three bands in each.

    Example:
        >>> x = np.zeros((7200, 1)); x[2400] = 0.6
        >>> in_grey(x)[[0, 2400, 4800], 0].round(1)
        array([0.2, 0.2, 0.2])
    """
    return np.tile(X.reshape(BANDS, -1, X.shape[1]).mean(axis=0), (BANDS, 1))


def make_figures(models: dict[str, Model], photos: Sequence[Photo]) -> dict[str, Any]:
    """{"before", "models": {name: {split: figures}}} for the splits of `JUDGED` that have photos: plain values for JSON."""
    figures = {name: {} for name in models}
    for split in JUDGED:
        chosen = [photo for photo in photos if photo.split == split]
        if chosen:
            Y, found = labels(chosen), answers(models, chosen)
            for name, one in models.items():
                figures[name][split] = figures_of(one, chosen, Y, *found[name])
    if not any(figures.values()):
        raise ValueError(f"there are no photos of the splits {', '.join(JUDGED)}")
    return {"before": BEFORE, "models": rounded(figures)}


def figures_of(one: Model, photos: Sequence[Photo], Y: np.ndarray, p: np.ndarray, in_grey: np.ndarray) -> dict[str, Any]:
    """The measures of one model on one split, its curves, and its right answers by kind; `p`, `in_grey` (m,), Y (1, m)."""
    Y = Y[0]
    rows = by_category(Y, p, [kind_name(photo.category) for photo in photos])
    rows = [row | {"group": group_of(row["category"])} for row in rows]
    figures = judge(Y, p) | {"calibration_error": calibration_error(Y, p), "grey": balanced_accuracy(Y, in_grey), "kinds": rows}
    figures |= {"roc": roc_points(Y, p), "calibration": calibration_bins(Y, p), "risk": risk_points(Y, p, count=100)}
    figures["hundredths"] = by_hundredths(Y, p)
    if isinstance(one, EyesModel):
        figures["told"], figures["told_right"] = told(Y, p, one.doubt.zone)
        figures["verdicts"] = verdicts(Y, p, one.doubt.zone)
        figures["plant"] = plant_figures(one, photos)
    return figures


def plant_figures(one: EyesModel, photos: Sequence[Photo]) -> dict[str, float] | None:
    """How well "is there a plant at all?" is answered, for the photos whose category says so; None unless there are both.

    "auc", and the shares of the photos without and with a plant of which it is said that none is in sight: "found", "wrong".
    """
    plants = np.array([shows_plant(photo) for photo in photos])
    known = [photo for photo, plant in zip(photos, plants, strict=True) if not np.isnan(plant)]
    truth = plants[~np.isnan(plants)]
    if len(set(truth)) < 2:
        return None
    parts = [one.plant(vectors(known[start : start + AT_ONCE])) for start in range(0, len(known), AT_ONCE)]
    p = np.hstack(parts)[0]
    none = p < one.probe.threshold
    return {"auc": roc_auc(truth, p), "found": float(np.mean(none[truth == 0])), "wrong": float(np.mean(none[truth == 1]))}


def table(figures: dict[str, Any]) -> str:
    """The figures as a table to print: a row for each model and split, with the balanced accuracy of the model before."""
    head = ("model", "split", "photos", "balanced %", "before", "ROC AUC", "ECE %", "grey %")
    head += ("false alarms", "missed", "told %", "right %")
    lines = [("{:9} {:8}" + " {:>12}" * 10).format(*head)]
    for name, splits in figures["models"].items():
        for split, f in splits.items():
            before = f"{100 * figures['before'][split]:.1f}" if split in figures["before"] else "–"
            told_of = [f"{100 * f[key]:.1f}" if key in f else "–" for key in ("told", "told_right")]
            numbers = (f["photos"], f"{100 * f['balanced_accuracy']:.1f}", before, f"{f['roc_auc']:.3f}")
            shares = [f"{100 * f[key]:.1f}" for key in ("calibration_error", "grey")]
            errors = [f["confusion"][key] for key in ("false_positive", "false_negative")]
            lines.append(("{:9} {:8}" + " {:>12}" * 10).format(name, split, *numbers, *shares, *errors, *told_of))
    return "\n".join(lines)
