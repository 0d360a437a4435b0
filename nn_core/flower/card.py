"""The model's card: what it was trained on, how good it is, where it fails; and the credits of the photographs.

The card is made of measured numbers only, by `make_card`; `card_text` writes the same numbers as a readable page.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.drawings import KINDS as DRAWN
from nn_core.drawings import draw_picture
from nn_core.flower.eyes import EyesModel
from nn_core.flower.eyes_training import EyesSettings
from nn_core.flower.judging import by_category, judge
from nn_core.flower.kinds import kind_name
from nn_core.flower.model import FlowerModel
from nn_core.flower.photos import SPLITS, Photo, labels, vectors
from nn_core.flower.training import Settings
from nn_core.pictures import picture_to_vector

USES = {
    "train": "training",
    "val": "choosing the architecture and the settings, calibration",
    "test": "reporting only, never choosing",
    "source": "reporting only: plants from a collection that training never saw",
    "source2": "reporting only: plants from two more collections that training never saw",
}
REPORTED = ("test", "source", "source2")
AT_ONCE = 500  # photos in memory while judging


def answers(model: FlowerModel | EyesModel, photos: Sequence[Photo]) -> np.ndarray:
    """The model's probabilities for a list of `Photo`, (1, m)."""
    parts = range(0, len(photos), AT_ONCE)
    return np.hstack([model.predict(vectors(photos[start : start + AT_ONCE])) for start in parts])


def evaluate(model: FlowerModel | EyesModel, photos: Iterable[Photo], splits: Iterable[str] = SPLITS) -> dict[str, dict]:
    """{split: {measures of `judge`, "categories": rows of `by_category`}} for the splits that have photos.

    Raises ValueError if a split has photos of one label only.
    """
    results = {}
    for split in splits:
        chosen = [photo for photo in photos if photo.split == split]
        if chosen:
            Y, p = labels(chosen), answers(model, chosen)
            results[split] = judge(Y, p) | {"categories": by_category(Y, p, [kind_name(photo.category) for photo in chosen])}
    return results


def make_card(
    model: FlowerModel | EyesModel, photos: Sequence[Photo], settings: Settings | EyesSettings, results: dict[str, dict]
) -> dict[str, Any]:
    """The card as a dict of plain values, ready for JSON; shares are rounded to 4 digits."""
    licences = Counter(photo.licence for photo in photos)
    return {
        "question": "Is a flower in bloom a main subject of this photo?",
        "model": description(model),
        "training": {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(settings).items()},
        "splits": {split: {"photos": r["photos"], "flowers": r["flowers"], "use": USES[split]} for split, r in results.items()},
        "results": {split: rounded(result) for split, result in results.items()},
        "fails": rounded(worst(results)),
        "drawn": rounded(drawn_answers(model)),
        "licences": dict(licences.most_common()),
        "sources": sources(photos),
    }


def description(model: FlowerModel | EyesModel) -> dict[str, Any]:
    """What the model is made of, in plain values."""
    common = {"input": "60 x 40 RGB pixels, values 0..1, the whole picture squashed"}
    if isinstance(model, EyesModel):
        return common | {
            "n": list(model.eyes.n),
            "networks": len(model.nets),
            "parameters": model.eyes.parameter_count,
            "stored": sum(theta.to_vector().size for theta in model.nets),
            "answer": "sigmoid of z, the mean over the picture and its mirror image, calibrated on the val split",
            "zone": rounded([float(p) for p in model.doubt.zone]),
            "plant_threshold": rounded(model.probe.threshold),
        }
    return common | {
        "n": list(model.net.n),
        "hidden": model.net.hidden,
        "output": model.net.output,
        "parameters": model.net.parameter_count,
        "answer": "mean of the probabilities for the picture and its mirror image; a flower if above 1/2",
    }


def drawn_answers(model: FlowerModel | EyesModel) -> dict[str, float]:
    """{kind: p} of one drawn picture of each kind: by these anyone can tell whether a card belongs to a file."""
    return {kind: float(model.predict(picture_to_vector(draw_picture(kind, 0)))[0, 0]) for kind in DRAWN}


def worst(results: dict[str, dict], splits: Sequence[str] = REPORTED, count: int = 6, at_least: int = 10) -> list[dict]:
    """The categories with the lowest accuracy in the reported splits: rows with "split", worst first."""
    rows = [{"split": split} | row for split in splits for row in results.get(split, {}).get("categories", ())]
    rows = [row for row in rows if row["photos"] >= at_least]
    return sorted(rows, key=lambda row: row["accuracy"])[:count]


def sources(photos: Iterable[Photo]) -> list[dict]:
    """Where the photos come from: a row for each repository and licence, the largest first."""
    groups = defaultdict(list)
    for photo in photos:
        groups[photo.source_repo, photo.licence].append(photo.credit)
    rows = [
        {"repository": repository, "licence": licence, "photos": len(lines), "credit": credit_of(lines)}
        for (repository, licence), lines in groups.items()
    ]
    return sorted(rows, key=lambda row: (-row["photos"], row["repository"], row["licence"]))


def credit_of(lines: Iterable[str]) -> str:
    """The one credit line that all share, or how many there are."""
    different = set(lines)
    if len(different) > 1:
        return f"{len(different)} photographers and series, named in the credits file"
    return different.pop() or "no name given"


def write_credits(path: Path, photos: Iterable[Photo]) -> None:
    """A CSV file with a row for each repository, licence and credit line, and how many photos it stands for."""
    rows = Counter((photo.source_repo, photo.licence, photo.credit) for photo in photos)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["source_repo", "licence", "credit", "photos"])
        writer.writerows([*key, count] for key, count in sorted(rows.items()))


def rounded(value: Any) -> Any:
    """A plain value with all its shares rounded to 4 digits."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value
