"""What the playground's picture consists of: the network, the plane, the curves, and the choices above them."""

from typing import NamedTuple

import numpy as np

from nn_core import INPUTS
from pages.playground import record, signs, table
from pages.playground.differences import difference
from pages.ui.lesson import content
from pages.ui.live import panels

ROLES = ("text", "blend", "muted", "deep1", "deep0", "fresh1")  # of the curves of kept trials


class Kept(NamedTuple):
    """A trial that was kept: what it is called, its steps (K,), costs (K,) on what it learned from and on fresh points,
    and the share of these that are right at its end; how many seconds of training each step took in all, as measured here (K,),
    and the settings that it has."""

    label: str
    steps: np.ndarray
    costs: np.ndarray
    fresh: np.ndarray
    right: float
    seconds: np.ndarray
    values: tuple


def kept_runs(v):
    """The trials that were kept, each named by what is different in it."""
    found = []
    for query in v.kept:
        other = table.kept_values(query)
        run = record.reach(table.trial_of(other), other.step, other.step).run
        shown = run.steps <= max(other.step, 1)
        J, fresh, right = (run.arrays[name][shown] for name in ("J", "J fresh", "fresh right"))
        share = right[-1] / max(1, run.arrays["fresh X"].shape[1])
        seconds = run.aside["seconds"][shown]
        found.append(Kept(difference(v, other), run.steps[shown], J, fresh, share, seconds, other))
    return found


def with_kept(run, kept):
    """The run, the curves of the trials that were kept, and these themselves aside."""
    run.aside["kept"] = kept
    for i, one in enumerate(kept):
        run.arrays.update({f"kept {i} x": one.steps.astype(float), f"kept {i}": one.costs})
    return run


def panels_of(v, run, kept):
    """The network, the plane, and the curves above how the answers fall."""
    domain = table.domain_of(v)
    lines = [("J", "training", "class1"), ("J fresh", "fresh", "class0")]
    lines += [(f"kept {i}", one.label, ROLES[i], f"kept {i} x", True) for i, one in enumerate(kept)]
    land = [landscape(v)] if v.terrain != "off" else []
    return [
        panels.board("net", domain, "The network", tuple(INPUTS), hidden=v.without),
        [
            panels.plane("net", domain, "What it answers", axes_of(v), classes_of(v), None if v.draw == "off" else int(v.draw)),
            panels.score("net", "How many are right", classes_of(v)),
        ],
        [panels.curve(lines, "The cost", "cost J", log=v.axis == "log", judged="net"), *land],
        *inside(v),
    ]


def inside(v):
    """One step or one weight by hand, below the others, where it was asked for."""
    if v.inside == "off":
        return []
    say = content.phrases(table.SLUG)["inside"]
    told = {"step": ["batch", v.rule, v.penalty], "weight": ["mean", v.penalty]}[v.inside]
    notes = [say["notes"][name] for name in told if name in say["notes"]]
    return [panels.trace("net", say[v.inside], v.inside, v.alpha, notes)]


def landscape(v):
    """The cost over two directions, from above or to be turned."""
    solid = v.terrain.endswith(table.SOLID)
    title = "The cost: turn it, press it" if solid else "The cost from above: press a place"
    return panels.terrain("net", v.terrain.removesuffix(table.SOLID), title, solid)


def axes_of(v):
    """The names of the two inputs."""
    source = table.source_of(v)
    return source.names[:2] if v.data == table.OWN else ("x₁", "x₂")


def classes_of(v):
    """What the legend calls the examples."""
    return ("class 1", "class 2", "class 3") if table.task_of(v) == "classes" else ("y = 0", "y = 1")


def knobs(v):
    """The choices above the picture."""
    choices = [
        _choice(v, "data", table.DATA, hint="The points. Another choice begins anew.")
        | {"signs": {"image": signs.NAME, "names": signs.NAMES}},
        _number(v, "alpha", table.RATES, hint="From the step shown on, the new α counts."),
        _number(v, "batch", table.BATCHES, hint="How many examples each step sees."),
        _choice(v, "rule", table.RULES, hint="How the gradient becomes an update; the lecture's is plain descent."),
        _choice(v, "penalty", table.PENALTIES, hint="A penalty on large weights."),
        *([_number(v, "strength", table.STRENGTHS)] if v.penalty != "none" else []),
        _choice(v, "every", table.EVERY, hint="How many steps lie between two pictures: more is a quicker film."),
        _choice(v, "fresh", table.SWITCH, looks=True),
        _choice(v, "discrete", table.SWITCH, looks=True),
        _choice(v, "slopes", table.SLOPES, looks=True, hint="Slopes: where −∂J/∂w pulls each weight and bias at this step."),
        _choice(v, "axis", table.AXES, hint="Logarithmic: equal heights are equal factors."),
        _choice(v, "terrain", table.TERRAINS, hint="The cost over two directions; press a place, and be that network."),
        _choice(v, "inside", table.INSIDES, hint="The numbers of one example, or the chain rule of one weight."),
        _choice(v, "draw", table.DRAWS, hint="What a click into the plane does."),
    ]
    buttons = [
        {"name": "keep", "label": "Keep curve", "help": "It stays, to compare others with."},
        {"name": "drop", "label": "Drop curves", "disabled": not v.kept},
        {"name": "undo", "label": "Undo", "disabled": not v.past, "help": "Take back the last change on the way."},
        {"name": "over", "label": "Start over", "disabled": not v.past, "help": "The same start, with nothing behind it."},
        {"name": "points", "label": "New points", "disabled": v.data == table.OWN},
    ]
    return [*(choice for choice in choices if choice["name"] not in v.without), *buttons]


def _choice(v, name, options, looks=False, hint=None):
    setting = table.NAMED[name]
    offered = [[setting.format(value), label] for value, label in sorted(options.items(), key=_by_size)]
    value = setting.format(getattr(v, name))
    return {"name": name, "label": setting.label, "options": offered, "value": value, "looks": looks, "help": hint}


def _number(v, name, options, hint=None):
    """A choice of numbers, to which the learner may add one of their own, within the setting's bounds."""
    value, (low, high, _) = getattr(v, name), table.NAMED[name].bounds
    own = {} if value in options else {value: f"{value:g}"}
    return _choice(v, name, options | own, hint=hint) | {"typed": [low, high]}


def _by_size(option):
    """Numbers by size (0, all examples, comes last), words as they stand."""
    return (option[0] or np.inf) if isinstance(option[0], int | float) else 0
