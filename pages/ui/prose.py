"""The parts every lesson is built from: opening, predict first, numbers, try this, check yourself, code, neighbours.

The sentences live in `assets/lessons/<slug>.md` (cut by its `## ` headings) and the questions in `<slug>.toml`.
"""

import inspect
import re
import tomllib
import zlib
from dataclasses import dataclass
from functools import cache

import streamlit as st

from pages.ui import player, progress, readout, settings
from pages.ui.lessons import ASSETS, LESSONS, neighbours

_DRAWING = st.components.v2.component(
    "pulsatilla_drawing",
    html='<div class="pul-drawing"></div>',
    js=(ASSETS / "player" / "drawing.js").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Answer:
    """One answer to a question: its text, whether it is right, and the explanation of that choice."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """A question with its answers; `name` keeps it apart from the others of the page."""

    name: str
    text: str
    answers: tuple[Answer, ...]


@cache
def sections(slug):
    """{heading: Markdown} of a page's prose file."""
    parts = re.split(r"^## +(.+)$", LESSONS[slug].prose.read_text("utf-8"), flags=re.MULTILINE)
    return {heading.strip(): text.strip() for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


@cache
def questions(slug):
    """The page's TOML file: "predict" (question and answers), "further" (more of these, by name), "phrases",
    "questions" (a list of `Question`) and "presets" (of `Preset`)."""
    table = tomllib.loads(LESSONS[slug].questions.read_text("utf-8"))
    asked = [
        Question(name, entry["text"], tuple(Answer(**answer) for answer in entry["answers"]))
        for name, entry in table.get("questions", {}).items()
    ]
    presets = [settings.Preset(name, entry["look_for"], entry.get("set", {})) for name, entry in table.get("presets", {}).items()]
    return {
        "predict": table.get("predict"),
        "further": table.get("further", {}),
        "questions": asked,
        "presets": presets,
        "phrases": table.get("phrases", {}),
    }


def phrases(slug):
    """The page's short sentences with gaps, by name: for read-outs and questions computed from the screen."""
    return questions(slug)["phrases"]


def opening(slug):
    """Title, question, idea and formula; also brings the player's program to the browser, and marks the lesson as begun."""
    player.mount()
    progress.keep(slug)
    st.title(LESSONS[slug].heading, anchor=False)
    st.markdown(sections(slug)["Opening"])


def predict(slug, part=None):
    """One question before the experiment plays, answered or skipped; returns the chosen answer's name or None.

    `part` names the further experiment of the page that it is about.
    """
    question = _predicted(slug, part)
    labels = {name: answer["text"] for name, answer in question["answers"].items() if answer.get("offered", True)}
    text = f"**Predict first.** {question['text']}"
    key = ".".join(filter(None, (slug, "predict", part)))
    return st.pills(text, list(labels), format_func=labels.get, key=key, help=question.get("help"))


def _predicted(slug, part):
    return questions(slug)["further"][part] if part else questions(slug)["predict"]


def verdict(slug, guess, happened, part=None):
    """After it has played: what happened, against the guess. `happened` is an answer's name, or None for "not played yet"."""
    answers = _predicted(slug, part)["answers"]
    if happened not in answers:
        return
    said = answers[happened]["happened"]
    if guess is None:
        st.info(said, icon=":material/visibility:")
    elif guess == happened:
        st.success(f"You said: {answers[guess]['text']}. So it was. {said}", icon=":material/check:")
    else:
        st.info(f"You said: {answers[guess]['text']}. It went differently. {said}", icon=":material/visibility:")


def filled(slug, heading, values, **texts):
    """A section of the page's prose with its gaps filled: numbers by name, written for formulas, and texts as they are."""
    return sections(slug)[heading].format(**texts, **{name: readout.latex_number(value) for name, value in values.items()})


def numbers(text):
    """The formula with the present values put in, and the shapes of the arrays in it."""
    st.subheader("The numbers", anchor="numbers")
    st.markdown(text)


def try_this(slug, table):
    """One-click set-ups, each with what to look for."""
    st.subheader("Try this", anchor="try")
    for preset in questions(slug)["presets"]:
        button, words = st.columns([1, 3], vertical_alignment="center")
        key = f"{slug}.preset.{preset.name}"
        pressed = button.button(preset.name, key=key, on_click=settings.apply, args=(slug, table, preset), width="stretch")
        words.markdown(preset.look_for)
        if pressed:
            st.rerun()  # the controls and the picture stand in another fragment


def check(slug, live=()):
    """Questions with an explanation for every answer; `live` ones are computed from what is on the screen now."""
    st.subheader("Check yourself", anchor="check")
    asked, right = [*questions(slug)["questions"], *live], []
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
FILLERS = ("1", "0.500", "0")  # further answers where the mistakes happen to give the right number
FILLER_WHY = "That is not what the formula gives here: put the numbers in, one by one."


def nearby(name, text, right, others, why_right, why_wrong):
    """A live `Question` whose answers are texts computed from the screen, in an order that gives nothing away.

    `others` are wrong texts, each with its own explanation from `why_wrong`; those equal to the right one are left out,
    and where fewer than two are left, plain numbers fill up.
    """
    wrong = {}
    for other, why in zip(others, why_wrong, strict=True):
        if other != right:
            wrong.setdefault(other, Answer(other, why))  # of equal texts the first mistake is the one to explain
    for other in FILLERS:
        if len(wrong) < 2 and other not in (right, *wrong):
            wrong[other] = Answer(other, FILLER_WHY)
    answers = sorted([Answer(right, why_right, right=True), *wrong.values()], key=lambda answer: zlib.crc32(answer.text.encode()))
    return Question(name, text, tuple(answers))


def section(slug, heading):
    """Another part of the page's prose, under its own heading."""
    st.subheader(heading, anchor=False)
    st.markdown(sections(slug)[heading])


def drawing(svg):
    """A drawing of `pages.ui.diagrams`."""
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
