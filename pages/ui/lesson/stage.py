"""The experiment of a lesson: its controls beside its picture, on every page in the same way.

A page describes with a `Scene` what the present values mean: the run, the panels that show it, and the sentence that tells
about it. `show` does the rest: predict first, controls, picture, what happened against the guess, the address. The scene is
computed once: what stands below the picture tells about the one that is shown (`at_rest`).
"""

from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from pages.ui.frame import address, progress, settings
from pages.ui.lesson import parts
from pages.ui.live import legs, player

SHOWN = "scene shown"  # session-state key: the `Shown` of the page that is open


@dataclass(frozen=True)
class Scene:
    """What there is to see: a `player.Run`, its panels (`pages.ui.live.panels`) and its `readout.Readout`.

    `columns`, `seconds` and `plays` are handed to `player.play`. `legs` are those of a run that one can go on from. `happened`
    is the answer of the predict-first question that is true of the whole run; None where it is about something else. `asks`
    names the further question that stands in place of the page's first one (`parts.predict`).
    """

    run: player.Run
    panels: list
    readout: object
    columns: list | None = None
    legs: tuple | None = None
    happened: str | None = None
    seconds: float | None = None
    plays: bool = False
    asks: str | None = None


class Shown(NamedTuple):
    """The scene of a page, and what it was made for (`_shaping`)."""

    slug: str
    values: tuple
    scene: Scene


def mount_and_mark(slug):
    """Bring the player's program to the browser, and mark the lesson as begun. Once per page, outside of fragments."""
    player.mount()
    progress.keep(slug)


def show(slug, table, scene, hidden=lambda values: (), under=lambda values, scene: None, on_pick=None, below=None):
    """Controls and picture. `scene(values)` gives the `Scene`, `under(values, scene)` draws what else stands under the controls,
    `below(rest)` what stands there and tells, or sets, where the picture rests.

    `hidden` and `on_pick` as in `settings.show` and `player.play`. Returns (values, scene, rest).
    """
    first = st.container()
    controls, picture = st.columns([1, 4.6], gap="medium")
    with controls:
        values = settings.show(slug, table, hidden)
        shown = scene(values)
        st.session_state[SHOWN] = Shown(slug, _shaping(table, values), shown)
        under(values, shown)
    with first:
        guess = parts.predict(slug, shown.asks)
    with picture:
        rest = player.play(slug, shown, on_pick)
        parts.verdict(slug, guess, shown.happened if rest.at_end else None, shown.asks)
    with controls:
        if shown.legs:
            legs.buttons(slug, shown.legs, rest)
        if below:
            below(rest)
    address.save(slug, table)
    return values, shown, rest


def at_rest(slug, table, scene):
    """For the fragment that tells about the picture: it runs again when the picture rests. Returns (values, scene).

    The scene is the one that is shown; it is computed only where the values have changed since.
    """
    player.follow(slug)
    values = address.values(slug, table)
    kept = st.session_state.get(SHOWN)
    if kept is None or kept[:2] != (slug, _shaping(table, values)):
        kept = st.session_state[SHOWN] = Shown(slug, _shaping(table, values), scene(values))
    return values, kept.scene


def _shaping(table, values):
    """The values that shape the picture: not the step at which it rests, nor what stands in a section below."""
    return tuple(value for setting, value in zip(table, values, strict=True) if setting.name != "step" and not setting.below)
