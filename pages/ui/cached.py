"""The only place of caching: bounded wrappers round nn_core, keyed by frozen values.

A class that opens one link computes once. Uncached work runs one at a time: threads that share the interpreter over small NumPy
calls only slow each other down. What is cached is read-only, so nobody can change what others see.
"""

import threading
import time
from dataclasses import replace

import numpy as np
import streamlit as st

import nn_core
from nn_core.datasets import standardize
from nn_core.diagnosis import saturated
from nn_core.drawings import draw_picture, drawn_set
from nn_core.flower import load_flower_model
from nn_core.landscapes import unit_cost
from nn_core.symmetry import distinct_rows

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


def surface_named(name):
    """One of `nn_core.SURFACES` or `nn_core.LANDSCAPES`."""
    return nn_core.SURFACES.get(name) or nn_core.LANDSCAPES[name]


def frozen(array):
    """The same array, read-only."""
    array.flags.writeable = False
    return array


@st.cache_resource(max_entries=64, show_spinner=False)
def dataset(name, m=None, noise=None, seed=None, scaled=False):
    """A named set, made by `nn_core.make_dataset` or, where only the name is given, one of the fixed `nn_core.TABLES`.

    `scaled`: each input shifted and scaled to mean 0 and standard deviation 1.
    """
    made = nn_core.TABLES[name] if m is None else nn_core.make_dataset(name, m=m, noise=noise, seed=seed)
    return replace(made, X=standardize(made.X)[0]) if scaled else made


def first_parameters(net, start):
    """The parameters that a `start` means: (method, scale, seed, nudge) of `nn_core.initialize`, the nudge ε added to the first
    weight of all, or ("given", numbers) with all parameters as a tuple, in the order of `Parameters.to_vector`.
    """
    if start[0] == "given":
        return nn_core.Parameters.from_vector(net, np.array(start[1], dtype=float))
    method, scale, seed, nudge = start
    theta = nn_core.initialize(net, method, scale=scale, seed=seed)
    theta.W[1][0, 0] += nudge
    return theta


@st.cache_resource(max_entries=64, show_spinner=False)
def training(net, start, data, legs):
    """Gradient descent from `start` on `data`, one `Leg` after the other: (steps (K,), theta (K, P), cost (K,)), read-only.

    `start` as in `first_parameters`; `data` the arguments of `dataset`. A run whose numbers leave the floating-point range ends
    at its last finite step.
    """
    examples, theta = dataset(*data), first_parameters(net, start)
    kept, done = {}, 0
    recorded = recorded_steps(legs)
    with ONE_AT_A_TIME:
        for leg in legs:
            wanted = (recorded - done).tolist()
            for snapshot in nn_core.train(net, theta, examples.X, examples.Y, leg.learning_rate, leg.steps, record_every=wanted):
                kept[done + snapshot.step] = snapshot
            theta, done = snapshot.parameters, done + leg.steps
            if snapshot.step < leg.steps:
                break
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
def seconds(net, start, data, legs):
    """How long the steps of `training` with these arguments take here, in seconds: the best of three, measured once."""
    examples, taken = dataset(*data), []
    with ONE_AT_A_TIME:
        for _ in range(3):
            theta, began = first_parameters(net, start), time.perf_counter()
            for leg in legs:
                *_, last = nn_core.train(net, theta, examples.X, examples.Y, *leg, record_every=leg.steps)
                theta = last.parameters
            taken.append(time.perf_counter() - began)
    return min(taken)


@st.cache_resource(max_entries=64, show_spinner=False)
def unit_history(net, start, data, legs):
    """What becomes of the first hidden layer in `training` with the same arguments, per recorded step (K,), read-only:

    how many units can be told apart (see `kinds`), the largest difference between two of them, and the share of saturated
    (unit, example) pairs. For networks with one hidden layer.
    """
    examples = dataset(*data)
    _, vectors, _ = training(net, start, data, legs)
    n, weights = net.n[1], net.n[1] * net.n[0]
    W, b = vectors[:, :weights].reshape(-1, n, net.n[0]), vectors[:, weights : weights + n, None]
    units = np.concatenate([W, b], axis=2)
    Z = W @ examples.X + b
    off = saturated(net.activation(1), Z, nn_core.ACTIVATIONS[net.activation(1)].g(Z))
    return tuple(map(frozen, (kinds(units), np.ptp(units, axis=1).max(axis=1), off.mean(axis=(1, 2)))))


