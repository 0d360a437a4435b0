"""Runs to compare: what one consists of, the pile of runs that were kept (it stands in the address), twins, and what differs."""

from collections import namedtuple
from dataclasses import dataclass

import nn_core
from pages.ui import cached
from pages.ui.cached import Data, Experiment, Start
from pages.ui.frame.settings import Setting
from pages.ui.live import legs
from pages.ui.runs import networks

EXAMPLES, MOST_KEPT = 120, 5
INITS = {"he": "He", "xavier": "Xavier", "random": "random × 0.01", "zeros": "all zeros"}
FIELDS = ("alpha", "layers", "units", "g", "init", "seed")
Config = namedtuple("Config", FIELDS)  # what one run differs in from another; data and steps are the same for all

TWINS = {  # the same run, but for one thing: {name: (label, change)}
    "none": ("none", {}),
    "bolder": ("α × 10", {"alpha": lambda v: 10 * v}),
    "smaller": ("α ÷ 10", {"alpha": lambda v: v / 10}),
    "deeper": ("one layer more", {"layers": lambda v: v + 1}),
    "wider": ("twice the units", {"units": lambda v: 2 * v}),
    "sigmoid": ("sigmoid units", {"g": lambda v: "sigmoid" if v != "sigmoid" else "tanh"}),
    "zeros": ("all weights zero", {"init": lambda v: "zeros" if v != "zeros" else "he"}),
    "seed": ("another seed", {"seed": lambda v: (v + 1) % 10_000}),
    "seeds": ("19 other seeds", {}),
}
OTHER_SEEDS = 19


@dataclass(frozen=True)
class Pile(Setting):
    """The hidden setting that holds the runs that were kept: a tuple of `Config`, in the address "0.5~1~4~tanh~he~1_..."."""

    widget: str = "hidden"

    def parse(self, text):
        """The runs an address means; none if anything about them is wrong."""
        try:
            kept = tuple(_config(part.split("~")) for part in text.split("_") if part)
        except ValueError:
            return self.default
        return tuple(dict.fromkeys(kept)) if len(kept) <= MOST_KEPT else self.default

    def format(self, value):
        """The runs as they stand in an address; an underscore inside a name is written as a dot."""
        return "_".join(
            "~".join(f"{part}".replace("_", ".") for part in run._replace(alpha=f"{run.alpha:.10g}")) for run in value
        )


def _config(parts):
    alpha, layers, units, g, init, seed = parts
    config = Config(float(alpha), int(layers), int(units), g.replace(".", "_"), init, int(seed))
    fine = 0 < config.alpha <= 100 and 1 <= config.layers <= 4 and 1 <= config.units <= 16 and 0 <= config.seed <= 9999
    if not fine or config.g not in networks.HIDDEN or config.init not in INITS:
        raise ValueError(parts)
    return config


def twin_of(config, twin):
    """The same run with one thing changed; None for no twin."""
    changes = {field: change(getattr(config, field)) for field, change in TWINS[twin][1].items()}
    return config._replace(**changes) if changes else None


def crowd_of(config, twin):
    """The same run with the seeds that follow its own, if these are its twins."""
    seeds = range(config.seed + 1, config.seed + 1 + OTHER_SEEDS) if twin == "seeds" else ()
    return [config._replace(seed=seed % 10_000) for seed in seeds]


def experiment_of(config, data, steps):
    """The experiment that a run means."""
    net = nn_core.Network(n=(2, *[config.units] * config.layers, 1), hidden=config.g)
    start = Start(config.init, seed=config.seed)
    return Experiment(net, start, Data(data, EXAMPLES, 0.15, 0), legs.every((), config.alpha, steps))


def shape_of_curve(config, data, steps):
    """What a run's cost curve looks like, in one word; see `nn_core.curve_shape`."""
    recorded, _, costs = cached.training(experiment_of(config, data, steps))
    return nn_core.curve_shape(costs, ended_early=recorded[-1] < steps)


def differences(configs):
    """The fields in which the runs are not all alike."""
    return [field for field in FIELDS if len({getattr(config, field) for config in configs}) > 1]


def labels(configs):
    """A name for each run that says what differs: "α = 0.5, 2 layers"; for a single run its learning rate."""
    fields = differences(configs) or ["alpha"]
    return [", ".join(_said(field, getattr(config, field)) for field in fields) for config in configs]


def _said(field, value):
    return {
        "alpha": lambda: f"α = {value:g}",
        "layers": lambda: f"{value} hidden layer{'s' * (value > 1)}",
        "units": lambda: f"{value} unit{'s' * (value > 1)} a layer",
        "g": lambda: networks.HIDDEN[value],
        "init": lambda: INITS[value],
        "seed": lambda: f"seed {value}",
    }[field]()
