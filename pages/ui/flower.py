"""The learner's one flower: chosen or uploaded once, it stays for the whole visit and comes back in other lessons."""

import re

import streamlit as st
from PIL import Image

import nn_core
from nn_core.drawings import KINDS
from pages.ui import cached
from pages.ui.lessons import ASSETS
from pages.ui.settings import Setting

KEPT = "the learner's photo"  # session-state key: the 7200 bytes of the 60×40 RGB picture
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
        _keep(st.file_uploader("A photo of a plant (JPEG, PNG, GIF, WebP or BMP, up to 20 MB)"))
    elif v.source == "camera":
        _keep(st.camera_input("Hold a plant in front of the camera"))
    name = f"the drawn picture “{DRAWN[v.picture]}”"
    if v.source == "drawn":
        return as_image(cached.drawing(v.picture)), name
    if KEPT not in st.session_state:
        return as_image(cached.drawing(v.picture)), f"{name}, until there is a photo,"
    return as_image(st.session_state[KEPT]), "your photo"


def as_image(pixels):
    """A 60×40 picture from its 7200 bytes."""
    return Image.frombytes("RGB", (60, 40), pixels)


def _keep(file):
    if file is None:
        return
    try:
        st.session_state[KEPT] = nn_core.read_photo(file.getvalue()).tobytes()
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
