"""The surest photos are answered first, then more and more: which share of the answers is wrong, for all three networks."""

import numpy as np

from pages.flower_lab import judged
from pages.ui.lesson import readout
from pages.ui.live import panels
from pages.ui.live.player import Run

SECONDS = 8
ROLES = {"eyes": "class1", "dense": "class0", "logistic": "muted"}
FOUR_FIFTHS = 80  # the step, in %, at which the fifth that is least sure is left out


def make_run(v):
    """A step for each hundredth of the photos: of each network the share of wrong answers among so many, in %, (101,)."""
    found = {name: judged.result(name, v.judged) for name in judged.NETWORKS}
    answered = np.r_[0, [share for share, _ in found["eyes"]["risk"]]]
    steps = np.rint(100 * answered).astype(int)
    wrong = {name: np.r_[0, [100 * (1 - right) for _, right in one["risk"]]] for name, one in found.items()}
    told = found[v.trusted].get("told")
    unsure = {"unsure": answered >= told} if told else {}
    aside = {"answered": np.rint(answered * found["eyes"]["photos"]).astype(int)}
    return Run(steps, wrong | unsure | {"together": np.stack(list(wrong.values()), axis=1)}, aside=aside)


def shown(v, run, say):
    """(panels, widths): the shares of wrong answers as lines, and now as bars."""
    lines = [(name, called, ROLES[name]) for name, called in judged.NETWORKS.items()]
    shade = "unsure" if "unsure" in run.arrays else None
    curve = panels.curve(
        lines, say["risk_unsure" if shade else "risk"], say["axis_wrong"], x_title=say["axis_answered"], shade=shade
    )
    return [curve, panels.bars("together", list(judged.NETWORKS), ("network", say["axis_wrong"]), say["now"])], [1.6, 1]


def told(v, run, say):
    """How many photos are answered, and how many of the answers of the chosen network are wrong."""
    wrong = np.rint(run.arrays[v.trusted] * run.aside["answered"] / 100).astype(int)
    every = zip(run.steps[1:], run.aside["answered"][1:], wrong[1:], run.arrays[v.trusted][1:], strict=True)
    network = judged.NAMES[v.trusted]
    sentences = [
        say["surest"].format(step=step, answered=answered, wrong=count, share=f"{share:.1f}", network=network)
        for step, answered, count, share in every
    ]
    return readout.every_step([say["unanswered"], *sentences])


def outcome(v, run):
    """What leaving out the least sure fifth does to the share of wrong answers."""
    if v.scene != "surest-photos-first":
        return None
    wrong = run.arrays[v.trusted]
    left = wrong[run.index_of(FOUR_FIFTHS)] / wrong[-1]
    return "third" if left <= 1 / 3 else "fifth" if left <= 0.9 else "same"
