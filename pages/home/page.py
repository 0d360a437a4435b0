"""The entrance: a network that learns while you read, the doors, what you will be able to do, and the map of the course."""

import streamlit as st

from pages.home import entrance
from pages.ui.frame import progress
from pages.ui.frame.lessons import HOME, LESSONS
from pages.ui.lesson import content, parts
from pages.ui.live import player

player.mount()
marks = progress.read()
words, picture = st.columns([1, 1.9], gap="large")
with words:
    st.title(LESSONS[HOME].heading, anchor=False)
    st.markdown(content.sections(HOME)["Opening"])
    entrance.doors(marks)
with picture:
    entrance.live_picture()
entrance.overview(marks)
parts.section(HOME, "At the end")
