"""In which settings trials differ, in words: a few for the legend of a curve, all of them for a table."""

from pages.playground import table
from pages.ui.workers.trial import Edited


def _shape(v):
    return "–".join(str(units) for units, _ in v.shape) or "no hidden layer"


def _bends(v):
    return ", ".join(dict.fromkeys(g for _, g in v.shape)) or "none"


def _past(v):
    edits = sum(isinstance(act, Edited) for act in v.past)
    legs = [f"{act.steps} steps with α = {act.pace.rule.learning_rate:g}" for act in v.past if not isinstance(act, Edited)]
    return ", ".join([*legs, *([f"{edits} × set by hand"] if edits else [])]) or "none"


COLUMNS = {  # what a setting is called at the head of a column, and what stands in it; the first ones name a curve first
    "data": ("data", lambda v: table.DATA[v.data]),
    "shape": ("hidden units", _shape),
    "bends": ("activations", _bends),
    "alpha": ("α", lambda v: f"{v.alpha:g}"),
    "rule": ("update", lambda v: table.RULES[v.rule]),
    "batch": ("batch", lambda v: table.batch_in_words(v.batch)),
    "penalty": ("penalty", lambda v: table.PENALTIES[v.penalty]),
    "strength": ("λ", lambda v: f"{v.strength:g}" if v.penalty != "none" else "–"),
    "init": ("first weights", lambda v: table.INITS[v.init]),
    "scale": ("their size", lambda v: f"× {v.scale:g}"),
    "inputs": ("inputs", lambda v: ", ".join(v.inputs)),
    "noise": ("noise", lambda v: f"{v.noise} %"),
    "seed": ("seed", lambda v: f"{v.seed}"),
    "past": ("behind it", _past),
    "m": ("points", lambda v: f"{v.m}"),
    "share": ("learned from", lambda v: f"{v.share} %"),
    "drawn": ("seed of the points", lambda v: f"{v.drawn}"),
    "points": ("own points", lambda v: f"{sum(map(bool, v.points))}"),
    "table": ("table", lambda v: v.table or "–"),
    "scaled": ("inputs are", lambda v: table.NAMED["scaled"].options[v.scaled]),
    "loss": ("loss", lambda v: table.LOSSES[v.loss]),
    "nudge": ("ε", lambda v: f"{v.nudge:g}"),
    "every": ("steps a picture", lambda v: f"{v.every}"),
}
NAMES = {  # how a curve is named by it, where the value alone says too little
    "alpha": "α = {}",
    "batch": "batch {}",
    "penalty": "penalty {}",
    "strength": "λ = {}",
    "scale": "weights {}",
    "noise": "noise {}",
    "seed": "seed {}",
    "m": "{} points",
    "share": "{} learned from",
    "drawn": "points {}",
    "points": "{} own points",
    "nudge": "ε = {}",
    "every": "every {} steps",
}


def difference(v, other):
    """What is different in another trial, in words: "α = 0.1, 2 hidden layers"; at most two things."""
    return ", ".join([_named(other, name) for name in differing((v, other))][:2]) or "the same"


def _named(v, name):
    if name == "past":
        return "another way there"
    if name == "inputs":
        return f"{len(v.inputs)} inputs"
    return NAMES.get(name, "{}").format(COLUMNS[name][1](v))


def differing(trials):
    """The names of the columns in which some of these trials differ."""
    return [name for name, (_, told) in COLUMNS.items() if len({told(v) for v in trials}) > 1]
