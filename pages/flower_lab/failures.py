"""Where a network fails, in words: the kinds with the most mistakes, what they have in common, and what a dense network lacks."""

import streamlit as st

from pages.flower_lab import asking, judged, kinds
from pages.ui import cached
from pages.ui.lesson import content, parts

SLUG = asking.SLUG


def show(v):
    """The mistakes described, then why the dense network can't do better."""
    say = content.phrases(SLUG)["failures"]
    parts.section(SLUG, "Where it fails")
    st.markdown("\n".join(listed(v.trusted, v.judged, say)))
    if v.trusted == "eyes":
        st.markdown(say["seen"][v.judged])
    st.subheader("Why a dense network can't do better", anchor=False)
    st.markdown(why_dense())


def listed(network, split, say):
    """A line for each of the kinds with the most mistakes."""
    return [
        f"- {say['missed' if flowers else 'alarms'].format(kind=kind, wrong=wrong, photos=photos)}"
        for kind, flowers, wrong, photos in kinds.most_mistakes(network, split)
    ]


def why_dense():
    """The text with both networks' figures, on the test photos, in colour and in grey."""
    eyes, dense = (judged.result(name, "test") for name in ("eyes", "dense"))
    known = {}
    for name, one in (("eyes", eyes), ("dense", dense)):
        known |= {f"{name}_balanced": f"{100 * one['balanced_accuracy']:.1f}", f"{name}_grey": f"{100 * one['grey']:.1f}"}
        known[f"{name}_source"] = f"{100 * judged.result(name, 'source')['balanced_accuracy']:.1f}"
    for name, model in (("eyes", cached.eyes_model()), ("dense", cached.flower_model())):
        known[f"{name}_parameters"] = f"{model.card['model']['parameters']:,}"
    return content.filled(SLUG, "Why dense", {}, **known)
