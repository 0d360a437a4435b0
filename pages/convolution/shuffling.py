"""The trained networks look at a picture whose pixels are shuffled, more and more of them."""

import numpy as np

import nn_core
from pages.ui import cached
from pages.ui.lesson import readout
from pages.ui.live import panels, player
from pages.ui.runs import flower

TENTHS = 10  # of the way to the share that is chosen


def make_run(v):
    """Ten steps to the share: "photo" (11, 40, 60, 3), the answers "eyes" and "dense" (11,), and "share" in %, whole numbers."""
    picture, percent = flower.chosen(v)[0], v.share * np.arange(TENTHS + 1) // TENTHS
    shares = tuple((percent / 100).tolist())
    x = nn_core.picture_to_vector(picture)
    photos = [np.asarray(nn_core.vector_to_picture(x[nn_core.pixel_order(v.seed, share)])) for share in shares]
    eyes, dense = cached.shuffled_answers(picture.tobytes(), v.seed, shares, own=flower.is_photo(v))
    arrays = {"photo": np.stack(photos), "eyes": eyes, "dense": dense, "share": percent}
    return player.Run(np.arange(TENTHS + 1), arrays, aside={"picture": picture, "doubt": cached.eyes_model().doubt})


def shown(v, run):
    """(panels, widths): the picture, and what both networks say."""
    lines = [("eyes", "the network with eyes", "class1"), ("dense", "the dense network", "class0")]
    answers = panels.curve(lines, "p: is this a flower?", "p", x="share", x_title="share of the pixels that are shuffled, in %")
    return [panels.picture("photo", "Your picture, shuffled"), answers], [1, 1.2]


def told(say, v, run):
    """Both answers at each share."""
    both = zip(run.arrays["share"], run.arrays["eyes"], run.arrays["dense"], strict=True)
    return readout.every_step(
        [say["text"].format(share=share, eyes=readout.sure(a), dense=readout.sure(b)) for share, a, b in both]
    )


def outcome(v, run):
    """Whether the network with eyes keeps its verdict to the end."""
    first, last = (run.aside["doubt"].verdict(float(run.arrays["eyes"][k])) for k in (0, -1))
    return "keeps" if first == last else "loses"
