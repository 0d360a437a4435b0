"""The flower lab, three rooms on one page: ask a network about a photo, train one of your own, see how far to trust them."""

from dataclasses import dataclass, replace

import streamlit as st

from pages.flower_lab import asking, training, trusting
from pages.ui import cached
from pages.ui.frame import address
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, stage
from pages.ui.live import sight

SLUG = asking.SLUG
ROOMS = {"ask": asking, "train": training, "trust": trusting}
DOORS = {"ask": "Ask", "train": "Train your own", "trust": "Trust it?"}


@dataclass(frozen=True)
class Room(Setting):
    """The room one is in: not drawn among the controls, and another room is another story."""

    free = False


ROOM = Room("room", "Room", "ask", DOORS, widget="hidden")
STEP = Setting("step", "step shown", 0, bounds=(0, 100_000, 1), widget="hidden")
SETTINGS = (ROOM, *(setting for room in ROOMS.values() for setting in room.SETTINGS), STEP, stage.scene_setting(SLUG))


def hidden(v):
    """The controls of the other rooms, and those that make no sense in this one with these values."""
    others = {setting.name for name, room in ROOMS.items() if name != v.room for setting in room.SETTINGS}
    return others | ROOMS[v.room].hidden(v)


def scene(v):
    """What there is to see in the room."""
    return replace(ROOMS[v.room].scene(v), strip=scenes_of(v.room))


def scenes_of(room):
    """The names of the room's scenes, in their order."""
    return tuple(name for name, scene in content.scenes(SLUG).items() if scene.values.get("room", ROOM.default) == room)


@st.fragment
def experiment():
    """The doors, the controls and the picture."""
    above = st.container(key="doors")
    v, *_ = stage.show(SLUG, SETTINGS, scene, hidden, under=lambda v, shown: ROOMS[v.room].under(v, shown))
    with above:
        doors(v)


def doors(v):
    """The way into the other rooms; each is as it was left, at its start."""
    key = f"{SLUG}.door"
    st.session_state[key] = v.room

    def enter():
        room = st.session_state[key]
        address.put(SLUG, room=room, step=0, scene=scenes_of(room)[0])

    how = {"format_func": DOORS.get, "required": True, "on_change": enter, "label_visibility": "collapsed"}
    st.segmented_control(ROOM.label, list(DOORS), key=key, **how)


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
