"""The jobs of a network of one's own: the pictures are looked at, it learns piece by piece, and at the end it is judged.

Nothing is kept here between two jobs: where a training stands travels with it.
"""

import time
from collections.abc import Iterator
from dataclasses import fields

import numpy as np

from nn_core.eyes import Filters
from nn_core.heaps import Own, Plan, arrays_of, drawn_heaps, lesson, vectors
from nn_core.heaps.baselines import balanced, by_few_numbers, larger_heap, mean_colours, rims
from nn_core.heaps.coordinates import Coordinates, coordinates
from nn_core.heaps.findings import facts
from nn_core.heaps.learning import Point, Stand, learn_dense, learn_to_see, learned, starts
from nn_core.limits import HEAP_LAYERS, HEAP_PIECE_MS
from nn_core.network import Parameters
from pages.ui.workers.experiment import Leg, recorded_steps

Answer = tuple[dict, dict[str, np.ndarray]]
RECORDED, OF_EYES = 41, 21  # steps of a training: with eyes each takes a look at all pictures
NAMES = {kind: {f"{kind}{l}" for l in range(1, HEAP_LAYERS + 2)} for kind in "Wb"}  # of the layers' arrays
IN_ONE = 20  # epochs with eyes that are not interrupted: some seconds
DRAWN = 12  # of them, of which the first weights are drawn
SURELY = 99.8  # per cent of a unit's weights are drawn within the range of colours: a single pixel should not pale the others


def plan_from(numbers: dict) -> Plan:
    """The plan of `dataclasses.asdict`, which JSON may have been through."""
    return Plan(**{field.name: numbers[field.name] for field in fields(Plan)} | {"layers": tuple(numbers["layers"])})


def heap_drawn(m: int, seed: int, ground: str) -> Answer:
    """Drawn pictures: `pixels` (m, 40, 60, 3) and `Y` (m,); see `drawn_heaps`."""
    pixels, Y = drawn_heaps(m, seed, ground)
    return {}, {"pixels": pixels, "Y": Y.astype(np.uint8)}


def heap_begin(plan: dict, pixels: np.ndarray, Y: np.ndarray) -> Answer:
    """What there is to know of the pictures before any network (`facts`), the recorded steps, and the start of the training.

    A dense network learns from the pictures' own coordinates R (r, M), the first k to learn from, with the labels `labels` (M,).
    """
    its = plan_from(plan)
    pictures = lesson(pixels, Y, its.seed, its.varied)
    space = None if its.eyes else coordinates(pictures.X, pictures.k)
    stand = starts(its, space)
    stops = stops_of(its, pictures.k)
    told = {"k": pictures.k, "facts": facts(vectors(pixels), Y), "stops": stops.tolist()}
    found = {"labels": pictures.Y[0], "vector": stand.vector, "moments": stand.moments}
    return told, found | ({} if space is None else {"R": space.R})


def stops_of(plan: Plan, k: int) -> np.ndarray:
    """The steps that are recorded, (K,): of a network with eyes its epochs, and never many of them without a stop."""
    if not plan.eyes:
        return recorded_steps((Leg(0.0, plan.epochs * plan.steps_an_epoch(k)),), RECORDED)
    return np.union1d(recorded_steps((Leg(0.0, plan.epochs),), OF_EYES), np.arange(0, plan.epochs, IN_ONE))


def heap_piece(plan: dict, step: int, stops: list[int], k: int, vector: np.ndarray, moments: np.ndarray, **arrays) -> Answer:
    """A piece of a training, from recorded step to recorded step until its time is over: what is seen at each of them, and where
    it stands. Arrays: R and labels, or pixels and Y for a network with eyes."""
    its, seen, began = plan_from(plan), [], time.thread_time()
    for point_and_stand in _points(its, k, Stand(step, vector, moments), stops, arrays):
        seen.append(point_and_stand)
        if time.thread_time() - began > HEAP_PIECE_MS / 1000:
            break
    points, (*_, stand) = zip(*seen, strict=True)
    columns = {name: np.array([getattr(point, name) for point in points]) for name in Point._fields}
    told = {"step": stand.step, "stopped": stand.stopped, "seconds": time.thread_time() - began}
    return told, columns | {"vector": stand.vector, "moments": stand.moments}


