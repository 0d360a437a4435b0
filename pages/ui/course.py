"""What home shows: a network that learns by itself, the doors, and the map of the course with the learner's marks."""

import math
import tomllib
from functools import cache

import streamlit as st

import nn_core
from pages.ui import cached, legs, networks, panels, player, progress, prose, readout, settings, stage
from pages.ui.lessons import HOME, LESSONS

TABLE = (legs.STEP,)  # kept for the visit; home's address stays clean
NET = nn_core.Network(n=(2, 6, 6, 1))
START, DATA, LEGS = ("xavier", 2.0, 4, 0.0), ("petals", 400, 0.0, 1), (legs.Leg(1.0, 3000),)
WORDS_A_MINUTE, MINUTES_TO_PLAY, MINUTES_A_PRESET, MINUTES_A_QUESTION = 160, 2, 1, 0.5
SIGNS = {"finished": ":material/check_circle:", "begun": ":material/timelapse:", "not begun": ":material/circle:"}


def scene():
    """The network of the home page, from its first weights to the flower."""
    run = networks.make_run(NET, START, DATA, LEGS)
    numbers = {"step": run.steps, "J": run.arrays["J"], "right": cached.right_answers(NET, START, DATA, LEGS)}
    words = {"steps": readout.counted(run.steps)}
    told = readout.Readout(prose.phrases(HOME)["readout"].replace("{m}", str(DATA[1])), numbers, words)
    shown = [
        panels.units("net", networks.DOMAIN, "What each unit answers"),
        panels.boundary("net", networks.DOMAIN, "What the network answers: ŷ"),
    ]
    return stage.Scene(run, shown, told, [1.1, 1], seconds=24, plays=True)


@st.fragment
def live_picture():
    """The network learns without a click (but not for those who prefer no motion: they press Play)."""
    settings.load(HOME, TABLE)
    with st.container(key="live"):
        player.play(HOME, scene())


@cache
def minutes(slug):
    """How long a lesson takes, in whole minutes: see the section “Time” of home's prose."""
    table = tomllib.loads(LESSONS[slug].questions.read_text("utf-8"))
    words = len(LESSONS[slug].prose.read_text("utf-8").split()) + sum(len(text.split()) for text in _texts(table))
    doing = MINUTES_TO_PLAY + MINUTES_A_PRESET * len(table.get("presets", ()))
    asked = len(table.get("questions", ())) + ("live" in table.get("phrases", ()))
    return math.ceil(words / WORDS_A_MINUTE + doing + MINUTES_A_QUESTION * asked)


def _texts(table):
    """Every text of a TOML table that a learner may read: all but the phrases with gaps, which are read one at a time."""
    for name, entry in table.items():
        if isinstance(entry, str):
            yield entry
        elif name != "phrases" and isinstance(entry, dict | list):
            yield from _texts(entry if isinstance(entry, dict) else dict(enumerate(entry)))


def doors(marks):
    """The ways in: where the learner left, the first lesson, the playground, the flower lab."""
    say, here = prose.phrases(HOME), progress.resume(marks)
    course = [lesson for lesson in LESSONS.values() if lesson.number]
    with st.container(key="doors"):
        if here:
            _door(LESSONS[here], say["resume"].format(number=LESSONS[here].number), ":material/play_arrow:")
        if course[0].slug != here:
            _door(course[0], say["start"].format(number=course[0].number), ":material/start:")
        for slug in ("playground", "flower-lab"):
            if slug in LESSONS:
                _door(LESSONS[slug], say[slug], LESSONS[slug].icon)


def _door(lesson, label, icon):
    st.page_link(lesson.file, label=label, icon=icon, width="stretch")


def overview(marks):
    """The map: every lesson with what one does there, how long it takes and how far one is; then the places."""
    st.subheader("The lessons", anchor="lessons")
    course = [lesson for lesson in LESSONS.values() if lesson.number]
    total = sum(minutes(lesson.slug) for lesson in course)
    done = sum(lesson.slug in marks.finished for lesson in course)
    st.caption(f"{done} of {len(course)} finished; all together about {round(total / 30) / 2:g} h.")
    _cards(course, lambda lesson: f"{SIGNS[marks.of(lesson.slug)]} {marks.of(lesson.slug)} · about {minutes(lesson.slug)} min")
    st.subheader("The places", anchor="places")
    _cards([lesson for lesson in LESSONS.values() if not lesson.number and lesson.slug != HOME], lambda lesson: None)
    st.caption(prose.sections(HOME)["Time"])
    if marks.begun:
        progress.erase_button()


def _cards(lessons, foot):
    """Cards, three in a row; `foot(lesson)` is the line below."""
    for first in range(0, len(lessons), 3):
        for column, lesson in zip(st.columns(3, gap="small"), lessons[first : first + 3], strict=False):
            with column.container(border=True, height="stretch", gap="small"):
                st.page_link(lesson.file, label=f"**{lesson.heading}**", icon=lesson.icon)
                st.markdown(lesson.about)
                if foot(lesson):
                    st.caption(foot(lesson))
