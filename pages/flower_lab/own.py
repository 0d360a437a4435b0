"""The learner's own network: the one trained or brought back last. It lives in the visit, and answers in the room Ask."""

import streamlit as st

from nn_core.heaps import Own

KEPT = "the learner's own network"  # session-state key: (what it is known by, the `Own`)


def kept() -> Own | None:
    """The network, None before there is one: its `names`, `net` and `theta`, and `predict(pixels)` for (40, 60, 3) bytes → p of
    the heap that is named first."""
    known = st.session_state.get(KEPT)
    return known[1] if known else None


def keep(key: object, own: Own) -> None:
    """Keep a network, once for each key: one that is only shown again does not push out another that came since."""
    seen = st.session_state.setdefault(f"{KEPT} seen", set())
    if key not in seen:
        seen.add(key)
        st.session_state[KEPT] = key, own


def bring(own: Own) -> None:
    """Keep a network that was brought back."""
    st.session_state[KEPT] = "brought back", own
