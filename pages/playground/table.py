"""The playground's table of settings, and the trial that their values mean."""

import nn_core
from nn_core.limits import TABLE_ROWS, TRIAL_STEPS
from pages.playground.addresses import Digest, Inputs, Kept, Names, Past, Points, Shape, Sweep, Swept, Without
from pages.ui import cached
from pages.ui.frame.address import values_of
from pages.ui.frame.settings import Setting
from pages.ui.lesson import stage
from pages.ui.runs import networks
from pages.ui.workers.experiment import Data, Start
from pages.ui.workers.trial import Lot, Pace, Table, Trial

SLUG = "playground"
EDGE = networks.DOMAIN[0][1]
OVER = {"step": 0, "past": ()}  # what a change of the start, the points or the shape sets: the trial begins anew

YES_NO = {
    "circle": "circle",
    "xor": "XOR",
    "blobs": "blobs",
    "moons": "moons",
    "spiral": "spiral",
    "and": "AND",
    "or": "OR",
    "petals": "petals",
    "ravine": "ravine",
}
ABOVE = {f"above_{name}": curve.label for name, curve in nn_core.CURVES.items()}
MANY = {"three_blobs": "three blobs", "three_spirals": "three spirals"}
REAL = {"plane": "a plane", "wave": "a wave", "ripples": "ripples"}
OWN = "own"
DATA = YES_NO | ABOVE | MANY | REAL | {OWN: "points of your own"}

ACTIVATIONS = networks.ACTIVATIONS
RATES = {rate: f"{rate:g}" for rate in (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)}
BATCHES = {size: f"{size}" for size in (1, 2, 5, 10, 20, 50, 100, 200)} | {0: "all"}
RULES = {"descent": "plain descent", "momentum": "momentum", "adam": "Adam"}
PENALTIES = {"none": "none", "l1": "L1", "l2": "L2"}
STRENGTHS = {size: f"{size:g}" for size in (0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)}
EVERY = {n: f"{n}" for n in (1, 2, 5, 10, 20, 50, 100)}
SCALES = {size: f"{size:g}" for size in (0.01, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)}
NUDGES = {size: f"{size:g}" for size in (0.0, 1e-6, 1e-3, 0.1)}
INITS = {"xavier": "Xavier", "he": "He", "random": "random", "constant": "all equal", "zeros": "all zeros"}
LOSSES = {"cross_entropy": "cross-entropy", "squared_error": "squared error"}
SWITCH = {"off": "off", "on": "on"}
SLOPES = {"off": "weights", "on": "slopes"}
AXES = {"even": "even", "log": "logarithmic"}
DRAWS = {"off": "look", "1": "add y = 1", "0": "add y = 0"}
INSIDES = {"off": "none", "step": "one step", "weight": "one weight"}
SOLID = "_solid"  # a landscape that can be turned
TERRAINS = {
    "off": "none",
    "weights": "two weights",
    "path": "the run's own path",
    f"weights{SOLID}": "two weights, in 3-D",
    f"path{SOLID}": "the run's own path, in 3-D",
}
HIDEABLE = {  # what a teacher can hide: controls beside the picture, above it, and on the drawing
    "noise": "noise",
    "share": "share of fresh points",
    "m": "number of points",
    "init": "first weights",
    "scale": "their size",
    "scaled": "standardized inputs",
    "data": "data",
    "alpha": "learning rate",
    "batch": "batch",
    "rule": "update",
    "penalty": "penalty",
    "every": "steps a picture",
    "fresh": "fresh points",
    "discrete": "answers only",
    "slopes": "what the lines show",
    "axis": "axis of the cost",
    "terrain": "landscape",
    "inside": "look inside",
    "draw": "what a click does",
    "inputs": "inputs on the drawing",
    "layers": "layers and units on the drawing",
    "bend": "activations on the drawing",
    "weights": "weights on the drawing",
    "sweep": "sweep",
}


def _drawn(name, label, default, options=None, **more):
    """A setting with a control beside the picture; it begins the trial anew."""
    return Setting(name, label, default, options, rewind=OVER, **more)


def _by_picture(name, label, default, options=None, **more):
    """A setting whose control is part of the picture."""
    return Setting(name, label, default, options, widget="hidden", **more)


