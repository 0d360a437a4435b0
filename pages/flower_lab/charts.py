"""The charts of the room Trust, each under the sentence that says what there is to see in it; the figures give both."""

from functools import cache

import streamlit as st

from pages.flower_lab import asking, judged, kinds
from pages.ui.lesson import content
from pages.ui.still import judging

SLUG = asking.SLUG
MANY = 20  # photos: a bin of fewer says little


def show(v):
    """All charts for the chosen photos, those that show one network for the chosen one."""
    *pairs, last = drawn(v.trusted, v.judged, st.context.theme.type or "light")
    for both in (pairs[:2], pairs[2:]):
        for column, chart in zip(st.columns(2, gap="large"), both, strict=True):
            _put(column, *chart)
    _put(st, *last)


@cache
def drawn(network, split, mode):
    """[(name, sentence, chart)], the same for everybody: no step of the run changes them, and to draw them takes long."""
    say, found = content.phrases(SLUG)["charts"], {name: judged.result(name, split) for name in judged.NETWORKS}
    one, rows = found[network], kinds.rows(split)
    charts = {
        "roc": (roc_told(found, say["roc"]), roc(found, say["roc"], mode)),
        "calibration": (calibration_told(one, say["calibration"]), calibration(one, say["calibration"], mode)),
        "confusion": (confusion_told(one, say["confusion"]), confusion(one, say["confusion"], mode)),
        "risk": (risk_told(found, network, say["risk"]), risk(found, network, say["risk"], mode)),
        "kinds": (kinds.told(rows, network, say["kinds"]), by_kind(rows, say["kinds"], mode)),
    }
    return [(name, f"**{say[name]['heading']}** {sentence}", chart) for name, (sentence, chart) in charts.items()]


def _put(place, name, sentence, chart):
    place.markdown(sentence)
    place.plotly_chart(chart, key=f"{SLUG}.{name}", config={"displayModeBar": False})  # on a phone it would lie on the legend


def roc(found, say, mode):
    """All three curves, from hundredth to hundredth."""
    curves = {}
    for name, one in found.items():
        thresholds, alarms, hits = zip(*one["roc"], strict=True)
        curves[judged.NETWORKS[name]] = (alarms, hits, [f"p > {t:.2f}" for t in thresholds])
    return judging.roc(curves, (say["x"], say["y"]), say["guessing"], mode)


def roc_told(found, say):
    """How often a flower is rated above another photo."""
    return say["text"].format(**{name: f"{100 * one['roc_auc']:.1f}" for name, one in found.items()})


def calibration(one, say, mode):
    """What the network says, against how many were flowers."""
    return judging.calibration(one["calibration"], (say["x"], say["y"]), say["perfect"], mode)


def calibration_told(one, say):
    """The bin of many photos that lies furthest from the diagonal, and how far all lie from it."""
    p, share, photos = max((row for row in one["calibration"] if row[2] >= MANY), key=lambda row: abs(row[0] - row[1]))
    known = {"p": f"{p:.2f}", "share": f"{100 * share:.0f}", "photos": photos, "off": f"{100 * one['calibration_error']:.1f}"}
    return say["too_high" if p > share else "too_low"].format(**known)


def confusion(one, say, mode):
    """What is what, and what it is called."""
    right = one["confusion"]
    counts = [[right["true_positive"], right["false_negative"]], [right["false_positive"], right["true_negative"]]]
    return judging.confusion(counts, say["names"], (say["x"], say["y"]), mode)


def confusion_told(one, say):
    """How many are right of each class, and which mistakes there are more of."""
    (flowers, others), right = judged.classes(one), one["confusion"]
    known = {"found": right["true_positive"], "flowers": flowers, "recognised": right["true_negative"], "others": others}
    missed, alarms = right["false_negative"], right["false_positive"]
    shares = {"missed_share": f"{100 * missed / flowers:.0f}", "alarm_share": f"{100 * alarms / others:.0f}"}
    return say["text"].format(**known, **shares)


def risk(found, network, say, mode):
    """The share of wrong answers as more and more photos are answered, the surest first."""
    curves = {}
    for name, one in found.items():
        answered, right = zip(*one["risk"], strict=True)
        curves[judged.NETWORKS[name]] = (answered, [1 - share for share in right], answered)
    return judging.risk(curves, found[network].get("told"), (say["x"], say["y"]), say["unsure"], mode)


def risk_told(found, network, say):
    """What it gains not to answer where it is unsure; by a zone of its own, or by leaving out a fifth."""
    one = found[network]
    known = {"all": f"{100 * judged.mistakes(one) / one['photos']:.1f}", "network": judged.NAMES[network]}
    if "told" in one:
        unsure = judged.several(sum(row[1] for row in one["verdicts"]), "photo")
        return say["zone"].format(**known, unsure=unsure, photos=one["photos"], wrong=f"{100 * (1 - one['told_right']):.1f}")
    answered, right = min(one["risk"], key=lambda row: abs(row[0] - 0.8))
    return say["fifth"].format(**known, answered=f"{100 * answered:.0f}", wrong=f"{100 * (1 - right):.1f}")


def by_kind(rows, say, mode):
    """The share of every kind that is taken for the other class, by all three."""
    return judging.by_kind(rows, judged.NETWORKS, (say["x"], ""), mode)
