"""How a network of one's own is to learn: its shape, its start, its rule. All of it is hashable, so equal plans are one."""

from dataclasses import dataclass

from nn_core.eyes import Eyes
from nn_core.network import Network
from nn_core.pictures import N_X
from nn_core.rules import Rule

SEEING = Eyes(n=(3, 8, 16, 16, 1), stride=(2, 1, 1), pools=(True, True, False))  # learns from 500 pictures in seconds
EYES_RATE = 0.02  # Adam's α for the network with eyes


@dataclass(frozen=True)
class Plan:
    """`layers` are the units of the hidden layers, () for logistic regression; or it has `eyes`, and neither these nor a start
    of its own. `batch` is how many pictures a step sees, 0 for all; `strength` is the λ of L2; `varied` asks for more versions
    of each picture. The `seed` decides what is held out, the first weights and the order of the pictures.

    Example:
        >>> Plan(layers=(64, 16)).net.n, Plan(eyes=True).eyes_net.parameter_count
        ((7200, 64, 16, 1), 3769)
    """

    layers: tuple[int, ...] = ()
    eyes: bool = False
    hidden: str = "relu"
    start: str = "xavier"
    alpha: float = 0.003
    batch: int = 0
    strength: float = 0.0
    varied: bool = False
    epochs: int = 100
    seed: int = 0

    @property
    def net(self) -> Network:
        """The network of pixels."""
        return Network((N_X, *self.layers, 1), hidden=self.hidden)

    @property
    def eyes_net(self) -> Eyes:
        """The network with eyes."""
        return SEEING

    @property
    def rule(self) -> Rule:
        """Descent, with or without L2; with eyes, Adam."""
        if self.eyes:
            return Rule("adam", learning_rate=self.alpha)
        return Rule("descent", self.alpha, penalty="l2" if self.strength else "none", strength=self.strength)

    def steps_an_epoch(self, k: int) -> int:
        """How many steps go once through k pictures.

        Example:
            >>> Plan(batch=32).steps_an_epoch(100), Plan().steps_an_epoch(100)
            (4, 1)
        """
        return -(-k // min(self.batch or k, k))
