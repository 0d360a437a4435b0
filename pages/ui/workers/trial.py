"""What a trial of the playground is, by name: the points and which of them are learned from, the network, its start, and what has
happened to it since. All of it is hashable, so that equal trials are computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from typing import NamedTuple

import numpy as np

import nn_core
from nn_core import Rule
from nn_core.datasets import standardize
from pages.ui.workers.experiment import Data, Start

CLASSES = 3  # of a table of one's own, at most
GOLDEN = (5**0.5 - 1) / 2  # its multiples, without their whole parts, lie evenly between 0 and 1, however many there are


@dataclass(frozen=True)
class Table:
    """Points of one's own: two inputs and a label each, and what the columns are called. Equal numbers make equal tables.

    `points` holds (x₁, x₂, y) of each, None for a place that is left free; `task` is "yes/no", "classes" (y is 0, 1 or 2) or
    "real number"; `labels` names classes.
    """

    points: tuple[tuple[float, float, float] | None, ...]
    names: tuple[str, str, str] = ("x₁", "x₂", "y")
    task: str = "yes/no"
    labels: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A short name of the numbers, for addresses."""
        return blake2s(repr((self.points, self.names, self.task)).encode(), digest_size=6).hexdigest()

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """X (2, m) and y (m,)."""
        numbers = np.array([point for point in self.points if point], dtype=float).reshape(-1, 3)
        return numbers[:, :2].T, numbers[:, 2]


class Lot(NamedTuple):
    """The points of a trial: a `Data` made by a rule, or a `Table`; of each hundred, `share` are learned from and the others are
    fresh; `inputs` are what the network gets of them (names of `nn_core.INPUTS`), `scaled` to mean 0 and deviation 1."""

    source: Data | Table
    share: int
    inputs: tuple[str, ...]
    scaled: bool = False


class Pace(NamedTuple):
    """How a network learns: its `Rule`, how many examples a step sees (0: all), and every how many steps it is recorded."""

    rule: Rule
    batch: int = 0
    every: int = 1


class Walked(NamedTuple):
    """So many steps at one pace."""

    pace: Pace
    steps: int


class Edited(NamedTuple):
    """Weights and biases that were set by hand: (place in the vector of all parameters, number)."""

    changes: tuple[tuple[int, float], ...]


class Trial(NamedTuple):
    """A network on its way: it began at `start`, has `past` (`Walked` and `Edited`) behind it, and goes on at `pace`."""

    net: nn_core.Network
    start: Start
    lot: Lot
    past: tuple[Walked | Edited, ...]
    pace: Pace

    @property
    def behind(self) -> int:
        """How many steps lie behind."""
        return sum(act.steps for act in self.past if isinstance(act, Walked))


class Split(NamedTuple):
    """The points of a `Lot`: raw ones (2, m) and what the network gets of them (n[0], m), with their outputs (n[L], m), for
    training and fresh; `shift` and `scale` (n[0],) of the inputs; the task and the names of the axes."""

    raw: np.ndarray
    X: np.ndarray
    Y: np.ndarray
    fresh_raw: np.ndarray
    fresh_X: np.ndarray
    fresh_Y: np.ndarray
    shift: np.ndarray
    scale: np.ndarray
    task: str
    names: tuple[str, ...]


def split_of(lot: Lot) -> Split:
    """The points that a `Lot` means. Those that are learned from come first, in the order in which they were made."""
    raw, Y, task, names = _points(lot.source)
    chosen, left = _sides(lot, raw.shape[1])
    X = nn_core.derive(raw, lot.inputs)
    shift, scale = np.zeros((len(X), 1)), np.ones((len(X), 1))
    if lot.scaled:
        _, shift, scale = standardize(X[:, chosen])
    X = (X - shift) / scale
    parts = (part[:, which] for which in (chosen, left) for part in (raw, X, Y))
    return Split(*map(np.ascontiguousarray, parts), shift.ravel(), scale.ravel(), task, names)


def learned_places(share: int, count: int) -> np.ndarray:
    """Of so many places for points of one's own, which are for those that are learned from, (count,): always the same ones,
    whatever stands in the others. The first is one.

    Example:
        >>> learned_places(70, 8).tolist()
        [True, True, True, False, True, True, False, True]
    """
    return np.arange(count) * GOLDEN % 1 < share / 100


def _sides(lot: Lot, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Which of m points are learned from, at least one, and which are fresh; both ascending."""
    if isinstance(lot.source, Table):
        taken = [place for place, point in enumerate(lot.source.points) if point]
        learned = learned_places(lot.share, len(lot.source.points))[taken]
        learned[:1] |= not learned.any()
        return np.flatnonzero(learned), np.flatnonzero(~learned)
    held = min(max(1, round(m * lot.share / 100)), m)
    order = np.random.default_rng(m).permutation(m)
    return np.sort(order[:held]), np.sort(order[held:])


def _points(source: Data | Table) -> tuple[np.ndarray, np.ndarray, str, tuple[str, ...]]:
    if isinstance(source, Data):
        made = nn_core.make_dataset(source.name, m=source.m, noise=source.noise, seed=source.seed)
        return made.X, made.Y, made.task, made.x_names
    X, y = source.arrays
    Y = (y == np.arange(CLASSES)[:, None]).astype(float) if source.task == "classes" else y[None]
    return X, Y, source.task, source.names[:2]


def with_changes(vector: np.ndarray, changes: Sequence[tuple[int, float]]) -> np.ndarray:
    """A copy of all parameters (P,) with some set by hand; places beyond its end are left out."""
    changed = vector.copy()
    for at, value in changes:
        if at < len(changed):
            changed[at] = value
    return changed


def labels_of(Y: np.ndarray) -> np.ndarray:
    """The labels (m,) of outputs (n[L], m): the only output or, where there are several, which class it is."""
    return Y[0] if len(Y) == 1 else Y.argmax(axis=0)
