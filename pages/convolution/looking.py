"""The trained network looks at the learner's picture: layer by layer up to ŷ, and once more with the pixels shuffled."""

import numpy as np

from nn_core.activations import sigmoid
from pages.ui import cached
from pages.ui.lesson import readout
from pages.ui.live import panels, player
from pages.ui.runs import flower

LAYERS = (1, 2, 3, 4)  # of filters; then the mean, then ŷ
STEPS = 7
VERDICTS = {"flower": "flower", "no flower": "none", "can't tell": "unsure"}


def fields(eyes):
    """(side, step, start) of the part of the picture that a place of A[l] sees, l = 0, 1, ...: of place i the rows from
    start + i · step on, `side` of them."""
    side, step, start = 1, 1, 0
    found = [(side, step, start)]
    for stride, pools in zip(eyes.stride, eyes.pools, strict=True):
        side, start, step = side + 2 * step, start - step, step * stride
        side, step = (side + step, 2 * step) if pools else (side, step)
        found.append((side, step, start))
    return found


def make_run(v):
    """Arrays A1, ..., A4 and W1, ..., W4 in bytes (255 is a map's own largest number, 128 a weight of 0), most1, ... (n,) those
    largest numbers, "mean" and "parts" (128,): what is left of the last maps, and what it adds to z."""
    picture = flower.chosen(v)[0]
    model, cache = cached.eyes_model(), cached.eyes_layers(picture.tobytes(), own=flower.is_photo(v))
    theta = model.nets[0]
    arrays = {"photo": np.ascontiguousarray(np.asarray(picture).transpose(2, 0, 1))}
    for l in LAYERS:
        A, W = cache.A[l][..., 0], theta.W[l]
        most = A.max(axis=(1, 2), keepdims=True)
        arrays[f"A{l}"] = np.rint(255 * A / np.maximum(most, 1e-9)).astype(np.uint8)
        arrays[f"most{l}"] = most.ravel()
        arrays[f"W{l}"] = np.rint(128 + 127 * W / np.abs(W).max()).astype(np.uint8)
    mean, last = cache.mean[:, 0], theta.W[model.eyes.L][0]
    arrays |= {"mean": mean, "parts": last * mean}
    z = float(cache.Z[model.eyes.L][0, 0])
    aside = {"cache": cache, "theta": theta, "eyes": model.eyes, "z": z, "picture": picture}
    return player.Run(np.arange(STEPS), arrays, aside=aside | {"verdict": model.doubt.verdict(float(sigmoid(z)))})


def shown(v, run):
    """(panels, widths): all maps of the layer, the chosen one, its filter, and where in the picture it found most."""
    eyes = run.aside["eyes"]
    spec = {"n": eyes.n, "fields": fields(eyes), "map": int(v.map) - 1}
    made = {part: panels.maps(spec, part, title, pick="map") for part, title in TITLES.items()}
    return [made["tiles"], [made["map"], made["seen"]], made["filter"]], [1.6, 1, 0.8]


TITLES = {"tiles": "The layer: press a map", "map": "The chosen map", "seen": "Where it found most", "filter": "Its filter"}


def told(say, v, run):
    """A sentence for each layer, then the mean, then the answer."""
    eyes, cache = run.aside["eyes"], run.aside["cache"]
    lines = [say["picture"]]
    for l in LAYERS:
        n, h, w, _ = cache.A[l].shape
        lines.append(say["layer"].format(l=l, n=n, h=h, w=w, side=fields(eyes)[l][0], weights=9 * eyes.n[l - 1]))
    z = run.aside["z"]
    lines += [
        say["mean"],
        say["answer"].format(z=readout.show_number(z), p=readout.sure(sigmoid(z)), verdict=run.aside["verdict"]),
    ]
    return readout.every_step(lines)


def outcome(v, run):
    """What the network says."""
    return VERDICTS[run.aside["verdict"]]
