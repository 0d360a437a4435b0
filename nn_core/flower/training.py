"""How the flower model is trained: augmented pictures, principal components, mini-batches, AdamW.

The gradients are those of the course, by `nn_core.workspace`. Every batch holds as many flowers as other pictures, so
the answer "1/2" is the border between them, whatever their numbers in the collection.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image

from nn_core.activations import sigmoid
from nn_core.bends import Bend
from nn_core.flower.adamw import AdamW
from nn_core.flower.augmentation import SIZE, augmented, with_margin
from nn_core.flower.components import Components, on_pictures, principal_components
from nn_core.flower.judging import balanced_accuracy, roc_auc
from nn_core.flower.model import FlowerModel, mirrored
from nn_core.flower.photos import Photo, enlarged, labels, vectors
from nn_core.losses import cross_entropy
from nn_core.network import Network, Parameters, initialize
from nn_core.propagation import forward
from nn_core.workspace import Room, Workspace, views

COMPONENT_ROUNDS = 2  # of augmentation, from which the principal components are taken


@dataclass(frozen=True)
class Settings:
    """What was chosen on the val split; `rounds` is how many augmented versions of each photo are made."""

    hidden: tuple[int, ...] = (256, 64)
    components: int = 512
    rounds: int = 40
    epochs: int = 240
    batch_size: int = 128
    learning_rate: float = 3e-3
    weight_decay: float = 0.1
    dropout: tuple[float, ...] = (0.2, 0.2, 0.2)
    averaging: float = 0.99
    seed: int = 0


def train_flower_model(
    train: Sequence[Photo], val: Sequence[Photo], settings: Settings, report: Callable[[str], None]
) -> FlowerModel:
    """The model (without card) from two lists of `Photo`; `report(sentence)` hears how far it is.

    Equal arguments give equal bits on the same machine. Raises ValueError unless both lists hold both classes.
    """
    both_labels(train, val)
    rng = np.random.default_rng(settings.seed)
    report(f"reading {len(train) + len(val)} photos")
    pictures = [with_margin(enlarged(photo, SIZE)) for photo in train]
    val_X, val_Y = vectors(val), labels(val)
    components, bank = make_bank(pictures, settings, rng, report)
    report(f"{len(components.M)} principal components; training for {settings.epochs} epochs")
    for epoch, net, theta in fit(bank, labels(train)[0], settings, rng):
        if epoch % 10 == 0 or epoch == settings.epochs:
            model = FlowerModel(*on_pictures(net, theta, components))
            p = model.predict(val_X)
            report(f"epoch {epoch:3d}: val balanced accuracy {balanced_accuracy(val_Y, p):.3f}, ROC AUC {roc_auc(val_Y, p):.3f}")
    return calibrated(model, val_X, val_Y)


def both_labels(train: Sequence[Photo], val: Sequence[Photo]) -> None:
    """Raise ValueError unless both lists hold both classes."""
    for name, photos in (("train", train), ("val", val)):
        if {photo.label for photo in photos} != {0, 1}:
            raise ValueError(f"the {name} split should have photos of both labels, 0 and 1")


def make_bank(
    pictures: Sequence[Image.Image], settings: Settings, rng: np.random.Generator, report: Callable[[str], None]
) -> tuple[Components, list[np.ndarray]]:
    """(Components, bank): the bank is a list of `rounds` arrays (m, d), float16: coordinates of augmented pictures."""
    some = np.concatenate([augmented(pictures, rng) for _ in range(COMPONENT_ROUNDS)])
    report("principal components")
    components = principal_components(some, settings.components, rng)
    del some
    bank = []
    for number in range(settings.rounds):
        bank.append(components.coordinates(augmented(pictures, rng)).astype(np.float16))
        if number % 10 == 9:
            report(f"augmentation {number + 1} of {settings.rounds}")
    return components, bank


def fit(
    bank: list[np.ndarray], y: np.ndarray, settings: Settings, rng: np.random.Generator
) -> Iterator[tuple[int, Network, Parameters]]:
    """Train on the bank and yield (epoch, net, theta) after each epoch; theta is the running average of the steps.

    AdamW with λ for W only; α falls to 0 along half a cosine. Dropout: Srivastava et al. 2014.
    """
    net = Network((bank[0].shape[1], *settings.hidden, 1), hidden="relu")
    half = max(1, settings.batch_size // 2)
    work = Workspace(net, initialize(net, "he", seed=rng), 2 * half)
    for l, rate in enumerate(settings.dropout[1:], start=1):
        work.bends[l] = relu_with_dropout(rate, rng)
    room = Room(work, np.ones((net.n[0] + 1, 2 * half)))
    room.aim(np.repeat([[0.0, 1.0]], half, axis=1), 1 / (2 * half))
    rule, average = AdamW(work.theta, settings.weight_decay * weights_only(work)), work.theta.copy()
    classes = [np.flatnonzero(y == 0), np.flatnonzero(y == 1)]
    batches = max(1, 2 * max(map(len, classes)) // settings.batch_size)
    last = settings.epochs * batches
    for epoch in range(1, settings.epochs + 1):
        for _ in range(batches):
            room.X[:-1] = balanced_batch(bank[epoch % len(bank)], classes, half, settings.dropout[0], rng)
            room.forward()
            room.backward()
            step = rule.steps + 1
            rule.step(work.change, settings.learning_rate * (1 + np.cos(np.pi * step / last)) / 2)
            average += (1 - min(settings.averaging, step / (step + 10))) * (work.theta - average)
        yield epoch, net, Parameters.from_vector(net, work.vectors(average))


def balanced_batch(X: np.ndarray, classes: Sequence[np.ndarray], half: int, rate: float, rng: np.random.Generator) -> np.ndarray:
    """`half` examples of class 0, then as many of class 1, drawn with replacement, inputs dropped out: (d, 2 half)."""
    chosen = np.concatenate([rng.choice(members, half) for members in classes])
    X = X[chosen].astype(np.float32)
    X *= dropout_mask(X.shape, rate, rng)
    return X.T


def dropout_mask(shape: tuple[int, ...], rate: float, rng: np.random.Generator) -> np.ndarray:
    """0 with probability `rate`, else 1/(1 − rate), so that the mean stays 1."""
    return (rng.random(shape, dtype=np.float32) >= rate) / np.float32(1 - rate)


def relu_with_dropout(rate: float, rng: np.random.Generator) -> Bend:
    """ReLU times a new random mask at each forward step; its slope takes the same mask."""
    mask = 1.0

    def bend(A: np.ndarray) -> None:
        nonlocal mask
        mask = dropout_mask(A.shape, rate, rng)
        np.maximum(A, 0.0, out=A)
        A *= mask

    def times_slope(dA: np.ndarray, A: np.ndarray) -> None:
        dA *= (A > 0) * mask

    return Bend(lambda A: [partial(bend, A)], lambda dA, A, _memory: [partial(times_slope, dA, A)])


def weights_only(work: Workspace) -> np.ndarray:
    """1 at the places of W, 0 at those of b, in the order of `work.theta`."""
    ones = np.ones_like(work.theta)
    for layer in views(work.net.shapes(), ones).values():
        layer[:, -1] = 0
    return ones


def calibrated(model: FlowerModel, X: np.ndarray, Y: np.ndarray) -> FlowerModel:
    """The model with z[L] divided by the temperature T at which its probabilities fit best on X, Y.

    T minimizes the mean cross-entropy, both classes weighing the same, among 0.25 · 1.05^k. Source: Guo et al. 2017.
    """
    weight = np.where(Y == 1, 0.5 / np.mean(Y == 1), 0.5 / np.mean(Y == 0))
    Z = [forward(model.net, model.theta, pictures).Z[model.net.L] for pictures in (X, mirrored(X))]

    def misfit(T):
        return np.mean(weight * cross_entropy(sum(sigmoid(z / T) for z in Z) / 2, Y))

    T = min(0.25 * 1.05 ** np.arange(60), key=misfit)
    L, theta = model.net.L, model.theta
    return FlowerModel(model.net, Parameters(theta.W | {L: theta.W[L] / T}, theta.b | {L: theta.b[L] / T}))
