"""Wrong? The learner says so, and hears how often the network is wrong in this way. Nothing of it is kept."""

from zlib import crc32

import streamlit as st

from pages.flower_lab import kinds
from pages.ui.lesson import content

SLUG = "flower-lab"
TRUTHS = {"": "not said", "flower": "a flower in bloom", "other": "no flower"}
JUDGED = "test"  # the photographs that the network never saw


def asked(run):
    """What is it really? Where the network is wrong: which kind of mistake that is, and how often it makes it."""
    say = content.phrases(SLUG)["mistakes"]
    left, right = st.columns(2)
    key = f"{SLUG}.truth.{crc32(run.aside['pixels'].tobytes())}"  # of another picture nothing has been said
    truth = left.radio(say["truth"], list(TRUTHS), format_func=TRUTHS.get, key=key, horizontal=True)
    groups = groups_of(truth)
    if not truth:
        st.caption(say["nothing"])
        return
    group = right.selectbox(say["kind"], ["", *groups], format_func=lambda one: one or "—", key=f"{key}.{truth}")
    st.markdown(sentence(run.aside["answer"].verdict, truth, group, say))


def sentence(verdict, truth, group, say):
    """What the app says of an answer, given the truth and the kind of the picture (or "")."""
    name = "unsure" if verdict == "can't tell" else "right" if (verdict == "flower") == (truth == "flower") else f"wrong_{truth}"
    if not group:
        return say[name]
    photos, wrong = groups_of(truth)[group]
    return f"{say[name]} {say['often'].format(group=group, photos=photos, wrong=wrong)}"


def groups_of(truth):
    """{kind of picture: (photos, how many of them the network took for the other class)}, of the test photographs."""
    found = kinds.counted("eyes", JUDGED).items()
    return {group: (photos, wrong) for (label, group), (wrong, photos) in found if (label == 1) == (truth == "flower")}
