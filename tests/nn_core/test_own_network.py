"""A network of one's own as a file: the same answers when it comes back, and one sentence for everything else that comes."""

import io
import json
import zipfile

import numpy as np
import pytest

import nn_core
from nn_core.eyes import initialize
from nn_core.eyes.learning import judged
from nn_core.heaps import Own, as_file, read_own
from nn_core.heaps.plan import SEEING
from nn_core.limits import HEAP_UNITS, MODEL_BYTES

PIXELS = np.random.default_rng(0).integers(0, 256, (40, 60, 3)).astype(np.uint8)


def rounded(theta):
    """The same numbers as float32 has them."""
    return type(theta)(*({l: part[l].astype(np.float32).astype(float) for l in part} for part in (theta.W, theta.b)))


def dense(*layers, hidden="tanh"):
    """A network of pixels with these hidden layers."""
    net = nn_core.Network((7200, *layers, 1), hidden=hidden)
    return Own(("pasque flower", "crocus"), net, rounded(nn_core.initialize(net, "xavier", seed=1)))


def seeing():
    """A network with eyes."""
    X = np.random.default_rng(1).random((7200, 6))
    theta = judged(SEEING, initialize(SEEING, 2), X, np.ones((1, 6)))[1]
    return Own(("pasque flower", "crocus"), SEEING, rounded(theta))


MAKERS = {
    "logistic regression": dense,
    "four hidden layers": lambda: dense(64, 8, 4, 2, hidden="leaky_relu"),
    "eyes": seeing,
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_it_comes_back_with_the_same_answer(make):
    own = make()
    back = read_own(as_file(own))
    assert (back.names, back.net) == (own.names, own.net)
    assert back.predict(PIXELS) == own.predict(PIXELS)
    assert as_file(back) == as_file(own)


def test_the_largest_file_is_within_the_limits():
    assert len(as_file(dense(*[HEAP_UNITS] * 4))) < MODEL_BYTES / 4


def test_a_picture_of_another_size_or_type_is_refused():
    for wrong in (PIXELS[:39], PIXELS / 255, PIXELS[..., :1]):
        with pytest.raises(ValueError, match="the picture must be"):
            dense().predict(wrong)


def file_of(about=None, **arrays):
    """A file with these arrays in place of the right ones of a small network; None leaves one out."""
    own = read_own(as_file(dense(2)))
    right = {"format": 1, "names": list(own.names), "eyes": False, "n": [7200, 2, 1], "hidden": "tanh"}
    told = json.dumps(right | about).encode() if isinstance(about, dict) else about or json.dumps(right).encode()
    parts = {f"{kind}{l}": part[l] for kind, part in (("W", own.theta.W), ("b", own.theta.b)) for l in part}
    parts = {"about": np.frombuffer(told, np.uint8), **parts} | arrays
    file = io.BytesIO()
    np.savez(file, **{name: array for name, array in parts.items() if array is not None})
    return file.getvalue()


def pickled():
    """An array that would be read by running what stands in it."""
    file = io.BytesIO()
    np.savez(file, about=np.array([{"names": 1}], dtype=object))
    return file.getvalue()


def vast():
    """A header that promises 10 GB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("W1.npy", "w") as entry:
        header = {"descr": "<f4", "fortran_order": False, "shape": (2_500_000_000,)}
        np.lib.format.write_array_header_1_0(entry, header)
    return file.getvalue()


def without_about():
    """A file of nothing but weights."""
    file = io.BytesIO()
    np.savez(file, W1=np.zeros((1, 7200)), b1=np.zeros((1, 1)))
    return file.getvalue()


WRONG = {
    "empty": (lambda: b"", "not a network of one's own: it is no .npz, or was copied only in part"),
    "a text": (lambda: b"W1 = 3\n" * 99, "not a network of one's own"),
    "cut off": (lambda: file_of()[:5000], "it is no .npz, or was copied only in part"),
    "too large": (lambda: bytes(MODEL_BYTES + 1), "larger than 16 MB"),
    "pickled": (pickled, "holds objects, and only numbers are read here"),
    "10 GB": (vast, "would take 10000000000 bytes"),
    "another shape": (lambda: file_of(W1=np.zeros((3, 7200))), r"W1 should have shape \(2, 7200\), got \(3, 7200\)"),
    "not finite": (lambda: file_of(b2=np.full((1, 1), np.nan)), "b2 holds numbers that are not finite"),
    "whole numbers": (lambda: file_of(b2=np.zeros((1, 1), int)), "b2 should hold floating-point numbers"),
    "one missing": (lambda: file_of(b1=None), "expected about, W1, W2, b1, b2, found W1, W2, b2"),
    "one too many": (lambda: file_of(x=np.zeros(3)), "expected about"),
    "nothing about it": (without_about, "does not say what it is"),
    "another input": (lambda: file_of({"n": [784, 2, 1]}), "it should take 7200 numbers and give 1"),
    "no units": (lambda: file_of({"n": [7200, 0, 1]}), "or not of 1 to 64 units"),
    "too wide": (lambda: file_of({"n": [7200, 65, 1]}), "or not of 1 to 64 units"),
    "too deep": (lambda: file_of({"n": [7200, 2, 2, 2, 2, 2, 1]}), "more than 4 hidden"),
    "n a text": (lambda: file_of({"n": "7200"}), "n should be the numbers of units"),
    "n with a truth": (lambda: file_of({"n": [7200, True, 1]}), "n should be the numbers of units"),
    "unknown bend": (lambda: file_of({"hidden": "magic"}), "unknown activation 'magic'"),
    "no bend": (lambda: file_of({"hidden": 3}), "hidden should be the name of an activation"),
    "other eyes": (lambda: file_of({"eyes": True}), "a network with eyes should have the layers"),
    "one name": (lambda: file_of({"names": ["a"]}), "it should name its two heaps"),
    "one name twice": (lambda: file_of({"names": ["a", "a"]}), "its two heaps should not have the same name"),
    "a name with signs": (lambda: file_of({"names": ["a", "<script>"]}), "it should name its two heaps"),
    "a long name": (lambda: file_of({"names": ["a", "b" * 31]}), "it should name its two heaps"),
    "a later format": (lambda: file_of({"format": 2}), "of a format that this app does not know"),
    "no JSON": (lambda: file_of(b"{"), "cannot be read"),
    "no UTF-8": (lambda: file_of(b"\xff\xfe"), "cannot be read"),
    "deeply nested": (lambda: file_of(b"[" * 1900), "cannot be read"),
    "a long text": (lambda: file_of({"more": "x" * 3000}), "at most 2000 bytes"),
    "a list": (lambda: file_of(b"[1]"), "of a format that this app does not know"),
}


@pytest.mark.parametrize("name", WRONG)
def test_anything_else_is_refused_in_one_sentence(name):
    make, reason = WRONG[name]
    with pytest.raises(ValueError, match=reason) as refusal:
        read_own(make())
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 300


def test_a_file_with_nothing_wrong_is_read():
    assert read_own(file_of()).net.n == (7200, 2, 1)
