"""Static charts that people want to zoom, hover and save: data in, `go.Figure` out."""

import numpy as np

from pages.ui.still.theme import PALETTES, finish, new_figure, see_through


def parting_steps(digits, steps, mode):
    """Steps until the units part, against k of the nudge ε = 10⁻ᵏ; `steps` holds None where they did not."""
    figure = new_figure()
    figure.add_scatter(x=list(digits), y=list(steps), mode="lines+markers", marker={"size": 9}, name="steps until the units part")
    figure.update_xaxes(dtick=1)
    return finish(figure, mode, "k, for a nudge of ε = 10⁻ᵏ", "steps until the units part")


def overlaid_costs(curves, mode, x_title="step"):
    """Cost curves over the steps (or epochs), laid over each other: `curves` is {name: (steps + 1,)}, up to three.

    The first is a broad line, so that one that coincides with it shows as dashes upon it.
    """
    palette, figure = PALETTES[mode], new_figure()
    looks = [
        {"width": 7, "color": see_through(palette.class1, 0.45)},
        {"width": 2.5, "color": palette.class0, "dash": "dash"},
        {"width": 1.5, "color": palette.muted, "dash": "dot"},
    ]
    for (name, J), line in zip(curves.items(), looks, strict=False):
        figure.add_scatter(x=np.arange(len(J)), y=J, mode="lines", line=line, name=name)
    return finish(figure, mode, x_title, "cost J")


def growth(m, curves, y_title, mode):
    """How something grows with the number of examples, both axes logarithmic: `curves` is {name: values for each of `m`}."""
    figure = new_figure()
    for (name, values), symbol in zip(curves.items(), ("circle", "square"), strict=False):
        marker = {"size": 9, "symbol": symbol}
        figure.add_scatter(x=list(m), y=list(values), mode="lines+markers", marker=marker, name=name, showlegend=len(curves) > 1)
    figure.update_xaxes(type="log", dtick=1, exponentformat="power")
    figure.update_yaxes(type="log", dtick=1, exponentformat="power")
    return finish(figure, mode, "number of examples m", y_title)


def passages(curves, mode):
    """What is left after so many layers on the way back, on a logarithmic axis: `curves` is {name: shares}; a 0 ends the line."""
    palette, figure = PALETTES[mode], new_figure()
    looks = zip(
        (palette.class0, palette.class1, palette.class1, palette.muted, palette.text),
        ("solid", "solid", "dash", "dot", "dashdot"),
        ("circle", "square", "diamond", "x", "triangle-up"),
        strict=True,
    )
    for (name, left), (color, dash, symbol) in zip(curves.items(), looks, strict=True):
        shown, line = [share or None for share in left], {"color": color, "dash": dash}
        figure.add_scatter(y=shown, mode="lines+markers", name=name, line=line, marker={"size": 7, "symbol": symbol})
    figure.update_xaxes(dtick=5)
    figure.update_yaxes(type="log", exponentformat="power", nticks=7)
    return finish(figure, mode, "layers travelled back", "‖dZ‖ left, last layer = 1")


def nudge_errors(digits, errors, mode):
    """How far the measured slope is from the computed one, against k of the nudge ε = 10⁻ᵏ; `errors` holds (one way, both ways).

    A difference of exactly 0 has no place on the logarithmic axis and is left out.
    """
    figure = new_figure()
    for name, values, dash in zip(("one way", "both ways"), zip(*errors, strict=True), ("solid", "dash"), strict=True):
        shown = [value or None for value in values]
        figure.add_scatter(x=digits, y=shown, mode="lines+markers", name=name, line={"dash": dash}, marker={"size": 8})
    figure.update_xaxes(dtick=1)
    figure.update_yaxes(type="log", exponentformat="power", nticks=6)
    return finish(figure, mode, "k, for a nudge of ε = 10⁻ᵏ", "|measured − computed|")
