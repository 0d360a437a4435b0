"""A network of one's own: what it calls the two heaps, its numbers, its answer to a picture; as a file and back.

The file is an .npz without pickle: W1, b1, W2, ... in float32 and "about", a JSON text as bytes. From outside nothing of it is
believed before it is checked; what is wrong is told in one sentence.
"""

import io
import json
from dataclasses import dataclass, replace

import numpy as np

from nn_core.activations import sigmoid
from nn_core.eyes import Eyes, Filters, forward
from nn_core.flower.files import check_numbers, read_arrays, refusal
from nn_core.heaps.pictures import vectors
from nn_core.heaps.plan import SEEING
from nn_core.limits import ABOUT_BYTES, HEAP_LAYERS, HEAP_UNITS, NAME_LETTERS
from nn_core.network import Network, Parameters
from nn_core.pictures import BANDS, HEIGHT, N_X, WIDTH
from nn_core.propagation import predict

WHAT = "network of one's own"


@dataclass(frozen=True, eq=False)
class Own:
    """`names` are those of the heaps, the one of y = 1 first; `net` and `theta` are a `Network` with `Parameters`, or `Eyes` with
    `Filters`, of numbers that float32 can hold."""

    names: tuple[str, str]
    net: Network | Eyes
    theta: Parameters | Filters

    def named(self, names: tuple[str, str]) -> "Own":
        """The same network for heaps of these names.

        Example:
            >>> Own(("", ""), SEEING, without_eyesight()).named(("crocus", "tulip")).names
            ('crocus', 'tulip')
        """
        return replace(self, names=tuple(names))

    def predict(self, pixels: np.ndarray) -> float:
        """The probability of the heap names[0] for a picture (40, 60, 3) in bytes.

        Raises ValueError for another shape or type.

        Example:
            >>> net = Network((7200, 1))
            >>> own = Own(("crocus", "tulip"), net, nn_core.initialize(net, "zeros"))
            >>> own.predict(np.zeros((40, 60, 3), np.uint8))
            0.5
        """
        if pixels.shape != (HEIGHT, WIDTH, BANDS) or pixels.dtype != np.uint8:
            raise ValueError(f"the picture must be {(HEIGHT, WIDTH, BANDS)} of uint8, but it is {pixels.shape} of {pixels.dtype}")
        return float(self.answers(vectors(pixels[None]))[0])

    def answers(self, X: np.ndarray) -> np.ndarray:
        """The probabilities for pictures X (7200, m), values 0..1: (m,).

        Example:
            >>> Own(("a", "b"), SEEING, without_eyesight()).answers(np.zeros((7200, 2))).tolist()
            [0.5, 0.5]
        """
        if isinstance(self.net, Eyes):
            return sigmoid(forward(self.net, self.theta, X).Z[self.net.L])[0]
        return predict(self.net, self.theta, X)[0]


def without_eyesight() -> Filters:
    """Filters of `SEEING` that are all 0.

    Example:
        >>> float(np.abs(without_eyesight().to_vector()).max())
        0.0
    """
    shapes = SEEING.shapes(normalized=False)
    return Filters(*({l: np.zeros(shape) for l, shape in shapes[kind].items()} for kind in "Wb"))


def as_file(own: Own) -> bytes:
    """The bytes of an .npz; equal networks give equal bytes.

    Example:
        >>> own = Own(("a", "b"), SEEING, without_eyesight())
        >>> read_own(as_file(own)).names
        ('a', 'b')
    """
    seeing = isinstance(own.net, Eyes)
    about = {"format": 1, "names": own.names, "eyes": seeing, "n": own.net.n} | ({} if seeing else {"hidden": own.net.hidden})
    file = io.BytesIO()
    np.savez_compressed(file, about=np.frombuffer(json.dumps(about).encode(), np.uint8), **arrays_of(own))
    return file.getvalue()


