"""The script of pages that train a network of any depth: forward, backward, update in plain NumPy.

The data are cut from the engine's source; the activations and the loop over the layers are written out, as the lecture has them.
"""

from nn_core import datasets
from pages.ui.scripts.formulas import SPREAD, definitions, first_weights, written
from pages.ui.scripts.source import bundle

LOSS = {  # dZ of the last layer and the loss of every example
    "cross_entropy": ("A[L] - Y", "np.logaddexp(0, (1 - 2 * Y) * Z[L])"),
    "squared_error": ("2 * (A[L] - Y) * slope[L](Z[L], A[L])", "(A[L] - Y) ** 2"),
}


def layers(experiment):
    """Data, first weights and gradient descent for a network of any depth, as a script that prints the cost after the legs."""
    net, start, data, legs = experiment
    name, m = data.name, data.m
    _, loss = LOSS[net.loss]
    return f"""{bundle(datasets, name)}


{_functions(net)}


data = {name}(m={m}, noise={data.noise}, seed={data.seed})
X, Y = data.X, data.Y  # shapes {(net.n[0], m)} and {(net.n[-1], m)}
{_passes(net, start, m)}

{written(legs)}
for alpha, steps in legs:
    for _ in range(steps):
        _, dW, db = backward(*forward())
        for l in range(1, L + 1):
            W[l], b[l] = W[l] - alpha * dW[l], b[l] - alpha * db[l]

Z, A = forward()
J = np.sum({loss}) / m  # after many large steps another order of rounding may lead to other digits than on the page
print(f"After {{sum(steps for _, steps in legs)}} steps the cost is {{J:.3g}}")
"""


def both_passes(net, start, X, Y, then):
    """The examples X and Y as numbers, first weights, forward and backward once, and the lines `then`, as a script.

    There stand Z, A, dZ, dW and db (dicts by layer) ready for these lines.
    """
    return f"""import numpy as np


{_functions(net)}


# The examples are the columns: X has shape {X.shape}, Y {Y.shape}
X = np.array({_rows(X)})
Y = np.array({_rows(Y)})
{_passes(net, start, X.shape[1])}

Z, A = forward()
dZ, dW, db = backward(Z, A)
{then}
"""


def _passes(net, start, m):
    """The network's shape and first weights, and the two functions."""
    each = [net.activation(l) for l in range(1, net.L + 1)]
    return f"""n, L, m = {net.n}, {net.L}, {m}
g = {{l: act for l, act in enumerate([{", ".join(each)}], start=1)}}
slope = {{l: act for l, act in enumerate([{", ".join(f"{name}_prime" for name in each)}], start=1)}}

# The first weights
{_first_weights(start)}


def forward():
    A, Z = {{0: X}}, {{}}
    for l in range(1, L + 1):
        Z[l] = W[l] @ A[l - 1] + b[l]
        A[l] = g[l](Z[l])
    return Z, A


def backward(Z, A):
    dZ, dW, db = {{L: {LOSS[net.loss][0]}}}, {{}}, {{}}
    for l in range(L, 0, -1):
        dW[l] = dZ[l] @ A[l - 1].T / m
        db[l] = dZ[l].sum(axis=1, keepdims=True) / m
        if l > 1:
            dZ[l - 1] = W[l].T @ dZ[l] * slope[l - 1](Z[l - 1], A[l - 1])
    return dZ, dW, db
"""


def _rows(matrix):
    """A matrix as it is written in a script, a line for each row."""
    return "[\n" + "".join(f"    {row},\n" for row in matrix.tolist()) + "]"


def _functions(net):
    """The activations and their slopes."""
    return definitions(*(net.activation(l) for l in range(1, net.L + 1)))


def _first_weights(start):
    weights = first_weights(start, "(n[l], n[l - 1])", "n[l - 1]", "n[l]")
    lines = [f"rng = np.random.default_rng({start.seed})"] if start.method in SPREAD else []
    lines += [f"W = {{l: {weights} for l in range(1, L + 1)}}", "b = {l: np.zeros((n[l], 1)) for l in range(1, L + 1)}"]
    return "\n".join([*lines, f"W[1][0, 0] += {start.nudge:g}"] if start.nudge else lines)
