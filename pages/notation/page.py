"""Every symbol of the course: its meaning, its shape, its name in code, and the lesson that brings it. One sheet to print."""

import streamlit as st

from pages.notation import symbols
from pages.ui.frame import address, settings
from pages.ui.frame.lessons import LESSONS
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, stage

SLUG = "notation"
WHERE = {"all": "all lessons"} | {slug: lesson.heading for slug, lesson in LESSONS.items() if not lesson.place}
SETTINGS = (
    symbols.Search("q", "Search", "", widget="text", help="A sign, its name, a word, or a name in code."),
    Setting("lesson", "Symbols of", "all", WHERE, beside=True),
)


def sentence(shown):
    """The read-out: how many symbols are shown."""
    say, count = content.phrases(SLUG), len(symbols.table())
    name = {0: "none", 1: "one", count: "all"}.get(shown, "some")
    return say[name].format(shown=shown, count=count)


@st.fragment
def experiment():
    """The search, and the symbols found, lesson by lesson."""
    v = settings.show(SLUG, SETTINGS)
    address.save(SLUG, SETTINGS)
    found = symbols.found(v.q, v.lesson)
    with st.container(key="readout"):
        st.markdown(sentence(len(found)))
    with st.container(key="symbols", gap=None):
        for slug, rows in symbols.groups(found).items():
            with st.container(key=f"symbols {slug}", gap=None):
                if slug in LESSONS:
                    st.page_link(LESSONS[slug].file, label=f"**{LESSONS[slug].heading}**", icon=LESSONS[slug].icon)
                st.markdown(symbols.markdown(rows, content.phrases(SLUG)["head"]))


stage.mount_and_mark(SLUG)
parts.opening(SLUG)
experiment()
with st.container(key="about"):
    parts.section(SLUG, "How to read a shape")
    parts.section(SLUG, "Print it")
parts.neighbour_links(SLUG)
