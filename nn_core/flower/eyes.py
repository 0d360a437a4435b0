"""The flower lab's answer: a network with eyes, or a few averaged, with what its answer is worth, read from one file.

What calibration does to z, σ(a z + b), is linear, so it has been multiplied into the last layer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import sigmoid
from nn_core.eyes import Cache, Eyes, Filters, forward
from nn_core.flower.doubt import Doubt
from nn_core.flower.files import check_numbers, read_arrays, refusal
from nn_core.flower.model import mirrored, read_card
from nn_core.flower.occlusion import what_mattered
from nn_core.limits import EYES
from nn_core.pictures import N_X, picture_to_vector
from nn_core.validation import check_examples

SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "flower_eyes.npz"
COLOURLESS = 4  # of 255: so little lies between the bands of a grey photo, a trace of colour from its file included
AT_ONCE = 64  # pictures that go through the network together


class Probe(NamedTuple):
    """Is there a plant at all? σ(W h + b) for the means h of all networks (k, m); below `threshold` the answer is no."""

    W: np.ndarray
    b: np.ndarray
    threshold: float


class Answer(NamedTuple):
    """What the network says about one picture: z, p = σ(z), "flower", "no flower" or "can't tell", and how sure that is.

    `of_100` photos rated like this about so many are flowers. `plant` is the probability that there is a plant;
    `no_plant` is True where none is in sight, and never together with a flower.
    """

    logit: float
    p: float
    verdict: str
    of_100: int
    plant: float
    no_plant: bool


@dataclass(frozen=True, eq=False)
class EyesModel:
    """One description, the parameters of each network (folded), the probe, the doubt, and the card ({} if there is none)."""

    eyes: Eyes
    nets: tuple[Filters, ...]
    probe: Probe
    doubt: Doubt
    card: dict[str, Any] = field(default_factory=dict)

    def predict(self, x: ArrayLike) -> np.ndarray:
        """The probability of a flower: p = σ(z). x (7200, m), values 0..1 → (1, m). Raises ValueError as `log_odds` does."""
        return sigmoid(self.log_odds(x))

    def log_odds(self, x: ArrayLike) -> np.ndarray:
        """z, the mean over the networks and over the picture and its mirror image: x (7200, m) → (1, m).

        Raises ValueError for another shape and for numbers that are not finite.
        """
        return both_sides(self.eyes, self.nets, check_examples("x", x, N_X, np.float32))[0]

    def plant(self, x: ArrayLike) -> np.ndarray:
        """The probability that there is a plant at all: x (7200, m) → (1, m). Raises ValueError as `log_odds` does."""
        return self._plant(both_sides(self.eyes, self.nets, check_examples("x", x, N_X, np.float32))[1])

    def _plant(self, h):
        return sigmoid(self.probe.W @ h + self.probe.b)

    def answer(self, picture: np.ndarray) -> Answer:
        """All that is said about one picture, (40, 60, 3) of uint8. Raises ValueError for any other."""
        z, h = both_sides(self.eyes, self.nets, picture_to_vector(picture).astype(np.float32))
        p, plant = float(sigmoid(z)[0, 0]), float(self._plant(h)[0, 0])
        verdict = self.doubt.verdict(p)
        no_plant = plant < self.probe.threshold and verdict != "flower" and not is_colourless(picture)
        return Answer(float(z[0, 0]), p, verdict, self.doubt.of_100(p), plant, no_plant)

    def layers(self, picture: np.ndarray) -> Cache:
        """The way of one picture, as it is and not mirrored, through the first network: A[l] (n[l], h, w, 1), `mean`, Z."""
        return forward(self.eyes, self.nets[0], picture_to_vector(picture).astype(np.float32))

    def explain(self, x: ArrayLike) -> dict[int, np.ndarray]:
        """What mattered, at two scales: {side of the square: map (40, 60)}. x (7200, 1). Raises ValueError as `predict` does."""
        return what_mattered(self.log_odds, x)


def is_colourless(picture: np.ndarray) -> bool:
    """Whether a picture (40, 60, 3) is grey all over: then nothing is said of plants, which the probe knows by their colours.

    Example:
        >>> is_colourless(np.full((40, 60, 3), 90, np.uint8)), is_colourless(np.uint8([[[90, 120, 60]]]))
        (True, False)
    """
    return bool(np.ptp(picture, axis=2).mean() <= COLOURLESS)


def both_sides(eyes: Eyes, nets: Sequence[Filters], X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(z, h) of pictures X (7200, m), each averaged with the mirror image's: z (1, m), the mean over the networks, and the
    means over the picture under it, (networks · n[L−1], m).
    """
    Z, H = [], []
    for start in range(0, X.shape[1], AT_ONCE):
        part = X[:, start : start + AT_ONCE]
        sides = [[forward(eyes, theta, side) for side in (part, mirrored(part))] for theta in nets]
        Z.append(np.mean([cache.Z[eyes.L] for pair in sides for cache in pair], axis=0))
        H.append(np.concatenate([(one.mean + other.mean) / 2 for one, other in sides]))
    return np.hstack(Z), np.hstack(H)


