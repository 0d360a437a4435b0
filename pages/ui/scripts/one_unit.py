"""The script of pages that train a single unit: data, the given weights and gradient descent in as few lines as it takes."""

import numpy as np

from pages.ui.scripts.formulas import ACTIVATE, written

UNIT = {  # the output's activation: ŷ, dZ and the loss of each example
    "linear": ("Z", "2 * (Yhat - Y)", "(Yhat - Y) ** 2"),
    "relu": ("np.maximum(0, Z)", "2 * (Yhat - Y) * (Z > 0)", "(Yhat - Y) ** 2"),
    "sigmoid": (ACTIVATE["sigmoid"].format(z="Z"), "Yhat - Y", "np.logaddexp(0, (1 - 2 * Y) * Z)"),
}


def one_unit(experiment, examples):
    """Data, the given W and b, and gradient descent for a single unit, as a script that prints the cost after the legs.

    The `Experiment` starts at given numbers; those of `examples`, a `nn_core.Dataset`, stand in the script.
    """
    net = experiment.net
    n, numbers = net.n[0], [float(value) for value in experiment.start.numbers]
    yhat, dZ, loss = UNIT[net.output]
    return f"""import numpy as np

X = np.array({np.round(examples.X, 6).tolist()})
Y = np.array({np.round(examples.Y, 6).tolist()})
m = X.shape[1]
W, b = np.array([{numbers[:n]}]), {numbers[n]}

{written(experiment.legs)}
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
