"""What a training is, by name: the network, its first weights, its data, and the legs it runs. All of it is hashable, so that
equal experiments are computed once; `learn` runs it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import NamedTuple

import numpy as np

import nn_core
from nn_core.datasets import standardize

RECORDED = 240  # about so many steps of a run are kept: four seconds at sixty frames


class Start(NamedTuple):
    """The first parameters: `method`, `scale` (None: what is usual for the method) and `seed` of `nn_core.initialize`, and
    `nudge`, the ε added to the very first weight; or, with method "given", all `numbers` in the order of `to_vector`."""

    method: str
    scale: float | None = None
    seed: int = 0
    nudge: float = 0.0
    numbers: tuple[float, ...] = ()

    @property
    def factor(self):
        """The scale that is meant: the usual one of the method where none is given."""
        return nn_core.usual_scale(self.method) if self.scale is None else self.scale

    def parameters(self, net):
        """The `nn_core.Parameters` of a network that begins like this."""
        if self.method == "given":
            return nn_core.Parameters.from_vector(net, np.array(self.numbers, dtype=float))
        theta = nn_core.initialize(net, self.method, scale=self.scale, seed=self.seed)
        theta.W[1][0, 0] += self.nudge
        return theta


class Data(NamedTuple):
    """The examples: the arguments of `nn_core.make_dataset` or, where only the name is given, one of the `nn_core.TABLES`.

    `scaled`: each input shifted and scaled to mean 0 and standard deviation 1.
    """

    name: str
    m: int | None = None
    noise: float | None = None
    seed: int | None = None
    scaled: bool = False


class Leg(NamedTuple):
    """So many steps with one learning rate α."""

    learning_rate: float
    steps: int


class Experiment(NamedTuple):
    """One training: `net` begins at `start` and learns from `data`, one `Leg` after the other."""

    net: nn_core.Network
    start: Start
    data: Data
    legs: tuple[Leg, ...] = ()


def as_numbers(experiment: Experiment) -> dict:
    """The experiment as JSON can write it."""
    net, start, data, legs = experiment
    return {"net": asdict(net), "start": tuple(start), "data": tuple(data), "legs": [tuple(leg) for leg in legs]}


def network_from(numbers: dict) -> nn_core.Network:
    """The network of `dataclasses.asdict`, which JSON may have been through."""
    return nn_core.Network(**{name: tuple(value) if isinstance(value, list) else value for name, value in numbers.items()})


def from_numbers(numbers: dict) -> Experiment:
    """The inverse of `as_numbers`."""
    net = network_from(numbers["net"])
    *start, given = numbers["start"]
    legs = tuple(Leg(*leg) for leg in numbers["legs"])
    return Experiment(net, Start(*start, tuple(given)), Data(*numbers["data"]), legs)


def examples_of(data: Data) -> nn_core.Dataset:
    """The examples that a `Data` means."""
    if data.m is None:
        made = nn_core.TABLES[data.name]
    else:
        made = nn_core.make_dataset(data.name, m=data.m, noise=data.noise, seed=data.seed)
    return replace(made, X=standardize(made.X)[0]) if data.scaled else made


def recorded_steps(legs: Sequence[Leg], at_most: int = RECORDED) -> np.ndarray:
    """Which steps of a run of legs are kept, (K,): all of a short run; else about `at_most`, dense at the start, where things
    move, and always those at which one leg ends and the next begins."""
    ends = np.cumsum([0, *(leg.steps for leg in legs)])
    if ends[-1] < at_most:
        return np.arange(ends[-1] + 1)
    thinned = np.rint(ends[-1] * np.linspace(0, 1, at_most) ** 2).astype(int)
    return np.union1d(thinned, ends)


def learn(experiment: Experiment) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradient descent, one leg after the other: steps (K,), vectors (K, P), costs (K,) of the recorded steps.

    A run whose numbers leave the floating-point range ends at its last finite step.
    """
    net, examples, theta = experiment.net, examples_of(experiment.data), experiment.start.parameters(experiment.net)
    kept, done, recorded = {}, 0, recorded_steps(experiment.legs)
    for leg in experiment.legs:
        wanted = (recorded - done).tolist()
        for snapshot in nn_core.train(net, theta, examples.X, examples.Y, leg.learning_rate, leg.steps, record_every=wanted):
            kept[done + snapshot.step] = snapshot
        theta, done = snapshot.parameters, done + leg.steps
        if snapshot.step < leg.steps:
            break
    steps = np.array(sorted(kept))
    return steps, np.array([kept[step].vector for step in steps]), np.array([kept[step].cost for step in steps])


def learn_together(experiments: Sequence[Experiment]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Steps (K,) and costs (K,) of experiments that differ in their starts only, each of one leg: trained side by side."""
    net, _, data, (leg,) = experiments[0]
    if any(other.net != net or other[2:] != (data, (leg,)) for other in experiments):
        raise ValueError("experiments that are trained together differ in their starts only")
    thetas, examples = [experiment.start.parameters(net) for experiment in experiments], examples_of(data)
    wanted = recorded_steps((leg,)).tolist()
    runs = nn_core.train_together(net, thetas, examples.X, examples.Y, leg.learning_rate, leg.steps, record_every=wanted)
    return [(run.steps, run.costs) for run in runs]


def seconds_of(experiment: Experiment) -> float:
    """About how long `learn` takes on a machine of today: told from the sizes, so that short runs need no other process."""
    n, m = experiment.net.n, experiment.data.m or 12
    a_step = 2.5e-6 * experiment.net.L + 4e-9 * m * sum(n[1:]) + 1e-10 * m * experiment.net.parameter_count
    return a_step * sum(leg.steps for leg in experiment.legs)
