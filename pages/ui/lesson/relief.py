"""The section with a landscape that can be turned: it follows the step at which the picture rests."""

import numpy as np
import streamlit as st

from pages.ui import cached
from pages.ui.frame import address, settings
from pages.ui.frame.lessons import ASSETS
from pages.ui.frame.settings import Setting
from pages.ui.runs import descents
from pages.ui.still import reliefs

SHOWN = Setting(
    "relief", "The landscape to turn", "hidden", {"hidden": "not shown", "shown": "shown"}, widget="segmented", below=True
)
TURN = Setting("turn", "Seen from (degrees)", 30, bounds=(-180, 180, 15), widget="slider", below=True)
SETTINGS = (SHOWN, TURN)
_TURNED = st.components.v2.component(
    "pulsatilla_turned",
    js=(ASSETS / "player" / "turned.js").read_text("utf-8"),
    isolate_styles=False,
)


def show(slug, table, v, surfaces, index):
    """The controls and, once asked for, the landscapes side by side: `surfaces` is {title: (Surface, w (K, 2, k), names)}.

    `index` is the recorded index at which the picture rests.
    """
    settings.show_below(slug, table, *(setting.name for setting in SETTINGS))
    address.save(slug, table)
    if v.relief == "hidden":
        return
    mode, camera = st.context.theme.type or "light", turned_by_hand(slug, v.turn)
    with st.container(key=f"relief {slug}"):
        columns = zip(st.columns(len(surfaces)), surfaces.items(), strict=True)
        for i, (column, (title, (surface, w, names))) in enumerate(columns):
            with column:
                if len(surfaces) > 1:
                    st.markdown(f"**{title}**")
                figure = landscape(surface, w, index, v.turn, mode, names, camera)
                st.plotly_chart(
                    figure, key=f"{slug}.relief.{i}", config={"scrollZoom": False}, alt=f"{title}, a landscape to turn"
                )


def turned_by_hand(slug, turn):
    """From where the landscapes are looked at since one of them was turned by hand; None once the slider was moved."""
    key, kept = f"{slug} turned", f"{slug}.turned"

    def keep():
        st.session_state[kept] = turn, st.session_state[key]["camera"]

    _TURNED(key=key, on_camera_change=keep)
    told, camera = st.session_state.get(kept, (None, None))
    return camera if told == turn else None


def landscape(surface, w, index, turn, mode, names, camera=None):
    """The figure: the ground, the ways up to the recorded index, and the balls there."""
    grid, (low, high) = cached.landscape(surface.name), np.array(surface.domain).T
    within = ((low[:, None] <= w) & (w <= high[:, None])).all(axis=1)
    heights = surface.cost(np.moveaxis(w, 1, 0))
    cap = reliefs.ceiling(grid, float(heights[within].max(initial=float(grid.min()))))
    ways = descents.on_the_ground(surface, w[: index + 1], cap)
    balls = descents.on_the_ground(surface, w[index : index + 1], cap)
    return reliefs.relief(grid, surface.domain, cap, ways, balls, camera or reliefs.seen_from(turn), mode, names)
