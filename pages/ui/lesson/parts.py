"""The parts every lesson is built from, drawn: opening, numbers, check yourself, code, neighbours."""

import inspect
import zlib
from functools import cache

import streamlit as st

from pages.ui.frame import progress
from pages.ui.frame.lessons import ASSETS, LESSONS, neighbours
from pages.ui.lesson.content import phrases, questions, sections

FOLDED = "numbers folded"  # session-state key
_DRAWING = st.components.v2.component(
    "pulsatilla_drawing",
    html='<div class="pul-drawing"></div>',
    js=(ASSETS / "player" / "drawing.js").read_text("utf-8"),
    isolate_styles=False,
)
_SAID = st.components.v2.component(
    "pulsatilla_said",
    html='<p class="pul-said" aria-live="polite"></p>',
    js=(ASSETS / "player" / "said.js").read_text("utf-8"),
    isolate_styles=False,
)


def opening(slug):
    """Title, question, idea and formula."""
    st.title(LESSONS[slug].heading, anchor=False)
    st.markdown(sections(slug)["Opening"])


def predict(slug, name):
    """The question before an experiment below the picture; returns the chosen answer's name or None."""
    guess = questions(slug)["further"][name]
    text = f"**Predict first.** {guess.text}"
    return st.pills(text, list(guess.offered), format_func=guess.offered.get, key=f"{slug}.predict.{name}", help=guess.help)


def verdict(slug, name, chosen, happened):
    """After that experiment: what happened, against the guess. Both are names of answers, None for none."""
    answers = questions(slug)["further"][name].answers
    if happened not in answers:
        return
    said = answers[happened].happened
    if chosen is None:
        st.info(said, icon=":material/visibility:")
    elif chosen == happened:
        st.success(f"You said: {answers[chosen].text}. So it was. {said}", icon=":material/check:")
    else:
        st.info(f"You said: {answers[chosen].text}. It went differently. {said}", icon=":material/visibility:")


def numbers(text):
    """The formula with the present values put in, and the shapes of the arrays in it."""
    st.subheader("The numbers", anchor="numbers")
    with what_may_tell("They"):
        st.markdown(text)


def what_may_tell(name):
    """Where stands what may give the answer away: folded while a scene's guess waits for its run. `name` begins that sentence."""
    folded = st.session_state.get(FOLDED)
    return st.expander(f"{name} may give the answer away: guess and play first, or look now.") if folded else st.container()


def fold_numbers(folded):
    """Whether the numbers stand folded: while a scene's guess waits for its run."""
    st.session_state[FOLDED] = folded


def check(slug, live=()):
    """Questions with an explanation for every answer; `live` ones, or None, are computed from what is on the screen now."""
    st.subheader("Check yourself", anchor="check")
    asked, right = [*questions(slug)["questions"], *filter(None, live)], []
    for first in range(0, len(asked), 2):
        for column, question in zip(st.columns(2, gap="large"), asked[first : first + 2], strict=False):
            with column:
                right += [question.name] if _answered(slug, question) else []
    progress.answered(slug, [question.name for question in asked], right)


def _answered(slug, question):
    """One question with its answers; the chosen one is explained. Returns whether it is right."""
    texts = [answer.text for answer in question.answers]
    key = f"{slug}.check.{question.name}.{zlib.crc32(question.text.encode())}"  # new numbers, new question
    chosen = st.radio(question.text, range(len(texts)), format_func=texts.__getitem__, index=None, key=key)
    if chosen is None:
        return False
    answer = question.answers[chosen]
    show, icon = (st.success, ":material/check:") if answer.right else (st.warning, ":material/lightbulb:")
    show(answer.why, icon=icon)
    return answer.right


def code(text, *functions):
    """NumPy lines that make the same picture elsewhere; below them the engine's own functions, from their source."""
    st.subheader("The code", anchor="code")
    with st.expander("The same run in plain NumPy, with the settings above. Copy it and run it; it needs nothing else."):
        st.code(text, language="python", height=420)
    source(*functions)


def source(*functions):
    """The engine's own functions, each behind its name."""
    for function in functions:
        with st.expander(f"`nn_core.{function.__qualname__}`, as this app runs it"):
            st.code(_source_of(function), language="python")


def side_by_side(slug, *functions):
    """The engine's own functions beside each other, each under the page's phrase of that name."""
    for column, function in zip(st.columns(len(functions)), functions, strict=True):
        column.markdown(phrases(slug)[function.__name__])
        column.code(_source_of(function), language="python")


_source_of = cache(inspect.getsource)


def section(slug, *headings):
    """Further parts of the page's prose, each under its own heading."""
    for heading in headings:
        st.subheader(heading, anchor=False)
        st.markdown(sections(slug)[heading])


def drawing(svg):
    """A drawing of `pages.ui.still.drawings`."""
    _DRAWING(key="drawing", data=svg)


def said(sentence, key):
    """A sentence that changes with the settings, `**bold**` in it; replaced whole, also where a browser has translated it."""
    _SAID(key=key, data=sentence)


def neighbour_links(slug):
    """Previous and next page."""
    st.divider()
    before, after = neighbours(slug)
    left, right = st.columns(2)
    if before:
        left.page_link(before.file, label=f"Back: {before.heading}", icon=":material/arrow_back:")
    if after:
        right.page_link(after.file, label=f"Next: {after.heading}", icon=":material/arrow_forward:")
