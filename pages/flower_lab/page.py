"""The flower lab: a photo of a plant in, “flower” or “no flower” out, with what the network saw and what mattered."""

import streamlit as st

from nn_core.flower import FlowerModel
from pages.ui import cached
from pages.ui.frame import address, settings
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.runs import flower
from pages.ui.still import figures

SLUG = "flower-lab"


def answer_sentence(name, probability):
    """The read-out: the answer, how sure it is, about which picture."""
    say = content.phrases(SLUG)
    sure = "unsure" if abs(probability - 0.5) < 0.1 else "sure"
    return say[sure].format(name=name, answer=say["yes" if probability >= 0.5 else "no"], p=readout.show_number(probability))


@st.fragment
def experiment():
    """The picture, what the network sees of it, its answer, and which parts mattered."""
    controls, seen, mattered = st.columns([1, 1.5, 1.5], gap="medium")
    with controls:
        v = settings.show(SLUG, flower.SETTINGS, hidden=flower.hidden)
    picture, name = flower.chosen(v)
    address.save(SLUG, flower.SETTINGS)
    probability, change = cached.flower_answer(picture.tobytes())
    with seen:
        st.markdown("**What the network sees**")
        st.image(flower.enlarged(picture), width="stretch")
        st.progress(probability, f"probability of a flower: {readout.show_number(probability)}")
    with mattered:
        st.markdown("**Which parts mattered**")
        figure = figures.influence(picture, change, st.context.theme.type or "light")
        st.plotly_chart(figure, key=f"{SLUG}.influence", config={"displaylogo": False})
    with st.container(key="readout"):
        parts.said(answer_sentence(name, probability), key=f"{SLUG} said")
    st.caption(content.sections(SLUG)["Reading the picture"])


def card():
    """How good the network is, and where it fails."""
    parts.section(SLUG, "How good is it?")
    st.markdown(flower.scores(cached.flower_model().card))
    with st.expander("The model card: what it was trained on, its sources and licences, where it fails"):
        st.markdown(flower.card_text())


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
card()
parts.source(FlowerModel.predict, FlowerModel.explain)
parts.neighbour_links(SLUG)