def arrays_of(own: Own) -> dict[str, np.ndarray]:
    """{"W1", "W2", ..., "b1", ...: array} of a network, in float32.

    Example:
        >>> list(arrays_of(Own(("a", "b"), SEEING, without_eyesight())))
        ['W1', 'W2', 'W3', 'W4', 'b1', 'b2', 'b3', 'b4']
    """
    return {f"{kind}{l}": part[l].astype(np.float32) for kind, part in (("W", own.theta.W), ("b", own.theta.b)) for l in part}


def read_own(data: bytes) -> Own:
    """The network in the bytes of a file. Raises ValueError, one sentence, for anything else."""
    arrays = read_arrays(data, WHAT)
    try:
        about = _about(arrays.pop("about", None))
        net = _net(about)
        shapes = net.shapes(normalized=False) if isinstance(net, Eyes) else dict(zip("Wb", _by_kind(net), strict=True))
        expected = {f"{kind}{l}": shape for kind in "Wb" for l, shape in shapes[kind].items()}
        if set(arrays) != set(expected):
            raise ValueError(f"expected about, {', '.join(expected)}, found {', '.join(sorted(arrays)) or 'no other'}")
        for name, shape in expected.items():
            check_numbers(name, arrays[name], shape)
    except (ValueError, TypeError, KeyError) as error:
        raise refusal(data, WHAT, error) from None
    parts = [{l: arrays[f"{kind}{l}"].astype(float) for l in shapes[kind]} for kind in "Wb"]
    return Own(tuple(about["names"]), net, Filters(*parts) if isinstance(net, Eyes) else Parameters(*parts))


def _by_kind(net: Network) -> list[dict]:
    """The shapes of W and those of b, by layer."""
    return [{l: both[i] for l, both in net.shapes().items()} for i in (0, 1)]


def _about(array: np.ndarray | None) -> dict:
    """The JSON text in an array of bytes, and in it what has to be there."""
    if array is None:
        raise ValueError("it does not say what it is (there is no “about” in it)")
    if array.dtype != np.uint8 or array.ndim != 1 or array.size > ABOUT_BYTES:
        raise ValueError(f"“about” should be a text of at most {ABOUT_BYTES} bytes")
    try:
        about = json.loads(array.tobytes().decode())
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise ValueError("“about” cannot be read") from None
    if not isinstance(about, dict) or about.get("format") != 1:
        raise ValueError("it is of a format that this app does not know")
    names = about.get("names")
    if not (isinstance(names, list) and len(names) == 2 and all(isinstance(name, str) and clean(name) == name for name in names)):
        raise ValueError("it should name its two heaps")
    if names[0] == names[1]:
        raise ValueError("its two heaps should not have the same name")
    return about


def clean(name: str) -> str:
    """A heap's name as it can be shown anywhere: one line, not too long, no signs that mean something to a page.

    Example:
        >>> clean("  pasque <b>flower "), clean(" ")
        ('pasque bflower', '')
    """
    plain = "".join(letter for letter in name if letter.isprintable() and letter not in "<>[]`*_$#|{}\\\\")
    return " ".join(plain.split())[:NAME_LETTERS].strip()


def _net(about: dict) -> Network | Eyes:
    """The network that a file speaks of, within the limits."""
    n = about.get("n")
    if not isinstance(n, list) or not all(type(units) is int for units in n):
        raise ValueError("n should be the numbers of units")
    if about.get("eyes"):
        if tuple(n) != SEEING.n:
            raise ValueError(f"a network with eyes should have the layers {list(SEEING.n)}, not {n[:9]}")
        return SEEING
    if len(n) < 2 or n[0] != N_X or n[-1] != 1:
        raise ValueError(f"it should take {N_X} numbers and give 1, but its layers are {n[:9]}")
    if len(n) - 2 > HEAP_LAYERS or not all(1 <= units <= HEAP_UNITS for units in n[1:-1]):
        raise ValueError(f"its layers are {n[:9]}, more than {HEAP_LAYERS} hidden ones or not of 1 to {HEAP_UNITS} units")
    if not isinstance(about.get("hidden"), str):
        raise ValueError("hidden should be the name of an activation")
    return Network(tuple(n), hidden=about["hidden"])
