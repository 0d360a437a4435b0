"""The scripts a learner takes away from the loss page."""

from pages.loss.pictures import DATA
from pages.ui import cached
from pages.ui.scripts.formulas import written


def one_example(yhat):
    """Both losses of one prediction, for y = 1 and y = 0."""
    return f"""import numpy as np

yhat = {yhat}
for y in (1, 0):
    cross_entropy = -(y * np.log(yhat) + (1 - y) * np.log(1 - yhat))
    squared_error = (yhat - y) ** 2
    print(f"y = {{y}}: cross-entropy {{cross_entropy:.3g}}, squared error {{squared_error:.3g}}")
"""


def two_landscapes(start, n, legs):
    """One ball on each landscape, from the same (w, b); with n = 1 only w moves."""
    data = cached.dataset(DATA)
    return f"""import numpy as np

x = np.array({data.X[0].tolist()})
y = np.array({data.Y[0].astype(int).tolist()})
{written(legs)}


def slope(loss, yhat):
    \"\"\"dL/dz of every example.\"\"\"
    return yhat - y if loss == "cross-entropy" else 2 * (yhat - y) * yhat * (1 - yhat)


for loss in ("cross-entropy", "squared error"):
    w, b = {float(start[0])}, {float(start[1])}
    for alpha, steps in legs:
        for _ in range(steps):
            dz = slope(loss, 1 / (1 + np.exp(-(w * x + b))))
            w, b = w - alpha * np.mean(dz * x), b - alpha * {"np.mean(dz)" if n == 2 else "0  # b stays where it is"}
    z = w * x + b
    if loss == "cross-entropy":
        J = np.mean(np.logaddexp(0, (1 - 2 * y) * z))
    else:
        J = np.mean((1 / (1 + np.exp(-z)) - y) ** 2)
    print(f"After {{sum(steps for _, steps in legs)}} steps w = {{w:.3f}}, b = {{b:.3f}} and the mean {{loss}} is {{J:.3g}}")
"""
