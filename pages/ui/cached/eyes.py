"""What the flower lab's network with eyes makes of a picture, and small ones of its kind that learn from drawn pictures."""

from dataclasses import asdict

import numpy as np

import nn_core
from nn_core.eyes import Eyes
from pages.ui.cached.common import ONE_AT_A_TIME, frozen, remembered, remembered_apart, work
from pages.ui.cached.pictures import drawn_examples, eyes_model, flower_model

SMALL = Eyes(n=(3, 8, 16, 1), stride=(2, 1), pools=(True, False))  # learns from 200 pictures in seconds
LEARNED, FRESH = (200, 0), (200, 99)  # the arguments of `drawn_examples`
EPOCHS = 30
ABOUT = 3.0  # seconds: long enough to be a worker's


@remembered_apart(64)
def eyes_layers(pixels):
    """The way of a picture (7200 bytes), as it is and not mirrored, through the network: an `nn_core.eyes.Cache`."""
    with ONE_AT_A_TIME:
        return eyes_model().layers(np.frombuffer(pixels, np.uint8).reshape(40, 60, 3))


@remembered_apart(64)
def shuffled_answers(pixels, seed, shares):
    """(p of the network with eyes, p of the dense one), (shares,) each, read-only: a picture with so much of it shuffled."""
    x = nn_core.picture_to_vector(np.frombuffer(pixels, np.uint8).reshape(40, 60, 3))
    X = np.hstack([x[nn_core.pixel_order(seed, share)] for share in shares])
    with ONE_AT_A_TIME:
        return tuple(frozen(model.predict(X)[0].astype(float)) for model in (eyes_model(), flower_model()))


@remembered(8)
def eyes_learn(seed, shuffle=None):
    """(J (31,), the share of fresh pictures that are right) of `SMALL`, which learns from grey drawn pictures; read-only.

    A worker does it; raises TooMuch where that is not possible. With `shuffle`, the seed of a `nn_core.pixel_order`, the
    pixels of all pictures change places, the same in each.
    """
    (X, Y), (fresh_X, fresh_Y) = (drawn_examples(*which) for which in (LEARNED, FRESH))
    order = slice(None) if shuffle is None else nn_core.pixel_order(shuffle)
    pictures = {"X": grey(X)[order], "fresh_X": grey(fresh_X)[order]}
    arrays = {name: array.astype(np.float32) for name, array in pictures.items()} | {"Y": Y, "fresh_Y": fresh_Y}
    told, found = work("eyes", {"network": asdict(SMALL), "epochs": EPOCHS, "seed": seed}, arrays, ABOUT)
    return frozen(found["costs"]), told["right"]


def grey(X):
    """Pictures (7200, m) without their colours: the mean of the three bands in each."""
    return np.tile(X.reshape(3, -1, X.shape[1]).mean(axis=0), (3, 1))
