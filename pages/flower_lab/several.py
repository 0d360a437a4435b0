"""Several photos of one's own: one of them is asked about, all of them stand in a table with what the network says."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from nn_core.heaps.pictures import vectors
from nn_core.limits import ARCHIVE_MB, ASKED_KEPT, UPLOAD_MB
from pages.flower_lab import arriving, own
from pages.ui import cached
from pages.ui.lesson import content, parts
from pages.ui.runs import flower

SLUG = "flower-lab"
PHOTOS = "photos asked about"  # session-state key: a list of (`arriving.Photo`, the network's answer)
CHOSEN = "number of the photo asked about"  # session-state key: of those, the learner's flower
IMAGE = st.column_config.ImageColumn(width="small")
LABEL = f"Photos of plants (up to {UPLOAD_MB} MB each), or a ZIP of them (up to {ARCHIVE_MB} MB)"


@dataclass(frozen=True)
class Several(flower.Source):
    """Where the picture comes from; here several photos may be uploaded at once."""

    def bring(self, slug, source):
        """The uploader for many, or the camera; of several photos, which one is asked about."""
        if source == "camera":
            super().bring(slug, source)
            return
        state = arriving.uploader(f"{slug}.photos", LABEL, ASKED_KEPT, take)
        if state.said and not state.taken:
            st.caption(content.phrases(SLUG)["several"]["still"])
        if len(kept()) > 1:
            _choice(f"{slug}.photo")


def _choice(key):
    """Which of the photos is asked about."""
    names = [photo.name for photo, _ in kept()]
    st.session_state[key] = st.session_state[CHOSEN]
    how = {"key": key, "format_func": lambda i: f"{i + 1}: {names[i]}"}
    st.selectbox("Photo asked about", range(len(names)), on_change=lambda: _choose(st.session_state[key]), **how)


def kept():
    """The photos of the visit, in the order they came, each with the network's answer."""
    return st.session_state.get(PHOTOS, [])


def take(photo, first):
    """A photo was read: it is asked about if it is the first of those that came together."""
    with cached.ONE_AT_A_TIME:
        answer = cached.eyes_model().answer(np.frombuffer(photo.pixels, np.uint8).reshape(40, 60, 3))
    photos = [*kept(), (photo, answer)]
    dropped = max(0, len(photos) - ASKED_KEPT)
    st.session_state[PHOTOS] = photos[dropped:]
    if dropped:
        arriving.state_of(f"{SLUG}.photos").say_once(content.phrases(SLUG)["several"]["left"].format(most=ASKED_KEPT))
    chosen = len(photos) - 1 if first else st.session_state[CHOSEN]
    _choose(max(0, chosen - dropped))


def _choose(number):
    """This photo becomes the learner's flower."""
    st.session_state[CHOSEN], (photo, _) = number, kept()[number]
    flower.keep(photo.pixels, photo.view, photo.name if len(kept()) > 1 else "")


def _forget():
    """All photos of the visit are gone."""
    for key in (PHOTOS, CHOSEN, flower.KEPT, flower.SHOWN, flower.NAME):
        st.session_state.pop(key, None)


def table():
    """All photos with what the network says of each; nothing where there is only one."""
    photos, say = kept(), content.phrases(SLUG)
    if len(photos) < 2:
        return
    parts.section(SLUG, "All your photos")
    said = [_verdict(answer) for _, answer in photos]
    counted = [f"{said.count(verdict)} × {say['verdict'][verdict]}" for verdict in say["says"] if verdict in said]
    st.markdown(say["several"]["counted"].format(photos=len(photos), counted=", ".join(counted)))
    columns = say["several"]["columns"]
    rows = [
        dict(zip(columns, (_thumbnail(photo), photo.folder, photo.name, say["verdict"][verdict], answer.of_100), strict=True))
        for (photo, answer), verdict in zip(photos, said, strict=True)
    ]
    _ask_own(rows, photos, say["several"]["own"])
    st.dataframe(rows, hide_index=True, height="content" if len(rows) < 12 else 400, column_config={columns[0]: IMAGE})
    st.button(say["several"]["forget"], on_click=_forget)


def _ask_own(rows, photos, column):
    """A column more for the learner's own network, if there is one: the probability of the heap that it names first."""
    network = own.kept()
    if network is None:
        return
    pixels = np.frombuffer(b"".join(photo.pixels for photo, _ in photos), np.uint8).reshape(-1, 40, 60, 3)
    with cached.ONE_AT_A_TIME:
        answers = network.answers(vectors(pixels))
    for row, p in zip(rows, answers.tolist(), strict=True):
        row[column.format(name=network.names[0])] = round(p, 2)


def _verdict(answer):
    """The name of what is said."""
    return "no plant" if answer.no_plant else answer.verdict


def _thumbnail(photo):
    """The 60 × 40 picture, as an address that holds it."""
    return flower.data_uri(flower.as_image(photo.pixels))
