"""The learner's one flower: chosen or uploaded once, it stays for the whole visit and comes back in other lessons."""

import re

import streamlit as st
from PIL import Image

import nn_core
from nn_core.drawings import KINDS
from pages.ui import cached
from pages.ui.lessons import ASSETS
from pages.ui.settings import Setting

KEPT = "the learner's picture"  # session-state key: (bytes of the 60×40 RGB picture, how to call it)
SOURCES = {"drawn": "drawn", "upload": "upload", "camera": "camera"}
DRAWN = {f"{kind.replace(' ', '-')}-{seed}": f"{kind}, {seed}" for seed in (1, 2, 3) for kind in KINDS}

SETTINGS = (
    Setting("source", "Picture", "drawn", SOURCES, widget="segmented"),
    Setting("picture", "Drawn picture", "pasque-flower-1", DRAWN),
)


def pick(v):
    """Draw what the source asks for and return the picture to look at, (60×40 PIL image, its name).

    A photo that cannot be read gives one sentence on the page; the picture before stays.
    """
    if v.source == "upload":
        _keep(st.file_uploader("A photo of a plant (JPEG, PNG, GIF, WebP or BMP, up to 20 MB)"), "your photo")
    elif v.source == "camera":
        _keep(st.camera_input("Hold a plant in front of the camera"), "your photo")
    if v.source == "drawn" or KEPT not in st.session_state:
        picture = cached.drawing(v.picture)
        if v.source == "drawn":
            st.session_state[KEPT] = (picture, f"the drawn picture “{DRAWN[v.picture]}”")
        else:
            return as_image(picture), f"the drawn picture “{DRAWN[v.picture]}”, until there is a photo"
    picture, name = st.session_state[KEPT]
    return as_image(picture), name


def as_image(pixels):
    """A 60×40 picture from its 7200 bytes."""
    return Image.frombytes("RGB", (60, 40), pixels)


def _keep(file, name):
    if file is None:
        return
    try:
        st.session_state[KEPT] = (nn_core.read_photo(file.getvalue()).tobytes(), name)
    except nn_core.PhotoError as sentence:
        st.error(str(sentence), icon=":material/broken_image:")


def scores(card):
    """How the model did on photographs it never learned from, as a Markdown table; `card` is `FlowerModel.card`."""
    lines = [
        "| judged on | photos | balanced accuracy | ROC AUC | flowers found | others recognised |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for split, name in (("test", "the same collections, other photographers"), ("source", "a collection it never saw")):
        result = card["results"][split]
        right = result["confusion"]
        found = f"{right['true_positive']} of {result['flowers']}"
        recognised = f"{right['true_negative']} of {result['photos'] - result['flowers']}"
        share = f"{100 * result['balanced_accuracy']:.0f} %"
        lines.append(f"| {name} | {result['photos']} | {share} | {result['roc_auc']:.2f} | {found} | {recognised} |")
    return "\n".join(lines)


def card_text():
    """The readable model card, its headings two levels deeper than in its own file."""
    return re.sub(r"^#", "###", (ASSETS / "flower_card.md").read_text("utf-8"), flags=re.MULTILINE)
