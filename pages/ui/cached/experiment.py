"""What a training is, by name: the network, its first weights, its data, and the legs it runs. All of it is hashable, so that
equal experiments are computed once."""

from typing import NamedTuple

import numpy as np

import nn_core


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
