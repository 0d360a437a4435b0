"""The entrance: what this is, and the doors to it."""

import streamlit as st

from pages.ui import prose
from pages.ui.lessons import HOME, LESSONS

st.title("Pulsatilla", anchor=False)
st.markdown(prose.sections(HOME)["Opening"])
lessons, places = st.columns(2, gap="large")
with lessons:
    st.subheader("Lessons", anchor=False)
    for lesson in LESSONS.values():
        if lesson.number:
            st.page_link(lesson.file, label=lesson.heading, icon=lesson.icon)
with places:
    st.subheader("Try your plant photo", anchor=False)
    for lesson in LESSONS.values():
        if not lesson.number and lesson.slug != HOME:
            st.page_link(lesson.file, label=lesson.heading, icon=lesson.icon)
prose.section(HOME, "At the end")
