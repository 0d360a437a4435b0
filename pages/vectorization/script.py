"""The script a learner takes away from the page on m examples at once."""

from nn_core import averaging
from pages.ui.scripts.source import bundle


def loop_and_product(X, Y, w, b, shown):
    """The few examples as numbers, the loop (up to example `shown`, and to the end) and the product, as a script."""
    m = X.shape[1]
    return f"""{bundle(averaging, "average_in_loop", "average_as_product")}


X = np.array({X.tolist()})  # shape {X.shape}: each column an example
Y = np.array({Y.tolist()})  # shape {Y.shape}
w, b = np.array({w.tolist()}), {b}

A = 1 / (1 + np.exp(-(w.T @ X + b)))
dZ = A - Y

dw, db = average_as_product(X, dZ)
print("matrix product: dw =", dw.ravel(), " db =", db)

examples, dz = X.T.tolist(), dZ[0].tolist()
loop, loop_db = average_in_loop(examples, dz)
print("loop:           dw =", np.array(loop), " db =", loop_db)
print("largest difference:", max(np.abs(loop - dw.ravel()).max(), abs(loop_db - db)))

# The loop as far as it is shown: the examples after number {shown} add nothing yet
loop, loop_db = average_in_loop(examples, dz[:{shown}] + [0.0] * {m - shown})
print(f"after {shown} of {m} examples the loop has dw1 = {{loop[0]:.3g}}")
"""
