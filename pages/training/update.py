"""One update, seen at the parameter that moves most in it, with so many digits that one sees it move."""

from typing import NamedTuple

import numpy as np

from pages.ui.lesson.readout import decimals_to_see, fixed, in_product, show_number

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Update(NamedTuple):
    """One parameter in one step of descent: `letter` "w" or "b", in layer `l`, of `unit` (and `source`, the unit before, or 0 for
    a b), counted from 1; its value `w`, its slope `dw` and the learning rate."""

    letter: str
    l: int
    unit: int
    source: int
    w: float
    dw: float
    alpha: float

    @property
    def place(self):
        """What stands below the letter: "21" is unit 2, from unit 1 before it."""
        between = "," if max(self.unit, self.source) > 9 else ""
        return f"{self.unit}{between}{self.source}" if self.source else f"{self.unit}"

    @property
    def name(self):
        """As it is written in a line: w[1]₂₁."""
        return f"{self.letter}[{self.l}]{self.place.translate(SUBSCRIPTS)}"

    @property
    def latex(self):
        """As it is written in a formula."""
        return rf"{self.letter}^{{[{self.l}]}}_{{{self.place}}}"

    @property
    def after(self):
        """w − α dw."""
        return self.w - self.alpha * self.dw

    def shown(self, value):
        """A value like this one, with digits enough to see the step."""
        return fixed(value, decimals_to_see(self.alpha * self.dw))

    def texts(self):
        """All numbers as they are written; "f_dw" is dw inside a product."""
        numbers = {"w": self.shown(self.w), "after": self.shown(self.after), "dw": show_number(self.dw)}
        numbers["f_dw"] = in_product(numbers["dw"])
        return {"letter": self.letter, "name": self.name, "alpha": f"{self.alpha:g}", **numbers}


def largest(theta, gradient, alpha):
    """The `Update` of the parameter that moves most; of equals, the first."""
    best = None
    for l, dW in gradient.W.items():
        for letter, slopes, values in (("w", dW, theta.W[l]), ("b", gradient.b[l], theta.b[l])):
            i, j = np.unravel_index(np.argmax(np.abs(slopes)), slopes.shape)
            if best is None or abs(slopes[i, j]) > abs(best.dw):
                source = int(j) + 1 if letter == "w" else 0
                best = Update(letter, l, int(i) + 1, source, float(values[i, j]), float(slopes[i, j]), alpha)
    return best
