"""The script a learner takes away from the page on initialization: a two-layer network in as few lines of NumPy as it takes."""

from nn_core import datasets
from pages.ui.scripts.formulas import ACTIVATE, SLOPE, SPREAD, first_weights, written
from pages.ui.scripts.source import bundle


def two_layers(experiment):
    """Data, first weights and gradient descent for a network 2 – n[1] – 1, as a script that prints the cost after the legs."""
    net, start, data, legs = experiment
    name, m = data.name, data.m
    return f"""{bundle(datasets, name)}


data = {name}(m={m}, noise={data.noise}, seed={data.seed})
X, Y = data.X, data.Y  # shapes (2, {m}) and (1, {m})
n, m = {net.n[1]}, {m}


def forward():
    Z1 = W1 @ X + b1
    A1 = {ACTIVATE[net.activation(1)].format(z="Z1")}
    Z2 = W2 @ A1 + b2
    return Z1, A1, Z2


# The first weights
{_first_weights(start)}
b1, b2 = np.zeros((n, 1)), np.zeros((1, 1))

# Gradient descent
{written(legs)}
for alpha, steps in legs:
    for _ in range(steps):
        Z1, A1, Z2 = forward()
        dZ2 = {ACTIVATE["sigmoid"].format(z="Z2")} - Y
        dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m
        dZ1 = W2.T @ dZ2 * {SLOPE[net.activation(1)].format(z="Z1", a="A1")}
        dW1, db1 = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
{_keep_equal(start, net.n[1])}        W1, b1 = W1 - alpha * dW1, b1 - alpha * db1
        W2, b2 = W2 - alpha * dW2, b2 - alpha * db2

Z1, A1, Z2 = forward()
J = np.mean(np.logaddexp(0, (1 - 2 * Y) * Z2))  # cross-entropy of σ(Z2), exact for any Z2
print(f"After {{sum(steps for _, steps in legs)}} steps the cost is {{J:.3g}}")
"""


def _first_weights(start):
    """W1 and W2, and the nudge."""
    layers = (("W1", "(n, 2)", "2", "n"), ("W2", "(1, n)", "n", "1"))
    lines = [f"rng = np.random.default_rng({start.seed})"] if start.method in SPREAD else []
    lines += [f"{name} = {first_weights(start, *layer)}" for name, *layer in layers]
    return "\n".join([*lines, f"W1[0, 0] += {start.nudge:g}"] if start.nudge else lines)


def _keep_equal(start, n):
    """A line that copies the gradient of equal units from the first of them: rounding must not part what is equal."""
    first = 1 if start.nudge else 0
    if start.method in SPREAD or n - first < 2:
        return ""
    some = f"[{first}:]" if first else "[:]"
    return (
        "        # Units that are equal get one gradient, so that rounding cannot part them\n"
        f"        dW1{some}, db1{some}, dW2[:, {first}:] = dW1[{first}], db1[{first}], dW2[:, [{first}]]\n"
    )
