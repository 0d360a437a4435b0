"""A measurement computes every piece once, however long a piece takes, and the page goes on in between."""

import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.ui.lesson import measure

SLOW = """
import time
import streamlit as st
from pages.ui.lesson.measure import measure

def piece(name):
    def job():
        st.session_state.setdefault("worked", []).append(name)
        time.sleep(0.15)
        return name.upper()
    return job

@st.fragment
def measuring():
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    found = measure("m", "Measure it", {name: piece(name) for name in "abcd"})
    st.text("nothing yet" if found is None else " ".join(found))

measuring()
"""


def test_every_piece_of_a_slow_measurement_is_computed_once_and_it_ends(monkeypatch):
    monkeypatch.setattr(measure, "_let_others_in", st.rerun)  # as a fragment does after every slow piece
    app = AppTest.from_string(SLOW, default_timeout=60).run()
    assert app.text[0].value == "nothing yet"
    app.button(key="m.start").click().run()
    assert app.text[0].value == "A B C D"
    assert app.session_state["worked"] == list("abcd")
    assert app.session_state["runs"] == 5  # one to begin with, one for each slow piece but the last, which ends it
    app.run()
    assert app.text[0].value == "A B C D"
    assert app.session_state["worked"] == list("abcd")


def test_a_measurement_that_was_left_goes_on_where_it_was():
    app = AppTest.from_string(SLOW, default_timeout=60).run()
    app.session_state["m.started"], app.session_state["m.done"] = True, {"a": "A", "b": "B"}
    app.run()
    assert app.session_state["worked"] == ["c", "d"]
    assert app.text[0].value == "A B C D"
