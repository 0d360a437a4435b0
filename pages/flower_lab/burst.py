"""A camera whose button is held: the browser takes up to twenty photos, and hands them over when it is let go."""

import base64
import binascii

import streamlit as st

from nn_core.limits import SHOT_LETTERS, SHOTS
from pages.ui.frame.lessons import ASSETS

_CAMERA = st.components.v2.component(
    "pulsatilla_burst",
    html='<div class="pul-burst"></div>',
    js=(ASSETS / "player" / "burst.js").read_text("utf-8"),
    isolate_styles=False,
)


def camera(key, words, take):
    """The camera and its button. `take(photos)` is called with the bytes of those that were taken while it was held.

    `words` are its sentences: "start", "hold", "taken" with a gap {count}, and "refused".
    """

    def taken():
        take(decoded(st.session_state[key]["photos"]))

    _CAMERA(key=key, data=words, on_photos_change=taken)


def decoded(photos):
    """The bytes of photos that came as text; what is none, is too long, or too many, is left out."""
    found = []
    for text in photos[:SHOTS] if isinstance(photos, list) else ():
        if isinstance(text, str) and len(text) <= SHOT_LETTERS:
            try:
                found.append(base64.b64decode(text, validate=True))
            except (binascii.Error, ValueError):
                continue
    return found
