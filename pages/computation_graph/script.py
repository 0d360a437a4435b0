"""The script a learner takes away from the page on the computation graph."""


def one_example(v):
    """Forward, backward, a nudge for every parameter and one step, as a script that prints the loss after the step."""
    return f"""import numpy as np

x1, x2, y = {v.x1:g}, {v.x2:g}, {v.y}
w1, w2, b = {v.w1:.10g}, {v.w2:.10g}, {v.b:.10g}
alpha = {v.alpha:g}


def forward(w1, w2, b):
    z = w1 * x1 + w2 * x2 + b
    a = 1 / (1 + np.exp(-z))
    L = np.logaddexp(0, (1 - 2 * y) * z)  # the same as -(y log a + (1 - y) log(1 - a)), exact for any z
    return z, a, L


# Forward
z, a, L = forward(w1, w2, b)
print(f"z = {{z:.3g}}, a = {{a:.3g}}, L = {{L:.3g}}")

# Backward: each derivative is the one before, times the local derivative of one arrow
da = (1 - y) * (1 + np.exp(z)) - y * (1 + np.exp(-z))  # -1/a if y = 1, 1/(1 - a) if y = 0
dz = a - y  # da * a * (1 - a), with what cancels left out
dw1, dw2, db = x1 * dz, x2 * dz, dz
print(f"da = {{da:.3g}}, dz = {{dz:.3g}}, dw1 = {{dw1:.3g}}, dw2 = {{dw2:.3g}}, db = {{db:.3g}}")

# Is it right? Nudge each parameter and measure
epsilon = 1e-5
for name, change, computed in (("dw1", (1, 0, 0), dw1), ("dw2", (0, 1, 0), dw2), ("db", (0, 0, 1), db)):
    nudged = np.array([w1, w2, b]) + epsilon * np.array(change)
    print(f"{{name}}: measured {{(forward(*nudged)[2] - L) / epsilon:.3g}}, computed {{computed:.3g}}")

# One step of gradient descent
w1, w2, b = w1 - alpha * dw1, w2 - alpha * dw2, b - alpha * db
print(f"After one step w1 = {{w1:.3g}}, w2 = {{w2:.3g}}, b = {{b:.3g}} and the loss is L = {{forward(w1, w2, b)[2]:.3g}}")
"""
