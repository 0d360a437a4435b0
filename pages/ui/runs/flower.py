"""The learner's one flower: chosen or uploaded once, it stays for the whole visit and comes back in other lessons."""

import base64
import io
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlsplit

import streamlit as st
from PIL import Image

import nn_core
from nn_core.drawings import FLOWER_KINDS, KINDS
from nn_core.limits import UPLOAD_MB
from pages.ui import cached
from pages.ui.frame import address
from pages.ui.frame.address import key_of
from pages.ui.frame.settings import Setting

SHOWN = "the learner's photo, to look at"  # session-state key: the bytes of a JPEG
KEPT = "the learner's photo"  # session-state key: the 7200 bytes of the 60×40 RGB picture
NAME = "the name of the learner's photo"  # session-state key: of a file; "" where it has none
READ = "the photo read last"  # session-state key: (id of the file, the sentence if it could not be read, what to be warned of)
NO_CAMERA = (
    "Browsers let a page use the camera only where its address begins with https. "
    "Choose “upload a photo”: on a phone it offers the camera, too."
)
SOURCES = {"drawn": "drawn", "upload": "upload a photo", "camera": "camera"}
DRAWN = {f"{kind.replace(' ', '-')}-{seed}": f"{kind}, {seed}" for seed in (1, 2, 3) for kind in KINDS}


@dataclass(frozen=True)
class Source(Setting):
    """Where the picture comes from. Its control brings the means for it along: the uploader or the camera."""

    def draw(self, slug):
        """Draw the choice and what it asks for; a photo that can be read is kept for the whole visit."""
        super().draw(slug)
        source = st.session_state[key_of(slug, self.name)]
        if source != "drawn":
            self.bring(slug, source)
            if KEPT not in st.session_state:
                st.caption("No photo yet (links do not carry photos): until there is one, you see a drawn picture.")

    def bring(self, slug, source):
        """The means for "upload" or "camera"."""
        if source == "upload":
            label = f"A photo of a plant (up to {UPLOAD_MB} MB)"
            _read(st.file_uploader(label, key=f"{slug}.upload", max_upload_size=UPLOAD_MB))
            return
        _read(st.camera_input("Hold a plant in front of the camera", key=f"{slug}.camera"))
        if not lets_use_the_camera(st.context.url or ""):
            st.caption(NO_CAMERA)


def lets_use_the_camera(url):
    """Whether browsers let a page at this address use the camera."""
    place = urlsplit(url)
    return place.scheme == "https" or place.hostname in ("localhost", "127.0.0.1", "::1")


# A page that lets the learner choose has SETTINGS in its table (NARROW beside a live picture), and `hidden` in what it hides; one
# that shows the flower chosen elsewhere has FOLLOWED, so that its address holds the picture too.
SETTINGS = (
    Source("source", "Picture", "drawn", SOURCES, widget="segmented", shared=True),
    Setting("picture", "Drawn picture", "pasque-flower-1", DRAWN, shared=True),
)
NARROW = (replace(SETTINGS[0], widget="select"), SETTINGS[1])
FOLLOWED = tuple(replace(setting, widget="hidden") for setting in SETTINGS)


def hidden(v):
    """The controls that make no sense with these values."""
    return set() if v.source == "drawn" else {"picture"}


def chosen(v=None):
    """The learner's flower as (60×40 PIL image, its name): what the values mean; without values, the last choice on any page.

    A photo cannot stand in a link: where there is none, the drawn picture stands in for it.
    """
    v = v or address.shared_values(SETTINGS)
    name = f"the drawn picture “{DRAWN[v.picture]}”"
    if v.source == "drawn":
        return as_image(cached.drawing(v.picture)), name
    if KEPT not in st.session_state:
        return as_image(cached.drawing(v.picture)), f"{name}, until there is a photo,"
    name = st.session_state.get(NAME)
    return as_image(st.session_state[KEPT]), f"your photo “{name}”" if name else "your photo"


def keep(pixels, view, name=""):
    """A photo becomes the learner's flower: its 7200 bytes, what there is to look at (a JPEG's bytes), and a file's name."""
    st.session_state[KEPT], st.session_state[SHOWN], st.session_state[NAME] = pixels, view, name


def is_photo(v):
    """Whether the picture is the learner's own photo."""
    return v.source != "drawn" and KEPT in st.session_state


def is_flower(v):
    """Whether the picture shows a flower: True or False for a drawn one, None for a photo (nobody has said so)."""
    return None if is_photo(v) else v.picture.rsplit("-", 1)[0].replace("-", " ") in FLOWER_KINDS


def as_image(pixels):
    """A 60×40 picture from its 7200 bytes."""
    return Image.frombytes("RGB", (60, 40), pixels)


def enlarged(picture):
    """A 60×40 picture ten times as large, its pixels still squares."""
    return picture.resize((600, 400), Image.Resampling.NEAREST)


def photo_shown(v):
    """(an address that holds the picture as it came, a note on it): the learner's photo, else the drawn picture, enlarged."""
    if v.source != "drawn" and SHOWN in st.session_state:
        return f"data:image/jpeg;base64,{base64.b64encode(st.session_state[SHOWN]).decode()}", ""
    return data_uri(enlarged(chosen(v)[0])), "drawn by code: there is no larger picture of it"


def data_uri(picture, kind="png", **how):
    """A picture as an address that holds it, for HTML; `how` as Pillow saves this kind."""
    file = io.BytesIO()
    picture.save(file, format=kind, **how)
    return f"data:image/{kind};base64,{base64.b64encode(file.getvalue()).decode()}"


def thumbnails(pictures, captions, width):
    """60 × 40 pictures (7200 bytes each) side by side, with a caption each, "" for none, as HTML that holds them.

    Pictures of their own files would be gone before the browser has asked for them, where the page runs again and again.
    """
    shown = []
    for pixels, caption in zip(pictures, captions, strict=True):
        source = data_uri(as_image(bytes(pixels)), "jpeg", quality=90)
        picture = f'<img src="{source}" width="{width}" alt="{escape(caption or "a photo", quote=True)}">'
        told = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        shown.append(f'<figure style="width: {width}px">{picture}{told}</figure>')
    return f'<div class="thumbnails">{"".join(shown)}</div>'


def _read(file):
    """Keep the photo in this file; one that cannot be read gives one sentence on the page, and the photo before stays.

    A file is read once, not at every move of a slider beside it.
    """
    if file is None:
        return
    if st.session_state.get(READ, ("",))[0] != file.file_id:
        sentence = warning = None
        try:
            pixels, view, warning = cached.photo(file.getvalue())
            keep(pixels, view)
        except nn_core.PhotoError as error:
            sentence = str(error)
        st.session_state[READ] = file.file_id, sentence, warning
    _, sentence, warning = st.session_state[READ]
    if sentence:
        st.error(sentence, icon=":material/broken_image:")
    if warning:
        st.warning(warning, icon=":material/broken_image:")
