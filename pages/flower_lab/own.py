"""The learner's own network: the one trained or brought back last. It lives in the visit, and answers in the room Ask."""

import streamlit as st

from nn_core.heaps import Own

KEPT = "the learner's own network"  # session-state key: (what it is known by, the `Own`)
SHOWN = "the training shown last"  # session-state key: what it is known by


def kept() -> Own | None:
    """The network, None before there is one: its `names`, `net` and `theta`, and `predict(pixels)` for (40, 60, 3) bytes → p of
    the heap that is named first."""
    known = st.session_state.get(KEPT)
    return known[1] if known else None


def keep(key: object, own: Own) -> None:
    """Keep the network whose training is shown; one that is still shown does not push out another that was brought since."""
    if st.session_state.get(SHOWN) != key:
        st.session_state[SHOWN], st.session_state[KEPT] = key, (key, own)


def bring(own: Own) -> None:
    """Keep a network that was brought back."""
    st.session_state[KEPT] = "brought back", own
