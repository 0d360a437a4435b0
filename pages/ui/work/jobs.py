"""What a worker can do: each job takes what came through the pipe and gives (what it tells, arrays)."""

from collections.abc import Callable

import numpy as np

import nn_core
from pages.ui.work.experiment import from_numbers, learn

Answer = tuple[dict, dict[str, np.ndarray]]


def read_photo(data: np.ndarray) -> Answer:
    """The picture (40, 60, 3) of a photo's bytes, and the warning that comes with it; raises what `nn_core.read_photo` raises."""
    image = nn_core.read_photo(data.tobytes())
    return {"warning": image.info.get("warning")}, {"pixels": np.asarray(image)}


def training(experiment: dict) -> Answer:
    """steps, vectors and costs of a training; see `learn`."""
    steps, vectors, costs = learn(from_numbers(experiment))
    return {}, {"steps": steps, "vectors": vectors, "costs": costs}


JOBS: dict[str, Callable[..., Answer]] = {"read_photo": read_photo, "training": training}
