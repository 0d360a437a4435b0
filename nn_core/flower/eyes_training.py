"""How the network with eyes is trained: stored versions of every photo, mirrored and shifted on the way, and AdamW.

Every batch holds as many flowers as other pictures; two of the others are fields of plain colour, so that a colour alone is no
flower. At the end the batch normalization is folded into the weights.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core.activations import sigmoid
from nn_core.eyes import Eyes, Filters, backward, forward, initialize, without_normalization
from nn_core.flower.adamw import AdamW
from nn_core.flower.augmentation import SIZE, augmented, with_margin
from nn_core.flower.eyes import EyesModel, both_sides
from nn_core.flower.finishing import finished
from nn_core.flower.judging import balanced_accuracy, roc_auc
from nn_core.flower.photos import Photo, enlarged, labels, vectors
from nn_core.flower.training import both_labels, dropout_mask
from nn_core.flower.variations import moved, plain_fields, varied
from nn_core.normalization import Spread
from nn_core.pictures import BANDS, HEIGHT, WIDTH

MEMORY = 0.1  # how much of the spread over all batches the newest one makes


@dataclass(frozen=True)
class EyesSettings:
    """What was chosen on the val split; `versions` of each photo are stored, every second one `varied`.

    `networks` of them are trained one after the other, from `seed`, `seed` + 1, ..., and their answers averaged.
    """

    versions: int = 12
    epochs: int = 40
    batch_size: int = 64
    plain: int = 2
    learning_rate: float = 4e-3
    warm_up: int = 200
    weight_decay: float = 0.01
    dropout: float = 0.2
    seed: int = 2
    networks: int = 1


def train_eyes(train: Sequence[Photo], val: Sequence[Photo], settings: EyesSettings, report: Callable[[str], None]) -> EyesModel:
    """The model (without card) from two lists of `Photo`; `report(sentence)` hears how far it is.

    Equal arguments give equal bits on the same machine. Raises ValueError unless both lists hold both classes, and of
    the photos whose category says so some show a plant and some do not.
    """
    both_labels(train, val)
    seeds = range(settings.seed, settings.seed + settings.networks)
    nets = [train_one(train, val, replace(settings, seed=seed), report) for seed in seeds]
    report("calibrating on the val split")
    return finished(Eyes(), nets, train, val)


def train_one(train: Sequence[Photo], val: Sequence[Photo], settings: EyesSettings, report: Callable[[str], None]) -> Filters:
    """One network, folded, from its seed."""
    rng = np.random.default_rng(settings.seed)
    report(f"reading {len(train) + len(val)} photos")
    bank = make_bank(train, settings, rng, report)
    val_X, val_Y = vectors(val), labels(val)
    report(f"training for {settings.epochs} epochs")
    eyes = Eyes()
    for epoch, theta in fit(eyes, bank, labels(train)[0], settings, rng):
        if epoch % 5 == 0 or epoch == settings.epochs:
            p = sigmoid(both_sides(eyes, [theta], val_X)[0])
            report(f"epoch {epoch:3d}: val balanced accuracy {balanced_accuracy(val_Y, p):.3f}, ROC AUC {roc_auc(val_Y, p):.3f}")
    return theta


def make_bank(
    photos: Sequence[Photo], settings: EyesSettings, rng: np.random.Generator, report: Callable[[str], None]
) -> np.ndarray:
    """`versions` augmented pictures of each photo, every second one varied too: (versions, m, 3, 40, 60), uint8."""
    pictures = [with_margin(enlarged(photo, SIZE)) for photo in photos]
    bank = np.empty((settings.versions, len(photos), BANDS, HEIGHT, WIDTH), np.uint8)
    for number, version in enumerate(bank):
        X = augmented(pictures, rng)
        X = varied(X, rng) if number % 2 else X
        version[:] = np.rint(255 * X).reshape(version.shape)
        report(f"version {number + 1} of {settings.versions}")
    return bank


def fit(
    eyes: Eyes, bank: np.ndarray, y: np.ndarray, settings: EyesSettings, rng: np.random.Generator
) -> Iterator[tuple[int, Filters]]:
    """Train on the bank and yield (epoch, the network folded) after each epoch.

    The learning rate climbs for `warm_up` steps and falls to 0 along half a cosine; λ for W only.
    """
    start = initialize(eyes, rng, np.float32)
    vector = start.to_vector()
    theta = start.from_vector(vector)
    rule = AdamW(vector, weights_only(theta) * np.float32(settings.weight_decay))
    kept = {l: Spread(np.zeros_like(b), np.ones_like(b)) for l, b in theta.b.items() if l in eyes.looking}
    classes = [np.flatnonzero(y == 0), np.flatnonzero(y == 1)]
    half = max(settings.plain + 1, settings.batch_size // 2)
    batches = max(1, max(map(len, classes)) // half)
    last = settings.epochs * batches
    Y = np.repeat(np.float32([[0, 1]]), half, axis=1)
    for epoch in range(1, settings.epochs + 1):
        for _ in range(batches):
            X = batch(bank, classes, half, settings.plain, rng)
            mask = dropout_mask((eyes.n[eyes.L - 1], 2 * half), settings.dropout, rng)
            cache = forward(eyes, theta, X, mask)
            slopes = backward(eyes, theta, cache, sigmoid(cache.Z[eyes.L]) - Y, mask)
            rule.step(slopes.to_vector(), learning_rate(rule.steps + 1, last, settings))
            for l, new in cache.spreads.items():
                kept[l] = Spread(*(old + np.float32(MEMORY) * (now - old) for old, now in zip(kept[l], new, strict=True)))
        yield epoch, without_normalization(theta, kept)


def learning_rate(step: int, last: int, settings: EyesSettings) -> float:
    """α · min(1, step / warm-up) · (1 + cos(π step / last)) / 2.

    Example:
        >>> [round(learning_rate(step, 1000, EyesSettings()), 5) for step in (100, 500, 1000)]
        [0.00195, 0.002, 0.0]
    """
    climb = min(1.0, step / max(1, settings.warm_up))
    return float(settings.learning_rate * climb * (1 + np.cos(np.pi * step / last)) / 2)


def batch(bank: np.ndarray, classes: Sequence[np.ndarray], half: int, plain: int, rng: np.random.Generator) -> np.ndarray:
    """`half` pictures of class 0, the last ones `plain` fields, then as many of class 1, any version of each: (7200, 2 half)."""
    chosen = np.concatenate([rng.choice(members, half) for members in classes])
    pictures = moved(bank[rng.integers(len(bank), size=2 * half), chosen], rng)
    X = pictures.reshape(2 * half, -1) / np.float32(255)
    X[half - plain : half] = plain_fields(plain, rng)
    return np.ascontiguousarray(X.T)


def weights_only(theta: Filters) -> np.ndarray:
    """1 at the places of W, 0 at those of b and γ, in the order of `to_vector`."""
    return np.concatenate([np.full(array.size, name == "W", np.float32) for name, _, array in theta.parts()])
