"""The scripts of the page on deep networks: both passes once, then the size of a gradient or the first number of a block."""

from pages.ui.scripts import layers


def gradient_sizes(both, l):
    """The size of the gradient that comes back to layer l, compared with the last layer's; prints ‖dW[l]‖ last."""
    then = f"""l = {l}
size, last = np.linalg.norm(dZ[l]), np.linalg.norm(dZ[L])
print(f"The size of dZ in layer {{l}} is {{size:.3g}}, in layer {{L}} it is {{last:.3g}}: {{size / last:.3g}} times as much")
print(f"The size of dW in layer {{l}} is {{np.linalg.norm(dW[l]):.3g}}")"""
    return layers.both_passes(both.net, both.start, both.cache.A[0], both.Y, then)


def block(both, step):
    """What one block of the two passes computes; prints its first number."""
    l, L = step.layer, both.net.L
    what = {
        "": "X",
        "Z": f"Z[{l}]",
        "A": f"A[{l}]",
        "dA": "-Y / A[L] + (1 - Y) / (1 - A[L])" if l == L else f"W[{l + 1}].T @ dZ[{l + 1}]",
        "dZ": f"dZ[{l}]",
        "dW": f"dW[{l}]",
    }[step.part]
    name = f"{step.part}[{l}]" if step.part else "X"
    then = f"""block = {what}
print(f"{name} has shape {{block.shape}}; its first number is {{block[0, 0]:.3g}}")"""
    return layers.both_passes(both.net, both.start, both.cache.A[0], both.Y, then)
