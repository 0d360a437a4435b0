"""Shapes that do not fit: a mistake is made on purpose, NumPy is asked, and its answer is shown as a jigsaw."""

from typing import NamedTuple

import numpy as np
import streamlit as st

from pages.network import pictures
from pages.ui.lesson import parts
from pages.ui.still import drawings

MISTAKES = {
    "none": "no mistake",
    "wt": "W[1] transposed",
    "rows": "a row for each example in X",
    "brow": "b[1] as a row",
    "w2": "W[2] with a weight too many",
}


class Attempt(NamedTuple):
    """W A + b as it was tried. `error` is NumPy's own message, None where it did not complain; `shape` is then the result's.

    `verdict` is "fits", "product" (W and A do not fit), "sum" (b does not), "shape" (no complaint, but a wrong shape) or
    "silent" (no complaint, the right shape, wrong numbers).
    """

    names: tuple
    W: np.ndarray
    A: np.ndarray
    b: np.ndarray
    error: str | None
    shape: tuple | None
    verdict: str


def attempt(mistake, seen):
    """Try W A + b of a pass (`pictures.one_pass`) with a mistake of MISTAKES in it."""
    l = 2 if mistake == "w2" and seen.net.L == 2 else 1
    W, A, b = seen.theta.W[l], seen.cache.A[l - 1], seen.theta.b[l]
    inputs = pictures.letter("X", seen.X.shape[1]) if l == 1 else f"{pictures.letter('A', seen.X.shape[1])}[1]"
    names = [f"W[{l}]", inputs, f"b[{l}]"]
    right = W @ A + b
    if mistake == "wt":
        W, names[0] = W.T, "W[1]ᵀ"
    elif mistake == "rows":
        A, names[1] = A.T, f"{inputs}ᵀ"
    elif mistake == "brow":
        b, names[2] = b.T, "b[1]ᵀ"
    elif mistake == "w2":
        W = np.hstack([W, W[:, :1]])
    error, result, where = None, None, "product"
    try:
        product = W @ A
        where = "sum"
        result = product + b
    except ValueError as complaint:
        error = str(complaint)
    return Attempt(tuple(names), W, A, b, error, None if error else result.shape, where if error else _verdict(result, right))


def _verdict(result, right):
    if result.shape != right.shape:
        return "shape"
    return "fits" if np.array_equal(result, right) else "silent"


def drawn(tried):
    """The arguments of `drawings.jigsaw`: the pieces and their joints. b joins the product W A, which has the rows of W."""
    pieces = [(name, array.shape) for name, array in zip(tried.names, (tried.W, tried.A, tried.b), strict=True)]
    sides = (None, None) if tried.verdict == "product" else (tried.W.shape[0], tried.b.shape[0])
    return pieces, [("·", tried.W.shape[1], tried.A.shape[0]), ("+", *sides)]


def code(tried):
    """What one would type, and what NumPy answers."""
    W, A, b = (name.translate({ord("["): None, ord("]"): None, ord("ᵀ"): ".T"}) for name in tried.names)
    asked = f">>> ({W} @ {A} + {b}).shape"
    return f"{asked}\nValueError: {tried.error}" if tried.error else f"{asked}\n{tried.shape}"


def described(tried):
    """The drawing in words."""
    pieces, joints = drawn(tried)
    shapes = ", ".join(f"{name} {shape}" for name, shape in pieces)
    apart = [f"{left} teeth against {right} notches" for _, left, right in joints if left != right]
    return f"Three pieces: {shapes}. {'They do not close: ' + ' and '.join(apart) if apart else 'They close'}."


def explained(tried, mistake, phrases):
    """The verdict in plain words, and what to do about it; `phrases` are the page's."""
    (W, A, b), say = tried.names, phrases["jigsaw"]
    known = {"W": W, "A": A, "b": b, "sW": tried.W.shape, "sA": tried.A.shape, "sb": tried.b.shape, "shape": tried.shape}
    known |= {"columns": tried.W.shape[1], "rows": tried.A.shape[0], "brows": tried.b.shape[0]}
    known |= {"product": (tried.W.shape[0], tried.A.shape[1]), "right": (tried.W.shape[0], tried.A.shape[1])}
    text = say[tried.verdict].format(**known)
    if tried.verdict == "fits":
        return text + (say["none"] if mistake != "none" else "")
    return f"{text}\n\n{phrases['remedy'][mistake]}"


def show(tried, mistake, phrases):
    """The pieces, what NumPy says, and what it means; `phrases` are the page's."""
    left, right = st.columns([1, 1.1], gap="large", vertical_alignment="center")
    with left:
        parts.drawing(drawings.jigsaw(*drawn(tried), described(tried)))
    with right.container(key="jigsaw"):
        st.code(code(tried), language="python", wrap_lines=True)
        st.markdown(explained(tried, mistake, phrases))
