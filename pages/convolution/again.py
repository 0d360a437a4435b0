"""The shuffle test of photos as vectors once more: now the networks that learn from the pictures have eyes."""

import numpy as np
import streamlit as st

from pages.ui import cached
from pages.ui.lesson import content, parts
from pages.ui.lesson.measure import measure
from pages.ui.still import figures

SLUG = "convolution"
SHUFFLE = 1  # the seed of the places to which the pixels go
GAP = 0.03  # of the fresh pictures: one right answer more or less in thirty is chance


def show(seed):
    """The guess, the button, and what was measured with the first weights of this seed."""
    parts.section(SLUG, "The shuffle test again")
    guess = parts.predict(SLUG, "again")
    jobs = {
        "Learning from the pictures as they are": lambda: cached.eyes_learn(seed),
        "Learning from the shuffled pictures": lambda: cached.eyes_learn(seed, SHUFFLE),
    }
    with cached.within_limits():
        found = measure(f"{SLUG}.again.{seed}", "Train both networks", jobs)
    if not found:
        return
    names, (plain, shuffled) = content.phrases(SLUG)["curves"], found
    costs = {names["plain"]: plain[0], names["shuffled"]: shuffled[0]}
    chart = figures.overlaid_costs(costs, st.context.theme.type or "light", "epoch")
    st.plotly_chart(chart, key=f"{SLUG}.costs", config={"displaylogo": False})
    parts.verdict(SLUG, "again", guess, outcome(plain, shuffled))
    st.container(key="measured").markdown(measured(plain, shuffled))


def outcome(plain, shuffled):
    """Who is right more often on fresh pictures."""
    ahead = plain[1] - shuffled[1]
    return "worse" if ahead > GAP else "better" if ahead < -GAP else "same"


def measured(plain, shuffled):
    """The sentence with the shares of fresh pictures that are right."""
    shares = {name: f"{np.rint(100 * told[1]):.0f}" for name, told in (("plain", plain), ("shuffled", shuffled))}
    return content.sections(SLUG)["Measured"].format(**shares)
