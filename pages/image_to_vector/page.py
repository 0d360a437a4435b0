"""A photo is a vector. A reading head runs through the red, the green and the blue band and writes x."""

import numpy as np
import streamlit as st

import nn_core
from pages.image_to_vector import pictures
from pages.image_to_vector.script import read_like_a_book
from pages.ui import cached
from pages.ui.frame import address
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.lesson.measure import measure
from pages.ui.runs import flower
from pages.ui.still import figures

SLUG = "image-to-vector"
SETTINGS = (*flower.NARROW, pictures.STEP, stage.scene_setting(SLUG))
NET, SHUFFLE = nn_core.Network(n=(nn_core.N_X, 8, 1)), 1
TRAINING = {"data": (100, 0), "learning_rate": 0.001, "steps": 400}


def hidden(v):
    """The controls that mean nothing while a drawn picture, or a photo, is chosen."""
    return flower.hidden(v)


def setup(v):
    """(the picture that is read, its name)."""
    return flower.chosen(v)


def scene(v):
    """The three bands, the numbers around the reading head, and the vector it writes."""
    picture, name = setup(v)
    run = pictures.make_run(picture)
    run.aside.update(picture=picture, name=name)
    return stage.Shown(run, pictures.pictures(), told(v, run), [2.15, 1.45, 0.85], happened=outcome(v, run), seconds=24)


def told(v, run):
    """Which entry was written last, and what it stands for."""
    band, row, column = pictures.places()
    values = [readout.show_number(value / 255) for value in range(256)]
    numbers = {"k": run.steps, "row": row, "column": column}
    words = {"value": (values, run.arrays["x"].ravel()), "band": (pictures.BANDS, band)}
    return readout.Readout(content.phrases(SLUG)["readout"].replace("{name}", run.aside["name"].rstrip(",")), numbers, words)


def outcome(v, run):
    """Where the head goes, and what it reads there: the answer to the scene's guess."""
    scenes = content.scenes(SLUG)
    place = scenes[v.scene].values.get("step", 0) if v.scene in scenes else v.step  # where the scene looks, not where one rests
    band, row, column = nn_core.pixel_of(place)
    red, green, blue = run.arrays["x"][:, row, column] / 255
    match v.scene:
        case "three-pages":
            return {1: "next", 2400: "page"}.get(nn_core.entry_of(1, 0, 0))
        case "where-red-ends":
            return "top" if nn_core.pixel_of(2400) == (1, 0, 0) else "same"
        case "one-pixel-down":
            down = nn_core.entry_of(band, 21, column) - nn_core.entry_of(band, 20, column)
            return {1: "one", 60: "row", 40: "column"}.get(down)
        case "white":
            return "ones" if min(red, green, blue) > 0.9 else "zeros" if max(red, green, blue) < 0.1 else "thirds"
        case "yellow":
            return min((red, "red"), (green, "green"), (blue, "blue"))[1]
    return None


def script(v, shown):
    """The reading of this picture as code; before it has begun, about the last entry."""
    return read_like_a_book(shown.run.aside["picture"].tobytes(), v.step)


def live_question(v, shown):
    """Where in x does the same pixel, or the one below it, stand with another colour? Whatever is not on the page yet."""
    asked = [about_colour(v.step, on, down) for down in (0, 1) for on in (1, 2)]
    return content.unseen(filter(None, asked), shown.readout.at(v.step), worked_out(v, shown))


