"""The course of the learner's training: which one is meant, how far it has come, and how it is asked for, left and gone on with.

On drawn pictures it begins by itself and is kept for all; on one's own photos it waits to be asked for, and lives in the visit.
"""

import streamlit as st

from pages.flower_lab import heaps, learners
from pages.flower_lab.learners import OWN, plan_of
from pages.ui import cached
from pages.ui.frame import address, inside
from pages.ui.live import again, player

SLUG = learners.SLUG
FLOWERS = ("flower", "no flower")
WAY, ASKED, HALTED = "the learner's trainings on the way", "training asked for", "training halted"  # session-state keys
DONE = "the learner's last training"  # session-state key: (its key, the `Trained`), on photos of one's own
PATIENCE = 1.2  # seconds: most trainings on drawn pictures are done by then, and the picture changes only once


def key_of(v):
    """What tells this training from any other."""
    data = heaps.kept().version if v.data == OWN else (v.count, v.chance, learners.GROUND.get(v.data, ""))
    return plan_of(v), data


def names_of(v):
    """The names of both heaps, the one of y = 1 first."""
    return tuple(heaps.kept().names) if v.data == OWN else FLOWERS


def on_the_way(v):
    """How far the training has come, None where it has not begun."""
    if v.data == OWN:
        return st.session_state.setdefault(WAY, {}).get(key_of(v))
    return cached.drawn_course(*_drawn(v))


def wanted(v):
    """Whether it is to go on: on drawn pictures at once, on one's own photos when it was asked for."""
    if v.data == OWN:
        return not heaps.kept().lacking() and st.session_state.get(ASKED) == key_of(v)
    return st.session_state.get(HALTED) != key_of(v)


def trained(v):
    """The `Trained`, after a piece more of work where that is needed; None where it is not done, or not wanted."""
    done = st.session_state.get(DONE)
    if v.data == OWN and done and done[0] == key_of(v):
        return done[1]
    if not wanted(v):
        return None
    piece = again.Piece()
    look = piece.look if inside.in_visit() else lambda share: None
    try:
        if v.data != OWN:
            piece.until += PATIENCE
            return cached.drawn_training(*_drawn(v), look)
        way = st.session_state.setdefault(WAY, {})
        for other in set(way) - {key_of(v)}:
            del way[other]
        found = cached.heap_training(plan_of(v), heaps.kept().pictures(), way, key_of(v), look)
        st.session_state[DONE] = key_of(v), found
        address.put(SLUG, step=0)
        player.begin(SLUG)
        return found
    except again.Later:
        return None


def begin(v):
    """A training is asked for, or goes on."""
    st.session_state[ASKED] = key_of(v)
    st.session_state.pop(HALTED, None)


def halt(v):
    """It rests; how far it has come is kept."""
    st.session_state[HALTED] = key_of(v)
    st.session_state.pop(ASKED, None)


def _drawn(v):
    return plan_of(v), v.count, v.chance, learners.GROUND.get(v.data, "")
