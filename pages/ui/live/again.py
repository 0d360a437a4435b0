"""Work that goes on for longer than a page may take: it is done in pieces, and the browser asks for each.

So whatever else is asked of the page is done between two pieces, and a visitor who has gone asks for no more.
"""

import time

import streamlit as st

from pages.ui.frame.lessons import ASSETS

A_PIECE = 0.4  # seconds: so long may the picture have to wait for its turn
_ASKER = st.components.v2.component(
    "pulsatilla_asker", js=(ASSETS / "player" / "again.js").read_text("utf-8"), isolate_styles=False
)


class Later(Exception):  # noqa: N818 (no error: the rest is done when the browser asks again)
    """The time of this piece is over."""


class Piece:
    """A clock for one piece: `look` is called now and then, and raises `Later` when the time is over."""

    def __init__(self) -> None:
        self.until = time.monotonic() + A_PIECE

    def look(self, share: float) -> None:
        """So much of the whole work is done."""
        if share < 1 and time.monotonic() > self.until:
            raise Later


def ask_again(name: str) -> None:
    """Called in a fragment: the browser asks for it once more, as soon as this run of it has ended."""
    key = f"{name} asks"
    number = st.session_state[f"{key} number"] = st.session_state.get(f"{key} number", 0) + 1
    _ASKER(key=key, data=number, on_again_change=lambda: None)
