"""The scripts a learner takes away from pages that train one unit or a two-layer network: as few lines of NumPy as it takes."""

import numpy as np

from nn_core import datasets
from pages.ui.code import bundle

ACTIVATE = {
    "sigmoid": "1 / (1 + np.exp(-np.clip({z}, -700, 700)))",
    "tanh": "np.tanh({z})",
    "relu": "np.maximum(0, {z})",
    "leaky_relu": "np.maximum({z}, 0.01 * {z})",
}
SLOPE = {
    "sigmoid": "A1 * (1 - A1)",
    "tanh": "(1 - A1**2)",
    "relu": "(Z1 > 0)",
    "leaky_relu": "np.where(Z1 > 0, 1, 0.01)",
}
UNIT = {  # the output's activation: ŷ, dZ and the loss of each example
    "linear": ("Z", "2 * (Yhat - Y)", "(Yhat - Y) ** 2"),
    "relu": ("np.maximum(0, Z)", "2 * (Yhat - Y) * (Z > 0)", "(Yhat - Y) ** 2"),
    "sigmoid": (ACTIVATE["sigmoid"].format(z="Z"), "Yhat - Y", "np.logaddexp(0, Z) - Y * Z"),
}
SPREAD = {"random": "", "xavier": " * np.sqrt(2 / ({n_in} + {n_out}))", "he": " * np.sqrt(2 / {n_in})"}


def one_unit(net, start, examples, legs):
    """Data, the given W and b, and gradient descent for a single unit, as a script that prints the cost after the legs.

    `start` is ("given", numbers); `examples` is a `Dataset`, whose numbers stand in the script.
    """
    n, numbers = net.n[0], [float(value) for value in start[1]]
    yhat, dZ, loss = UNIT[net.output]
    return f"""import numpy as np

X = np.array({np.round(examples.X, 6).tolist()})
Y = np.array({np.round(examples.Y, 6).tolist()})
m = X.shape[1]
W, b = np.array([{numbers[:n]}]), {numbers[n]}

legs = {[(leg.learning_rate, leg.steps) for leg in legs]}  # a learning rate alpha for so many steps
for alpha, steps in legs:
    for _ in range(steps):
        Z = W @ X + b
        Yhat = {yhat}
        dZ = {dZ}
        W, b = W - alpha * dZ @ X.T / m, b - alpha * dZ.mean()

Z = W @ X + b
Yhat = {yhat}
J = np.mean({loss})
print(f"After {{sum(steps for _, steps in legs)}} steps W = {{W.round(3)}}, b = {{b:.3f}} and the cost is {{J:.3g}}")
"""


def added_up(rows, bias):
    """The sum w·x + b of a picture, row by row, and σ of it, as a script that prints ŷ."""
    return f"""import numpy as np

# w_k x_k for the 60 pixels and 3 bands of each of the picture's 40 rows, added up row by row
rows = np.array({np.round(rows, 6).tolist()})
b = {bias:.6f}

z = rows.sum() + b
yhat = 1 / (1 + np.exp(-z))
print(f"z = {{z:.3f}}, so the probability of a flower is {{yhat:.3g}}")
"""


def two_layers(net, start, data, legs):
    """Data, first weights and gradient descent for a network 2 – n[1] – 1, as a script that prints the cost after the legs.

    `start` is (method, scale, seed, nudge), `data` (name, m, noise, seed), `legs` the learning rates with their steps.
    """
    name, m, noise, seed = data
    return f"""{bundle(datasets, name)}


data = {name}(m={m}, noise={noise}, seed={seed})
X, Y = data.X, data.Y  # shapes (2, {m}) and (1, {m})
n, m = {net.n[1]}, {m}


def forward():
    Z1 = W1 @ X + b1
    A1 = {ACTIVATE[net.activation(1)].format(z="Z1")}
    Z2 = W2 @ A1 + b2
    return Z1, A1, Z2


# The first weights
{_first_weights(*start)}
b1, b2 = np.zeros((n, 1)), np.zeros((1, 1))

# Gradient descent: a learning rate alpha for so many steps
legs = {[(leg.learning_rate, leg.steps) for leg in legs]}
for alpha, steps in legs:
    for _ in range(steps):
        Z1, A1, Z2 = forward()
        dZ2 = {ACTIVATE["sigmoid"].format(z="Z2")} - Y
        dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m
        dZ1 = W2.T @ dZ2 * {SLOPE[net.activation(1)]}
        dW1, db1 = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
{_keep_equal(start, net.n[1])}        W1, b1 = W1 - alpha * dW1, b1 - alpha * db1
        W2, b2 = W2 - alpha * dW2, b2 - alpha * db2

Z1, A1, Z2 = forward()
J = np.mean(np.logaddexp(0, Z2) - Y * Z2)  # cross-entropy of σ(Z2), exact for any Z2
print(f"After {{sum(steps for _, steps in legs)}} steps the cost is {{J:.3g}}")
"""


def _first_weights(method, scale, seed, nudge):
    if method in SPREAD:
        times = "" if scale is None else f"{scale} * "
        spread = [SPREAD[method].format(n_in=n_in, n_out=n_out) for n_in, n_out in ((2, "n"), ("n", 1))]
        return (
            f"rng = np.random.default_rng({seed})\n"
            f"W1 = {times}rng.standard_normal((n, 2)){spread[0]}\n"
            f"W2 = {times}rng.standard_normal((1, n)){spread[1]}"
        )
    value = 0.0 if method == "zeros" else scale
    first = f"W1, W2 = np.full((n, 2), {value}), np.full((1, n), {value})"
    return first + (f"\nW1[0, 0] += {nudge:g}" if nudge else "")


def _keep_equal(start, n):
    """A line that copies the gradient of equal units from the first of them: rounding must not part what is equal."""
    method, _, _, nudge = start
    first = 1 if nudge else 0
    if method in SPREAD or n - first < 2:
        return ""
    some = f"[{first}:]" if first else "[:]"
    return (
        "        # Units that are equal get one gradient, so that rounding cannot part them\n"
        f"        dW1{some}, db1{some}, dW2[:, {first}:] = dW1[{first}], db1[{first}], dW2[:, [{first}]]\n"
    )
