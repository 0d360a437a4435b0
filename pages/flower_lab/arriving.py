"""Photos that arrive many at once, as files or in ZIPs: read one after the other, in pieces between which the page stays alive.

Nothing is written anywhere: as soon as a file has been read, the server lets go of it.
"""

from collections import deque
from typing import NamedTuple

import streamlit as st

from nn_core.limits import ARCHIVE_MB
from nn_core.reading.archives import NAME_LENGTH, is_archive, photos_in
from nn_core.reading.sentences import PhotoError
from pages.ui import cached
from pages.ui.frame import uploads
from pages.ui.frame.fields import plain
from pages.ui.live import again

SAID = 5  # sentences about files are shown; of more, how many they are


class Photo(NamedTuple):
    """A photo that could be read: the `folder` of the ZIP it came in, the file's `name`, the 7200 bytes of its 60 × 40 `pixels`,
    and a `view` to look at, a JPEG's bytes."""

    folder: str
    name: str
    pixels: bytes
    view: bytes


class Arriving:
    """The files of one uploader: those that wait, how many there are, were read and could be read, and what is said of them."""

    def __init__(self):
        self.round = 0  # a new one empties the uploader
        self.begin()

    def begin(self):
        """Files come, after all others were read."""
        self.queue, self.known, self.said = deque(), set(), []
        self.total = self.read = self.taken = 0

    def add(self, files, most):
        """Take files into the queue that are not in it yet, no more than `most` photos in all."""
        for file in files:
            if file.file_id not in self.known:
                self.known.add(file.file_id)
                self._unfold(file)
        if len(self.queue) > most - self.read:
            left = len(self.queue) - max(0, most - self.read)
            self.queue = deque(list(self.queue)[: max(0, most - self.read)])
            self.said.append(f"Only {most} photos are kept here at a time: {left} more were left out.")
        self.total = self.read + len(self.queue)

    def put(self, photos):
        """Take photos into the queue that are there already: (name, bytes) of each."""
        if not self.queue:
            self.begin()
        self.queue.extend(("", name, lambda data=data: data) for name, data in photos)
        self.total = self.read + len(self.queue)

    def _unfold(self, file):
        """A file waits, or each photo of a ZIP."""
        data = file.getvalue()
        if not is_archive(data):
            self.queue.append(("", file.name[:NAME_LENGTH], file.getvalue))
            return
        try:
            archive = photos_in(data)
        except PhotoError as error:
            self.said.append(f"{plain(file.name[:NAME_LENGTH])}: {error}")
            return
        self.said += map(plain, archive.left_out)
        self.queue.extend((photo.folder, photo.name, lambda photo=photo: photo.data) for photo in archive.photos)

    def read_next(self, take):
        """Read the first that waits, and let `take` have it; or say why it cannot be read."""
        folder, name, data = self.queue[0]
        try:
            pixels, view, warning = cached.photo(data())
            take(Photo(folder, name, pixels, view), first=self.taken == 0)
            self.taken += 1
        except PhotoError as error:
            warning = error
        if warning:
            self.said.append(f"{plain(name)}: {warning}" if self.total > 1 else str(warning))
        self.queue.popleft()
        self.read += 1

    def say_once(self, sentence):
        """What is to be said of these photos, however many it is true of."""
        if sentence not in self.said:
            self.said.append(sentence)

    def stop(self):
        """What still waits is left out."""
        if self.queue:
            self.said.append(f"Stopped: {len(self.queue)} photos were left out.")
        self.queue.clear()


def state_of(name):
    """What there is of the photos that arrive under this name."""
    return st.session_state.setdefault(f"{name} arriving", Arriving())


def uploader(name, label, most, take, largest=ARCHIVE_MB):
    """A place for photos and ZIPs of them, files of at most `largest` MB; returns what there is of them, an `Arriving`.

    `name` begins its session keys. `take(photo, first)` is called for each that can be read, with whether it is the first of
    those that came together. Called in a fragment.
    """
    state = state_of(name)
    key = f"{name} {state.round}"
    files = st.file_uploader(label, accept_multiple_files=True, max_upload_size=largest, key=key)
    if files:
        if not state.known:
            state.begin()
        state.add(files, most)
        if not read(name, state, take):
            return state
        uploads.let_go(files)
        state.round, state.known = state.round + 1, set()
        st.rerun()
    told(state.said)
    return state


def read(name, state, take):
    """Read what waits, for as long as a piece may take; whether nothing waits any more."""
    bar, stop, piece = st.empty(), st.empty(), again.Piece()
    try:
        while state.queue:
            if state.total > 1:
                bar.progress(state.read / state.total, f"Photo {state.read + 1} of {state.total} is read …")
            state.read_next(take)
            piece.look(state.read / state.total)
    except again.Later:
        stop.button("Stop reading", key=f"{name} stop", on_click=state.stop, width="stretch")
        again.ask_again(name)
        return False
    return True


def told(said):
    """The sentences about files that could not be read, or not wholly."""
    if said:
        more = f"\n\n… and {len(said) - SAID} more." if len(said) > SAID else ""
        st.error("\n\n".join(said[:SAID]) + more, icon=":material/broken_image:")
