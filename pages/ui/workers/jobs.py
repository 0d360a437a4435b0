"""What a worker can do: each job takes what came through the pipe and gives (what it tells, arrays)."""

import time
from collections.abc import Callable
from io import BytesIO

import numpy as np

import nn_core
from nn_core.eyes import Eyes, forward
from nn_core.eyes.learning import learn as learn_to_see
from nn_core.limits import VIEW_SIDE
from nn_core.losses import output_loss
from nn_core.reading import read_photo_and_view
from nn_core.stretch import one_by_one
from pages.ui.workers import heaps
from pages.ui.workers.experiment import from_numbers, learn, learn_together, network_from

Answer = tuple[dict, dict[str, np.ndarray]]


def read_photo(data: np.ndarray) -> Answer:
    """The picture (40, 60, 3) of a photo's bytes, the warning that comes with it, and the photo to look at, a JPEG's bytes;
    raises what `nn_core.read_photo` raises."""
    image, view = read_photo_and_view(data.tobytes(), VIEW_SIDE)
    file = BytesIO()
    view.save(file, "JPEG", quality=85)
    return {"warning": image.info.get("warning")}, {"pixels": np.asarray(image), "view": np.frombuffer(file.getvalue(), np.uint8)}


def eyes(network: dict, epochs: int, seed: int, X: np.ndarray, Y: np.ndarray, fresh_X: np.ndarray, fresh_Y: np.ndarray) -> Answer:
    """J at the start and after each epoch of a network with eyes, an `Eyes` by its fields, that learns from X (7200, m) and
    Y (1, m); and the share of fresh pictures that it has right in the end."""
    described = Eyes(**{name: tuple(value) for name, value in network.items()})
    told = list(learn_to_see(described, X, Y, epochs, seed=seed))
    z = forward(described, told[-1][1], fresh_X).Z[described.L]
    return {"right": float(np.mean((z > 0) == (fresh_Y > 0.5)))}, {"costs": np.array([J for J, _ in told])}


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
    steps: int,
    batch_size: int | None,
    seed: int,
    record_every: int,
    born: int = 0,
    gatherer: str = "",
    **arrays: np.ndarray,
) -> Answer:
    """A training goes on from `step` for `steps` more; see `nn_core.go_on`.

    Arrays: X, Y, fresh_X, fresh_Y, and the state's vector and moments. Back come the steps, vectors, costs, fresh_costs, and how
    many examples are right and fresh_right, of each recorded step, the state at the end, and the seconds of training.
    """
    net, before = network_from(net), nn_core.State(step, arrays["vector"], arrays["moments"], born, gatherer=gatherer)
    examples = arrays["X"], arrays["Y"]
    began = time.thread_time()
    record, state = nn_core.go_on(net, before, *examples, nn_core.Rule(**rule), steps, batch_size, seed, record_every)
    told = {part: getattr(state, part) for part in ("step", "stopped", "reason", "born", "gatherer")}
    told["seconds"] = time.thread_time() - began
    found = {"steps": record.steps, "vectors": record.vectors, **_judged(net, record, arrays)}
    return told, found | {"vector": state.vector, "moments": state.moments}


def sweep(
    net: dict,
    rules: list[dict],
    step: int,
    steps: int,
    batch_size: int | None,
    seeds: list[int],
    **arrays: np.ndarray,
) -> Answer:
    """Trainings of one network with rules and seeds of their own go on side by side, from `step` for `steps` more; see
    `nn_core.sweep`.

    Arrays: X, Y, fresh_X, fresh_Y, one for all or one more axis in front, and the states' `vectors` (S, P) and `moments`
    (2, S, P). Back come these at the end, which of the runs have `stopped`, and costs, fresh_costs, right and fresh_right: (S,).
    """
    net, count = network_from(net), len(rules)
    before = one_by_one(nn_core.State(step, arrays["vectors"], arrays["moments"]))
    its_rules = [nn_core.Rule(**rule) for rule in rules]
    runs = nn_core.sweep(net, before, arrays["X"], arrays["Y"], its_rules, steps, batch_size, seeds, max(1, steps))
    states = [state for _, state in runs]
    found = {"vectors": np.array([state.vector for state in states]), "stopped": np.array([state.stopped for state in states])}
    found["moments"] = np.stack([state.moments for state in states], axis=1)
    ends = {part: np.zeros(count) for part in ("costs", "fresh_costs", "right", "fresh_right")}
    for k, (record, state) in enumerate(runs):
        if not state.stopped:
            points = {name: arrays[name] for name in ("X", "Y", "fresh_X", "fresh_Y")}
            own = {name: part[k] if part.ndim == 3 else part for name, part in points.items()}
            for part, values in _judged(net, nn_core.Record(*(array[-1:] for array in record)), own).items():
                ends[part][k] = values[0]
    return {}, found | ends


def _judged(net: nn_core.Network, record: nn_core.Record, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The costs and the numbers of right answers of recorded networks, on the examples and on fresh ones: each (K,).

    An answer is right on its side of 0.5, with several classes where it is the largest; of real numbers none is counted.
    """
    right, _ = _fares(net, record.vectors, arrays["X"], arrays["Y"])
    fresh_right, fresh_costs = _fares(net, record.vectors, arrays["fresh_X"], arrays["fresh_Y"])
    return {"costs": record.costs, "fresh_costs": fresh_costs, "right": right, "fresh_right": fresh_right}


def _fares(net: nn_core.Network, vectors: np.ndarray, X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many of the examples (n[0], m) networks (K, P) have right, (K,), and their costs (K,); zeros without examples."""
    right, costs, m = np.zeros(len(vectors), dtype=int), np.zeros(len(vectors)), X.shape[1]
    for part, cache in nn_core.forward_many(net, vectors, X) if m else ():
        A = cache.A[net.L]
        costs[part] = output_loss(net.loss, cache.Z[net.L], A, Y, net.output).sum(axis=(1, 2)) / m
        if net.output == "softmax":
            right[part] = np.count_nonzero(A.argmax(axis=1) == Y.argmax(axis=0), axis=1)
        elif net.output == "sigmoid":
            right[part] = np.count_nonzero(((A > 0.5) == (Y > 0.5)).all(axis=1), axis=1)
    return right, costs


JOBS: dict[str, Callable[..., Answer]] = {job.__name__: job for job in (read_photo, eyes, training, crowd, onward, sweep)}
JOBS |= heaps.JOBS
