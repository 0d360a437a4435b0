"""What pages share that train a network on points in the plane: settings, the run, and the numbers at the step shown."""

import numpy as np

import nn_core
from pages.ui import cached
from pages.ui.player import Run
from pages.ui.settings import Setting

DOMAIN = ((-1.5, 1.5), (-1.5, 1.5))  # of the two inputs
RATES = {rate: f"{rate:g}" for rate in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}
HIDDEN = {name: name.replace("_", " ") for name in ("tanh", "sigmoid", "relu", "leaky_relu")}
STEPS = {n: f"{n}" for n in (100, 300, 1000, 3000, 10000)}

LEARNING_RATE = Setting("alpha", "Learning rate α", 0.5, RATES, widget="scale")
ACTIVATION = Setting("g", "Activation g of the hidden units", "tanh", HIDDEN, more=True)
DATA = Setting("data", "Data", "xor", {name: name for name in ("xor", "circle", "moons", "blobs")}, more=True)
STEP_COUNT = Setting("steps", "Steps", 1000, STEPS, widget="scale", more=True)
SEED = Setting("seed", "Seed of the random numbers", 1, bounds=(0, 9999, 1), widget="number", more=True)


def make_run(net, start, data, chain, at_most=None):
    """The recorded run of a network: arrays theta (K, P), J (K,), W (K, n[1], n[0]), X (n[0], m), Y (m,).

    `at_most` so many of the recorded steps are taken, evenly: for networks with many parameters.
    """
    steps, theta, cost = cached.training(net, start, data, chain)
    if at_most and len(steps) > at_most:
        kept = np.rint(np.linspace(0, len(steps) - 1, at_most)).astype(int)
        steps, theta, cost = steps[kept], theta[kept], cost[kept]
    examples = cached.dataset(*data)
    W = theta[:, : net.n[0] * net.n[1]].reshape(-1, net.n[1], net.n[0])
    return Run(steps, {"theta": theta, "J": cost, "W": W, "X": examples.X, "Y": examples.Y[0]}, {"net": (net, "theta")})


def cost_beside(run, net, start, data, chain):
    """The cost of another network, trained alike, at the steps that `run` recorded, (K,)."""
    return beside(run, cached.training(net, start, data, chain)[2], net, start, data, chain)


def beside(run, values, net, start, data, chain):
    """What another network's training recorded, an array (its own K, ...), at the steps that `run` recorded: (K, ...).

    A training that ended early, because its numbers left the floating-point range, stays at its last step.
    """
    steps = cached.training(net, start, data, chain)[0]
    return values[np.minimum(np.searchsorted(steps, run.steps), len(steps) - 1)]


def present(net, start, data, chain, step):
    """(parameters, gradient, step) at the recorded step nearest to `step`; both `nn_core.Parameters`."""
    run, examples = make_run(net, start, data, chain), cached.dataset(*data)
    index = run.index_of(step)
    theta = nn_core.Parameters.from_vector(net, run.arrays["theta"][index])
    gradient = nn_core.backward(net, theta, nn_core.forward(net, theta, examples.X), examples.Y)
    return theta, gradient, int(run.steps[index])
