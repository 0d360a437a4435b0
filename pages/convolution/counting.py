"""How many numbers a layer learns: with filters, whose weights are the same everywhere, and with dense units."""

import numpy as np

from nn_core.convolution import SIDE
from pages.ui import cached
from pages.ui.lesson import readout
from pages.ui.live import panels, player

PLACES = 20 * 30  # of a map of the first layer: its window stands on every second pixel
INPUTS = 3 * 40 * 60
ONE_FILTER = 3 * SIDE**2 + 1  # its weights in three bands, and b
MOST = 64  # maps


def make_run(v):
    """Arrays "filters" and "dense" (maps + 1,): the parameters of so many maps, 0, 1, ..., maps."""
    maps = np.arange(v.maps + 1)
    arrays = {"filters": maps * ONE_FILTER, "dense": maps * PLACES * (INPUTS + 1)}
    W, _ = cached.picture_regression()
    arrays |= {"unit": W.reshape(3, 40, 60).sum(axis=0), "filter": cached.eyes_model().nets[0].W[1].sum(axis=1)[0]}
    return player.Run(maps, arrays)


def shown(v, run):
    """(panels, widths): what one unit has to learn, what one filter has, and how both add up."""
    lines = [("dense", "dense units", "class0"), ("filters", "filters", "class1")]
    weights = [panels.picture("unit", "One dense unit: 7200 weights"), panels.picture("filter", "One filter: 3 · 9 weights")]
    return [weights, panels.curve(lines, "Numbers to learn", "parameters", log=True, x_title="maps")], [1, 1.6]


def told(say, v, run):
    """Both counts of so many maps."""
    maps, filters, dense = run.steps, run.arrays["filters"], run.arrays["dense"]
    times = np.divide(dense, filters, out=np.zeros(len(maps)), where=filters > 0)
    numbers = {"n": maps, "filters": filters, "dense": dense, "times": np.rint(times).astype(int)}
    words = {"maps": ((say["many"], say["one"]), (maps == 1).astype(int)), "more": (("", say["more"]), (maps > 0).astype(int))}
    return readout.Readout(say["text"], numbers, words)


def outcome(v, run):
    """How many numbers the filters have."""
    return {448: "filters", 16 * PLACES * ONE_FILTER: "places", 16 * (INPUTS + 1): "units"}.get(int(run.arrays["filters"][-1]))
