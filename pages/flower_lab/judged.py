"""What the figures say of a network and the photos it was judged by: counted there, never typed."""

from itertools import product

import numpy as np

from pages.ui import cached

NETWORKS = {"eyes": "with eyes", "dense": "dense", "logistic": "logistic regression"}
NAMES = {"eyes": "the network with eyes", "dense": "the dense network", "logistic": "logistic regression"}  # in a sentence
SPLITS = {"test": "known collections", "source": "a strange collection", "source2": "two strange collections"}
HALF = 50  # the step at which the threshold is 1/2


def result(network, split):
    """The figures of a network on a split, a dict (`nn_core.flower.figures.figures_of`)."""
    return cached.flower_figures()["models"][network][split]


def classes(found):
    """(how many flowers, how many others) there are."""
    return found["flowers"], found["photos"] - found["flowers"]


def errors(found):
    """(missed flowers, false alarms), (101,) each, whole numbers: at the thresholds 0, 0.01, ..., 1."""
    flowers, others = (np.cumsum(counts) for counts in found["hundredths"])
    return flowers, others[-1] - others


def shares(found):
    """(of the flowers the share that is found, of the others the share that raises an alarm), (101,) each."""
    (missed, alarms), (flowers, others) = errors(found), classes(found)
    return 1 - missed / flowers, alarms / others


def worth(hits, alarms, rare):
    """Of what is called a flower, the share that is one, where `rare` of 100 photos show flowers; NaN where nothing is called so.

    Bayes: π h / (π h + (1 − π) f), with the share h of flowers found, the share f of false alarms among the others, π = rare/100.
    """
    right, wrong = rare * np.asarray(hits, float), (100 - rare) * np.asarray(alarms, float)
    return np.divide(right, right + wrong, out=np.full(np.shape(right + wrong), np.nan), where=right + wrong > 0)


def mistakes(found):
    """How many answers are wrong, were it to decide at 1/2."""
    return found["confusion"]["false_negative"] + found["confusion"]["false_positive"]


def several(count, thing):
    """ "1 flower", "2 flowers"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def scores():
    """How all networks did on photographs that they never learned from, as a Markdown table."""
    lines = [
        "| network | judged on | photos | balanced accuracy | ROC AUC | flowers found | others recognised |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for (network, called), (split, name) in product(NETWORKS.items(), SPLITS.items()):
        found = result(network, split)
        right, (flowers, others) = found["confusion"], classes(found)
        counts = (f"{right['true_positive']} of {flowers}", f"{right['true_negative']} of {others}")
        share = f"{100 * found['balanced_accuracy']:.0f} %"
        row = (called, name, found["photos"], share, f"{found['roc_auc']:.2f}", *counts)
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join(lines)
