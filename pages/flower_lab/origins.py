"""Where the photographs come from, by source and licence, and the networks' cards."""

import re

import streamlit as st

from pages.flower_lab import asking
from pages.ui import cached
from pages.ui.frame.lessons import ASSETS
from pages.ui.lesson import content

SLUG = asking.SLUG
CARDS = {
    "network with eyes": "flower_eyes_card.md",
    "dense network": "flower_card.md",
    "logistic regression": "flower_logistic_card.md",
}


def show():
    """The photographs counted, their sources as a table, and the cards."""
    st.subheader("What they learned from", anchor=False)
    st.markdown(photos_told())
    st.dataframe(table(), hide_index=True, height=320)
    for name, file in CARDS.items():
        with st.expander(f"The card of the {name}: what it was trained on, its sources and licences, where it fails"):
            st.markdown(card_text(file))


def photos_told():
    """How many photographs there are, for what, and from how many places."""
    counts, splits = cached.flower_credits(), cached.eyes_model().card["splits"]
    known = {name: f"{splits[name]['photos']:,}" for name in ("train", "val")}
    judged = sum(splits[name]["photos"] for name in ("test", "source", "source2"))
    known |= {"photos": f"{sum(counts.values()):,}", "sources": len({source for source, _ in counts}), "judged": f"{judged:,}"}
    return content.filled(SLUG, "What they learned from", {}, **known)


def table():
    """The columns of the table: source, licence, photos."""
    rows = [(source, licence, photos) for (source, licence), photos in cached.flower_credits().items()]
    return dict(zip(("source (on GitHub)", "licence, as declared there", "photos"), zip(*rows, strict=True), strict=True))


def card_text(file):
    """A readable model card, its headings two levels deeper than in its own file."""
    return re.sub(r"^#", "###", (ASSETS / file).read_text("utf-8"), flags=re.MULTILINE)
