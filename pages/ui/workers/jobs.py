"""What a worker can do: each job takes what came through the pipe and gives (what it tells, arrays)."""

from collections.abc import Callable

import numpy as np

import nn_core
from pages.ui.workers.experiment import from_numbers, learn, learn_together

Answer = tuple[dict, dict[str, np.ndarray]]


def read_photo(data: np.ndarray) -> Answer:
    """The picture (40, 60, 3) of a photo's bytes, and the warning that comes with it; raises what `nn_core.read_photo` raises."""
    image = nn_core.read_photo(data.tobytes())
    return {"warning": image.info.get("warning")}, {"pixels": np.asarray(image)}


def training(experiment: dict) -> Answer:
    """steps, vectors and costs of a training; see `learn`."""
    steps, vectors, costs = learn(from_numbers(experiment))
    return {}, {"steps": steps, "vectors": vectors, "costs": costs}


def crowd(experiments: list[dict]) -> Answer:
    """The steps and costs of trainings that differ in their starts only; see `learn_together`."""
    runs = learn_together([from_numbers(experiment) for experiment in experiments])
    return {}, {f"{what} {k}": part for k, run in enumerate(runs) for what, part in zip(("steps", "costs"), run, strict=True)}


JOBS: dict[str, Callable[..., Answer]] = {job.__name__: job for job in (read_photo, training, crowd)}