SETTINGS = (
    _drawn("noise", "Noise (%)", 10, bounds=(0, 50, 5), widget="slider"),
    _drawn("share", "Learned from (%); the others are fresh", 70, bounds=(10, 90, 5), widget="slider"),
    _drawn("m", "Points", 300, {n: f"{n}" for n in (20, 50, 100, 200, 300, 500, 1000, 2000, 5000)}, widget="scale"),
    _drawn("init", "First weights", "xavier", INITS),
    _drawn("scale", "… times", 1.0, SCALES, widget="scale"),
    _drawn("nudge", "ε added to the first weight", 0.0, NUDGES, widget="scale", more=True),
    _drawn("scaled", "Inputs", "raw", {"raw": "as they are", "scaled": "standardized"}, widget="segmented"),
    _drawn("loss", "Loss", "cross_entropy", LOSSES, more=True),
    _drawn("drawn", "Seed of the points", 1, bounds=(0, 9999, 1), widget="number", more=True),
    _drawn("seed", "Seed of the first weights", 1, bounds=(0, 9999, 1), widget="number", more=True),
    _by_picture("data", "Data", "circle", DATA),
    Inputs("inputs", "inputs", ("x1", "x2")),
    Shape("shape", "hidden layers", ((4, "tanh"), (2, "tanh"))),
    _by_picture("alpha", "Learning rate α", 0.3, bounds=(0.0, 1e6, 1e-9)),
    _by_picture("batch", "Batch", 0, bounds=(0, TABLE_ROWS, 1)),
    _by_picture("rule", "Update", "descent", RULES),
    _by_picture("penalty", "Penalty", "none", PENALTIES),
    _by_picture("strength", "its size λ", 0.01, bounds=(0.0, 1e3, 1e-9)),
    _by_picture("every", "Steps a picture", 5, EVERY),
    Past("past", "what lies behind", ()),
    Points("points", "points of one's own", ()),
    Names("names", "names of their columns", ("x₁", "x₂", "y")),
    Digest("table", "a longer table", ""),
    Kept("kept", "trials kept", ()),
    _by_picture("fresh", "Fresh points", "off", SWITCH),
    _by_picture("discrete", "Answers only", "off", SWITCH),
    _by_picture("slopes", "Lines show", "off", SLOPES),
    _by_picture("axis", "Cost axis", "even", AXES),
    _by_picture("draw", "A click", "off", DRAWS),
    _by_picture("terrain", "Landscape", "off", TERRAINS),
    _by_picture("inside", "Look inside", "off", INSIDES),
    Without("without", "hidden controls", (), known=tuple(HIDEABLE)),
    Swept("sweep", "a sweep", Sweep("alpha", 0.01, 10.0, 7, "factors", 500, 3), below=True),
    Setting("step", "step shown", 0, bounds=(0, TRIAL_STEPS, 1), widget="hidden"),
    stage.scene_setting(SLUG),
)
NAMED = {setting.name: setting for setting in SETTINGS}


def hidden(v):
    """The controls that mean nothing with these values."""
    gone = {"noise", "m", "drawn"} if v.data == OWN else set()
    gone |= {"scale"} if v.init == "zeros" else set()
    gone |= {"loss"} if task_of(v) != "yes/no" else set()
    return gone | set(v.without)


def batch_in_words(size):
    """How many examples a step sees."""
    return BATCHES.get(size, f"{size}")


def task_of(v):
    """The task that the data set: "yes/no", "classes" or "real number"."""
    if v.data == OWN:
        return source_of(v).task
    return "classes" if v.data in MANY else "real number" if v.data in REAL else "yes/no"


def source_of(v):
    """Where the points come from."""
    if v.data == OWN:
        return cached.kept_table(v.table) or Table(v.points or TWO, v.names, _task(v.points or TWO))
    return Data(v.data, v.m, v.noise / 100, v.drawn)


TWO = ((-0.5, -0.5, 0.0), (0.5, 0.5, 1.0))  # the points that one's own begin with


def _task(points):
    """What points ask for: two classes, three, or a number."""
    labels = {point[2] for point in points if point}
    return "yes/no" if labels <= {0.0, 1.0} else "classes" if labels <= {0.0, 1.0, 2.0} else "real number"


def pace_of(v):
    """How the network goes on."""
    strength = v.strength if v.penalty != "none" else 0.0
    return Pace(nn_core.Rule(v.rule, v.alpha, penalty=v.penalty, strength=strength), v.batch, v.every)


def network_of(v):
    """The network that the inputs, the hidden layers and the task make."""
    ends = {"classes": (3, "softmax", "cross_entropy"), "real number": (1, "linear", "squared_error")}
    units, output, loss = ends.get(task_of(v), (1, "sigmoid", v.loss))
    n = (len(v.inputs), *(count for count, _ in v.shape), units)
    return nn_core.Network(n, tuple(g for _, g in v.shape), output, loss)


def trial_of(v):
    """The trial that the values mean."""
    start = Start(v.init, v.scale if v.init != "zeros" else None, v.seed, v.nudge)
    return Trial(network_of(v), start, Lot(source_of(v), v.share, v.inputs, v.scaled == "scaled"), v.past, pace_of(v))


def query_of(v):
    """What a trial is, as ((setting, value), ...) of an address: whatever is not as it is by default."""
    said = ((setting, getattr(v, setting.name)) for setting in SETTINGS if setting.name not in (*LOOKS, "sweep", "step"))
    return tuple((setting.name, setting.format(value)) for setting, value in said if value != setting.default)


LOOKS = ("scene", "kept", "fresh", "discrete", "slopes", "axis", "draw", "terrain", "inside", "without")  # what is looked at


def kept_values(query):
    """The values of a trial that was kept: those of its query, else the defaults."""
    known = dict(query)
    read = {one.name: one.parse(known[one.name]) if one.name in known else one.default for one in SETTINGS}
    return values_of(*read)(**read)


def domain_of(v):
    """What the plane shows: the square of the points that are made, or room for all of one's own."""
    if v.data != OWN:
        return networks.DOMAIN
    X, _ = source_of(v).arrays
    return tuple((-EDGE, EDGE) if abs(row).max() <= EDGE else _room(float(row.min()), float(row.max())) for row in X)


def _room(low, high):
    """An axis with a little room at both ends."""
    width = (high - low) or 1.0
    return low - 0.1 * width, high + 0.1 * width
