"""The parts every lesson is built from, drawn: opening, predict first, numbers, try this, check yourself, code, neighbours."""

import inspect
import zlib
from functools import cache

import streamlit as st

from pages.ui.frame import progress, settings
from pages.ui.frame.lessons import ASSETS, LESSONS, neighbours
from pages.ui.lesson.content import phrases, predicted, questions, sections

_DRAWING = st.components.v2.component(
    "pulsatilla_drawing",
    html='<div class="pul-drawing"></div>',
    js=(ASSETS / "player" / "drawing.js").read_text("utf-8"),
    isolate_styles=False,
)


def opening(slug):
    """Title, question, idea and formula."""
    st.title(LESSONS[slug].heading, anchor=False)
    st.markdown(sections(slug)["Opening"])


def predict(slug, part=None):
    """One question before the experiment plays, answered or skipped; returns the chosen answer's name or None.

    `part` names the further experiment of the page that it is about.
    """
    question = predicted(slug, part)
    labels = {name: answer["text"] for name, answer in question["answers"].items() if answer.get("offered", True)}
    text = f"**Predict first.** {question['text']}"
    key = ".".join(filter(None, (slug, "predict", part)))
    return st.pills(text, list(labels), format_func=labels.get, key=key, help=question.get("help"))


def verdict(slug, guess, happened, part=None):
    """After it has played: what happened, against the guess. `happened` is an answer's name, or None for "not played yet"."""
    answers = predicted(slug, part)["answers"]
    if happened not in answers:
        return
    said = answers[happened]["happened"]
    if guess is None:
        st.info(said, icon=":material/visibility:")
    elif guess == happened:
        st.success(f"You said: {answers[guess]['text']}. So it was. {said}", icon=":material/check:")
    else:
        st.info(f"You said: {answers[guess]['text']}. It went differently. {said}", icon=":material/visibility:")


def numbers(text):
    """The formula with the present values put in, and the shapes of the arrays in it."""
    st.subheader("The numbers", anchor="numbers")
    st.markdown(text)


def try_this(slug, table):
    """One-click set-ups, each with what to look for."""
    st.subheader("Try this", anchor="try")
    for preset in questions(slug)["presets"]:
        button, words = st.columns([1, 3], vertical_alignment="center")
        key, changes = f"{slug}.preset.{preset.name}", preset.values
        pressed = button.button(preset.name, key=key, on_click=settings.apply, args=(slug, table, changes), width="stretch")
        words.markdown(preset.look_for)
        if pressed:
            st.rerun()  # the controls and the picture stand in another fragment


def check(slug, live=()):
    """Questions with an explanation for every answer; `live` ones, or None, are computed from what is on the screen now."""
    st.subheader("Check yourself", anchor="check")
    asked, right = [*questions(slug)["questions"], *filter(None, live)], []
    for question in asked:
        texts = [answer.text for answer in question.answers]
        key = f"{slug}.check.{question.name}.{zlib.crc32(question.text.encode())}"  # new numbers, new question
        chosen = st.radio(question.text, range(len(texts)), format_func=texts.__getitem__, index=None, key=key)
        if chosen is not None:
            answer = question.answers[chosen]
            show, icon = (st.success, ":material/check:") if answer.right else (st.warning, ":material/lightbulb:")
            show(answer.why, icon=icon)
            right += [question.name] if answer.right else []
    progress.answered(slug, [question.name for question in asked], right)


def code(text, *functions):
    """NumPy lines that make the same picture elsewhere; below them the engine's own functions, from their source."""
    st.subheader("The code", anchor="code")
    st.markdown("The same run in plain NumPy, with the settings above. Copy it and run it; it needs nothing else.")
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


def neighbour_links(slug):
    """Previous and next page."""
    st.divider()
    before, after = neighbours(slug)
    left, right = st.columns(2)
    if before:
        left.page_link(before.file, label=f"Back: {before.heading}", icon=":material/arrow_back:")
    if after:
        right.page_link(after.file, label=f"Next: {after.heading}", icon=":material/arrow_forward:")