@st.cache_resource(max_entries=128, show_spinner=False)
def hidden_slopes(net, start, data, legs, flat):
    """Of all (hidden unit, example) pairs, per recorded step of `training` with the same arguments, both (K,) and read-only:

    the share whose slope g′ is below `flat` times the largest (see `nn_core.diagnosis.saturated`), and the mean slope.
    """
    examples, (_, vectors, _) = dataset(*data), training(net, start, data, legs)
    shares, means = np.empty(len(vectors)), np.empty(len(vectors))
    for i, vector in enumerate(vectors):
        cache = nn_core.forward(net, nn_core.Parameters.from_vector(net, vector), examples.X)
        slopes = [nn_core.ACTIVATIONS[net.activation(l)].g_prime(cache.Z[l], cache.A[l]) for l in range(1, net.L)]
        shares[i], means[i] = nn_core.saturated_share(net, cache, flat), np.mean(np.concatenate(slopes))
    return frozen(shares), frozen(means)


@st.cache_resource(max_entries=64, show_spinner=False)
def right_answers(net, start, data, legs):
    """How many of the examples `training` with the same arguments answers rightly (ŷ on y's side of 0.5), (K,), read-only."""
    examples = dataset(*data)
    _, vectors, _ = training(net, start, data, legs)
    sides = [nn_core.predict(net, nn_core.Parameters.from_vector(net, vector), examples.X) > 0.5 for vector in vectors]
    return frozen(np.array([np.count_nonzero(side == (examples.Y > 0.5)) for side in sides]))


def kinds(units):
    """How many units can be told apart: differences up to 1 % of the largest weight, and up to 0.001, do not count.

    units (..., n, n_x + 1), each row a unit's weights and b → (...).
    """
    return distinct_rows(units, 0.01 * np.maximum(np.abs(units).max(axis=(-2, -1)), 0.1))


@st.cache_resource(max_entries=64, show_spinner=False)
def steps_until_parted(net, nudge, data, learning_rate, limit):
    """Steps until units that begin at zero, one of them nudged, differ visibly (see `kinds`); None if beyond `limit`."""
    examples = dataset(*data)
    theta = first_parameters(net, ("zeros", None, 0, nudge))
    with ONE_AT_A_TIME:
        for snapshot in nn_core.train(net, theta, examples.X, examples.Y, learning_rate, limit):
            theta = snapshot.parameters
            if kinds(np.hstack([theta.W[1], theta.b[1]])) > 1:
                return snapshot.step
    return None


@st.cache_resource(max_entries=64, show_spinner=False)
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


@st.cache_resource(max_entries=32, show_spinner=False)
def valleys_reached(surface_name, starts, legs, at_most):
    """The valley (an index of the surface's minima, or −1) that each ball of `descent` is in at each recorded step, (K, k)."""
    surface = surface_named(surface_name)
    _, w, cost, diverged, _ = descent(surface_name, starts, legs, at_most)
    gone = diverged & (w == w[-1]).all(axis=1)
    return frozen(
        np.array([nn_core.valley(surface, nn_core.Descent(w[i : i + 1], cost[i : i + 1], gone[i])) for i in range(len(w))])
    )


@st.cache_resource(max_entries=64, show_spinner="Following every start downhill …")
def valley_map(surface_name, learning_rate, steps, resolution=40):
    """Which valley every start of a grid ends in, (resolution, resolution) or (resolution,), read-only; see `nn_core.basins`."""
    with ONE_AT_A_TIME:
        return frozen(nn_core.basins(surface_named(surface_name), learning_rate, steps, resolution))


