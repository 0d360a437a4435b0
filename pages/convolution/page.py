"""A network with eyes, an outlook beyond the lecture. A small window slides over the picture, its weights the same everywhere."""

from dataclasses import replace

import streamlit as st

import nn_core
from pages.convolution import again, counting, filters, looking, pooled, scripts, shuffling, sliding, strangers
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import legs
from pages.ui.runs import flower, networks

SLUG = "convolution"
VIEWS = {
    "dense": ("a dense unit", strangers),
    "slide": ("one filter", sliding),
    "count": ("all weights, counted", counting),
    "pool": ("pooling", pooled),
    "layers": ("the trained network", looking),
    "shuffle": ("shuffled pixels", shuffling),
}
MIDDLE = 1230  # a place of the picture
SECONDS = {"slide": 40, "layers": 12, "dense": 8}  # of the views that play slower, or faster, than their steps would say
SETTINGS = (
    Setting("view", "The picture shows", "dense", {view: label for view, (label, _) in VIEWS.items()}, rewind=True),
    Setting("filter", "Filter", "left-right", filters.OPTIONS),
    Setting("maps", "Maps", 16, bounds=(1, counting.MOST, 1), widget="slider"),
    Setting("share", "Shuffled pixels, in %", 100, bounds=(10, 100, 10), widget="slider"),
    *flower.NARROW,
    replace(networks.SEED, label="Seed of the new places"),
    filters.OWN_NUMBERS,
    Setting("map", "map shown", 1, bounds=(1, 128, 1), widget="hidden"),
    legs.STEP,
    stage.scene_setting(SLUG),
)


def hidden(v):
    """The controls that mean nothing in this view."""
    means = {"slide": {"filter"}, "pool": {"filter"}, "count": {"maps"}, "dense": {"share", "seed"}, "shuffle": {"share", "seed"}}
    about_picture = {"source", "picture"} if v.view == "count" else flower.hidden(v)
    return {"filter", "maps", "share", "seed"} - means.get(v.view, set()) | about_picture


def setup(v):
    """The filter that slides, (bands, 3, 3)."""
    return filters.chosen(v)


def scene(v):
    """The picture of the view."""
    module = VIEWS[v.view][1]
    run = module.make_run(v)
    shown, columns = module.shown(v, run)
    return stage.Shown(run, shown, told(v, run), columns, happened=outcome(v, run), seconds=SECONDS.get(v.view))


def told(v, run):
    """The sentence of the view."""
    return VIEWS[v.view][1].told(content.phrases(SLUG)[v.view], v, run)


def outcome(v, run):
    """The answer to the scene's guess."""
    return None if v.scene == stage.OWN else VIEWS[v.view][1].outcome(v, run)


def script(v, shown):
    """What is shown as code."""
    return scripts.SCRIPTS[v.view](v, shown.run)


def use_numbers(numbers, step):
    """Numbers of one's own were set in the picture."""
    address.put(SLUG, filter=filters.OWN, numbers=filters.OWN_NUMBERS.parse(numbers), step=int(step))


def look_at(number, step):
    """A map was pressed."""
    address.put(SLUG, map=int(number) + 1, step=int(step))


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, on_pick={"filter": use_numbers, "map": look_at})


def worked_out(v):
    """The sum at the place of the window, or in the middle of the picture, written out for its first band, as Markdown."""
    row, column = divmod(v.step if v.view == "slide" else MIDDLE, sliding.COLUMNS)
    W = filters.chosen(v)
    A = filters.under(flower.chosen(v)[0], len(W), row, column)
    pairs = zip(W[0].ravel(), A[0].ravel(), strict=True)
    terms = [rf"{readout.latex_factor(w)} \cdot {readout.latex_number(a)}" for w, a in pairs]
    lines = [" + ".join(terms[:5]), " + ".join(terms[5:]) + (r" + \ldots" if len(W) == 3 else "")]
    total = readout.latex_number((W * A).sum())
    formula = rf"\begin{{aligned}} Z &= {lines[0]} \\ &\quad + {lines[1]} = {total} \end{{aligned}}"
    return content.filled(SLUG, "Numbers", {}, row=row, column=column, count=W.size) + f"\n\n$${formula}$$"


def numbers(v, shown):
    """The sum at one place, and the shapes of the first layer."""
    parts.numbers(worked_out(v) + "\n\n" + content.sections(SLUG)["Shapes"])


def live_question(v, shown):
    """How many numbers has a layer of so many filters? (How many the one shown has stands in the picture.)"""
    say, n, below = content.phrases(SLUG)["live"], v.maps + 8, v.maps
    right, wrong = n * (9 * below + 1), [n * 9 * below, n * 10, 9 * below + 1]
    known = {"n": n, "below": below, "right": right}
    why = [say[name].format(**known) for name in ("without_b", "one_map", "one_filter")]
    return content.nearby("live", say["text"].format(**known), str(right), map(str, wrong), say["right"].format(**known), why)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    numbers(v, shown)
    parts.section(SLUG, "Why a window", "What the layers above see")
    again.show(v.seed)
    parts.check(SLUG, [live_question(v, shown)])
    parts.code(script(v, shown), nn_core.convolve, nn_core.max_pool, nn_core.mean_over_picture)


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
