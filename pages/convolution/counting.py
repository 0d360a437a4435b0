"""How many numbers a layer learns: with filters, whose weights are the same everywhere, and with dense units."""

import numpy as np

from nn_core.convolution import SIDE
from pages.ui import cached
from pages.ui.lesson import readout
from pages.ui.live import panels, player

PLACES = 20 * 30  # of a map of the first layer: its window stands on every second pixel
INPUTS = 3 * 40 * 60
ONE_FILTER = 3 * SIDE**2 + 1  # its weights in three bands, and b
ONE_UNIT = INPUTS + 1  # the weights of a dense unit, and b
MOST = 64  # maps


def make_run(v):
    """Arrays "filters" and "dense" (maps + 1,): the parameters of 1, 1, 2, ..., maps maps; the run begins with none."""
    maps = np.arange(v.maps + 1)
    drawn = np.maximum(maps, 1)  # a logarithmic axis has no place for 0
    arrays = {"maps": drawn, "filters": drawn * ONE_FILTER, "dense": drawn * ONE_UNIT * PLACES}
    W, _ = cached.picture_regression()
    filters = np.pad(cached.eyes_model().nets[0].W[1][0], ((0, 0), (0, 0), (0, 1)))  # its bands side by side, a gap after each
    arrays |= {"unit": W.reshape(3, 40, 60).sum(axis=0), "filter": np.hstack(filters)[:, :-1]}
    return player.Run(maps, arrays)


def shown(v, run):
    """(panels, widths): what one unit has to learn, what one filter has, and how both add up."""
    lines = [("dense", "dense units", "class0"), ("filters", "filters", "class1")]
    weights = [
        panels.picture("unit", "One dense unit: 7200 weights"),
        panels.picture("filter", "One filter: 9 for R, 9 for G, 9 for B"),
    ]
    return [weights, panels.curve(lines, "Numbers to learn", "parameters", log=True, x="maps", x_title="maps")], [1, 1.6]


def told(say, v, run):
    """Both counts of so many maps."""
    maps, times = run.steps, round(PLACES * ONE_UNIT / ONE_FILTER)
    numbers = {"n": maps, "filters": maps * ONE_FILTER, "dense": maps * PLACES * ONE_UNIT, "times": np.full(len(maps), times)}
    words = {"maps": ((say["many"], say["one"]), (maps == 1).astype(int)), "more": (("", say["more"]), (maps > 0).astype(int))}
    return readout.Readout(say["text"], numbers, words)


def outcome(v, run):
    """How many numbers the filters have."""
    return {448: "filters", 16 * PLACES * ONE_FILTER: "places", 16 * ONE_UNIT: "units"}.get(int(run.arrays["filters"][-1]))
