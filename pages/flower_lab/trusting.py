"""The room Trust: how good the networks are, on what, and where they fail. Nothing here is computed: all of it was counted."""

import streamlit as st

from pages.flower_lab import asking, charts, drawing_the_line, failures, judged, origins, surest_first
from pages.ui.frame.settings import Setting
from pages.ui.lesson import content, parts, stage

SLUG = asking.SLUG
VIEWS = {"threshold": drawing_the_line, "surest": surest_first}
SETTINGS = (
    Setting("chart", "Play moves", "threshold", {"threshold": "the threshold", "surest": "surest photos first"}, rewind=True),
    Setting("trusted", "Network", "eyes", judged.NETWORKS),
    Setting("judged", "Judged on photos of", "test", judged.SPLITS, help=content.phrases(SLUG)["trust"]["why_not_val"]),
    Setting("rare", "Of 100 photos, so many are flowers", 10, bounds=(1, 50, 1), widget="slider"),
)


def hidden(v):
    """How rare flowers are matters to a threshold only."""
    return set() if v.chart == "threshold" else {"rare"}


def under(v, shown):
    """Nothing more is set here."""


def scene(v):
    """The picture of the view."""
    view, say = VIEWS[v.chart], content.phrases(SLUG)["trust"]
    run = view.make_run(v)
    shown, columns = view.shown(v, run, say)
    return stage.Shown(run, shown, view.told(v, run, say), columns, happened=view.outcome(v, run), seconds=view.SECONDS)


def details(v, shown):
    """How good the networks are, and where they fail."""
    parts.section(SLUG, "How good is it?")
    with parts.what_may_tell("These figures"):
        st.markdown(judged.scores())
        charts.show(v)
        failures.show(v)
    origins.show()
