"""What all cached work shares: one thing at a time, read-only results, and which steps of a run are kept."""

import threading

import numpy as np

RECORDED = 240  # about so many steps of a run are kept: four seconds at sixty frames
ONE_AT_A_TIME = threading.Lock()


def recorded_steps(legs, at_most=RECORDED):
    """Which steps of a run of legs are kept, (K,): all of a short run; else about `at_most`, dense at the start, where things
    move, and always those at which one leg ends and the next begins."""
    ends = np.cumsum([0, *(leg.steps for leg in legs)])
    if ends[-1] < at_most:
        return np.arange(ends[-1] + 1)
    thinned = np.rint(ends[-1] * np.linspace(0, 1, at_most) ** 2).astype(int)
    return np.union1d(thinned, ends)


def frozen(array):
    """The same array, read-only."""
    array.flags.writeable = False
    return array
