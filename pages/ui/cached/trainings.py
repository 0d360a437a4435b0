"""Networks that learn, and what is read off their runs; one run for all who ask for the same."""

import time

import numpy as np
import streamlit as st

import nn_core
from nn_core.diagnosis import largest_slope, saturated
from nn_core.limits import RUNS_MB
from nn_core.many import forward_many
from nn_core.symmetry import distinct_rows
from pages.ui.cached.common import BESIDE, ONE_AT_A_TIME, beside, frozen, remembered
from pages.ui.workers.experiment import Start, as_numbers, examples_of, learn, seconds_of

TIMED = 50  # steps are timed together


@remembered(64)
def dataset(data):
    """The examples that a `Data` means, a `nn_core.Dataset`."""
    return examples_of(data)


def _bytes(run):
    return sum(array.nbytes for array in run)


@remembered(RUNS_MB * 1_000_000, _bytes)
def training(experiment):
    """What `learn` gives for the `Experiment`: (steps (K,), theta (K, P), cost (K,)), read-only. Long ones run in the pool."""
    if seconds_of(experiment) > BESIDE:
        found = beside("training", {"experiment": as_numbers(experiment)}, seconds_of(experiment))
        return found["steps"], found["vectors"], found["costs"]
    with ONE_AT_A_TIME:
        return tuple(map(frozen, learn(experiment)))


@remembered(32)
def crowd(experiments):
    """[(steps (K,), costs (K,))] of several experiments that differ in their starts only, read-only: trained in one go."""
    numbers = [as_numbers(experiment) for experiment in experiments]
    found = beside("crowd", {"experiments": numbers}, len(experiments) * seconds_of(experiments[0]) / 3)
    return [(found[f"steps {k}"], found[f"costs {k}"]) for k in range(len(experiments))]


@st.cache_resource(max_entries=64, show_spinner="Timing the steps …")
def seconds_a_step(net, start, data, learning_rate):
    """How long a step of `training` takes here, in seconds: the best of five times TIMED steps, measured once."""
    examples, theta, taken = dataset(data), start.parameters(net), []
    with ONE_AT_A_TIME:
        for _ in range(5):
            began = time.perf_counter()
            for _last in nn_core.train(net, theta, examples.X, examples.Y, learning_rate, TIMED, record_every=TIMED):
                pass
            taken.append((time.perf_counter() - began) / TIMED)
    return min(taken)


@remembered(64)
def unit_history(experiment):
    """What becomes of the first hidden layer in `training`, per recorded step (K,), read-only:

    how many units can be told apart (see `kinds`), the largest difference between two of them, and the share of saturated
    (unit, example) pairs. For networks with one hidden layer.
    """
    net, examples = experiment.net, dataset(experiment.data)
    _, vectors, _ = training(experiment)
    n, weights = net.n[1], net.n[1] * net.n[0]
    W, b = vectors[:, :weights].reshape(-1, n, net.n[0]), vectors[:, weights : weights + n, None]
    units = np.concatenate([W, b], axis=2)
    Z = W @ examples.X + b
    off = saturated(net.activation(1), Z, nn_core.ACTIVATIONS[net.activation(1)].g(Z))
    return tuple(map(frozen, (kinds(units), np.ptp(units, axis=1).max(axis=1), off.mean(axis=(1, 2)))))


@remembered(128)
def hidden_slopes(experiment, flat):
    """Of all (hidden unit, example) pairs, per recorded step of `training`, both (K,) and read-only:

    the share whose slope g′ is below `flat` times the largest (see `nn_core.diagnosis.saturated`), and the mean slope.
    """
    net, examples, (_, vectors, _) = experiment.net, dataset(experiment.data), training(experiment)
    shares, means = np.zeros(len(vectors)), np.zeros(len(vectors))
    pairs = examples.X.shape[1] * sum(net.n[1 : net.L])
    with ONE_AT_A_TIME:
        for part, cache in forward_many(net, vectors, examples.X):
            for l in range(1, net.L):
                slopes = nn_core.ACTIVATIONS[net.activation(l)].g_prime(cache.Z[l], cache.A[l])
                shares[part] += np.count_nonzero(slopes < flat * largest_slope(net.activation(l)), axis=(1, 2)) / pairs
                means[part] += slopes.sum(axis=(1, 2)) / pairs
    return frozen(shares), frozen(means)


@remembered(64)
def right_answers(experiment):
    """How many of the examples `training` answers rightly (ŷ on y's side of 0.5), (K,), read-only."""
    net, examples = experiment.net, dataset(experiment.data)
    _, vectors, _ = training(experiment)
    sides = [cache.A[net.L] > 0.5 for _, cache in forward_many(net, vectors, examples.X)]
    return frozen(np.count_nonzero(np.concatenate(sides) == (examples.Y > 0.5), axis=(1, 2)))


def kinds(units):
    """How many units can be told apart: differences up to 1 % of the largest weight, and up to 0.001, do not count.

    units (..., n, n_x + 1), each row a unit's weights and b → (...).
    """
    return distinct_rows(units, 0.01 * np.maximum(np.abs(units).max(axis=(-2, -1)), 0.1))


@remembered(64)
def steps_until_parted(net, nudge, data, learning_rate, limit):
    """Steps until units that begin at zero, one of them nudged, differ visibly (see `kinds`); None if beyond `limit`."""
    examples = dataset(data)
    theta = Start("zeros", nudge=nudge).parameters(net)
    with ONE_AT_A_TIME:
        for snapshot in nn_core.train(net, theta, examples.X, examples.Y, learning_rate, limit):
            theta = snapshot.parameters
            if kinds(np.hstack([theta.W[1], theta.b[1]])) > 1:
                return snapshot.step
    return None
