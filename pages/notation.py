"""Every symbol of the course: its meaning, its shape, its name in code, and the lesson that brings it. One sheet to print."""

import streamlit as st

from pages.ui import prose, settings, symbols
from pages.ui.lessons import LESSONS
from pages.ui.settings import Setting

SLUG = "notation"
WHERE = {"all": "all lessons"} | {slug: lesson.heading for slug, lesson in LESSONS.items() if lesson.number}
SETTINGS = (
    symbols.Search("q", "Search", "", widget="text", help="A sign, its name, a word, or a name in code."),
    Setting("lesson", "Symbols of", "all", WHERE, beside=True),
)


def sentence(shown):
    """The read-out: how many symbols are shown."""
    say, count = prose.phrases(SLUG), len(symbols.table())
    name = {0: "none", 1: "one", count: "all"}.get(shown, "some")
    return say[name].format(shown=shown, count=count)


@st.fragment
def experiment():
    """The search, and the symbols found, lesson by lesson."""
    v = settings.show(SLUG, SETTINGS)
    settings.save(SLUG, SETTINGS)
    found = symbols.found(v.q, v.lesson)
    with st.container(key="readout"):
        st.markdown(sentence(len(found)))
    with st.container(key="symbols", gap=None):
        for slug, rows in symbols.groups(found).items():
            with st.container(key=f"symbols {slug}", gap=None):
                if slug in LESSONS:
                    st.page_link(LESSONS[slug].file, label=f"**{LESSONS[slug].heading}**", icon=LESSONS[slug].icon)
                st.markdown(symbols.markdown(rows, prose.phrases(SLUG)["head"]))


prose.opening(SLUG)
experiment()
with st.container(key="about"):
    prose.section(SLUG, "How to read a shape")
    prose.section(SLUG, "Print it")
prose.neighbour_links(SLUG)
