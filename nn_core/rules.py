"""How a gradient becomes a step: plain descent, with momentum, or Adam, each with or without a penalty on large weights.

Descent is the lecture's rule; the others remember past gradients in `moments`. A penalty adds to the gradient alone: the cost
that is shown is that of the data. b is not penalised. As in `workspace.py` everything is done in place, in flat vectors.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from nn_core.bends import Calls

EPSILON = 1e-8  # Adam's: no step is divided by less


@dataclass(frozen=True)
class Rule:
    """One of `RULES` with its numbers: α = `learning_rate`, β = `beta`, β₂ = `beta2`, and λ = `strength` of the `penalty`.

    Raises ValueError for an unknown name, a number that is not finite or negative, and a β of 1 or more.

    Example:
        >>> Rule("momentum", learning_rate=0.1, beta=1.5)
        Traceback (most recent call last):
        ValueError: beta must be a number from 0 to below 1, got 1.5
    """

    name: str = "descent"
    learning_rate: float = 0.1
    beta: float = 0.9
    beta2: float = 0.999
    penalty: str = "none"
    strength: float = 0.0

    def __post_init__(self) -> None:
        for field, table in (("name", RULES), ("penalty", PENALTIES)):
            if getattr(self, field) not in table:
                raise ValueError(f"unknown {field} {getattr(self, field)!r}; there are {', '.join(table)}")
        for field in ("learning_rate", "strength"):
            if not 0 <= getattr(self, field) < np.inf:
                raise ValueError(f"{field} must be a finite number, 0 or more, got {getattr(self, field)}")
        for field in ("beta", "beta2"):
            if not 0 <= getattr(self, field) < 1:
                raise ValueError(f"{field} must be a number from 0 to below 1, got {getattr(self, field)}")


class Vectors(NamedTuple):
    """What a rule works on: `theta` and `change` (P,) or (S, P), `moments` (2, P) or (2, S, P).

    `is_weight` (P,) is 1 where a weight stands and 0 where b does.
    """

    theta: np.ndarray
    change: np.ndarray
    moments: np.ndarray
    is_weight: np.ndarray


class Update(NamedTuple):
    """A rule at work: `calls` turn a `change` that is `factor` times the gradient of J into the next theta."""

    factor: float | np.ndarray
    calls: Calls


def update(rules: Rule | Sequence[Rule], at: Vectors, age: int = 0) -> Update:
    """What one step does, by one rule, or by S rules of one name and penalty for as many networks side by side.

    `age` is how many steps the moments have been gathered. `at.change` is overwritten.

    Example:
        >>> at = Vectors(np.array([1.0, 1.0]), np.array([0.5, 0.5]), np.zeros((2, 2)), np.array([1.0, 0.0]))
        >>> for call in update(Rule("momentum", learning_rate=0.1, penalty="l2", strength=1.0), at).calls:
        ...     _ = call()
        >>> at.theta, at.moments[0]  # the weight goes by 0.1 (0.5 + 1), b by 0.1 · 0.5
        (array([0.85, 0.95]), array([1.5, 0.5]))
    """
    one = rules if isinstance(rules, Rule) else rules[0]
    if not isinstance(rules, Rule) and any((rule.name, rule.penalty) != (one.name, one.penalty) for rule in rules):
        raise ValueError("rules that work side by side have one name and one penalty")
    alpha = _numbers(rules, "learning_rate")
    factor = -alpha if one.name == "descent" else np.ones_like(alpha)
    calls = [*PENALTIES[one.penalty](factor * _numbers(rules, "strength") * at.is_weight, at), *RULES[one.name](rules, at, age)]
    return Update(factor.reshape(factor.shape[:1]), calls)


def _numbers(rules: Rule | Sequence[Rule], field: str) -> np.ndarray:
    """A number of the rules, as it meets (P,) or (S, P)."""
    if isinstance(rules, Rule):
        return np.array(getattr(rules, field), dtype=float)
    return np.array([[getattr(rule, field)] for rule in rules], dtype=float)


def _no_penalty(factor: np.ndarray, at: Vectors) -> Calls:
    return []


def _squares(factor: np.ndarray, at: Vectors) -> Calls:
    """dW + λ W, the gradient of J + λ/2 Σ W²; Krogh and Hertz 1991."""
    memory = np.empty_like(at.theta)
    return [partial(np.multiply, at.theta, factor, memory), partial(np.add, at.change, memory, at.change)]


def _sizes(factor: np.ndarray, at: Vectors) -> Calls:
    """dW + λ sign W, the gradient of J + λ Σ |W|; Tibshirani 1996."""
    memory = np.empty_like(at.theta)
    return [
        partial(np.sign, at.theta, memory),
        partial(np.multiply, memory, factor, memory),
        partial(np.add, at.change, memory, at.change),
    ]


def _descent(rules: Rule | Sequence[Rule], at: Vectors, age: int) -> Calls:
    """W := W − α dW. Source: lecture, "Gradient descent in NNs"."""
    return [partial(np.add, at.theta, at.change, at.theta)]


def _momentum(rules: Rule | Sequence[Rule], at: Vectors, age: int) -> Calls:
    """v := β v + dW, W := W − α v. Source: Polyak 1964; in this form Sutskever et al. 2013."""
    v, beta, alpha = at.moments[0], _numbers(rules, "beta"), _numbers(rules, "learning_rate")
    return [
        partial(np.multiply, v, beta, v),
        partial(np.add, v, at.change, v),
        partial(np.multiply, v, -alpha, at.change),
        partial(np.add, at.theta, at.change, at.theta),
    ]


def _adam(rules: Rule | Sequence[Rule], at: Vectors, age: int) -> Calls:
    """m := β m + (1−β) dW, v := β₂ v + (1−β₂) dW², W := W − α m̂ / (√v̂ + 10⁻⁸).

    m̂ = m / (1−βᵗ) and v̂ = v / (1−β₂ᵗ) make up for the start at zero, t = 1, 2, ... since then.
    Source: Kingma and Ba 2015, "Adam: a method for stochastic optimization", algorithm 1.
    """
    m, v, g, memory = *at.moments, at.change, np.empty_like(at.theta)
    beta, beta2, alpha = (_numbers(rules, field) for field in ("beta", "beta2", "learning_rate"))
    rate, lift, t = np.empty_like(beta), np.empty_like(beta2), np.array(float(age))

    def tick() -> None:
        np.add(t, 1.0, t)
        np.divide(-alpha, 1 - beta**t, rate)
        np.subtract(1, beta2**t, lift)

    return [
        tick,
        partial(np.multiply, m, beta, m),
        partial(np.multiply, g, 1 - beta, memory),
        partial(np.add, m, memory, m),
        partial(np.multiply, v, beta2, v),
        partial(np.multiply, g, g, memory),
        partial(np.multiply, memory, 1 - beta2, memory),
        partial(np.add, v, memory, v),
        partial(np.divide, v, lift, memory),
        partial(np.sqrt, memory, memory),
        partial(np.add, memory, np.array(EPSILON), memory),
        partial(np.divide, m, memory, memory),
        partial(np.multiply, memory, rate, memory),
        partial(np.add, at.theta, memory, at.theta),
    ]


PENALTIES: dict[str, Callable[[np.ndarray, Vectors], Calls]] = {"none": _no_penalty, "l1": _sizes, "l2": _squares}
RULES: dict[str, Callable[[Rule | Sequence[Rule], Vectors, int], Calls]] = {
    "descent": _descent,
    "momentum": _momentum,
    "adam": _adam,
}
