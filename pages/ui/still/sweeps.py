"""What many runs came to, over the setting in which they differ."""

import numpy as np

from pages.ui.still.theme import PALETTES, finish, new_figure, see_through

WIDE = 20  # times as high as the lowest: costs that lie further apart stand on a logarithmic axis
ROOM = 1.12  # of the highest cost: there stand those that have none


def sweep_curve(results, present, by_factors, titles, mode):
    """Costs over a setting: `results` are (value, costs of its runs (R,), how many of them were lost).

    The line goes through the middle of each value's costs, the band from the lowest to the highest, and each run is a dot; lost
    runs are crosses at the upper edge. `present` is the value that the setting has, None for none of these.
    """
    palette, figure = PALETTES[mode], new_figure()
    well = [(value, costs) for value, costs, _ in results if len(costs)]
    values, dots = [value for value, _ in well], [(value, cost) for value, costs in well for cost in costs]
    ends = [[function(costs) for _, costs in well] for function in (np.min, np.max, np.median)]
    low, high, middle = (list(map(float, part)) for part in ends)
    band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    figure.add_scatter(x=values, y=low, **band)
    shade = {"fill": "tonexty", "fillcolor": see_through(palette.class1, 0.18), "showlegend": True}
    if any(len(costs) > 1 for _, costs in well):
        figure.add_scatter(x=values, y=high, name="lowest to highest", **band | shade)
    look = {"size": 5, "color": see_through(palette.text, 0.5)}
    x, y = zip(*dots, strict=True) if dots else ((), ())
    figure.add_scatter(x=x, y=list(map(float, y)), mode="markers", marker=look, name="a run", hovertemplate="%{x:.4g}: %{y:.3g}")
    line = {"color": palette.class1, "width": 2.5}
    figure.add_scatter(x=values, y=middle, mode="lines+markers", line=line, marker={"size": 8}, name="median")
    wide = bool(dots) and 0 < WIDE * min(low) < max(high)
    top = ROOM * max(high, default=1.0)
    _mark_lost(figure, palette, [(value, lost) for value, _, lost in results if lost], top * (ROOM if wide else 1))
    if present is not None:
        figure.add_vline(x=present, line={"color": palette.muted, "dash": "dash", "width": 1.5})
        at = float(np.log10(present)) if by_factors else present  # Plotly counts the places of words in powers
        figure.add_annotation(x=at, y=0, yref="paper", yanchor="bottom", xanchor="left", text="now", showarrow=False)
    figure = finish(figure, mode, *titles, height=340)
    figure.update_layout(legend={"y": 1.03, "yanchor": "bottom"})
    figure.update_xaxes(type="log" if by_factors else "linear")
    figure.update_yaxes(**({"type": "log", "dtick": "D2"} if wide else {"rangemode": "tozero"}))
    return figure


def _mark_lost(figure, palette, lost, top):
    if lost:
        marker = {"symbol": "x", "size": 10, "color": palette.class0}
        words = [f"{count} too large" for _, count in lost]
        where = {"x": [value for value, _ in lost], "y": [top] * len(lost)}
        figure.add_scatter(
            **where, mode="markers", marker=marker, name="too large", text=words, hovertemplate="%{x:.4g}: %{text}"
        )
