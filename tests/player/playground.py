"""What Python answers for networks of the playground, for the tests under Node: all depths, activations, outputs and inputs.

The softmax and the derived inputs are written out here once more, so that the browser is held to the formulas themselves.
"""

import numpy as np

import nn_core

INPUTS = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1x1": lambda x1, x2: x1**2,
    "x2x2": lambda x1, x2: x2**2,
    "x1x2": lambda x1, x2: x1 * x2,
    "sin1": lambda x1, x2: np.sin(4 * x1),
    "sin2": lambda x1, x2: np.sin(4 * x2),
}
TASKS = (("yes/no", "sigmoid", "cross_entropy"), ("yes/no", "sigmoid", "squared_error"))
TASKS += (("real number", "linear", "squared_error"), ("classes", "softmax", "cross_entropy"))
DEPTHS = range(11)
COUNT = 40  # examples


def networks():
    """Networks with 0 to 10 hidden layers for every task: the header's entry, X, Y, and what Python computes of them."""
    rng = np.random.default_rng(7)
    for depth in DEPTHS:
        for task in TASKS:
            yield one(rng, depth, *task)


def one(rng, depth, task, output, loss):
    """A network drawn at random, with its numbers as float32, as they are sent."""
    names = sorted(rng.choice(list(INPUTS), rng.integers(1, 8), replace=False), key=list(INPUTS).index)
    shift, scale = rng.normal(0, 0.3, len(names)), rng.uniform(0.4, 2, len(names))
    outputs = 3 if task == "classes" else 1
    n = (len(names), *rng.integers(1, 17, depth), outputs)
    hidden = tuple(rng.choice(list(nn_core.ACTIVATIONS), depth))
    start = nn_core.initialize(shape(n, hidden), "xavier", scale=1.3, seed=rng).to_vector()
    theta = sent(start + rng.normal(0, 0.3, len(start)))
    X = sent(rng.uniform(-1.5, 1.5, (2, COUNT)))
    Y = sent(rng.normal(0, 0.6, COUNT)) if task == "real number" else rng.integers(0, max(2, outputs), COUNT)
    A0 = (np.array([INPUTS[name](*X) for name in names]) - shift[:, None]) / scale[:, None]
    Z = nn_core.forward(shape(n, hidden), nn_core.Parameters.from_vector(shape(n, hidden), theta), A0).Z[depth + 1]
    yhat = answers(Z, output)
    spec = {"n": n, "activations": [*hidden, output], "loss": loss, "inputs": names, "shift": shift, "scale": scale, "task": task}
    told = {
        "X": X,
        "Y": Y,
        "theta": theta,
        "yhat": yhat,
        "cost": cost(Z, yhat, Y, output, loss),
        "confusion": confusion(yhat, Y, task),
    }
    return plain({"net": spec, **told, "gradient": gradient(n, hidden, theta, A0, Z, yhat, Y, output, loss)})


def shape(n, hidden, output="linear", loss="squared_error"):
    """The network without its bend at the end: its answers are the last z."""
    return nn_core.Network(n=tuple(int(units) for units in n), hidden=hidden, output=output, loss=loss)


def sent(values):
    """Numbers as they reach the browser: float32."""
    return np.asarray(values, np.float32).astype(float)


def answers(Z, output):
    """ŷ of the last z."""
    if output == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0)
    return nn_core.ACTIVATIONS[output].g(Z)


def cost(Z, yhat, Y, output, loss):
    """J of labels Y, (m,)."""
    if output == "softmax":
        most = Z.max(axis=0)
        return np.mean(most + np.log(np.exp(Z - most).sum(axis=0)) - Z[Y, np.arange(COUNT)])
    net = nn_core.Network(n=(1, 1), output=output, loss=loss)
    return nn_core.cost(net, nn_core.propagation.Cache({1: Z}, {1: yhat}), Y[None].astype(float))


def confusion(yhat, Y, task):
    """How often an example of one class is put into another; None for real numbers."""
    if task == "real number":
        return None
    said = yhat.argmax(axis=0) if len(yhat) > 1 else (yhat[0] > 0.5).astype(int)
    counts = np.zeros((max(2, len(yhat)),) * 2, int)
    np.add.at(counts, (Y, said), 1)
    return counts


def gradient(n, hidden, theta, A0, Z, yhat, Y, output, loss):
    """dJ/dθ: of a network with a linear end and half the squared error, whose targets give it the dL/dz of the real one."""
    one_hot = np.eye(len(yhat))[Y].T if output == "softmax" else Y[None]
    dZ = nn_core.losses.output_dZ(loss, "linear" if output == "softmax" else output, Z, yhat, one_hot)
    net = shape(n, hidden)
    parameters = nn_core.Parameters.from_vector(net, theta)
    cache = nn_core.forward(net, parameters, A0)
    return nn_core.backward(net, parameters, cache, cache.A[net.L] - dZ / 2).to_vector()


def plain(told):
    """Arrays as lists, for JSON."""
    if isinstance(told, dict):
        return {name: plain(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [plain(value) for value in told]
    return told.tolist() if isinstance(told, np.ndarray | np.generic) else told
