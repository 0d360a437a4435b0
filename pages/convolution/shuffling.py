"""The trained networks look at a picture whose pixels are shuffled, more and more of them."""

import numpy as np

import nn_core
from pages.convolution.looking import sure
from pages.ui import cached
from pages.ui.lesson import readout
from pages.ui.live import panels, player
from pages.ui.runs import flower

SHARES = tuple(tenth / 10 for tenth in range(11))


def make_run(v):
    """Step by step another tenth: "photo" (11, 40, 60, 3), the answers "eyes" and "dense" (11,), and "share" in %."""
    picture = flower.chosen(v)[0]
    x = nn_core.picture_to_vector(picture)
    photos = [np.asarray(nn_core.vector_to_picture(x[nn_core.pixel_order(v.seed, share)])) for share in SHARES]
    eyes, dense = cached.shuffled_answers(picture.tobytes(), v.seed, SHARES)
    arrays = {"photo": np.stack(photos), "eyes": eyes, "dense": dense, "share": 100 * np.array(SHARES)}
    return player.Run(np.arange(len(SHARES)), arrays, aside={"picture": picture, "doubt": cached.eyes_model().doubt})


def shown(v, run):
    """(panels, widths): the picture, and what both networks say."""
    lines = [("eyes", "the network with eyes", "class1"), ("dense", "the dense network", "class0")]
    answers = panels.curve(lines, "p: is this a flower?", "p", x="share", x_title="share of the pixels that are shuffled, in %")
    return [panels.picture("photo", "Your picture, shuffled"), answers], [1, 1.2]


def told(say, v, run):
    """Both answers at each share."""
    both = zip(range(0, 101, 10), run.arrays["eyes"], run.arrays["dense"], strict=True)
    return readout.every_step([say["text"].format(share=share, eyes=sure(a), dense=sure(b)) for share, a, b in both])


def outcome(v, run):
    """Whether the network with eyes keeps its verdict to the end."""
    first, last = (run.aside["doubt"].verdict(float(run.arrays["eyes"][k])) for k in (0, -1))
    return "keeps" if first == last else "loses"
