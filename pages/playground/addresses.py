"""Settings whose values are no single number or word, and how they stand in an address. What an address gets wrong opens the
default; nothing of it is evaluated."""

import base64
import binascii
import zlib
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

import nn_core
from nn_core.limits import (
    ACTS,
    EDITS,
    KEPT_TRIALS,
    POINTED,
    SWEEP,
    SWEEP_SEEDS,
    SWEEP_STEPS,
    TRIAL_LAYERS,
    TRIAL_STEPS,
    TRIAL_UNITS,
)
from pages.ui.frame.fields import number
from pages.ui.frame.settings import Setting
from pages.ui.workers.trial import Edited, Pace, Walked

LETTERS = {"tanh": "t", "sigmoid": "s", "relu": "r", "leaky_relu": "k", "linear": "l"}  # of activations
BENDS = {letter: g for g, letter in LETTERS.items()}
LARGEST = 1e6  # of a number set by hand
FAR = 1e6  # of a point's place
NAMED = 30  # characters of a column's name
PACKED = 4000  # bytes of a trial that was kept, unpacked


@dataclass(frozen=True)
class Hidden(Setting):
    """A setting that the picture sets; a subclass says how its value is `read` from an address (ValueError: nonsense)."""

    widget: str = "hidden"

    def parse(self, text):
        """The value an address means by `text`; the default if it is nonsense."""
        try:
            return self.read(text)
        except (ValueError, KeyError, IndexError):
            return self.default


class Shape(Hidden):
    """The hidden layers, a tuple of (units, activation); in the address "4t-2r", "none" for no hidden layer."""

    def read(self, text):
        """The layers of "4t-2r"."""
        if text == "none":
            return ()
        layers = tuple((_whole(part[:-1], 1, TRIAL_UNITS), BENDS[part[-1]]) for part in text.split("-"))
        if len(layers) > TRIAL_LAYERS:
            raise ValueError(text)
        return layers

    def format(self, value):
        """The layers as they stand in an address."""
        return "-".join(f"{units}{LETTERS[g]}" for units, g in value) or "none"


class Inputs(Hidden):
    """What the network gets of a point: names of `nn_core.INPUTS`, in their order; "x1-x2" in the address."""

    def read(self, text):
        """The names, at least one."""
        names = tuple(name for name in nn_core.INPUTS if name in text.split("-"))
        if not names or set(text.split("-")) - set(names):
            raise ValueError(text)
        return names

    def format(self, value):
        """The names as they stand in an address."""
        return "-".join(value)


class Past(Hidden):
    """What lies behind: "400~0.5~10_e~3~0.25" are 400 steps with α = 0.5 and batches of 10, then parameter 3 set to 0.25."""

    free = False  # what lies behind belongs to the trial

    def read(self, text):
        """The acts of an address."""
        acts = tuple(_act(part.split("~")) for part in text.split("_") if part)
        if len(acts) > ACTS or sum(act.steps for act in acts if isinstance(act, Walked)) > TRIAL_STEPS:
            raise ValueError(text)
        return acts

    def format(self, value):
        """The acts as they stand in an address."""
        return "_".join("~".join(_words(act)) for act in value)


def _act(words):
    if words[0] == "e":
        places, numbers = words[1::2], words[2::2]
        if not 1 <= len(numbers) == len(places) <= EDITS:
            raise ValueError(words)
        return Edited(
            tuple((_whole(at, 0, 10_000), _real(one, -LARGEST, LARGEST)) for at, one in zip(places, numbers, strict=True))
        )
    steps, alpha, batch, every, rule, penalty, strength = [*words, *DEFAULTS[len(words) - 2 :]][:7]
    known = nn_core.Rule(rule, _real(alpha, 0, LARGEST), penalty=penalty, strength=_real(strength, 0, 1e3))
    return Walked(Pace(known, _whole(batch, 0, 5000), _whole(every, 1, 1000)), _whole(steps, 1, TRIAL_STEPS))


DEFAULTS = ("0", "1", "descent", "none", "0")  # of batch, every, rule, penalty and its strength


def _words(act):
    if isinstance(act, Edited):
        return ["e", *(word for at, value in act.changes for word in (str(at), f"{value:.10g}"))]
    rule = act.pace.rule
    words = [str(act.pace.batch), str(act.pace.every), rule.name, rule.penalty, f"{rule.strength:.10g}"]
    while words and words[-1] == DEFAULTS[len(words) - 1]:
        words.pop()
    return [str(act.steps), f"{rule.learning_rate:.10g}", *words]


