"""What a worker can do: each job takes what came through the pipe and gives (what it tells, arrays)."""

from collections.abc import Callable

import numpy as np

import nn_core
from nn_core.losses import output_loss
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


def onward(
    net: dict,
    rule: dict,
    step: int,
    since: int,
    gatherer: str,
    steps: int,
    batch_size: int | None,
    seed: int,
    record_every: int,
    **arrays: np.ndarray,
) -> Answer:
    """A trial goes on for so many steps (`nn_core.go_on`): steps, vectors, costs, and how many are right, of those recorded, the
    same on fresh points, and the state at the end.

    `arrays` are X, Y, fresh_X, fresh_Y, and vector and moments of the state that is taken up.
    """
    shape = nn_core.Network(**{**net, "hidden": net["hidden"] if isinstance(net["hidden"], str) else tuple(net["hidden"])})
    before = nn_core.State(step, arrays["vector"], arrays["moments"], gatherer, since)
    X, Y, fresh_X, fresh_Y = (arrays[name] for name in ("X", "Y", "fresh_X", "fresh_Y"))
    record, state = nn_core.go_on(shape, before, X, Y, nn_core.Rule(**rule), steps, batch_size, seed, record_every)
    right = _judged(shape, record.vectors, X, Y)[1]
    fresh_costs, fresh_right = _judged(shape, record.vectors, fresh_X, fresh_Y)
    told = {
        "step": state.step,
        "since": state.since,
        "gatherer": state.gatherer,
        "stopped": state.stopped,
        "reason": state.reason,
    }
    found = {"steps": record.steps, "vectors": record.vectors, "costs": record.costs, "right": right}
    return told, found | {
        "fresh_costs": fresh_costs,
        "fresh_right": fresh_right,
        "vector": state.vector,
        "moments": state.moments,
    }


def _judged(net: nn_core.Network, vectors: np.ndarray, X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How networks (K, P) fare on examples: their costs (K,), and how many they put on the right side, (K,)."""
    costs, right = np.zeros(len(vectors)), np.zeros(len(vectors), dtype=int)
    if not X.shape[1]:
        return costs, right
    for part, cache in nn_core.forward_many(net, vectors, X):
        Z, A = cache.Z[net.L], cache.A[net.L]
        costs[part] = output_loss(net.loss, Z, A, Y, net.output).sum(axis=(1, 2)) / X.shape[1]
        sides = A.argmax(axis=1) == Y.argmax(axis=0) if len(Y) > 1 else (A[:, 0] > 0.5) == (Y[0] > 0.5)
        right[part] = np.count_nonzero(sides, axis=1)
    return costs, right


JOBS: dict[str, Callable[..., Answer]] = {job.__name__: job for job in (read_photo, training, crowd, onward)}