def _points(plan: Plan, k: int, stand: Stand, stops: list[int], arrays: dict) -> Iterator[tuple]:
    if not plan.eyes:
        return learn_dense(plan, arrays["R"], arrays["labels"][None], k, stand, stops)
    pictures = lesson(arrays["pixels"], arrays["Y"], plan.seed, plan.varied)
    return learn_to_see(plan, pictures.X, pictures.Y, k, stand, stops)


def heap_end(plan: dict, step: int, pixels: np.ndarray, Y: np.ndarray, vector: np.ndarray, **arrays) -> Answer:
    """The network that has learned, its answers `p` (m,) to all pictures as they are, `frames` of the first layer as pictures in
    bytes, baselines on what is held out, and `learned` and `held`, the places of both parts.

    Arrays: moments, and `first`, the first layer at some of the recorded steps.
    """
    its, stand = plan_from(plan), Stand(step, vector, arrays["moments"])
    pictures, X = lesson(pixels, Y, its.seed, its.varied), vectors(pixels)
    space = None if its.eyes else coordinates(pictures.X, pictures.k)
    theta = learned(its, pictures, space, stand)
    own = Own(("", ""), its.eyes_net if its.eyes else its.net, theta)
    p, sides = own.answers(X), (pictures.learned, pictures.held)
    few = {name: by_few_numbers(F, Y, *sides) for name, F in (("colour", mean_colours(X)), ("rim", rims(X)))}
    told = {name: float(np.mean((answers > 0.5) == Y[pictures.held])) for name, answers in few.items()}
    told |= {"larger": larger_heap(Y, *sides), "balanced": balanced(p[pictures.held], Y[pictures.held])}
    frames = filter_sheets(arrays["first"]) if its.eyes else weight_pictures(space, arrays["first"])
    found = {"p": p, "frames": frames, "learned": pictures.learned, "held": pictures.held}
    return told, found | arrays_of(own)


def weight_pictures(space: Coordinates, first: np.ndarray) -> np.ndarray:
    """The weights W[1] of some units at some steps, from their coordinates (F, u, r), as pictures in bytes (F, u, 40, 60, 3).

    It is the part of W[1] that these pictures can feel; what else is in W[1] is chance from the start. Each band is grey where a
    weight is 0, brighter where it is positive, on one scale for all steps of a unit.
    """
    W = first @ space.Q.T
    most = np.percentile(np.abs(W), SURELY, axis=(0, 2), keepdims=True)
    return as_bytes(W / np.maximum(most, 1e-30)).reshape(*W.shape[:2], 3, 40, 60).transpose(0, 1, 3, 4, 2)


def filter_sheets(first: np.ndarray) -> np.ndarray:
    """Eight filters at some steps, (F, 8, 27), as a sheet of two rows with a grey line between, in bytes (F, 1, 7, 15, 3)."""
    most = np.maximum(np.abs(first).max(axis=(0, 2), keepdims=True), 1e-30)
    tiles = as_bytes(first / most).reshape(len(first), 2, 4, 3, 3, 3)
    sheet = np.full((len(first), 1, 7, 15, 3), 128, np.uint8)
    for row in range(2):
        for column in range(4):
            sheet[:, 0, 4 * row : 4 * row + 3, 4 * column : 4 * column + 3] = tiles[:, row, column].transpose(0, 2, 3, 1)
    return sheet


def as_bytes(shares: np.ndarray) -> np.ndarray:
    """−1..1 as 1..255, 0 in the middle; what lies beyond is cut off."""
    return np.rint(128 + 127 * np.clip(shares, -1, 1)).astype(np.uint8)


def network_of(plan: Plan, arrays: dict[str, np.ndarray]) -> Own:
    """The network in what `heap_end` gave, its heaps not yet named."""
    W, b = ({int(name[1:]): array.astype(float) for name, array in arrays.items() if name in NAMES[kind]} for kind in "Wb")
    return Own(("", ""), plan.eyes_net, Filters(W, b)) if plan.eyes else Own(("", ""), plan.net, Parameters(W, b))


JOBS = {job.__name__: job for job in (heap_drawn, heap_begin, heap_piece, heap_end)}
