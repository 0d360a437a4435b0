"""How a gradient becomes an update: the lecture's gradient descent, momentum and Adam, with or without a penalty on weights.

The lecture's rule is `descent`; the others are what practice adds to it. A rule works on all parameters at once, one long
vector, or on S vectors for S networks side by side.
"""

import math
from dataclasses import dataclass

import numpy as np

RULES = ("descent", "momentum", "adam")
PENALTIES = ("none", "l1", "l2")
BETA, BETA_2, TINY = 0.9, 0.999, 1e-8  # how much of the means is kept at each step, and what Adam never divides by less than


@dataclass(frozen=True)
class Rule:
    """θ := θ − α · (what the rule makes of the gradient).

    descent: dθ itself. momentum: v := β v + dθ, then v (Polyak 1964). adam: v := β v + (1 − β) dθ, s := β₂ s + (1 − β₂) dθ²,
    then v̂ / (√ŝ + ε), with v̂ = v / (1 − βᵗ), ŝ = s / (1 − β₂ᵗ) after t steps (Kingma and Ba 2015); β = 0.9, β₂ = 0.999.
    The penalty adds λ W ("l2") or λ sign W ("l1") to dW, λ being its `strength`; b is never penalised.
    Raises ValueError for unknown names and for numbers that are not finite or below 0.

    Example:
        >>> Rule("adam", learning_rate=0.01, penalty="l2", strength=0.001).name
        'adam'
    """

    name: str = "descent"
    learning_rate: float = 0.1
    penalty: str = "none"
    strength: float = 0.0

    def __post_init__(self) -> None:
        if self.name not in RULES or self.penalty not in PENALTIES:
            raise ValueError(f"there are the rules {', '.join(RULES)} and the penalties {', '.join(PENALTIES)}, got {self}")
        for value in (self.learning_rate, self.strength):
            if not (math.isfinite(value) and value >= 0):
                raise ValueError(f"learning rate and strength must be finite numbers, 0 or more, got {self}")


def update(rule: Rule, theta: np.ndarray, gradient: np.ndarray, moments: np.ndarray, t: int, is_weight: np.ndarray) -> None:
    """One step of a rule: changes θ (P,), and its moments v and s, (2, P), where they stand; `gradient` is used up.

    `t` counts the steps from 1; `is_weight` (P,) is 1 for weights and 0 for biases.

    Example:
        >>> theta, moments = np.array([1.0, 1.0]), np.zeros((2, 2))
        >>> update(Rule("descent", 0.5, "l2", 0.1), theta, np.array([1.0, 1.0]), moments, 1, np.array([1.0, 0.0]))
        >>> theta  # the weight is drawn to 0 besides
        array([0.45, 0.5 ])
    """
    if rule.penalty == "l2":
        gradient += rule.strength * theta * is_weight
    elif rule.penalty == "l1":
        gradient += rule.strength * np.sign(theta) * is_weight
    if rule.name == "descent":
        gradient *= rule.learning_rate
        theta -= gradient
        return
    v, s = moments
    v *= BETA
    if rule.name == "momentum":
        v += gradient
        theta -= rule.learning_rate * v
        return
    v += (1 - BETA) * gradient
    gradient *= gradient
    s *= BETA_2
    s += (1 - BETA_2) * gradient
    theta -= rule.learning_rate / (1 - BETA**t) * v / (np.sqrt(s / (1 - BETA_2**t)) + TINY)