def about_colour(k, on, down):
    """The entry of a colour `on` bands further on, of the pixel so many rows further down; None where there is no such row."""
    say, (band, row, column) = content.phrases(SLUG)["live"], nn_core.pixel_of(k)
    if row + down >= pictures.SHAPE[1]:
        return None
    other, third = (band + on) % 3, (band - on) % 3
    right = nn_core.entry_of(other, row + down, column)
    known = {"k": k, "band": pictures.BANDS[band], "other": pictures.BANDS[other], "n": other, "row": row, "column": column}
    known |= {"third": pictures.BANDS[third], "right": right, "down": row + down}
    beside, away = (k + way if k + way < nn_core.N_X else k - way for way in (1, 60))
    wrong = [str(place) for place in (beside, away, nn_core.entry_of(third, row + down, column))]
    why = [say[name].format(**known) for name in ("next", "below", "third_band")]
    text = say["text_below" if down else "text"].format(**known)
    return content.nearby("live", text, str(right), wrong, say["right_below" if down else "right"].format(**known), why)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, below=lambda rest: pictures.go_to(SLUG, rest))


def worked_out(v, shown):
    """k from band, row and column and back, with the present numbers, as Markdown."""
    k = v.step
    band, row, column = nn_core.pixel_of(k)
    value = int(shown.run.arrays["x"][band, row, column])
    sum_of_k = rf"{band} \cdot 2400 + {row} \cdot 60 + {column} = {k}"
    there = rf"k = \text{{band}} \cdot 2400 + \text{{row}} \cdot 60 + \text{{column}} = {sum_of_k}"
    back = rf"{k} = {band} \cdot 2400 + {k % 2400}, \qquad {k % 2400} = {row} \cdot 60 + {column}"
    entry = rf"x_{{{k}}} = \frac{{{value}}}{{255}} = {readout.latex_number(value / 255)}"
    texts = content.sections(SLUG)
    return f"{texts['Numbers']}\n\n$${there}$$\n\n{texts['And back']}\n\n$${back}$$\n\n{texts['Value']}\n\n$${entry}$$"


def numbers(v, shown):
    """Where the entry shown stands."""
    parts.numbers(worked_out(v, shown))


def five(v):
    """Five pictures, five columns."""
    parts.section(SLUG, "Five pictures make X")
    images, place, X = pictures.examples(v)
    table, printed = st.columns([1.6, 1], gap="large")
    table.html(pictures.columns_table(images, place, X))
    printed.markdown(content.sections(SLUG)["Shapes"])
    printed.code(pictures.shapes(X), language="python")
    if flower.is_flower(v) is None:
        st.caption(content.phrases(SLUG)["photo"])


@st.fragment
def shuffle():
    """The shuffle test: the same training with all pixels in other places."""
    v = address.values(SLUG, SETTINGS)
    parts.section(SLUG, "The shuffle test")
    pictures.show_shuffled(flower.chosen(v)[0], SHUFFLE)
    guess = parts.predict(SLUG, "shuffle")
    jobs = {
        "Training on the pictures as they are": lambda: cached.picture_costs(NET, 1, shuffle=None, **TRAINING),
        "Training on the shuffled pictures": lambda: cached.picture_costs(NET, 1, shuffle=SHUFFLE, **TRAINING),
        "Training once more, from other first weights": lambda: cached.picture_costs(NET, 2, shuffle=SHUFFLE, **TRAINING),
    }
    costs = measure(f"{SLUG}.shuffle", "Train both networks", jobs)
    if not costs:
        return
    mode, names = st.context.theme.type or "light", content.phrases(SLUG)["curves"]
    chart = figures.overlaid_costs(dict(zip((names["plain"], names["shuffled"], names["other"]), costs, strict=True)), mode)
    st.plotly_chart(chart, key=f"{SLUG}.costs", config={"displaylogo": False})
    difference, other = (float(np.abs(costs[0] - curve).max()) for curve in costs[1:])
    parts.verdict(SLUG, "shuffle", guess, "same" if difference < 1e-9 else "other")
    found = {"difference": difference, "other": other, "first": costs[0][0], "last": costs[0][-1]}
    text = content.sections(SLUG)["Measured"].format(**{name: readout.show_number(value) for name, value in found.items()})
    st.container(key="measured").markdown(text)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    five(v)
    shuffle()
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.picture_to_vector, nn_core.pixel_of, nn_core.entry_of)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
