"""What is said about a forward pass: the sentence of every stage, and the matrices known at a step as formulas."""

from pages.network.pictures import BENDS, MOST_INPUTS, letter, shape_line
from pages.ui.lesson import readout

BEND = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\text{ReLU}", "leaky_relu": r"\text{leaky ReLU}"}
MOST_SHOWN = 8  # rows and columns of a matrix


def sentences(seen, at, say, units):
    """The read-out of every stage; `say` are the phrases, `units` tells in words how many units layer [1] has."""
    m, n_x = seen.X.shape[1], seen.net.n[0]
    thing = say["picture" if n_x > MOST_INPUTS else "plant"]
    known = {"things": f"one {thing}" if m == 1 else f"{m} {thing}s", "thing": f"{thing} {at.example + 1}", "n_x": n_x}
    known |= {
        "X": letter("X", m),
        "sX": seen.X.shape,
        "sW": seen.theta.W[1].shape,
        "units": f"each of {units}" if seen.net.n[1] > 1 else units,
    }
    told = [say["given"].format(**known)]
    for l in range(1, seen.net.L + 1):
        j = at.unit if at.layer == l else 0
        names = {"Z": f"{letter('Z', m)}[{l}]", "A": f"{letter('A', m)}[{l}]", "l": l, "j": j + 1, "s": seen.cache.A[l].shape}
        names |= {"z": readout.show_number(seen.cache.Z[l][j, at.example]), "shapes": shape_line(seen, l)}
        names |= {"a": readout.show_number(seen.cache.A[l][j, at.example]), "g": BENDS[seen.net.activation(l)]}
        names |= {"before": f"{letter('A', m)}[{l - 1}]" if l > 1 else known["X"]}
        told += [say[name].format(**known, **names) for name in ("sum", "bend" if l < seen.net.L else "out")]
    return told


def formulas(seen, step):
    """Every layer that is known at a step, as two formulas each: its sums and its bend, with the shapes."""
    m = seen.X.shape[1]
    given = {letter("X", m): seen.X, "W^{[1]}": seen.theta.W[1], "b^{[1]}": seen.theta.b[1]}
    lines = [r"$$" + r", \quad ".join(f"{name} = {matrix(array)}" for name, array in given.items()) + "$$"] if step == 0 else []
    for l in range(1, seen.net.L + 1):
        W, A, b, Z = (matrix(array) for array in (seen.theta.W[l], seen.cache.A[l - 1], seen.theta.b[l], seen.cache.Z[l]))
        z, a = rf"{letter('Z', m)}^{{[{l}]}}", rf"{letter('A', m)}^{{[{l}]}}"
        before = rf"{letter('A', m)}^{{[{l - 1}]}}" if l > 1 else letter("X", m)
        shapes = shape_line(seen, l).replace("·", r"\cdot").replace("→", r"\to")
        if step >= 2 * l - 1:
            lines.append(rf"$${z} = W^{{[{l}]}} {before} + b^{{[{l}]}} = {W}{A} + {b} = {Z}$$")
            lines.append(rf"$${shapes}$$")
        if step >= 2 * l:
            lines.append(rf"$${a} = {BEND[seen.net.activation(l)]}\big({z}\big) = {matrix(seen.cache.A[l])}$$")
    return lines


def learned(theta, m):
    """The parameters, and the shapes of every layer for m examples, as formulas."""
    named = [rf"{n}^{{[{l}]}} = {matrix(part[l])}" for l in theta.W for n, part in (("W", theta.W), ("b", theta.b))]
    lines = [r", \quad ".join(named)]
    for l, W in theta.W.items():
        lines.append(rf"{W.shape} \cdot {(W.shape[1], m)} + {theta.b[l].shape} \to {(W.shape[0], m)}")
    return [f"$${line}$$" for line in lines]


def matrix(array):
    """A matrix as LaTeX; of a very large one only a corner."""
    return readout.latex_matrix(array, MOST_SHOWN if max(array.shape) <= MOST_SHOWN else 3)
