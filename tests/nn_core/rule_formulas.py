"""The rules once more, as their papers write them: what the fast ones are held to."""

import numpy as np


def steps_by_formula(rule, theta, gradient_of, is_weight, steps):
    """The parameters after each of so many steps; `gradient_of(theta, t)` is what step t, from 1, sees."""
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t in range(1, steps + 1):
        extra = {"none": 0 * theta, "l2": theta, "l1": np.sign(theta)}[rule.penalty]
        g = gradient_of(theta, t) + rule.strength * extra * is_weight
        if rule.name == "descent":
            theta = theta - rule.learning_rate * g
        elif rule.name == "momentum":
            v = rule.beta * v + g
            theta = theta - rule.learning_rate * v
        else:
            m, v = rule.beta * m + (1 - rule.beta) * g, rule.beta2 * v + (1 - rule.beta2) * g**2
            m_hat, v_hat = m / (1 - rule.beta**t), v / (1 - rule.beta2**t)
            theta = theta - rule.learning_rate * m_hat / (np.sqrt(v_hat) + 1e-8)
        yield theta
