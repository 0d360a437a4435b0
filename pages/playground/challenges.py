"""Set tasks: each is a scene of the page, and each is judged by the network at the step shown, on fresh points."""

from typing import NamedTuple
from urllib.parse import urlencode

from pages.playground import table
from pages.ui.lesson import stage
from pages.ui.workers.trial import Edited, Walked

BOUNDS = {  # what each task asks for; its sentence names these numbers
    "spiral": (0.1, 12),  # the fresh cost below, hidden units at most
    "two units": (0.85, 2),  # the share of fresh points right, hidden units at most
    "by hand": 0.9,  # the share of fresh points right
    "inputs": 0.97,
    "revive": 0.2,  # the fresh cost below
    "ravine": (0.1, 200, 3),  # the fresh cost below, steps and learning rates at most
    "heart": (0.01, 1.0),  # the training cost below, the fresh cost above
    "cure": (0.46, 2, 8),  # the fresh cost below, layers of so many units
    "twins": 0.2,
    "hundred": (0.97, 100),  # the share of fresh points right, steps at most
    "classes": 0.97,
    "deep": (0.2, 4),  # the fresh cost below, layers at least
}


class Fared(NamedTuple):
    """A network at the step shown: its costs and shares of right answers, training and fresh; how it came there."""

    J: float
    fresh: float
    right: float
    fresh_right: float
    steps: int
    alphas: tuple[float, ...]
    edits: int


def fared(v, run):
    """How the network fares at the step shown."""
    k, m, n = run.index_of(v.step), run.arrays["X"].shape[1], max(1, run.arrays["fresh X"].shape[1])
    J, fresh, right, fresh_right = (float(run.arrays[name][k]) for name in ("J", "J fresh", "right", "fresh right"))
    walked = [act.pace.rule.learning_rate for act in v.past if isinstance(act, Walked)]
    edits = sum(isinstance(act, Edited) for act in v.past)
    alphas = tuple(dict.fromkeys([*walked, *([v.alpha] if v.step > table.trial_of(v).behind or not walked else [])]))
    return Fared(J, fresh, right / m, fresh_right / n, int(run.steps[k]), alphas, edits)


def units_of(v):
    """How many hidden units there are."""
    return sum(units for units, _ in v.shape)


def judge(v, run, say):
    """How the scene's task stands at the step shown, a `stage.Judged`; None for a scene without a task.

    `say` has the page's phrases: "solved" and "best"; what is still missing the task says itself.
    """
    task = TASKS.get(v.scene)
    if task is None:
        return None
    now = fared(v, run)
    missing = task(v, now)
    if missing is not None:
        return stage.Judged(False, missing)
    best = say["best"].format(fresh=f"{now.fresh:.3g}", right=_percent(now.fresh_right), step=now.steps)
    return stage.Judged(True, say["solved"].format(step=now.steps), _measure(v, now), best, address_of(v, now.steps))


def address_of(v, step):
    """The query of an address that opens the scene as it is solved."""
    return urlencode([*table.query_of(v), ("step", step), ("scene", v.scene)])


def _measure(v, now):
    """By what one solution is better than another, the smaller the better: the fresh cost or, where right answers are asked
    for, the share of wrong ones; then the steps."""
    by_share = v.scene in BY_SHARE
    return (round(1 - now.fresh_right, 6) if by_share else float(f"{now.fresh:.3g}"), now.steps)


def _percent(share):
    return f"{100 * share:.0f} %"


def _spiral(v, now):
    most, units = BOUNDS["spiral"]
    if units_of(v) > units:
        return f"There are {units_of(v)} hidden units, and at most {units} are allowed."
    return _cost(now, most)


def _cost(now, most):
    return None if now.fresh < most else f"The fresh cost is {now.fresh:.3g}, and should come below {most:g}."


def _share(now, least):
    if now.fresh_right >= least:
        return None
    return f"Of the fresh points {_percent(now.fresh_right)} are right, and {_percent(least)} are asked for."


def _two_units(v, now):
    least, units = BOUNDS["two units"]
    if units_of(v) > units or set(v.inputs) != {"x1", "x2"}:
        return f"Only x₁ and x₂, and at most {units} hidden units."
    return _share(now, least)


def _by_hand(v, now):
    if now.steps:
        return "Not a single step of training: press the lines of the drawing, and set their weights."
    return _share(now, BOUNDS["by hand"])


def _one_bend(v, now):
    if v.shape:
        return "No hidden layer is allowed: choose other inputs instead."
    return _share(now, BOUNDS["inputs"])


def _revive(v, now):
    if not v.past or not isinstance(v.past[0], Edited):
        return "Go on from the dead network: the scene above brings it back."
    return _cost(now, BOUNDS["revive"])


def _ravine(v, now):
    most, steps, tries = BOUNDS["ravine"]
    if v.scaled != "raw" or v.rule != "descent" or v.shape:
        return "The inputs as they are, plain descent and no hidden layer: only α is yours."
    if len(now.alphas) > tries:
        return f"These were {len(now.alphas)} learning rates, and {tries} are allowed: start over."
    if now.steps > steps:
        return f"At most {steps} steps: scrub back, or start over."
    return _cost(now, most)


def _heart(v, now):
    most, least = BOUNDS["heart"]
    if most <= now.J:
        return f"The training cost is {now.J:.3g}, and should come below {most:g}."
    return None if now.fresh > least else f"The fresh cost is {now.fresh:.3g}: learned by heart, it would be above {least:g}."


def _cure(v, now):
    most, layers, units = BOUNDS["cure"]
    if len(v.shape) < layers or any(count < units for count, _ in v.shape):
        return f"The large network stays as it is: {layers} layers of {units} units. A penalty, or an early end, may help."
    return _cost(now, most)


def _twins(v, now):
    if v.init not in ("zeros", "constant"):
        return "The weights begin all equal, or all zero; what else could tell the units apart?"
    return _cost(now, BOUNDS["twins"])


def _hundred(v, now):
    least, steps = BOUNDS["hundred"]
    if now.steps > steps:
        return f"At most {steps} steps: scrub back, or start over."
    return _share(now, least)


def _classes(v, now):
    if v.shape:
        return "No hidden layer is needed here, and none is allowed."
    return _share(now, BOUNDS["classes"])


def _deep(v, now):
    most, layers = BOUNDS["deep"]
    if len(v.shape) < layers or any(g != "sigmoid" for _, g in v.shape):
        return f"At least {layers} hidden layers, all of them sigmoid."
    return _cost(now, most)


BY_SHARE = ("xor-two-units", "and-by-hand", "no-hidden-layer", "a-hundred-steps", "three-clouds")  # of right answers
TASKS = {
    "spiral-12-units": _spiral,
    "xor-two-units": _two_units,
    "and-by-hand": _by_hand,
    "no-hidden-layer": _one_bend,
    "revive-the-dead": _revive,
    "three-tries": _ravine,
    "learn-by-heart": _heart,
    "cure-it": _cure,
    "all-alike": _twins,
    "a-hundred-steps": _hundred,
    "three-clouds": _classes,
    "deep-and-flat": _deep,
}
