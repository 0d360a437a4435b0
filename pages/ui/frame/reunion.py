"""When the connection was away: the browser notices that it is back, and lets the page run once more.

A server that was started anew, or another one, then brings the same experiment from the address (`assets/player/reunion.js`).
"""

import secrets

import streamlit as st

from pages.ui.frame.lessons import ASSETS

SESSION = "name of the session"  # session-state key: by it the browser knows whether the server still knows this page

_WATCH = st.components.v2.component(
    "pulsatilla_reunion", js=(ASSETS / "player" / "reunion.js").read_text("utf-8"), isolate_styles=False
)


def watch():
    """Let the browser watch the connection. On every page, outside of fragments."""
    session = st.session_state.setdefault(SESSION, secrets.token_hex(8))
    _WATCH(key="pulsatilla reunion", data={"session": session}, on_again_change=lambda: None)
