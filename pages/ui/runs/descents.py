"""What pages share that let balls roll down a cost surface: the starts, the run, and the pictures of it."""

import numpy as np

from nn_core.descent import GONE, ON_THE_WAY
from pages.ui import cached
from pages.ui.live import panels, player

DIGITS = (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9)
RATES = {float(f"{digit}e{power}"): f"{float(f'{digit}e{power}'):g}" for power in range(-4, 1) for digit in DIGITS} | {10.0: "10"}
FEW, ALL = (
    60,
    1001,
)  # recorded steps: of many balls, whose paths would be too much to send; and of one, whose path shows every step
MAP_STEPS = 1000  # so long the starts of a map of valleys are followed
FAR = 1e6  # where a ball that is thrown out is drawn at the latest


def starts(surface, own, many=False):
    """Where the balls begin, ((w, ...), ...): one at `own` (w₁, w₂), or many on a grid over the domain.

    A coordinate that is None or outside the domain is the usual one.
    """
    if many:
        sides = [
            np.linspace(low, high, 9)[1:-1] if surface.n == 2 else np.linspace(low, high, 12) for low, high in surface.domain
        ]
        return tuple(zip(*(grid.ravel().tolist() for grid in np.meshgrid(*sides)), strict=True))
    usual = zip(own, surface.start, surface.domain, strict=False)
    return (tuple(float(start if w is None or not low <= w <= high else w) for w, start, (low, high) in usual),)


def make_run(surface, places, legs):
    """The descent from all places with what is drawn behind it; each start's outcome stands aside, as "outcomes".

    Arrays: points (K, k, 2) as drawn, w (K, n, k), J (K,) the (median) cost, length (K,) of the first next step, landscape;
    slope (K, k) for one weight, valley (K, k) for many starts, factors (K, n) on a bowl. The run of a single ball ends with
    the step that throws it out of sight.
    """
    many = len(places) > 1
    recorded = FEW if many else ALL
    steps, w, cost, diverged, words = cached.descent(surface.name, places, legs, recorded)
    if not many and diverged[0]:
        held = int(np.argmax((w == w[-1]).all(axis=(1, 2))))
        last = w[held] - rates_at(legs, steps[held]) * surface.gradient(w[held])
        out = np.clip(np.nan_to_num(last), -FAR, FAR)
        steps = np.append(steps[: held + 1], steps[held] + 1)
        w, cost = np.append(w[: held + 1], out[None], axis=0), np.append(cost[: held + 1], surface.cost(out)[None], axis=0)
    points = np.stack([w[:, 0], w[:, 1] if surface.n == 2 else cost], axis=-1)
    arrays = {"points": points, "J": np.median(cost, axis=1), "landscape": cached.landscape(surface.name), "w": w}
    gradient = surface.gradient(np.moveaxis(w, 1, 0))  # (n, K, k)
    if surface.n == 1:
        arrays["slope"] = gradient[0]
    arrays["length"] = rates_at(legs, steps) * np.linalg.norm(gradient[:, :, 0], axis=0)
    if surface.hessian is not None:
        arrays["factors"] = 1 - rates_at(legs, steps)[:, None] * np.diag(surface.hessian)
    if many:
        arrays["valley"] = cached.valleys_reached(surface.name, places, legs, recorded)
    return player.Run(steps, arrays, aside={"outcomes": words})


def rates_at(legs, steps):
    """The learning rate of the step that follows each of `steps`, in the shape of `steps`."""
    which = np.searchsorted(np.cumsum([leg.steps for leg in legs]), steps, side="right")
    return np.array([leg.learning_rate for leg in legs])[np.minimum(which, len(legs) - 1)]


def pictures(surface, run):
    """The surface with the balls, and the cost; on a bowl below it what a step multiplies the distance by."""
    J = run.arrays["J"]
    label = "J, median of the starts" if "valley" in run.arrays else "J"
    curve = panels.curve([("J", label, "class1")], "Cost J", label, log=bool(J.min() > 0 and J.max() > 50 * J[0]))
    if surface.hessian is None:
        return [picture(surface, run), curve]
    names = ("w",) if surface.n == 1 else ("w₁", "w₂")
    labels = [f"{name}, λ = {curvature:g}" for name, curvature in zip(names, np.diag(surface.hessian), strict=True)]
    return [picture(surface, run), [curve, panels.factors("factors", labels, "A step multiplies what is left by 1 − αλ")]]


