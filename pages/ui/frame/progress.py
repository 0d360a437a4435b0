"""The learner's marks: which lessons were opened, played to the end, and answered. They live in the browser, without an account.

The browser (assets/player/progress.js) notices by itself that a lesson was opened and its picture played to the end; Python
tells it of right answers, and asks for the marks only where they are shown, on the home page.
"""

import json
from dataclasses import dataclass

import streamlit as st

from pages.ui.frame.lessons import ASSETS, LESSONS, course

KNOWN = "marks of the browser"  # session-state key: the summary that the browser sent last
ERASE = "erase marks"  # session-state key: set for the one run after the button was pressed

_KEEPER = st.components.v2.component(
    "pulsatilla_progress", js=(ASSETS / "player" / "progress.js").read_text("utf-8"), isolate_styles=False
)
_TELLER = st.components.v2.component(
    "pulsatilla_answers", js=(ASSETS / "player" / "answers.js").read_text("utf-8"), isolate_styles=False
)


@dataclass(frozen=True)
class Marks:
    """The lessons `begun` and `finished` (played to the end, all questions answered rightly), and the one opened last."""

    begun: frozenset = frozenset()
    finished: frozenset = frozenset()
    last: str | None = None

    def of(self, slug):
        """One of "finished", "begun", "not begun"."""
        return "finished" if slug in self.finished else "begun" if slug in self.begun else "not begun"


def keep(slug):
    """Let the browser mark this lesson as opened, and as played once its picture rests at the end. Once per page."""
    if not LESSONS[slug].place:
        _KEEPER(key=f"{slug} progress", data={"slug": slug}, on_marks_change=lambda: None)


def answered(slug, asked, right):
    """Tell the browser which of the questions `asked` are answered rightly now; nothing is sent while none is."""
    if right:
        _TELLER(key=f"{slug} answers", data={"slug": slug, "asked": list(asked), "right": list(right)})


def read():
    """The browser's marks; none at first. Where the browser knows better the page runs once more. Outside of fragments."""
    erase = st.session_state.pop(ERASE, False)
    if erase:
        st.session_state[KNOWN] = ""
    known = st.session_state.setdefault(KNOWN, "")
    _KEEPER(key="home progress", data={"known": known, "erase": erase}, on_marks_change=_take)
    return parse(known)


def _take():
    """The browser sent its marks."""
    sent = st.session_state["home progress"]["marks"]
    st.session_state[KNOWN] = sent if isinstance(sent, str) and len(sent) < 10_000 else ""


def parse(summary):
    """The marks of a summary, `[last, [[slug, played, answered], ...]]` as JSON; whatever is wrong with it is left out."""
    try:
        last, lessons = json.loads(summary)
        marks = {slug: played is True and answered is True for slug, played, answered in lessons}
    except (ValueError, TypeError, RecursionError):
        return Marks()
    known = {slug for slug in marks if slug in LESSONS and not LESSONS[slug].place}
    finished = frozenset(slug for slug in known if marks[slug])
    return Marks(frozenset(known), finished, last if isinstance(last, str) and last in known else None)


def resume(marks):
    """The slug of the lesson to go on with: the last one opened, or the next one that is not finished; None if there is none."""
    if marks.last is None:
        return None
    order = [lesson.slug for lesson in course()]
    here = order.index(marks.last)
    return next((slug for slug in order[here:] + order[:here] if slug not in marks.finished), None)


def erase_button():
    """“Erase my marks”, with a second press to confirm."""
    with st.popover("Erase my marks", icon=":material/ink_eraser:"):
        st.markdown("The marks stand in this browser only. Once erased they cannot be brought back.")
        st.button("Yes, erase them", key="home.erase", on_click=st.session_state.update, args=({ERASE: True},))
