"""“One of these derivatives is wrong”: mistakes that people really make, planted one at a time.

A riddle is one example with all its derivatives, one of them computed with a mistake. Whoever nudges finds it.
"""

from typing import NamedTuple

import numpy as np

from nn_core.chain import Chain, Which, walk
from nn_core.network import Network, Parameters

NET = Network(n=(2, 1))
ASKED: tuple[Which, ...] = (("w", 0), ("w", 1), ("b", 0), ("x", 0), ("x", 1))  # in this order the derivatives are claimed
FAR = 1.5  # |z| stays below: farther out one mistake would be as large as none could be


class Riddle(NamedTuple):
    """One example (x, y) with parameters theta; `claimed` (5,) are the derivatives by `ASKED`, of which entry `wrong` is false.

    `mistake` names what was done to it: one of sign, factor, other, slope (see `mistakes`).
    """

    theta: Parameters
    x: np.ndarray
    y: np.ndarray
    claimed: np.ndarray
    wrong: int
    mistake: str


def true_derivatives(chain: Chain) -> np.ndarray:
    """dL by w₁, w₂, b, x₁, x₂, (5,): the order of `ASKED`.

    Example:
        >>> true_derivatives(walk(NET, nn_core.initialize(NET, "zeros"), x=[[2.0], [-1.0]], y=[[1]]))
        array([-1. ,  0.5, -0.5, -0. , -0. ])
    """
    return np.array([*chain.dw, chain.dz, *chain.dx])


def mistakes(chain: Chain, which: Which) -> dict[str, float]:
    """{name: the number it leads to} for the derivative by `which`.

    sign: turned round (y − a for a − y). factor: the last local derivative forgotten. other: the last local derivative of
    the other feature. slope: da/dz forgotten on the way.

    Example:
        >>> chain = walk(NET, nn_core.initialize(NET, "zeros"), x=[[2.0], [-1.0]], y=[[1]])
        >>> {name: float(number) for name, number in mistakes(chain, ("w", 0)).items()}  # the right one is −1
        {'sign': 1.0, 'factor': -0.5, 'other': 0.5, 'slope': -4.0}
    """
    kind, j = which
    if kind == "b":
        return {"sign": -chain.dz, "slope": chain.dL_da}
    last = chain.dz_dw if kind == "w" else chain.dz_dx
    return {
        "sign": -last[j] * chain.dz,
        "factor": chain.dz,
        "other": last[1 - j] * chain.dz,
        "slope": last[j] * chain.dL_da,
    }


def make_riddle(seed: int | np.random.Generator) -> Riddle:
    """The riddle of this seed; its numbers have one decimal, and the mistake shows in the first digit.

    Example:
        >>> riddle = make_riddle(seed=1)
        >>> right = true_derivatives(walk(NET, riddle.theta, riddle.x, riddle.y))
        >>> (right != riddle.claimed).nonzero()[0], riddle.wrong
        (array([2]), 2)
    """
    rng = np.random.default_rng(seed)
    z = np.inf
    while abs(z) > FAR:
        x, W = (np.round(rng.choice([-1, 1], 2) * rng.uniform(0.3, 2.0, 2), 1) for _ in range(2))
        b = np.round(rng.uniform(-0.9, 0.9), 1) + 0.0  # never −0
        z = W @ x + b
    theta, x, y = Parameters({1: W[None]}, {1: np.array([[b]])}), x[:, None], np.array([[float(rng.integers(2))]])
    chain = walk(NET, theta, x, y)
    claimed = true_derivatives(chain)
    wrong = int(rng.integers(len(ASKED)))
    known = {
        name: value
        for name, value in mistakes(chain, ASKED[wrong]).items()
        if abs(value - claimed[wrong]) > 0.2 * max(abs(claimed[wrong]), 0.1)
    }
    mistake = str(rng.choice(list(known)))
    claimed[wrong] = known[mistake]
    return Riddle(theta, x, y, claimed, wrong, mistake)
