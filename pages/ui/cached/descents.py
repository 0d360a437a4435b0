"""Cost surfaces as grids, the descents on them, and the valleys that starts end in."""

import numpy as np
import streamlit as st

import nn_core
from nn_core.landscapes import unit_cost_grid
from pages.ui.cached.common import ONE_AT_A_TIME, frozen, remembered
from pages.ui.cached.trainings import dataset
from pages.ui.workers.experiment import RECORDED, recorded_steps


def surface_named(name):
    """One of `nn_core.SURFACES` or `nn_core.LANDSCAPES`."""
    return nn_core.SURFACES.get(name) or nn_core.LANDSCAPES[name]


@remembered(64)
def descent(surface_name, starts, legs, at_most=RECORDED):
    """Gradient descent on a surface from k starts ((w, ...), ...), one leg after the other, thinned to `at_most` steps:

    (steps (K,), w (K, n, k), cost (K, k), diverged (k,), the last leg's outcome for each start), read-only.
    """
    surface = surface_named(surface_name)
    w, costs, place = [], [], np.array(starts, dtype=float).T
    with ONE_AT_A_TIME:
        for i, leg in enumerate(legs):
            path = nn_core.descend(surface, place, leg.learning_rate, leg.steps)
            w.append(path.w[min(i, 1) :])
            costs.append(path.cost[min(i, 1) :])
            place = path.w[-1]
    steps = recorded_steps(legs, at_most)
    words = nn_core.outcome(surface, path, legs[-1].learning_rate)
    return (
        frozen(steps),
        frozen(np.concatenate(w)[steps]),
        frozen(np.concatenate(costs)[steps]),
        frozen(path.diverged),
        words,
    )


@remembered(32)
def valleys_reached(surface_name, starts, legs, at_most):
    """The valley (an index of the surface's minima, or −1) that each ball of `descent` is in at each recorded step, (K, k)."""
    surface = surface_named(surface_name)
    _, w, cost, diverged, _ = descent(surface_name, starts, legs, at_most)
    gone = diverged & (w == w[-1]).all(axis=1)
    return frozen(
        np.array([nn_core.valley(surface, nn_core.Descent(w[i : i + 1], cost[i : i + 1], gone[i])) for i in range(len(w))])
    )


@st.cache_resource(max_entries=64, show_spinner="Following every start downhill …")
def valley_map(surface_name, learning_rate, steps):
    """Where every start of a fine grid ends, (G, G), read-only; see `nn_core.basins`. Many valleys have long borders, so that
    the grid is less fine there: the map is to take no longer than forty times forty starts would."""
    surface = surface_named(surface_name)
    resolution, finer = (18, 2) if len(surface.minima) <= 4 else (24, 1)
    with ONE_AT_A_TIME:
        return frozen(nn_core.basins(surface, learning_rate, steps, resolution, finer))


@remembered(32)
def landscape(surface_name, resolution=61):
    """J over the surface's domain: (resolution, resolution), first row lowest, for two weights; (200, 2), w and J, for one."""
    surface = surface_named(surface_name)
    if surface.n == 1:
        w = np.linspace(*surface.domain[0], 200)
        return frozen(np.column_stack([w, surface.cost(w[None])]))
    return frozen(surface.cost(np.stack(np.meshgrid(*(np.linspace(low, high, resolution) for low, high in surface.domain)))))


@remembered(32)
def unit_landscape(net, data, domain, resolution=61):
    """J of a network with one unit and one input over its (w, b) in `domain`: (resolution, resolution), first row lowest."""
    examples = dataset(data)
    w, b = (np.linspace(low, high, resolution) for low, high in domain)
    return frozen(unit_cost_grid(net.loss, w, b, examples.X[0], examples.Y[0], net.output))
