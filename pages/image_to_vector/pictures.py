"""The learner's picture read into a vector: the run of the reading head, the way to any entry, and pictures as columns."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached
from pages.ui.frame.fields import number_field
from pages.ui.frame.settings import Setting, put
from pages.ui.live import panels, player
from pages.ui.runs import flower

BANDS = ("red", "green", "blue")
SHAPE = (3, 40, 60)
STEP = Setting("step", "entry shown", 0, bounds=(0, nn_core.N_X - 1, 1), widget="hidden")
Y = np.array([[1, 0, 0, 1, 0]])  # five examples, as in the lecture
FLOWERS = ("pasque-flower-1", "daisy-3", "poppy-1")
OTHERS = ("leaves-2", "soil-2", "tree-2", "fern-2")


def make_run(picture):
    """The reading head's way: step k writes entry k. Array `x`: the bytes of the vector, by band, row and column."""
    pixels = np.ascontiguousarray(np.asarray(picture).transpose(2, 0, 1))
    return player.Run(np.arange(nn_core.N_X), {"x": pixels})


def pictures():
    """The picture in its bands, the numbers around the head, and x."""
    return [
        panels.reading("x", "bands", "Three bands, read like three pages. Click a pixel."),
        panels.reading("x", "zoom", "The numbers around the head"),
        panels.reading("x", "vector", "x, entry by entry"),
    ]


def places():
    """(band, row, column) of every entry, three (7200,) arrays of bytes."""
    return tuple(grid.ravel().astype(np.uint8) for grid in np.indices(SHAPE))


def go_to(slug, rest):
    """Controls for the entry shown: its number k, or the band, row and column of the pixel. Each moves all the others."""
    here = {"k": rest.step} | dict(zip(("band", "row", "column"), nn_core.pixel_of(rest.step), strict=True))
    keys = {name: f"{slug}.go to {name}" for name in here}
    for name, value in here.items():
        st.session_state[keys[name]] = value

    def entry():
        put(slug, step=st.session_state[keys["k"]])

    def pixel():
        put(slug, step=nn_core.entry_of(*(st.session_state[keys[name]] for name in ("band", "row", "column"))))

    number_field("Go to entry k", keys["k"], (0, nn_core.N_X - 1, 1), empty=0, on_change=entry)
    with st.container(gap=None):
        by_pixel = {"on_change": pixel, "width": "stretch"}
        label = {"format_func": {0: "R", 1: "G", 2: "B"}.get, "label_visibility": "collapsed", "required": True}
        st.segmented_control("Band", (0, 1, 2), key=keys["band"], **label, **by_pixel)
        st.slider("Row", 0, SHAPE[1] - 1, key=keys["row"], **by_pixel)
        st.slider("Column", 0, SHAPE[2] - 1, key=keys["column"], **by_pixel)


def examples(v):
    """Five pictures for Y, one of them the learner's: (images (5,), the place of the learner's, X (7200, 5)).

    A photo counts as a flower: nobody has said what it shows.
    """
    own, name = flower.chosen(v)[0], None if flower.is_flower(v) is None else v.picture
    place = 1 if flower.is_flower(v) is False else 0
    others = {1: [other for other in FLOWERS if other != name], 0: [other for other in OTHERS if other != name]}
    images = [own if i == place else flower.as_image(cached.drawing(others[y].pop(0))) for i, y in enumerate(Y[0])]
    return images, place, np.hstack([nn_core.picture_to_vector(image) for image in images])


def columns_table(images, place, X):
    """The pictures with the beginning and the end of their columns, as HTML; the learner's own is named."""
    head = [f"<b>x⁽{'¹²³⁴⁵'[i]}⁾</b>{'<br>yours' if i == place else ''}" for i in range(len(images))]
    seen = [
        f'<img src="{flower.data_uri(image)}" width="60" height="40" alt="picture {i + 1}">' for i, image in enumerate(images)
    ]
    ends = [0, 1, 2, None, nn_core.N_X - 2, nn_core.N_X - 1]
    rows = [("", head), ("", seen)]
    rows += [("" if k is None else f"entry {k}", ["⋮"] * 5 if k is None else [f"{value:.2f}" for value in X[k]]) for k in ends]
    rows.append(("<b>y</b>", [f"<b>{y}</b>" for y in Y[0]]))
    cells = "".join(f"<tr><th>{name}</th>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for name, row in rows)
    return f'<div class="columns-of-x"><table>{cells}</table></div>'


def shapes(X):
    """The shapes as Python prints them."""
    x = X[:, :1]
    said = [("x.shape", x.shape), ("X.shape", X.shape), ("y", repr(Y)), ("y.shape", Y.shape)]
    return "\n".join(f">>> {asked}\n{answer}" for asked, answer in said)


def show_shuffled(picture, seed):
    """The picture beside the same with its pixels in random places."""
    x = nn_core.picture_to_vector(picture)
    shuffled = nn_core.vector_to_picture(x[nn_core.pixel_order(seed)])
    before, after, _ = st.columns([1, 1, 2])
    before.image(flower.enlarged(picture), caption="your picture", width="stretch")
    after.image(flower.enlarged(shuffled), caption="the same 2400 pixels, shuffled", width="stretch")
