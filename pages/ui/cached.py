"""The only place of caching: bounded wrappers round nn_core, keyed by frozen values.

A class that opens one link computes once. Uncached work runs one at a time: threads that share the interpreter over small NumPy
calls only slow each other down. What is cached is read-only, so nobody can change what others see.
"""

import threading


import numpy as np
import streamlit as st

import nn_core

RECORDED = 300  # at most so many steps of a run are kept
ONE_AT_A_TIME = threading.Lock()




def recorded_steps(total, at_most=RECORDED):
    """Which of the steps 0..total are kept, (K,), K ≤ at_most: all of a short run; else dense at the start, where things move."""
    if total < at_most:
        return np.arange(total + 1)
    return np.unique(np.rint(total * np.linspace(0, 1, at_most) ** 2).astype(int))


def frozen(array):
    """The same array, read-only."""
    array.flags.writeable = False
    return array


@st.cache_resource(max_entries=64, show_spinner=False)
def dataset(name, m, noise, seed):
    """A named two-dimensional set; see `nn_core.make_dataset`."""
    return nn_core.make_dataset(name, m=m, noise=noise, seed=seed)


@st.cache_resource(max_entries=64, show_spinner=False)
def training(net, start, data, legs):
    """Gradient descent from `start` on `data`, one `Leg` after the other: (steps (K,), theta (K, P), cost (K,)), read-only.

    `start` is a tuple (method, scale, seed, nudge) of `nn_core.initialize`, the nudge ε added to the first weight of all; `data` the
    arguments of `dataset`. A run whose numbers leave the floating-point range ends at its last finite step.
    """
    examples = dataset(*data)
    method, scale, seed, nudge = start
    theta = nn_core.initialize(net, method, scale=scale, seed=seed)
    theta.W[1][0, 0] += nudge
    kept, done = {}, 0
    wanted = set(recorded_steps(sum(leg.steps for leg in legs)).tolist())
    with ONE_AT_A_TIME:
        for leg in legs:
            for snapshot in nn_core.train(net, theta, examples.X, examples.Y, leg.learning_rate, leg.steps):
                if done + snapshot.step in wanted:
                    kept[done + snapshot.step] = snapshot
            theta, done = snapshot.parameters, done + leg.steps
            if snapshot.step < leg.steps:
                break
    kept.setdefault(done - leg.steps + snapshot.step, snapshot)
    steps = np.array(sorted(kept))
    return tuple(
        frozen(array)
        for array in (
            steps,
            np.array([kept[step].vector for step in steps]),
            np.array([kept[step].cost for step in steps]),
        )
    )


@st.cache_resource(max_entries=64, show_spinner=False)
def unit_history(net, start, data, legs):
    """What becomes of the first hidden layer in `training` with the same arguments, per recorded step (K,), read-only:

    distinct units (differences up to 1 % of the layer's largest weight do not count), the largest difference between units, and
    the share of saturated (unit, example) pairs.
    """
    examples = dataset(*data)
    _, vectors, _ = training(net, start, data, legs)
    rows = []
    for vector in vectors:
        theta = nn_core.Parameters.from_vector(net, vector)
        size = max(np.abs(theta.W[1]).max(), np.abs(theta.b[1]).max())
        cache = nn_core.forward(net, theta, examples.X)
        rows.append((nn_core.distinct_units(theta, 1, 0.01 * size), nn_core.largest_difference(theta, 1), nn_core.saturated_share(net, cache)))
    distinct, difference, saturated = map(np.array, zip(*rows, strict=True))
    return frozen(distinct), frozen(difference), frozen(saturated)
