"""The flower lab, three rooms on one page: ask a network about a photo, train one of your own, see how far to trust them."""

import streamlit as st

from pages.flower_lab import asking, training, trusting
from pages.ui import cached
from pages.ui.frame.settings import Setting
from pages.ui.lesson import parts, stage
from pages.ui.live import sight

SLUG = asking.SLUG
ROOMS = {"ask": asking, "train": training, "trust": trusting}
ROOM = Setting("room", "Room", "ask", {name: name.title() for name in ROOMS}, widget="segmented", rewind=True)
STEP = Setting("step", "step shown", 0, bounds=(0, 100_000, 1), widget="hidden")
SETTINGS = (ROOM, *(setting for room in ROOMS.values() for setting in room.SETTINGS), STEP, stage.scene_setting(SLUG))


def hidden(v):
    """The controls of the other rooms, and those that make no sense in this one with these values."""
    others = {setting.name for name, room in ROOMS.items() if name != v.room for setting in room.SETTINGS}
    return others | ROOMS[v.room].hidden(v)


def scene(v):
    """What there is to see in the room."""
    return ROOMS[v.room].scene(v)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, under=lambda v, shown: ROOMS[v.room].under(v, shown))


@st.fragment
def details():
    """What the room tells about its picture."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    ROOMS[v.room].details(v, shown)
    parts.check(SLUG)


stage.mount_and_mark(SLUG)
sight.mount(cached.eyes_model())
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