def save_eyes(path: str | Path, model: EyesModel) -> None:
    """Write W1, b1, ..., WL, bL (a network in front), plant_W, plant_b, plant_threshold, zone, edges and counts, float32.

    Equal models give equal bytes. The card is not written.
    """
    layers = range(1, model.eyes.L + 1)
    arrays = {f"{kind}{l}": np.stack([getattr(net, kind)[l] for net in model.nets]) for l in layers for kind in "Wb"}
    arrays |= {"plant_W": model.probe.W, "plant_b": model.probe.b, "plant_threshold": np.array([model.probe.threshold])}
    arrays |= {"zone": model.doubt.zone, "edges": model.doubt.edges, "counts": model.doubt.counts}
    np.savez_compressed(path, **{name: array.astype(np.float32) for name, array in arrays.items()})


def load(path: str | Path | None = None) -> EyesModel:
    """The model in an .npz file (the shipped one unless `path` is given), with the card in the .json of the same name.

    Raises ValueError, in one sentence, as `load_flower_model` does.
    """
    path = SHIPPED if path is None else Path(path)
    arrays = read_arrays(path)
    try:
        model = _model(arrays)
    except ValueError as error:
        raise refusal(path, "flower model with eyes", error) from None
    return EyesModel(*model, read_card(path.with_suffix(".json")))


def _model(arrays: dict[str, np.ndarray]) -> tuple[Eyes, tuple[Filters, ...], Probe, Doubt]:
    """The parts of the model in the arrays of a file, checked."""
    eyes = Eyes()
    shapes = eyes.shapes(normalized=False)
    layers = {f"{kind}{l}": shape for kind in "Wb" for l, shape in shapes[kind].items()}
    others = ("plant_W", "plant_b", "plant_threshold", "zone", "edges", "counts")
    if set(arrays) != {*layers, *others}:
        raise ValueError(f"expected {', '.join((*layers, *others))}, found {', '.join(sorted(arrays))}")
    count, bins = len(np.atleast_1d(arrays["W1"])), np.atleast_1d(arrays["edges"]).size - 1
    if not 1 <= count <= EYES or bins < 1:
        raise ValueError(f"it should hold 1 to {EYES} networks and a bin or more, but has {count} and {bins}")
    wide = count * eyes.n[eyes.L - 1]
    small = {"plant_W": (1, wide), "plant_b": (1, 1), "plant_threshold": (1,), "zone": (2,), "edges": (bins + 1,)}
    shapes = {name: (count, *shape) for name, shape in layers.items()} | small | {"counts": (2, bins)}
    for name, shape in shapes.items():
        check_numbers(name, arrays[name], shape)
    parts = {name: array.astype(np.float32) for name, array in arrays.items()}
    _check_doubt(parts)
    W, b = ([{l: parts[f"{kind}{l}"][s] for l in range(1, eyes.L + 1)} for s in range(count)] for kind in "Wb")
    probe = Probe(parts["plant_W"], parts["plant_b"], float(parts["plant_threshold"][0]))
    return eyes, tuple(map(Filters, W, b)), probe, Doubt(parts["zone"], parts["edges"], parts["counts"])


def _check_doubt(parts: dict[str, np.ndarray]) -> None:
    """Raise ValueError unless zone and edges lie in order within 0..1, and no bin is empty or has more flowers than photos."""
    for name, least in (("zone", 0.0), ("edges", 1e-6)):
        if not (np.all(np.diff(parts[name]) >= least) and parts[name][0] >= 0 and parts[name][-1] <= 1):
            raise ValueError(f"{name} should rise within 0..1")
    flowers, photos = parts["counts"]
    if np.any(flowers < 0) or np.any(photos < 1) or np.any(flowers > photos):
        raise ValueError("counts should be the flowers and all photos of every bin")
