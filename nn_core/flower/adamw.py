"""The rule by which the flower networks learn: Adam, with weights that decay on their own.

v := β₁ v + (1−β₁) dθ, s := β₂ s + (1−β₂) dθ², θ := θ − α (v̂/(√ŝ + ε) + λ θ), λ for W only.
Source: Loshchilov and Hutter 2019, "Decoupled weight decay regularization".
"""

import numpy as np

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8  # Adam's own


class AdamW:
    """The memory of a training: `theta` (P,) is changed where it stands; `decay` (P,) is λ at the places of W, else 0."""

    def __init__(self, theta: np.ndarray, decay: np.ndarray) -> None:
        self.theta, self.decay, self.steps = theta, decay, 0
        self.v, self.s = np.zeros_like(theta), np.zeros_like(theta)

    def step(self, change: np.ndarray, alpha: float) -> None:
        """One step along the gradient `change` (P,) with the learning rate alpha."""
        self.steps += 1
        self.v += (1 - BETA_1) * (change - self.v)
        self.s += (1 - BETA_2) * (change**2 - self.s)
        direction = self.v / (1 - BETA_1**self.steps) / (np.sqrt(self.s / (1 - BETA_2**self.steps)) + EPSILON)
        self.theta -= alpha * (direction + self.decay * self.theta)
