"""The question computed from the screen: what the cross-entropy charges for a prediction that the page does not reckon out."""

import numpy as np

import nn_core
from nn_core.landscapes import FIXED_B
from nn_core.losses import output_loss
from pages.loss import pictures
from pages.ui import cached
from pages.ui.lesson import content, readout

SLUG = "loss"
APART = 0.05  # a wrong answer nearer to the right one than this part of it could come from rounding
EXACT = 0.01  # what the rounded ŷ gives may differ so much from the right answer


def question(shown, index, n):
    """Half the prediction shown, or another seed than the worst one: the first whose answer is not written on the page."""
    say, written = content.phrases(SLUG)["live"], on_the_page(shown, index, n)
    for yhat, y, z in predictions(shown.run, index, n):
        charge = {name: float(output_loss(name, z, yhat, y)) for name in pictures.LOSSES}
        right = charge["cross_entropy"]
        text = readout.show_number(right)
        if text in written or abs(from_the_text(yhat, y) - right) > EXACT * right:
            continue
        turned = float(output_loss("cross_entropy", z, yhat, 1 - y))
        wrong = {"turned": turned, "square": charge["squared_error"], "error": abs(yhat - y)}
        apart = {name: value for name, value in wrong.items() if abs(value - right) > APART * right}
        known = {"y": f"{y:g}", "yhat": readout.probability(yhat), "right": text, "rest": readout.show_number(1 - yhat)}
        return content.nearby(
            "live",
            say["half" if n == 0 else "text"].format(**known),
            text,
            [readout.show_number(value) for value in apart.values()],
            say["one" if y else "zero"].format(**known),
            [say[name] for name in apart],
        )
    return None


def predictions(run, index, n):
    """(ŷ, y, z) to ask about, the most wrong first."""
    if n == 0:
        yhat = float(run.arrays["yhat"][index]) / 2
        return [(yhat, 1.0, float(np.log(yhat / (1 - yhat))))]
    data, w = cached.dataset(pictures.DATA), run.arrays["w squared_error"][index][:, 0]
    z = w[0] * data.X[0] + (w[1] if n == 2 else FIXED_B)
    yhat = nn_core.ACTIVATIONS["sigmoid"].g(z)
    order = np.argsort(-np.abs(yhat - data.Y[0]), kind="stable")[1:]
    return [(float(yhat[i]), float(data.Y[0, i]), float(z[i])) for i in order]


def from_the_text(yhat, y):
    """The charge as one computes it from ŷ as it is written."""
    whole, _, rest = readout.probability(yhat).partition(" − ")
    missing = readout.read_number(rest) if rest else 1 - readout.read_number(whole)
    return float(-np.log(1 - missing if y else missing))


def on_the_page(shown, index, n):
    """All numbers that stand in the read-out and in "The numbers"."""
    values, _ = pictures.charged(shown.run, index, n)
    told = [float(array[index]) for array in shown.readout.numbers.values()]
    return {readout.show_number(value) for value in (*values.values(), *told)}
