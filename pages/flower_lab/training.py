"""The room Train: a network of one's own, on drawn pictures or on one's own photos, watched while it learns."""

import streamlit as st

from nn_core.heaps.findings import GAP
from pages.flower_lab import course, fared, heaps, learners, own, takeaway, watching
from pages.flower_lab.learners import OWN, SETTINGS, hidden
from pages.ui import cached
from pages.ui.lesson import content, parts, stage
from pages.ui.live import again

__all__ = ["SETTINGS", "details", "hidden", "scene", "under"]
SLUG = learners.SLUG
NEARLY_ALL, HALF = 0.85, 0.6  # shares of right answers, for the guesses


def scene(v):
    """The costs, the shares of right answers and the first weights, as far as it has come; before, the heaps."""
    say, found = content.phrases(SLUG)["train"], course.trained(v)
    if found:
        names = course.names_of(v)
        own.keep((course.key_of(v), names), found.own.named(names))
        run = watching.make_run(v, found)
        return stage.Shown(
            run, watching.panels_of(v, run, say), watching.told(v, run), [1.3, 1], happened=outcome(v, run), seconds=8
        )
    so_far = course.on_the_way(v)
    return watching.under_way(v, so_far.seen, say) if v.data == OWN and so_far and so_far.seen else watching.waiting(v, say)


def outcome(v, run):
    """The answer to the scene's guess: how much of what was held out is right, by heart or not, or what it looked at."""
    guess = getattr(content.scenes(SLUG).get(v.scene), "guess", None)
    found = run.aside["trained"]
    if not guess:
        return None
    held = found.seen["held_right"][-1]
    share = "most" if held > NEARLY_ALL else "some" if held > HALF else "half"
    heart = "by_heart" if found.seen["right"][-1] - held > GAP else "understood"
    looked = fared.looked_at(v, found) if v.data == "table" else None
    return next((name for name in (looked, share, heart) if name in guess.answers), None)


def under(v, shown):
    """New start; while it learns, how far it is and a way to stop it; where it waits, a way to begin."""
    say = content.phrases(SLUG)["train"]
    if v.data == OWN:
        st.caption(say["below"])
    if shown.run.aside["trained"]:
        _finished(v)
        learners.new_start(v)
    elif course.wanted(v):
        so_far = course.on_the_way(v)
        share = so_far.share if so_far else 0.0
        st.progress(share, say["progress"].format(share=round(100 * share)) + (say["waits"] if cached.workers_busy() else ""))
        st.button(say["stop"], key=f"{SLUG}.stop training", on_click=course.halt, args=(v,), width="stretch")
        st.session_state[f"{SLUG}.learning"] = True
        again.ask_again(f"{SLUG} training")
    elif v.data != OWN or not heaps.kept().lacking():
        label = say["go_on" if course.on_the_way(v) else "train"]
        st.button(label, key=f"{SLUG}.train", type="primary", on_click=course.begin, args=(v,), width="stretch")


def _finished(v):
    """The training has just come to its end: what stands below the picture tells of it, too."""
    if st.session_state.pop(f"{SLUG}.learning", False):
        st.rerun()


def details(v, shown):
    """The photos, and what is to be said of the network that has learned from them."""
    if v.data == OWN:
        heaps.section()
    found = shown.run.aside["trained"]
    scene = content.scenes(SLUG).get(v.scene)
    if found and not (scene and scene.guess and shown.run.index_of(v.step) < len(shown.run.steps) - 1):
        fared.show(v, found, course.names_of(v))
        takeaway.show(v, found, course.names_of(v))
    takeaway.bring_back()
    if v.net != "eyes":
        parts.section(SLUG, "How it learns so fast")