class Points(Hidden):
    """Points of one's own, (x₁, x₂, y) each, or None for a place left free; "0.5,-0.25,1;;0.5,0.5,0" in the address."""

    free = False

    def read(self, text):
        """The points, at most `POINTED` places."""
        points = tuple(_point(part.split(",")) if part else None for part in text.rstrip(";").split(";"))
        if len(points) > POINTED:
            raise ValueError(text)
        return points if any(points) else ()

    def format(self, value):
        """The points as they stand in an address."""
        return ";".join(",".join(f"{part:.6g}" for part in point or ()) for point in value)


class Names(Hidden):
    """What the columns of one's own points are called: three names; "bredde~længde~art" in the address."""

    def read(self, text):
        """The names."""
        names = tuple(text.split("~"))
        if len(names) != 3 or not all(0 < len(name) <= NAMED and name.isprintable() for name in names):
            raise ValueError(text)
        return names

    def format(self, value):
        """The names as they stand in an address."""
        return "~".join(name.replace("~", "-") for name in value)


@dataclass(frozen=True)
class Without(Hidden):
    """The names of the controls that a teacher has hidden, of those that are `known`; "noise-batch" in the address."""

    known: tuple = ()

    def read(self, text):
        """The names that there are; others are left out."""
        asked = text.split("-")
        return tuple(name for name in self.known if name in asked)

    def format(self, value):
        """The names as they stand in an address."""
        return "-".join(value)


class Sweep(NamedTuple):
    """One setting swept over `count` values from `low` to `high`, evenly or by equal factors (`spaced`): each trained for so many
    `steps`, with so many `seeds`."""

    of: str
    low: float
    high: float
    count: int
    spaced: str
    steps: int
    seeds: int


class Swept(Hidden):
    """What is swept, and over which values; "alpha~0.01~10~7~factors~500~3" in the address."""

    def read(self, text):
        """The sweep, within its limits."""
        of, low, high, count, spaced, steps, seeds = text.split("~")
        low, high = _real(low, 0, 1e4), _real(high, 0, 1e4)
        if not of.isascii() or not of.isalnum() or not low < high or spaced not in SPACED:
            raise ValueError(text)
        numbers = _whole(count, 2, SWEEP), spaced, _whole(steps, 1, SWEEP_STEPS), _whole(seeds, 1, SWEEP_SEEDS)
        return Sweep(of, low, high, *numbers)

    def format(self, value):
        """The sweep as it stands in an address."""
        return "~".join(f"{part:.10g}" if isinstance(part, float) else str(part) for part in value)


SPACED = ("factors", "even")  # how the values of a sweep lie


class Digest(Hidden):
    """The short name of a table that is too long for an address."""

    free = False

    def read(self, text):
        """The name, twelve hexadecimal digits or nothing."""
        if text and (len(text) != 12 or set(text) - set("0123456789abcdef")):
            raise ValueError(text)
        return text


def _point(words):
    x, y, label = words
    return _real(x, -FAR, FAR), _real(y, -FAR, FAR), _real(label, -FAR, FAR)


class Kept(Hidden):
    """Trials that were kept to compare with: a tuple of queries, each a tuple of (name, text), packed in the address."""

    def read(self, text):
        """The queries, at most `KEPT_TRIALS`."""
        kept = tuple(dict.fromkeys(_unpacked(part) for part in text.split(".") if part))
        if len(kept) > KEPT_TRIALS:
            raise ValueError(text)
        return kept

    def format(self, value):
        """The queries as they stand in an address."""
        packed = (zlib.compress(urlencode(query).encode(), 9) for query in value)
        return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in packed)


def _unpacked(text):
    try:
        opened = zlib.decompressobj()
        query = opened.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), PACKED).decode()
    except (zlib.error, binascii.Error, UnicodeError) as wrong:
        raise ValueError(text) from wrong
    if not opened.eof:
        raise ValueError(text)
    return tuple(parse_qsl(query, strict_parsing=True))


def _whole(text, low, high):
    value = int(text)
    if not low <= value <= high or not text.isascii():
        raise ValueError(text)
    return value


def _real(text, low, high):
    value = number(text)
    if value is None or not low <= value <= high:
        raise ValueError(text)
    return value
