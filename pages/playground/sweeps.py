"""What a sweep means: the settings that can be swept, the values, and the trials that they make."""

from typing import NamedTuple

import numpy as np

from nn_core.limits import SWEEP_SECONDS, TRIAL_LAYERS, TRIAL_UNITS
from pages.playground import acts, table
from pages.playground.addresses import Sweep
from pages.ui import cached


class Kind(NamedTuple):
    """A setting that can be swept: its name in sentences, the range at first, its limits, whether its values lie by equal
    factors, and which control a teacher hides with it."""

    label: str
    range: tuple[float, float]
    limits: tuple[float, float, float]  # low, high, step
    factors: bool
    control: str


SWEPT = {
    "alpha": Kind("learning rate α", (0.01, 10.0), (1e-6, 1e3, 1e-9), True, "alpha"),
    "strength": Kind("penalty λ", (1e-4, 1.0), (1e-6, 1e3, 1e-9), True, "penalty"),
    "scale": Kind("size of the first weights", (0.01, 100.0), (0.01, 100.0, 0.01), True, "scale"),
    "batch": Kind("batch", (1, 200), (1, 200, 1), True, "batch"),
    "m": Kind("number of points", (20, 1000), (20, 5000, 1), True, "m"),
    "noise": Kind("noise (%)", (0, 50), (0, 50, 1), False, "noise"),
    "share": Kind("share learned from (%)", (10, 90), (10, 90, 1), False, "share"),
    "depth": Kind("number of hidden layers", (0, 4), (0, TRIAL_LAYERS, 1), False, "layers"),
    **{
        f"units{l}": Kind(f"units of hidden layer {l}", (1, 8), (1, TRIAL_UNITS, 1), False, "layers")
        for l in range(1, TRIAL_LAYERS + 1)
    },
    "seed": Kind("seed of the first weights", (1, 24), (0, 9999, 1), False, ""),
    "drawn": Kind("seed of the points", (1, 24), (0, 9999, 1), False, "drawn"),
}
STEPS = (100, 200, 500, 1000, 2000, 5000, 10_000)
SEEDS = (1, 2, 3, 5, 10)


def offered(v):
    """The names of the settings that can be swept now: those that mean something, and that no teacher has hidden."""
    gone = table.hidden(v) | {f"units{l}" for l in range(len(v.shape) + 1, TRIAL_LAYERS + 1)}
    return [name for name, kind in SWEPT.items() if not gone & {name, kind.control}]


def first(of, v):
    """The sweep of a setting with its usual range; of whole numbers no more than there are."""
    kind, count = SWEPT[of], v.sweep.count
    low, high = kind.range
    most = int(high - low) + 1 if isinstance(kind.limits[2], int) else count
    spaced = "factors" if kind.factors else "even"
    return v.sweep._replace(of=of, low=float(low), high=float(high), count=min(count, most), spaced=spaced)


def chosen(v):
    """The sweep of the values; where its setting cannot be swept now, that of the first one that can; None if there is none."""
    names = offered(v)
    if v.sweep.of in names:
        low, high, _ = SWEPT[v.sweep.of].limits
        fits = low <= v.sweep.low < v.sweep.high <= high
        return v.sweep if fits else first(v.sweep.of, v)
    return first(names[0], v) if names else None


def values_of(sweep: Sweep):
    """The values of a sweep, ascending: of those that the setting can have, the nearest to what lies evenly or by factors."""
    by_factors = sweep.spaced == "factors" and sweep.low > 0
    spaced = (np.geomspace if by_factors else np.linspace)(sweep.low, sweep.high, sweep.count)
    return tuple(sorted({_nearest(sweep.of, float(value)) for value in spaced}))


def _nearest(of, value):
    setting = table.NAMED.get(of)
    if setting is None:
        return round(value)  # units, layers
    return setting.parse(f"{value:.3g}" if isinstance(setting.default, float) else f"{value:.10g}")


def changes_of(v, of, value):
    """The settings that a value of a sweep sets."""
    if of.startswith("units"):
        return acts.units(v, int(of.removeprefix("units")), value)
    if of == "depth":
        return acts.layers(v, value)
    penalty = {"penalty": "l2" if v.penalty == "none" else v.penalty} if of == "strength" else {}
    return {of: value, **penalty, **(table.NAMED[of].rewound)}


def present(v, of):
    """The present value of what is swept; None where it has none."""
    if of.startswith("units"):
        return v.shape[int(of.removeprefix("units")) - 1][0]
    if of == "depth":
        return len(v.shape)
    absent = (of == "strength" and v.penalty == "none") or (of == "batch" and not v.batch)
    return None if absent else getattr(v, of)


def opened(v, sweep, value, seed=0):
    """The values of the page with a trial of the sweep, from its start to its end."""
    changed = v._replace(**changes_of(v, sweep.of, value))
    return changed._replace(past=(), step=sweep.steps, seed=(changed.seed + seed) % 10_000, kept=())


def seeds_of(sweep):
    """How many seeds each value gets: where the seed itself is swept, its own."""
    return 1 if sweep.of == "seed" else sweep.seeds


def trials_of(v, sweep):
    """The trials of a sweep, {(value, number of the seed): trial}: the values of one seed after those of another."""
    found = {}
    for seed in range(seeds_of(sweep)):
        for value in values_of(sweep):
            trial = table.trial_of(opened(v, sweep, value, seed))
            found[value, seed] = trial._replace(pace=trial.pace._replace(every=1))
    return found


def too_long(trials, steps):
    """The seconds that a sweep would compute, and whether these are too many."""
    seconds = cached.sweep_seconds(list(trials.values()), steps)
    return seconds, seconds > SWEEP_SECONDS


class Found(NamedTuple):
    """What a value of a sweep came to: the costs of its seeds that ended well (ascending), the share of right answers, and how
    many of all seeds were lost, since their numbers became too large."""

    value: float
    costs: np.ndarray
    right: float
    lost: int

    @property
    def median(self):
        """The cost in the middle; infinite where half of the seeds or more were lost."""
        return float(np.median(np.append(self.costs, [np.inf] * self.lost)))


def found_of(sweep, trials, fared, with_fresh=True):
    """What the values came to, by value: costs of fresh points, or, where there are none, of those that were learned from."""
    fares, found = dict(zip(trials, fared, strict=True)), []
    for value in values_of(sweep):
        every = [fares[value, seed] for seed in range(seeds_of(sweep))]
        well = [one for one in every if one is not None]
        costs = np.sort([one.fresh if with_fresh else one.cost for one in well])
        right = float(np.mean([one.fresh_right if with_fresh else one.right for one in well])) if well else 0.0
        found.append(Found(value, costs, right, len(every) - len(well)))
    return found


def best_of(found):
    """The value with the lowest cost in the middle; None where of every value half of the runs or more were lost."""
    best = min(found, key=lambda one: one.median)
    return best if np.isfinite(best.median) else None
