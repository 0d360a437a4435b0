"""Colours by role, for light and dark, and the Plotly look of every static figure.

Class 1 is the violet of *Pulsatilla vulgaris*' petals, class 0 the amber of its stamens; the same two colours stand for
positive and negative numbers. The player's canvas reads the same colours from Streamlit's theme (`.streamlit/config.toml`).
"""

from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as hex: `neutral` is the middle of the diverging scale, `muted` is for lines that step back."""

    class1: str
    class0: str
    neutral: str
    text: str
    muted: str
    grid: str


PALETTES = {
    "light": Palette("#6b3fa0", "#b86e00", "#ffffff", "#26222e", "#8b8594", "#e5e1ea"),
    "dark": Palette("#b794f4", "#f0a830", "#15131a", "#ece8f3", "#948da0", "#3a3545"),
}

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"


def see_through(color, alpha):
    """A hex colour with an opacity from 0 to 1, as Plotly writes it."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {alpha})"


def finish(figure, mode, x_title, y_title, height=300):
    """Give a figure the house's look: fonts, colours, margins, labelled axes; returns the same figure."""
    palette = PALETTES[mode]
    axis = {
        "gridcolor": palette.grid,
        "zeroline": False,
        "linecolor": palette.muted,
        "ticks": "outside",
        "automargin": True,
    }
    figure.update_layout(
        height=height,
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 14, "color": palette.text},
        colorway=[palette.class1, palette.class0, palette.muted],
        legend={"orientation": "h", "y": 1.12, "x": 0},
        hoverlabel={"font": {"family": FONT}},
    )
    figure.update_xaxes(title_text=x_title, **axis)
    figure.update_yaxes(title_text=y_title, **axis)
    return figure


def new_figure():
    """An empty figure without Plotly's own template."""
    figure = go.Figure()
    figure.layout.template = None
    return figure
