"""Work that a learner starts with a button: one piece after the other, with a progress bar and a way to stop.

A fragment that runs holds up whatever is pressed or moved on its page until it ends. So between two pieces it ends by itself and
asks to run again: then the learner's own wishes come first.
"""

import time

import streamlit as st

from pages.ui.frame import inside


class Enough(Exception):  # noqa: N818 (no error: a limit that is part of the plan)
    """Raised by a job that would go beyond a limit; its message is a sentence for the learner."""


def measure(key, label, jobs):
    """A button and, once pressed, the results of all jobs as a list; None before.

    `jobs` is {description: function without arguments}, each job bounded by itself. A piece is computed once and its result kept
    for the visit; leaving the page stops the pieces that are not done.
    """
    if st.button(label, key=f"{key}.start"):
        st.session_state[f"{key}.started"] = True
    if not st.session_state.get(f"{key}.started"):
        return None
    bar, done = st.progress(0.0), st.session_state.setdefault(f"{key}.done", {})
    for description, job in jobs.items():
        if description in done:
            continue
        bar.progress(len(done) / len(jobs), description)
        began = time.monotonic()
        done[description] = job()
        if time.monotonic() - began > 0.1 and len(done) < len(jobs):
            _let_others_in()
    bar.empty()
    return [done[description] for description in jobs]


def measure_now(key, label, jobs, about):
    """A button and, once pressed, (results, the sentence where it stopped or "", how long ago in words); None before.

    `jobs` is {description: function of the results so far}, `about` what is measured: other jobs belong to another one.
    Nothing is cached: pressing the button measures anew, up to the first job that has had `Enough`. The results stay the
    visitor's own. While it measures there is a button to stop; the results before stay until there are new ones.
    """
    going, kept = f"{key}.going", st.session_state.setdefault(f"{key}.measured", {})
    if st.button(label, key=f"{key}.start"):
        st.session_state[going] = about, []
    elif not inside.in_fragment():
        st.session_state.pop(going, None)  # the page was left or opened anew meanwhile
    fresh = False
    if st.session_state.get(going, ("",))[0] == about:
        kept[about], fresh = _go_on(key, going, jobs), True
    if about not in kept:
        return None
    results, sentence, then = kept[about]
    minutes = int((time.time() - then) / 60)
    return results, sentence, "just now" if fresh else "less than a minute ago" if minutes < 1 else f"{minutes} min ago"


def _go_on(key, going, jobs):
    """The next piece, and the ones after it in further runs of the fragment; returns (results, sentence, time) at the end."""
    bar, stop = st.empty(), st.empty()
    stop.button("Stop", key=f"{key}.stop", on_click=st.session_state.pop, args=(going, None))
    results, sentence = st.session_state[going][1], ""
    for description, job in list(jobs.items())[len(results) :]:
        bar.progress(len(results) / len(jobs), description)
        try:
            results.append(job(results))
        except Enough as enough:
            sentence = str(enough)
            break
        if len(results) < len(jobs):
            _let_others_in()
    bar.empty()
    stop.empty()
    del st.session_state[going]
    return results, sentence, time.time()


def _let_others_in():
    """End this run of the fragment and ask for another one. When the whole page runs, it goes on: that can be interrupted."""
    if inside.in_fragment():
        st.rerun(scope="fragment")
