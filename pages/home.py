"""The entrance: what this is, and the doors."""

import streamlit as st

from pages.ui.lessons import HOME, LESSONS

st.title("Pulsatilla", anchor=False)
st.markdown("Deep neural networks, for people who know biology better than calculus.")
for lesson in LESSONS.values():
    if lesson.slug != HOME:
        st.page_link(lesson.file, label=lesson.heading, icon=lesson.icon)
