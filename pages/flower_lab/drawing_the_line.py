"""The threshold moves from 0 to 1: what is called a flower at each, and what that is worth where flowers are rare."""

import numpy as np

from pages.flower_lab import judged
from pages.ui.lesson import readout
from pages.ui.live import panels, tallies
from pages.ui.live.player import Run

UNIT = ((0.0, 1.0), (0.0, 1.0))
SECONDS = 16


def make_run(v):
    """A step for each hundredth of the threshold: the "point" on the ROC curve, and what is called a flower, counted."""
    found = judged.result(v.trusted, v.judged)
    hits, alarms = judged.shares(found)
    rows = np.array(found["roc"])[:, 1:]
    counts = {"found": 100 * hits, "alarms": 100 * alarms, "yours found": v.rare * hits, "yours alarms": (100 - v.rare) * alarms}
    arrays = {"point": np.stack([alarms, hits], axis=1)[:, None], "roc": rows, "none": np.zeros(len(hits), int)}
    arrays |= {name: np.rint(count).astype(int) for name, count in counts.items()}
    return Run(np.arange(len(hits)), arrays, aside={"found": found})


def shown(v, run, say):
    """(panels, widths): a hundred of both classes, a hundred photos as one takes them, and the ROC curve."""
    x, y = run.arrays["point"][judged.HALF, 0]
    unsure = unsure_among_100(run.aside["found"])
    groups = [
        tallies.group(say["of_flowers"], 100, 0, "found", "none", unsure[0]),
        tallies.group(say["of_others"], 0, 100, "none", "alarms", unsure[1]),
    ]
    yours = [line.format(flowers=flowers(v.rare), found="{found}", said="{said}") for line in say["of_yours"]]
    own = tallies.group(yours, v.rare, 100 - v.rare, "yours found", "yours alarms")
    curve = panels.path("point", UNIT, say["roc"], (say["axis_alarms"], say["axis_found"]), [(x, y, "½")], line="roc")
    return [tallies.tally(groups, say["hundred"]), tallies.tally([own], say["yours"]), curve], [1.5, 0.85, 1.15]


def unsure_among_100(found):
    """((from, to) of a hundred flowers, of a hundred others), the likeliest first, of which the network cannot tell."""
    if "verdicts" not in found:
        return (0, 0), (0, 0)
    counts = [np.cumsum(counted[::-1]) for counted in found["verdicts"]]
    return tuple((round(100 * above / photos), round(100 * unsure / photos)) for above, unsure, photos in counts)


def told(v, run, say):
    """A sentence for every threshold: who is missed, who raises an alarm, and what the answer "flower" is worth."""
    found = run.aside["found"]
    total, (missed, alarms) = judged.classes(found), judged.errors(found)
    sure = judged.worth(*judged.shares(found), v.rare)
    sentences = [sentence(say, k, total, (missed[k], alarms[k]), v.rare, sure[k]) for k in range(len(missed))]
    return readout.every_step(sentences)


def sentence(say, k, total, wrong, rare, sure):
    """The sentence at the threshold k/100."""
    (flowers_, others), (missed, alarms) = total, wrong
    known = {"t": f"{k / 100:.2f}", "missed": missed, "flowers": flowers_, "others": others}
    known |= {"alarms": judged.several(alarms, "false alarm"), "rare": flowers(rare)}
    if missed == flowers_ and not alarms:
        return say["none"].format(**known)
    first = say["all"] if not missed and alarms == others else say["at"]
    second = say["worth"].format(**known, right=of_100(sure)) if alarms else say["no_alarm"]
    return f"{first.format(**known)} {second.format(**known)}"


def of_100(share):
    """A share as so many of 100, from 1 to 99: nothing is certain."""
    return int(np.clip(np.rint(100 * share), 1, 99))


def flowers(count):
    """ "1 flower", "2 flowers"."""
    return judged.several(count, "flower")


def outcome(v, run):
    """The answer to the guess of the scene that is open."""
    found = run.aside["found"]
    if v.scene == "where-to-draw-the-line":
        _, alarms = judged.errors(found)
        ratio = alarms[10] / alarms[judged.HALF]
        return "fewer" if ratio < 1 else "twice" if ratio < 3 else "more"
    if v.scene == "rare-flowers":
        sure = judged.worth(*judged.shares(found), v.rare)[judged.HALF]
        return "mostly" if sure > 0.75 else "half" if sure > 0.35 else "seldom"
    if v.scene == "a-place-it-never-saw":
        wrong = [judged.mistakes(one) / one["photos"] for one in (found, judged.result(v.trusted, "test"))]
        return "same" if wrong[0] < 1.5 * wrong[1] else "twice" if wrong[0] < 3 * wrong[1] else "thrice"
    return None
