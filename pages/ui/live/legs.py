"""Going on from here: a run in legs, each with a learning rate of its own.

The legs that lie behind stand in the address as "0.5x400_1x200": 400 steps with α = 0.5, then 200 with α = 1. So a link
can open a picture whose learning rate was changed on the way.
"""

from dataclasses import dataclass

import streamlit as st

from nn_core.limits import LEG_STEPS, LEGS, STEPS
from pages.ui.cached import Leg
from pages.ui.frame.address import key_of, put
from pages.ui.frame.settings import Setting
from pages.ui.live.player import stay


@dataclass(frozen=True)
class Past(Setting):
    """The hidden setting that holds the legs behind: its value is a tuple of `Leg`."""

    widget: str = "hidden"
    free = False  # what lies behind belongs to the experiment

    def parse(self, text):
        """Legs from an address; none if anything about them is wrong."""
        try:
            legs = tuple(Leg(float(rate), int(steps)) for rate, steps in (leg.split("x") for leg in text.split("_") if leg))
        except ValueError:
            return self.default
        fine = len(legs) <= LEGS and sum(leg.steps for leg in legs) <= LEG_STEPS
        return legs if fine and all(0 < leg.learning_rate <= 1e6 and leg.steps > 0 for leg in legs) else self.default

    def format(self, value):
        """Legs as they stand in an address."""
        return "_".join(f"{leg.learning_rate:.10g}x{leg.steps}" for leg in value)


PAST = Past("past", "legs behind", ())
STEP = Setting("step", "step shown", 0, bounds=(0, LEG_STEPS + STEPS, 1), widget="hidden")
HIDDEN = (PAST, STEP)  # the settings of every page with a run: what lies behind, and where the picture rests


def every(past, learning_rate, steps):
    """All legs of the run: those behind, then the present one."""
    return (*past, Leg(learning_rate, steps))


def cut(legs, step):
    """The legs up to `step`, the last one shortened, neighbours with the same learning rate as one."""
    kept = []
    for leg in legs:
        taken = min(leg.steps, step)
        step -= taken
        if taken and kept and kept[-1].learning_rate == leg.learning_rate:
            kept[-1] = Leg(leg.learning_rate, kept[-1].steps + taken)
        elif taken:
            kept.append(Leg(leg.learning_rate, taken))
    return tuple(kept)


def so_far(experiment, step):
    """The experiment as far as `step`; at step 0, before anything was played, all of it."""
    return experiment._replace(legs=cut(experiment.legs, step)) if step else experiment


def _go_on(slug, here):
    put(slug, past=here)
    stay(slug)


def buttons(slug, legs, rest):
    """“Go on from here” and, once there is a past, “Start over”."""
    here = cut(legs, rest.step)
    full = len(here) > LEGS or sum(leg.steps for leg in here) + legs[-1].steps > LEG_STEPS
    st.button(
        "Go on from here",
        key=f"{slug}.go on",
        help="Keep what is learned up to the step shown; a changed learning rate then counts only from here. "
        f"Possible {LEGS} times and up to step {LEG_STEPS}.",
        disabled=rest.step == 0 or full,
        on_click=_go_on,
        args=(slug, here),
        width="stretch",
    )
    past = st.session_state[key_of(slug, "past")]
    if past:
        st.button(
            "Start over",
            key=f"{slug}.start over",
            on_click=put,
            args=(slug,),
            kwargs={"past": (), "step": 0},
            width="stretch",
        )
        st.caption(
            "α = "
            + ", then ".join(f"{leg.learning_rate:g} for {leg.steps} steps" for leg in past)
            + f", then {legs[-1].learning_rate:g}."
        )
