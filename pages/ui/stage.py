"""The experiment of a lesson: its controls beside its picture, on every page in the same way.

A page describes with a `Scene` what the present values mean: the run, the panels that show it, and the sentence that tells
about it. `show` does the rest: predict first, controls, picture, what happened against the guess, the address.
"""

from dataclasses import dataclass

import streamlit as st

from pages.ui import legs, player, prose, settings


@dataclass(frozen=True)
class Scene:
    """What there is to see: a `player.Run`, its panels (`pages.ui.panels`) and its `readout.Readout`.

    `columns`, `seconds` and `plays` are handed to `player.play`. `chain` are the legs of a run that one can go on
    from. `happened` is the answer of the predict-first question that is true of the whole run; None where it is about something
    else. `asks` names the further question that stands in place of the page's first one (`prose.predict`).
    """

    run: player.Run
    panels: list
    readout: object
    columns: list | None = None
    chain: tuple | None = None
    happened: str | None = None
    seconds: float | None = None
    plays: bool = False
    asks: str | None = None


def show(slug, table, scene, hide=lambda values: (), beside=lambda values, scene: None, on_pick=None, below=None):
    """Controls and picture. `scene(values)` gives the `Scene`, `beside(values, scene)` draws what else stands under the controls,
    `below(rest)` what stands there and tells, or sets, where the picture rests.

    `hide` and `on_pick` as in `settings.show` and `player.play`. Returns (values, scene, rest).
    """
    first = st.container()
    controls, picture = st.columns([1, 4.6], gap="medium")
    with controls:
        values = settings.show(slug, table, hide)
        shown = scene(values)
        beside(values, shown)
    with first:
        guess = prose.predict(slug, shown.asks)
    with picture:
        rest = player.play(slug, shown, on_pick)
        prose.verdict(slug, guess, shown.happened if rest.at_end else None, shown.asks)
    with controls:
        if shown.chain:
            legs.buttons(slug, shown.chain, rest)
        if below:
            below(rest)
    settings.save(slug, table)
    return values, shown, rest


def at_rest(slug, table):
    """For the fragment that tells about the picture: it runs again when the picture rests. Returns the page's values."""
    player.follow(slug)
    return settings.values(slug, table)
