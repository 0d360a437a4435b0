"""Of four neighbours the largest: the picture moves to the right, pixel by pixel, and less and less of that is left above."""

import numpy as np

from nn_core.convolution import convolve
from nn_core.pooling import max_pool, mean_over_picture
from pages.convolution import filters
from pages.ui.lesson import readout
from pages.ui.live import panels, player
from pages.ui.runs import flower

FURTHEST = 4  # pixels
LEVELS = ("picture", "map", "once", "twice", "mean")


def moved(A, by):
    """Maps (n, h, w, m) moved to the right by so many pixels; what comes in is the left column once more."""
    return A[:, :, np.maximum(np.arange(A.shape[2]) - by, 0)]


def levels(W, A):
    """The maps of `LEVELS`: what the filter sees, ReLU(Z), pooled once and twice, and its mean."""
    above = np.maximum(convolve(W[None], A), 0)
    once = max_pool(above)
    return [A, above, once, max_pool(once), mean_over_picture(above)]


def changes(W, A, by):
    """How much each of `LEVELS` changes when the picture is moved: Σ |new − old| / Σ |old|, in %."""
    pairs = zip(levels(W, moved(A, by)), levels(W, A), strict=True)
    return [100 * np.abs(new - old).sum() / max(np.abs(old).sum(), 1e-9) for new, old in pairs]


def make_run(v):
    """Arrays of `LEVELS` (5,): the change in % after each pixel, and "photo": the picture's bytes by band."""
    picture, W = flower.chosen(v)[0], filters.chosen(v)
    A = filters.seen(picture, len(W))
    found = np.array([changes(W, A, by) for by in range(FURTHEST + 1)])
    arrays = dict(zip(LEVELS, found.T, strict=True)) | {"photo": np.ascontiguousarray(np.asarray(picture).transpose(2, 0, 1))}
    return player.Run(np.arange(FURTHEST + 1), arrays, aside={"W": W, "picture": picture})


def shown(v, run):
    """(panels, widths): the map in squares of four, the chosen square, what is left of it, and what has changed."""
    numbers = run.aside["W"].ravel().tolist()
    lines = [("map", "map", "class0"), ("once", "pooled", "class1"), ("twice", "pooled twice", "deep1"), ("mean", "mean", "text")]
    made = {part: panels.pooling("photo", numbers, part, title) for part, title in TITLES.items()}
    left = panels.curve(lines, "What has changed, in %", "change in %", x_title="pixels moved")
    return [[made["map"], made["pooled"]], made["four"], left], [1.1, 0.65, 1.4]


TITLES = {"map": "ReLU(Z): press a square", "four": "The largest of four", "pooled": "Pooled: half as high, half as wide"}


def told(say, v, run):
    """What has changed, level by level."""
    numbers = {name: np.rint(run.arrays[name]).astype(int) for name in LEVELS}
    words = {"pixels": ((say["many"], say["one"]), (run.steps == 1).astype(int))}
    return readout.Readout(say["text"], numbers | {"by": run.steps}, words)


def outcome(v, run):
    """Whether the pooled map changes less than the map when the picture moves by one pixel."""
    before, after = run.arrays["map"][1], run.arrays["once"][1]
    return "same" if abs(after - before) < 0.02 * before else "less" if after < before else "more"
