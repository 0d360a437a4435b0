"""From trained networks with eyes to the model of the flower lab: calibrated, with its doubt, and able to see no plant."""

from collections.abc import Sequence

import numpy as np

from nn_core.activations import sigmoid
from nn_core.eyes import Eyes, Filters
from nn_core.flower.doubt import calibration, doubt_of
from nn_core.flower.eyes import EyesModel, Probe, both_sides
from nn_core.flower.kinds import shows_plant
from nn_core.flower.logistic import logistic_regression
from nn_core.flower.photos import Photo, labels, vectors

STRENGTH = 1e-3  # of the penalty on the probe's weights, for means of spread 1: chosen on val
MISSED = 0.05  # the share of the plants of the val split of which the probe may say "no plant"


def finished(eyes: Eyes, nets: Sequence[Filters], train: Sequence[Photo], val: Sequence[Photo]) -> EyesModel:
    """The model (without card): the probe is trained on `train`; calibration, doubt and the probe's threshold come from `val`."""
    train_X, val_X = (vectors(photos).astype(np.float32) for photos in (train, val))
    Y = labels(val)
    a, b = calibration(Y, both_sides(eyes, nets, val_X)[0])
    nets = tuple(calibrated(eyes, theta, a, b) for theta in nets)
    z, h = both_sides(eyes, nets, val_X)
    probe = probe_of(both_sides(eyes, nets, train_X)[1], train, h, val)
    return EyesModel(eyes, nets, probe, doubt_of(Y, sigmoid(z)))


def calibrated(eyes: Eyes, theta: Filters, a: float, b: float) -> Filters:
    """The network whose z is a z + b: W[L] := a W[L], b[L] := a b[L] + b."""
    a, b, L = np.float32(a), np.float32(b), eyes.L
    return Filters(theta.W | {L: a * theta.W[L]}, theta.b | {L: a * theta.b[L] + b})


def probe_of(train_h: np.ndarray, train: Sequence[Photo], val_h: np.ndarray, val: Sequence[Photo]) -> Probe:
    """Logistic regression on the means h (k, m), for the photos whose category says whether they show a plant.

    The means are brought to mean 0 and spread 1, which is then multiplied into the weights.
    """
    plants = np.array([shows_plant(photo) for photo in train])
    known = ~np.isnan(plants)
    if set(plants[known]) != {0, 1}:
        raise ValueError("of the train photos whose category says so, some should show a plant and some should not")
    h = train_h[:, known].astype(float)
    mean, spread = h.mean(axis=1, keepdims=True), h.std(axis=1, keepdims=True) + 1e-6
    W, b = logistic_regression((h - mean) / spread, plants[known], STRENGTH)
    W, b = W / spread.T, b - (W / spread.T) @ mean
    of_plants = val_h[:, np.array([shows_plant(photo) for photo in val]) == 1]
    return Probe(W, b, float(np.quantile(sigmoid(W @ of_plants + b), MISSED)))
