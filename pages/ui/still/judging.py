"""How good networks are on photos that they never saw: at most three, told apart by colour, dash and marker."""

from pages.ui.still.theme import PALETTES, finish, new_figure, see_through

HIGH = 340


def _looks(mode):
    palette = PALETTES[mode]
    colors = (palette.class1, palette.class0, palette.muted)
    return list(zip(colors, ("solid", "dash", "dot"), ("circle", "square", "diamond"), strict=True))


def _lines(figure, curves, mode, drawn, hovertemplate):
    for (name, (x, y, texts)), (color, dash, symbol) in zip(curves.items(), _looks(mode), strict=False):
        look = {"line": {"color": color, "dash": dash, "width": 2.5}, "marker": {"symbol": symbol, "size": 5}}
        told = {"name": name, "text": list(texts), "hovertemplate": hovertemplate}
        figure.add_scatter(x=list(x), y=list(y), mode=drawn, **told, **look)


def roc(curves, titles, guessing, mode):
    """Of the flowers the share found over the share of the others that are called one: {name: (x, y, thresholds)}."""
    palette, figure = PALETTES[mode], new_figure()
    figure.add_scatter(
        x=[0, 1], y=[0, 1], mode="lines", line={"color": palette.muted, "width": 1}, name=guessing, hoverinfo="skip"
    )
    _lines(figure, curves, mode, "lines+markers", "%{text}: %{y:.1%}, %{x:.1%}")
    figure.update_xaxes(tickformat=".0%", range=[-0.02, 1.02])
    figure.update_yaxes(tickformat=".0%", range=[-0.02, 1.02])
    return _finish(figure, mode, titles)


def calibration(bins, titles, perfect, mode):
    """The share of flowers over the mean p in each bin, with the number of its photos: `bins` are (mean p, share, photos)."""
    palette, figure = PALETTES[mode], new_figure()
    figure.add_scatter(
        x=[0, 1], y=[0, 1], mode="lines", line={"color": palette.muted, "width": 1}, name=perfect, hoverinfo="skip"
    )
    x, y, photos = zip(*bins, strict=True)
    look = {"line": {"color": palette.class1, "width": 2.5}, "marker": {"size": 9}, "cliponaxis": False}
    look |= {"mode": "lines+markers+text", "textposition": "top center", "name": "with the number of photos in the bin"}
    figure.add_scatter(x=x, y=y, text=list(map(str, photos)), hovertemplate="p %{x:.2f}: %{y:.0%} of %{text} photos", **look)
    figure.update_xaxes(range=[-0.03, 1.05])
    figure.update_yaxes(range=[-0.05, 1.12], tickformat=".0%")
    return _finish(figure, mode, titles)


def confusion(counts, names, titles, mode):
    """Counts of what is what (a row each) and what it is called (a column each), shaded by their share of the row."""
    palette, figure = PALETTES[mode], new_figure()
    shares = [[count / sum(row) for count in row] for row in counts]
    scale = [[0, see_through(palette.class1, 0.05)], [1, see_through(palette.class1, 0.55)]]
    words = [[f"{count}<br>{share:.0%}" for count, share in zip(*both, strict=True)] for both in zip(counts, shares, strict=True)]
    look = {"colorscale": scale, "zmin": 0, "zmax": 1, "showscale": False, "xgap": 3, "ygap": 3}
    look |= {"texttemplate": "%{text}", "textfont": {"size": 18, "color": palette.text}}
    figure.add_heatmap(
        z=shares, x=names, y=names, text=words, hovertemplate="is a %{y}, called %{x}: %{text}<extra></extra>", **look
    )
    figure = _finish(figure, mode, titles)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(showgrid=False)
    return figure


def risk(curves, answered, titles, unsure, mode):
    """The share of wrong answers over the share answered, {name: (x, y, texts)}; beyond `answered` (or None) it can't tell."""
    palette, figure = PALETTES[mode], new_figure()
    _lines(figure, curves, mode, "lines", "%{x:.0%} answered: %{y:.1%} wrong")
    figure.update_xaxes(tickformat=".0%", range=[0, 1.02])
    figure.update_yaxes(tickformat=".0%", rangemode="tozero")
    figure = _finish(figure, mode, titles)
    if answered is not None:
        figure.add_vrect(x0=answered, x1=1, fillcolor=see_through(palette.muted, 0.22), line_width=0, layer="below")
        figure.add_annotation(x=(1 + answered) / 2, y=1, yref="paper", yanchor="top", text=unsure, showarrow=False)
    return figure


def by_kind(rows, names, titles, mode):
    """The share of wrong answers for each kind of photo, a bar for each of `names` {name: as it is called}.

    `rows` are (kind, {name: (wrong, photos)}), from top to bottom.
    """
    figure = new_figure()
    for (name, called), (color, _, _) in zip(names.items(), _looks(mode), strict=False):
        counts = [networks[name] for _, networks in rows]
        look = {"marker": {"color": color}, "hovertemplate": "%{y}: %{text}"}
        words = [f"{wrong} of {photos}" for wrong, photos in counts]
        x = [wrong / photos for wrong, photos in counts]
        figure.add_bar(x=x, y=[kind for kind, _ in rows], text=words, textposition="none", orientation="h", name=called, **look)
    figure.update_layout(barmode="group", bargap=0.3)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero")
    figure = _finish(figure, mode, titles, max(HIGH, 110 + 62 * len(rows)))
    figure.update_yaxes(autorange="reversed")
    return figure


def _finish(figure, mode, titles, height=HIGH):
    figure = finish(figure, mode, *titles, height=height)
    figure.update_layout(legend={"y": 1.02, "yanchor": "bottom"})
    return figure
