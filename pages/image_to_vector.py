"""Lesson 2: a photo is a vector. A reading head runs through the red, the green and the blue band and writes x."""

import numpy as np
import streamlit as st

import nn_core
from pages.ui import cached, code_picture, figures, flower, prose, reading, readout, settings, stage
from pages.ui.measure import measure

SLUG = "image-to-vector"
SETTINGS = (*flower.NARROW, reading.STEP)
NET, SHUFFLE = nn_core.Network(n=(nn_core.N_X, 8, 1)), 1
TRAINING = {"data": (100, 0), "learning_rate": 0.001, "steps": 400}


def make_readout(run, name):
    """Which entry was written last, and what it stands for."""
    band, row, column = reading.places()
    values = [readout.show_number(value / 255) for value in range(256)]
    numbers = {"k": run.steps, "row": row, "column": column}
    words = {"value": (values, run.arrays["x"].ravel()), "band": (reading.BANDS, band)}
    return readout.Readout(prose.phrases(SLUG)["readout"].replace("{name}", name.rstrip(",")), numbers, words)


def scene(v):
    """The three bands, the numbers around the reading head, and the vector it writes."""
    picture, name = flower.chosen(v)
    run = reading.make_run(picture)
    told = make_readout(run, name)
    return stage.Scene(run, reading.pictures(), told, [2.15, 1.45, 0.85], happened="page", seconds=24)


def script(v):
    """The reading of this picture as code; before it has begun, about the last entry."""
    return code_picture.read_like_a_book(flower.chosen(v)[0].tobytes(), v.step)


def live_question(k):
    """Where in x does the same pixel stand with its next colour?"""
    say, (band, row, column) = prose.phrases(SLUG)["live"], nn_core.pixel_of(k)
    other = (band + 1) % 3
    right = nn_core.entry_of(other, row, column)
    known = {"k": k, "band": reading.BANDS[band], "other": reading.BANDS[other], "n": other, "row": row, "column": column}
    wrong = [str(place % nn_core.N_X) for place in (k + 1, k + 60, row * 60 + column + (band + 2) % 3 * 2400)]
    known["third"] = reading.BANDS[(band + 2) % 3]
    why = [say[name].format(**known) for name in ("next", "below", "third_band")]
    return prose.nearby("live", say["text"].format(**known), str(right), wrong, say["right"].format(right=right, **known), why)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, flower.hidden, below=lambda rest: reading.go_to(SLUG, rest))


def numbers(picture, k):
    """k from band, row and column and back, with the present numbers."""
    band, row, column = nn_core.pixel_of(k)
    value = int(np.asarray(picture)[row, column, band])
    sum_of_k = rf"{band} \cdot 2400 + {row} \cdot 60 + {column} = {k}"
    there = rf"k = \text{{band}} \cdot 2400 + \text{{row}} \cdot 60 + \text{{column}} = {sum_of_k}"
    back = rf"{k} = {band} \cdot 2400 + {k % 2400}, \qquad {k % 2400} = {row} \cdot 60 + {column}"
    entry = rf"x_{{{k}}} = \frac{{{value}}}{{255}} = {readout.latex_number(value / 255)}"
    texts = prose.sections(SLUG)
    prose.numbers(f"{texts['Numbers']}\n\n$${there}$$\n\n{texts['And back']}\n\n$${back}$$\n\n{texts['Value']}\n\n$${entry}$$")


def five(v):
    """Five pictures, five columns."""
    prose.section(SLUG, "Five pictures make X")
    images, place, X = reading.examples(v)
    table, printed = st.columns([1.6, 1], gap="large")
    table.html(reading.columns_table(images, place, X))
    printed.markdown(prose.sections(SLUG)["Shapes"])
    printed.code(reading.shapes(X), language="python")
    if flower.is_flower(v) is None:
        st.caption(prose.phrases(SLUG)["photo"])


@st.fragment
def shuffle():
    """The shuffle test: the same training with all pixels in other places."""
    v = settings.values(SLUG, SETTINGS)
    prose.section(SLUG, "The shuffle test")
    reading.show_shuffled(flower.chosen(v)[0], SHUFFLE)
    guess = prose.predict(SLUG, "shuffle")
    jobs = {
        "Training on the pictures as they are": lambda: cached.picture_costs(NET, 1, shuffle=None, **TRAINING),
        "Training on the shuffled pictures": lambda: cached.picture_costs(NET, 1, shuffle=SHUFFLE, **TRAINING),
        "Training once more, from other first weights": lambda: cached.picture_costs(NET, 2, shuffle=SHUFFLE, **TRAINING),
    }
    costs = measure(f"{SLUG}.shuffle", "Train both networks", jobs)
    if not costs:
        return
    mode, names = st.context.theme.type or "light", prose.phrases(SLUG)["curves"]
    chart = figures.overlaid_costs(dict(zip((names["plain"], names["shuffled"], names["other"]), costs, strict=True)), mode)
    st.plotly_chart(chart, key=f"{SLUG}.costs", config={"displaylogo": False})
    difference, other = (float(np.abs(costs[0] - curve).max()) for curve in costs[1:])
    prose.verdict(SLUG, guess, "same" if difference < 1e-9 else "other", "shuffle")
    found = {"difference": difference, "other": other, "first": costs[0][0], "last": costs[0][-1]}
    text = prose.sections(SLUG)["Measured"].format(**{name: readout.show_number(value) for name, value in found.items()})
    st.container(key="measured").markdown(text)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v = stage.at_rest(SLUG, SETTINGS)
    numbers(flower.chosen(v)[0], v.step)
    prose.try_this(SLUG, SETTINGS)
    five(v)
    shuffle()
    prose.check(SLUG, [live_question(v.step)])
    prose.code(script(v), nn_core.picture_to_vector, nn_core.pixel_of, nn_core.entry_of)


prose.opening(SLUG)
experiment()
details()
prose.neighbour_links(SLUG)
