"""“One of these derivatives is wrong”: the exercise a learner solves with a nudge."""

import streamlit as st

import nn_core
from nn_core.riddle import ASKED, NET, true_derivatives
from pages.ui.frame import address
from pages.ui.lesson import content, parts
from pages.ui.lesson.readout import show_number

NAMES = ("dw₁", "dw₂", "db", "dx₁", "dx₂")  # in the order of ASKED
EPSILON = 1e-4


def given(riddle):
    """The example and the parameters of the riddle, as a line of Markdown."""
    numbers = {"x₁": riddle.x[0, 0], "x₂": riddle.x[1, 0], "y": riddle.y[0, 0]}
    numbers |= {"w₁": riddle.theta.W[1][0, 0], "w₂": riddle.theta.W[1][0, 1], "b": riddle.theta.b[1][0, 0]}
    return ", ".join(f"{name} = **{f'{value:g}'.replace('-', '−')}**" for name, value in numbers.items()) + "."


def table(riddle, nudged):
    """What was claimed, and what the nudges measured so far, as a Markdown table; `nudged` holds places in `ASKED`."""
    measured = [show_number(measure(riddle, place)) if place in nudged else "·" for place in range(len(ASKED))]
    rows = [("", *NAMES), ("---", *["---:"] * len(NAMES))]
    rows += [("worked out", *map(show_number, riddle.claimed)), ("measured", *measured)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def measure(riddle, place):
    """The slope that a nudge of one number measures."""
    return nn_core.measured_slope(NET, riddle.theta, riddle.x, riddle.y, ASKED[place], EPSILON)


def verdict(riddle, chosen, say):
    """(whether the choice is right, the sentence about it)."""
    if chosen != riddle.wrong:
        return False, say["wrong"].format(name=NAMES[chosen], measured=show_number(measure(riddle, chosen)))
    true = true_derivatives(nn_core.walk(NET, riddle.theta, riddle.x, riddle.y))[chosen]
    return True, say["right"].format(name=NAMES[chosen], mistake=say[riddle.mistake], true=show_number(true))


def show(slug, heading):
    """The section with the exercise; its seed is the page's hidden setting "riddle". Returns whether it is solved."""
    parts.section(slug, heading)
    name = address.key_of(slug, "riddle")
    seed = st.session_state[name]
    riddle = nn_core.make_riddle(seed)
    st.markdown(given(riddle))
    places, label = range(len(NAMES)), {"format_func": NAMES.__getitem__}
    nudged = st.session_state.get(f"{slug}.riddle.{seed}.nudged") or []
    st.container(key="riddle").markdown(table(riddle, nudged))
    left, right = st.columns(2)
    left.pills(
        f"Nudge its number by ε = {EPSILON:g}",
        places,
        format_func=lambda place: NAMES[place][1:],
        key=f"{slug}.riddle.{seed}.nudged",
        selection_mode="multi",
    )
    chosen = right.pills("Which one is wrong?", places, key=f"{slug}.riddle.{seed}.chosen", **label)
    solved = False
    if chosen is not None:
        solved, words = verdict(riddle, chosen, content.phrases(slug)["riddle"])
        (st.success if solved else st.warning)(words, icon=":material/check:" if solved else ":material/lightbulb:")
    following = {"riddle": (seed + 1) % 10_000}
    st.button("Another exercise", key=f"{slug}.riddle.next", on_click=address.put, args=(slug,), kwargs=following)
    return solved
