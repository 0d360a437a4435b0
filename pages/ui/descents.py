"""What pages share that let balls roll down a cost surface: the starts, the run, and the pictures of it."""

import numpy as np

from pages.ui import cached, panels, player

DIGITS = (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9)
RATES = {float(f"{digit}e{power}"): f"{float(f'{digit}e{power}'):g}" for power in range(-4, 1) for digit in DIGITS} | {10.0: "10"}
FEW = 60  # recorded steps when there are many balls: their paths would be too much to send


def starts(surface, own, many=False):
    """Where the balls begin, ((w, ...), ...): one at `own` (None: the usual start), or many on a grid over the domain."""
    if many:
        sides = [
            np.linspace(low, high, 9)[1:-1] if surface.n == 2 else np.linspace(low, high, 12) for low, high in surface.domain
        ]
        return tuple(zip(*(grid.ravel().tolist() for grid in np.meshgrid(*sides)), strict=True))
    own = own[: surface.n]
    place = surface.start if None in own else own
    return (tuple(float(np.clip(w, low, high)) for w, (low, high) in zip(place, surface.domain, strict=True)),)


def make_run(surface, places, chain):
    """The descent from all places with what is drawn behind it, and each start's outcome.

    Arrays: points (K, k, 2) as drawn, w (K, n, k), J (K,) the (median) cost, length (K,) of the first next step, landscape;
    slope (K, k) for one weight, valley (K, k) for many starts. The run of a single ball ends where it has left for good.
    """
    many = len(places) > 1
    recorded = FEW if many else cached.RECORDED
    steps, w, cost, diverged, words = cached.descent(surface.name, places, chain, recorded)
    if not many and diverged[0]:
        held = int(np.argmax((w == w[-1]).all(axis=(1, 2))))
        steps, w, cost = steps[: held + 1], w[: held + 1], cost[: held + 1]
    points = np.stack([w[:, 0], w[:, 1] if surface.n == 2 else cost], axis=-1)
    arrays = {"points": points, "J": np.median(cost, axis=1), "landscape": cached.landscape(surface.name), "w": w}
    gradient = surface.gradient(np.moveaxis(w, 1, 0))  # (n, K, k)
    if surface.n == 1:
        arrays["slope"] = gradient[0]
    arrays["length"] = rates_at(chain, steps) * np.linalg.norm(gradient[:, :, 0], axis=0)
    if many:
        arrays["valley"] = cached.valleys_reached(surface.name, places, chain, recorded)
    return player.Run(steps, arrays), words


def rates_at(chain, steps):
    """The learning rate of the step that follows each of `steps`, (K,)."""
    leg = np.searchsorted(np.cumsum([leg.steps for leg in chain]), steps, side="right")
    return np.array([leg.learning_rate for leg in chain])[np.minimum(leg, len(chain) - 1)]


def pictures(surface, run):
    """The surface with the balls, and the cost."""
    J, title = run.arrays["J"], surface.title if surface.n == 1 else f"{surface.title}, seen from above"
    label = "J, median of the starts" if "valley" in run.arrays else "J"
    curve = panels.curve([("J", label, "class1")], "Cost J", label, log=bool(J.min() > 0 and J.max() > 50 * J[0]))
    names = ["lowest" if len(surface.minima) > 1 else ""] + [""] * len(surface.minima)
    if surface.n == 1:
        heights = run.arrays["landscape"][:, 1]
        margin = 0.12 * float(np.ptp(heights))
        domain = (surface.domain[0], (float(heights.min()) - margin, float(heights.max()) + margin / 2))
        marks = [(w[0], float(surface.cost(np.array(w))), name) for w, name in zip(surface.minima, names, strict=False)]
        picture = panels.path("points", domain, title, ("w", "J"), marks, pick=True, line="landscape", slope="slope")
    else:
        marks = [(*w, name) for w, name in zip(surface.minima, names, strict=False)]
        behind = {"surface": "landscape"} | ({"valleys": "valleys"} if "valleys" in run.arrays else {})
        picture = panels.path("points", surface.domain, title, ("w₁", "w₂"), marks, pick=True, **behind)
    return [picture, curve]


def next_step(surface, run, index, learning_rate):
    """The numbers of the first ball's next step from a recorded index: (w, slope, w after it), each (n,)."""
    w = run.arrays["w"][index][:, 0]
    slope = surface.gradient(w)
    return w, slope, w - learning_rate * slope
