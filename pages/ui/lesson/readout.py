"""The read-out: one or two sentences with gaps that move with the picture.

Python hands the browser the sentence and an array per gap; the same class fills the gaps in Python, for the numbers on
the page and for tests. Numbers are rounded alike on both sides (assets/player/format.js).
"""

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def show_number(value):
    """A number as it can be read: 3 significant digits; very large and very small ones as 1.23×10⁴⁵; whole ones as they are."""
    value = float(value)
    if value == 0 or not np.isfinite(value):
        return "0" if value == 0 else "∞" if value > 0 else "−∞" if value < 0 else "not a number"
    size, sign = abs(Decimal(value)), "−" if value < 0 else ""
    mantissa = _rounded(size.scaleb(-size.adjusted()), 2)
    exponent = size.adjusted() + (mantissa >= 10)
    if -4 < exponent < 5:
        return sign + str(_rounded(size, max(0, 2 - exponent)))
    return f"{sign}{_rounded(size.scaleb(-exponent), 2)}×10{str(exponent).translate(SUPERSCRIPTS)}"


def sure(p):
    """A probability as it can be believed: never quite 0 or 1."""
    return "over 0.99" if p > 0.99 else "under 0.01" if p < 0.01 else f"{p:.2f}"


def read_number(text):
    """The number that `show_number` wrote: what a reader can compute with."""
    mantissa, _, power = text.replace("−", "-").partition("×10")
    return float(mantissa) * 10.0 ** int(power.translate(PLAIN) or 0)


def _rounded(size, digits):
    """Rounded to so many decimal places, ties upwards, as browsers do."""
    return size.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def decimals_to_see(change, digits=2):
    """How many decimals a number needs so that so small a change of it shows this many digits; from 2 to 12."""
    size = abs(float(change))
    return min(12, max(2, digits - 1 - Decimal(size).adjusted())) if size and np.isfinite(size) else 2


def fixed(value, decimals):
    """A number with so many decimals; what is too large for that as `show_number` has it."""
    if not np.isfinite(value) or abs(value) >= 1e5:
        return show_number(value)
    text = f"{_rounded(Decimal(float(value)), decimals):f}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def counted(steps):
    """The gap {steps} of a read-out: "1 step", "2 steps"; to be handed over with the number gap {step}."""
    return (("{step} steps", "1 step"), (np.asarray(steps) == 1).astype(int))


def latex_matrix(array, most=6):
    """A matrix as LaTeX with its numbers as they can be read; beyond `most` rows or columns it is cut with dots."""
    array = np.atleast_2d(array)
    rows = [
        [latex_number(value) for value in row[:most]] + ([r"\cdots"] if array.shape[1] > most else []) for row in array[:most]
    ]
    if len(array) > most:
        rows.append([r"\vdots"] * len(rows[0]))
    return r"\begin{pmatrix}" + r"\\".join(" & ".join(row) for row in rows) + r"\end{pmatrix}"


def as_shown(value):
    """The number that a reader takes from `show_number`: what is reckoned from it agrees with the digits on the screen."""
    mantissa, _, power = show_number(value).replace("−", "-").partition("×10")
    return float(f"{mantissa}e{power.translate(PLAIN) or 0}")


def numbers_in(text):
    """The numbers that stand in a text, or in a formula, as `show_number` and `latex_number` write them."""
    plain = re.sub(r"\\cdot 10\^\{(-?\d+)\}", r"e\1", text.replace("−", "-"))
    plain = re.sub(r"×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: f"e{found[1].translate(PLAIN)}", plain)
    return {float(found) for found in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", plain)}


def latex_number(value):
    """`show_number` for formulas."""
    text = show_number(value).replace("−", "-")
    if "×10" not in text:
        return text
    mantissa, power = text.split("×10")
    return rf"{mantissa}\cdot 10^{{{power.translate(PLAIN)}}}"


def latex_factor(value):
    """A number as a later part of a sum or product in a formula: in brackets if it is negative, and only then."""
    text = latex_number(value)
    return f"({text})" if text.startswith("-") else text


def factor(value):
    """`latex_factor` for sentences."""
    return in_product(show_number(value))


def in_product(text):
    """A written number as a later part of a sum or product: in brackets if it is negative, and only then."""
    return f"({text})" if text.startswith("−") else text


def probability(value):
    """A probability as it can be told from 1: within a hundredth of it as 1 − what is missing."""
    rest = 1 - float(value)
    return f"1 − {show_number(rest)}" if 0 < rest < 0.005 else show_number(value)


def latex_probability(value):
    """`probability` for formulas."""
    rest = 1 - float(value)
    return f"1 - {latex_number(rest)}" if 0 < rest < 0.005 else latex_number(value)


@dataclass(frozen=True)
class Readout:
    """`text` with gaps in braces. `numbers` fills a gap with a number per recorded step, `words` with one of several phrases.

    numbers: {gap: (K,) array}; whole-number arrays are shown in full. words: {gap: (phrases, (K,) array of indices)}; a
    phrase may hold gaps of `numbers` itself. `hand` is what `by_hand` gives: the sentence while parameters are set by hand.
    """

    text: str
    numbers: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    hand: dict | None = None

    def at(self, index):
        """The filled sentence at recorded index `index`."""
        text = self.text
        for gap, (phrases, chosen) in self.words.items():
            text = text.replace("{" + gap + "}", phrases[int(chosen[index])])
        for gap, values in self.numbers.items():
            value = np.asarray(values)[index]
            whole = np.issubdtype(np.asarray(values).dtype, np.integer)
            text = text.replace("{" + gap + "}", str(int(value)) if whole else show_number(value))
        return text

    def header(self):
        """What the browser needs to know besides the arrays."""
        return {
            "text": self.text,
            "numbers": list(self.numbers),
            "words": {gap: list(phrases) for gap, (phrases, _) in self.words.items()},
            "by_hand": self.hand,
        }

    def arrays(self):
        """The arrays of all gaps, named for the browser."""
        words = {f"readout.{gap}": np.asarray(chosen, dtype=np.uint8) for gap, (_, chosen) in self.words.items()}
        return {f"readout.{gap}": np.asarray(values) for gap, values in self.numbers.items()} | words


def by_hand(net, text, gaps, **words):
    """The sentence that the browser tells by itself while the parameters of a network are set by hand.

    Its gaps are filled with `words`, or with numbers of the parameters as they are: ("parameter", its place), ("answer", an x),
    ("cost", the name of a loss), or of any number of inputs ("judged", names of X and Y) for a cost, ("right", the same) for how
    many answers are right. {step} is the step shown.
    """
    for gap, phrase in words.items():
        text = text.replace("{" + gap + "}", phrase)
    return {"net": net, "text": text, "gaps": gaps}


def every_step(sentences):
    """A read-out with a whole sentence of its own for every recorded step."""
    return Readout("{what}", {}, {"what": (sentences, range(len(sentences)))})
