"""What the app says about a run of its own accord: findings, each measured, with its evidence and a remedy to try from here."""

from typing import NamedTuple

import numpy as np

import nn_core
from nn_core import findings
from pages.playground import table
from pages.ui import cached
from pages.ui.lesson.readout import show_number

LOOKED_AT = 500  # examples: enough to tell, and quick
REVIVED = 0.1  # what the biases of dead units are set to


class Found(NamedTuple):
    """A finding: its name, what is said of it, where it is seen (as `pointing.point_out` wants it), and the settings that a
    remedy changes, with the words for its button."""

    name: str
    said: str
    place: dict
    remedy: str = ""
    changes: dict | None = None


def findings_of(v, run, say):
    """What can be read off the network at the step shown, and off the run as far as there."""
    trial, k = table.trial_of(v), run.index_of(v.step)
    points, net = cached.split(trial.lot), trial.net
    theta = nn_core.Parameters.from_vector(net, np.asarray(run.arrays["theta"][k], dtype=float))
    X, Y = points.X[:, :LOOKED_AT], points.Y[:, :LOOKED_AT]
    found = [
        *_silent(net, theta, X, say),
        *_alike(v, net, theta, say),
        *_slope(v, net, theta, X, Y, run.steps[k], say),
        *_by_heart(run, k, say),
        *_inputs(v, points, say),
    ]
    if net.L > 1 and findings.all_linear(net):
        bent = tuple((units, "tanh") for units, _ in v.shape)
        place = {"units": [(l, unit) for l in range(1, net.L) for unit in range(net.n[l])]}
        found.append(Found("linear", say["linear"], place, say["bend"], {"shape": bent, **table.OVER}))
    return found


def _silent(net, theta, X, say):
    """Dead and saturated units."""
    for l, units in findings.dead_units(net, theta, X).items():
        at = _biases(net, l)
        changes = tuple((at + int(unit), REVIVED) for unit in units)
        yield Found("dead", _many(say, "dead", l, units, net), _at(l, units), say["revive"], {"edit": changes})
    for l, units in findings.saturated_units(net, theta, X).items():
        smaller = {"scale": 0.1, **table.OVER}
        yield Found("saturated", _many(say, "saturated", l, units, net), _at(l, units), say["smaller"], smaller)


def _at(l, units):
    """Units of a layer."""
    return {"units": [(l, int(unit)) for unit in units]}


def _many(say, name, l, units, net):
    listed = ", ".join(str(unit + 1) for unit in units)
    return say[f"{name}_all" if len(units) == net.n[l] else name].format(l=l, units=listed, count=len(units))


def _biases(net, l):
    """Where the biases of layer l begin in the vector of all parameters."""
    before = sum(net.n[k] * (net.n[k - 1] + 1) for k in range(1, l))
    return before + net.n[l] * net.n[l - 1]


def _alike(v, net, theta, say):
    """Twins."""
    for l, groups in findings.twin_units(net, theta).items():
        apart = net.n[l] - sum(len(group) - 1 for group in groups)
        yield Found(
            "twins",
            say["twins"].format(l=l, apart=apart, units=net.n[l]),
            _at(l, [unit for group in groups for unit in group]),
            say["random"],
            {"init": "xavier", "scale": 1.0, **table.OVER},
        )


def _slope(v, net, theta, X, Y, step, say):
    """A step too long for the slope: for plain descent on all examples, where 2 / λ means something."""
    if v.rule != "descent":
        return
    curved = nn_core.sharpness(net, theta, X, Y)
    if curved > 0 and v.alpha > 2 / curved:
        words = {"alpha": f"{v.alpha:g}", "bound": show_number(2 / curved), "curved": show_number(curved)}
        smaller = max((rate for rate in table.RATES if rate < 1.5 / curved), default=min(table.RATES))
        said, slower = say["long_step"].format(**words), say["slower"].format(alpha=f"{smaller:g}")
        yield Found("long step", said, {"step": int(step)}, slower, {"alpha": smaller})


def _by_heart(run, k, say):
    """A fresh cost that has turned up."""
    steps, J, fresh = (part[: k + 1] for part in (run.steps, run.arrays["J"], run.arrays["J fresh"]))
    since = findings.overfit_since(fresh, J, steps)
    if since is not None:
        words = {"since": since, "lowest": show_number(fresh.min()), "now": show_number(fresh[-1])}
        penalty = {"penalty": "l2", "strength": 0.01}
        yield Found("by heart", say["by_heart"].format(**words), {"step": int(since)}, say["penalise"], penalty)


def _inputs(v, points, say):
    """One input that dwarfs another."""
    wide = findings.dwarfed(points.X)
    if wide and v.scaled == "raw":
        said = say["dwarfed"].format(times=show_number(wide.ratio))
        place = {"inputs": [wide.large, wide.small]}
        yield Found("dwarfed", said, place, say["standardize"], {"scaled": "scaled", **table.OVER})