def picture(surface, run, suffix="", **more):
    """The surface with its balls; `suffix` ends the names of the run's arrays where it holds several descents."""
    title = surface.title if surface.n == 1 else f"{surface.title}, seen from above"
    names = ["lowest" if 1 == deepest(surface) < len(surface.minima) else ""] + [""] * len(surface.minima)
    points, landscape = f"points{suffix}", f"landscape{suffix}"
    if surface.n == 1:
        heights = run.arrays[landscape][:, 1]
        margin = 0.12 * float(np.ptp(heights))
        domain = (surface.domain[0], (float(heights.min()) - margin, float(heights.max()) + margin / 2))
        marks = [(w[0], float(surface.cost(np.array(w))), name) for w, name in zip(surface.minima, names, strict=False)]
        behind, axes = {"line": landscape, "slope": f"slope{suffix}"}, ("w", "J")
    else:
        marks = [(*w, name) for w, name in zip(surface.minima, names, strict=False)]
        behind = {"surface": landscape}
        if "valleys" in run.arrays:
            behind |= {"valleys": "valleys", "legend": valley_legend(surface, run.arrays["valleys"])}
        domain, axes = surface.domain, ("w₁", "w₂")
    shown = {"title": title, "axes": axes, **more}
    return panels.path(points, domain, marks=marks, pick="ball", **behind, **shown)


def add_valleys(surface, run, learning_rate):
    """Give the run a map of where each start ends: the array "valleys", the map row by row as runs (code, length)."""
    codes = (cached.valley_map(surface.name, learning_rate, MAP_STEPS) - GONE).ravel()
    begins = np.flatnonzero(np.diff(codes, prepend=-1))
    run.arrays["valleys"] = np.column_stack([codes[begins], np.diff(begins, append=codes.size)])


def valley_legend(surface, runs):
    """What the codes of such a map mean, and which share of its starts ends there: ((codes, label), ...)."""
    low, count = deepest(surface), len(surface.minima)
    if count > 4:
        groups = {"in the deepest valley": range(low), f"in one of {count - low} higher valleys": range(low, count)}
    else:
        last = ", the deepest" if low == 1 < count else ""
        groups = {f"at {place_of(w)}{last if i == 0 else ''}": [i] for i, w in enumerate(surface.minima)}
    groups |= {f"in no valley after {MAP_STEPS} steps": [ON_THE_WAY], "gone: thrown out": [GONE]}
    legend, (codes, lengths) = [], np.asarray(runs).T
    for label, ends in groups.items():
        share = lengths[np.isin(codes, [end - GONE for end in ends])].sum() / lengths.sum()
        if share:
            percent = f"{100 * share:.0f}" if share >= 0.01 else "under 1"
            legend.append(([end - GONE for end in ends], f"{label}: {percent} %"))
    return legend


def place_of(w):
    """A place in words: (3.00, −2.81)."""
    return f"({', '.join(f'{round(value, 2) + 0.0:.2f}' for value in w)})".replace("-", "−")


def deepest(surface):
    """How many of the surface's minima are as low as the lowest; they stand first."""
    heights = [float(surface.cost(np.array(w))) for w in surface.minima]
    return sum(height < heights[0] + 1e-9 for height in heights)


def next_step(surface, run, step, legs):
    """The numbers of the first ball's next step from where it rests: (α, w, slope, w after it), the last three (n,)."""
    index = run.index_of(step)
    learning_rate, w = float(rates_at(legs, run.steps[index])), run.arrays["w"][index][:, 0]
    slope = surface.gradient(w)
    return learning_rate, w, slope, w - learning_rate * slope


def on_the_ground(surface, w, cap):
    """The ways of points w (K, n, k) over the ground: (w₁, w₂, J), one after the other with gaps; gaps also where they lie
    outside of the surface's domain, or higher than `cap`."""
    parts = max(1, 300 // (len(w) * w.shape[2]))  # of each step, so that the way follows the ground between two points
    share = np.linspace(0, 1, parts, endpoint=False)[:, None, None]
    way = np.concatenate([*(w[i] + share * (w[i + 1] - w[i]) for i in range(len(w) - 1)), w[-1:]])  # (points, n, k)
    J = surface.cost(np.moveaxis(way, 1, 0))[:, None]
    low, high = np.array(surface.domain).T[:, :, None]
    seen = ((low <= way) & (way <= high)).all(axis=1, keepdims=True) & (cap >= J)
    drawn = np.where(seen, np.concatenate([way, J], axis=1), np.nan)
    drawn = np.concatenate([drawn, np.full((1, *drawn.shape[1:]), np.nan)])
    return tuple(drawn[:, i].T.ravel() for i in range(3))
