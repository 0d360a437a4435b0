"""The front door: the web server, page settings and the table of pages. `streamlit run app.py` opens it."""

import os

for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # before NumPy loads: small products are fastest, and always equal, on one thread

import streamlit as st

from pages.ui.frame import inside, reunion, server
from pages.ui.frame.lessons import ASSETS, HOME, LESSONS

app = st.App(__file__, lifespan=server.lifespan, middleware=server.MIDDLEWARE)


def open_door():
    """What every visit runs: the navigation and the page asked for."""
    st.set_page_config(page_title="Pulsatilla", page_icon=ASSETS / "icon.png", layout="wide", initial_sidebar_state=240)
    st.html(ASSETS / "page.css")
    reunion.watch()
    pages = [
        st.Page(lesson.file, title=lesson.heading, icon=lesson.icon, url_path=lesson.slug, default=lesson.slug == HOME)
        for lesson in LESSONS.values()
    ]
    st.navigation(pages).run()


if inside.in_visit():  # a visit, not the server's own import of this file
    open_door()
