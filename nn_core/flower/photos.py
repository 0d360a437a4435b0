"""The collection of photographs: a folder with a `manifest.csv` that has a row for each.

Needed columns: file (relative to the folder), label (1 = a flower in bloom is a main subject, 0 = not), category,
split (train, val, test, source, source2), licence, credit, source_repo. Albums are never split across.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from nn_core.pictures import picture_to_vector
from nn_core.reading import read_photo

SPLITS = ("train", "val", "test", "source", "source2")
COLUMNS = ("file", "label", "category", "split", "licence", "credit", "source_repo")


@dataclass(frozen=True)
class Photo:
    """One row of the manifest; `path` is where the file is."""

    path: Path
    label: int
    category: str
    split: str
    licence: str
    credit: str
    source_repo: str


def read_manifest(folder: str | Path) -> list[Photo]:
    """All photos of a collection, as a list in the manifest's order.

    Raises ValueError, in one sentence, for a manifest that is missing or has a wrong column, label or split.
    """
    folder = Path(folder)
    manifest = folder / "manifest.csv"
    if not manifest.is_file():
        raise ValueError(f"there is no manifest.csv in {folder}")
    with manifest.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"{manifest} has no column {', '.join(missing)}")
        return [_photo(folder, manifest, line, row) for line, row in enumerate(rows, start=2)]


def _photo(folder, manifest, line, row):
    if row["label"] not in ("0", "1") or row["split"] not in SPLITS:
        raise ValueError(f"{manifest}, row {line}: label should be 0 or 1 and split one of {', '.join(SPLITS)}")
    texts = {column: row[column] or "" for column in COLUMNS[2:]}
    return Photo(path=folder / row["file"], label=int(row["label"]), **texts)


def labels(photos: Iterable[Photo]) -> np.ndarray:
    """Y, (1, m)."""
    return np.array([[photo.label for photo in photos]], dtype=float)


def vectors(photos: Iterable[Photo]) -> np.ndarray:
    """X, (7200, m): every photo as the app reads it."""
    return np.hstack([picture_to_vector(read_photo(photo.path.read_bytes())) for photo in photos])


def enlarged(photo: Photo, size: tuple[int, int]) -> Image.Image:
    """The whole photo squashed to `size` (width, height), as an RGB picture: augmentation needs more than 60 x 40."""
    with Image.open(photo.path) as image:
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
