"""Networks of one's own: trained in pieces by the workers. On drawn pictures they are kept for all; on one's own photos nothing
is kept here at all: whoever asks brings the place where it is kept, the visit."""

import threading
from collections.abc import Callable, MutableMapping
from dataclasses import asdict
from typing import NamedTuple

import cachetools
import numpy as np

from nn_core.heaps import Own, Plan, arrays_of
from nn_core.heaps.findings import Facts, Finding, Outcome, findings
from nn_core.limits import HEAP_SECONDS, HEAPS_MB, HEAPS_ON_THE_WAY
from pages.ui.cached.common import frozen, remembered, work
from pages.ui.workers.heaps import DRAWN, network_of

ABOUT = 0.3  # seconds that a job takes: long enough to be a worker's
SEEN = ("step", "J", "held_J", "right", "held_right", "first")


class Pictures(NamedTuple):
    """Two heaps: `pixels` (m, 40, 60, 3) in bytes, and Y (m,): 1 for the first heap."""

    pixels: np.ndarray
    Y: np.ndarray


class Course(NamedTuple):
    """How far a training has come: what is `told` of its pictures, its arrays, what was `seen` at the recorded steps so far, the
    step, whether its numbers ran away, and how many seconds it has computed."""

    told: dict
    arrays: dict
    seen: dict
    step: int
    stopped: bool
    seconds: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether it has learned all that it should."""
        return len(self.seen.get("step", ())) == len(self.told["stops"])

    @property
    def done(self) -> bool:
        """Whether it goes no further."""
        return self.stopped or self.complete or self.seconds > HEAP_SECONDS

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return self.step / max(1, self.told["stops"][-1])


class Trained(NamedTuple):
    """A training that is done. `seen` are arrays (K,) by the names of `SEEN` but the last; `frames` (F, u, rows, columns, 3) in
    bytes show the first layer, `frame_of` (K,) says which of them belongs to a step. `p` (m,) are its answers to all pictures.
    It is `late` if its seconds were used up before its steps."""

    own: Own
    seen: dict
    frames: np.ndarray
    frame_of: np.ndarray
    p: np.ndarray
    Y: np.ndarray
    learned: np.ndarray
    held: np.ndarray
    facts: Facts
    outcome: Outcome
    baselines: dict
    late: bool

    @property
    def findings(self) -> list[Finding]:
        """What is to be said of it."""
        return findings(self.facts, self.outcome)

    @property
    def bytes(self) -> int:
        """About how much room it takes."""
        return self.frames.nbytes + 2 * sum(array.nbytes for array in arrays_of(self.own).values()) + 50_000


@remembered(8)
def drawn_heaps(m, seed, ground=""):
    """m drawn pictures as `Pictures`, read-only; see `nn_core.heaps.drawn_heaps`."""
    _, found = work("heap_drawn", {"m": m, "seed": seed, "ground": ground}, {}, ABOUT)
    return Pictures(frozen(found["pixels"]), frozen(found["Y"].astype(int)))


class Shared(cachetools.LRUCache):
    """The last few things that were kept, for the threads of all visitors."""

    def __init__(self, at_most: int) -> None:
        super().__init__(at_most)
        self.lock = threading.RLock()

    def get(self, key, default=None):
        """As a dict has it."""
        with self.lock:
            return super().get(key, default)

    def pop(self, key, default=None):
        """As a dict has it."""
        with self.lock:
            return super().pop(key, default)

    def __setitem__(self, key, value):
        with self.lock:
            super().__setitem__(key, value)


_ON_THE_WAY = Shared(HEAPS_ON_THE_WAY)


@remembered(HEAPS_MB * 1_000_000, lambda trained: trained.bytes, of=4)
def drawn_training(plan, m, seed, ground, progress=lambda share: None):
    """The `Trained` of a plan on drawn pictures, for all; `progress` as in `heap_training`."""
    return heap_training(plan, drawn_heaps(m, seed, ground), _ON_THE_WAY, (plan, m, seed, ground), progress)


def drawn_course(plan, m, seed, ground):
    """How far `drawn_training` has come, a `Course` or None."""
    return _ON_THE_WAY.get((plan, m, seed, ground))


def heap_training(
    plan: Plan, pictures: Pictures, way: MutableMapping, key: object, progress: Callable[[float], object] = lambda share: None
) -> Trained:
    """The `Trained` of a plan on pictures. How far it has come stands in `way` under `key`, until it is done.

    `progress(share)` is told how much is done, before every piece: what it raises ends the training, which goes on from there
    when it is asked for again. Raises `TooMuch` as all work does.
    """
    course = way.get(key) or _begun(plan, pictures)
    while not course.done:
        way[key] = course
        progress(course.share)
        course = _further(plan, pictures, course)
    trained = _judged(plan, pictures, course)
    way.pop(key, None)
    return trained


def _begun(plan: Plan, pictures: Pictures) -> Course:
    told, found = work("heap_begin", {"plan": asdict(plan)}, _as_sent(pictures), ABOUT)
    told["facts"] = Facts(*map(_as_pair, told["facts"]))
    return Course(told, found, {}, 0, stopped=False)


def _further(plan: Plan, pictures: Pictures, course: Course) -> Course:
    """The course after one more piece."""
    done = len(course.seen.get("step", ()))
    arguments = {"plan": asdict(plan), "step": course.step, "stops": course.told["stops"][done:], "k": course.told["k"]}
    told, found = work("heap_piece", arguments, course.arrays | (_as_sent(pictures) if plan.eyes else {}), ABOUT)
    arrays = course.arrays | {name: found[name] for name in ("vector", "moments")}
    seen = {name: np.concatenate([*([course.seen[name]] if done else []), found[name]]) for name in SEEN}
    return Course(course.told, arrays, seen, told["step"], told["stopped"], course.seconds + told["seconds"])


def _judged(plan: Plan, pictures: Pictures, course: Course) -> Trained:
    """What has become of it."""
    K = len(course.seen["step"])
    drawn = np.unique(np.rint(np.linspace(0, K - 1, DRAWN)).astype(int))
    arguments = {"plan": asdict(plan), "step": course.step}
    arrays = {name: course.arrays[name] for name in ("vector", "moments")} | {"first": course.seen["first"][drawn]}
    told, found = work("heap_end", arguments, _as_sent(pictures) | arrays, ABOUT)
    seen = {name: frozen(course.seen[name].copy()) for name in SEEN[:-1]}
    wrong = (found["p"] > 0.5) != (pictures.Y == 1)
    outcome = Outcome(
        first_J=float(seen["J"][0]),
        J=float(seen["J"][-1]),
        right=float(seen["right"][-1]),
        held_right=told["balanced"],
        held=len(found["held"]),
        wrong=int(wrong[found["held"]].sum()),
        stopped=course.stopped,
    )
    return Trained(
        network_of(plan, found),
        seen,
        frozen(found["frames"].copy()),
        np.searchsorted(drawn, np.arange(K), side="right") - 1,
        found["p"],
        pictures.Y,
        found["learned"],
        found["held"],
        course.told["facts"],
        outcome,
        {name: told[name] for name in ("larger", "colour", "rim")},
        late=not (course.complete or course.stopped),
    )


def _as_sent(pictures: Pictures) -> dict[str, np.ndarray]:
    return {"pixels": pictures.pixels, "Y": pictures.Y.astype(np.uint8)}


def _as_pair(value: object) -> object:
    """A tuple again of what JSON has made a list."""
    return tuple(value) if isinstance(value, list) else value
