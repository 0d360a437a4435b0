"""Static charts that people want to zoom, hover and save: data in, `go.Figure` out."""

import plotly.graph_objects as go

from pages.ui.theme import PALETTES, diverging, finish, new_figure


def parting_steps(digits, steps, mode):
    """Steps until the units part, against k of the nudge ε = 10⁻ᵏ; `steps` holds None where they did not."""
    figure = new_figure()
    figure.add_scatter(x=list(digits), y=list(steps), mode="lines+markers", marker={"size": 9}, name="steps until the units part")
    figure.update_xaxes(dtick=1)
    return finish(figure, mode, "k, for a nudge of ε = 10⁻ᵏ", "steps until the units part")


def influence(picture, change, mode):
    """A 60×40 picture with what each part contributed: `change` (40, 60) is positive (violet) where it spoke for a flower."""
    size = float(abs(change).max()) or 1.0
    figure = new_figure()
    figure.add_trace(go.Image(z=picture, hoverinfo="skip"))
    scale = diverging(mode)
    figure.add_heatmap(
        z=change,
        zmin=-size,
        zmax=size,
        opacity=0.6,
        colorscale=scale,
        colorbar={"title": {"text": "change of z"}, "thickness": 12},
        hovertemplate="column %{x}, row %{y}<br>%{z:.2f}<extra></extra>",
    )
    figure = finish(figure, mode, "column", "row", height=340)
    figure.update_xaxes(showgrid=False, range=[-0.5, 59.5], constrain="domain")
    figure.update_yaxes(showgrid=False, range=[39.5, -0.5], scaleanchor="x", constrain="domain")
    figure.update_layout(font_color=PALETTES[mode].text)
    return figure