@st.cache_resource(max_entries=32, show_spinner=False)
def landscape(surface_name, resolution=61):
    """J over the surface's domain: (resolution, resolution), first row lowest, for two weights; (200, 2), w and J, for one."""
    surface = surface_named(surface_name)
    if surface.n == 1:
        w = np.linspace(*surface.domain[0], 200)
        return frozen(np.column_stack([w, surface.cost(w[None])]))
    return frozen(surface.cost(np.stack(np.meshgrid(*(np.linspace(low, high, resolution) for low, high in surface.domain)))))


@st.cache_resource(max_entries=32, show_spinner=False)
def unit_landscape(net, data, domain, resolution=61):
    """J of a network with one unit and one input over its (w, b) in `domain`: (resolution, resolution), first row lowest."""
    examples = dataset(*data)
    grid = np.stack(np.meshgrid(*(np.linspace(low, high, resolution) for low, high in domain)))
    return frozen(unit_cost(net.loss, grid, examples.X[0], examples.Y[0], net.output))


@st.cache_resource(max_entries=64, show_spinner=False)
def drawing(name):
    """The pixels (7200 bytes) of a drawn picture, named kind-seed."""
    kind, seed = name.rsplit("-", 1)
    return draw_picture(kind.replace("-", " "), int(seed)).tobytes()


@st.cache_resource(max_entries=4, show_spinner=False)
def drawn_examples(m, seed):
    """m drawn pictures as columns, half of them flowers: X (7200, m) and Y (1, m), read-only."""
    pictures, Y = drawn_set(m, seed)
    return frozen(np.hstack([nn_core.picture_to_vector(picture) for picture in pictures])), frozen(Y)


@st.cache_resource(max_entries=2, show_spinner="A logistic regression learns from drawn pictures …")
def picture_regression(m=200, learning_rate=0.002, steps=1000):
    """W (1, 7200) and b of a logistic regression that began at zero and learned from m drawn pictures, read-only."""
    X, Y = drawn_examples(m, 0)
    net = nn_core.Network(n=(nn_core.N_X, 1))
    with ONE_AT_A_TIME:
        *_, last = nn_core.train(net, nn_core.initialize(net, "zeros"), X, Y, learning_rate, steps, record_every=steps)
    return frozen(last.parameters.W[1].copy()), float(last.parameters.b[1][0, 0])


@st.cache_resource(max_entries=16, show_spinner=False)
def picture_costs(net, seed, data, learning_rate, steps, shuffle=None):
    """J at every step of a training on drawn pictures, (steps + 1,), read-only; `data` are the arguments of `drawn_examples`.

    With `shuffle`, the seed of a `nn_core.pixel_order`, the pixels of all pictures change places, and the first weights
    of every hidden unit go with their pixels.
    """
    X, Y = drawn_examples(*data)
    theta = nn_core.initialize(net, "xavier", seed=seed)
    if shuffle is not None:
        order = nn_core.pixel_order(shuffle)
        X, theta.W[1] = X[order], np.ascontiguousarray(theta.W[1][:, order])
    with ONE_AT_A_TIME:
        return frozen(np.array([snapshot.cost for snapshot in nn_core.train(net, theta, X, Y, learning_rate, steps)]))


@st.cache_resource(max_entries=1, show_spinner=False)
def flower_model():
    """The shipped flower model, read and checked once per process."""
    return load_flower_model()


@st.cache_resource(max_entries=64, show_spinner="The network looks at the picture …")
def flower_answer(pixels):
    """(probability of a flower, how much each part mattered (40, 60)) for the 7200 bytes of a picture, row by row."""
    x = nn_core.picture_to_vector(np.frombuffer(pixels, dtype=np.uint8).reshape(40, 60, 3))
    with ONE_AT_A_TIME:
        model = flower_model()
        return float(model.predict(x)[0, 0]), frozen(model.explain(x))
