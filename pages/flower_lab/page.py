"""The flower lab: a photo of a plant in; “flower”, “no flower” or “I can't tell” out, with what the network saw."""

import numpy as np
import streamlit as st

from nn_core.eyes import forward
from nn_core.flower import EyesModel
from pages.flower_lab import asking, mistakes
from pages.ui import cached
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import sight
from pages.ui.runs import flower

SLUG = asking.SLUG
SETTINGS = (*flower.NARROW, asking.COLOURS, asking.STEP, stage.scene_setting(SLUG))


def hidden(v):
    """The controls that make no sense with these values."""
    return flower.hidden(v)


def scene(v):
    """The photo, what the network sees of it, and what it says."""
    say, run = content.phrases(SLUG), asking.make_run(v)
    return stage.Shown(run, asking.panels_of(v, run, say), told(v, run), [1.25, 1], happened=outcome(v, run), seconds=9)


def told(v, run):
    """The read-out: the answer, about which picture; where it is to be guessed, only at the end."""
    say, answer = content.phrases(SLUG), run.aside["answer"]
    said = say["says"]["no plant" if answer.no_plant else answer.verdict]
    said = said.format(name=run.aside["name"], of_100=answer.of_100)
    on_its_way = say["on_its_way"].format(name=run.aside["name"], layers=asking.LAYERS)
    seen = (run.steps == run.last) if asking.guessed(v) else np.ones_like(run.steps)
    return readout.Readout("{said}", {"step": run.steps}, {"said": ((on_its_way, said), seen.astype(int))})


def outcome(v, run):
    """The answer to the scene's guess."""
    names = {"flower": "flower", "no flower": "none", "can't tell": "unsure"}
    return names[run.aside["answer"].verdict]


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden)


@st.fragment
def details():
    """What tells about the answer."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    parts.section(SLUG, "Reading the picture", "Wrong?")
    if not asking.guessed(v) or v.step == shown.run.last:
        mistakes.asked(shown.run)


def card():
    """How good the network is, and where it fails."""
    parts.section(SLUG, "How good is it?")
    st.markdown(flower.scores(cached.flower_figures()))
    for name, card_file in flower.CARDS.items():
        with st.expander(f"The card of the {name}: what it was trained on, its sources and licences, where it fails"):
            st.markdown(flower.card_text(card_file))


stage.mount_and_mark(SLUG)
sight.mount(cached.eyes_model())
parts.opening(SLUG)
experiment()
details()
card()
parts.source(EyesModel.answer, forward)
parts.neighbour_links(SLUG)
