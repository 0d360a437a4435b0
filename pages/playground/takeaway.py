"""What a learner takes away: the script, a notebook, the weights, and the run as a table."""

import csv
import io
import json

import numpy as np

import nn_core
from pages.playground import table
from pages.playground.script import script


def notebook(v):
    """The script as a Jupyter notebook (format 4.5): the same lines in one cell, and a word before it."""
    words = "# A trial from Pulsatilla's playground\n\nIt needs NumPy only, and prints the cost that the picture shows."
    cells = [
        {"cell_type": "markdown", "id": "words", "metadata": {}, "source": words},
        {"cell_type": "code", "id": "trial", "metadata": {}, "execution_count": None, "outputs": [], "source": script(v)},
    ]
    known = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": cells, "metadata": known, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def weights(v, run):
    """{name: array} at the step shown: W1, b1, W2, ..."""
    net = table.trial_of(v).net
    theta = nn_core.Parameters.from_vector(net, np.asarray(run.arrays["theta"][run.index_of(v.step)], dtype=float))
    return {f"{letter}{l}": part[l] for l in range(1, net.L + 1) for letter, part in (("W", theta.W), ("b", theta.b))}


def as_npz(v, run):
    """The weights as a file for `numpy.load`."""
    file = io.BytesIO()
    np.savez(file, **weights(v, run))
    return file.getvalue()


def as_json(v, run):
    """The network and its weights as JSON."""
    trial = table.trial_of(v)
    hidden = [trial.net.activation(l) for l in range(1, trial.net.L)]
    told = {"n": trial.net.n, "hidden": hidden, "output": trial.net.output, "loss": trial.net.loss, "inputs": trial.lot.inputs}
    told |= {"step": run.recorded(v.step), "weights": {name: part.tolist() for name, part in weights(v, run).items()}}
    return json.dumps(told, indent=1)


def as_csv(run):
    """The recorded steps as a table: step, cost, fresh cost, how many are right of either."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["step", "cost", "fresh cost", "right", "fresh right"])
    columns = [run.arrays[name].tolist() for name in ("J", "J fresh", "right", "fresh right")]
    rows.writerows(zip(run.steps.tolist(), *columns, strict=True))
    return text.getvalue()
