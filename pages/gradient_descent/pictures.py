"""What the read-out says of a ball, or of many, and how long its way was."""

import numpy as np

import nn_core
from nn_core.descent import GONE, ON_THE_WAY
from pages.ui.lesson import content, readout
from pages.ui.lesson.stage import OWN
from pages.ui.runs import descents

SLUG = "gradient-descent"
ALMOST = 0.01  # of the height at the start: a ball that has less left is almost down


def many(v, run):
    """How many of the balls are in a deepest valley, in a higher one, in none yet, and gone."""
    surface, say, valley = nn_core.SURFACES[v.surface], content.phrases(SLUG), run.arrays["valley"]
    low = descents.deepest(surface)
    groups = {
        "deepest": (valley >= 0) & (valley < low),
        "other": valley >= low,
        "none": valley == ON_THE_WAY,
        "gone": valley == GONE,
    }
    numbers = {name: np.count_nonzero(inside, axis=1) for name, inside in groups.items()}
    text = say["many"].replace("{k}", str(valley.shape[1]))
    return readout.Readout(text, {"step": run.steps, **numbers}, {"steps": readout.counted(run.steps)})


def one(v, run):
    """Where the ball is, what a step does on a bowl, and at the end what became of it."""
    surface, say, w = nn_core.SURFACES[v.surface], content.phrases(SLUG), run.arrays["w"]
    at_end = run.steps == run.last
    numbers = {"step": run.steps, "J": run.arrays["J"], "length": run.arrays["length"]}
    numbers |= {f"w{i + 1}": w[:, i, 0] for i in range(surface.n)}
    if surface.n == 1:
        numbers["slope"] = run.arrays["slope"][:, 0]
    numbers["left"] = 100 * height_left(surface, run)
    words = {"steps": readout.counted(run.steps), "what": (("", say["outcomes"][became(surface, run)]), at_end.astype(int))}
    factors = ""
    if surface.hessian is not None:
        factors = say["factors"][f"{surface.n}"]
        numbers |= {f"f{i + 1}": run.arrays["factors"][:, i] for i in range(surface.n)}
    known = at_end | (v.scene == OWN)  # within a scene the factors would be the answer
    words["factors"] = (("", factors), known.astype(int))
    return readout.Readout(say["one" if surface.n == 1 else "two"], numbers, words)


def became(surface, run):
    """What became of the ball, by its name among the phrases "outcomes"."""
    word, width = run.aside["outcomes"][0], np.ptp(surface.domain[0])
    if word == "zig-zags":
        word = "zig-zagged" if run.arrays["length"][-1] < 1e-3 * width else word
    elif word == "creeps":
        word = "almost" if height_left(surface, run)[-1] < ALMOST else word
        word = "goes on" if run.arrays["length"][-1] > 0.01 * width else word
    on_bowl = f"{word} on a bowl"
    return on_bowl if surface.hessian is not None and on_bowl in content.phrases(SLUG)["outcomes"] else word


def height_left(surface, run):
    """Which part of its height above the lowest point of all the ball still has, (K,); 1 at the start."""
    above = run.arrays["J"] - float(surface.cost(np.array(surface.minima[0])))
    return above / above[0] if above[0] > 1e-12 else np.ones(len(above))


def detour(run):
    """How many times as long as the straight line the way of the first ball was."""
    w = run.arrays["w"][:, :, 0]
    straight = np.linalg.norm(w[-1] - w[0])
    return float(np.linalg.norm(np.diff(w, axis=0), axis=1).sum() / straight) if straight else 1.0
