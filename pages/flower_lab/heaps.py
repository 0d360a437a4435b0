"""Two heaps of the learner's own photos: brought by drop zones, a ZIP or the camera, named, emptied.

Of a photo only the 60×40 picture and its name are kept, in the visit. Nothing is written anywhere, and it ends with the visit.
"""

from typing import NamedTuple

import numpy as np
import streamlit as st

from nn_core.heaps import clean
from nn_core.limits import ARCHIVE_MB, HEAP_LEAST, HEAP_MOST, NAME_LETTERS, UPLOAD_MB
from pages.flower_lab import arriving, burst
from pages.ui import cached
from pages.ui.frame.fields import plain
from pages.ui.lesson import content, parts
from pages.ui.runs import flower

SLUG = "flower-lab"
HEAPS = "the learner's two heaps"  # session-state key: a `Heaps`
NAMES = ("pasque flower", "crocus")  # to begin with
SHOWN = 12  # photos of a heap, the last ones


class Photo(NamedTuple):
    """What is kept of a photo: its file's name and the 7200 bytes of its picture."""

    name: str
    pixels: bytes


class Heaps:
    """Both heaps: their `names` and `photos`, how often they have changed, and how many of the photos that came last were left
    out: there `twice`, `beyond` the limit, or `strange`, of a third folder."""

    def __init__(self):
        self.names, self.photos, self.version = list(NAMES), [[], []], 0
        self.begin()

    def begin(self):
        """Photos come: nothing is left out yet."""
        self.twice = self.beyond = self.strange = 0

    def add(self, heap, name, pixels):
        """One more photo, unless it is there already or there are as many as may be."""
        if any(pixels == photo.pixels for photo in self.photos[heap]):
            self.twice += 1
        elif sum(map(len, self.photos)) >= HEAP_MOST:
            self.beyond += 1
        else:
            self.photos[heap].append(Photo(name, pixels))
            self.version += 1

    def add_from(self, folder, name, pixels):
        """A photo of a ZIP with two folders: the first folder that comes is the first heap, another one is the second."""
        known = clean(folder) or "no folder"
        if known not in self.names:
            free = [heap for heap in (0, 1) if not self.photos[heap]]
            if not free:
                self.strange += 1
                return
            self.rename(free[0], known)
        self.add(self.names.index(known), name, pixels)

    def rename(self, heap, name):
        """A heap's new name; one without letters, or that the other has, changes nothing."""
        name = clean(name)
        if name and name != self.names[1 - heap]:
            self.names[heap] = name

    def empty(self, heap):
        """No photo any more in a heap."""
        self.photos[heap] = []
        self.version += 1
        self.begin()

    def lacking(self):
        """Why nothing can be learned from the heaps yet, as a name of a phrase; "" where it can."""
        few = min(map(len, self.photos)) < 2
        return "two_each" if few else "more" if sum(map(len, self.photos)) < HEAP_LEAST else ""

    def pictures(self):
        """Both heaps as `cached.Pictures`, the first heap y = 1."""
        every = [*self.photos[0], *self.photos[1]]
        pixels = np.frombuffer(b"".join(photo.pixels for photo in every), np.uint8).reshape(-1, 40, 60, 3)
        return cached.Pictures(pixels, np.repeat([1, 0], [len(photos) for photos in self.photos]))


def kept():
    """The heaps of this visit."""
    return st.session_state.setdefault(HEAPS, Heaps())


def section():
    """Where the photos are brought: two drop zones side by side, a ZIP for both, the camera."""
    heaps, say = kept(), content.phrases(SLUG)["heaps"]
    parts.section(SLUG, "Your photos")
    for heap, column in enumerate(st.columns(2, gap="large")):
        with column:
            _heap(heaps, heap, say)
    left, right = st.columns(2, gap="large")
    with left:
        label = say["zip"].format(most=ARCHIVE_MB)
        arriving.uploader(f"{SLUG}.heaps", label, HEAP_MOST, taking(heaps, lambda photo: heaps.add_from(*photo[:3])))
    with right:
        _camera(heaps, say)
    told = [say[name].format(count=getattr(heaps, name)) for name in ("twice", "beyond", "strange") if getattr(heaps, name)]
    if told:
        st.caption(" ".join(told))


def taking(heaps, take):
    """`take` for an uploader: with the first of the photos that come together, what is said of those before is forgotten."""

    def taken(photo, first):
        if first:
            heaps.begin()
        take(photo)

    return taken


def _heap(heaps, heap, say):
    """One heap: its name, its drop zone, its last photos, and a button to empty it."""
    key = f"{SLUG}.heap.{heap}"
    st.session_state[f"{key}.name"] = heaps.names[heap]

    def renamed():
        heaps.rename(heap, st.session_state[f"{key}.name"])

    st.text_input(say["name"].format(heap=heap + 1), key=f"{key}.name", max_chars=NAME_LETTERS, on_change=renamed)
    name = heaps.names[heap]
    label = say["drop"].format(name=plain(name), most=UPLOAD_MB)
    arriving.uploader(key, label, HEAP_MOST, taking(heaps, lambda photo: heaps.add(heap, photo.name, photo.pixels)), UPLOAD_MB)
    photos = heaps.photos[heap]
    if photos:
        shown = photos[-SHOWN:]
        st.html(flower.thumbnails([photo.pixels for photo in shown], [""] * len(shown), 66))
        left, right = st.columns([2, 1], vertical_alignment="center")
        left.caption(say["count" if len(photos) > 1 else "one"].format(count=len(photos), name=plain(name)))
        if right.button(say["empty"], key=f"{key}.empty", on_click=heaps.empty, args=(heap,), width="stretch"):
            st.rerun()


def _camera(heaps, say):
    """The camera: held, it takes photos for the heap that is chosen."""
    if not st.toggle(say["camera"], key=f"{SLUG}.heaps.camera"):
        return
    name = f"{SLUG}.heaps.burst"
    into = st.radio(say["into"], (0, 1), format_func=heaps.names.__getitem__, key=f"{SLUG}.heaps.into", horizontal=True)
    state = arriving.state_of(name)

    def taken(photos):
        first = len(heaps.photos[into]) + 1
        state.put((f"camera {first + k}", data) for k, data in enumerate(photos))

    burst.camera(f"{name} camera", say["burst"] | {"refused": flower.NO_CAMERA}, taken)
    if state.queue and arriving.read(name, state, taking(heaps, lambda photo: heaps.add(into, photo.name, photo.pixels))):
        st.rerun()
    arriving.told(state.said)
