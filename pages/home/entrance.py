"""What home shows: a network that learns by itself, the doors, and the map of the course with the learner's marks."""

import math
import tomllib
from functools import cache

import streamlit as st

import nn_core
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Leg, Start
from pages.ui.frame import address, progress
from pages.ui.frame.lessons import HOME, LESSONS, course
from pages.ui.lesson import content, readout, stage
from pages.ui.live import legs, panels, player
from pages.ui.runs import networks

TABLE = (legs.STEP,)  # kept for the visit; home's address stays clean
NET = nn_core.Network(n=(2, 6, 6, 1))
LEARNED = Experiment(NET, Start("xavier", 2.0, 4), Data("petals", 400, 0.0, 1), (Leg(1.0, 3000),))
WORDS_A_MINUTE, MINUTES_TO_PLAY, MINUTES_A_SCENE, MINUTES_A_QUESTION = 160, 2, 1, 0.5
SIGNS = {"finished": ":material/check_circle:", "begun": ":material/timelapse:", "not begun": ":material/circle:"}


def scene():
    """The network of the home page, from its first weights to the flower."""
    with cached.within_limits():
        run = networks.make_run(LEARNED)
    right = networks.along(run, cached.right_answers(LEARNED), LEARNED)
    numbers = {"step": run.steps, "J": run.arrays["J"], "right": right}
    words = {"steps": readout.counted(run.steps)}
    told = readout.Readout(content.phrases(HOME)["readout"].replace("{m}", str(LEARNED.data.m)), numbers, words)
    shown = [
        panels.units("net", networks.DOMAIN, "What each unit answers"),
        panels.boundary("net", networks.DOMAIN, "What the network answers: ŷ", classes=("petal", "not petal")),
    ]
    return stage.Shown(run, shown, told, [1.1, 1], seconds=24, plays=True)


@st.fragment
def live_picture():
    """The network learns without a click (but not for those who prefer no motion: they press Play)."""
    address.load(HOME, TABLE)
    with st.container(key="live"):
        player.play(HOME, scene())


@cache
def minutes(slug):
    """How long a lesson takes, in whole minutes: see the section “Time” of home's prose."""
    prose, asked = (content.numbered(file.read_text("utf-8")) for file in (LESSONS[slug].prose, LESSONS[slug].questions))
    table = tomllib.loads(asked)
    words = len(prose.split()) + sum(len(text.split()) for text in _texts(table))
    doing = MINUTES_TO_PLAY + MINUTES_A_SCENE * len(table.get("scenes", ()))
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
    say, here = content.phrases(HOME), progress.resume(marks)
    lessons = course()
    with st.container(key="doors"):
        if here:
            _door(LESSONS[here], say["resume"].format(number=LESSONS[here].number), ":material/play_arrow:")
        if lessons[0].slug != here:
            _door(lessons[0], say["start"].format(number=lessons[0].number), ":material/start:")
        for slug in ("playground", "flower-lab"):
            if slug in LESSONS:
                _door(LESSONS[slug], say[slug], LESSONS[slug].icon)


def _door(lesson, label, icon):
    st.page_link(lesson.file, label=label, icon=icon, width="stretch")


def overview(marks):
    """The map: every lesson with what one does there, how long it takes and how far one is; then the places."""
    st.subheader("The lessons", anchor="lessons")
    lessons = course()
    total = sum(minutes(lesson.slug) for lesson in lessons)
    done = sum(lesson.slug in marks.finished for lesson in lessons)
    st.caption(f"{done} of {len(lessons)} finished; all together about {round(total / 30) / 2:g} h.")
    _cards(lessons, lambda lesson: f"{SIGNS[marks.of(lesson.slug)]} {marks.of(lesson.slug)} · about {minutes(lesson.slug)} min")
    st.subheader("The places", anchor="places")
    _cards([lesson for lesson in LESSONS.values() if lesson.place and lesson.slug != HOME], lambda lesson: None)
    st.caption(content.sections(HOME)["Time"])
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
