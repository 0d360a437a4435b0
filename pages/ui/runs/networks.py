"""What pages share that train a network on points in the plane: settings, the run, and the numbers at the step shown."""

import numpy as np

import nn_core
from pages.ui import cached
from pages.ui.frame.settings import Setting
from pages.ui.live.player import Run

DOMAIN = ((-1.5, 1.5), (-1.5, 1.5))  # of the two inputs
RATES = {rate: f"{rate:g}" for rate in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)}
ACTIVATIONS = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "leaky_relu": "leaky ReLU", "linear": "linear"}  # on screen
HIDDEN = {name: ACTIVATIONS[name] for name in ("tanh", "sigmoid", "relu", "leaky_relu")}
STEPS = {n: f"{n}" for n in (100, 300, 1000, 3000, 10000)}

LEARNING_RATE = Setting("alpha", "Learning rate α", 0.5, RATES, widget="scale")
ACTIVATION = Setting("g", "Activation g of the hidden units", "tanh", HIDDEN, more=True)
DATA = Setting("data", "Data", "xor", {name: name for name in ("xor", "circle", "moons", "blobs")}, more=True)
STEP_COUNT = Setting("steps", "Steps", 1000, STEPS, widget="scale", more=True)
FRESH = Setting("fresh", "Fresh examples", "off", {"off": "hidden", "on": "shown"}, widget="segmented", looks=True)
ROOM = 36_000  # bytes of parameters that the browser gets of a run, about
FEWEST = 24  # recorded steps of a run, however many parameters it has: fewer would jump too far
DRAWN = 100  # so many of the fresh examples are drawn
SEED = Setting("seed", "Seed of the random numbers", 1, bounds=(0, 9999, 1), widget="number", more=True)


def make_run(experiment, *beside):
    """The recorded run of a network: arrays theta (K, P), J (K,), W (K, n[1], n[0]), X (n[0], m), Y (m,).

    Of networks with many parameters, those that are shown `beside` it counted in, fewer of the recorded steps are taken, evenly:
    what one move sends to the browser stays small.
    """
    net = experiment.net
    steps, theta, cost = cached.training(experiment)
    at_most = max(FEWEST, ROOM // (4 * sum(one.parameter_count for one in (net, *beside))))
    if len(steps) > at_most:
        kept = np.rint(np.linspace(0, len(steps) - 1, at_most)).astype(int)
        steps, theta, cost = steps[kept], theta[kept], cost[kept]
    examples = cached.dataset(experiment.data)
    W = theta[:, : net.n[0] * net.n[1]].reshape(-1, net.n[1], net.n[0])
    return Run(steps, {"theta": theta, "J": cost, "W": W, "X": examples.X, "Y": examples.Y[0]}, {"net": (net, "theta")})


def along(run, values, experiment):
    """What another experiment recorded, an array (its own K, ...), at the steps that `run` recorded: (K, ...).

    A training that ended early, because its numbers left the floating-point range, stays at its last step.
    """
    return _held(run, cached.training(experiment)[0], values)


def _held(run, steps, values):
    """Values recorded at `steps` at those of `run`; from the last one on, the last."""
    return values[np.minimum(np.searchsorted(steps, run.steps), len(steps) - 1)]


def add_twin(run, name, experiment, array=None):
    """Put another training into a run, at the run's own steps: the network `name` and its cost "J <name>".

    `array` is the name of its parameters among the run's arrays, `name` itself unless given.
    """
    _, theta, cost = cached.training(experiment)
    run.arrays[array or name] = along(run, theta, experiment)
    run.arrays[f"J {name}"] = along(run, cost, experiment)
    run.nets[name] = (experiment.net, array or name)


def add_fresh(run, experiment, name="net"):
    """Put into a run how `experiment`, its network `name`, fares on fresh examples: arrays "J fresh <name>" (K,), and the first
    `DRAWN` of the examples, "fresh X" (2, n) and "fresh Y" (n,). Gives back how many of all are right, (K,)."""
    cost, right = (along(run, values, experiment) for values in cached.fresh_record(experiment))
    fresh = cached.fresh_examples(experiment.data)
    run.arrays.update({f"J fresh {name}": cost, "fresh X": fresh.X[:, :DRAWN], "fresh Y": fresh.Y[0, :DRAWN]})
    return right


def cost_along(run, experiment):
    """The cost of another experiment at the steps that `run` recorded, (K,)."""
    return along(run, cached.training(experiment)[2], experiment)


def costs_along(run, experiments):
    """The costs of experiments that differ in their starts only, at the steps that `run` recorded, (K, n)."""
    return np.column_stack([_held(run, *recorded) for recorded in cached.crowd(tuple(experiments))])


def parameters_at(run, step, name="net"):
    """The `nn_core.Parameters` of one of the run's networks at the recorded step nearest below or at `step`."""
    net, array = run.nets[name]
    return nn_core.Parameters.from_vector(net, run.arrays[array][run.index_of(step)])


def moved(run, name="net"):
    """How far the weights of each layer are from where they began, in per cent of their size there: a list of (K,).

    100 · ‖W[l] − W[l] at the first step‖ / ‖W[l] at the first step‖.
    """
    (net, array), start, shares = run.nets[name], 0, []
    for before, units in zip(net.n[:-1], net.n[1:], strict=True):
        W = run.arrays[array][:, start : start + units * before]
        shares.append(100 * np.linalg.norm(W - W[0], axis=1) / max(np.linalg.norm(W[0]), 1e-12))
        start += units * (before + 1)
    return shares


def gradient_at(run, step, name="net"):
    """(parameters, gradient) of one of the run's networks there, over all the run's examples."""
    net, theta = run.nets[name][0], parameters_at(run, step, name)
    X, Y = run.arrays["X"], np.atleast_2d(run.arrays["Y"])
    return theta, nn_core.backward(net, theta, nn_core.forward(net, theta, X), Y)
