"""The flower model: x in R^7200 (a picture of 60 x 40 RGB pixels, values 0..1) -> the probability of a flower.

It is nothing but a network of this course with its parameters. What usually happens to a picture first (subtract the
mean, take principal components, scale) is linear, so it has been multiplied into W[1] and b[1].
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nn_core.flower.files import check_numbers, read_arrays, refusal
from nn_core.flower.occlusion import FINE, what_mattered
from nn_core.network import Network, Parameters, check_shapes
from nn_core.pictures import BANDS, HEIGHT, N_X, WIDTH
from nn_core.propagation import predict
from nn_core.validation import check_examples

SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "flower_model.npz"


@dataclass(frozen=True, eq=False)
class FlowerModel:
    """A network with its parameters and its card (what it was trained on and how well it does; {} if there is none)."""

    net: Network
    theta: Parameters
    card: dict[str, Any] = field(default_factory=dict)

    def predict(self, x: ArrayLike) -> np.ndarray:
        """The probability that a picture shows a flower in bloom: p = (ŷ(x) + ŷ(mirrored x)) / 2.

        x (7200, m), values 0..1 → (1, m), in 0..1. Raises ValueError for another shape and for numbers that are not finite.
        """
        x = check_examples("x", x, N_X)
        m = x.shape[1]
        both = predict(self.net, self.theta, np.hstack([x, mirrored(x)]))
        return (both[:, :m] + both[:, m:]) / 2

    def log_odds(self, x: ArrayLike) -> np.ndarray:
        """log p/(1−p) of `predict`, (1, m), held within ±36, where p rounds to 0 or 1."""
        p = np.clip(self.predict(x), 2e-16, 1 - 2e-16)
        return np.log(p) - np.log1p(-p)

    def explain(self, x: ArrayLike) -> np.ndarray:
        """Which parts mattered, by `what_mattered` with its small squares: x (7200, 1) → (40, 60), in units of log-odds.

        Raises ValueError as `predict` does, and for more than one picture.
        """
        return what_mattered(self.log_odds, x, (FINE,))[FINE]


def mirrored(x: np.ndarray) -> np.ndarray:
    """The same pictures with left and right exchanged, (7200, m)."""
    return x.reshape(BANDS, HEIGHT, WIDTH, -1)[:, :, ::-1].reshape(N_X, -1)


def save_flower_model(path: str | Path, net: Network, theta: Parameters) -> None:
    """Write hidden (the activation's name), W1, b1, ..., WL, bL and scale; equal models give equal bytes.

    W[1], most of the numbers, is W1 (float16, −1..1) times scale (n[1], 1); all other numbers are float32.
    """
    scale = np.maximum(np.abs(theta.W[1]).max(axis=1, keepdims=True), 1e-30).astype(np.float32)
    arrays = {f"{kind}{l}": part[l].astype(np.float32) for kind, part in (("W", theta.W), ("b", theta.b)) for l in part}
    arrays["W1"] = (theta.W[1] / scale).astype(np.float16)
    np.savez_compressed(path, hidden=np.array(net.hidden), scale=scale, **arrays)


def load_flower_model(path: str | Path | None = None) -> FlowerModel:
    """The model in an .npz file (the shipped one unless `path` is given), with the card in the .json of the same name.

    Raises ValueError, in one sentence, for a file that is missing, too large, or not such a model: wrong names,
    shapes or types, numbers that are not finite. Nothing in the file is executed.
    """
    path = SHIPPED if path is None else Path(path)
    arrays = read_arrays(path)
    try:
        net, theta = _network(arrays)
    except ValueError as error:
        raise refusal(path, "flower model", error) from None
    return FlowerModel(net, theta, read_card(path.with_suffix(".json")))


def _network(arrays: dict[str, np.ndarray]) -> tuple[Network, Parameters]:
    """(Network, Parameters) of the arrays in a file, checked."""
    L = len(arrays) // 2 - 1
    names = {"hidden", "scale"} | {f"{kind}{l}" for l in range(1, L + 1) for kind in "Wb"}
    if L < 1 or set(arrays) != names:
        raise ValueError(f"expected hidden, scale, W1, b1, ..., WL, bL, found {', '.join(sorted(arrays))}")
    hidden = arrays.pop("hidden")
    if hidden.dtype.kind != "U" or hidden.shape != ():
        raise ValueError("hidden should be the name of an activation")
    for name, array in arrays.items():
        check_numbers(name, array)
    theta = Parameters(*({l: arrays[f"{kind}{l}"].astype(float) for l in range(1, L + 1)} for kind in "Wb"))
    if arrays["scale"].shape != (len(theta.W[1]), 1):
        raise ValueError(f"scale should have shape {(len(theta.W[1]), 1)}, got {arrays['scale'].shape}")
    theta.W[1] *= arrays["scale"]
    net = Network((theta.W[1].shape[1], *(len(theta.W[l]) for l in theta.W)), hidden=str(hidden))
    check_shapes(net, theta)
    if net.n[0] != N_X or net.n[L] != 1:
        raise ValueError(f"it should take {N_X} numbers and give 1, but takes {net.n[0]} and gives {net.n[L]}")
    return net, theta


def read_card(path: Path) -> dict[str, Any]:
    """The card beside a model, {} where there is none. Raises ValueError for one that is no JSON object."""
    if not path.is_file():
        return {}
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"the card {path.name} cannot be read: {error}") from None
    if not isinstance(card, dict):
        raise ValueError(f"the card {path.name} should be a JSON object")
    return card
