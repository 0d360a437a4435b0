"""Logistic regression at work on the picture: the sum z = b + Σ wₖ xₖ grows row by row, as one reads x."""

import numpy as np

import nn_core
from nn_core.activations import sigmoid
from pages.ui import cached
from pages.ui.lesson import content, readout
from pages.ui.live import panels
from pages.ui.live.player import Run

SLUG = "flower-lab"
ROWS, WIDTH = nn_core.N_X // 60, 60  # x as 120 rows: 40 of red, then 40 of green, then 40 of blue


def make_run(pixels):
    """Arrays "parts" (120, 60), what each number of x adds to z; "z" (121,) and "p" (121,), the sum so far and its sigmoid; "row"
    and "read" (121,), the rows and numbers read."""
    model = cached.logistic_model()
    parts = model.theta.W[1][0] * nn_core.picture_to_vector(pixels)[:, 0]
    row = np.arange(ROWS + 1)
    z = float(model.theta.b[1][0, 0]) + np.r_[0, parts.cumsum()[WIDTH - 1 :: WIDTH]]
    arrays = {"parts": parts.reshape(ROWS, WIDTH), "z": z, "p": sigmoid(z), "row": row, "read": WIDTH * row}
    return Run(row, arrays, aside={"logistic": float(model.predict(nn_core.picture_to_vector(pixels))[0, 0])})


def panels_of():
    """The sum as a curve, and all that is added."""
    titles = content.phrases(SLUG)["titles"]
    curve = panels.curve([("z", "z", "text")], titles["sum"], "z", x="read", x_title="numbers of x that have been read")
    return curve, panels.picture("parts", titles["parts"], until="row")


def told(run):
    """How much is read, what it adds up to, and in the end what it means."""
    say = content.phrases(SLUG)["sum"]
    end = say["end"].format(p=readout.sure(run.aside["logistic"]), eyes=readout.sure(run.aside["answer"].p))
    words = {"end": (("", end), (run.steps == run.last).astype(int))}
    return readout.Readout(say["so_far"], {"read": run.arrays["read"], "z": run.arrays["z"], "p": run.arrays["p"]}, words)
