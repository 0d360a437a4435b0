"""The formulas of activations and first weights as a script writes them: on one line, as short as NumPy allows.

They are written out again here, not cut from the engine's source; the tests run every script and hold it to the page's numbers.
"""

ACTIVATE = {
    "sigmoid": "1 / (1 + np.exp(-np.clip({z}, -700, 700)))",
    "tanh": "np.tanh({z})",
    "relu": "np.maximum(0, {z})",
    "leaky_relu": "np.maximum({z}, 0.01 * {z})",
    "linear": "{z}",
}
SLOPE = {  # by z and by a = g(z)
    "sigmoid": "{a} * (1 - {a})",
    "tanh": "(1 - {a}**2)",
    "relu": "({z} > 0)",
    "leaky_relu": "np.where({z} > 0, 1, 0.01)",
    "linear": "1.0",
}
SPREAD = {  # what the numbers N(0, 1) of the first weights are multiplied by, besides the scale
    "random": "",
    "xavier": " * np.sqrt(2 / ({n_in} + {n_out}))",
    "he": " * np.sqrt(2 / {n_in})",
}


def definitions(*names):
    """Activations and their slopes as functions of a script: relu(Z) and relu_prime(Z, A)."""
    return "\n\n\n".join(
        f"def {name}(Z):\n    return {ACTIVATE[name].format(z='Z')}\n\n\n"
        f"def {name}_prime(Z, A):\n    return {SLOPE[name].format(z='Z', a='A')}"
        for name in dict.fromkeys(names)
    )


def first_weights(start, shape, n_in, n_out):
    """The first weights of a layer that a `Start` means: `shape`, `n_in` and `n_out` as they are called in the script."""
    if start.method not in SPREAD:
        return f"np.full({shape}, {0.0 if start.method == 'zeros' else start.factor})"
    times = "" if start.factor == 1 else f"{start.factor} * "
    return f"{times}rng.standard_normal({shape}){SPREAD[start.method].format(n_in=n_in, n_out=n_out)}"


def written(legs):
    """Legs as a line of a script that loops over them."""
    return f"legs = {[tuple(leg) for leg in legs]}  # a learning rate alpha for so many steps"
