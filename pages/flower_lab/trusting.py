"""The room Trust: how good the networks are, on what, and where they fail."""

import streamlit as st

from pages.flower_lab import asking
from pages.ui import cached
from pages.ui.lesson import parts
from pages.ui.runs import flower

SLUG = asking.SLUG
SETTINGS = ()


def hidden(v):
    """Nothing."""
    return set()


def under(v, shown):
    """Nothing more is set here."""


def scene(v):
    """TO BE BUILT: the picture of this room."""
    return asking.scene(v)


def details(v, shown):
    """How good the networks are, and where they fail."""
    parts.section(SLUG, "How good is it?")
    st.markdown(flower.scores(cached.flower_figures()))
    for name, card_file in flower.CARDS.items():
        with st.expander(f"The card of the {name}: what it was trained on, its sources and licences, where it fails"):
            st.markdown(flower.card_text(card_file))
