"""The entrance: a network that learns while you read, the doors, what you will be able to do, and the map of the course."""

import streamlit as st

from pages.ui import course, player, progress, prose
from pages.ui.lessons import HOME, LESSONS

player.mount()
marks = progress.read()
words, picture = st.columns([1, 1.9], gap="large")
with words:
    st.title(LESSONS[HOME].heading, anchor=False)
    st.markdown(prose.sections(HOME)["Opening"])
    course.doors(marks)
with picture:
    course.live_picture()
course.overview(marks)
prose.section(HOME, "At the end")
