"""What is to be said of a training, read from its pictures and from its run: each finding by its name, with its numbers.

None of them asks what one hoped for. Where there are too few pictures to tell, nothing is told but that.
"""

from typing import NamedTuple

import numpy as np

from nn_core.heaps.baselines import mean_colours, rims, separates

FEW = 25  # photos of the smaller heap: with a quarter held out, one mistake more is 16 points of a hundred
UNEVEN = 5  # times as many photos in one heap
NEAR = 0.04  # mean difference of two pictures' numbers, 0..1: ten of 255, about what the light of another second changes
GAP, AT_LEAST = 0.12, 3  # by heart: so much worse on what is held out, and so many mistakes there
AS_GOOD, SURE = 0.02, 0.9  # the rim alone: as good as the network but for this, and right at least so often
BETTER = 0.05  # than the mean colour should a network be
STILL = 0.9  # of the first cost: above it little has been learned


class Facts(NamedTuple):
    """Numbers of the two heaps: `counts` (of y = 1, of y = 0), the share of `twins` in each heap (y = 1, y = 0), how well the
    mean `colour` and the `rim` alone separate them, 0..1."""

    counts: tuple[int, int]
    twins: tuple[float, float]
    colour: float
    rim: float


class Outcome(NamedTuple):
    """Numbers of the run: the costs at its start and end, the shares of right answers at its end, of what was learned from and
    (the mean of both heaps' shares) of what was held out, how many are held out and `wrong`, and whether the numbers ran away."""

    first_J: float
    J: float
    right: float
    held_right: float
    held: int
    wrong: int
    stopped: bool


class Finding(NamedTuple):
    """A finding's `name`, and the numbers that its sentence has gaps for; a `heap` among them is 0 for y = 1, else 1."""

    name: str
    numbers: dict


def facts(X: np.ndarray, Y: np.ndarray) -> Facts:
    """What there is to know of the pictures X (7200, m), Y (m,) before any network.

    Example:
        >>> found = facts(np.random.default_rng(0).random((7200, 20)), np.arange(20) % 2)
        >>> found.counts, found.twins
        ((10, 10), (0.0, 0.0))
    """
    counts = int(np.sum(Y == 1)), int(np.sum(Y == 0))
    alike = tuple(twins(X[:, y == Y]) for y in (1, 0))
    return Facts(counts, alike, separates(mean_colours(X), Y), separates(rims(X), Y))


def twins(X: np.ndarray) -> float:
    """The share of pictures (7200, m) that have another so near that it is hardly a second photo.

    The distance is √(mean (x − x′)²), from the products XᵀX.

    Example:
        >>> x = np.random.default_rng(0).random((7200, 1))
        >>> twins(np.hstack([x, x + 0.01, 1 - x]))
        0.6666666666666666
    """
    if X.shape[1] < 2:
        return 0.0
    K = X.T @ X
    squares = np.diag(K)[:, None] + np.diag(K) - 2 * K
    np.fill_diagonal(squares, np.inf)
    return float(np.mean(np.sqrt(np.maximum(squares.min(axis=1), 0) / len(X)) < NEAR))


def findings(heaps: Facts, run: Outcome) -> list[Finding]:
    """All findings, the weightiest first.

    Example:
        >>> good = Outcome(first_J=0.7, J=0.1, right=0.98, held_right=0.95, held=50, wrong=2, stopped=False)
        >>> [found.name for found in findings(Facts((100, 100), (0.0, 0.0), 0.6, 0.6), good)]
        []
        >>> [found.name for found in findings(Facts((100, 15), (0.0, 0.0), 0.6, 0.97), good)]
        ['background', 'few', 'uneven']
    """
    found = []
    if run.stopped or run.first_J < run.J:
        found.append(Finding("alpha", {}))
    elif STILL * run.first_J < run.J:
        found.append(Finding("little", {}))
    if heaps.rim >= SURE and heaps.rim >= run.held_right - AS_GOOD:
        found.append(Finding("background", {"rim": heaps.rim, "held": run.held_right}))
    found += [Finding("alike", {"heap": heap, "share": share}) for heap, share in enumerate(heaps.twins) if share > 0.5]
    few, many = sorted(heaps.counts)
    if few < FEW:
        found.append(Finding("few", {"count": few, "held": run.held, "one": 1 / run.held}))
    if many >= UNEVEN * few:
        found.append(Finding("uneven", {"heap": heaps.counts.index(many), "times": many / few}))
    if run.right - run.held_right >= GAP and run.wrong >= AT_LEAST:
        found.append(Finding("by_heart", {"right": run.right, "held": run.held_right}))
    elif not run.stopped and 0.6 < run.held_right < heaps.colour + BETTER:
        found.append(Finding("colour", {"colour": heaps.colour, "held": run.held_right}))
    return found
