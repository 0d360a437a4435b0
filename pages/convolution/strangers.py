"""A dense unit adds up a picture, and the same picture shuffled, its weights gone along: the sums end alike."""

import numpy as np

import nn_core
from pages.ui import cached
from pages.ui.lesson import readout
from pages.ui.live import panels, player
from pages.ui.runs import flower

ROWS = 40


def make_run(v):
    """Row by row, w·x of both pictures: arrays "plain" and "shuffled" (41,), without b."""
    picture, order = flower.chosen(v)[0], nn_core.pixel_order(v.seed, v.share / 100)
    (W, b), x = cached.picture_regression(), nn_core.picture_to_vector(picture)[:, 0]
    rows = [np.cumsum(sums) for sums in (row_sums(W[0] * x), row_sums((W[0] * x)[order]))]
    plain, shuffled = (np.concatenate([[0.0], sums]) for sums in rows)
    weights = [W[0][places].reshape(3, ROWS, -1).sum(axis=0) for places in (slice(None), order)]
    arrays = {"photo": np.asarray(picture), "photo shuffled": np.asarray(nn_core.vector_to_picture(x[order]))}
    arrays |= {"w": weights[0], "w shuffled": weights[1], "until": np.arange(ROWS + 1), "plain": plain, "shuffled": shuffled}
    return player.Run(np.arange(ROWS + 1), arrays, aside={"x": x, "W": W[0], "b": b, "order": order})


def row_sums(products):
    """What each row adds to z, (40,), of the 7200 products of weights and entries."""
    return products.reshape(3, ROWS, -1).sum(axis=(0, 2))


def shown(v, run):
    """(panels, widths): both pictures over their weights, and both sums on the way."""
    pair = [[panels.picture("photo", "x: your picture", "until"), panels.picture("w", "w: its weights")]]
    pair += [[panels.picture("photo shuffled", "x, shuffled", "until"), panels.picture("w shuffled", "w, gone along")]]
    sums = [("plain", "as it is", "class1"), ("shuffled", "shuffled", "class0")]
    return [*pair, panels.curve(sums, "w·x, added up row by row", "sum so far", x_title="rows")], [1, 1, 1.2]


def told(say, v, run):
    """Both sums after the rows so far."""
    return readout.Readout(say["text"], {"rows": run.steps, "plain": run.arrays["plain"], "shuffled": run.arrays["shuffled"]})


def outcome(v, run):
    """Whether both sums end alike."""
    plain, shuffled = run.arrays["plain"][-1], run.arrays["shuffled"][-1]
    return "same" if abs(plain - shuffled) < 1e-9 * max(1, abs(plain)) else "smaller" if abs(shuffled) < abs(plain) else "larger"
