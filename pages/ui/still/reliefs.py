"""A landscape that can be turned: J as the height over two parameters, with the way of a ball over it."""

import numpy as np

from pages.ui.still.theme import FONT, PALETTES, new_figure

HIGH = 60  # per cent of the ground lies below the ceiling, or the walls at the corners hide the valleys
FAR = 1.75  # of the eye from the middle, sideways
SHADES = [float(share) for share in np.linspace(0, 1, 25) ** 2]  # of the height: closer together where it is low


def ceiling(grid, highest):
    """The J up to which a landscape is drawn: most of its ground, and the ball where it was highest."""
    low, high = float(grid.min()), float(grid.max())
    return min(high, max(float(np.percentile(grid, HIGH)), highest + 0.05 * (high - low)))


def relief(grid, domain, cap, ways, balls, camera, mode, names=("w₁", "w₂", "J")):
    """The landscape `grid` (G, G) over `domain` up to the height `cap`, looked at from `camera` (Plotly's, such as `seen_from`).

    `ways` and `balls` are (x, y, J), the ways with NaN between them. The lower the ground, the deeper its colour, as on the map
    from above.
    """
    palette, figure = PALETTES[mode], new_figure()
    sides = [np.round(np.linspace(low, high, len(grid)), 4).astype(np.float32) for low, high in domain]
    low, high = float(grid.min()), float(grid.max())
    figure.add_surface(
        x=sides[0],
        y=sides[1],
        z=np.round(grid, 5).astype(np.float32),
        cmin=low,
        cmax=high,
        colorscale=[[share, mixed(palette.class1, palette.neutral, 0.35 + 0.55 * share**0.4)] for share in SHADES],
        showscale=False,
        opacity=0.8,
        contours={"z": {"show": True, "color": palette.muted, "width": 1, "start": low, "end": cap, "size": (cap - low) / 12}},
        lighting={"ambient": 0.9, "diffuse": 0.35, "specular": 0.05},
        hovertemplate=f"{names[0]} %{{x:.3g}}<br>{names[1]} %{{y:.3g}}<br>{names[2]} %{{z:.3g}}<extra></extra>",
    )
    lift = 0.015 * (cap - low)
    for (x, y, J), look in (
        (ways, {"mode": "lines", "line": {"color": palette.text, "width": 5}}),
        (balls, {"mode": "markers", "marker": {"color": palette.class0, "size": 5, "line": {"color": palette.text, "width": 1}}}),
    ):
        x, y, z = (np.asarray(values, dtype=np.float32) for values in (x, y, np.asarray(J) + lift))
        figure.add_scatter3d(x=x, y=y, z=z, hoverinfo="skip", **look)
    return _finish(figure, palette, names, (low - lift, cap + lift), camera, domain)


def seen_from(turn):
    """The camera that looks at the middle from a compass bearing in degrees."""
    angle = np.radians(turn)
    eye = {"x": FAR * float(np.sin(angle)), "y": -FAR * float(np.cos(angle)), "z": 2.1}
    return {"eye": eye, "center": {"x": 0, "y": 0, "z": -0.1}}


def mixed(color, other, share):
    """The hex colour at this share of the way from one to the other."""
    parts = ([int(hexed[i : i + 2], 16) for i in (1, 3, 5)] for hexed in (color, other))
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in zip(*parts, strict=True))


def _finish(figure, palette, names, heights, camera, domain):
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.muted,
        "zeroline": False,
        "showbackground": False,
        "showspikes": False,
        "nticks": 5,
        "tickfont": {"size": 11},
    }
    wide = [high - low for low, high in domain]
    stretched = {"x": 1.1 * wide[0] / max(wide), "y": 1.1 * wide[1] / max(wide), "z": 0.5}
    scene = {f"{side}axis": {**axis, "title": {"text": name}} for side, name in zip("xyz", names, strict=True)}
    scene["zaxis"]["range"] = list(heights)
    scene["camera"] = camera
    figure.update_layout(
        scene={**scene, "aspectmode": "manual", "aspectratio": stretched},
        height=420,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": palette.text},
        showlegend=False,
    )
    return figure
