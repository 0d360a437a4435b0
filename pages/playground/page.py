"""The playground: points, a network and its training, all in the learner's hand at once."""

import time

import streamlit as st

import nn_core
from pages.playground import acts, challenges, own, pictures, record, signs, sweeping, table, tell
from pages.playground.script import script
from pages.playground.table import SETTINGS, SLUG, hidden
from pages.ui.frame import address
from pages.ui.lesson import content, parts, readout, stage
from pages.ui.live import player

REACH = "playground reach"  # session-state key: (lineage, the step as far as which it is trained)
SINCE = "playground since"  # session-state key: (lineage and looks, the last step sent, whether the browser said that it has it)

SOON = 0.5  # seconds without a word


def setup(v):
    """The trial."""
    return table.trial_of(v)


def scene(v):
    """The network on its points, what it answers, and how its cost goes down."""
    reached, kept = look(v), pictures.kept_runs(v)
    run = pictures.with_kept(reached.run, kept)
    columns = [1.9, 1.4, 1.3]
    judged = challenges.judge(v, run, content.phrases(SLUG))
    return stage.Shown(run, pictures.panels_of(v, run, kept), told(v, reached), columns, knobs=pictures.knobs(v), judged=judged)


def look(v):
    """What is recorded of the trial, as far as the browser asked for it."""
    trial = setup(v)
    name, near = record.lineage(trial), player.resting(SLUG)
    near = v.step if near is None else near
    known, until = st.session_state.get(REACH, (name, 0))
    until = max(until if known == name else 0, v.step, near)
    shown = (name, *(getattr(v, looks) for looks in table.LOOKS))
    drawn, since, said = st.session_state.get(SINCE, (None, None, False))
    known_to = since if drawn == shown and (said or player.holds_run(SLUG)) else None
    with Waiting(until) as waiting:
        reached = record.reach(trial, until, near, known_to, waiting.show)
    st.session_state[SINCE] = (shown, reached.run.last, False)
    return reached


class Waiting:
    """Shows how far a training is, once it takes long: a link may open a trial at its hundred-thousandth step."""

    def __init__(self, until):
        self.until, self.began, self.place = until, time.monotonic(), None

    def __enter__(self):
        return self

    def show(self, share):
        """So much of it is done."""
        if time.monotonic() - self.began < SOON:
            return
        self.place = self.place or st.empty()
        self.place.progress(share, f"Training up to step {self.until} …")

    def __exit__(self, *_):
        if self.place:
            self.place.empty()


def told(v, reached):
    """The step, the cost and how many are right; and where a run has stopped, why."""
    say, run = content.phrases(SLUG), reached.run
    numbers = {"step": run.steps, "J": run.arrays["J"], "fresh": run.arrays["J fresh"]}
    words = {"steps": readout.counted(run.steps)}
    text = say["told"]
    if table.task_of(v) != "real number":
        text += say["right"].format(m=run.arrays["X"].shape[1], n=run.arrays["fresh X"].shape[1])
        numbers |= {"right": run.arrays["right"], "fresh right": run.arrays["fresh right"]}
    if reached.state.stopped:
        at_end = (run.steps == run.last).astype(int)
        words["stopped"] = (
            ("", say["stopped"].format(step=reached.state.step, reason=_reason(say, reached.state.reason))),
            at_end,
        )
        text += "{stopped}"
    return readout.Readout(text, numbers, words, by_hand(v, run, say))


def _reason(say, overflow):
    """Which numbers became too large, in words."""
    return say["too_large"][overflow.what].format(l=overflow.l)


def by_hand(v, run, say):
    """What the browser tells while a hand sets weights."""
    gaps = {"J": ("judged", ("X", "Y")), "fresh": ("judged", ("fresh X", "fresh Y"))}
    text = say["by_hand"]
    if table.task_of(v) != "real number":
        text += say["right"].format(m=run.arrays["X"].shape[1], n=run.arrays["fresh X"].shape[1])
        gaps |= {"right": ("right", ("X", "Y")), "fresh right": ("right", ("fresh X", "fresh Y"))}
    return readout.by_hand("net", text, gaps)


def outcome(v, run):
    """Nothing is guessed here."""
    return


def more(lineage, since, step):
    """The picture nears the end of what is trained: the next steps are wanted, and only they."""
    st.session_state[REACH] = (lineage, int(since) + 1)
    drawn, *_ = st.session_state.get(SINCE, (None,))
    st.session_state[SINCE] = (drawn, int(since), True) if since >= 0 else (None, None, False)  # below 0: its picture is new


def press(name, step, seen):
    """A button above the picture."""
    v = address.values(SLUG, SETTINGS)
    if name == "keep":
        address.put(SLUG, **acts.keep(v, seen))
    elif name == "drop":
        address.put(SLUG, kept=())
    elif name == "undo":
        address.put(SLUG, **acts.undo(v))
    elif name == "over":
        address.put(SLUG, **table.OVER)
    elif name == "points":
        address.put(SLUG, drawn=(v.drawn + 1) % 10_000, **table.OVER)


def picked(act):
    """What answers a pick of the picture: an act of `acts`, put into the settings."""
    return lambda **chosen: address.put(SLUG, **act(address.values(SLUG, SETTINGS), **chosen))


ON_PICK = {
    "more": more,
    "press": press,
    "knob": picked(lambda v, name, value, step, seen: acts.turn(v, name, value, step, seen)),
    "weight": picked(acts.edit),
    "place": picked(lambda v, **chosen: acts.place(v, chosen["list"], chosen["step"])),
    "units": picked(lambda v, layer, count, step=0: acts.units(v, layer, count)),
    "layers": picked(lambda v, count, step=0: acts.layers(v, count)),
    "bend": picked(lambda v, layer, g, step=0: acts.bend(v, layer, g)),
    "input": picked(lambda v, name, step=0: acts.switch(v, name)),
    "points": picked(lambda v, **chosen: acts.draw(v, chosen["list"])),
}


def under(v, shown):
    """Below the controls: points of one's own, and what teachers hide."""
    own.bring(v, shown)
    own.hide(v)


@st.fragment
def experiment():
    """The controls and the picture."""
    stage.show(SLUG, SETTINGS, scene, hidden, under=under, on_pick=ON_PICK)


@st.fragment
def details():
    """What tells about the picture; it runs again when the picture rests."""
    v, shown = stage.at_rest(SLUG, SETTINGS, scene)
    tell.findings_shown(v, shown.run)
    parts.section(SLUG, "Compare")
    tell.compared(v, shown.run)
    sweep = st.container()
    parts.section(SLUG, "A hand on everything", "What to take care of")
    parts.section(SLUG, "Take it away")
    tell.taken_away(v, shown.run)
    parts.code(script(v), nn_core.go_on, nn_core.derive)
    with sweep:
        sweeping.section()  # last: it may take a while


stage.mount_and_mark(SLUG)
st.html(signs.style())
parts.opening(SLUG)
experiment()
details()
parts.neighbour_links(SLUG)
