"""What Python says of pictures, for the browser's network with eyes to be compared with."""

import base64

import numpy as np

from nn_core.drawings import draw_picture
from nn_core.flower import load_eyes
from pages.ui.live import sight

PICTURES = ("pasque flower", "tree", "soil")


def fixture():
    """The block that is sent, and for some pictures the pixels and all that is said of them."""
    model = load_eyes()
    pictures = [np.asarray(draw_picture(kind, 2)) for kind in PICTURES]
    pictures.append(np.repeat(pictures[0].mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2))  # grey
    pictures.append(np.random.default_rng(3).integers(0, 256, (40, 60, 3), dtype=np.uint8))
    return {
        "block": base64.b64encode(sight.packed(model)).decode(),
        "pictures": [{"pixels": picture.ravel().tolist(), "answer": model.answer(picture)._asdict()} for picture in pictures],
        "layers": [float(np.abs(A).sum()) for _, A in sorted(model.layers(pictures[0]).A.items())],
    }
