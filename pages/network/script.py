"""The script a learner takes away from the page on networks: one forward pass, with the numbers of the picture."""

import base64
import zlib

import numpy as np

from pages.network.pictures import MOST_INPUTS, MOST_UNITS
from pages.ui.scripts.formulas import ACTIVATE


def forward(seen, at, seed, stage):
    """The pass up to a stage (1 z[1], 2 a[1], 3 z[2], ...), as a script that prints the chosen entry there.

    `seen` and `at` as of `pictures`; the seed is that of the weights of a network with 7200 inputs.
    """
    net, lines = seen.net, []
    for l in range(1, min(net.L, (stage + 1) // 2) + 1):
        before = "X" if l == 1 else f"A{l - 1}"
        g = ACTIVATE[net.activation(l)].format(z=f"Z{l}")
        lines.append(f"# Layer {l}\nZ{l} = W{l} @ {before} + b{l}")
        lines.append(f'print("Z{l}:", W{l}.shape, "@", {before}.shape, "+", b{l}.shape, "->", Z{l}.shape)')
        if stage >= 2 * l:
            lines.append(f"A{l} = {g}")
    l = (stage + 1) // 2
    name, row = ("A" if stage % 2 == 0 else "Z") + str(l), 0 if l > at.layer or l == net.L else at.unit
    lines.append(f'\nprint("{name}, rounded:")\nprint({name}.round(3))')
    lines.append(f'print(f"Unit {row + 1}, example {at.example + 1}: {{{name}[{row}, {at.example}]:.3g}}")')
    return "\n".join(["import numpy as np", "", *_given(seen, seed, l), "", *lines, ""]).replace("import numpy", _more(seen), 1)


def _more(seen):
    return "import base64\nimport zlib\n\nimport numpy" if seen.net.n[0] > MOST_INPUTS else "import numpy"


def _given(seen, seed, last):
    """The lines with the examples and the parameters of the layers up to the last one that is computed."""
    n_x, m = seen.X.shape
    if n_x > MOST_INPUTS:
        packed = base64.b64encode(zlib.compress(np.rint(255 * seen.X).astype(np.uint8).tobytes(), 9)).decode()
        X = [
            f"# {m} picture{'s' if m > 1 else ''}, each a column of {n_x} numbers (packed, so that they fit on one line)",
            f'packed = "{packed}"',
            f"X = np.frombuffer(zlib.decompress(base64.b64decode(packed)), dtype=np.uint8).reshape({n_x}, {m}) / 255",
            f"rng = np.random.default_rng({seed})",
            f"W1 = (np.sqrt(2 / ({n_x} + {MOST_UNITS})) * rng.standard_normal(({MOST_UNITS}, {n_x})))[:{seen.net.n[1]}]",
        ]
    else:
        X = [f"X = np.array({seen.X.tolist()})  # a column for each plant", f"W1 = np.array({seen.theta.W[1].tolist()})"]
    X.append(f"b1 = np.array({seen.theta.b[1].tolist()})")
    for l in range(2, last + 1):
        X += [f"W{l} = np.array({seen.theta.W[l].tolist()})", f"b{l} = np.array({seen.theta.b[l].tolist()})"]
    return X
