"""Photos, drawn pictures, what learns from them, and the flower model's answers."""

import csv
import json
from collections import Counter

import numpy as np
import streamlit as st

import nn_core
from nn_core.drawings import draw_picture, drawn_set
from nn_core.flower import load_eyes, load_flower_model
from nn_core.flower.figures import FIGURES, SHIPPED
from nn_core.limits import READ_MB, READ_SECONDS, UPLOAD_BYTES
from nn_core.reading.sentences import DAMAGED, TOO_MUCH, TOO_SLOW
from pages.ui.cached.common import ONE_AT_A_TIME, SENTENCES, ask_pool, frozen, remembered, remembered_apart
from pages.ui.workers import pool

READING = pool.Limit(READ_SECONDS, 10 * READ_SECONDS, 1_000_000 * READ_MB + 2 * UPLOAD_BYTES)  # the file itself is there twice
NO_PHOTO = {"time": TOO_SLOW, "memory": TOO_MUCH, "busy": SENTENCES["busy"], "broken": DAMAGED}  # why a worker could not read it


def photo(data):
    """(7200 bytes of the 60×40 RGB picture, the photo to look at as a JPEG's bytes, a warning or None) of a photo's bytes, read
    by a worker and not kept.

    Raises `nn_core.PhotoError`, and nothing else.
    """
    try:
        told, found = ask_pool("read_photo", {}, {"data": np.frombuffer(data, np.uint8)}, READING, about=0.2)
    except pool.Refused as refused:
        raise nn_core.PhotoError(refused.sentence) from None
    except pool.Failed as failed:
        raise nn_core.PhotoError(NO_PHOTO[failed.why]) from None
    return found["pixels"].tobytes(), found["view"].tobytes(), told["warning"]


@remembered(64)
def drawing(name):
    """The pixels (7200 bytes) of a drawn picture, named kind-seed."""
    kind, seed = name.rsplit("-", 1)
    return draw_picture(kind.replace("-", " "), int(seed)).tobytes()


@remembered(4)
def drawn_examples(m, seed):
    """m drawn pictures as columns, half of them flowers: X (7200, m) and Y (1, m), read-only."""
    pictures, Y = drawn_set(m, seed)
    return frozen(np.hstack([nn_core.picture_to_vector(picture) for picture in pictures])), frozen(Y)


@st.cache_resource(max_entries=2, show_spinner="A logistic regression learns from drawn pictures …")
def picture_regression(m=200, learning_rate=0.002, steps=1000):
    """W (1, 7200) and b of a logistic regression that began at zero and learned from m drawn pictures, read-only."""
    X, Y = drawn_examples(m, 0)
    net = nn_core.Network(n=(nn_core.N_X, 1))
    with ONE_AT_A_TIME:
        *_, last = nn_core.train(net, nn_core.initialize(net, "zeros"), X, Y, learning_rate, steps, record_every=steps)
    return frozen(last.parameters.W[1].copy()), float(last.parameters.b[1][0, 0])


@remembered(16)
def picture_costs(net, seed, data, learning_rate, steps, shuffle=None):
    """J at every step of a training on drawn pictures, (steps + 1,), read-only; `data` are the arguments of `drawn_examples`.

    With `shuffle`, the seed of a `nn_core.pixel_order`, the pixels of all pictures change places, and the first weights
    of every hidden unit go with their pixels.
    """
    X, Y = drawn_examples(*data)
    theta = nn_core.initialize(net, "xavier", seed=seed)
    if shuffle is not None:
        order = nn_core.pixel_order(shuffle)
        X, theta.W[1] = X[order], np.ascontiguousarray(theta.W[1][:, order])
    with ONE_AT_A_TIME:
        return frozen(np.array([snapshot.cost for snapshot in nn_core.train(net, theta, X, Y, learning_rate, steps)]))


@remembered(1)
def flower_model():
    """The shipped flower model, read and checked once per process."""
    return load_flower_model()


@remembered(1)
def logistic_model():
    """The shipped logistic regression, read and checked once per process."""
    return load_flower_model(SHIPPED["logistic"])


@remembered(1)
def eyes_model():
    """The shipped network with eyes, read and checked once per process."""
    return load_eyes()


@remembered(1)
def flower_figures():
    """How good the shipped networks are, by name and split (`nn_core.flower.figures`)."""
    return json.loads(FIGURES.read_text("utf-8"))


@remembered(1)
def flower_credits():
    """{(source, licence): how many of the photographs that the networks learned from and were judged by}, the most first."""
    with (FIGURES.parent / "flower_credits.csv").open(encoding="utf-8", newline="") as file:
        found = Counter()
        for row in csv.DictReader(file):
            found[row["source_repo"], row["licence"]] += int(row["photos"])
    return dict(found.most_common())


@remembered_apart(64)
def eyes_answer(pixels):
    """(what the network with eyes says, what the dense one gives, {side: how much each part mattered (40, 60)}) for the 7200
    bytes of a picture: an `nn_core.flower.Answer`, a probability, maps in log-odds."""
    picture = np.frombuffer(pixels, dtype=np.uint8).reshape(40, 60, 3)
    x = nn_core.picture_to_vector(picture)
    with ONE_AT_A_TIME:
        model = eyes_model()
        mattered = {side: frozen(found) for side, found in model.explain(x.astype(np.float32)).items()}
        return model.answer(picture), float(flower_model().predict(x)[0, 0]), mattered
