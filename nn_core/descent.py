"""Gradient descent on a cost surface, the valleys it ends in, and what became of each walker, in one word.

Any number of walkers go down together: their places are (n, k), one column for each.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.surfaces import Surface
from nn_core.validation import check_finite

MAX_STEPS = 100_000
SAFETY = 50  # a walker farther from the domain's centre than this many domain widths has diverged
THERE = 1e-3  # at a minimum: within this part of the domain's width of it
IN_VALLEY = 0.05  # in its valley: within this part
NOTICEABLE = 1e-4  # a step that counts for zig-zags: longer than this part
FLAT = 1e-6  # a gradient this short moves nothing
ON_THE_WAY, GONE = -1, -2  # in no valley: not yet, or thrown out for good
ROUND = 50  # steps after which one looks who has left, and a map forgets the walkers that are settled


@dataclass(frozen=True, eq=False)
class Descent:
    """The paths of k walkers: w (steps + 1, n, k), their cost (steps + 1, k), who diverged (k,). Always finite."""

    w: np.ndarray
    cost: np.ndarray
    diverged: np.ndarray


def descend(surface: Surface, start: ArrayLike, learning_rate: float, steps: int) -> Descent:
    """Plain gradient descent from one start (n,) or many (n, k).

    w := w − α dJ/dw. A walker whose next point would lie more than 50 domain widths from the domain's centre stays
    where it is and has diverged. Raises ValueError for a start of another shape or not finite, steps outside
    0..100 000, or a learning rate that is not positive and finite. Source: lecture, "Gradient descent more formally".

    Example:
        >>> descent = descend(nn_core.SURFACES["parabola"], start=np.array([-2.0]), learning_rate=0.25, steps=3)
        >>> descent.w.ravel()  # towards the minimum at w = 1, half of the way at each step
        array([-2.   , -0.5  ,  0.25 ,  0.625])
    """
    w = _start(surface, start, learning_rate, steps)
    path, safe = np.empty((steps + 1, *w.shape)), _within(surface, w)
    path[0] = w
    for begin in range(0, steps, ROUND):
        _walk(surface, path[begin : begin + ROUND + 1], safe, learning_rate)
    with np.errstate(over="ignore", invalid="ignore"):
        cost = np.nan_to_num(surface.cost(path.swapaxes(0, 1)), nan=np.finfo(float).max)
    return Descent(path, cost, ~safe)


def _start(surface: Surface, start: ArrayLike, learning_rate: float, steps: int) -> np.ndarray:
    """The start as an array (n, k), if the descent is a possible one."""
    w = np.array(start, dtype=np.float64)
    if w.ndim not in (1, 2) or w.shape[0] != surface.n:
        raise ValueError(f"start must be ({surface.n},) or ({surface.n}, k), but its shape is {w.shape}")
    check_finite("start", w)
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"the learning rate must be a positive number, not {learning_rate!r}")
    if not isinstance(steps, int | np.integer) or not 0 <= steps <= MAX_STEPS:
        raise ValueError(f"steps must be a whole number from 0 to {MAX_STEPS}, not {steps!r}")
    return w.reshape(surface.n, -1)


def _within(surface: Surface, w: np.ndarray) -> np.ndarray:
    """Whether places (..., n, k) are within the safety box: (..., k)."""
    low, high = np.array(surface.domain).T[:, :, None]
    return (np.abs(w - (low + high) / 2) <= SAFETY * (high - low)).all(axis=-2)


def _walk(surface: Surface, path: np.ndarray, safe: np.ndarray, learning_rate: float) -> None:
    """Fill `path` (steps + 1, n, k) from its first row on, and take those who would leave the box out of `safe` (k,).

    Nobody is looked after on the way: walkers do not meet, so one who has left can be brought back afterwards.
    """
    alpha, gradient = np.array(learning_rate), surface.gradient
    with np.errstate(over="ignore", invalid="ignore"):
        for before, after in itertools.pairwise(path):
            slope = gradient(before)
            np.multiply(slope, alpha, slope)
            np.subtract(before, slope, after)
        inside = _within(surface, path)
    if safe.all() and inside.all():
        return
    inside[0] = safe
    inside = np.logical_and.accumulate(inside)
    last = np.maximum(inside.sum(axis=0) - 1, 0)  # the last step at which each was within
    path[:] = np.take_along_axis(path, np.minimum(np.arange(len(path))[:, None], last)[:, None], axis=0)
    safe &= inside[-1]


def valley(surface: Surface, descent: Descent) -> np.ndarray:
    """The valley (k,) each walker ended in: the index in `minima`; ON_THE_WAY (−1) if it is in none, GONE (−2) if it diverged.

    A walker is in a valley when it is nearer to the minimum than 5 % of the domain's width, in each parameter.

    Example:
        >>> well = nn_core.SURFACES["double_well"]  # the deeper valley on the left
        >>> valley(well, descend(well, start=np.array([[-1.8, 1.8]]), learning_rate=0.1, steps=100))
        array([0, 1])
    """
    return _valley(surface, descent.w[-1], descent.diverged, IN_VALLEY)


def _valley(surface, w, diverged, part) -> np.ndarray:
    away = np.abs(w[None] - np.array(surface.minima)[:, :, None]) / np.ptp(surface.domain, axis=1)[:, None]
    away = away.max(axis=1)
    return np.where(diverged, GONE, np.where(away.min(axis=0) <= part, away.argmin(axis=0), ON_THE_WAY))


def basins(surface: Surface, learning_rate: float, steps: int, resolution: int, finer: int = 0) -> np.ndarray:
    """Where each start of a grid over the domain ends: (resolution, resolution) indices, ON_THE_WAY or GONE as in `valley`.

    The starts are the middles of equal cells: row i is w₂ from low to high, column j is w₁ from low to high; with one
    parameter the map is (resolution,). Then, `finer` times, every cell is cut into three in each direction: the new starts
    are followed only where those round them end differently, elsewhere they end as these do. Raises ValueError as
    `descend` does.

    Example:
        >>> basins(nn_core.SURFACES["double_well"], learning_rate=0.1, steps=100, resolution=6)
        array([0, 0, 0, 1, 1, 1])
        >>> basins(nn_core.SURFACES["double_well"], learning_rate=0.1, steps=100, resolution=2, finer=1)
        array([0, 0, 0, 1, 1, 1])
    """
    starts = _start(surface, _middles(surface, resolution), learning_rate, steps)
    ends = _ends(surface, starts, learning_rate, steps).reshape((resolution,) * surface.n)
    for _ in range(finer):
        resolution *= 3
        own = np.arange(resolution) // 3
        beside = np.clip(own + np.arange(resolution) % 3 - 1, 0, own[-1])  # the middle third has none but its own
        corners = [ends[np.ix_(*axes)] for axes in itertools.product((own, beside), repeat=surface.n)]
        ends, differ = corners[0], np.any([corner != corners[0] for corner in corners], axis=0)
        ends[differ] = _ends(surface, _middles(surface, resolution)[:, differ.ravel()], learning_rate, steps)
    return ends


def _middles(surface, resolution) -> np.ndarray:
    """The middles of so many cells in every direction of the domain, (n, resolution ** n)."""
    share = (np.arange(resolution) + 0.5) / resolution
    return np.stack(np.meshgrid(*(low + share * (high - low) for low, high in surface.domain))).reshape(surface.n, -1)


def _ends(surface: Surface, starts: np.ndarray, learning_rate: float, steps: int) -> np.ndarray:
    """Where each start (n, k) ends, (k,). Walkers that are gone, or hardly move in their valley any more, walk no further."""
    found, left, w = np.full(starts.shape[1], ON_THE_WAY), np.arange(starts.shape[1]), starts
    safe, hardly = _within(surface, starts), 1e-7 * np.ptp(surface.domain, axis=1)[:, None]
    for begin in range(0, steps, ROUND):
        path = np.empty((min(ROUND, steps - begin) + 1, *w.shape))
        path[0] = w
        _walk(surface, path, safe, learning_rate)
        w = path[-1]
        settled = np.flatnonzero(~safe | (np.abs(w - path[-2]) <= hardly).all(axis=0))
        if settled.size:
            found[left[settled]] = _valley(surface, w[:, settled], ~safe[settled], IN_VALLEY)
            going = np.ones(left.size, dtype=bool)
            going[settled] = found[left[settled]] == ON_THE_WAY  # slow in no valley: on a pass or a plateau
            left, w, safe = left[going], w[:, going], safe[going]
        if not left.size:
            return found
    found[left] = _valley(surface, w, ~safe, IN_VALLEY)
    return found


def outcome(surface: Surface, descent: Descent, learning_rate: float) -> tuple[str, ...]:
    """What became of each walker, in one word; the first that fits:

    "diverges"   on a bowl: α > 2/λ for an eigenvalue λ of the hessian along whose eigenvector the start
                 is off the minimum, however few the steps; elsewhere: it would have left the safety box.
    "swings"     to and fro for ever. On a bowl: α = 2/λ likewise; elsewhere: it is not at a minimum, over a
                 quarter of its steps turn back, and it goes as far in the last quarter of the run as in the one before.
    "stalls"     ends where the gradient is under 1e-6 in size, and that is no minimum: a saddle, a plateau.
    "zig-zags"   gets nearer from side to side: in some parameter at least 3 steps, and more than half, turn back.
    "converges"  ends within 0.1 % of the domain's width of a minimum.
    "creeps"     none of these: on its way, not there yet.
    To turn back is to change sign between two noticeable steps, each over 0.01 % of the domain's width; to go as far
    is to go at least 90 % as far.

    Example:
        >>> parabola = nn_core.SURFACES["parabola"]  # 2 / lambda is 1
        >>> for alpha in (0.02, 0.3, 0.95, 1.0, 1.1):
        ...     outcome(parabola, descend(parabola, np.array([-2.0]), alpha, steps=40), alpha)
        ('creeps',)
        ('converges',)
        ('zig-zags',)
        ('swings',)
        ('diverges',)
    """
    last, nobody = descent.w[-1], np.zeros(descent.w.shape[2], dtype=bool)
    there = _valley(surface, last, nobody, THERE) >= 0
    with np.errstate(over="ignore", invalid="ignore"):
        flat = (np.abs(surface.gradient(last)) < FLAT).all(axis=0)
    turns, share = _turns(surface, descent)
    if surface.hessian is None:
        diverges, swings = descent.diverged, ~there & (share > 0.25).any(axis=0) & ~_shrinks(descent)
    else:
        diverges, swings = _exactly(surface, descent.w[0], learning_rate)
    zig_zags = ((turns >= 3) & (share > 0.5)).any(axis=0)
    words = ("diverges", "swings", "stalls", "zig-zags", "converges")
    return tuple(np.select([diverges, swings, flat & ~there, zig_zags, there], words, "creeps").tolist())


def _turns(surface, descent) -> tuple[np.ndarray, np.ndarray]:
    """Of each parameter and walker (n, k): how many noticeable steps turned back, and which share of them."""
    step = np.diff(descent.w, axis=0)
    noticeable = np.abs(step) > NOTICEABLE * np.ptp(surface.domain, axis=1)[:, None]
    pairs = noticeable[1:] & noticeable[:-1]
    turns = np.count_nonzero(pairs & (step[1:] * step[:-1] < 0), axis=0)
    return turns, turns / np.maximum(np.count_nonzero(pairs, axis=0), 1)


def _shrinks(descent) -> np.ndarray:
    """Whether each walker (k,) goes less than 90 % as far in the last quarter of the run as in the one before."""
    length = np.linalg.norm(np.diff(descent.w, axis=0), axis=1)
    quarter = max(len(length) // 4, 1)
    return length[-quarter:].sum(axis=0) < 0.9 * length[-2 * quarter : -quarter].sum(axis=0)


def _exactly(surface, start, learning_rate) -> tuple[np.ndarray, np.ndarray]:
    """On a bowl each eigenvector's share of w − minimum is multiplied by 1 − α λ at every step."""
    lambdas, vectors = np.linalg.eigh(surface.hessian)
    off = np.abs(vectors.T @ (start - np.array(surface.minima[0])[:, None])) > 1e-12
    limits = (2 / lambdas)[:, None]
    return (off & (learning_rate > limits)).any(axis=0), (off & (learning_rate == limits)).any(axis=0)
