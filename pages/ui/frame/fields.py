"""A field for a number: it takes a point or a comma, corrects in sight what is out of range, and refuses what is no number.

The browser's own number field does neither: emptied it jumps to its lowest value, and a decimal comma it swallows.
"""

import math
import re

import streamlit as st


def number(text):
    """The number that a text means, written with a point or a comma; None if it is none."""
    try:
        found = float(str(text).strip().replace("−", "-").replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def read(text, bounds, before, empty):
    """(the value that what was typed stands for, the sentence about it or ""). `bounds` are (low, high, step).

    What is no number leaves the value as it was `before`; an empty field means `empty`, a value or None.
    """
    low, high, step = bounds
    if not text.strip():
        return empty, "" if empty is None else f"Empty: the usual value, {write(empty)}, is taken."
    found = number(text)
    if found is None:
        return before, f"“{plain(text.strip()[:20])}” is no number: {'nothing' if before is None else write(before)} is kept."
    within = min(max(found, low), high)
    value = min(max(low + round((within - low) / step) * step, low), high)
    value = round(value) if all(isinstance(part, int) for part in bounds) else float(f"{value:.10g}")
    if within != found:
        return value, f"From {write(low)} to {write(high)}: {write(found)} became {write(value)}."
    return value, "" if math.isclose(
        value, found, abs_tol=1e-9
    ) else f"{write(found)} became {write(value)}, the nearest there is."


def write(value):
    """A value as it stands in a field."""
    return "" if value is None else f"{value:.10g}".replace("-", "−")


def number_field(label, key, bounds, empty=None, hint=None, on_change=None):
    """The field for the number in session state under `key`. `on_change` is called after it has been taken."""
    typed, said = f"{key}.typed", f"{key}.said"
    value = st.session_state[key]
    if typed not in st.session_state or st.session_state.get(f"{key}.shown") != value:
        st.session_state[typed] = write(value)  # first drawn, or changed from elsewhere
        st.session_state[said] = ""
    st.session_state[f"{key}.shown"] = value

    def take():
        value, sentence = read(st.session_state[typed], bounds, st.session_state[key], empty)
        st.session_state[key] = st.session_state[f"{key}.shown"] = value
        st.session_state[typed], st.session_state[said] = write(value), sentence
        if on_change:
            on_change()

    st.text_input(label, key=typed, help=hint, on_change=take, max_chars=20)
    if st.session_state.get(said):
        st.caption(st.session_state[said])


def plain(text):
    """Markdown that shows a text as it stands, whatever was typed into it."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
